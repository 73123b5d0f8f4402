import { errorChain } from './error-chain.js';

/** What may be tried after a failure: nothing at all, the same model one more time, or only the next model. */
export type Retryable = 'never' | 'same_model_once' | 'next_model';

interface Failure {
  readonly retryable: Retryable;
  /** It speaks against the endpoint's health, so the circuit breaker counts it. */
  readonly endpointSick: boolean;
  readonly message: string;
}

const failure = (retryable: Retryable, message: string): Failure => ({ retryable, endpointSick: false, message });
const sickness = (retryable: Retryable, message: string): Failure => ({ retryable, endpointSick: true, message });

/**
 * Every way in which a model call fails. `never` is for what no other model behind the same key and endpoint would do
 * better; the messages are constant, because an endpoint's own words may hold keys and prompts.
 */
const FAILURES = {
  refused: sickness('same_model_once', 'The model endpoint refused the connection'),
  dns: sickness('next_model', "The model endpoint's name does not resolve"),
  tls: sickness('next_model', 'The TLS connection to the model endpoint failed'),
  reset: sickness('same_model_once', 'The model endpoint closed the connection without an answer'),
  cut_off: sickness('same_model_once', 'The connection broke in the middle of the answer'),
  silent: sickness('next_model', 'The model endpoint sent nothing in the time it had'),
  too_slow: sickness('next_model', "The model's answer was not complete in the time it had"),
  stalled: sickness('next_model', 'The model stopped in the middle of its answer'),
  rate_limited: sickness('same_model_once', 'The model endpoint limits the rate of calls'),
  conflict: failure('same_model_once', 'The model endpoint could not take the call now'),
  overloaded: sickness('same_model_once', 'The model endpoint is overloaded'),
  server_error: sickness('same_model_once', 'The model endpoint failed'),
  bad_request: failure('next_model', 'The model endpoint did not accept the request'),
  unauthenticated: sickness('never', 'The model endpoint did not accept the key'),
  out_of_credit: sickness('never', 'The account at the model endpoint has no credit left'),
  forbidden: failure('next_model', 'The key may not use this model for this request'),
  not_found: sickness('next_model', 'The model endpoint does not know this model or path'),
  too_large: failure('never', 'The request is too large for the model endpoint'),
  context_length: failure('next_model', "The ticket does not fit the model's context"),
  content_filter: failure('next_model', "The model endpoint's content filter stopped the answer"),
  refusal: failure('next_model', 'The model declined to answer'),
  redirected: sickness('next_model', 'The model endpoint redirects, which is not followed'),
  garbled: sickness('same_model_once', 'The model endpoint answered in another protocol'),
  no_answer: failure('same_model_once', 'The model gave an empty answer'),
  truncated: sickness('same_model_once', 'The answer ended without its end mark'),
  length: failure('next_model', 'The answer was cut at the token limit'),
  tool_call: failure('same_model_once', 'The model called a tool instead of answering'),
  oversized: sickness('next_model', 'The answer is larger than any real answer'),
  unusable: failure('same_model_once', 'The answer does not have the shape that was asked for'),
  circuit_open: failure('next_model', 'The model failed repeatedly and rests'),
  saturated: failure('next_model', 'Too many calls to this model are under way'),
  deadline: failure('never', 'No time was left for a model'),
  aborted: failure('never', 'The call was given up by its caller'),
  over_budget: failure('never', "The day's budget for model calls is spent"),
  internal: failure('never', 'The service failed while handling the answer'),
} as const satisfies Record<string, Failure>;

export type LlmErrorKind = keyof typeof FAILURES;

/** The failure of one call to one model; safe to log and to show: no prompt, no answer, no key, no endpoint's words. */
export class LlmError extends Error {
  readonly retryable: Retryable;
  readonly endpointSick: boolean;

  constructor(
    readonly kind: LlmErrorKind,
    readonly details: { readonly status?: number; readonly retryAfterMs?: number } = {},
    /** With a cause only where that is our own bug, whose stack belongs into the log. */
    options: ErrorOptions = {},
  ) {
    const { message, retryable, endpointSick } = FAILURES[kind];
    super(details.status === undefined ? message : `${message} (HTTP ${details.status})`, options);
    this.name = 'LlmError';
    this.retryable = retryable;
    this.endpointSick = endpointSick;
  }
}

/** The typed failure inside an error that other libraries wrapped. */
export function llmErrorIn(error: unknown): LlmError | undefined {
  for (const each of errorChain(error)) if (each instanceof LlmError) return each;
  return undefined;
}
