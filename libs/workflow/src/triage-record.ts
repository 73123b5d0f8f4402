import { type DuplicateMatch, type DuplicateVerdict, type Fingerprint, withDuplicate } from '@app/duplicate';
import { type TicketText } from '@app/domain';
import { type NewTicket } from '@app/tickets';
import { v7 as uuidv7 } from 'uuid';
import { type TriageOutcome } from './triage.chain.js';
import { type TriageStrategy } from './triage-options.js';
import { type ModelCall } from './usage/model-call.js';
import { type WorkflowRunEntity } from './workflow-run.entity.js';

/** What the desk knows of a ticket when it sends it. */
export interface IncomingTicket extends TicketText {
  readonly externalId: string | null;
  readonly customerId: string | null;
  readonly customerEmail: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What is kept of one triaged ticket, all of it or nothing. */
export interface TriageRecord {
  readonly ticket: NewTicket;
  readonly run: WorkflowRunEntity;
  /** What models were asked for the ticket. */
  readonly calls: readonly ModelCall[];
  readonly fingerprint: Fingerprint;
  readonly duplicates: DuplicateVerdict;
  readonly seeksDuplicates: boolean;
}

/** What is known of a ticket when its chain is done, beside what the chain found. */
interface RunFacts {
  readonly strategy: TriageStrategy;
  readonly totalDurationMs: number;
  readonly calls: readonly ModelCall[];
}

/** The rows of a ticket whose chain is done and whose storing is about to begin. */
export function toRecord(ticket: IncomingTicket, outcome: TriageOutcome, facts: RunFacts): TriageRecord {
  const now = new Date();
  const steps = outcome.steps.list();
  return {
    ticket: toTicket(ticket, outcome, now),
    run: {
      id: uuidv7(),
      ticketId: outcome.ticketId,
      status: outcome.steps.status(),
      startedAt: outcome.receivedAt,
      completedAt: now,
      totalDurationMs: facts.totalDurationMs,
      strategy: facts.strategy,
      tokensUsed: sumOf(steps.map(({ tokensUsed }) => tokensUsed)),
      costUsd: sumOf(steps.map(({ costUsd }) => costUsd)),
      // The row itself proves that it was stored; when that ended can't be known before it is written.
      steps: [...steps, outcome.steps.assume('persistence', now)],
    },
    calls: facts.calls,
    fingerprint: outcome.fingerprint,
    duplicates: outcome.duplicates,
    seeksDuplicates: outcome.options.enableDuplicateDetection,
  };
}

/** The same record, as a duplicate that only came to light when it was stored. */
export function asDuplicate(record: TriageRecord, match: DuplicateMatch): TriageRecord {
  const duplicates = withDuplicate(record.duplicates, match);
  return { ...record, duplicates, ticket: { ...record.ticket, ...duplicateColumns(duplicates) } };
}

function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce((sum, amount) => (amount === null ? sum : (sum ?? 0) + amount), null);
}

function toTicket(ticket: IncomingTicket, outcome: TriageOutcome, processedAt: Date): NewTicket {
  const { classification, duplicates, routing, options } = outcome;
  return {
    id: outcome.ticketId,
    subject: ticket.subject,
    body: ticket.body,
    externalId: ticket.externalId,
    customerId: ticket.customerId,
    customerEmail: ticket.customerEmail,
    metadata: ticket.metadata,
    triageStatus: outcome.steps.status(),
    language: outcome.reading.language,
    category: options.skipClassification ? null : classification.category,
    severity: options.skipClassification ? null : classification.severity,
    assignedTeam: routing?.team ?? null,
    priority: routing?.priority ?? null,
    needsReview: classification.needsReview,
    classification: options.skipClassification ? null : classification,
    extractedFields: options.skipExtraction ? null : outcome.extraction,
    responseDraft: outcome.response,
    routing,
    ...duplicateColumns(duplicates),
    createdAt: outcome.receivedAt,
    processedAt,
  };
}

function duplicateColumns({
  duplicateOf,
  related,
}: DuplicateVerdict): Pick<NewTicket, 'duplicateOf' | 'similarityScore' | 'relatedTickets'> {
  return {
    duplicateOf: duplicateOf?.ticketId ?? null,
    similarityScore: duplicateOf?.similarityScore ?? null,
    relatedTickets: related,
  };
}
