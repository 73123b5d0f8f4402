import { type ConfigFile } from '@app/platform';
import { z } from 'zod';

const incidentsSchema = z.strictObject({
  window_minutes: z.int().min(5).max(1440).default(60),
  least_customers: z.int().min(3).max(1000).default(4),
  history_days: z.int().min(1).max(60).default(7),
  same_words: z.array(z.array(z.string().min(1)).min(2)).default([]),
  raise_members: z.boolean().default(false),
  severity_lift: z.array(z.strictObject({ customers: z.int().min(1), severity: z.string() })).default([]),
});

export type IncidentSettings = z.infer<typeof incidentsSchema>;

export const incidentsFile: ConfigFile<IncidentSettings> = {
  name: 'incidents.yaml',
  schema: incidentsSchema,
  mayBeMissing: true,
  refersTo: ({ severity_lift }) =>
    severity_lift.map(({ severity }, place) => ({
      kind: 'severity',
      id: severity,
      path: ['severity_lift', place, 'severity'],
    })),
};
