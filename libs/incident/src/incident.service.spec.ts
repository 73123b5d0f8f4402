import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { severitiesFile } from '@app/classification';
import { DeskConfig, Metrics } from '@app/platform';
import { aDatabase, type TestDatabase } from '@app/testing';
import { readTicket } from '@app/text';
import { v7 as uuidv7 } from 'uuid';
import { Incidents1760000000022 } from '../../../apps/api/src/migrations/1760000000022-incidents.js';
import { IncidentTerms1760000000025 } from '../../../apps/api/src/migrations/1760000000025-incident-terms.js';
import { IncidentListStore } from './incident-list.store.js';
import { IncidentService, type KnownIncident } from './incident.service.js';
import { IncidentStore } from './incident.store.js';
import { incidentsFile } from './incident.config.js';
import { EVIDENCE } from './incident.queries.js';
import { IncidentsService } from './incidents.service.js';
import { SameWords } from './same-words.js';
import { signalOf } from './signal.js';

const NO_SAME_WORDS = new SameWords([]);

const NOW = new Date();
const MINUTE = 60_000;
const ORDINARY = [
  'How do I change my delivery address?',
  'Please send me a copy of last month invoice',
  'Where is my parcel, it should have come on Monday',
  'I want to cancel my subscription',
  'Can I pay by bank transfer?',
  'My password does not work, please reset it',
  'Do you ship to Norway and how long does it take',
  'The blue jacket is too small, I want to exchange it',
];
const OUTAGE = [
  'Webmail shows a blank page after I sign in',
  'Is the webmail down? I only get a blank window',
  'our office sees a blank webmail this morning',
  'blank screen instead of my inbox in webmail, please help',
  'Cannot read mail: webmail is blank',
  'webmail stays blank in every browser',
];

