import { readEnv } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { aiEnabled, describeAi, llmSettings } from './models.js';

const env = (variables: Record<string, string>): ReturnType<typeof readEnv> => readEnv(variables);

describe('llmSettings', () => {
  it.each<[Record<string, string>, boolean, string]>([
    [{}, false, 'Rules and local model: no key is set; OPENROUTER_API_KEY turns the language model on'],
    [{ LLM_PROVIDER: 'none', OPENROUTER_API_KEY: 'k' }, false, 'Rules and local model: LLM_PROVIDER=none'],
    [
      { LLM_PROVIDER: 'openai' },
      false,
      'Rules and local model: no key is set; OPENAI_API_KEY turns the language model on',
    ],
    [
      { LLM_PROVIDER: 'openai-compatible' },
      false,
      'Rules and local model: no endpoint is set; LLM_BASE_URL turns the language model on',
    ],
    [
      { OPENROUTER_API_KEY: 'sk-secret', DEFAULT_MODEL: 'a', FALLBACK_MODEL: 'b', RESPONSE_MODEL: 'c' },
      true,
      'Language model by openrouter at openrouter.ai: a, b, c; the rules stand behind it',
    ],
    [
      {
        LLM_PROVIDER: 'openai-compatible',
        LLM_BASE_URL: 'http://127.0.0.1:11434/v1',
        DEFAULT_MODEL: 'a',
        FALLBACK_MODEL: 'a',
      },
      true,
      'Language model by openai-compatible at 127.0.0.1:11434: a; the rules stand behind it',
    ],
  ])('reads %j', (variables, enabled, sentence) => {
    expect(aiEnabled(env(variables))).toBe(enabled);
    expect(describeAi(env(variables))).toBe(sentence);
    expect(llmSettings(env(variables)) !== undefined).toBe(enabled);
  });

  it('tells OpenRouter who calls', () => {
    const variables = {
      OPENROUTER_API_KEY: 'k',
      OPENROUTER_SITE_URL: 'https://desk.example',
      OPENROUTER_APP_NAME: 'Desk',
    };
    expect(llmSettings(env(variables))?.endpoint).toEqual({
      baseUrl: 'https://openrouter.ai/api/v1',
      apiKey: 'k',
      headers: { 'HTTP-Referer': 'https://desk.example', 'X-Title': 'Desk' },
    });
  });

  it('puts the own model of a stage before the fallback, and no model twice', () => {
    const variables = {
      OPENROUTER_API_KEY: 'k',
      DEFAULT_MODEL: 'a',
      FALLBACK_MODEL: 'b',
      EXTRACTION_MODEL: 'b',
      RESPONSE_MODEL: 'c',
    };
    expect(llmSettings(env(variables))?.models).toEqual({
      classification: ['a', 'b'],
      extraction: ['b'],
      response: ['c', 'b'],
      single: ['a', 'b'],
    });
  });
});
