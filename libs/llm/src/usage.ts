/** Dollars per million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

/** What one call used. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null where neither the provider nor the price list knows. */
  readonly costUsd: number | null;
  /** The provider said nothing, so the tokens are guessed from the length of the texts. */
  readonly estimated: boolean;
}

/** English runs at about four characters a token, other languages lower. */
const CHARACTERS_PER_TOKEN = 4;

/** Reads the `usage` of an answer; the provider's own cost (OpenRouter) outranks the price list. */
export function usageOf(
  raw: unknown,
  texts: { readonly sent: string; readonly received: string },
  price: TokenPrice | undefined,
): Usage {
  const said = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {};
  const input = count(said.prompt_tokens);
  const output = count(said.completion_tokens);
  const inputTokens = input ?? estimateTokens(texts.sent);
  const outputTokens = output ?? estimateTokens(texts.received);
  return {
    inputTokens,
    outputTokens,
    costUsd: count(said.cost) ?? priced(inputTokens, outputTokens, price),
    estimated: input === undefined || output === undefined,
  };
}

function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function priced(input: number, output: number, price: TokenPrice | undefined): number | null {
  return price === undefined ? null : (input * price.input + output * price.output) / 1_000_000;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