describe('IncidentService', () => {
  let database: TestDatabase;
  let store: IncidentStore;
  let service: IncidentService;
  let otherProcess: IncidentService;
  let incidents: IncidentsService;

  beforeAll(async () => {
    database = await aDatabase({ entities: [], migrations: [Incidents1760000000022, IncidentTerms1760000000025] });
    const { dataSource } = database;
    const desk = DeskConfig.load('config', [severitiesFile, incidentsFile]);
    store = new IncidentStore(dataSource);
    service = new IncidentService(desk, store);
    otherProcess = new IncidentService(desk, new IncidentStore(dataSource));
    incidents = new IncidentsService(desk, new IncidentListStore(dataSource), store, new Metrics());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.dataSource.query(
      'truncate incidents, incident_tickets, incident_signals, incident_terms restart identity cascade',
    );
    await learnTheUsual();
  });

  /** Two days of ordinary tickets, one every two minutes, from before the window. */
  async function learnTheUsual(): Promise<void> {
    const seen = Array.from({ length: 1400 }, (_, place) =>
      store.record({
        ticketId: uuidv7(),
        seenAt: new Date(NOW.getTime() - (125 + (1400 - place) * 2) * MINUTE),
        signal: signalOf(
          readTicket({ subject: 'Help', body: ORDINARY[place % ORDINARY.length]! }),
          {
            customerId: `usual ${place}`,
            customerEmail: null,
          },
          NO_SAME_WORDS,
        ),
      }),
    );
    await Promise.all(seen);
  }

  function say(body: string, customerId: string, at = NOW.getTime(), by = service): Promise<KnownIncident | null> {
    const reading = readTicket({ subject: 'Help', body });
    return by.observe({ ticketId: uuidv7(), seenAt: new Date(at), reading, customerId, customerEmail: null });
  }

  async function sayAs(body: string, customerId: string): Promise<string> {
    const ticketId = uuidv7();
    const reading = readTicket({ subject: 'Help', body });
    await service.observe({ ticketId, seenAt: NOW, reading, customerId, customerEmail: null });
    return ticketId;
  }

  it('opens one incident when several customers report one thing in different words', async () => {
    const answers: (KnownIncident | null)[] = [];
    for (const [place, text] of OUTAGE.entries()) answers.push(await say(text, `customer ${place}`));
    expect(answers.slice(0, 3)).toEqual([null, null, null]);
    const found = answers.filter((answer) => answer !== null);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ incidentId }) => incidentId)).size).toBe(1);
    const { items } = await incidents.list({ open: 'true', page: 1, pageSize: 20 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ status: 'open', ticketCount: 6, customerCount: 6, suggestedSeverity: 'high' });
    expect(items[0]?.commonTerms).toEqual(expect.arrayContaining(['webmail', 'blank']));
    const { tickets } = await incidents.detail(items[0]!.id);
    expect(tickets).toHaveLength(6);
  });

  it('opens none when one customer writes forty times', async () => {
    for (let time = 0; time < 40; time += 1) expect(await say(OUTAGE[time % 6]!, 'the same')).toBeNull();
  });

  it('opens none of what customers always write', async () => {
    for (let time = 0; time < 8; time += 1) expect(await say(ORDINARY[0]!, `customer ${time}`)).toBeNull();
  });

  it('opens one alone when many processes see the storm at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, place) =>
        say(OUTAGE[place % 6]!, `customer ${place}`, NOW.getTime(), place % 2 === 0 ? service : otherProcess),
      ),
    );
    const known = new Set(answers.flatMap((answer) => answer?.incidentId ?? []));
    expect(known.size).toBe(1);
    const { items } = await incidents.list({ page: 1, pageSize: 20 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ ticketCount: 24, customerCount: 24, suggestedSeverity: 'critical' });
  });

  it('takes in what comes after a restart, and merges incidents that turn out to be one', async () => {
    for (const [place, text] of OUTAGE.entries()) await say(text, `customer ${place}`);
    const other = ['Calendar sync fails with E-7717', 'E-7717 when calendar syncs', 'calendar sync error E-7717 here'];
    for (const [place, text] of [...other, ...other].entries()) await say(text, `second ${place}`);
    expect((await incidents.list({ page: 1, pageSize: 20 })).total).toBe(2);
    const both = await say('webmail blank and calendar sync fails, E-7717', 'both', NOW.getTime(), otherProcess);
    const { items } = await incidents.list({ page: 1, pageSize: 20 });
    expect(items).toMatchObject([{ id: both?.incidentId, ticketCount: 13, customerCount: 13 }]);
  });

  it('no longer has a ticket that could not be stored, nor itself where none is left', async () => {
    const ids: string[] = [];
    for (const [place, text] of OUTAGE.entries()) ids.push(await sayAs(text, `customer ${place}`));
    await service.withdraw(ids[0]!);
    const { items } = await incidents.list({ page: 1, pageSize: 20 });
    expect(items).toMatchObject([{ ticketCount: 5, customerCount: 5 }]);
    const { tickets } = await incidents.detail(items[0]!.id);
    expect(tickets.map(({ ticketId }) => ticketId).sort()).toEqual(ids.slice(1).sort());
    for (const id of ids) await service.withdraw(id);
    expect(await incidents.list({ page: 1, pageSize: 20 })).toMatchObject({ items: [], total: 0 });
  });

  it('closes an incident when no ticket came for the length of the window', async () => {
    const then = NOW.getTime() - 61 * MINUTE;
    for (const [place, text] of OUTAGE.entries()) await say(text, `customer ${place}`, then);
    expect((await incidents.list({ open: 'true', page: 1, pageSize: 20 })).items).toEqual([]);
    expect((await incidents.list({ page: 1, pageSize: 20 })).items).toMatchObject([{ status: 'closed' }]);
  });

  it('reads indexes only, whatever the number of tickets', async () => {
    await database.dataSource.query('vacuum analyze incident_terms');
    await database.dataSource.query('vacuum analyze incident_signals');
    const [row] = await database.dataSource.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
      `explain (format json) ${EVIDENCE}`,
      [
        [1, 2, 3],
        new Date(NOW.getTime() - 7 * 24 * 60 * MINUTE),
        new Date(NOW.getTime() - 60 * MINUTE),
        new Date(NOW.getTime() - 15 * MINUTE),
        0,
      ],
    );
    const nodes = flat(row['QUERY PLAN'][0].Plan);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    expect(nodes.flatMap((node) => node['Index Name'] ?? [])).toEqual(
      expect.arrayContaining(['incident_terms_newest', 'incident_signals_by_time']),
    );
  });
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];
