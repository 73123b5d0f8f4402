import { type TicketReading } from '@app/text';
import { Injectable } from '@nestjs/common';

/** How agents filed a ticket, with enough of its text to compare another one with. */
export interface CorrectedExample {
  /** One short line without personal data. */
  readonly text: string;
  /** Ids as they were known when the agents spoke; null where they did not say. */
  readonly category: string | null;
  readonly severity: string | null;
}

/** Knows tickets that agents have judged. */
export interface ExampleSource {
  /** The most alike first, at once, and never the very same text; none where none is alike. */
  nearest(reading: TicketReading, count: number): readonly CorrectedExample[];
}

/** Similar tickets as agents filed them; none until somebody who keeps corrections offers some. */
@Injectable()
export class CorrectedExamples implements ExampleSource {
  private source: ExampleSource | undefined;

  use(source: ExampleSource): void {
    this.source = source;
  }

  nearest(reading: TicketReading, count: number): readonly CorrectedExample[] {
    return this.source?.nearest(reading, count) ?? [];
  }
}
