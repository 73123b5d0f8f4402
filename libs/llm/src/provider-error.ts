import { LlmError, type LlmErrorKind } from './llm-error.js';

/** What an endpoint says beside the status: OpenAI's `{error: {code, type, message}}` and its many dialects. */
interface ProviderWords {
  readonly status: number | undefined;
  readonly words: string;
}

const BY_WORDS: readonly (readonly [RegExp, LlmErrorKind])[] = [
  [
    /context_length_exceeded|context length|context window|prompt is too long|input tokens exceed|too many tokens/i,
    'context_length',
  ],
  [
    /insufficient_quota|billing_hard_limit|insufficient (?:credit|quota|balance|funds)|out of credits?/i,
    'out_of_credit',
  ],
  [/content_filter|content_policy|content management policy|responsible_?ai|moderation|flagged/i, 'content_filter'],
  [/invalid_api_key|incorrect api key|authentication_error/i, 'unauthenticated'],
  [/model_not_found|no endpoints found|not a valid model/i, 'not_found'],
  [/rate_limit|too many requests/i, 'rate_limited'],
  [/overloaded|capacity/i, 'overloaded'],
];

const BY_STATUS: Readonly<Record<number, LlmErrorKind>> = {
  401: 'unauthenticated',
  402: 'out_of_credit',
  403: 'forbidden',
  404: 'not_found',
  408: 'overloaded',
  409: 'conflict',
  413: 'too_large',
  425: 'conflict',
  429: 'rate_limited',
  503: 'overloaded',
  529: 'overloaded',
};

/** Words outrank the status where they say why; a 5xx stays a 5xx whatever its page says. */
export function providerError(status: number | undefined, body: unknown, retryAfterMs?: number): LlmError {
  const said = wordsOf(body);
  const effective = status === undefined || status === 200 ? said.status : status;
  const details = {
    ...(effective !== undefined && { status: effective }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  return new LlmError(kindOf(effective, said.words), details);
}

function kindOf(status: number | undefined, words: string): LlmErrorKind {
  const byWords = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (status === undefined) return byWords ?? 'server_error';
  const byStatus = BY_STATUS[status];
  if (status >= 500) return byStatus ?? 'server_error';
  if (status >= 400) return byWords ?? byStatus ?? 'bad_request';
  return status >= 300 ? 'redirected' : 'server_error';
}

/** Long enough for every known error body; the rest of a page is not worth matching. */
const WORDS_READ = 2000;

function wordsOf(body: unknown): ProviderWords {
  if (typeof body === 'string') return { status: undefined, words: body.slice(0, WORDS_READ) };
  if (typeof body !== 'object' || body === null) return { status: undefined, words: '' };
  const record = body as Record<string, unknown>;
  const error = record.error;
  if (typeof error === 'object' && error !== null) return wordsOf(error);
  const words = [error, record.code, record.type, record.message, record.detail]
    .filter((part) => typeof part === 'string')
    .join(' ');
  return { status: httpStatus(record.code) ?? httpStatus(record.status), words: words.slice(0, WORDS_READ) };
}

function httpStatus(value: unknown): number | undefined {
  const status = Number(value);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}
