import { type LlmErrorKind } from './llm-error.js';
import { type Usage } from './usage.js';

/** One try of one model, for the record; `circuit_open` and `saturated` sent nothing. */
export interface Attempt {
  readonly model: string;
  readonly outcome: 'ok' | LlmErrorKind;
  readonly latencyMs: number;
  readonly tokens: number | null;
  readonly costUsd: number | null;
}

/** What all the tries together used; null where no try said. */
export function totalsOf(attempts: readonly Attempt[]): Pick<Attempt, 'tokens' | 'costUsd'> {
  return { tokens: sum(attempts.map(({ tokens }) => tokens)), costUsd: sum(attempts.map(({ costUsd }) => costUsd)) };
}

export function tokensOf(usage: Usage | undefined): Pick<Attempt, 'tokens' | 'costUsd'> {
  return usage === undefined
    ? { tokens: null, costUsd: null }
    : { tokens: usage.inputTokens + usage.outputTokens, costUsd: usage.costUsd };
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
