import { Scopes } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ModelCallsStore, type UsageRow } from './model-calls.store.js';
import { Usage, UsageQuery, type UsageSum } from './usage.dto.js';

const DEFAULT_RANGE_MS = 30 * 24 * 3_600_000;

@ApiTags('usage')
@Scopes('tickets:read')
@Controller('api/v1/usage')
export class UsageController {
  constructor(private readonly calls: ModelCallsStore) {}

  /** Sums up what language models took, by day, model and stage. */
  @Get()
  async show(@Query() query: UsageQuery): Promise<Usage> {
    const to = query.to ?? new Date();
    const from = query.from ?? new Date(to.getTime() - DEFAULT_RANGE_MS);
    const items = await this.calls.usage(from, to);
    return { from, to, total: totalOf(items), items };
  }
}

function totalOf(items: readonly UsageRow[]): UsageSum {
  const sum = (count: (item: UsageRow) => number): number => items.reduce((total, item) => total + count(item), 0);
  return {
    calls: sum(({ calls }) => calls),
    failedCalls: sum(({ failedCalls }) => failedCalls),
    tokensUsed: sum(({ tokensUsed }) => tokensUsed),
    costUsd: sum(({ costUsd }) => costUsd),
  };
}
