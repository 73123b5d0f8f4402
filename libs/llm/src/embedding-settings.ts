import { OperatorError } from '@app/domain';
import { type Env } from '@app/platform';
import { type Endpoint, endpointOf } from './models.js';

export interface EmbeddingSettings {
  readonly model: string;
  readonly endpoint: Endpoint;
  /** What one ticket waits for its vector at most. */
  readonly timeoutMs: number;
  readonly redactPersonalData: boolean;
  readonly dailyBudgetUsd: number | undefined;
  readonly maxConcurrent: number;
}

/** Of a ticket's whole time, what its vector may take: words must still be searched after it. */
const MOST_OF_TICKET = 0.5;

/**
 * Undefined where the environment names no model for vectors.
 * @throws OperatorError where it names one, and no endpoint to ask
 */
export function embeddingSettings(env: Env): EmbeddingSettings | undefined {
  if (env.EMBEDDINGS_MODEL === undefined) return undefined;
  return {
    model: env.EMBEDDINGS_MODEL,
    endpoint: endpointFor(env),
    timeoutMs: Math.min(env.EMBEDDINGS_TIMEOUT_MS, env.WORKFLOW_TIMEOUT_SECONDS * 1000 * MOST_OF_TICKET),
    redactPersonalData: env.PII_REDACTION,
    dailyBudgetUsd: env.LLM_DAILY_BUDGET_USD,
    maxConcurrent: env.LLM_MAX_CONCURRENCY,
  };
}

function endpointFor(env: Env): Endpoint {
  const chat = endpointOf(env);
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_API_KEY: ownKey } = env;
  if (baseUrl === undefined) {
    if (chat !== undefined) return { ...chat, apiKey: ownKey ?? chat.apiKey };
    throw new OperatorError(
      'EMBEDDINGS_MODEL is set, but nothing says where that model is asked: set EMBEDDINGS_BASE_URL (and ' +
        'EMBEDDINGS_API_KEY where it wants a key), or what LLM_PROVIDER needs.',
    );
  }
  // A key goes to nobody else than whom it was given for.
  const isSameHost = chat !== undefined && new URL(chat.baseUrl).origin === new URL(baseUrl).origin;
  return { baseUrl, apiKey: ownKey ?? (isSameHost ? chat.apiKey : undefined), headers: isSameHost ? chat.headers : {} };
}
