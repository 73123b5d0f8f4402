import { type ClassificationService } from '@app/classification';
import { type DuplicateService, NO_DUPLICATES } from '@app/duplicate';
import { type ExtractionService } from '@app/extraction';
import { type ResponseService } from '@app/response';
import { type RoutingService } from '@app/routing';
import { fieldValues } from './field-values.js';
import { doubtClassification, doubtDraft } from './suspicion.js';
import { type ReplyRequest, type TriageStages } from './triage.chain.js';

export const STAGE_SERVICES = Symbol('STAGE_SERVICES');

/** The services of the stages. */
export interface StageServices {
  readonly classification: ClassificationService;
  readonly extraction: ExtractionService;
  readonly routing: RoutingService;
  readonly response: ResponseService;
  readonly duplicates: DuplicateService;
}

export type ReplyFacts = Parameters<ResponseService['draft']>[0];

/** Binds the chain's steps to the stages' services: what one stage needs of another is handed over here and nowhere else. */
export function triageStages({
  classification,
  extraction,
  routing,
  response,
  duplicates,
}: StageServices): TriageStages {
  return {
    findDuplicates: ({ fingerprint, ticketId, receivedAt }) =>
      duplicates.search(fingerprint, { excludeId: ticketId, before: receivedAt }),
    classify: async ({ reading, models, suspicion }) =>
      doubtClassification(await classification.classify(reading, models), suspicion),
    // The category is being decided at this moment; what it requires is added when it is known.
    extract: ({ reading, models, receivedAt }) => extraction.extract(reading, null, models, receivedAt),
    factsAtOnce:
      extraction.task === null
        ? null
        : async ({ reading, receivedAt }) => (await extraction.extract(reading, null, undefined, receivedAt)).value,
    requireFields: (found, category) => extraction.withCategory(found, category),
    route: ({ classification: { category, severity }, facts: { fields }, receivedAt }) =>
      routing.route({ category, severity, fields: fieldValues(fields), receivedAt }),
    respond: async (request) => {
      const { models, listener, suspicion } = request;
      const run = models && {
        ...models,
        ...(listener && { onDelta: listener.draftPiece, onRestart: listener.draftRestarted }),
      };
      return doubtDraft(await response.draft(replyFacts(request, routing), run), suspicion);
    },
    noDuplicates: NO_DUPLICATES,
    noExtraction: extraction.empty(),
    classificationSkipped: classification.skipped(),
    classificationFailed: classification.failed(),
  };
}

/** What the reply is written from. */
export function replyFacts(request: ReplyRequest, routing: RoutingService): ReplyFacts {
  const {
    classification: { category, severity },
    facts: { fields, missingRequired },
    routing: routed,
  } = request;
  return {
    reading: request.reading,
    category,
    severity,
    fields: fieldValues(fields),
    missingRequired,
    tone: request.options.responseTone,
    customerName: null,
    customerEmail: request.customerEmail,
    teamName: routed && routing.teamName(routed.team),
    responseTime: routing.responseTimeOf(severity),
  };
}
