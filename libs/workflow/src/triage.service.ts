import { answered, type StageAnswer } from '@app/domain';
import { type DuplicateVerdict } from '@app/duplicate';
import { type KnownIncident } from '@app/incident';
import { aiEnabled } from '@app/llm';
import { ENV, type Env } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Audience } from './audience.js';
import { IncidentWatch } from './incident-watch.service.js';
import { StepRecorder } from './step-recorder.js';
import { StepWatch } from './step-watch.service.js';
import { TicketIntake } from './ticket-intake.service.js';
import { TicketTime } from './ticket-time.js';
import { TRIAGE_CHAINS, type TriageChains } from './triage-chains.js';
import { type TriageOutcome } from './triage.chain.js';
import { type TriageOptions } from './triage-options.js';
import { type IncomingTicket, toRecord, type TriageRecord } from './triage-record.js';
import { TriageStore } from './triage.store.js';
import { TicketCalls } from './usage/ticket-calls.js';
import { type WorkflowResult } from './workflow-result.dto.js';

const NOBODY: Audience = {};

/** Takes a ticket through the whole workflow and keeps what it found. */
@Injectable()
export class TriageService {
  constructor(
    @Inject(TRIAGE_CHAINS) private readonly chains: TriageChains,
    private readonly intake: TicketIntake,
    private readonly store: TriageStore,
    private readonly incidents: IncidentWatch,
    private readonly watch: StepWatch,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Always answers: a step that fails is reported as failed, and so is a ticket that could not be stored. */
  async process(ticket: IncomingTicket, options: TriageOptions, audience: Audience = NOBODY): Promise<WorkflowResult> {
    const start = performance.now();
    const elapsedMs = (): number => Math.round(performance.now() - start);
    const time = new TicketTime(this.env.WORKFLOW_TIMEOUT_SECONDS * 1000, audience.gone);
    const ticketId = uuidv7();
    const steps = new StepRecorder(time, this.watch.over(ticketId, audience.listener));
    const calls = new TicketCalls();
    const { strategy, chain } = this.chains.for(options);
    try {
      const models = aiEnabled(this.env) ? time.modelRun() : undefined;
      const run = { ticketId, steps, models, listener: audience.listener, options };
      const request = this.intake.take(ticket, run, time);
      await steps.run('validation', () => answered(undefined), undefined);
      const outcome = await calls.during(() => chain.invoke(request));
      const record = toRecord(ticket, outcome, { strategy, totalDurationMs: elapsedMs(), calls: calls.take() });
      const kept = await steps.run('persistence', () => this.keep(record, outcome.incident), null);
      const incident = kept === null ? null : await outcome.incident;
      return toResult({ ...outcome, duplicates: kept ?? outcome.duplicates }, incident, elapsedMs());
    } finally {
      time.end();
    }
  }

  private async keep(
    record: TriageRecord,
    watched: Promise<KnownIncident | null>,
  ): Promise<StageAnswer<DuplicateVerdict | null>> {
    try {
      return answered(await this.store.save(record));
    } catch (error) {
      // The watch may still be about to put it into one.
      await watched;
      await this.incidents.withdraw(record.ticket.id);
      throw error;
    }
  }
}

function toResult(outcome: TriageOutcome, incident: KnownIncident | null, totalDurationMs: number): WorkflowResult {
  const { ticketId, reading, steps, duplicates, classification, extraction, response, routing, receivedAt } = outcome;
  return {
    ticketId,
    status: steps.status(),
    language: reading.language,
    classification,
    extractedFields: extraction,
    responseDraft: response,
    routing,
    duplicateOf: duplicates.duplicateOf?.ticketId ?? null,
    similarityScore: duplicates.duplicateOf?.similarityScore ?? null,
    relatedTickets: duplicates.related,
    reusedFrom: steps.list().find(({ reusedFrom }) => reusedFrom !== null)?.reusedFrom ?? null,
    incidentId: incident?.incidentId ?? null,
    workflowSteps: steps.list(),
    totalDurationMs,
    createdAt: receivedAt,
  };
}
