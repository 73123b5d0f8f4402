import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Task } from '../task.js';
import { type Occasion, type Run, type TaskResult } from './run.js';

const COLUMNS = `id, status, occasion, tasks, requested_by as "requestedBy", created_at as "createdAt",
  started_at as "startedAt", completed_at as "completedAt", results, error`;

/** A process that says nothing for so long is taken for dead. */
const LEASE_SECONDS = 15;

export interface RunRequest {
  readonly occasion: Occasion;
  readonly tasks: readonly Task[];
  readonly requestedBy: string;
}

/** A run that this process works on; `worker` proves it. */
export interface ClaimedRun extends Run {
  readonly attempts: number;
  readonly worker: string;
}

/** The runs of training: at most one waits and at most one is at work, in all processes together. */
@Injectable()
export class RunsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds to the run that waits, or makes one. */
  async enqueue({ occasion, tasks, requestedBy }: RunRequest): Promise<Run> {
    const [row] = await this.dataSource.query<[Run]>(
      `insert into learning_runs (id, status, occasion, tasks, requested_by, created_at)
       values ($1, 'queued', $2, $3, $4, $5)
       on conflict (status) where status = 'queued' do update set tasks =
         (select array_agg(distinct task order by task) from unnest(learning_runs.tasks || excluded.tasks) as task)
       returning ${COLUMNS}`,
      [uuidv7(), occasion, tasks, requestedBy, new Date()],
    );
    return row;
  }

  async find(id: string): Promise<Run | undefined> {
    const [row] = await this.dataSource.query<Run[]>(`select ${COLUMNS} from learning_runs where id = $1`, [id]);
    return row;
  }

  /** Whether a run waits, or was left by a process that died. */
  async hasWork(): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ found: boolean }]>(
      `select exists (select from learning_runs where status = 'queued' or status = 'running' and lease_until < now())
         as found`,
    );
    return row.found;
  }

  /** The run left by a dead process, or else the one that waits; undefined where there is neither, or another was faster. */
  async claim(): Promise<ClaimedRun | undefined> {
    const worker = uuidv7();
    try {
      const rows = await this.dataSource.query<[ClaimedRun[], number]>(
        `update learning_runs set status = 'running', worker = $1, attempts = attempts + 1,
           lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), started_at = coalesce(started_at, now())
         where id = (
           select id from learning_runs as candidate
           where status = 'running' and lease_until < now()
             or status = 'queued' and not exists (select from learning_runs where status = 'running')
           order by status desc limit 1 for update skip locked)
         returning ${COLUMNS}, attempts, worker`,
        [worker],
      );
      return rows[0][0];
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return undefined;
      throw error;
    }
  }

  /** @returns false where the run is no longer this process's */
  async extend({ id, worker }: ClaimedRun): Promise<boolean> {
    return this.change(
      `update learning_runs set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}) where id = $1
         and worker = $2 and status = 'running'`,
      [id, worker],
    );
  }

  /** Lets another process take the run up. */
  async letGo({ id, worker }: ClaimedRun): Promise<void> {
    await this.change(
      `update learning_runs set lease_until = '-infinity', attempts = attempts - 1 where id = $1 and worker = $2
         and status = 'running'`,
      [id, worker],
    );
  }

  /** @returns false where the run is no longer this process's: nothing of it may be kept then */
  async complete(manager: EntityManager, { id, worker }: ClaimedRun, results: readonly TaskResult[]): Promise<boolean> {
    return this.change(
      `update learning_runs set status = 'completed', results = $3, completed_at = now(), lease_until = null
       where id = $1 and worker = $2 and status = 'running'`,
      [id, worker, JSON.stringify(results)],
      manager,
    );
  }

  async fail({ id, worker }: ClaimedRun, error: string): Promise<void> {
    await this.change(
      `update learning_runs set status = 'failed', error = $3, completed_at = now(), lease_until = null
       where id = $1 and worker = $2 and status = 'running'`,
      [id, worker, error],
    );
  }

  /** Whether so many corrections came since a run last looked at them. */
  async areCorrectionsDue(every: number): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ count: number }]>(
      `select count(*)::int as count from (
         select from feedback where (category is not null or severity is not null)
           and created_at > coalesce((select max(created_at) from learning_runs), '-infinity') limit $1) as new`,
      [every],
    );
    return row.count >= every;
  }

  /** Whether no nightly run was made since a moment. */
  async isNightlyDue(since: Date): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ found: boolean }]>(
      `select exists (select from learning_runs where occasion = 'nightly' and created_at >= $1) as found`,
      [since],
    );
    return !row.found;
  }

  private async change(
    sql: string,
    parameters: unknown[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    const [, affected] = await manager.query<[unknown, number]>(sql, parameters);
    return affected === 1;
  }
}

const UNIQUE_VIOLATION = '23505';
