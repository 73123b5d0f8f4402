import { describe, expect, it } from '@jest/globals';
import { Batcher } from './batcher.js';

/** A writer whose batches end when the spec says so. */
class HeldWriter {
  readonly batches: { items: readonly number[]; done: () => void; fail: (error: Error) => void }[] = [];

  readonly write = (items: readonly number[]): Promise<string[]> =>
    new Promise((resolve, reject) => {
      this.batches.push({ items, done: () => resolve(items.map((item) => `wrote ${item}`)), fail: reject });
    });

  get sizes(): number[] {
    return this.batches.map(({ items }) => items.length);
  }
}

/** Long enough for every promise that is ready to be heard. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Batcher', () => {
  it('writes at once while idle, and groups what comes in meanwhile', async () => {
    const writer = new HeldWriter();
    const batcher = new Batcher(writer.write, { maxSize: 10 });
    const results = [1, 2, 3].map((item) => batcher.add(item));
    expect(writer.sizes).toEqual([1]);
    writer.batches[0]!.done();
    await settled();
    expect(writer.batches[1]!.items).toEqual([2, 3]);
    writer.batches[1]!.done();
    expect(await Promise.all(results)).toEqual(['wrote 1', 'wrote 2', 'wrote 3']);
  });

  it('keeps a batch to its size and the order of the items', async () => {
    const writer = new HeldWriter();
    const batcher = new Batcher(writer.write, { maxSize: 2 });
    const results = [1, 2, 3, 4].map((item) => batcher.add(item));
    for (let i = 0; i < 3; i += 1) {
      writer.batches[i]!.done();
      await settled();
    }
    expect(writer.batches.map(({ items }) => items)).toEqual([[1], [2, 3], [4]]);
    await expect(Promise.all(results)).resolves.toHaveLength(4);
  });

  it('has as many batches at work as it may', async () => {
    const writer = new HeldWriter();
    const batcher = new Batcher(writer.write, { maxSize: 10, maxInFlight: 2 });
    const results = [1, 2, 3, 4].map((item) => batcher.add(item));
    expect(writer.sizes).toEqual([1, 1]);
    writer.batches[1]!.done();
    await settled();
    expect(writer.sizes).toEqual([1, 1, 2]);
    writer.batches[0]!.done();
    writer.batches[2]!.done();
    await Promise.all(results);
  });

  it('lets one bad item fail alone', async () => {
    const batches: (readonly number[])[] = [];
    const batcher = new Batcher<number, number>(
      async (items) => {
        batches.push(items);
        await settled();
        if (items.includes(3)) throw new Error('3 is bad');
        return items;
      },
      { maxSize: 10 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => batcher.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(batches).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
  });

  it('fails a batch as a whole where trying singly is hopeless', async () => {
    const writer = new HeldWriter();
    const batcher = new Batcher(writer.write, { maxSize: 10, retrySingly: () => false });
    const first = batcher.add(1);
    const others = [2, 3].map((item) => batcher.add(item));
    writer.batches[0]!.done();
    await first;
    await settled();
    writer.batches[1]!.fail(new Error('gone'));
    const outcomes = await Promise.allSettled(others);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(writer.sizes).toEqual([1, 2]);
  });

  it('rejects a writer that loses results', async () => {
    const batcher = new Batcher<number, number>(() => Promise.resolve([]), { maxSize: 10 });
    await expect(batcher.add(1)).rejects.toThrow('1 items gave 0 results');
  });

  it('rejects what a writer throws before it promises anything', async () => {
    const batcher = new Batcher<number, number>(
      () => {
        throw new Error('at once');
      },
      { maxSize: 10 },
    );
    await expect(batcher.add(1)).rejects.toThrow('at once');
    await expect(batcher.add(2)).rejects.toThrow('at once');
  });

  it('drains everything that waits, and at once when nothing does', async () => {
    const writer = new HeldWriter();
    const batcher = new Batcher(writer.write, { maxSize: 1 });
    await batcher.drain();
    const results = [batcher.add(1), batcher.add(2)];
    let isDrained = false;
    const drained = batcher.drain().then(() => (isDrained = true));
    writer.batches[0]!.done();
    await settled();
    expect(isDrained).toBe(false);
    writer.batches[1]!.done();
    await drained;
    await Promise.all(results);
  });
});
