import { ticketEntities } from '@app/tickets';
import { WorkflowRunEntity } from '@app/workflow';
import { DeskModels1760000000011 } from './migrations/1760000000011-desk-models.js';
import { DuplicateIndex1760000000001 } from './migrations/1760000000001-duplicate-index.js';
import { DuplicateLinks1760000000021 } from './migrations/1760000000021-duplicate-links.js';
import { DuplicateRanking1760000000020 } from './migrations/1760000000020-duplicate-ranking.js';
import { DuplicateVectors1760000000023 } from './migrations/1760000000023-duplicate-vectors.js';
import { Feedback1760000000010 } from './migrations/1760000000010-feedback.js';
import { IdempotencyKeys1760000000003 } from './migrations/1760000000003-idempotency-keys.js';
import { Incidents1760000000022 } from './migrations/1760000000022-incidents.js';
import { DuplicateBlocks1760000000024 } from './migrations/1760000000024-duplicate-blocks.js';
import { IncidentTerms1760000000025 } from './migrations/1760000000025-incident-terms.js';
import { ModelCalls1760000000004 } from './migrations/1760000000004-model-calls.js';
import { TicketLanguage1760000000005 } from './migrations/1760000000005-ticket-language.js';
import { Tickets1760000000000 } from './migrations/1760000000000-tickets.js';
import { WorkflowRuns1760000000002 } from './migrations/1760000000002-workflow-runs.js';

/** Every table of the service: its entities, and the migrations that make it, in order. */
export const SCHEMA = {
  entities: [...ticketEntities, WorkflowRunEntity],
  migrations: [
    Tickets1760000000000,
    DuplicateIndex1760000000001,
    WorkflowRuns1760000000002,
    IdempotencyKeys1760000000003,
    ModelCalls1760000000004,
    TicketLanguage1760000000005,
    Feedback1760000000010,
    DeskModels1760000000011,
    DuplicateRanking1760000000020,
    DuplicateLinks1760000000021,
    Incidents1760000000022,
    DuplicateVectors1760000000023,
    DuplicateBlocks1760000000024,
    IncidentTerms1760000000025,
  ],
};
