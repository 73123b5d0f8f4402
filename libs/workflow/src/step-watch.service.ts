import { Metrics } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type TriageListener } from './audience.js';
import { type StepListener } from './step-recorder.js';

const BUCKETS_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/** Measures the steps of all tickets, and logs those that fail. */
@Injectable()
export class StepWatch {
  private readonly logger = new Logger('Workflow');
  private readonly durations;

  constructor(metrics: Metrics) {
    this.durations = metrics.histogram({
      name: 'workflow_step_duration_seconds',
      help: 'Time that a step of the workflow took',
      labelNames: ['step', 'status'] as const,
      buckets: BUCKETS_SECONDS,
    });
  }

  /** @param listener hears of the steps too */
  over(ticketId: string, listener?: TriageListener): StepListener {
    return {
      stepEnded: (step, seconds) => {
        const { stepName, status } = step;
        if (seconds !== undefined) this.durations.observe({ step: stepName, status }, seconds);
        listener?.stepEnded(step);
      },
      stepFailed: (step, error) => this.logger.warn({ ticketId, step, err: error }, 'a workflow step failed'),
    };
  }
}
