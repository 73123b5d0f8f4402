import { z } from 'zod';
import { type ChatMessage, type ChatModel } from './chat-model.js';
import { readJsonAnswer } from './json-answer.js';
import { type Climb, type Climbed, type Rung } from './climb.js';
import { type Ladder } from './ladder.js';
import { LlmError } from './llm-error.js';
import { type Prompt } from './prompt.js';
import { readBySchema, type SchemaReading } from './schema-reading.js';

export interface ModelRung extends Rung {
  readonly chat: ChatModel;
}

/** What both kinds of question have in common. */
export type Asking = Omit<Climb<never, never>, 'rungs' | 'ask'> & { readonly prompt: Prompt };

export interface StructuredAsking<T> extends Asking {
  readonly schema: z.ZodType<T>;
  /** Runs on the model's JSON before the schema does, to put back what was hidden from the model. */
  readonly restore?: (json: unknown) => unknown;
}

/** A refused answer and why, for the one round in which the same model may mend it. */
interface Refused {
  readonly answer: string;
  readonly complaint: string;
}

/** A refused answer is shown to its author again only so far. */
const SHOWN_AGAIN = 4000;

/**
 * Asks for an answer of a shape: JSON mode with the schema in the prompt, read by our own parser, one repair round with
 * the parser's complaint, then the next model.
 * @throws LlmGaveUp
 */
export async function structured<T>(
  ladder: Ladder,
  rungs: readonly ModelRung[],
  asking: StructuredAsking<T>,
): Promise<Climbed<T>> {
  const question = questionOf(asking.prompt, asking.schema);
  const refused = new Map<string, Refused>();
  return ladder.climb<T, ModelRung>({
    ...asking,
    rungs,
    ask: async (rung, call) => {
      const answer = await rung.chat.json(withRepair(question, refused.get(rung.name)), call);
      const reading = read(answer, asking);
      if (reading.ok) return reading.value;
      refused.set(rung.name, { answer: answer.slice(0, SHOWN_AGAIN), complaint: reading.complaint });
      throw new LlmError('unusable');
    },
  });
}

function read<T>(answer: string, { schema, restore }: StructuredAsking<T>): SchemaReading<T> {
  const json = readJsonAnswer(answer);
  if (!json.ok) return json;
  return readBySchema(schema, restore === undefined ? json.value : restore(json.value));
}

function questionOf(prompt: Prompt, schema: z.ZodType): readonly ChatMessage[] {
  return [
    { role: 'system', text: `${prompt.system}\n\n${shapeOf(schema)}` },
    { role: 'user', text: prompt.user },
  ];
}

function withRepair(question: readonly ChatMessage[], refused: Refused | undefined): readonly ChatMessage[] {
  if (refused === undefined) return question;
  return [
    ...question,
    { role: 'assistant', text: refused.answer },
    {
      role: 'user',
      text: `${refused.complaint}\nAnswer again, with the whole corrected JSON object and nothing else.`,
    },
  ];
}

const shapes = new WeakMap<z.ZodType, string>();

function shapeOf(schema: z.ZodType): string {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  // What the dialect is called and that other keys are unwelcome costs tokens and helps no model.
  const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), (key, value: unknown) =>
    key === '$schema' || key === 'additionalProperties' ? undefined : value,
  );
  const text = `Answer with one JSON object that fits this JSON schema, and nothing else:\n${json}`;
  shapes.set(schema, text);
  return text;
}
