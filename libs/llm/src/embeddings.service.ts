import { type CheckResult } from '@app/platform';
import { type OnModuleDestroy } from '@nestjs/common';
import { type Climbed, LlmGaveUp } from './climb.js';
import { assertWithinBudget } from './daily-budget.js';
import { Deadline } from './deadline.js';
import { EmbeddingModel } from './embedding-model.js';
import { type EmbeddingSettings } from './embedding-settings.js';
import { Ladder } from './ladder.js';
import { priceOf } from './llm-prices.config.js';
import { GATE, type LlmParts } from './llm.service.js';
import { ModelGate } from './model-gate.js';
import { withoutPersonalData } from './redaction.js';

export interface EmbeddingQuestion {
  readonly texts: readonly string[];
  /** Another length is refused; unset, the first vector's length counts. */
  readonly dimensions?: number | undefined;
  /** Instead of the time that one ticket may wait. */
  readonly timeoutMs?: number;
}

/** Vectors, with who made them at what price. */
export type EmbeddingAnswer = Climbed<readonly Float32Array[]> & { readonly promptVersion: null };

/** The door to the model that turns texts into vectors: what texts mean alike points the same way. */
export class Embeddings implements OnModuleDestroy {
  private readonly ladder: Ladder;
  private readonly rung: EmbeddingModel;
  private readonly closing = new AbortController();

  constructor(
    private readonly settings: EmbeddingSettings,
    private readonly parts: LlmParts = {},
  ) {
    const { model, endpoint, maxConcurrent } = settings;
    const { prices, gate, limits } = parts;
    this.ladder = new Ladder(parts.ladder);
    const own = new ModelGate({ ...GATE, maxConcurrent, maxQueued: maxConcurrent, ...gate });
    this.rung = new EmbeddingModel(model, own, endpoint, prices && priceOf(prices, model), limits);
  }

  get model(): string {
    return this.settings.model;
  }

  /**
   * One vector of length 1 for each text, in their order; within the time, or not at all.
   * @throws LlmGaveUp
   */
  async embed({ texts, dimensions, timeoutMs = this.settings.timeoutMs }: EmbeddingQuestion): Promise<EmbeddingAnswer> {
    const { redactPersonalData, dailyBudgetUsd } = this.settings;
    const deadline = Deadline.in(timeoutMs);
    await assertWithinBudget(dailyBudgetUsd, this.parts.spending);
    const sent = redactPersonalData ? texts.map((text) => withoutPersonalData(text)) : texts;
    try {
      const climbed = await this.ladder.climb<Float32Array[], EmbeddingModel>({
        rungs: [this.rung],
        deadline,
        signal: this.closing.signal,
        ask: (model, call) => model.embed(sent, dimensions, call),
      });
      this.parts.spending?.note('embedding', climbed.attempts);
      return { ...climbed, promptVersion: null };
    } catch (error) {
      if (error instanceof LlmGaveUp) this.parts.spending?.note('embedding', error.attempts);
      throw error;
    }
  }

  /** `degraded` while the model rests. */
  check(): CheckResult {
    return this.rung.gate.circuit === 'closed'
      ? { status: 'up' }
      : { status: 'degraded', detail: `resting after repeated failures: ${this.model}` };
  }

  /** Calls under way are given up. */
  onModuleDestroy(): void {
    this.closing.abort();
  }
}
