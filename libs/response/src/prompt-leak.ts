import { randomBytes } from 'node:crypto';

/** So much of a line of the instructions is no coincidence. */
const TELLING_LETTERS = 40;

/** A word that stands nowhere but in the instructions of this process. */
export function newCanary(): string {
  return randomBytes(8).toString('hex');
}

/** Recognises instructions in what a model wrote, whatever the spacing, signs and letter case. */
export class PromptLeak {
  /** A stretch of a text with fewer characters, spaces included, may hold the beginning of a leak, but no leak. */
  static readonly reach = 2 * TELLING_LETTERS;
  private readonly signs: readonly string[];

  constructor(canary: string, instructions: readonly string[]) {
    const lines = instructions.flatMap((text) => text.split(/\n|(?<=[.:;]) /)).map(squeezed);
    const telling = lines
      .filter(({ length }) => length >= TELLING_LETTERS)
      .map((line) => line.slice(0, TELLING_LETTERS));
    this.signs = [canary.toLowerCase(), ...new Set(telling)];
  }

  isIn(text: string): boolean {
    const letters = squeezed(text);
    return this.signs.some((sign) => letters.includes(sign));
  }
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
