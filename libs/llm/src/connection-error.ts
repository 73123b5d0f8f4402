import { errorChain } from './error-chain.js';
import { LlmError, type LlmErrorKind } from './llm-error.js';

const BY_CODE: readonly (readonly [RegExp, LlmErrorKind])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/, 'refused'],
  [/^(ENOTFOUND|EAI_|ENODATA)/, 'dns'],
  [/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/, 'tls'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/, 'silent'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'stalled'],
  [/^(HPE_|HTTPParserError|Z_|ERR_BROTLI|ERR_ZSTD|ERR__ERROR)/, 'garbled'],
];

/** What a failed `fetch` or a failed body means; `answering`: a byte of the answer was there already. */
export function connectionError(error: unknown, answering: boolean): LlmError {
  const code = codeIn(error);
  const kind = BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  return new LlmError(kind ?? (answering ? 'cut_off' : 'reset'));
}

function codeIn(error: unknown): string {
  for (const { code, name } of errorChain(error)) {
    if (typeof code === 'string') return code;
    // The one error of Node's fetch whose code may be missing.
    if (name === 'HTTPParserError') return name;
  }
  return '';
}
