import { OperatorError } from '@app/domain';
import { z } from 'zod';

const flag = (byDefault: boolean) =>
  z
    .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off', ''])
    .transform((text) => (text === '' ? byDefault : ['true', '1', 'yes', 'on'].includes(text)))
    .prefault(byDefault ? 'true' : 'false');

/** A number where an empty value, as `.env` files often hold, means the default. */
const number = (schema: z.ZodNumber, byDefault: number) =>
  z.preprocess((text) => (text === undefined || text === '' ? byDefault : Number(text)), schema);

const text = (byDefault: string) =>
  z
    .string()
    .transform((value) => value.trim() || byDefault)
    .prefault(byDefault);
const optional = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

const optionalNumber = (schema: z.ZodNumber) =>
  z.preprocess((text) => (text === undefined || text === '' ? undefined : Number(text)), schema.optional());

const port = z.int('is not a whole number').min(0).max(65_535);

/** Every environment variable the service reads, with its default. */
const envSchema = z.object({
  APP_NAME: text('ticket-triage'),
  APP_PORT: number(port, 8000),
  HOST: text('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info'),
  LOG_FILE: optional,
  DEBUG: flag(false),
  CONFIG_DIR: text('config'),
  /** Comma list of `name:key[:scope+scope]`; none: open to anyone. */
  API_KEYS: optional,
  /** Per API key, or per address where there are none; 0: no limit. */
  RATE_LIMIT_PER_MINUTE: number(z.int().min(0), 0),
  /** Unset: embedded in ./data; `pglite:DIR`: embedded there; empty: embedded in memory; else a PostgreSQL URL. */
  DATABASE_URL: z.string().trim().optional(),
  /** Most connections to a PostgreSQL server; the embedded database has one. */
  DATABASE_POOL_SIZE: number(z.int().min(1).max(500), 10),
  LLM_PROVIDER: z.enum(['openrouter', 'openai', 'openai-compatible', 'none']).prefault('openrouter'),
  OPENROUTER_API_KEY: optional,
  OPENROUTER_BASE_URL: text('https://openrouter.ai/api/v1'),
  OPENROUTER_SITE_URL: optional,
  OPENROUTER_APP_NAME: optional,
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: text('https://api.openai.com/v1'),
  /** For LLM_PROVIDER=openai-compatible: any server that speaks the protocol; a local one needs no key. */
  LLM_BASE_URL: optional,
  LLM_API_KEY: optional,
  DEFAULT_MODEL: text('anthropic/claude-3.5-sonnet'),
  FALLBACK_MODEL: text('openai/gpt-4o-mini'),
  /** Unset: DEFAULT_MODEL. */
  CLASSIFICATION_MODEL: optional,
  EXTRACTION_MODEL: optional,
  RESPONSE_MODEL: optional,
  MAX_TOKENS: number(z.int().min(1), 4096),
  TEMPERATURE: number(z.number().min(0).max(2), 0.3),
  /** `parallel`: each stage asks for itself; `single`: one call answers for all. */
  LLM_STRATEGY: z.enum(['parallel', 'single']).prefault('parallel'),
  /** Off for local servers that refuse `response_format`. */
  LLM_JSON_MODE: flag(true),
  /** Calls under way per model; more wait. */
  LLM_MAX_CONCURRENCY: number(z.int().min(1).max(10_000), 128),
  /** Unset: no limit. */
  LLM_DAILY_BUDGET_USD: optionalNumber(z.number().min(0)),
  PII_REDACTION: flag(false),
  /** Unset: duplicates are found by their words alone. */
  EMBEDDINGS_MODEL: optional,
  /** Unset: the endpoint of LLM_PROVIDER. */
  EMBEDDINGS_BASE_URL: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'is not an http or https address' })])
    .transform((value) => value || undefined)
    .optional(),
  /** Unset: the key of LLM_PROVIDER, where the endpoint is the same. */
  EMBEDDINGS_API_KEY: optional,
  /** What an answer waits for at most. */
  EMBEDDINGS_TIMEOUT_MS: number(z.int().min(100).max(60_000), 2000),
  ENABLE_AI_CLASSIFICATION: flag(true),
  ENABLE_AI_EXTRACTION: flag(true),
  ENABLE_RESPONSE_GENERATION: flag(true),
  WORKFLOW_TIMEOUT_SECONDS: number(z.number().min(0.1).max(600), 30),
  /** So many corrections after the last run, a desk model is trained; 0: only when asked to. */
  LEARNING_TRAIN_EVERY: number(z.int().min(0).max(1_000_000), 25),
  /** At three in the morning, UTC: the tickets nobody judged sharpen the base. */
  LEARNING_NIGHTLY: flag(true),
  AI_CONFIDENCE_THRESHOLD: number(z.number().min(0).max(1), 0.6),
});

export type Env = z.infer<typeof envSchema>;

export const ENV = Symbol('ENV');

/** @throws OperatorError naming every wrong variable */
export function readEnv(source: Record<string, unknown>): Env {
  const parsed = envSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new OperatorError(`The environment has wrong values (see .env.example):\n${problems.join('\n')}`);
}
