import { randomUUID } from 'node:crypto';
import { ENV, type Env } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { anApp, type TestApp } from './an-app.js';

interface Match {
  readonly similarity_score: number;
  readonly ticket_id: string;
  readonly is_open: boolean;
  readonly possible_regression: boolean;
  readonly reasons: readonly { readonly code: string }[];
}
interface Result {
  readonly ticket_id: string;
  readonly duplicate_of: string | null;
  readonly related_tickets: readonly Match[];
}
interface Ticket {
  readonly subject: string;
  readonly body: string;
  readonly customer_id?: string;
  readonly customer_email?: string;
}

const UNKNOWN = '0197f2b0-0000-7000-8000-000000000000';
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Promise<Response> => {
  const sent = request(app.server)[method](`/api/v1/${path}`);
  return Promise.resolve(body === undefined ? sent : sent.send(body));
};
const ask = async (ticket: Ticket, options = {}): Promise<Result> =>
  (await send('post', 'workflow/process', { ticket, options })).body as Result;
const show = async (path: string): Promise<unknown> => (await send('get', path)).body as unknown;

/** A ticket that no other of this file is like, and the same one in slightly other words. */
function aProblem(): { readonly first: Ticket; readonly again: Ticket } {
  const words = Array.from({ length: 14 }, aWord);
  const [subject, body] = [words.slice(0, 3).join(' '), words.join(' ')];
  return { first: { subject, body: `${body}.` }, again: { subject, body: `${body}, ${aWord()} says.` } };
}

/** Letters alone. */
function aWord(): string {
  return [...randomUUID().replaceAll('-', '').slice(0, 7)]
    .map((digit) => 'abdefghiklmnoprs'[parseInt(digit, 16)])
    .join('');
}

describe('The threshold of duplicate_of', () => {
  it('is fitted to what agents confirm and reject', async () => {
    const before = (await show('duplicates/threshold')) as { threshold: number };
    expect(before).toMatchObject({ basis: 'default', default_threshold: before.threshold, judged: 0, evidence: null });
    const scores: number[] = [];
    for (let i = 0; i < 36; i += 1) {
      const { first } = aProblem();
      const { ticket_id: id } = await ask(first);
      const words = first.body.split(' ');
      const half = await ask({
        subject: `${words[0]!} ${aWord()} ${aWord()}`,
        body: `${words.slice(0, 6).join(' ')} ${aWord()} ${aWord()}`,
      });
      expect(half.related_tickets).toMatchObject([{ ticket_id: id }]);
      scores.push(half.related_tickets[0]!.similarity_score);
      await send('put', `tickets/${half.ticket_id}/duplicate-of`, { ticket_id: id });
    }
    const lowest = Math.min(...scores);
    expect(lowest).toBeLessThan(before.threshold);
    expect(await show('duplicates/threshold')).toMatchObject({ basis: 'proven', threshold: lowest, judged: 36 });
    const search = await send('post', 'duplicates/search', aProblem().first);
    expect(search.body).toMatchObject({ threshold: lowest });
    const { text } = await request(app.server).get('/metrics');
    expect(text).toContain(`duplicate_threshold ${lowest}`);
    expect(text).toMatch(/duplicate_links_total\{verdict="confirmed"\} 36/);
  });
});

