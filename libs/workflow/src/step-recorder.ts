import { AppError, type ModelUse, type StageAnswer } from '@app/domain';
import { type TicketTime } from './ticket-time.js';
import { STEP_NAMES, type StepName, type WorkflowStep } from './workflow-step.dto.js';

/** Hears of every step; the error of a failed one may hold what must not be shown. */
export interface StepListener {
  /** @param seconds undefined for a step that was skipped */
  stepEnded(step: WorkflowStep, seconds?: number): void;
  stepFailed(step: StepName, error: unknown): void;
}

export type TriageStatus = 'completed' | 'degraded' | 'failed';

/** A stage's answer, with what a human should know about how it came about. */
export type StepAnswer<T> = StageAnswer<T> & {
  readonly warning?: string | null;
  /** The ticket for which the answer was given first. */
  readonly reusedFrom?: string;
};
export type StepWork<T> = () => StepAnswer<T> | Promise<StepAnswer<T>>;

/** Runs the steps of one ticket and keeps the truth about each: a failing step gives its stand-in and never throws. */
export class StepRecorder {
  private readonly steps = new Map<StepName, WorkflowStep>();

  constructor(
    private readonly time: TicketTime,
    private readonly listener: StepListener,
  ) {}

  /** The stage's answer, or `standIn` where the stage fails or the ticket's time runs out. */
  async run<T>(stepName: StepName, work: StepWork<T>, standIn: T): Promise<T> {
    const startedAt = new Date();
    const start = performance.now();
    const record = (outcome: Outcome): void => {
      const elapsed = performance.now() - start;
      const durationMs = Math.round(elapsed);
      const completedAt = new Date(startedAt.getTime() + durationMs);
      const step = { ...notRun(stepName), startedAt, completedAt, durationMs, ...outcome };
      this.steps.set(stepName, step);
      this.listener.stepEnded(step, elapsed / 1000);
    };
    try {
      const pending = work();
      const answer = pending instanceof Promise ? await this.time.race(pending) : pending;
      const { value, fallbackUsed, use, warning, reusedFrom } = answer;
      const about = { warning: warning ?? null, reusedFrom: reusedFrom ?? null };
      record({ status: 'completed', fallbackUsed, ...about, ...(use && recordOf(use)) });
      return value;
    } catch (error) {
      this.listener.stepFailed(stepName, error);
      record({ status: 'failed', error: safeMessage(error) });
      return standIn;
    }
  }

  skip(stepName: StepName): void {
    const step: WorkflowStep = { ...notRun(stepName), status: 'skipped' };
    this.steps.set(stepName, step);
    this.listener.stepEnded(step);
  }

  /** A step whose success is proven by the very row that reports it. */
  assume(stepName: StepName, startedAt: Date): WorkflowStep {
    return { ...notRun(stepName), status: 'completed', startedAt };
  }

  /** In the order of the contract. */
  list(): WorkflowStep[] {
    return STEP_NAMES.flatMap((name) => this.steps.get(name) ?? []);
  }

  /** `failed`: some step gave nothing; `degraded`: a fallback answered where a model was meant to. */
  status(): TriageStatus {
    const steps = [...this.steps.values()];
    if (steps.some(({ status }) => status === 'failed')) return 'failed';
    return steps.some(({ fallbackUsed }) => fallbackUsed) ? 'degraded' : 'completed';
  }
}

type Outcome = Partial<Omit<WorkflowStep, 'status'>> & Pick<WorkflowStep, 'status'>;

function notRun(stepName: StepName): Omit<WorkflowStep, 'status'> {
  return {
    stepName,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    error: null,
    fallbackUsed: false,
    fallbackReason: null,
    model: null,
    promptVersion: null,
    attempts: null,
    tokensUsed: null,
    costUsd: null,
    latencyMs: null,
    warning: null,
    reusedFrom: null,
  };
}

function recordOf(use: ModelUse): Partial<WorkflowStep> {
  return { ...use, latencyMs: Math.round(use.latencyMs) };
}

const safeMessage = (error: unknown): string =>
  error instanceof AppError ? error.message : 'The step failed; the log has the reason under this request id.';
