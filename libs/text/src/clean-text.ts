import type { Span, TextSource } from '@app/domain';
import { clean } from './clean.js';
import { type MovedText } from './moved-text.js';
import { ownWords } from './own-words.js';
import { type Token, tokenize } from './tokens.js';

/**
 * One string of a ticket, cleaned for reading. Offsets of `full`, `own` and the tokens are the same;
 * `spanOf` leads from them back into the text as sent.
 */
export class CleanText {
  private scanned: readonly Token[] | undefined;

  private constructor(
    readonly source: TextSource,
    readonly raw: string,
    private readonly cleaned: MovedText,
    /** `full` with what the author did not write for this ticket (see `ownWords`) blanked out, same length. */
    readonly own: string,
  ) {}

  static ofSubject(raw: string): CleanText {
    const cleaned = clean(raw);
    return new CleanText('subject', raw, cleaned, cleaned.text);
  }

  static ofBody(raw: string): CleanText {
    const cleaned = clean(raw);
    return new CleanText('body', raw, cleaned, ownWords(cleaned.text));
  }

  /** Unicode NFC with plain spaces and line ends, without control, bidi and zero-width characters. */
  get full(): string {
    return this.cleaned.text;
  }

  /** The tokens of `own`, scanned at the first call. */
  get tokens(): readonly Token[] {
    return (this.scanned ??= tokenize(this.own));
  }

  /**
   * Where a stretch of `full` stands in the text as sent, without what was dropped around it.
   * A stretch that cuts through letters that Unicode rewrote together gets all of them.
   */
  spanOf(start: number, end: number): Span {
    const { starts, ends } = this.cleaned;
    const { source } = this;
    if (starts === undefined || ends === undefined) return { start, end, source };
    const first = starts[start] ?? this.raw.length;
    return { start: first, end: end > start ? (ends[end - 1] ?? this.raw.length) : first, source };
  }
}

/** The tokens of the author's own words. */
export function tokensOf(text: CleanText): readonly Token[] {
  return text.tokens;
}
