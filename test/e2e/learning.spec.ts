import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDatabaseUrl, eventually } from '@app/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desk, ticketsOfKind } from './a-taught-desk.js';
import { aDeskFromZero } from './a-desk-config.js';
import { anApp, type TestApp } from './an-app.js';

const LEARNING = '/api/v1/learning';
const LABELS = ['account', 'feature_request', 'billing'];
const UNSEEN = { subject: 'zephyr', body: 'hello, the zephyr motor hums in room 99' };

describe('A desk that corrects answers', () => {
  let directory: string;
  let database: Awaited<ReturnType<typeof aDatabaseUrl>>;
  let app: TestApp;
  let desk: Desk;
  const start = async (environment: Record<string, string> = {}): Promise<TestApp> =>
    anApp({
      DATABASE_URL: database.url === '' ? `pglite:${join(directory, 'pglite')}` : database.url,
      ...environment,
    });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'learning-'));
    database = await aDatabaseUrl();
    app = await start({ LEARNING_TRAIN_EVERY: '0' });
    desk = new Desk(app);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(directory, { recursive: true });
  });

  it('finds its word beside the original answer, which stays', async () => {
    const { ticket_id: id, classification } = await desk.ask({ subject: 'Refund', body: 'I was charged twice.' });
    const said = { category: 'account', severity: 'low', fields: { order_id: null }, agent: 'Bo' };
    const stored = await desk.correct(id, said);
    expect(stored).toMatchObject({ status: 201, body: { ...said, original: { category: 'billing' } } });
    expect((await desk.correct(id, said)).status).toBe(200);
    expect((await desk.get(`/api/v1/tickets/${id}/feedback`)).body).toEqual([stored.body]);
    expect((await desk.get(`/api/v1/tickets/${id}`)).body).toMatchObject({
      category: 'billing',
      classification: { category: classification.category },
      corrected: { category: 'account', severity: 'low', team: null, agent: 'Bo', feedback_count: 1 },
    });
    await desk.correct(id, { category: 'billing' });
  });

  it('is told that there is too little to learn from, until there is enough', async () => {
    expect(await desk.train()).toMatchObject({ verdict: 'too_few', version: null });
    expect((await desk.get(`${LEARNING}/models`)).body).toMatchObject({
      in_force: [
        { task: 'category', version: 0 },
        { task: 'severity', version: 0 },
      ],
      items: [],
    });
  });

  it('teaches sixty corrections, and the answers change', async () => {
    const before = await desk.ask(UNSEEN);
    expect(before.classification.category).not.toBe('feature_request');
    await desk.teach(LABELS);
    const result = await desk.train();
    expect(result).toMatchObject({ verdict: 'live', version: 1, corrections: 61 });
    expect(result.macro_f1).toBeGreaterThan(result.macro_f1_in_force);
    const after = await desk.ask(UNSEEN);
    expect(after.classification).toMatchObject({ category: 'feature_request', source: 'learned' });
    expect((await desk.get(`${LEARNING}/models`)).body).toMatchObject({
      in_force: [
        { task: 'category', version: 1, fits: true },
        { task: 'severity', version: 0 },
      ],
      items: [{ version: 1, task: 'category', verdict: 'accepted', active: true, trained_by: 'anyone' }],
    });
  });

  it('sees how right the answers are, and what is proven', async () => {
    const { status, body } = (await desk.get(`${LEARNING}/report`)) as {
      status: number;
      body: { tasks: { task: string; version: number | null; evidence: { of: string; judged: number }[] }[] };
    };
    expect(status).toBe(200);
    const [category, , team] = body.tasks;
    expect(category).toMatchObject({ task: 'category', version: 1, target_precision: 0.95 });
    expect(category?.evidence.map(({ of, judged }) => [of, judged])).toEqual([
      ['original_answers', 61],
      ['held_out', 61],
    ]);
    expect(team).toMatchObject({ task: 'team', version: null, evidence: [] });
  });

  it('goes back to the base alone, and to the model again', async () => {
    expect((await desk.activate(0)).body).toMatchObject({ in_force: [{ version: 0 }, { version: 0 }] });
    expect((await desk.ask(UNSEEN)).classification.category).not.toBe('feature_request');
    expect((await desk.activate(1)).status).toBe(200);
    expect((await desk.ask(UNSEEN)).classification.category).toBe('feature_request');
  });

  it.each([
    ['999', undefined, 404],
    ['one', undefined, 400],
    ['-1', undefined, 400],
    ['1', { task: 'severity' }, 422],
    ['1', { task: 'mood' }, 422],
  ])('cannot activate version %s with %j: %i', async (version, body, status) => {
    const refused = await desk.post(`${LEARNING}/models/${version}/activate`, body);
    expect(refused.status).toBe(status);
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it.each([
    [`${LEARNING}/runs/${randomUUID()}`, 404],
    [`${LEARNING}/runs/latest`, 400],
    [`${LEARNING}/models/1/activate`, 405],
  ])('cannot get %s: %i', async (path, status) => {
    expect((await desk.get(path)).status).toBe(status);
  });

  it('is not answered by a model that does worse on what it has not seen', async () => {
    // The same words, and a class that nothing foretells.
    for (const [i, ticket] of ticketsOfKind(1, 45).entries())
      await desk.correct((await desk.ask(ticket)).ticket_id, { category: LABELS[(i * 7 + (i % 4)) % 3] });
    const result = await desk.train();
    expect(result).toMatchObject({ verdict: 'rejected', version: 2 });
    expect(result.macro_f1).toBeLessThan(result.macro_f1_in_force);
    expect((await desk.get(`${LEARNING}/models`)).body).toMatchObject({
      in_force: [{ version: 1 }, { version: 0 }],
      items: [
        { version: 2, verdict: 'rejected', active: false },
        { version: 1, active: true },
      ],
    });
  });

  it('keeps its model over a restart', async () => {
    await app.close();
    app = await start({ LEARNING_TRAIN_EVERY: '0' });
    desk = new Desk(app);
    expect((await desk.ask(UNSEEN)).classification.category).toBe('feature_request');
  });

  (process.env.TEST_DATABASE === 'postgres' ? it : it.skip)('finds every process changed', async () => {
    const other = await start();
    try {
      const there = new Desk(other);
      expect((await there.ask(UNSEEN)).classification.category).toBe('feature_request');
      await desk.activate(0, { task: 'category' });
      await eventually(async () => (await there.ask(UNSEEN)).classification.category !== 'feature_request');
      await desk.activate(1);
      await eventually(async () => (await there.ask(UNSEEN)).classification.category === 'feature_request');
    } finally {
      await other.close();
    }
  });

  it('is answered by the base where the YAML has changed, and learns again by itself', async () => {
    await app.close();
    const config = join(directory, 'config');
    cpSync('config', config, { recursive: true });
    const file = join(config, 'categories.yaml');
    const renamed = readFileSync(file, 'utf8').replaceAll(/\bfeature_request\b/g, 'wishes');
    writeFileSync(file, renamed);
    for (const name of [
      'routing_rules.yaml',
      'response_templates.yaml',
      'extraction_fields.yaml',
      'draft_checks.yaml',
    ]) {
      const path = join(config, name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/\bfeature_request\b/g, 'wishes'));
    }
    app = await start({ LEARNING_TRAIN_EVERY: '0', CONFIG_DIR: config });
    desk = new Desk(app);
    expect((await desk.activate(1)).status).toBe(409);
    const learnt = await eventually(
      async () => {
        const { body } = (await desk.get(`${LEARNING}/models`)) as {
          body: { items: { version: number; fits: boolean; left_out: { class: string }[] }[] };
        };
        return body.items.find(({ fits }) => fits);
      },
      { withinMs: 30_000 },
    );
    expect(learnt.left_out.map((each) => each.class)).toEqual(['feature_request']);
  });
});

