import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ModelCall } from './model-call.js';

/** The calls of one run of the workflow; `runId` is null for calls outside of one. */
export interface CallsOfRun {
  readonly runId: string | null;
  readonly calls: readonly ModelCall[];
}

/** What the calls of one day to one model for one stage took. */
export interface UsageRow {
  /** Such as `2026-03-02`, in UTC. */
  readonly day: string;
  readonly model: string;
  readonly stage: string;
  readonly calls: number;
  readonly failedCalls: number;
  readonly tokensUsed: number;
  readonly costUsd: number;
  readonly meanLatencyMs: number;
}

/** The only reader and writer of model_calls. */
@Injectable()
export class ModelCallsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Within the transaction of the manager, or by itself. */
  async insertMany(runs: readonly CallsOfRun[], manager: EntityManager = this.dataSource.manager): Promise<void> {
    const rows = runs.flatMap(({ runId, calls }) => calls.map((call) => toRow(runId, call)));
    if (rows.length === 0) return;
    await manager.query(
      `insert into model_calls (run_id, called_at, stage, model, outcome, tokens_used, cost_usd, latency_ms)
       select run_id, called_at, stage, model, outcome, tokens_used, cost_usd, latency_ms
       from jsonb_to_recordset($1::jsonb) as call
         (run_id uuid, called_at timestamptz, stage text, model text, outcome text, tokens_used int,
          cost_usd double precision, latency_ms int)`,
      [JSON.stringify(rows)],
    );
  }

  /** Newest day first. */
  async usage(from: Date, to: Date): Promise<UsageRow[]> {
    return this.dataSource.query<UsageRow[]>(
      `select to_char(called_at at time zone 'UTC', 'YYYY-MM-DD') as day, model, stage,
              count(*)::int as calls,
              (count(*) filter (where outcome <> 'ok'))::int as "failedCalls",
              coalesce(sum(tokens_used), 0)::double precision as "tokensUsed",
              coalesce(sum(cost_usd), 0) as "costUsd",
              coalesce(round(avg(latency_ms)), 0)::int as "meanLatencyMs"
       from model_calls where called_at >= $1 and called_at < $2
       group by 1, 2, 3 order by 1 desc, 2, 3`,
      [from, to],
    );
  }

  async costUsdSince(moment: Date): Promise<number> {
    const [row] = await this.dataSource.query<{ readonly cost: number }[]>(
      'select coalesce(sum(cost_usd), 0) as cost from model_calls where called_at >= $1',
      [moment],
    );
    return row?.cost ?? 0;
  }
}

const toRow = (runId: string | null, call: ModelCall): Record<string, unknown> => ({
  run_id: runId,
  called_at: call.calledAt,
  stage: call.stage,
  model: call.model,
  outcome: call.outcome,
  tokens_used: call.tokens,
  cost_usd: call.costUsd,
  latency_ms: Math.round(call.latencyMs),
});
