import { type Complaint, type ConfigFile, type YamlPath } from '@app/platform';
import { z } from 'zod';
import { BUILT_IN_CODES } from './codes.js';
import { Phrases } from './phrases.js';

const phrases = z.array(z.string().trim().min(1).max(200)).max(300);

const promise = z.strictObject({
  code: z.string().regex(/^[a-z][a-z_]{0,39}$/, 'must be small letters and _, such as promised_refund'),
  severity: z.enum(['warning', 'error']),
  says: z.string().min(1).max(200),
  phrases: phrases.min(1),
  unless: phrases.default([]),
});

const draftChecksSchema = z.strictObject({
  may_mention: z.array(z.string().min(1).max(300)).max(1_000),
  words_at_most: z.int().min(20).max(5_000),
  promises: z.array(promise).max(100),
});

export type DraftCheckRules = z.infer<typeof draftChecksSchema>;
export type PromiseRule = z.infer<typeof promise>;

export const draftChecksFile: ConfigFile<DraftCheckRules> = {
  name: 'draft_checks.yaml',
  schema: draftChecksSchema,
  check: ({ promises }) => [
    ...promises.flatMap((rule, i) => wrongPhrases(rule, ['promises', i])),
    ...promises.flatMap(({ code }, i) => takenCode(code, promises.slice(0, i), ['promises', i, 'code'])),
  ],
};

function wrongPhrases(rule: PromiseRule, path: YamlPath): Complaint[] {
  return (['phrases', 'unless'] as const).flatMap((list) =>
    rule[list].flatMap((phrase, i) => {
      try {
        new Phrases([phrase]);
        return [];
      } catch (error) {
        return [{ path: [...path, list, i], message: (error as Error).message }];
      }
    }),
  );
}

function takenCode(code: string, earlier: readonly PromiseRule[], path: YamlPath): Complaint[] {
  const isTaken = BUILT_IN_CODES.includes(code) || earlier.some((rule) => rule.code === code);
  return isTaken ? [{ path, message: `"${code}" is taken; choose another code` }] : [];
}
