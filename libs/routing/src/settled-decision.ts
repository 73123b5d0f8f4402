import type { Condition, Destination, RoutingRules } from './routing.config.js';
import { type RoutingDecision } from './routing.dto.js';
import { promiseOf, type ResponsePromise } from './sla.js';

/** A decision before its ticket is known: all but the moment the answer is due. */
export interface SettledDecision extends Omit<RoutingDecision, 'sla'> {
  readonly promise: ResponsePromise;
}

/** Where tickets go: a rule of the table, or its default, which names no category. */
export interface Route extends Destination {
  readonly category?: string;
  readonly when?: readonly Condition[] | undefined;
}

/** What the rules say about every ticket that takes this route with this severity. */
export function decide(rules: RoutingRules, route: Route, severity: string): SettledDecision {
  const level = rules.severities[severity];
  if (level === undefined) throw new Error(`the routing rules have no severity "${severity}"`);
  const escalated = rules.escalation.severities.includes(severity);
  const { team, alternatives, confidence } = escalated ? escalation(rules, route) : route;
  const priority = route.priority_modifier[severity] ?? level.priority;
  const path = escalationPath(rules, team);
  return {
    team,
    priority,
    reasoning: `${escalated ? whyEscalated(rules, route, severity) : whyRouted(rules, route)} ${whyPriority(route, severity, priority)}`,
    alternativeTeams: [...new Set(alternatives)].filter((each) => each !== team),
    escalationPath: path.length > 0 ? path : null,
    confidence,
    promise: promiseOf(level.respond_within),
  };
}

/** The team that would have had the ticket knows the subject best, so it is the first alternative. */
function escalation(
  { escalation }: RoutingRules,
  route: Route,
): Pick<Destination, 'team' | 'alternatives' | 'confidence'> {
  return { ...escalation, alternatives: [route.team, ...escalation.alternatives] };
}

function escalationPath(rules: RoutingRules, team: string): string[] {
  const next = rules.teams[team]?.escalates_to;
  return next === undefined ? [] : [next, ...escalationPath(rules, next)];
}

function whyRouted(rules: RoutingRules, { category, when, team }: Route): string {
  const goal = `the ${nameOf(rules, team)}`;
  if (category === undefined) return `No rule names the category, so the ticket goes to ${goal}.`;
  const conditions = when?.map(inWords).join(' and ');
  return `The category ${category}${conditions === undefined ? '' : ` with ${conditions}`} goes to ${goal}.`;
}

function whyEscalated(rules: RoutingRules, { category, team }: Route, severity: string): string {
  const usual = `${category === undefined ? 'it' : `a ${category} ticket`} would go to the ${nameOf(rules, team)} otherwise`;
  return `The severity ${severity} goes to the ${nameOf(rules, rules.escalation.team)}; ${usual}.`;
}

function whyPriority({ category, priority_modifier }: Route, severity: string, priority: string): string {
  return priority_modifier[severity] === undefined
    ? `The severity ${severity} makes the priority ${priority}.`
    : `The rule for ${category ?? 'all other categories'} makes the priority ${priority} at severity ${severity}.`;
}

function inWords({ field, equals }: Condition): string {
  return equals === undefined ? field : `${field} "${equals}"`;
}

function nameOf({ teams }: RoutingRules, team: string): string {
  return teams[team]?.name ?? team;
}
