import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LlmError } from './llm-error.js';
import { ModelGate } from './model-gate.js';

const signal = new AbortController().signal;
const fail = (kind: ConstructorParameters<typeof LlmError>[0]) => () => Promise.reject<string>(new LlmError(kind));
const fine = (): Promise<string> => Promise.resolve('fine');

/** A call that ends when it is told to. */
function pending(): { call: () => Promise<string>; end: (error?: LlmError) => void; calls: () => number } {
  const ends: ((error?: LlmError) => void)[] = [];
  const call = (): Promise<string> =>
    new Promise((resolve, reject) => ends.push((error) => (error === undefined ? resolve('fine') : reject(error))));
  return { call, end: (error) => ends.shift()?.(error), calls: () => ends.length };
}

describe('ModelGate', () => {
  let gate: ModelGate;
  const outcome = (call: () => Promise<string>, own = signal): Promise<string> =>
    gate.run(call, own).catch((error: unknown) => (error as LlmError).kind);

  beforeEach(() => {
    jest.useFakeTimers();
    gate = new ModelGate({ failuresToOpen: 3, restMs: 10_000, maxConcurrent: 2, maxQueued: 1 });
  });
  afterEach(() => void jest.useRealTimers());

  async function open(): Promise<void> {
    for (let i = 0; i < 3; i += 1) await outcome(fail('server_error'));
    expect(gate.circuit).toBe('open');
  }

  it('opens after failures of the endpoint in a row, and then lets nothing through', async () => {
    await open();
    const { call, calls } = pending();
    expect(await outcome(call)).toBe('circuit_open');
    expect(calls()).toBe(0);
  });

  it('stays closed when the answers are bad and the endpoint is well', async () => {
    for (let i = 0; i < 20; i += 1) await outcome(fail('unusable'));
    expect(gate.circuit).toBe('closed');
  });

  it('starts to count anew after a success', async () => {
    for (const call of [fail('reset'), fail('reset'), fine, fail('reset'), fail('reset')]) await outcome(call);
    expect(gate.circuit).toBe('closed');
  });

  it('sends one probe after its rest, and turns the others away at once', async () => {
    await open();
    jest.advanceTimersByTime(10_000);
    const probe = pending();
    const probing = outcome(probe.call);
    expect(await Promise.all([outcome(fine), outcome(fine)])).toEqual(['circuit_open', 'circuit_open']);
    expect(gate.circuit).toBe('half_open');
    probe.end();
    expect(await probing).toBe('fine');
    expect(gate.circuit).toBe('closed');
  });

  it.each(['server_error', 'aborted'] as const)('rests again when the probe ends %s', async (kind) => {
    await open();
    jest.advanceTimersByTime(10_000);
    await outcome(fail(kind));
    expect(gate.circuit).toBe('open');
  });

  it('lets a few calls wait and turns more away', async () => {
    const { call, end } = pending();
    const all = [outcome(call), outcome(call), outcome(call), outcome(call)];
    expect(await all[3]).toBe('saturated');
    for (let i = 0; i < 3; i += 1) {
      end();
      await jest.advanceTimersByTimeAsync(0);
    }
    expect(await Promise.all(all)).toEqual(['fine', 'fine', 'fine', 'saturated']);
  });

  it('does not start a call whose caller left while it waited', async () => {
    const busy = pending();
    const running = [outcome(busy.call), outcome(busy.call)];
    const leaving = new AbortController();
    const late = pending();
    const waiting = outcome(late.call, leaving.signal);
    leaving.abort();
    busy.end();
    busy.end();
    await Promise.all(running);
    expect(await waiting).toBe('aborted');
    expect(late.calls()).toBe(0);
  });
});
