import { type CheckResult, type HealthCheck } from '@app/platform';
import { type OnModuleDestroy } from '@nestjs/common';
import { ChatModel } from './chat-model.js';
import { assertWithinBudget, type SpendingRecord } from './daily-budget.js';
import { type BodyLimits } from './guarded-body.js';
import { type Climbed, LlmGaveUp } from './climb.js';
import { Ladder, type LadderOptions } from './ladder.js';
import { type LlmPrices, priceOf } from './llm-prices.config.js';
import { type GateOptions, ModelGate } from './model-gate.js';
import { LLM_STAGES, type LlmSettings, type LlmStage } from './models.js';
import { type Prompt } from './prompt.js';
import { Redaction, type RedactionCounts } from './redaction.js';
import { restoring } from './restoring-reader.js';
import { type ModelRung, structured, type StructuredAsking } from './structured.js';
import { type TextAsking, writtenText } from './written-text.js';

/** What was answered, by whom, at what price. */
export interface LlmAnswer<T> extends Climbed<T> {
  readonly promptVersion: string;
  /** What was hidden from the model, where redaction is on. */
  readonly hidden: RedactionCounts;
}

interface ForOneTicket {
  readonly stage: LlmStage;
  /** Names of people in the request, hidden from the model where redaction is on. */
  readonly names?: readonly string[];
}

export type StructuredQuestion<T> = Omit<StructuredAsking<T>, 'restore'> & ForOneTicket;
export type TextQuestion = TextAsking & ForOneTicket;

export interface LlmParts {
  readonly prices?: LlmPrices;
  readonly spending?: SpendingRecord | undefined;
  readonly ladder?: Partial<LadderOptions>;
  readonly gate?: Partial<GateOptions>;
  readonly limits?: Partial<BodyLimits>;
}

/** Five failures in a row are no bad luck; after ten seconds a recovered model is back within half a minute. */
export const GATE = { failuresToOpen: 5, restMs: 10_000 };
/** More than this many times the calls under way would only wait for their deadline. */
const QUEUE_FACTOR = 4;

/** The door to the language models: asks for answers of a shape or for text, and fails by LlmGaveUp alone. */
export class Llm implements HealthCheck, OnModuleDestroy {
  /** The name of its part in the health report. */
  readonly name = 'llm';
  private readonly ladder: Ladder;
  private readonly rungs: ReadonlyMap<LlmStage, readonly ModelRung[]>;
  private readonly closing = new AbortController();

  constructor(
    private readonly settings: LlmSettings,
    private readonly parts: LlmParts = {},
  ) {
    this.ladder = new Ladder(parts.ladder);
    const byName = new Map<string, ModelRung>();
    const rungFor = (name: string): ModelRung => {
      const rung = byName.get(name) ?? this.rungOf(name);
      byName.set(name, rung);
      return rung;
    };
    this.rungs = new Map(LLM_STAGES.map((stage) => [stage, settings.models[stage].map(rungFor)]));
  }

  async structured<T>(question: StructuredQuestion<T>): Promise<LlmAnswer<T>> {
    const redaction = new Redaction(question.names);
    const restore = this.settings.redactPersonalData ? { restore: (json: unknown) => redaction.restoreJson(json) } : {};
    return this.answer(question, redaction, async (prompt, signal) =>
      structured(this.ladder, this.rungsOf(question.stage), { ...question, ...restore, prompt, signal }),
    );
  }

  async text(question: TextQuestion): Promise<LlmAnswer<string>> {
    const redaction = new Redaction(question.names);
    const reader = question.reader === undefined ? undefined : restoring(question.reader, redaction);
    const answer = await this.answer(question, redaction, async (prompt, signal) =>
      writtenText(this.ladder, this.rungsOf(question.stage), { ...question, reader, prompt, signal }),
    );
    await reader?.finish();
    return { ...answer, value: redaction.restore(answer.value) };
  }

  /** `degraded` while a model rests; the rules and the other models answer. */
  check(): Promise<CheckResult> {
    const rungs = new Set([...this.rungs.values()].flat());
    const resting = [...rungs].filter(({ gate }) => gate.circuit !== 'closed').map(({ name }) => name);
    return Promise.resolve(
      resting.length === 0
        ? { status: 'up' }
        : { status: 'degraded', detail: `resting after repeated failures: ${resting.join(', ')}` },
    );
  }

  /** Calls under way are given up, so that their tickets are answered by the rules before the service stops. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  private async answer<T>(
    { stage, prompt, signal }: StructuredQuestion<T> | TextQuestion,
    redaction: Redaction,
    ask: (prompt: Prompt, signal: AbortSignal) => Promise<Climbed<T>>,
  ): Promise<LlmAnswer<T>> {
    await assertWithinBudget(this.settings.dailyBudgetUsd, this.parts.spending);
    const hidden = this.settings.redactPersonalData ? { ...prompt, user: redaction.hide(prompt.user) } : prompt;
    const stop = signal === undefined ? this.closing.signal : AbortSignal.any([signal, this.closing.signal]);
    const climbed = await this.noted(stage, ask(hidden, stop));
    return { ...climbed, promptVersion: prompt.version, hidden: redaction.counts };
  }

  private async noted<T>(stage: LlmStage, climb: Promise<Climbed<T>>): Promise<Climbed<T>> {
    try {
      const climbed = await climb;
      this.parts.spending?.note(stage, climbed.attempts);
      return climbed;
    } catch (error) {
      if (error instanceof LlmGaveUp) this.parts.spending?.note(stage, error.attempts);
      throw error;
    }
  }

  private rungsOf(stage: LlmStage): readonly ModelRung[] {
    return this.rungs.get(stage) ?? [];
  }

  private rungOf(name: string): ModelRung {
    const { prices, gate, limits } = this.parts;
    const { maxConcurrent } = this.settings;
    return {
      name,
      gate: new ModelGate({ ...GATE, maxConcurrent, maxQueued: maxConcurrent * QUEUE_FACTOR, ...gate }),
      chat: new ChatModel(name, this.settings, prices && priceOf(prices, name), limits),
    };
  }
}
