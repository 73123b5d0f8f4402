import { answered, type StageAnswer } from '@app/domain';
import { DuplicateService, type DuplicateVerdict } from '@app/duplicate';
import { type KnownIncident } from '@app/incident';
import { aiEnabled } from '@app/llm';
import { ENV, type Env } from '@app/platform';
import { readTicket } from '@app/text';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Audience } from './audience.js';
import { IncidentWatch } from './incident-watch.service.js';
import { StepRecorder } from './step-recorder.js';
import { StepWatch } from './step-watch.service.js';
import { suspicionOf } from './suspicion.js';
import { TicketTime } from './ticket-time.js';
import { TRIAGE_CHAINS, type TriageChains } from './triage-chains.js';
import { type TriageOutcome, type TriageRequest } from './triage.chain.js';
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
    private readonly duplicates: DuplicateService,
    private readonly store: TriageStore,
    private readonly watch: StepWatch,
    private readonly incidents: IncidentWatch,
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
      const request = await this.prepare(ticket, options, time, {
        ticketId,
        steps,
        models,
        listener: audience.listener,
      });
      const outcome = await calls.during(() => chain.invoke(request));
      const record = toRecord(ticket, outcome, { strategy, totalDurationMs: elapsedMs(), calls: calls.take() });
      const duplicates = await steps.run('persistence', () => this.keep(record), outcome.duplicates);
      return toResult({ ...outcome, duplicates }, await outcome.incident, elapsedMs());
    } finally {
      time.end();
    }
  }

  private async keep(record: TriageRecord): Promise<StageAnswer<DuplicateVerdict>> {
    return answered(await this.store.save(record));
  }

  private async prepare(
    ticket: IncomingTicket,
    options: TriageOptions,
    time: TicketTime,
    run: Pick<TriageRequest, 'ticketId' | 'steps' | 'models' | 'listener'>,
  ): Promise<TriageRequest> {
    const receivedAt = new Date();
    const reading = readTicket(ticket);
    const { customerId, customerEmail } = ticket;
    const fingerprint = this.duplicates.fingerprint(reading, { customerId, customerEmail });
    const { ticketId } = run;
    const incident = options.enableDuplicateDetection
      ? this.incidents.over({ ticketId, seenAt: receivedAt, reading, customerId, customerEmail }, time)
      : Promise.resolve(null);
    const suspicion = run.models === undefined ? null : suspicionOf(reading);
    await run.steps.run('validation', () => answered(undefined), undefined);
    return { ...run, receivedAt, reading, fingerprint, customerEmail, options, suspicion, incident };
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
