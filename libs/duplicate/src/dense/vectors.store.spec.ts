import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { DuplicateVectors1760000000023 } from '../../../../apps/api/src/migrations/1760000000023-duplicate-vectors.js';
import { VectorSpaces } from './vector-spaces.store.js';
import { nearest, NEIGHBOURS, Vectors } from './vectors.store.js';
import { IndexFixture } from '../duplicate-index.fixture.js';

const EVER = { before: new Date('2026-06-01Z'), since: new Date('2020-01-01Z'), excludeId: null };

/** A vector that points from the first axis to the second by an angle. */
const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180), 0);

describe('Vectors', () => {
  let database: TestDatabase;
  let source: DataSource;
  let spaces: VectorSpaces;
  let vectors: Vectors;
  let possible = false;
  beforeAll(async () => {
    database = await aDatabase({
      entities: [],
      migrations: [...IndexFixture.migrations, DuplicateVectors1760000000023],
    });
    source = database.dataSource;
    spaces = new VectorSpaces(source);
    vectors = new Vectors(source);
    const obstacle = await spaces.obstacle();
    possible = obstacle === null;
    if (obstacle !== null) process.stderr.write(`skipped: ${obstacle}\n`);
  });
  afterAll(() => database.close());

  async function aTicket(createdAt = new Date('2026-03-02T10:00:00Z')): Promise<{ ticketId: string; createdAt: Date }> {
    const ticketId = randomUUID();
    await source.query('insert into tickets (id) values ($1)', [ticketId]);
    await source.query(
      `insert into duplicate_fingerprints (ticket_id, created_at, text_hash, terms) values ($1, $2, $1, '')`,
      [ticketId, createdAt],
    );
    return { ticketId, createdAt };
  }

  it('finds the nearest of the older tickets, and never the ticket itself', async () => {
    if (!possible) return;
    const space = await spaces.make('near', 3);
    const [far, near, nearest, newer] = [
      await aTicket(),
      await aTicket(),
      await aTicket(),
      await aTicket(new Date('2026-07-01Z')),
    ];
    const angles = [
      [far, 60],
      [near, 20],
      [nearest, 1],
      [newer, 0],
    ] as const;
    await vectors.insert(
      space,
      angles.map(([ticket, angle]) => ({ ...ticket, vector: at(angle) })),
    );
    const found = await vectors.nearest(space, at(0), EVER);
    expect(found.map(({ ticketId }) => ticketId)).toEqual([nearest.ticketId, near.ticketId, far.ticketId]);
    expect(found.map(({ cosine }) => cosine.toFixed(2))).toEqual(['1.00', '0.94', '0.50']);
    const others = await vectors.nearest(space, at(0), { ...EVER, excludeId: nearest.ticketId });
    expect(others.map(({ ticketId }) => ticketId)).toEqual([near.ticketId, far.ticketId]);
  });

  it("never compares another model's vectors, nor those of another length", async () => {
    if (!possible) return;
    const old = await spaces.make('one', 3);
    await vectors.insert(old, [{ ...(await aTicket()), vector: at(0) }]);
    const other = await spaces.make('two', 3);
    const longer = await spaces.make('one', 4);
    expect(new Set([old.table, other.table, longer.table]).size).toBe(3);
    expect(await vectors.nearest(other, at(0), EVER)).toEqual([]);
    expect(await spaces.of('one')).toEqual(longer);
    expect(await spaces.make('one', 4)).toEqual(longer);
    expect(await spaces.dropOthers(other)).toBeGreaterThanOrEqual(2);
    expect([await spaces.of('one'), await spaces.of('two')]).toEqual([undefined, other]);
  });

  it('goes with its ticket, keeps the first vector, and knows who has none', async () => {
    if (!possible) return;
    await source.query('truncate tickets cascade');
    const space = await spaces.make('three', 3);
    const [first, second] = [await aTicket(), await aTicket(new Date('2026-04-01Z'))];
    await vectors.insert(space, [{ ...first, vector: at(0) }]);
    await vectors.insert(space, [{ ...first, vector: at(90) }]);
    await vectors.insert(space, [{ ticketId: randomUUID(), createdAt: new Date(), vector: at(1) }]);
    expect(await vectors.nearest(space, at(0), EVER)).toMatchObject([{ ticketId: first.ticketId, cosine: 1 }]);
    expect(await vectors.missing(space, null, 10)).toEqual([second]);
    expect(await vectors.missing(space, second, 10)).toEqual([]);
    expect(await vectors.countMissing(space)).toBe(1);
    await source.query('delete from tickets where id = $1', [first.ticketId]);
    expect(await vectors.nearest(space, at(0), EVER)).toEqual([]);
  });

  it('walks the index, whatever there is', async () => {
    if (!possible) return;
    const { table } = await spaces.make('many', 8);
    await source.query(`
      with fresh as (insert into tickets (id) select gen_random_uuid() from generate_series(1, 3000) returning id)
      insert into duplicate_fingerprints (ticket_id, created_at, text_hash, terms)
      select id, '2026-03-02', id, '' from fresh`);
    await source.query(`drop index ${table}_embedding_idx`);
    await source.query(`
      insert into ${table} (ticket_id, created_at, embedding)
      select ticket_id, created_at, (select array_agg(random() - 0.5) from generate_series(1, 8) where ticket_id is not null)::real[]::vector::halfvec
      from duplicate_fingerprints`);
    await source.query(`create index ${table}_embedding_idx on ${table} using hnsw (embedding halfvec_cosine_ops)`);
    await source.query(`analyze ${table}`);
    const query = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    const plan = await source.query<{ 'QUERY PLAN': string }[]>(`explain ${nearest(table)}`, [
      `[${query.join(',')}]`,
      EVER.before,
      EVER.since,
      null,
    ]);
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain(`Index Scan using ${table}_embedding_idx`);
    expect(text).not.toContain('Seq Scan');
    expect(await vectors.nearest({ table, dimensions: 8 }, query, EVER)).toHaveLength(NEIGHBOURS);
  });

  it.each([
    [[], 'the database server has no pgvector (0.8.0 or newer)'],
    [[{ version: '0.5.1', enough: false }], 'the database has pgvector 0.5.1, and it takes 0.8.0 or newer'],
    [
      [{ version: '0.8.0', enough: true }],
      '"create extension vector" fails (permission denied); let an administrator run it once',
    ],
  ])('says what is in the way: %j', async (rows, obstacle) => {
    const server = {
      query: () => Promise.resolve(rows),
      transaction: () => Promise.reject(new Error('permission denied')),
    };
    expect(await new VectorSpaces(server as unknown as DataSource).obstacle()).toEqual(obstacle);
  });
});
