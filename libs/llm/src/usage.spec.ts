import { DeskConfig } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { totalsOf } from './attempt.js';
import { llmPricesFile, priceOf } from './llm-prices.config.js';
import { usageOf } from './usage.js';

const texts = { sent: 'x'.repeat(400), received: 'y'.repeat(40) };
const price = { input: 3, output: 15 };

describe('usageOf', () => {
  it('prices the tokens by the list', () => {
    const usage = usageOf({ prompt_tokens: 1_000_000, completion_tokens: 100_000 }, texts, price);
    expect(usage).toEqual({ inputTokens: 1_000_000, outputTokens: 100_000, costUsd: 4.5, estimated: false });
  });

  it("prefers the provider's own cost", () => {
    expect(usageOf({ prompt_tokens: 10, completion_tokens: 5, cost: 0.0042 }, texts, price).costUsd).toBe(0.0042);
  });

  it.each([undefined, null, {}, { prompt_tokens: -1 }, { prompt_tokens: '7', completion_tokens: NaN }])(
    'estimates where the provider says %j, and says so',
    (raw) => {
      expect(usageOf(raw, texts, undefined)).toEqual({
        inputTokens: 100,
        outputTokens: 10,
        costUsd: null,
        estimated: true,
      });
    },
  );
});

describe('priceOf', () => {
  const prices = DeskConfig.load('config', [llmPricesFile]).section(llmPricesFile);

  it.each([
    ['gpt-4o-mini', 0.15],
    ['gpt-4o-mini-2024-07-18', 0.15],
    ['gpt-4o-2024-08-06', 2.5],
    ['openai/gpt-4o-mini:floor', 0.15],
  ])('knows %s', (model, input) => expect(priceOf(prices, model)?.input).toBe(input));

  it.each([['gpt-4'], ['gpt-4omni'], ['llama3']])('does not guess for %s', (model) => {
    expect(priceOf(prices, model)).toBeUndefined();
  });
});

describe('totalsOf', () => {
  const attempt = { model: 'm', outcome: 'ok', latencyMs: 1 } as const;

  it('adds what is known', () => {
    const attempts = [
      { ...attempt, tokens: 10, costUsd: null },
      { ...attempt, tokens: null, costUsd: 0.5 },
      { ...attempt, tokens: 5, costUsd: 0.25 },
    ];
    expect(totalsOf(attempts)).toEqual({ tokens: 15, costUsd: 0.75 });
  });

  it('says nothing where nothing is known', () => {
    expect(totalsOf([{ ...attempt, tokens: null, costUsd: null }])).toEqual({ tokens: null, costUsd: null });
  });
});
