import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { categoriesFile, CorrectedExamples, severitiesFile } from '@app/classification';
import { DeskConfig, Metrics } from '@app/platform';
import { aDatabase, aNewTicket, eventually, type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { ticketEntities, TicketsRepository } from '@app/tickets';
import { Logger } from '@nestjs/common';
import { Feedback1760000000010 } from '../../../../apps/api/src/migrations/1760000000010-feedback.js';
import { TicketLanguage1760000000005 } from '../../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../../apps/api/src/migrations/1760000000000-tickets.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { FeedbackStore } from '../feedback/feedback.store.js';
import { ExampleFeed } from './example-feed.service.js';
import { JudgedTickets } from './judged-tickets.store.js';

const JUDGED = aNewTicket({
  subject: 'Charged twice',
  body: 'The renewal was charged to my card two times. Maria Lopez, maria.lopez@mail.example, order 4711.',
  customerEmail: 'maria.lopez@mail.example',
});
const ALIKE = readTicket({ subject: 'Charged twice', body: 'My card was charged twice for the renewal.' });

describe('ExampleFeed', () => {
  let database: TestDatabase;
  let feedback: FeedbackService;
  let feed: ExampleFeed;
  let examples: CorrectedExamples;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const migrations = [Tickets1760000000000, TicketLanguage1760000000005, Feedback1760000000010];
    database = await aDatabase({ entities: ticketEntities, migrations });
    const { dataSource } = database;
    const tickets = new TicketsRepository(dataSource.getRepository(ticketEntities[0]!));
    await tickets.insertMany(dataSource.manager, [JUDGED, aNewTicket()]);
    const desk = DeskConfig.load('config', [categoriesFile, severitiesFile]);
    feedback = new FeedbackService(new FeedbackStore(dataSource), tickets, desk, new Metrics());
    examples = new CorrectedExamples();
    feed = new ExampleFeed(new JudgedTickets(dataSource), examples);
    feed.onModuleInit();
  });
  afterAll(() => database.close());

  it('offers tickets as they were judged last, without what is personal, once it has looked', async () => {
    expect(examples.nearest(ALIKE, 3)).toEqual([]);
    await feedback.give(JUDGED.id, { category: 'account' }, 'desk');
    await feedback.give(JUDGED.id, { draftAccepted: true }, 'desk');
    await feed.refresh();
    expect(examples.nearest(ALIKE, 3)).toMatchObject([{ category: 'account', severity: null }]);

    await feedback.give(JUDGED.id, { category: 'billing' }, 'desk');
    await feedback.give(JUDGED.id, { severity: 'high' }, 'desk');
    await feed.refresh();
    expect(examples.nearest(ALIKE, 3)).toEqual([
      {
        text: 'Charged twice \u2013 The renewal was charged to my card two times. [name] [name], [email], order #',
        category: 'billing',
        severity: 'high',
      },
    ]);
  });

  it('looks by itself when it is asked', async () => {
    const fresh = new ExampleFeed(new JudgedTickets(database.dataSource), examples);
    expect(fresh.nearest(ALIKE, 3)).toEqual([]);
    await eventually(() => fresh.nearest(ALIKE, 3).length === 1);
  });

  it('keeps what it has where the database is gone', async () => {
    const judged = new JudgedTickets(database.dataSource);
    const failing = new ExampleFeed(judged, examples);
    await failing.refresh();
    judged.since = () => Promise.reject(new Error('gone'));
    await failing.refresh();
    expect(failing.nearest(ALIKE, 3)).toHaveLength(1);
  });
});
