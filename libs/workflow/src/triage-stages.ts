import { type ClassificationService } from '@app/classification';
import { type DuplicateService, NO_DUPLICATES } from '@app/duplicate';
import { type ExtractionService } from '@app/extraction';
import { type ResponseService } from '@app/response';
import { type RoutingService } from '@app/routing';
import { fieldValues } from './field-values.js';
import { type TriageStages } from './triage.chain.js';

/** Binds the chain's steps to the stages' services: what one stage needs of another is handed over here and nowhere else. */
export function triageStages(
  classification: ClassificationService,
  extraction: ExtractionService,
  routing: RoutingService,
  response: ResponseService,
  duplicates: DuplicateService,
): TriageStages {
  return {
    findDuplicates: ({ fingerprint, ticketId, receivedAt }) =>
      duplicates.search(fingerprint, { excludeId: ticketId, before: receivedAt }),
    classify: ({ reading, signal }) => classification.classify(reading, signal),
    // The category is being decided at this moment; what it requires is added when it is known.
    extract: ({ reading, signal }) => extraction.extract(reading, null, signal),
    requireFields: (found, category) => extraction.withCategory(found, category),
    route: ({ classification: { category, severity }, extraction: { fields }, receivedAt }) =>
      routing.route({ category, severity, fields: fieldValues(fields), receivedAt }),
    respond: ({ classification: { category, severity }, extraction: found, routing: routed, ...request }) =>
      response.draft(
        {
          reading: request.reading,
          category,
          severity,
          fields: fieldValues(found.fields),
          missingRequired: found.missingRequired,
          tone: request.options.responseTone,
          customerName: null,
          customerEmail: request.customerEmail,
          teamName: routed && routing.teamName(routed.team),
          responseTime: routing.responseTimeOf(severity),
        },
        request.signal,
      ),
    noDuplicates: NO_DUPLICATES,
    noExtraction: extraction.empty(),
    classificationSkipped: classification.skipped(),
    classificationFailed: classification.failed(),
  };
}
