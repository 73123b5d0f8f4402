import { type ConfigFile } from '@app/platform';
import { z } from 'zod';

const share = z.number().min(0).max(1);

const learningSchema = z.strictObject({
  auto_apply: z.strictObject({ category: share.default(0.95), severity: share.default(0.9) }).prefault({}),
  minimum_judged: z.int().min(1).max(100_000).default(30),
});

export type LearningSettings = z.infer<typeof learningSchema>;

export const learningFile: ConfigFile<LearningSettings> = {
  name: 'learning.yaml',
  schema: learningSchema,
  mayBeMissing: true,
};
