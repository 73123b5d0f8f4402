/** A text that was derived from another one, and where each of its UTF-16 code units came from. */
export interface MovedText {
  readonly text: string;
  /** First and one-past-last offset in the other text; undefined where nothing moved. */
  readonly starts?: Uint32Array | undefined;
  readonly ends?: Uint32Array | undefined;
}

/** Puts a derived text together from left to right. */
export class MovedTextBuilder {
  private text = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly from: MovedText) {}

  /** Takes the other text over as it stands. */
  keep(start: number, end: number): void {
    this.text += this.from.text.slice(start, end);
    for (let i = start; i < end; i += 1) this.place(i, i + 1);
  }

  /** Puts `text` for what stood from `start` to `end`: each of its code units came from all of it. */
  replace(start: number, end: number, text: string): void {
    this.text += text;
    for (let left = text.length; left > 0; left -= 1) this.place(start, end);
  }

  build(): MovedText {
    return { text: this.text, starts: Uint32Array.from(this.starts), ends: Uint32Array.from(this.ends) };
  }

  private place(start: number, end: number): void {
    const { starts, ends } = this.from;
    this.starts.push(starts?.[start] ?? start);
    this.ends.push(ends?.[end - 1] ?? end);
  }
}
