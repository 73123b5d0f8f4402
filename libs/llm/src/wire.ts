import { AsyncLocalStorage } from 'node:async_hooks';
import { type LlmError } from './llm-error.js';

/** What one call has seen of the network so far. */
export interface Wire {
  /** A byte of the answer came: a slow model, not a silent one. */
  answering: boolean;
  /** The guard's own finding; the client library between us rewrites and drops errors. */
  failure?: LlmError;
  /** The `usage` of an answer that was then refused; it has its price all the same. */
  spent?: unknown;
}

/** Leads from a call to its own `fetch` through a client library that passes nothing along. */
export const currentWire = new AsyncLocalStorage<Wire>();
