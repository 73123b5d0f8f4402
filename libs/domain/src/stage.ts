/** Who answered: `learned` is the local model, `caller` a value the request brought along. */
export type Source = 'llm' | 'learned' | 'rules' | 'template' | 'caller';

/** What asking language models took, whether one answered or not. */
export interface ModelUse {
  /** Which one answered; null when none did. */
  readonly model: string | null;
  readonly tokensUsed: number | null;
  readonly costUsd: number | null;
  readonly attempts: number;
  readonly latencyMs: number;
  readonly promptVersion: string | null;
  /** Why no model's answer was used, such as `rate_limited`; null when one was. */
  readonly fallbackReason: string | null;
}

/** What a stage hands the workflow: its answer, and the truth about who gave it. */
export interface StageAnswer<T> {
  readonly value: T;
  /** A weaker strategy answered where a model was meant to. */
  readonly fallbackUsed: boolean;
  /** Null where no model was asked. */
  readonly use: ModelUse | null;
}

/** The answer of a strategy that was meant to give it and needed no model. */
export function answered<T>(value: T): StageAnswer<T> {
  return { value, fallbackUsed: false, use: null };
}
