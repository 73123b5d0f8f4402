import { type Attempt } from './attempt.js';
import { type Deadline } from './deadline.js';
import { type LlmError, type LlmErrorKind } from './llm-error.js';
import { type ModelGate } from './model-gate.js';
import { type Usage } from './usage.js';
import { type Wire } from './wire.js';

/** A model on the ladder and what stands before it. */
export interface Rung {
  readonly name: string;
  readonly gate: ModelGate;
}

/** What one call is given, and what it notes while it runs. */
export interface Call extends Wire {
  /** Aborted when the call's time is over or nobody waits any more. */
  readonly signal: AbortSignal;
  /** Noted also where the answer is then refused. */
  usage?: Usage;
}

export interface Climb<T, R extends Rung> {
  /** Best first. */
  readonly rungs: readonly R[];
  readonly deadline: Deadline;
  /** Kept back from the deadline, so that the rules can still answer in time. */
  readonly reserveMs?: number | undefined;
  /** The client is gone, or the service shuts down. */
  readonly signal?: AbortSignal | undefined;
  ask(rung: R, call: Call): Promise<T>;
}

export interface Climbed<T> {
  readonly value: T;
  /** Who answered. */
  readonly model: string;
  readonly attempts: readonly Attempt[];
  /** Of all attempts together. */
  readonly tokens: number | null;
  readonly costUsd: number | null;
  readonly latencyMs: number;
}

/** No model answered: `reason` names the last failure; a `cause` is our own bug and belongs into the log. */
export class LlmGaveUp extends Error {
  readonly reason: LlmErrorKind;
  readonly attempts: readonly Attempt[];
  readonly latencyMs: number;

  constructor(
    { kind, message, cause }: LlmError,
    { attempts, latencyMs }: { readonly attempts: readonly Attempt[]; readonly latencyMs: number },
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'LlmGaveUp';
    this.reason = kind;
    this.attempts = attempts;
    this.latencyMs = latencyMs;
  }
}
