import { type ConfigFile } from '@app/platform';
import { z } from 'zod';
import { type TokenPrice } from './usage.js';

const dollars = z.number().min(0, 'a price is not below 0');

const schema = z.strictObject({
  prices: z.record(z.string().min(1), z.strictObject({ input: dollars, output: dollars })),
});

export type LlmPrices = z.infer<typeof schema>;

/** What models cost where their endpoint does not say: dollars per million tokens, by the model's name. */
export const llmPricesFile: ConfigFile<LlmPrices> = { name: 'llm_prices.yaml', schema };

/** The price of a model, also of a dated version (`gpt-4o-mini-2024-07-18`) by its longest listed prefix. */
export function priceOf({ prices }: LlmPrices, model: string): TokenPrice | undefined {
  const listed = Object.keys(prices)
    .filter((name) => model === name || model.startsWith(`${name}-`) || model.startsWith(`${name}:`))
    .sort((a, b) => b.length - a.length)[0];
  return listed === undefined ? undefined : prices[listed];
}
