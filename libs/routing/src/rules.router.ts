import { answered, AppError, type FieldValues, type StageAnswer } from '@app/domain';
import type { Router } from './router.js';
import type { Condition, RoutingRules } from './routing.config.js';
import { type RoutingDecision } from './routing.dto.js';
import type { RoutingFacts } from './routing-facts.js';
import { decide, type Route, type SettledDecision } from './settled-decision.js';
import { slaFrom } from './sla.js';

interface CompiledRoute {
  readonly when: readonly Condition[];
  readonly bySeverity: ReadonlyMap<string, SettledDecision>;
}

/** Routes by the desk's table: every decision is settled at construction, only the due time is new. */
export class RulesRouter implements Router {
  private readonly byCategory = new Map<string, CompiledRoute[]>();
  private readonly otherwise: CompiledRoute;

  constructor(rules: RoutingRules) {
    this.otherwise = compile(rules, rules.default);
    for (const rule of rules.rules)
      this.byCategory.set(rule.category, [...(this.byCategory.get(rule.category) ?? []), compile(rules, rule)]);
  }

  /** @throws AppError where the table has no such severity */
  route({ category, severity, fields, receivedAt }: RoutingFacts): StageAnswer<RoutingDecision> {
    const route = this.byCategory.get(category)?.find(({ when }) => allHold(when, fields)) ?? this.otherwise;
    const settled = route.bySeverity.get(severity);
    if (settled === undefined) throw new AppError('invalid', 'unknown_severity', `There is no severity "${severity}".`);
    const { promise, alternativeTeams, escalationPath, ...decision } = settled;
    return answered({
      ...decision,
      alternativeTeams: [...alternativeTeams],
      escalationPath: escalationPath && [...escalationPath],
      sla: slaFrom(receivedAt, promise),
    });
  }
}

function compile(rules: RoutingRules, route: Route): CompiledRoute {
  const severities = Object.keys(rules.severities);
  return {
    when: route.when ?? [],
    bySeverity: new Map(severities.map((severity) => [severity, decide(rules, route, severity)])),
  };
}

function allHold(conditions: readonly Condition[], fields: FieldValues): boolean {
  return conditions.every(({ field, equals }) => {
    const values = Object.hasOwn(fields, field) ? [fields[field] ?? []].flat() : [];
    if (equals === undefined) return values.some((value) => value !== '');
    return values.some((value) => value.toLowerCase() === equals.toLowerCase());
  });
}
