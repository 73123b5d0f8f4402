import { beforeEach, describe, expect, it } from '@jest/globals';
import { DaySpending } from './day-spending.js';

describe('DaySpending', () => {
  let now: number;
  let onRecord: number | Error;
  let reads: string[];
  let spending: DaySpending;

  beforeEach(() => {
    now = Date.parse('2026-03-02T23:59:00Z');
    onRecord = 2;
    reads = [];
    spending = new DaySpending(
      (since) => {
        reads.push(since.toISOString());
        return onRecord instanceof Error ? Promise.reject(onRecord) : Promise.resolve(onRecord);
      },
      () => now,
    );
  });

  it('adds to what is on record of the day, which it reads once', async () => {
    expect(await spending.today()).toBe(2);
    spending.add(0.5);
    expect(await spending.today()).toBe(2.5);
    expect(reads).toEqual(['2026-03-02T00:00:00.000Z']);
  });

  it('reads again after a while what other processes spent, and never falls', async () => {
    await spending.today();
    spending.add(3);
    now += 31_000;
    expect(await spending.today()).toBe(5);
    now += 20_000;
    onRecord = 9;
    expect(await spending.today()).toBe(5);
    now += 5_000;
    expect(await spending.today()).toBe(5);
  });

  it('sees what another process spent', async () => {
    await spending.today();
    now += 31_000;
    onRecord = 9;
    expect(await spending.today()).toBe(9);
  });

  it('begins every day in UTC at what is on record of it', async () => {
    await spending.today();
    now += 120_000;
    onRecord = 0;
    expect(await spending.today()).toBe(0);
    expect(reads.at(-1)).toBe('2026-03-03T00:00:00.000Z');
  });

  it('goes by what this process spent where the record cannot be read', async () => {
    onRecord = new Error('down');
    spending.add(1);
    expect(await spending.today()).toBe(1);
  });

  it('does not wait long for a record that does not answer', async () => {
    const stuck = new DaySpending(() => new Promise(() => undefined));
    stuck.add(1);
    expect(await stuck.today()).toBe(1);
  });
});
