import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

describe('TokenBuckets', () => {
  const bucketsAt = (perMinute: number): { buckets: TokenBuckets; wait: (ms: number) => void } => {
    let now = 0;
    return { buckets: new TokenBuckets(perMinute, () => now), wait: (ms) => (now += ms) };
  };

  it("gives a minute's worth at once, then says how long to wait", () => {
    const { buckets } = bucketsAt(2);
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([
      undefined,
      undefined,
      { retryAfterSeconds: 30 },
    ]);
  });

  it("refills evenly and never above the minute's worth", () => {
    const { buckets, wait } = bucketsAt(2);
    buckets.take('a');
    buckets.take('a');
    wait(29_000);
    expect(buckets.take('a')).toEqual({ retryAfterSeconds: 1 });
    wait(1000);
    expect(buckets.take('a')).toBeUndefined();
    wait(3_600_000);
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')].at(-1)).toEqual({ retryAfterSeconds: 30 });
  });

  it('counts each caller alone', () => {
    const { buckets } = bucketsAt(1);
    expect([buckets.take('a'), buckets.take('b')]).toEqual([undefined, undefined]);
  });

  it('forgets whom it has not seen for longest, so that strangers cannot fill the memory', () => {
    const { buckets } = bucketsAt(1);
    buckets.take('first');
    for (let i = 0; i < 9_999; i += 1) buckets.take(`address ${i}`);
    expect(buckets.take('first')).toEqual({ retryAfterSeconds: 60 });
    buckets.take('one too many');
    expect(buckets.take('first')).toEqual({ retryAfterSeconds: 60 });
    for (let i = 0; i < 10_000; i += 1) buckets.take(`other ${i}`);
    expect(buckets.take('first')).toBeUndefined();
  });
});
