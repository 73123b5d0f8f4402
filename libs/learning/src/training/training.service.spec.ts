import { categoriesFile, LocalModels, severitiesFile } from '@app/classification';
import { DeskConfig, Metrics } from '@app/platform';
import { aDatabase, aNewTicket, type TestDatabase } from '@app/testing';
import { ticketEntities, TicketsRepository } from '@app/tickets';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskModels1760000000011 } from '../../../../apps/api/src/migrations/1760000000011-desk-models.js';
import { Feedback1760000000010 } from '../../../../apps/api/src/migrations/1760000000010-feedback.js';
import { TicketLanguage1760000000005 } from '../../../../apps/api/src/migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from '../../../../apps/api/src/migrations/1760000000000-tickets.js';
import { ModelsInForce } from '../models/models-in-force.service.js';
import { ModelsStore } from '../models/models.store.js';
import { type Occasion, type Run } from '../runs/run.js';
import { RunsStore } from '../runs/runs.store.js';
import { LabelsStore } from './labels.store.js';
import { TrainingMaterial } from './material.service.js';
import { PublishedRuns } from './published-runs.store.js';
import { train, type TrainingJob, type TrainingResult } from './train.js';
import { Trainer } from './trainer.js';
import { TrainingService } from './training.service.js';

/** Trains in this thread, after something else happened. */
class SlowTrainer extends Trainer {
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  override async train(job: TrainingJob, signal: AbortSignal): Promise<TrainingResult | null> {
    await this.meanwhile();
    signal.throwIfAborted();
    return train(job);
  }
}

const WORDS = ['glimmer', 'zephyr', 'quartz'];
const LABELS = ['account', 'feature_request', 'billing'];
const lesson = (i: number) => ({
  id: `lesson ${i}`,
  subject: `about ${WORDS[i % 3] ?? ''}`,
  body: `the ${WORDS[i % 3] ?? ''} of room ${i}`,
  category: LABELS[i % 3] ?? null,
  severity: null,
});
const lessons = (count: number) => Array.from({ length: count }, (_, i) => lesson(i));

describe('TrainingService', () => {
  let database: TestDatabase;
  let runs: RunsStore;
  let labels: LabelsStore;
  let models: ModelsStore;
  let inForce: ModelsInForce;
  let tickets: TicketsRepository;
  let trainer: SlowTrainer;
  let training: TrainingService;
  const query = (sql: string): Promise<unknown> => database.dataSource.query(sql);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const migrations = [
      Tickets1760000000000,
      TicketLanguage1760000000005,
      Feedback1760000000010,
      DeskModels1760000000011,
    ];
    database = await aDatabase({ entities: ticketEntities, migrations });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { dataSource } = database;
    await query('truncate lessons, learning_runs, desk_models, model_activations, tickets restart identity cascade');
    const local = new LocalModels(DeskConfig.load('config', [categoriesFile, severitiesFile]));
    runs = new RunsStore(dataSource);
    labels = new LabelsStore(dataSource);
    models = new ModelsStore(dataSource);
    inForce = new ModelsInForce(models, local);
    tickets = new TicketsRepository(dataSource.getRepository(ticketEntities[0]!));
    trainer = new SlowTrainer();
    const material = new TrainingMaterial(labels, tickets, local);
    const published = new PublishedRuns(dataSource, models, runs);
    training = new TrainingService(runs, published, material, inForce, local, trainer, new Metrics());
  });

  const work = async (occasion: Occasion = 'request', stopping = new AbortController()): Promise<Run | undefined> => {
    const { id } = await runs.enqueue({ occasion, tasks: ['category'], requestedBy: 'desk' });
    expect(await training.work(stopping.signal)).toBe(true);
    return runs.find(id);
  };

  it('does nothing where nothing waits', async () => {
    expect(await training.work(new AbortController().signal)).toBe(false);
  });

  it('learns from lessons, leaves out what the YAML does not have, and says so', async () => {
    await labels.keepLessons([...lessons(30), { ...lesson(99), category: 'gone' }]);
    expect(await work()).toMatchObject({
      status: 'completed',
      results: [{ verdict: 'live', version: 1, corrections: 30, leftOut: [{ class: 'gone', corrections: 1 }] }],
    });
    expect(inForce.answering('category')).toBe(1);
    const [{ card, trainedBy }] = (await models.list()) as [Awaited<ReturnType<ModelsStore['list']>>[number]];
    expect(trainedBy).toBe('desk');
    expect(card).toMatchObject({ corrections: 30, classes: LABELS.map(() => ({ corrections: 10 })), backlog: 0 });
  });

  it('makes the same model of the same lessons', async () => {
    await labels.keepLessons(lessons(30));
    await work();
    await work();
    const [one, two] = await Promise.all([models.load(1), models.load(2)]);
    expect(two?.model).toEqual(one?.model);
    expect(two?.evidence).toEqual(one?.evidence);
  });

  it('does not put itself over what somebody activated meanwhile', async () => {
    await labels.keepLessons(lessons(30));
    await work();
    trainer.meanwhile = () => models.activate({ task: 'category', version: 0, activatedBy: 'lead' });
    expect(await work()).toMatchObject({ results: [{ verdict: 'overtaken', version: 2 }] });
    expect(inForce.answering('category')).toBe(0);
  });

  it('keeps nothing where another process took the run over', async () => {
    await labels.keepLessons(lessons(30));
    trainer.meanwhile = () => query('update learning_runs set worker = gen_random_uuid()');
    expect(await work()).toMatchObject({ status: 'running', results: null });
    expect(await models.list()).toEqual([]);
  });

  it('leaves a run to the next process where this one stops', async () => {
    const stopping = new AbortController();
    trainer.meanwhile = () => {
      stopping.abort();
      return Promise.resolve();
    };
    expect(await work('request', stopping)).toMatchObject({ status: 'running' });
    trainer.meanwhile = () => Promise.resolve();
    expect(await training.work(new AbortController().signal)).toBe(true);
  });

  it('says that a run failed, and no more than that', async () => {
    trainer.meanwhile = () => Promise.reject(new Error('secret'));
    expect(await work()).toMatchObject({ status: 'failed', error: 'Training failed; the log has the reason.' });
  });

  it('gives a run up that ends its process again and again', async () => {
    await runs.enqueue({ occasion: 'request', tasks: ['category'], requestedBy: 'desk' });
    await query('update learning_runs set attempts = 3');
    await training.work(new AbortController().signal);
    expect(await runs.hasWork()).toBe(false);
    expect(await query('select status from learning_runs')).toEqual([{ status: 'failed' }]);
  });

  it('sharpens the base by the tickets nobody judged, at night, and keeps that when corrections come', async () => {
    const told = ['I was charged twice on the invoice', 'I cannot log in, password refused', 'please add a dark theme'];
    const backlog = Array.from({ length: 60 }, (_, i) =>
      aNewTicket({ subject: told[i % 3]!, body: `${told[i % 3]!} ${WORDS[i % 3]!} ${i}` }),
    );
    await tickets.insertMany(database.dataSource.manager, backlog);
    expect(await work()).toMatchObject({ results: [{ verdict: 'too_few' }] });
    expect(await work('nightly')).toMatchObject({ results: [{ verdict: 'live', version: 1, corrections: 0 }] });
    await labels.keepLessons(lessons(30));
    await work();
    expect((await models.list()).map(({ card: { backlog: read, isSharpened } }) => [read, isSharpened])).toEqual([
      [0, true],
      [60, true],
    ]);
  });
});
