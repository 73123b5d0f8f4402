import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { categoriesFile, severitiesFile } from '@app/classification';
import { DeskConfig, Metrics } from '@app/platform';
import { aDatabase, aNewTicket, type TestDatabase } from '@app/testing';
import { ticketEntities, TicketsRepository } from '@app/tickets';
import { Feedback1760000000010 } from '../../../../apps/api/src/migrations/1760000000010-feedback.js';
import { TicketLanguage1760000000005 } from '../../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../../apps/api/src/migrations/1760000000000-tickets.js';
import { CurrentCorrections } from './current-corrections.store.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackStore } from './feedback.store.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TICKET = aNewTicket({
  category: 'account',
  severity: 'medium',
  assignedTeam: 'account_management',
  classification: { categoryConfidence: 0.71, severityConfidence: 0.5, source: 'rules' },
  routing: { confidence: 0.95 },
});

describe('FeedbackService', () => {
  let database: TestDatabase;
  let feedback: FeedbackService;
  let metrics: Metrics;
  let current: CurrentCorrections;

  beforeAll(async () => {
    const migrations = [Tickets1760000000000, TicketLanguage1760000000005, Feedback1760000000010];
    database = await aDatabase({ entities: ticketEntities, migrations });
    const { dataSource } = database;
    const tickets = new TicketsRepository(dataSource.getRepository(ticketEntities[0]!));
    await tickets.insertMany(dataSource.manager, [TICKET]);
    const desk = DeskConfig.load('config', [categoriesFile, severitiesFile]);
    metrics = new Metrics();
    feedback = new FeedbackService(new FeedbackStore(dataSource), tickets, desk, metrics);
    current = new CurrentCorrections(dataSource);
  });
  afterAll(() => database.close());
  beforeEach(() => database.dataSource.query('truncate feedback'));

  it('keeps what was said beside what was answered, newest first', async () => {
    const first = await feedback.give(TICKET.id, { category: 'billing', agent: 'Åsa', comment: '💥' }, 'desk');
    const second = await feedback.give(TICKET.id, { severity: 'high', draftAccepted: true }, 'desk');
    const history = await feedback.history(TICKET.id);
    expect(history).toEqual([second.feedback, first.feedback]);
    expect(history[1]).toMatchObject({
      category: 'billing',
      severity: null,
      agent: 'Åsa',
      comment: '💥',
      givenBy: 'desk',
    });
    expect(history[1]?.original).toEqual({
      category: 'account',
      categoryConfidence: 0.71,
      severity: 'medium',
      severityConfidence: 0.5,
      team: 'account_management',
      teamConfidence: 0.95,
      source: 'rules',
      answeredAt: TICKET.createdAt,
    });
  });

  it('stores the same only once, however often and however closely it comes', async () => {
    const say = (): ReturnType<FeedbackService['give']> => feedback.give(TICKET.id, { category: 'billing' }, 'desk');
    const said = await Promise.all([say(), say(), say()]);
    expect(said.filter(({ isRepeat }) => isRepeat)).toHaveLength(2);
    expect(new Set(said.map(({ feedback: { id } }) => id)).size).toBe(1);
    expect(await feedback.history(TICKET.id)).toHaveLength(1);
  });

  it('lets an agent come back to an earlier word', async () => {
    for (const category of ['billing', 'technical', 'billing']) await feedback.give(TICKET.id, { category }, 'desk');
    expect((await feedback.history(TICKET.id)).map(({ category }) => category)).toEqual([
      'billing',
      'technical',
      'billing',
    ]);
  });

  it('knows the newest word on each', async () => {
    expect(await current.currentFor(TICKET.id)).toBeNull();
    await feedback.give(TICKET.id, { category: 'billing', severity: 'low' }, 'desk');
    const { feedback: last } = await feedback.give(TICKET.id, { category: 'technical', agent: 'Bo' }, 'desk');
    expect(await current.currentFor(TICKET.id)).toEqual({
      category: 'technical',
      severity: 'low',
      team: null,
      agent: 'Bo',
      feedbackCount: 2,
      at: last.createdAt,
    });
  });

  it('refuses what judges nothing, what is unknown, and a ticket that is not there', async () => {
    const refusal = (body: object, id = TICKET.id): Promise<unknown> =>
      feedback.give(id, body, 'desk').catch((e: unknown) => e);
    expect(await refusal({ comment: 'hm' })).toMatchObject({ kind: 'invalid', code: 'nothing_judged' });
    expect(await refusal({ category: 'x', severity: 'y', fields: { 'a/b': 'z' } })).toMatchObject({
      kind: 'invalid',
      details: { errors: [{ pointer: '/category' }, { pointer: '/severity' }, { pointer: '/fields/a~1b' }] },
    });
    expect(await refusal({ category: 'billing' }, UNKNOWN)).toMatchObject({ kind: 'not_found' });
    await expect(feedback.history(UNKNOWN)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await feedback.history(TICKET.id)).toEqual([]);
  });

  it('counts confirmations apart from corrections', async () => {
    await feedback.give(TICKET.id, { category: 'account', severity: 'high' }, 'desk');
    const text = await metrics.text();
    expect(text).toMatch(/learning_feedback_total\{about="category",verdict="confirmed"\} 1/);
    expect(text).toMatch(/learning_feedback_total\{about="severity",verdict="corrected"\} \d/);
  });

  it('finds the feedback of a ticket by an index', async () => {
    const { dataSource } = database;
    await dataSource.query('set enable_seqscan = off');
    const [row] = await dataSource.query<[object]>(
      `explain (format json) select 1 from feedback where ticket_id = '${UNKNOWN}' order by id desc limit 1`,
    );
    await dataSource.query('reset enable_seqscan');
    expect(JSON.stringify(row)).toContain('feedback_of_ticket');
  });
});
