import {
  bulkhead,
  BulkheadRejectedError,
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  TaskCancelledError,
} from 'cockatiel';
import { LlmError } from './llm-error.js';

export interface GateOptions {
  /** Failures of the endpoint in a row that open the circuit. */
  readonly failuresToOpen: number;
  /** How long an open circuit rests before one call probes it. */
  readonly restMs: number;
  readonly maxConcurrent: number;
  readonly maxQueued: number;
}

export type CircuitName = 'closed' | 'open' | 'half_open';

/** Stands before one model: a limit on calls under way, and a circuit breaker that spares a sick endpoint. */
export class ModelGate {
  private readonly breaker;
  private readonly bulkhead;
  private probing = false;

  constructor({ failuresToOpen, restMs, maxConcurrent, maxQueued }: GateOptions) {
    this.breaker = circuitBreaker(
      handleWhen((error) => this.counts(error)),
      { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: restMs },
    );
    this.bulkhead = bulkhead(maxConcurrent, maxQueued);
  }

  get circuit(): CircuitName {
    if (this.breaker.state === CircuitState.Closed) return 'closed';
    return this.breaker.state === CircuitState.HalfOpen ? 'half_open' : 'open';
  }

  /** @throws LlmError `circuit_open` or `saturated` where the call may not start, else what the call throws */
  async run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await this.bulkhead.execute(() => this.throughCircuit(call), signal);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new LlmError('saturated');
      if (error instanceof BrokenCircuitError) throw new LlmError('circuit_open');
      if (error instanceof TaskCancelledError) throw new LlmError('aborted');
      throw error;
    }
  }

  /** The library lets calls wait for the probe's outcome; here they go to the next model at once. */
  private async throughCircuit<T>(call: () => Promise<T>): Promise<T> {
    if (this.circuit === 'closed') return this.breaker.execute(call);
    if (this.probing) throw new LlmError('circuit_open');
    this.probing = true;
    try {
      return await this.breaker.execute(call);
    } finally {
      this.probing = false;
    }
  }

  /** A probe given up by its caller proved nothing, and the library takes what is not counted for a success. */
  private counts(error: unknown): boolean {
    if (!(error instanceof LlmError)) return false;
    return error.endpointSick || (error.kind === 'aborted' && this.circuit === 'half_open');
  }
}
