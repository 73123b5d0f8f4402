import type { FieldValues, Tone } from '@app/domain';
import type { TicketReading } from '@app/text';

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
  /** The team's name for the signature; null where no team is decided. */
  readonly teamName: string | null;
  /** How soon the severity promises an answer, in words such as `24 hours`. */
  readonly responseTime: string;
}
