import { Batcher } from '@app/database';
import { type Attempt, type SpendingStage, SpendingRecord } from '@app/llm';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DaySpending } from './day-spending.js';
import { type ModelCall } from './model-call.js';
import { ModelCallsStore } from './model-calls.store.js';
import { TicketCalls } from './ticket-calls.js';

const CALLS_PER_INSERT = 500;

/** A resting circuit or a full queue keeps a call from being made; it is no call then. */
const wasSent = ({ outcome }: Attempt): boolean => outcome !== 'circuit_open' && outcome !== 'saturated';

/** Every call to a model: counted at once, and stored with its ticket, or by itself where it belongs to none. */
@Injectable()
export class ModelCalls extends SpendingRecord implements OnModuleDestroy {
  private readonly logger = new Logger('Usage');
  private readonly spending: DaySpending;
  private readonly strays: Batcher<ModelCall, undefined>;

  constructor(store: ModelCallsStore) {
    super();
    this.spending = new DaySpending((since) => store.costUsdSince(since));
    this.strays = new Batcher(
      async (calls) => {
        await store.insertMany([{ runId: null, calls }]);
        return calls.map(() => undefined);
      },
      { maxSize: CALLS_PER_INSERT, retrySingly: () => false },
    );
  }

  override spentTodayUsd(): Promise<number> | number {
    return this.spending.today();
  }

  override note(stage: SpendingStage, attempts: readonly Attempt[]): void {
    const calledAt = new Date();
    const calls = attempts.filter(wasSent).map((attempt) => ({ ...attempt, stage, calledAt }));
    for (const { costUsd } of calls) this.spending.add(costUsd ?? 0);
    if (TicketCalls.current?.add(calls)) return;
    for (const call of calls) void this.strays.add(call).catch(this.notStored);
  }

  async onModuleDestroy(): Promise<void> {
    await this.strays.drain();
  }

  private readonly notStored = (error: unknown): void =>
    this.logger.warn({ err: error }, 'a model call was not stored');
}
