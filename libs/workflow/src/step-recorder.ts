import { AppError, type StageAnswer } from '@app/domain';
import { type Deadline } from './deadline.js';
import { STEP_NAMES, type StepName, type WorkflowStep } from './workflow-step.dto.js';

/** Hears of every step that ran; the error of a failed one may hold what must not be shown. */
export interface StepListener {
  stepEnded(step: StepName, status: 'completed' | 'failed', seconds: number): void;
  stepFailed(step: StepName, error: unknown): void;
}

export type TriageStatus = 'completed' | 'degraded' | 'failed';

/** Runs the steps of one ticket and keeps the truth about each: a failing step gives its stand-in and never throws. */
export class StepRecorder {
  private readonly steps = new Map<StepName, WorkflowStep>();

  constructor(
    private readonly deadline: Deadline,
    private readonly listener: StepListener,
  ) {}

  /** The stage's answer, or `standIn` where the stage fails or the ticket's time runs out. */
  async run<T>(stepName: StepName, work: () => Answer<T>, standIn: T): Promise<T> {
    const startedAt = new Date();
    const start = performance.now();
    const record = (outcome: Outcome): void => {
      const elapsed = performance.now() - start;
      this.listener.stepEnded(stepName, outcome.status, elapsed / 1000);
      const durationMs = Math.round(elapsed);
      const completedAt = new Date(startedAt.getTime() + durationMs);
      this.steps.set(stepName, { stepName, startedAt, completedAt, durationMs, ...outcome });
    };
    try {
      const pending = work();
      const { value, fallbackUsed, model, tokensUsed } =
        pending instanceof Promise ? await this.deadline.race(pending) : pending;
      record({ status: 'completed', error: null, fallbackUsed, model, tokensUsed });
      return value;
    } catch (error) {
      this.listener.stepFailed(stepName, error);
      record({ status: 'failed', error: safeMessage(error), fallbackUsed: false, model: null, tokensUsed: null });
      return standIn;
    }
  }

  skip(stepName: StepName): void {
    this.steps.set(stepName, { ...notRun(stepName), status: 'skipped' });
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

interface Outcome extends Pick<WorkflowStep, 'error' | 'fallbackUsed' | 'model' | 'tokensUsed'> {
  readonly status: 'completed' | 'failed';
}

type Answer<T> = StageAnswer<T> | Promise<StageAnswer<T>>;

function notRun(stepName: StepName): Omit<WorkflowStep, 'status'> {
  return {
    stepName,
    startedAt: null,
    completedAt: null,
    durationMs: null,
    error: null,
    fallbackUsed: false,
    model: null,
    tokensUsed: null,
  };
}

const safeMessage = (error: unknown): string =>
  error instanceof AppError ? error.message : 'The step failed; the log has the reason under this request id.';
