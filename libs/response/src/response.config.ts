import { TONES } from '@app/domain';
import { type Complaint, type ConfigFile, type Reference, type YamlPath } from '@app/platform';
import { z } from 'zod';
import { PlainTemplate } from './plain-template.js';
import { fieldIn, PLAIN_VARIABLES, QUESTION_VARIABLE } from './reply-variables.js';

const text = z.string().max(2_000);
const texts = z.array(text).max(20);

const reply = z.strictObject({
  greeting: text,
  acknowledgment: text,
  explanation: text,
  before_actions: text,
  action_items: texts,
  question: text,
  timeline: text,
  closing: text,
  suggested_actions: texts,
});
const tone = z.enum(TONES);
const ownReplies = z.partialRecord(tone, reply.partial());

const words = z.string().min(1).max(200);
const fieldWords = z.strictObject({
  mention: z.strictObject({ one: words, several: words }).optional(),
  ask_for: words.optional(),
});

const responseSchema = z.strictObject({
  desk_name: z.string().min(1).max(100),
  escalate: z.array(z.string()),
  fields: z.record(z.string(), fieldWords),
  default: z.record(tone, reply),
  short_ticket: z.strictObject({ words_at_most: z.int().min(0).max(50), replies: ownReplies }),
  categories: z.record(z.string(), ownReplies),
});

export type ResponseTemplates = z.infer<typeof responseSchema>;
/** How the replies speak of each field, by field id. */
export type FieldWords = ResponseTemplates['fields'];
export type ReplyTexts = z.infer<typeof reply>;
/** The replies of one situation; what a tone leaves out is said as in the default reply of that tone. */
export type OwnReplies = z.infer<typeof ownReplies>;

/** A template where it stands in the file, with the variables it may use. */
interface PlacedTemplate {
  readonly path: YamlPath;
  readonly source: string;
  readonly allowed: readonly string[];
}

export const responseFile: ConfigFile<ResponseTemplates> = {
  name: 'response_templates.yaml',
  schema: responseSchema,
  refersTo: (value) => [
    ...value.escalate.map((id, i) => ({ kind: 'severity', id, path: ['escalate', i] })),
    ...Object.keys(value.fields).map((id) => ({ kind: 'field', id, path: ['fields', id] })),
    ...Object.keys(value.categories).map((id) => ({ kind: 'category', id, path: ['categories', id] })),
    ...templatesIn(value).flatMap(fieldReferences),
  ],
  check: (value) => templatesIn(value).flatMap(complaints),
};

function templatesIn(value: ResponseTemplates): PlacedTemplate[] {
  return [
    ...repliesIn(value.default, ['default']),
    ...repliesIn(value.short_ticket.replies, ['short_ticket', 'replies']),
    ...Object.entries(value.categories).flatMap(([id, replies]) => repliesIn(replies, ['categories', id])),
  ];
}

function repliesIn(replies: OwnReplies, path: YamlPath): PlacedTemplate[] {
  return Object.entries(replies).flatMap(([spoken, parts]) =>
    Object.entries(parts).flatMap(([part, value]) => {
      const allowed = part === 'question' ? [...PLAIN_VARIABLES, QUESTION_VARIABLE] : PLAIN_VARIABLES;
      if (typeof value === 'string') return [{ allowed, path: [...path, spoken, part], source: value }];
      return (value ?? []).map((source, i) => ({ allowed, path: [...path, spoken, part, i], source }));
    }),
  );
}

function complaints(placed: PlacedTemplate): Complaint[] {
  let template: PlainTemplate;
  try {
    template = new PlainTemplate(placed.source);
  } catch (error) {
    return [{ path: placed.path, message: `not a valid template: ${(error as Error).message}` }];
  }
  const allowed = placed.allowed.join(', ');
  return template.variables
    .filter((name) => !placed.allowed.includes(name) && fieldIn(name) === undefined)
    .map((name) => ({ path: placed.path, message: `unknown variable "${name}"; allowed: ${allowed}, fields.<field>` }));
}

function fieldReferences({ path, source }: PlacedTemplate): Reference[] {
  return variablesOf(source)
    .map(fieldIn)
    .filter((id) => id !== undefined)
    .map((id) => ({ kind: 'field', id, path }));
}

/** None for a template that does not parse: `complaints` reports it. */
function variablesOf(source: string): readonly string[] {
  try {
    return new PlainTemplate(source).variables;
  } catch {
    return [];
  }
}
