import { PRIORITIES } from '@app/domain';
import { type Complaint, type ConfigFile, type Reference, type YamlPath } from '@app/platform';
import { z } from 'zod';
import { TIME_PATTERN } from './sla.js';

const confidence = z.number().min(0).max(1);

const condition = z.strictObject({
  field: z.string(),
  /** Absent: the field only has to be found. */
  equals: z.string().optional(),
});

const destination = z.strictObject({
  team: z.string(),
  alternatives: z.array(z.string()).default([]),
  /** The priority that a severity gets here instead of its own. */
  priority_modifier: z.record(z.string(), z.enum(PRIORITIES)).default({}),
  confidence: confidence.default(0.95),
});

const rule = destination.extend({ category: z.string(), when: z.array(condition).min(1).optional() });

const routingSchema = z.strictObject({
  teams: z.record(
    z.string(),
    z.strictObject({ name: z.string().min(1), description: z.string().min(1), escalates_to: z.string().optional() }),
  ),
  severities: z.record(
    z.string(),
    z.strictObject({
      priority: z.enum(PRIORITIES),
      respond_within: z
        .string()
        .regex(TIME_PATTERN, 'must be a whole number and m (minutes), h (hours) or d (days), such as 24h'),
    }),
  ),
  escalation: z.strictObject({
    severities: z.array(z.string()),
    team: z.string(),
    alternatives: z.array(z.string()).default([]),
    confidence: confidence.default(0.95),
  }),
  rules: z.array(rule),
  default: destination.extend({ confidence: confidence.default(0.5) }),
});

export type RoutingRules = z.infer<typeof routingSchema>;
type RoutingRule = z.infer<typeof rule>;
export type Destination = z.infer<typeof destination>;
export type Condition = z.infer<typeof condition>;

export const routingFile: ConfigFile<RoutingRules> = {
  name: 'routing_rules.yaml',
  schema: routingSchema,
  defines: ({ teams }) => Object.keys(teams).map((id) => ({ kind: 'team', id })),
  refersTo: (value) => [
    ...Object.entries(value.teams).flatMap(([id, { escalates_to: next }]) =>
      next === undefined ? [] : [reference('team', next, ['teams', id, 'escalates_to'])],
    ),
    ...Object.keys(value.severities).map((id) => reference('severity', id, ['severities', id])),
    ...references('severity', value.escalation.severities, ['escalation', 'severities']),
    reference('team', value.escalation.team, ['escalation', 'team']),
    ...references('team', value.escalation.alternatives, ['escalation', 'alternatives']),
    ...value.rules.flatMap((each, i) => ruleReferences(each, ['rules', i])),
    ...destinationReferences(value.default, ['default']),
  ],
  check: (value) => [...endlessEscalations(value), ...ownAlternatives(value), ...unreachableRules(value)],
};

function reference(kind: string, id: string, path: YamlPath): Reference {
  return { kind, id, path };
}

function references(kind: string, ids: readonly string[], path: YamlPath): Reference[] {
  return ids.map((id, i) => reference(kind, id, [...path, i]));
}

function destinationReferences(value: Destination, path: YamlPath): Reference[] {
  return [
    reference('team', value.team, [...path, 'team']),
    ...references('team', value.alternatives, [...path, 'alternatives']),
    ...Object.keys(value.priority_modifier).map((id) => reference('severity', id, [...path, 'priority_modifier', id])),
  ];
}

function ruleReferences(value: RoutingRule, path: YamlPath): Reference[] {
  return [
    reference('category', value.category, [...path, 'category']),
    ...(value.when ?? []).map(({ field }, i) => reference('field', field, [...path, 'when', i, 'field'])),
    ...destinationReferences(value, path),
  ];
}

function endlessEscalations({ teams }: RoutingRules): Complaint[] {
  return Object.keys(teams).flatMap((start) => {
    const seen = new Set<string>();
    for (let team: string | undefined = start; team !== undefined; team = teams[team]?.escalates_to) {
      if (seen.has(team))
        return [
          { path: ['teams', start, 'escalates_to'], message: `leads back to ${team}; let the last team have none` },
        ];
      seen.add(team);
    }
    return [];
  });
}

function ownAlternatives({ rules, default: fallback }: RoutingRules): Complaint[] {
  const places = [
    ...rules.map((value, i) => ({ value, path: ['rules', i, 'alternatives'] })),
    { value: fallback, path: ['default', 'alternatives'] },
  ];
  return places
    .filter(({ value }) => value.alternatives.includes(value.team))
    .map(({ value, path }) => ({ path, message: `holds the team itself (${value.team}); name other teams only` }));
}

function unreachableRules({ rules }: RoutingRules): Complaint[] {
  const settled = new Set<string>();
  return rules.flatMap(({ category, when }, i) => {
    const unreachable = settled.has(category);
    if (when === undefined) settled.add(category);
    return unreachable
      ? [{ path: ['rules', i], message: `never applies: an earlier rule takes every ${category} ticket; move it up` }]
      : [];
  });
}
