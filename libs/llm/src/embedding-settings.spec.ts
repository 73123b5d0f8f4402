import { OperatorError } from '@app/domain';
import { readEnv } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { embeddingSettings } from './embedding-settings.js';

const settings = (variables: Record<string, string>): ReturnType<typeof embeddingSettings> =>
  embeddingSettings(readEnv(variables));
const OPENAI = { LLM_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-chat', EMBEDDINGS_MODEL: 'e' };

describe('embeddingSettings', () => {
  it('is off without a model', () => {
    expect(settings({ OPENAI_API_KEY: 'k', EMBEDDINGS_MODEL: ' ' })).toBeUndefined();
  });

  it.each<[string, Record<string, string>, string, string | undefined]>([
    ["the chat model's endpoint and key", OPENAI, 'https://api.openai.com/v1', 'sk-chat'],
    ['a key of its own', { ...OPENAI, EMBEDDINGS_API_KEY: 'sk-own' }, 'https://api.openai.com/v1', 'sk-own'],
    [
      "no key of somebody else's",
      { ...OPENAI, EMBEDDINGS_BASE_URL: 'http://gpu:8080/v1' },
      'http://gpu:8080/v1',
      undefined,
    ],
    [
      'the same key for the same host',
      { ...OPENAI, EMBEDDINGS_BASE_URL: 'https://api.openai.com/v2' },
      'https://api.openai.com/v2',
      'sk-chat',
    ],
    [
      'an endpoint of its own without a chat model',
      { LLM_PROVIDER: 'none', EMBEDDINGS_MODEL: 'e', EMBEDDINGS_BASE_URL: 'http://gpu:8080/v1' },
      'http://gpu:8080/v1',
      undefined,
    ],
  ])('takes %s', (_, variables, baseUrl, apiKey) => {
    expect(settings(variables)?.endpoint).toMatchObject({ baseUrl, apiKey });
  });

  it('says what to set where nothing says whom to ask', () => {
    expect(() => settings({ EMBEDDINGS_MODEL: 'e' })).toThrow(OperatorError);
    expect(() => settings({ EMBEDDINGS_MODEL: 'e' })).toThrow(/EMBEDDINGS_BASE_URL/);
  });

  it('refuses an address that is none, and a time of nothing', () => {
    const wrong = { EMBEDDINGS_BASE_URL: 'gpu:8080', EMBEDDINGS_TIMEOUT_MS: '0' };
    expect(() => readEnv(wrong)).toThrow(/EMBEDDINGS_BASE_URL: is not an http or https address/);
    expect(() => readEnv(wrong)).toThrow(/EMBEDDINGS_TIMEOUT_MS: /);
    expect(readEnv({ EMBEDDINGS_BASE_URL: '', EMBEDDINGS_TIMEOUT_MS: '' })).toEqual(readEnv({}));
  });

  it('leaves a ticket half of its time', () => {
    expect(settings({ ...OPENAI, WORKFLOW_TIMEOUT_SECONDS: '1' })?.timeoutMs).toBe(500);
    expect(settings(OPENAI)?.timeoutMs).toBe(2000);
  });
});
