import type { FieldValues, Source, Tone } from '@app/domain';
import type { TicketReading } from '@app/text';

/** What a reviewer must see before the draft is sent. */
export interface DraftCheck {
  readonly code: string;
  readonly severity: 'warning' | 'error';
  readonly detail: string;
  /** The words of the draft it is about. */
  readonly text: string | null;
}

/** A reply to the customer, ready to send after a human's look. */
export interface ResponseDraft {
  readonly content: string;
  readonly tone: Tone;
  /** Null when a language model wrote it. */
  readonly templateUsed: string | null;
  readonly suggestedActions: readonly string[];
  readonly requiresEscalation: boolean;
  readonly greeting: string | null;
  readonly acknowledgment: string | null;
  readonly explanation: string | null;
  readonly timeline: string | null;
  readonly closing: string | null;
  readonly actionItems: readonly string[];
  readonly checks: readonly DraftCheck[];
  readonly source: Source;
}

/** What a reply is written from; the workflow supplies what other stages found. */
export interface ResponseFacts {
  readonly reading: TicketReading;
  readonly category: string;
  readonly severity: string;
  readonly fields: FieldValues;
  readonly missingRequired: readonly string[];
  readonly tone: Tone;
  readonly customerName: string | null;
  /** A name is read from it when it looks like one and none is given. */
  readonly customerEmail: string | null;
  /** The team's id, for the signature; null where it is not decided yet. */
  readonly team: string | null;
  /** How soon the severity promises an answer, in words such as `24 hours`. */
  readonly responseTime: string;
}
