import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Deadline } from './deadline.js';
import { type Call, type Climbed, type LlmGaveUp, type Rung } from './climb.js';
import { Ladder } from './ladder.js';
import { LlmError, type LlmErrorKind } from './llm-error.js';
import { ModelGate } from './model-gate.js';

const SLACK_MS = 250;

/** What a pretended model does: an answer, a failure, or nothing at all until it is told to stop, or not even then. */
type Move = 'ok' | 'hangs' | 'ignores_abort' | 'bug' | LlmErrorKind;

interface Step {
  readonly move: Move;
  readonly afterMs: number;
  readonly retryAfterMs?: number | undefined;
}

function play({ move, afterMs, retryAfterMs }: Step, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    if (move === 'ignores_abort') return;
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    if (move === 'hangs') return;
    setTimeout(() => {
      if (move === 'ok') resolve('answer');
      else if (move === 'bug') reject(new TypeError('ours'));
      else reject(new LlmError(move, retryAfterMs === undefined ? {} : { retryAfterMs }));
    }, afterMs);
  });
}

const aGate = (options: Partial<ConstructorParameters<typeof ModelGate>[0]> = {}): ModelGate =>
  new ModelGate({ failuresToOpen: 3, restMs: 1000, maxConcurrent: 4, maxQueued: 4, ...options });

const ladder = new Ladder({ random: () => 0.5 });

interface Result {
  readonly climbed?: Climbed<string>;
  readonly gaveUp?: LlmGaveUp;
  readonly wallMs: number;
  /** Whose calls were really begun, in order. */
  readonly asked: readonly string[];
}

/** One climb over pretended models that make their moves one after the other. */
async function climb(
  rungs: readonly Rung[],
  moves: (model: string) => Step,
  options: { deadlineMs?: number; reserveMs?: number; signal?: AbortSignal; onAsk?: (rung: Rung) => () => void } = {},
): Promise<Result> {
  const asked: string[] = [];
  const startedAt = performance.now();
  const ask = async (rung: Rung, call: Call): Promise<string> => {
    const step = moves(rung.name);
    asked.push(rung.name);
    const done = options.onAsk?.(rung);
    try {
      return await play(step, call.signal);
    } finally {
      done?.();
    }
  };
  const { deadlineMs = 1000, reserveMs, signal } = options;
  const outcome = ladder.climb({ rungs, deadline: Deadline.in(deadlineMs), reserveMs, signal, ask }).then(
    (climbed) => ({ climbed }),
    (error: unknown) => ({ gaveUp: error as LlmGaveUp }),
  );
  return { ...(await outcome), wallMs: performance.now() - startedAt, asked };
}

const always =
  (move: Move, afterMs = 10) =>
  (): Step => ({ move, afterMs });
const script = (...steps: readonly Step[]): (() => Step) => {
  const left = [...steps];
  return () => left.shift() ?? { move: 'ok', afterMs: 10 };
};

async function finished<T>(work: Promise<T>, withinMs = 120_000): Promise<T> {
  await jest.advanceTimersByTimeAsync(withinMs);
  return work;
}

