import { type ModelUse, type StageAnswer } from '@app/domain';
import { type Logger } from '@nestjs/common';
import { totalsOf } from './attempt.js';
import { type Climbed, LlmGaveUp } from './climb.js';

/** What a stage kept back of the deadline is for: its rules take microseconds, a busy machine may add to them. */
export const RULES_SHARE_MS = 200;

type Answer<Said> = Climbed<Said> & { readonly promptVersion: string | null };

interface ModelOrFallback<Said, T> {
  ask(): Promise<Answer<Said>>;
  /** Makes of the model's answer what leaves the stage. */
  read(said: Said): T;
  fallback(): T;
  /** Null where what is asked is no prompt. */
  readonly promptVersion: string | null;
  readonly logger: Pick<Logger, 'error'>;
}

/** The model's answer, or the fallback's with the reason why; our own bugs are logged and cost no answer either. */
export async function modelOrFallback<Said, T>(stage: ModelOrFallback<Said, T>): Promise<StageAnswer<T>> {
  let use: ModelUse | undefined;
  try {
    const answer = await stage.ask();
    use = useOf(answer);
    return { value: stage.read(answer.value), fallbackUsed: false, use };
  } catch (error) {
    const gaveUp = error instanceof LlmGaveUp ? error : undefined;
    if (gaveUp === undefined || gaveUp.cause !== undefined)
      stage.logger.error({ err: gaveUp?.cause ?? error }, 'asking a model failed by our own fault');
    return {
      value: stage.fallback(),
      fallbackUsed: true,
      use: gaveUp === undefined ? useOfBug(stage.promptVersion, use) : useOfFailure(gaveUp, stage.promptVersion),
    };
  }
}

function useOf({ model, tokens, costUsd, attempts, latencyMs, promptVersion }: Answer<unknown>): ModelUse {
  return {
    model,
    tokensUsed: tokens,
    costUsd,
    attempts: attempts.length,
    latencyMs,
    promptVersion,
    fallbackReason: null,
  };
}

function useOfFailure({ reason, attempts, latencyMs }: LlmGaveUp, promptVersion: string | null): ModelUse {
  const { tokens, costUsd } = totalsOf(attempts);
  return {
    model: null,
    tokensUsed: tokens,
    costUsd,
    attempts: attempts.length,
    latencyMs,
    promptVersion,
    fallbackReason: reason,
  };
}

/** What was spent before the bug stays spent. */
function useOfBug(promptVersion: string | null, spent: ModelUse | undefined): ModelUse {
  const nothing = { tokensUsed: null, costUsd: null, attempts: 0, latencyMs: 0, promptVersion };
  return { ...(spent ?? nothing), model: null, fallbackReason: 'internal' };
}
