import { AppError, type StageAnswer } from '@app/domain';
import { DeskConfig, DeskConfigError } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Router } from './router.js';
import { routingFile, type RoutingRules } from './routing.config.js';
import { RoutingDecision } from './routing.dto.js';
import type { RoutingFacts } from './routing-facts.js';
import { RulesRouter } from './rules.router.js';
import { promiseOf } from './sla.js';

/** Who works on a ticket, and what the desk promises its customer. */
@Injectable()
export class RoutingService {
  private readonly router: Router;
  private readonly teamNames: ReadonlyMap<string, string>;
  private readonly responseTimes: ReadonlyMap<string, string>;

  /** @throws DeskConfigError where a severity has no entry in the routing rules */
  constructor(config: DeskConfig) {
    const rules = config.section(routingFile);
    checkSeverities(rules, config.idsOf('severity'));
    this.router = new RulesRouter(rules);
    this.teamNames = new Map(Object.entries(rules.teams).map(([id, { name }]) => [id, name]));
    this.responseTimes = new Map(
      Object.entries(rules.severities).map(([id, { respond_within: time }]) => [id, promiseOf(time).words]),
    );
  }

  route(facts: RoutingFacts): StageAnswer<RoutingDecision> {
    return this.router.route(facts);
  }

  /** How soon a severity promises an answer, in words such as `24 hours`. */
  responseTimeOf(severity: string): string {
    const words = this.responseTimes.get(severity);
    if (words === undefined) throw new AppError('invalid', 'unknown_severity', `There is no severity "${severity}".`);
    return words;
  }

  /** The name that a team signs with; an unknown team is named by its id. */
  teamName(team: string): string {
    return this.teamNames.get(team) ?? team;
  }
}

function checkSeverities({ severities }: RoutingRules, defined: readonly string[]): void {
  const missing = defined.filter((id) => !Object.hasOwn(severities, id));
  if (missing.length > 0)
    throw new DeskConfigError(
      missing.map((id) => `${routingFile.name}: severities: "${id}" is missing; give it a priority and respond_within`),
    );
}
