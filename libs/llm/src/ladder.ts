import { type Attempt, tokensOf, totalsOf } from './attempt.js';
import { type Call, type Climb, type Climbed, LlmGaveUp, type Rung } from './climb.js';
import { type Deadline } from './deadline.js';
import { LlmError } from './llm-error.js';
import { Patience, pause } from './patience.js';

export interface LadderOptions {
  /** Of the time left, for a model that has another one behind it. */
  readonly firstShare: number;
  /** With less time left no call is begun. */
  readonly minAttemptMs: number;
  /** Before a second try; spread by half of it to either side. */
  readonly retryDelayMs: number;
  readonly now: () => number;
  readonly random: () => number;
}

const DEFAULTS: LadderOptions = {
  firstShare: 0.6,
  minAttemptMs: 50,
  retryDelayMs: 200,
  now: () => performance.now(),
  random: Math.random,
};

const TRIES_PER_MODEL = 2;

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: LlmError };

/** Climbs from model to model under one deadline; the only place that repeats a call. */
export class Ladder {
  private readonly options: LadderOptions;

  constructor(options: Partial<LadderOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** @throws LlmGaveUp when no model answered */
  async climb<T, R extends Rung>(climb: Climb<T, R>): Promise<Climbed<T>> {
    const startedAt = this.options.now();
    const attempts: Attempt[] = [];
    const deadline = climb.deadline.less(climb.reserveMs ?? 0);
    const record = (): Pick<Climbed<T>, 'attempts' | 'latencyMs'> => ({
      attempts,
      latencyMs: this.options.now() - startedAt,
    });
    let failure = new LlmError('deadline');
    for (const [index, rung] of climb.rungs.entries()) {
      const isLast = index === climb.rungs.length - 1;
      const share = isLast ? deadline : deadline.within(deadline.leftMs * this.options.firstShare);
      const outcome = await this.standOn(rung, climb, share, attempts);
      if (outcome === undefined) continue;
      if (outcome.ok) return { value: outcome.value, model: rung.name, ...record(), ...totalsOf(attempts) };
      ({ failure } = outcome);
      if (failure.retryable === 'never') break;
    }
    throw new LlmGaveUp(failure, record());
  }

  /** At most two tries of one model; undefined where there was no time for the first. */
  private async standOn<T, R extends Rung>(
    rung: R,
    climb: Climb<T, R>,
    deadline: Deadline,
    attempts: Attempt[],
  ): Promise<Outcome<T> | undefined> {
    let outcome: Outcome<T> | undefined;
    for (let tries = 1; tries <= TRIES_PER_MODEL && deadline.leftMs >= this.options.minAttemptMs; tries += 1) {
      outcome = await this.tryOnce(rung, climb, deadline, attempts);
      if (outcome.ok || outcome.failure.retryable !== 'same_model_once' || tries === TRIES_PER_MODEL) return outcome;
      const wait = this.delayBefore(outcome.failure);
      if (deadline.leftMs < wait + this.options.minAttemptMs) return outcome;
      await pause(wait, climb.signal);
      if (climb.signal?.aborted) return { ok: false, failure: new LlmError('aborted') };
    }
    return outcome;
  }

  private async tryOnce<T, R extends Rung>(
    rung: R,
    climb: Climb<T, R>,
    deadline: Deadline,
    attempts: Attempt[],
  ): Promise<Outcome<T>> {
    const startedAt = this.options.now();
    let call: Call | undefined;
    const tooLate = (): LlmError =>
      new LlmError(call === undefined ? 'saturated' : call.answering ? 'too_slow' : 'silent');
    const patience = new Patience(deadline.leftMs, climb.signal, tooLate);
    const start = (): Promise<T> => {
      call = { signal: patience.signal, answering: false };
      // Inside the gate too, so that a call which ignores its signal frees its place and counts as failed.
      return patience.with(climb.ask(rung, call));
    };
    const outcome = await settled(patience.with(rung.gate.run(start, patience.signal)));
    patience.dispose();
    attempts.push({
      model: rung.name,
      outcome: outcome.ok ? 'ok' : outcome.failure.kind,
      latencyMs: this.options.now() - startedAt,
      ...tokensOf(call?.usage),
    });
    return outcome;
  }

  private delayBefore({ kind, details }: LlmError): number {
    // The endpoint is well, only its answer was not: the repair round need not wait.
    if (kind === 'unusable') return 0;
    const jittered = this.options.retryDelayMs * (0.5 + this.options.random());
    return Math.max(jittered, details.retryAfterMs ?? 0);
  }
}

async function settled<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    return { ok: false, failure: error instanceof LlmError ? error : new LlmError('internal', {}, { cause: error }) };
  }
}
