import { describe, expect, it } from '@jest/globals';
import { TicketTime } from './ticket-time.js';

describe('TicketTime', () => {
  it('keeps some of the time back from the models', () => {
    const time = new TicketTime(1000);
    const { leftMs } = time.modelRun().deadline;
    expect(leftMs).toBeLessThanOrEqual(900);
    expect(leftMs).toBeGreaterThan(800);
    time.end();
  });

  it.each([
    ['before the ticket began', true],
    ['while it is worked on', false],
  ])('stops the models of a caller who went away %s', (_, before) => {
    const caller = new AbortController();
    if (before) caller.abort();
    const time = new TicketTime(60_000, caller.signal);
    const { signal } = time.modelRun();
    expect(signal.aborted).toBe(before);
    caller.abort();
    expect(signal.aborted).toBe(true);
    time.end();
  });

  it('leaves the other steps to a caller who went away, so that the ticket is stored', async () => {
    const time = new TicketTime(60_000, AbortSignal.abort());
    await expect(time.race(Promise.resolve('stored'))).resolves.toBe('stored');
    time.end();
  });

  it('stops models and steps when the time is over', async () => {
    const time = new TicketTime(5);
    await expect(time.race(new Promise(() => undefined))).rejects.toThrow('ran out');
    expect(time.modelRun().signal.aborted).toBe(true);
    expect(time.modelRun().deadline.leftMs).toBe(0);
    time.end();
  });

  it('stops what still runs when the ticket is done', () => {
    const time = new TicketTime(60_000);
    const { signal } = time.modelRun();
    time.end();
    expect(signal.aborted).toBe(true);
  });
});
