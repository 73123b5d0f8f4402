const FREE = 0;
const OPAQUE = 1;
const TAKEN = 2;

/** Which characters of a text already belong to a field, so that no two fields claim the same. */
export class ClaimedText {
  private readonly marks: Uint8Array;

  constructor(length: number) {
    this.marks = new Uint8Array(length);
  }

  /** Keeps characters from those who ask for free ones only. */
  close(start: number, end: number): void {
    this.marks.fill(OPAQUE, start, end);
  }

  /** Takes the place unless part of it is taken, or closed where `heedsOpaque`. */
  take(start: number, end: number, heedsOpaque: boolean): boolean {
    const limit = heedsOpaque ? FREE : OPAQUE;
    for (let at = start; at < end; at += 1) if ((this.marks[at] ?? FREE) > limit) return false;
    this.marks.fill(TAKEN, start, end);
    return true;
  }
}
