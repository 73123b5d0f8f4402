import { WorkflowRuns } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { WorkflowRunEntity } from './workflow-run.entity.js';
import { type WorkflowRun } from './workflow-result.dto.js';

/** The runs of the workflow, kept and read; the only writer of workflow_runs. */
@Injectable()
export class WorkflowRunsRepository extends WorkflowRuns {
  constructor(@InjectRepository(WorkflowRunEntity) private readonly runs: Repository<WorkflowRunEntity>) {
    super();
  }

  /** Newest first. */
  override async listFor(ticketId: string): Promise<WorkflowRun[]> {
    const rows = await this.runs.find({ where: { ticketId }, order: { startedAt: 'DESC', id: 'DESC' } });
    return rows.map(
      ({ id, status, startedAt, completedAt, totalDurationMs, strategy, tokensUsed, costUsd, steps }) => ({
        runId: id,
        status,
        startedAt,
        completedAt,
        totalDurationMs,
        strategy,
        tokensUsed,
        costUsd,
        steps: [...steps],
      }),
    );
  }

  async insertMany(manager: EntityManager, runs: readonly WorkflowRunEntity[]): Promise<void> {
    await manager.query(
      `insert into workflow_runs (id, ticket_id, status, started_at, completed_at, total_duration_ms, strategy,
         tokens_used, cost_usd, steps)
       select id, ticket_id, status, started_at, completed_at, total_duration_ms, strategy, tokens_used, cost_usd, steps
       from jsonb_to_recordset($1::jsonb) as run
         (id uuid, ticket_id uuid, status text, started_at timestamptz, completed_at timestamptz,
          total_duration_ms int, strategy text, tokens_used int, cost_usd double precision, steps jsonb)`,
      [JSON.stringify(runs.map(toRow))],
    );
  }
}

const toRow = (run: WorkflowRunEntity): Record<string, unknown> => ({
  id: run.id,
  ticket_id: run.ticketId,
  status: run.status,
  started_at: run.startedAt,
  completed_at: run.completedAt,
  total_duration_ms: run.totalDurationMs,
  strategy: run.strategy,
  tokens_used: run.tokensUsed,
  cost_usd: run.costUsd,
  steps: run.steps,
});
