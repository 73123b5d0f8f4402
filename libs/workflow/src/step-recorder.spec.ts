import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answered, AppError } from '@app/domain';
import { StepRecorder } from './step-recorder.js';
import { TicketTime } from './ticket-time.js';

describe('StepRecorder', () => {
  let time: TicketTime;
  let failures: [string, unknown][];
  let ended: [string, string][];
  let steps: StepRecorder;

  const recorderWithin = (milliseconds: number): void => {
    time = new TicketTime(milliseconds);
    failures = [];
    ended = [];
    steps = new StepRecorder(time, {
      stepEnded: ({ stepName, status }) => ended.push([stepName, status]),
      stepFailed: (step, error) => failures.push([step, error]),
    });
  };
  beforeEach(() => recorderWithin(60_000));
  afterEach(() => time.end());

  it('hands on the answer and records who gave it', async () => {
    const use = {
      model: null,
      tokensUsed: 12,
      costUsd: 0.5,
      attempts: 3,
      latencyMs: 20.4,
      promptVersion: '2',
      fallbackReason: 'rate_limited',
    };
    const answer = { value: 7, fallbackUsed: true, use, warning: 'Look twice.' };
    await expect(steps.run('classification', () => Promise.resolve(answer), 0)).resolves.toBe(7);
    expect(steps.list()).toMatchObject([
      {
        stepName: 'classification',
        status: 'completed',
        error: null,
        fallbackUsed: true,
        ...use,
        latencyMs: 20,
        warning: 'Look twice.',
      },
    ]);
    expect(steps.status()).toBe('degraded');
  });

  it('gives the stand-in for a step that throws, and keeps what it threw out of the answer', async () => {
    const secret = new Error('select * from tickets');
    const work = (): never => {
      throw secret;
    };
    await expect(steps.run('extraction', work, 'stand-in')).resolves.toBe('stand-in');
    expect(steps.list()[0]).toMatchObject({ status: 'failed', fallbackUsed: false });
    expect(steps.list()[0]?.error).not.toContain('select');
    expect(failures).toEqual([['extraction', secret]]);
    expect(ended).toEqual([['extraction', 'failed']]);
    expect(steps.status()).toBe('failed');
  });

  it('shows the message of an error that is meant to be shown', async () => {
    const work = (): Promise<never> =>
      Promise.reject(new AppError('unavailable', 'database_unavailable', 'The database is down.'));
    await steps.run('persistence', work, undefined);
    expect(steps.list()[0]?.error).toBe('The database is down.');
  });

  it('does not wait for a step past the deadline', async () => {
    time.end();
    recorderWithin(5);
    const hanging = (): Promise<never> => new Promise(() => undefined);
    await expect(steps.run('duplicate_detection', hanging, 'none')).resolves.toBe('none');
    expect(steps.list()[0]).toMatchObject({ status: 'failed', error: 'The time for this ticket ran out.' });
  });

  it('reports the steps in the order of the contract, skipped ones without times', async () => {
    await steps.run('routing', () => answered(1), 0);
    steps.skip('classification');
    expect(steps.list().map(({ stepName, status }) => [stepName, status])).toEqual([
      ['classification', 'skipped'],
      ['routing', 'completed'],
    ]);
    expect(steps.list()[0]).toMatchObject({ startedAt: null, completedAt: null, durationMs: null });
    expect(ended).toEqual([
      ['routing', 'completed'],
      ['classification', 'skipped'],
    ]);
    expect(steps.status()).toBe('completed');
  });

  it('lets completed_at be started_at plus the duration', async () => {
    await steps.run('routing', () => answered(1), 0);
    const [step] = steps.list();
    expect(step!.completedAt!.getTime() - step!.startedAt!.getTime()).toBe(step!.durationMs);
  });
});