describe('What an agent says of duplicates', () => {
  it('is kept beside the answer, which stays, and leads later tickets to the root', async () => {
    const [root, other] = [aProblem(), aProblem()];
    const { ticket_id: rootId } = await ask(root.first);
    const { ticket_id: otherId } = await ask(other.first);
    const link = await send('put', `tickets/${otherId}/duplicate-of`, {
      ticket_id: rootId,
      agent: 'Bo',
      comment: 'Same pump.',
    });
    expect(link).toMatchObject({
      status: 200,
      body: {
        ticket_id: otherId,
        other_id: rootId,
        verdict: 'confirmed',
        score: null,
        agent: 'Bo',
        given_by: 'anyone',
      },
    });
    expect(await show(`tickets/${otherId}`)).toMatchObject({ duplicate_of: null, duplicate_link: link.body as object });
    expect(await show(`tickets/${otherId}/duplicate-of`)).toEqual({
      ticket_id: otherId,
      duplicate_of: rootId,
      answered: null,
      history: [link.body],
    });
    expect((await ask(other.again)).duplicate_of).toBe(rootId);
  });

  it('is said once, however often it is sent', async () => {
    const { ticket_id: rootId } = await ask(aProblem().first);
    const { ticket_id: id } = await ask(aProblem().first);
    const [first, second] = [
      await send('put', `tickets/${id}/duplicate-of`, { ticket_id: rootId }),
      await send('put', `tickets/${id}/duplicate-of`, { ticket_id: rootId.toUpperCase() }),
    ];
    expect(second.body).toEqual(first.body);
    expect(await show(`tickets/${id}/duplicate-of`)).toMatchObject({ history: [first.body] });
  });

  it('is never proposed again once it was rejected, in neither direction, until it is confirmed after all', async () => {
    const problem = aProblem();
    const { ticket_id: olderId } = await ask(problem.first);
    const newer = await ask(problem.again);
    expect(newer.duplicate_of).toBe(olderId);
    const search = async (ticket: Ticket, ticket_id: string): Promise<readonly Match[]> =>
      ((await send('post', 'duplicates/search', { ...ticket, ticket_id })).body as Result).related_tickets;
    expect(await search(problem.again, newer.ticket_id)).toMatchObject([{ ticket_id: olderId }]);

    const rejected = await send('delete', `tickets/${newer.ticket_id}/duplicate-of?agent=Bo`);
    expect(rejected).toMatchObject({ status: 200, body: { other_id: olderId, verdict: 'rejected', agent: 'Bo' } });
    expect((rejected.body as { score: number }).score).toBeGreaterThan(0.5);
    expect(await search(problem.again, newer.ticket_id)).toEqual([]);
    expect(await show(`tickets/${newer.ticket_id}/duplicates`)).toEqual([]);
    expect(await show(`tickets/${newer.ticket_id}/duplicate-of`)).toMatchObject({
      duplicate_of: null,
      answered: olderId,
    });
    expect(await show(`tickets/${newer.ticket_id}`)).toMatchObject({ duplicate_of: olderId });

    await send('put', `tickets/${newer.ticket_id}/duplicate-of`, { ticket_id: olderId });
    expect(await show(`tickets/${newer.ticket_id}/duplicates`)).toMatchObject([
      { ticket_id: olderId, verdict: 'confirmed' },
    ]);
    expect(await show(`tickets/${newer.ticket_id}/duplicate-of`)).toMatchObject({
      history: [{}, { verdict: 'rejected' }],
    });
  });

  it('may be said from the older ticket', async () => {
    const problem = aProblem();
    const { ticket_id: olderId } = await ask(problem.first);
    const { ticket_id: newerId } = await ask(problem.again);
    const rejected = await send('delete', `tickets/${olderId}/duplicate-of?ticket_id=${newerId}`);
    expect(rejected).toMatchObject({ status: 200, body: { ticket_id: newerId, other_id: olderId } });
    expect(await show(`tickets/${newerId}/duplicate-of`)).toMatchObject({ duplicate_of: null });
  });

  it('moves all duplicates of a ticket with it', async () => {
    const [root, other] = [aProblem(), aProblem()];
    const { ticket_id: rootId } = await ask(root.first);
    const { ticket_id: otherId } = await ask(other.first);
    const { ticket_id: thirdId } = await ask(other.again);
    await send('put', `tickets/${otherId}/duplicate-of`, { ticket_id: rootId });
    expect(await show(`tickets/${thirdId}/duplicate-of`)).toMatchObject({ duplicate_of: rootId, answered: otherId });
  });

  it('is refused where it makes no sense', async () => {
    const problem = aProblem();
    const { ticket_id: olderId } = await ask(problem.first);
    const { ticket_id: newerId } = await ask(problem.again);
    const { ticket_id: strangerId } = await ask(aProblem().first);
    const put = async (id: string, ticket_id: unknown): Promise<unknown[]> => {
      const refused = await send('put', `tickets/${id}/duplicate-of`, { ticket_id });
      expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
      return [refused.status, (refused.body as { type: string }).type.split(/[/:#]/).at(-1)];
    };
    expect(await put(UNKNOWN, olderId)).toEqual([404, 'ticket_not_found']);
    expect(await put(newerId, UNKNOWN)).toEqual([404, 'ticket_not_found']);
    expect(await put(olderId, olderId)).toEqual([422, 'duplicate_of_itself']);
    expect(await put(olderId, newerId)).toEqual([409, 'duplicate_cycle']);
    expect(await put(newerId, strangerId)).toEqual([422, 'newer_ticket']);
    expect((await put(newerId, 'none'))[0]).toBe(422);
    expect((await put('none', olderId))[0]).toBe(400);
    expect((await send('delete', `tickets/${strangerId}/duplicate-of`)).status).toBe(404);
    expect((await send('delete', `tickets/${UNKNOWN}/duplicate-of`)).status).toBe(404);
    expect((await send('delete', `tickets/${newerId}/duplicate-of?ticket_id=${UNKNOWN}`)).status).toBe(404);
    expect((await send('delete', `tickets/${newerId}/duplicate-of?ticket_id=${newerId}`)).status).toBe(422);
    expect((await send('get', `tickets/${UNKNOWN}/duplicate-of`)).status).toBe(404);
  });

  it('never makes a cycle, whoever speaks at the same moment', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push((await ask(aProblem().first)).ticket_id);
    const pairs = ids.flatMap((id, i) => ids.slice(0, i).map((other) => [id, other] as const));
    const answers = await Promise.all(
      pairs.map(([id, other]) => send('put', `tickets/${id}/duplicate-of`, { ticket_id: other })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const standings = (await Promise.all(ids.map((id) => show(`tickets/${id}/duplicate-of`)))) as Result[];
    expect(standings.map(({ duplicate_of }) => duplicate_of)).toEqual([null, ...ids.slice(1).map(() => ids[0])]);
  });
});

describe('A match', () => {
  it('says why, and whether the older ticket is open', async () => {
    const { first, again } = aProblem();
    const { ticket_id: id } = await ask({ ...first, customer_id: 'C-7' });
    const [open] = (await ask({ ...again, customer_id: 'C-7' })).related_tickets;
    expect(open).toMatchObject({ ticket_id: id, is_open: true, possible_regression: false });
    expect(open?.reasons.map(({ code }) => code)).toEqual(['similar_text', 'same_customer']);
    await send('patch', `tickets/${id}`, { status: 'resolved' });
    const later = await ask(first);
    expect(later.related_tickets[0]).toMatchObject({ ticket_id: id, is_open: false, possible_regression: true });
    const [listed] = (await show(`tickets/${later.ticket_id}/duplicates`)) as Match[];
    expect(listed).toMatchObject({
      status: 'resolved',
      possible_regression: true,
      verdict: null,
      reasons: [{ code: 'same_text' }],
    });
  });
});

describe('POST /api/v1/duplicates/search', () => {
  it('finds for any text, and stores nothing', async () => {
    const { first, again } = aProblem();
    const { ticket_id: id } = await ask(first);
    const before = await show('tickets');
    const found = await send('post', 'duplicates/search', again);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      duplicate_of: id,
      related_tickets: [{ ticket_id: id, is_open: true }],
    });
    expect(await show('tickets')).toEqual(before);
  });

  it('gives five related tickets, or as many as are asked for', async () => {
    const { first } = aProblem();
    const said = first.body;
    const asRoots = { enable_duplicate_detection: false };
    for (const each of 'abcdefgh') await ask({ ...first, body: `${said} It is number ${each}.` }, asRoots);
    const found = async (limit?: number): Promise<number> =>
      ((await send('post', 'duplicates/search', { ...first, limit })).body as Result).related_tickets.length;
    expect([await found(), await found(1), await found(7), await found(20)]).toEqual([5, 1, 7, 8]);
  });

  it.each([
    [{ subject: 'x', body: 'x', limit: 0 }, 422],
    [{ subject: 'x', body: 'x', limit: 21 }, 422],
    [{ subject: 'x', body: 'x', limit: 2.5 }, 422],
    [{ subject: 'x', body: 'x', limit: '5' }, 422],
    [{ subject: 'x', body: 'x', limit: null }, 422],
    [{ subject: 'x' }, 422],
    [{ subject: ' ', body: 'x' }, 422],
    [{ subject: 'x', body: 'x'.repeat(50_001) }, 422],
    [{ subject: 'x', body: 'x', ticket_id: 'none' }, 422],
    [{ subject: 'x', body: 'x', ticket_id: UNKNOWN }, 404],
    [{ subject: 'x', body: 'x', other: 1 }, 422],
  ])('refuses %j: %i', async (body, status) => {
    expect((await send('post', 'duplicates/search', body)).status).toBe(status);
  });
});

describe('The same ticket, sent fifty times at once', () => {
  const originals = (results: readonly Result[]): Result[] =>
    results.filter(({ duplicate_of }) => duplicate_of === null);

  it('is one original and forty-nine duplicates of it', async () => {
    const { first } = aProblem();
    const results = await Promise.all(Array.from({ length: 50 }, () => ask(first)));
    expect(originals(results)).toHaveLength(1);
    const [{ ticket_id: id }] = originals(results) as [Result];
    const copies = results.filter(({ ticket_id }) => ticket_id !== id);
    expect(new Set(copies.map(({ duplicate_of }) => duplicate_of))).toEqual(new Set([id]));
    expect(copies[0]?.related_tickets).toMatchObject([
      { ticket_id: id, similarity_score: 1, reasons: [{ code: 'same_text' }] },
    ]);
    const stored = (await show(`tickets?page_size=50&q=${first.subject.split(' ')[0]!}`)) as { items: Result[] };
    expect(stored.items.filter(({ duplicate_of }) => duplicate_of === id)).toHaveLength(49);
    expect((await ask(first)).duplicate_of).toBe(id);
  });

  it('is as many originals as customers where it says next to nothing', async () => {
    const cry = { subject: 'Help', body: 'Help!' };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => ask({ ...cry, customer_id: `cry-${i % 4}` })),
    );
    expect(originals(results)).toHaveLength(4);
  });

  it('stays fifty tickets where nobody is to look for duplicates', async () => {
    const { first } = aProblem();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => ask(first, { enable_duplicate_detection: false })),
    );
    expect(originals(results)).toHaveLength(10);
  });

  (process.env.TEST_DATABASE === 'postgres' ? it : it.skip)('is one original in two processes too', async () => {
    const other = await anApp({ DATABASE_URL: app.nest.get<Env>(ENV).DATABASE_URL! });
    try {
      const tickets = Array.from({ length: 5 }, () => aProblem().first);
      const sent = Array.from({ length: 50 }, (_, i) => {
        const ticket = tickets[i % 2 === 0 ? i % 5 : 4 - (i % 5)]!;
        return request((i % 2 === 0 ? app : other).server)
          .post('/api/v1/workflow/process')
          .send({ ticket });
      });
      const answers = await Promise.all(sent);
      expect(new Set(answers.map(({ body }) => (body as { status: string }).status))).toEqual(new Set(['completed']));
      expect(originals(answers.map(({ body }) => body as Result))).toHaveLength(5);
    } finally {
      await other.close();
    }
  });
});
