import { describe, expect, it } from '@jest/globals';
import { inOrder } from './in-order.js';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i += 1) yield await Promise.resolve(i);
}

describe('inOrder', () => {
  it('gives the results in the order of the items, whichever is done first', async () => {
    const finish: (() => void)[] = [];
    const results = inOrder(numbers(2), 2, (i) => new Promise<number>((done) => (finish[i] = () => done(i * 10))));
    const first = results.next();
    while (finish.length < 2) await Promise.resolve();
    finish[1]?.();
    await new Promise(setImmediate);
    finish[0]?.();
    expect([(await first).value, (await results.next()).value]).toEqual([
      [0, 0],
      [1, 10],
    ]);
  });

  it('does no more at once than it is told', async () => {
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
    };
    let count = 0;
    for await (const [item] of inOrder(numbers(10), 3, work)) expect(item).toBe(count++);
    expect([count, most]).toEqual([10, 3]);
  });

  it('fails with the first failure, and leaves none unhandled', async () => {
    const results = inOrder(numbers(4), 4, (i) => Promise.reject(new Error(`broken ${i}`)));
    await expect(results.next()).rejects.toThrow('broken 0');
  });
});
