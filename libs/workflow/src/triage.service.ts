import { answered, type StageAnswer } from '@app/domain';
import { DuplicateService } from '@app/duplicate';
import { ENV, type Env } from '@app/platform';
import { readTicket } from '@app/text';
import { type Runnable } from '@langchain/core/runnables';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Deadline } from './deadline.js';
import { StepRecorder } from './step-recorder.js';
import { StepWatch } from './step-watch.service.js';
import { triageChain, type TriageOutcome, type TriageRequest, type TriageStages } from './triage.chain.js';
import { type TriageOptions } from './triage-options.js';
import { type IncomingTicket, toRecord, type TriageRecord } from './triage-record.js';
import { TriageStore } from './triage.store.js';
import { type WorkflowResult } from './workflow-result.dto.js';

export const TRIAGE_STAGES = Symbol('TRIAGE_STAGES');

/** Takes a ticket through the whole workflow and keeps what it found. */
@Injectable()
export class TriageService {
  private readonly chains: Readonly<Record<'parallel' | 'sequence', Runnable<TriageRequest, TriageOutcome>>>;

  constructor(
    @Inject(TRIAGE_STAGES) stages: TriageStages,
    private readonly duplicates: DuplicateService,
    private readonly store: TriageStore,
    private readonly watch: StepWatch,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.chains = { parallel: triageChain(stages, 'parallel'), sequence: triageChain(stages, 'sequence') };
  }

  /** Always answers: a step that fails is reported as failed, and so is a ticket that could not be stored. */
  async process(ticket: IncomingTicket, options: TriageOptions): Promise<WorkflowResult> {
    const start = performance.now();
    const elapsedMs = (): number => Math.round(performance.now() - start);
    const deadline = new Deadline(this.env.WORKFLOW_TIMEOUT_SECONDS * 1000);
    const ticketId = uuidv7();
    const steps = new StepRecorder(deadline, this.watch.over(ticketId));
    try {
      const request = await this.prepare(ticket, options, { ticketId, steps, signal: deadline.signal });
      const outcome = await this.chains[options.enableParallel ? 'parallel' : 'sequence'].invoke(request);
      const record = toRecord(ticket, outcome, elapsedMs());
      await steps.run('persistence', () => this.keep(record), undefined);
      return toResult(outcome, elapsedMs());
    } finally {
      deadline.clear();
    }
  }

  private async keep(record: TriageRecord): Promise<StageAnswer<undefined>> {
    await this.store.save(record);
    return answered(undefined);
  }

  private async prepare(
    ticket: IncomingTicket,
    options: TriageOptions,
    run: Pick<TriageRequest, 'ticketId' | 'steps' | 'signal'>,
  ): Promise<TriageRequest> {
    const receivedAt = new Date();
    const reading = readTicket(ticket);
    const { customerId, customerEmail } = ticket;
    const fingerprint = this.duplicates.fingerprint(reading, { customerId, customerEmail });
    await run.steps.run('validation', () => answered(undefined), undefined);
    return { ...run, receivedAt, reading, fingerprint, customerEmail, options };
  }
}

function toResult(outcome: TriageOutcome, totalDurationMs: number): WorkflowResult {
  const { ticketId, steps, duplicates, classification, extraction, response, routing, receivedAt } = outcome;
  return {
    ticketId,
    status: steps.status(),
    classification,
    extractedFields: extraction,
    responseDraft: response,
    routing,
    duplicateOf: duplicates.duplicateOf?.ticketId ?? null,
    similarityScore: duplicates.duplicateOf?.similarityScore ?? null,
    relatedTickets: duplicates.related,
    workflowSteps: steps.list(),
    totalDurationMs,
    createdAt: receivedAt,
  };
}
