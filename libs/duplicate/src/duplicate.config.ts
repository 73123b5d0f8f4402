import { type ConfigFile } from '@app/platform';
import { z } from 'zod';

const share = z.number().min(0).max(1);

const duplicatesSchema = z.strictObject({
  duplicate_at: share,
  related_at: share,
  same_customer_bonus: share,
  meaning_bonus: share.default(0.5),
  near_window_days: z.int().min(1).max(36_500),
  candidates: z.int().min(1).max(200),
  fit_precision: share.default(0.9),
  fit_minimum_links: z.int().min(1).max(100_000).default(30),
  reuse_window_hours: z.number().min(0).max(8_760).default(24),
  /** Group name to its words, parted by spaces. */
  common_words: z.record(z.string(), z.string()),
  weak_words: z.record(z.string(), z.string()).default({}),
});

export type DuplicateSettings = z.infer<typeof duplicatesSchema>;

export const duplicatesFile: ConfigFile<DuplicateSettings> = {
  name: 'duplicates.yaml',
  schema: duplicatesSchema,
  check: ({ duplicate_at, related_at, same_customer_bonus }) => [
    ...(related_at <= duplicate_at
      ? []
      : [{ path: ['related_at'], message: `must not be over duplicate_at (${duplicate_at})` }]),
    ...(same_customer_bonus < related_at
      ? []
      : [
          {
            path: ['same_customer_bonus'],
            message: `must be under related_at (${related_at}), or any two tickets of a customer would be related`,
          },
        ]),
  ],
};
