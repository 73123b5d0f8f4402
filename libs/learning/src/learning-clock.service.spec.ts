import { type DatabaseService } from '@app/database';
import { Metrics, readEnv } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { LearningClock } from './learning-clock.service.js';
import { type ModelsInForce } from './models/models-in-force.service.js';
import { type AutoApply } from './report/auto-apply.service.js';
import { type Run } from './runs/run.js';
import { type RunRequest, type RunsStore } from './runs/runs.store.js';
import { type TrainingService } from './training/training.service.js';

/** What the clock asks, answered from memory: it only decides when. */
function aClock({ environment = {}, corrections = 0, fits = true, isReady = true } = {}) {
  const queued: string[] = [];
  let hadNightly = false;
  let worked = 0;
  const runs = {
    enqueue: ({ occasion }: RunRequest): Promise<Partial<Run>> => {
      queued.push(occasion);
      hadNightly ||= occasion === 'nightly';
      return Promise.resolve({});
    },
    hasWork: () => Promise.resolve(queued.length > worked),
    areCorrectionsDue: (every: number) => Promise.resolve(corrections >= every),
    isNightlyDue: () => Promise.resolve(!hadNightly),
  };
  const inForce = { refresh: () => Promise.resolve(), of: () => ({ fits }), answering: () => 0 };
  const training = { work: () => Promise.resolve((worked += 1)) };
  const clock = new LearningClock(
    { isReady } as DatabaseService,
    inForce as unknown as ModelsInForce,
    { refresh: () => Promise.resolve() } as AutoApply,
    runs as unknown as RunsStore,
    training as unknown as TrainingService,
    readEnv(environment),
    new Metrics(),
  );
  return { clock, queued, worked: () => worked };
}

const at = (time: string): Date => new Date(`2026-03-02T${time}Z`);

describe('LearningClock', () => {
  it.each([
    ['25 corrections', { corrections: 25 }, ['corrections']],
    ['24', { corrections: 24 }, []],
    ['5 where 5 are asked for', { corrections: 5, environment: { LEARNING_TRAIN_EVERY: '5' } }, ['corrections']],
    ['any number where it is off', { corrections: 9, environment: { LEARNING_TRAIN_EVERY: '0' } }, []],
    ['a model that does not fit', { fits: false }, ['upgrade']],
  ])('lets train after %s', async (_, settings, occasions) => {
    const { clock, queued, worked } = aClock(settings);
    await clock.tick(at('12:00:00'));
    expect(queued).toEqual(occasions);
    expect(worked()).toBe(occasions.length);
  });

  it('asks for a model that fits once, after the start alone', async () => {
    const { clock, queued } = aClock({ fits: false });
    await clock.tick(at('12:00:00'));
    await clock.tick(at('12:00:02'));
    expect(queued).toEqual(['upgrade']);
  });

  it.each([
    ['02:59:59', []],
    ['03:00:00', ['nightly']],
    ['03:59:59', ['nightly']],
    ['04:00:00', []],
  ])('sharpens the base between three and four: %s', async (time, occasions) => {
    const { clock, queued } = aClock();
    await clock.tick(at(time));
    expect(queued).toEqual(occasions);
  });

  it('sharpens it once a night, and not at all where that is off', async () => {
    const { clock, queued } = aClock();
    for (const time of ['03:00:00', '03:00:02', '03:30:00']) await clock.tick(at(time));
    expect(queued).toEqual(['nightly']);
    const off = aClock({ environment: { LEARNING_NIGHTLY: 'false' } });
    await off.clock.tick(at('03:00:00'));
    expect(off.queued).toEqual([]);
  });

  it('waits for the database, and does nothing once it stops', async () => {
    const waiting = aClock({ corrections: 25, isReady: false });
    await waiting.clock.tick(at('12:00:00'));
    const stopped = aClock({ corrections: 25 });
    await stopped.clock.onModuleDestroy();
    await stopped.clock.tick(at('12:00:00'));
    expect([waiting.queued, stopped.queued]).toEqual([[], []]);
  });
});
