import type { Span, TextSource } from '@app/domain';

/**
 * One string of a ticket, cleaned for reading. Offsets of `full`, `own` and the tokens are the same;
 * `spanOf` leads from them back into the text as sent.
 */
export class CleanText {
  constructor(
    readonly source: TextSource,
    readonly raw: string,
    /** Unicode NFC, without control, bidi and zero-width characters. */
    readonly full: string,
    /** `full` with quoted replies, signatures, forwarded headers and form boilerplate blanked out, same length. */
    readonly own: string,
    /** Offset in `raw` for each offset in `full` (one more than its length); undefined where nothing moved. */
    private readonly origin?: Uint32Array,
  ) {}

  spanOf(start: number, end: number): Span {
    const { origin, source } = this;
    if (origin === undefined) return { start, end, source };
    return { start: origin[start] ?? this.raw.length, end: origin[end] ?? this.raw.length, source };
  }
}
