import { type Env } from '@app/platform';

/** Where models are asked, and as whom. */
export interface Endpoint {
  readonly baseUrl: string;
  /** None is needed for most local servers. */
  readonly apiKey: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** The stages that may ask a model, each with a model of its own where the desk wants one; `single` asks for all. */
export const LLM_STAGES = ['classification', 'extraction', 'response', 'single'] as const;
export type LlmStage = (typeof LLM_STAGES)[number];
/** What models are paid for: a stage's answers, or vectors. */
export type SpendingStage = LlmStage | 'embedding';

export interface LlmSettings {
  readonly endpoint: Endpoint;
  /** Best first: the stage's own or the default model, then the fallback. */
  readonly models: Readonly<Record<LlmStage, readonly string[]>>;
  readonly temperature: number;
  readonly maxTokens: number;
  /** Some local servers refuse JSON mode; the schema stands in the prompt either way. */
  readonly jsonMode: boolean;
  readonly redactPersonalData: boolean;
  readonly dailyBudgetUsd: number | undefined;
  readonly maxConcurrent: number;
}

/** Whether any stage may ask a model. */
export function aiEnabled(env: Env): boolean {
  const { ENABLE_AI_CLASSIFICATION, ENABLE_AI_EXTRACTION, ENABLE_RESPONSE_GENERATION } = env;
  const isAsked = ENABLE_AI_CLASSIFICATION || ENABLE_AI_EXTRACTION || ENABLE_RESPONSE_GENERATION;
  return isAsked && endpointOf(env) !== undefined;
}

/** Undefined where the environment names no usable endpoint, and the rules answer alone. */
export function llmSettings(env: Env): LlmSettings | undefined {
  const endpoint = endpointOf(env);
  if (endpoint === undefined) return undefined;
  const ladder = (own: string | undefined): string[] => [...new Set([own ?? env.DEFAULT_MODEL, env.FALLBACK_MODEL])];
  return {
    endpoint,
    models: {
      classification: ladder(env.CLASSIFICATION_MODEL),
      extraction: ladder(env.EXTRACTION_MODEL),
      response: ladder(env.RESPONSE_MODEL),
      single: ladder(undefined),
    },
    temperature: env.TEMPERATURE,
    maxTokens: env.MAX_TOKENS,
    jsonMode: env.LLM_JSON_MODE,
    redactPersonalData: env.PII_REDACTION,
    dailyBudgetUsd: env.LLM_DAILY_BUDGET_USD,
    maxConcurrent: env.LLM_MAX_CONCURRENCY,
  };
}

/** The sentence for the notice at boot: which models answer, or why none does and what to set. */
export function describeAi(env: Env): string {
  const settings = llmSettings(env);
  if (settings === undefined) return `Rules and local model: ${reasonWithout(env)}`;
  const { host } = new URL(settings.endpoint.baseUrl);
  const names = [...new Set(Object.values(settings.models).flat())].join(', ');
  return `Language model by ${env.LLM_PROVIDER} at ${host}: ${names}; the rules stand behind it`;
}

function reasonWithout(env: Env): string {
  switch (env.LLM_PROVIDER) {
    case 'none':
      return 'LLM_PROVIDER=none';
    case 'openrouter':
      return 'no key is set; OPENROUTER_API_KEY turns the language model on';
    case 'openai':
      return 'no key is set; OPENAI_API_KEY turns the language model on';
    case 'openai-compatible':
      return 'no endpoint is set; LLM_BASE_URL turns the language model on';
  }
}

/** Of LLM_PROVIDER; undefined where none is usable. */
export function endpointOf(env: Env): Endpoint | undefined {
  switch (env.LLM_PROVIDER) {
    case 'none':
      return undefined;
    case 'openrouter':
      return withKey(env.OPENROUTER_BASE_URL, env.OPENROUTER_API_KEY, openRouterHeaders(env));
    case 'openai':
      return withKey(env.OPENAI_BASE_URL, env.OPENAI_API_KEY, {});
    case 'openai-compatible':
      return env.LLM_BASE_URL === undefined
        ? undefined
        : { baseUrl: env.LLM_BASE_URL, apiKey: env.LLM_API_KEY, headers: {} };
  }
}

function withKey(
  baseUrl: string,
  apiKey: string | undefined,
  headers: Readonly<Record<string, string>>,
): Endpoint | undefined {
  return apiKey === undefined ? undefined : { baseUrl, apiKey, headers };
}

/** How OpenRouter names the calling application in its own statistics. */
function openRouterHeaders(env: Env): Record<string, string> {
  return {
    ...(env.OPENROUTER_SITE_URL !== undefined && { 'HTTP-Referer': env.OPENROUTER_SITE_URL }),
    'X-Title': env.OPENROUTER_APP_NAME ?? env.APP_NAME,
  };
}
