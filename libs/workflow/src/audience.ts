import { type WorkflowStep } from './workflow-step.dto.js';

/** Hears of a ticket while it is worked on. */
export interface TriageListener {
  readonly stepEnded: (step: WorkflowStep) => void;
  /** A piece of the reply, as the model writes it. */
  readonly draftPiece: (text: string) => void;
  /** What was heard of the reply so far is void. */
  readonly draftRestarted: () => void;
}

/** Whoever waits for a ticket's answer. */
export interface Audience {
  /** Aborted when nobody waits any more. */
  readonly gone?: AbortSignal | undefined;
  readonly listener?: TriageListener | undefined;
}
