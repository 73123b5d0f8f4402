/** Who answered: `learned` is the local model, `caller` a value the request brought along. */
export type Source = 'llm' | 'learned' | 'rules' | 'template' | 'caller';

/** What a stage hands the workflow: its answer, and the truth about who gave it. */
export interface StageAnswer<T> {
  readonly value: T;
  /** A weaker strategy answered where a model was meant to. */
  readonly fallbackUsed: boolean;
  readonly model: string | null;
  readonly tokensUsed: number | null;
}

/** The answer of a strategy that was meant to give it and needed no model. */
export function answered<T>(value: T): StageAnswer<T> {
  return { value, fallbackUsed: false, model: null, tokensUsed: null };
}
