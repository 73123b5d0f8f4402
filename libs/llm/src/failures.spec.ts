import { describe, expect, it } from '@jest/globals';
import { connectionError } from './connection-error.js';
import { LlmError, type LlmErrorKind, type Retryable } from './llm-error.js';
import { providerError } from './provider-error.js';
import { retryAfterMs } from './retry-after.js';

const coded = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

describe('providerError', () => {
  it.each<[number | undefined, unknown, LlmErrorKind, Retryable]>([
    [400, { error: { message: 'bad' } }, 'bad_request', 'next_model'],
    [400, { error: { code: 'context_length_exceeded' } }, 'context_length', 'next_model'],
    [400, { error: { message: "This model's maximum context length is 8192 tokens" } }, 'context_length', 'next_model'],
    [400, { message: 'prompt is too long: 210000 tokens > 200000' }, 'context_length', 'next_model'],
    [400, { error: { code: 'content_filter' } }, 'content_filter', 'next_model'],
    [403, { error: { message: 'Your input was flagged', metadata: {} } }, 'content_filter', 'next_model'],
    [401, { error: { code: 'invalid_api_key' } }, 'unauthenticated', 'never'],
    [401, '<html>', 'unauthenticated', 'never'],
    [402, {}, 'out_of_credit', 'never'],
    [403, {}, 'forbidden', 'next_model'],
    [404, { error: { code: 'model_not_found' } }, 'not_found', 'next_model'],
    [404, '<html>nginx</html>', 'not_found', 'next_model'],
    [408, {}, 'overloaded', 'same_model_once'],
    [409, {}, 'conflict', 'same_model_once'],
    [413, {}, 'too_large', 'never'],
    [413, { error: { message: 'too many tokens' } }, 'context_length', 'next_model'],
    [422, { detail: [{ msg: 'no' }] }, 'bad_request', 'next_model'],
    [429, {}, 'rate_limited', 'same_model_once'],
    [429, { error: { type: 'insufficient_quota' } }, 'out_of_credit', 'never'],
    [429, { error: 'Insufficient credits' }, 'out_of_credit', 'never'],
    [500, {}, 'server_error', 'same_model_once'],
    [500, { error: { message: 'content_filter crashed' } }, 'server_error', 'same_model_once'],
    [501, {}, 'server_error', 'same_model_once'],
    [502, '<html>', 'server_error', 'same_model_once'],
    [503, {}, 'overloaded', 'same_model_once'],
    [504, {}, 'server_error', 'same_model_once'],
    [529, {}, 'overloaded', 'same_model_once'],
    [302, undefined, 'redirected', 'next_model'],
    [418, {}, 'bad_request', 'next_model'],
    [undefined, { error: { code: 429, message: 'slow down' } }, 'rate_limited', 'same_model_once'],
    [undefined, { error: { code: 502 } }, 'server_error', 'same_model_once'],
    [undefined, { error: { message: 'Insufficient credits' } }, 'out_of_credit', 'never'],
    [undefined, { error: 'boom' }, 'server_error', 'same_model_once'],
    [undefined, null, 'server_error', 'same_model_once'],
  ])('reads %s %j as %s: %s', (status, body, kind, retryable) => {
    expect(providerError(status, body)).toMatchObject({ kind, retryable });
  });

  it('keeps the wait that the endpoint asks for, and none of its words', () => {
    const error = providerError(429, { error: { message: 'key sk-123 sent: my ticket' } }, 1500);
    expect(error.details).toEqual({ status: 429, retryAfterMs: 1500 });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/sk-123|ticket/);
  });
});

describe('connectionError', () => {
  it.each<[string, boolean, LlmErrorKind]>([
    ['ECONNREFUSED', false, 'refused'],
    ['EHOSTUNREACH', false, 'refused'],
    ['ENOTFOUND', false, 'dns'],
    ['EAI_AGAIN', false, 'dns'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'tls'],
    ['CERT_HAS_EXPIRED', false, 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false, 'tls'],
    ['UND_ERR_CONNECT_TIMEOUT', false, 'silent'],
    ['ECONNRESET', false, 'reset'],
    ['UND_ERR_SOCKET', false, 'reset'],
    ['ECONNRESET', true, 'cut_off'],
    ['UND_ERR_SOCKET', true, 'cut_off'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', true, 'cut_off'],
    ['HPE_INVALID_CONSTANT', false, 'garbled'],
    ['Z_DATA_ERROR', true, 'garbled'],
    ['ESOMETHING', false, 'reset'],
  ])('reads %s (answering: %s) as %s', (code, answering, kind) => {
    expect(connectionError(coded(code), answering).kind).toBe(kind);
  });
});

describe('LlmError', () => {
  it('shows a status and nothing else of the endpoint', () => {
    expect(new LlmError('overloaded', { status: 503 }).message).toBe('The model endpoint is overloaded (HTTP 503)');
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-03-02T09:00:00Z');
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '259200' }, 259_200_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after-ms': '150', 'retry-after': '2' }, 150],
  ])('reads %j as %s', (headers, ms) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(ms);
  });
});
