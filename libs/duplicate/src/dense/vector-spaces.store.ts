import { AdvisoryLock, databaseUnavailable } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Where the vectors of one model stand; those of another one point elsewhere and are never compared with them. */
export interface VectorSpace {
  readonly table: string;
  readonly dimensions: number;
}

/** Scans that go on until enough rows pass a filter came with it. */
const OLDEST_VERSION = '0.8.0';
/** pgvector indexes no longer ones. */
const MOST_DIMENSIONS = 4000;

interface SpaceRow {
  readonly id: number;
  readonly dimensions: number;
}

/** Keeps which models have vectors here, and makes the tables for them. */
@Injectable()
export class VectorSpaces {
  constructor(private readonly database: DataSource) {}

  /** @returns why no vectors can be kept here, in words for an operator; null where they can */
  async obstacle(): Promise<string | null> {
    const [known] = await this.database.query<{ version: string; enough: boolean }[]>(
      `select version, string_to_array(version, '.')::int[] >= string_to_array($1, '.')::int[] as enough
       from (
         select coalesce(installed_version, default_version) as version
         from pg_available_extensions where name = 'vector'
       ) as available`,
      [OLDEST_VERSION],
    );
    if (known === undefined) return `the database server has no pgvector (${OLDEST_VERSION} or newer)`;
    if (!known.enough) return `the database has pgvector ${known.version}, and it takes ${OLDEST_VERSION} or newer`;
    try {
      await this.alone((manager) => manager.query<unknown>('create extension if not exists vector'));
      return null;
    } catch (error) {
      if (databaseUnavailable(error) !== undefined) throw error;
      // Most often the right to: only an administrator may add what runs inside the server.
      return `"create extension vector" fails (${(error as Error).message}); let an administrator run it once`;
    }
  }

  /** The newest of a model; undefined where it has none yet. */
  async of(model: string): Promise<VectorSpace | undefined> {
    return newestOf(this.database.manager, model);
  }

  /** The same for vectors of a length, made where it is missing; the newest of its model from then on. */
  async make(model: string, dimensions: number): Promise<VectorSpace> {
    if (dimensions > MOST_DIMENSIONS)
      throw new Error(`${model} makes vectors of ${dimensions} numbers, and at most ${MOST_DIMENSIONS} can be indexed`);
    return this.alone(async (manager) => {
      const newest = await newestOf(manager, model);
      if (newest?.dimensions === dimensions) return newest;
      const [row] = await manager.query<SpaceRow[]>(
        'insert into duplicate_vector_spaces (model, dimensions) values ($1, $2) returning id, dimensions',
        [model, dimensions],
      );
      if (row === undefined) throw new Error('a new row of duplicate_vector_spaces was not returned');
      const space = toSpace(row);
      await manager.query(`
        create table ${space.table} (
          ticket_id uuid primary key references duplicate_fingerprints (ticket_id) on delete cascade,
          created_at timestamptz(3) not null,
          embedding halfvec(${dimensions}) not null
        )`);
      await manager.query(`create index on ${space.table} using hnsw (embedding halfvec_cosine_ops)`);
      return space;
    });
  }

  /** Drops what is kept of other models, and of this one with vectors of another length. @returns how many models' */
  async dropOthers(space: VectorSpace): Promise<number> {
    return this.alone(async (manager) => {
      const rows = await manager.query<SpaceRow[]>('select id, dimensions from duplicate_vector_spaces');
      const others = rows.map(({ id }) => id).filter((id) => tableOf(id) !== space.table);
      for (const id of others) await manager.query(`drop table if exists ${tableOf(id)}`);
      await manager.query('delete from duplicate_vector_spaces where id = any($1::int[])', [others]);
      return others.length;
    });
  }

  private async alone<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [AdvisoryLock.vectorSpaces]);
      return work(manager);
    });
  }
}

async function newestOf(manager: EntityManager, model: string): Promise<VectorSpace | undefined> {
  const [row] = await manager.query<SpaceRow[]>(
    'select id, dimensions from duplicate_vector_spaces where model = $1 order by id desc limit 1',
    [model],
  );
  return row && toSpace(row);
}

const tableOf = (id: number): string => `duplicate_vectors_${id}`;
const toSpace = ({ id, dimensions }: SpaceRow): VectorSpace => ({ table: tableOf(id), dimensions });