describe('Ladder', () => {
  const rungs = (): readonly Rung[] => [
    { name: 'first', gate: aGate() },
    { name: 'second', gate: aGate() },
  ];

  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('takes the first answer and records who gave it', async () => {
    const { climbed } = await finished(climb(rungs(), always('ok')));
    expect(climbed).toMatchObject({
      value: 'answer',
      model: 'first',
      attempts: [{ model: 'first', outcome: 'ok', latencyMs: 10, tokens: null, costUsd: null }],
    });
  });

  it('tries a model a second time after what passes, with a pause', async () => {
    const { climbed } = await finished(climb(rungs(), script({ move: 'reset', afterMs: 10 })));
    expect(climbed?.attempts.map(({ model, outcome }) => `${model} ${outcome}`)).toEqual(['first reset', 'first ok']);
    expect(climbed?.latencyMs).toBe(10 + 200 + 10);
  });

  it('mends an answer without a pause', async () => {
    const { climbed } = await finished(climb(rungs(), script({ move: 'unusable', afterMs: 10 })));
    expect(climbed?.latencyMs).toBe(20);
  });

  it.each<[LlmErrorKind]>([['bad_request'], ['context_length'], ['content_filter'], ['silent'], ['length']])(
    'goes on to the next model at once after %s',
    async (kind) => {
      const { asked, climbed } = await finished(climb(rungs(), script({ move: kind, afterMs: 10 })));
      expect(asked).toEqual(['first', 'second']);
      expect(climbed?.latencyMs).toBe(20);
    },
  );

  it.each<[LlmErrorKind]>([['unauthenticated'], ['out_of_credit'], ['too_large']])(
    'asks nobody else after %s',
    async (kind) => {
      const { asked, gaveUp } = await finished(climb(rungs(), always(kind)));
      expect(asked).toHaveLength(1);
      expect(gaveUp?.reason).toBe(kind);
    },
  );

  it('leaves time for the fallback model when the first one is silent', async () => {
    const { climbed } = await finished(climb(rungs(), script({ move: 'hangs', afterMs: 0 }), { deadlineMs: 1000 }));
    expect(climbed).toMatchObject({ model: 'second', latencyMs: 610 });
    expect(climbed?.attempts[0]).toMatchObject({ outcome: 'silent', latencyMs: 600 });
  });

  it('keeps the reserve for the rules', async () => {
    const { gaveUp, wallMs } = await finished(climb(rungs(), always('hangs'), { deadlineMs: 1000, reserveMs: 200 }));
    expect(gaveUp?.reason).toBe('silent');
    expect(wallMs).toBeCloseTo(800, 0);
  });

  it('honours Retry-After while there is time, else goes on', async () => {
    const limited = (retryAfterMs: number): Step => ({ move: 'rate_limited', afterMs: 10, retryAfterMs });
    const patient = await finished(climb(rungs(), script(limited(300))));
    expect(patient.climbed).toMatchObject({ model: 'first', latencyMs: 320 });
    const impatient = await finished(climb(rungs(), script(limited(259_200_000))));
    expect(impatient.climbed).toMatchObject({ model: 'second', latencyMs: 20 });
  });

  it('begins no call with too little time', async () => {
    const { asked, gaveUp } = await finished(climb(rungs(), always('ok'), { deadlineMs: 30 }));
    expect(asked).toHaveLength(0);
    expect(gaveUp?.reason).toBe('deadline');
  });

  it.each<[string, Step]>([
    ['a call', { move: 'hangs', afterMs: 0 }],
    ['a call that does not listen', { move: 'ignores_abort', afterMs: 0 }],
    ['a pause', { move: 'rate_limited', afterMs: 5, retryAfterMs: 400 }],
  ])('stops at once when its caller leaves in %s, and asks nobody any more', async (_, step) => {
    const leaving = new AbortController();
    const work = climb(rungs(), script(step), { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 100);
    const { gaveUp, asked, wallMs } = await finished(work);
    expect(gaveUp?.reason).toBe('aborted');
    expect(wallMs).toBe(100);
    expect(asked).toHaveLength(1);
  });

  it('asks nobody for a caller who has left before', async () => {
    const { gaveUp, asked } = await finished(climb(rungs(), always('ok'), { signal: AbortSignal.abort() }));
    expect(gaveUp?.reason).toBe('aborted');
    expect(asked).toHaveLength(0);
  });

  it('frees the place of a call that does not listen, and counts it as failed', async () => {
    const rung = { name: 'deaf', gate: aGate({ maxConcurrent: 1, maxQueued: 0, failuresToOpen: 2 }) };
    const deaf = always('ignores_abort');
    for (let i = 0; i < 2; i += 1) {
      const { gaveUp } = await finished(climb([rung], deaf));
      expect(gaveUp?.reason).toBe('silent');
    }
    expect(rung.gate.circuit).toBe('open');
  });

  it('does not hide our own bugs behind a fallback', async () => {
    const { gaveUp, asked } = await finished(climb(rungs(), always('bug')));
    expect(gaveUp?.reason).toBe('internal');
    expect(gaveUp?.cause).toBeInstanceOf(TypeError);
    expect(asked).toHaveLength(1);
  });

  it('counts what failed tries used', async () => {
    const ask = (_: Rung, call: Call): Promise<string> => {
      call.usage = { inputTokens: 100, outputTokens: 10, costUsd: 0.25, estimated: false };
      return Promise.reject(new LlmError('unusable'));
    };
    const work = ladder.climb({ rungs: rungs(), deadline: Deadline.in(1000), ask }).catch((error: unknown) => error);
    const gaveUp = (await finished(work)) as LlmGaveUp;
    expect(gaveUp.attempts.map(({ tokens, costUsd }) => [tokens, costUsd])).toEqual(Array(4).fill([110, 0.25]));
  });

  it('holds its promises over any sequence of faults', async () => {
    const kinds: Move[] = ['ok', 'hangs', 'ignores_abort', 'reset', 'server_error', 'rate_limited', 'unauthenticated'];
    const more: Move[] = ['bad_request', 'context_length', 'content_filter', 'too_large', 'unusable', 'truncated'];
    const step = fc.record({
      move: fc.constantFrom(...kinds, ...more),
      afterMs: fc.integer({ min: 0, max: 1500 }),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 300_000_000 }), { nil: undefined }),
    });
    const visit = fc.record({
      at: fc.integer({ min: 0, max: 5000 }),
      deadlineMs: fc.integer({ min: 1, max: 2000 }),
      leavesAfter: fc.option(fc.integer({ min: 0, max: 1500 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.array(visit, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, visits, failuresToOpen) => {
          const both = ['first', 'second'].map((name) => ({ name, gate: aGate({ failuresToOpen, restMs: 300 }) }));
          const moves = script(...steps);
          const probes = new Map<string, number>();
          const onAsk = ({ name, gate }: Rung): (() => void) => {
            if (gate.circuit === 'closed') return () => undefined;
            const under = (probes.get(name) ?? 0) + 1;
            probes.set(name, under);
            expect(under).toBe(1);
            // A call that does not listen is given up by the gate without its own end.
            return () => void probes.set(name, 0);
          };
          const results = visits.map(async ({ at, deadlineMs, leavesAfter }) => {
            await new Promise((resolve) => setTimeout(resolve, at));
            const leaving = new AbortController();
            if (leavesAfter !== undefined) setTimeout(() => leaving.abort(), leavesAfter);
            const safe = (name: string): Step => {
              const next = moves();
              const deaf =
                next.move === 'ignores_abort' && both.find((rung) => rung.name === name)?.gate.circuit !== 'closed';
              return deaf ? { ...next, move: 'hangs' } : next;
            };
            const result = await climb(both, safe, { deadlineMs, signal: leaving.signal, onAsk });
            expect(result.wallMs).toBeLessThanOrEqual(Math.min(deadlineMs, leavesAfter ?? Infinity) + SLACK_MS);
            expectLawful(result);
          });
          await finished(Promise.all(results), 10_000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function expectLawful({ asked, climbed, gaveUp }: Result): void {
  const attempts = climbed?.attempts ?? gaveUp?.attempts ?? [];
  for (const [index, { model, outcome }] of attempts.entries()) {
    const after = attempts.slice(index + 1);
    const retryable = outcome === 'ok' ? 'never' : new LlmError(outcome).retryable;
    if (retryable === 'never') expect(after).toEqual([]);
    if (retryable === 'next_model') expect(after.filter((other) => other.model === model)).toEqual([]);
  }
  for (const name of ['first', 'second']) expect(asked.filter((model) => model === name).length).toBeLessThanOrEqual(2);
}