describe('A desk with categories of its own, from zero', () => {
  let directory: string;
  let app: TestApp;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'from-zero-'));
    app = await anApp({
      CONFIG_DIR: aDeskFromZero(directory, ['lamps', 'fans', 'clocks']),
      LEARNING_TRAIN_EVERY: '60',
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true });
  });

  it('is answered by nothing but its corrections, without asking for it', async () => {
    const desk = new Desk(app);
    expect((await desk.ask(UNSEEN)).classification).toMatchObject({
      category: 'lamps',
      auto_apply: { category: false },
    });
    await desk.teach(['lamps', 'fans', 'clocks']);
    await eventually(async () => (await desk.ask(UNSEEN)).classification.category === 'fans', { withinMs: 60_000 });
    const [model] = ((await desk.get(`${LEARNING}/models`)).body as { items: { trained_by: string; score: object }[] })
      .items;
    expect(model).toMatchObject({ trained_by: 'schedule', score: { accuracy: 1 } });
  });

  it('may apply unseen what its feedback proves, and nothing else', async () => {
    const desk = new Desk(app);
    const { classification } = await eventually(async () => {
      const answer = await desk.ask(UNSEEN);
      return answer.classification.auto_apply.category && answer;
    });
    expect(classification).toMatchObject({ category: 'fans', auto_apply: { category: true, severity: false } });
    const unheardOf = await desk.ask({ subject: 'xyzzy', body: 'plugh' });
    expect(unheardOf.classification.auto_apply.category).toBe(false);
    const [category] = ((await desk.get(`${LEARNING}/report`)).body as { tasks: { auto_apply: object[] }[] }).tasks;
    expect(category?.auto_apply).toContainEqual(
      expect.objectContaining({ answered_by: 'local', class: 'fans', judged: 20, precision: 1 }),
    );
  });
});
