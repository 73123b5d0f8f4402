import { Resubmissions } from '@app/duplicate';
import { Metrics } from '@app/platform';
import { TicketsRepository } from '@app/tickets';
import { Injectable, Logger } from '@nestjs/common';
import { Taxonomy } from '../taxonomy.js';
import { type TriageRequest } from '../triage.chain.js';
import { WorkflowRunsRepository } from '../workflow-runs.repository.js';
import { type EarlierAnalysis, earlierAnalysis } from './earlier-analysis.js';

/** Finds what is known already of a ticket that its customer sends again. */
@Injectable()
export class EarlierAnalyses {
  private readonly logger = new Logger('Workflow');
  private readonly reused;

  constructor(
    private readonly resubmissions: Resubmissions,
    private readonly tickets: TicketsRepository,
    private readonly runs: WorkflowRunsRepository,
    private readonly taxonomy: Taxonomy,
    metrics: Metrics,
  ) {
    this.reused = metrics.counter({
      name: 'workflow_reused_total',
      help: 'Tickets answered from the analysis of the same ticket, sent before by the same customer.',
    });
  }

  /** Undefined where there is none that fits; never rejects: without it the ticket is analysed like every other. */
  async find({ options, fingerprint, receivedAt }: TriageRequest): Promise<EarlierAnalysis | undefined> {
    if (!options.reuseAnalysis || !options.enableDuplicateDetection) return undefined;
    try {
      for (const id of await this.resubmissions.of(fingerprint, receivedAt)) {
        const earlier = await this.analysisOf(id, options, receivedAt);
        if (earlier === undefined) continue;
        this.reused.inc();
        return earlier;
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'an earlier analysis was not read');
    }
    return undefined;
  }

  private async analysisOf(
    ticketId: string,
    options: TriageRequest['options'],
    receivedAt: Date,
  ): Promise<EarlierAnalysis | undefined> {
    const [ticket, runs] = await Promise.all([this.tickets.find(ticketId), this.runs.listFor(ticketId)]);
    const earlier = ticket === null ? undefined : earlierAnalysis(ticket, options, receivedAt);
    // What was reused itself may be older than the window.
    const isOwn = runs.every(({ steps }) => steps.every(({ reusedFrom }) => (reusedFrom ?? null) === null));
    return isOwn && earlier !== undefined && this.isStillKnown(earlier) ? earlier : undefined;
  }

  /** The YAML may have changed since. */
  private isStillKnown({ classification }: EarlierAnalysis): boolean {
    return classification === null || this.taxonomy.knows(classification);
  }
}
