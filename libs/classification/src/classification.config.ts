import { type Complaint, type ConfigFile, type Reference } from '@app/platform';
import { z } from 'zod';
import { mistakeInPhrase } from './phrase.js';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'an id is lower-case letters, digits and underscores');

/** Phrases that mean the same: a ticket that holds several of them has given one sign, not several. */
const signal = z.strictObject({
  weight: z.number().min(-6).max(6),
  /** A negation shortly before takes the sign back: "no error", "not urgent". */
  negatable: z.boolean().default(false),
  phrases: z.array(z.string().trim().min(1)).min(1),
});
export type Signal = z.infer<typeof signal>;

const category = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  examples: z.array(z.string()).default([]),
  exclusions: z.array(z.string()).default([]),
  /** The score a ticket has for this category before a word of it is read. */
  head_start: z.number().min(0).max(3).default(0),
  signals: z.array(signal).default([]),
});

const categoriesSchema = z.strictObject({ default: id, categories: z.record(id, category) });
export type CategoriesConfig = z.infer<typeof categoriesSchema>;

export const categoriesFile: ConfigFile<CategoriesConfig> = {
  name: 'categories.yaml',
  schema: categoriesSchema,
  defines: ({ categories }) => Object.keys(categories).map((each) => ({ kind: 'category', id: each })),
  refersTo: (file) => [{ kind: 'category', id: file.default, path: ['default'] }],
  check: ({ categories }) =>
    Object.entries(categories).flatMap(([each, { signals }]) => badPhrases(signals, ['categories', each, 'signals'])),
};

/**
 * `because` ends the sentence "The severity is high because ..."; a signal of `scope` says how many are concerned, which
 * proves nothing where no harm is done.
 */
const severitySignal = signal.extend({
  because: z.string().min(1),
  negatable: z.boolean().default(true),
  scope: z.boolean().default(false),
});
export type SeveritySignal = z.infer<typeof severitySignal>;

/** Levels from the worst down: a score belongs to the first level whose `from` it reaches; the last one takes the rest. */
const axis = z.strictObject({
  levels: z.array(z.strictObject({ id, from: z.number().optional() })).min(2),
  signals: z.array(severitySignal),
});
export type Axis = z.infer<typeof axis>;

/** How far a model that knows other desks' reports may move the impact; nothing where it is not written. */
const learned = z.strictObject({
  lean: z.number().min(0).max(3),
  reach: z.number().min(0).max(5),
  /** Phrases that only somebody says who writes to a desk: the model is silent then. */
  letters: z.array(z.string().trim().min(1)).default([]),
});

const severitiesSchema = z.strictObject({
  default: id,
  severities: z.record(id, z.strictObject({ name: z.string().min(1), description: z.string().min(1) })),
  impact: axis,
  urgency: axis,
  learned: learned.default({ lean: 0, reach: 0, letters: [] }),
  matrix: z.record(id, z.record(id, id)),
});
export type SeveritiesConfig = z.infer<typeof severitiesSchema>;

export const severitiesFile: ConfigFile<SeveritiesConfig> = {
  name: 'severities.yaml',
  schema: severitiesSchema,
  defines: ({ severities }) => Object.keys(severities).map((each) => ({ kind: 'severity', id: each })),
  refersTo: (file) => [
    { kind: 'severity', id: file.default, path: ['default'] },
    ...matrixCells(file).map(({ severity, path }) => ({ kind: 'severity', id: severity, path })),
  ],
  check: (file) => [
    ...wrongLevels(file.impact, 'impact'),
    ...wrongLevels(file.urgency, 'urgency'),
    ...missingCells(file),
    ...badPhrases(file.impact.signals, ['impact', 'signals']),
    ...badPhrases(file.urgency.signals, ['urgency', 'signals']),
    ...badLetters(file.learned.letters),
  ],
};

function matrixCells({ matrix }: SeveritiesConfig): { severity: string; path: Reference['path'] }[] {
  return Object.entries(matrix).flatMap(([impact, row]) =>
    Object.entries(row).map(([urgency, severity]) => ({ severity, path: ['matrix', impact, urgency] })),
  );
}

function missingCells({ impact, urgency, matrix }: SeveritiesConfig): Complaint[] {
  return impact.levels.flatMap((row) =>
    urgency.levels
      .filter((column) => matrix[row.id]?.[column.id] === undefined)
      .map((column) => ({
        path: ['matrix', row.id],
        message: `no severity stands for impact "${row.id}" and urgency "${column.id}"`,
      })),
  );
}

function wrongLevels({ levels }: Axis, name: string): Complaint[] {
  return levels.flatMap(({ from }, i) => {
    const above = levels[i - 1]?.from ?? Infinity;
    const isLast = i === levels.length - 1;
    if (isLast ? from === undefined : from !== undefined && from < above) return [];
    const message = isLast
      ? 'the last level takes every score that is left, so it has no "from"'
      : 'needs a "from", lower than that of the level above';
    return [{ path: [name, 'levels', i], message }];
  });
}

function badLetters(phrases: readonly string[]): Complaint[] {
  return phrases.flatMap((phrase, i) => {
    const message = mistakeInPhrase(phrase);
    return message === undefined ? [] : [{ path: ['learned', 'letters', i], message }];
  });
}

function badPhrases(signals: readonly Signal[], path: Complaint['path']): Complaint[] {
  return signals.flatMap(({ phrases }, i) =>
    phrases.flatMap((phrase, j) => {
      const message = mistakeInPhrase(phrase);
      return message === undefined ? [] : [{ path: [...path, i, 'phrases', j], message }];
    }),
  );
}
