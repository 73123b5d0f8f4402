import { type Candidate } from './detectors/detector.js';
import { phrasePattern } from './detectors/phrases.js';

/** How far a word may stand from the value it speaks for, in characters. */
const REACH_BEFORE = 60;
const REACH_AFTER = 30;
/** About three words. */
const EXCLUDING_REACH = 24;
/** Cut from the confidence where a helpful word is missing. */
const WITHOUT_CONTEXT_FACTOR = 0.7;

interface SurroundingWords {
  readonly context_words?: readonly string[] | undefined;
  readonly context: 'required' | 'helpful';
  readonly exclude_words?: readonly string[] | undefined;
}

/** Judges a place by the words around it. */
export class Surroundings {
  private readonly wanted: RegExp | null;
  private readonly unwanted: RegExp | null;
  private readonly isRequired: boolean;

  constructor({ context_words, context, exclude_words }: SurroundingWords) {
    this.wanted = context_words ? phrasePattern(context_words) : null;
    this.unwanted = exclude_words ? phrasePattern(exclude_words) : null;
    this.isRequired = context === 'required';
  }

  /** False where no place in the text can pass, which saves looking for places. */
  mayStandIn(text: string): boolean {
    return this.wanted === null || !this.isRequired || this.wanted.test(text);
  }

  /** An excluding word stands before the place. */
  forbid(text: string, start: number): boolean {
    return this.unwanted?.test(clauseBefore(text, start)) ?? false;
  }

  judge(text: string, candidate: Candidate): Candidate[] {
    const { start, end, confidence } = candidate;
    if (this.forbid(text, start)) return [];
    if (this.wanted === null || this.wanted.test(text.slice(Math.max(0, start - REACH_BEFORE), end + REACH_AFTER)))
      return [candidate];
    return this.isRequired ? [] : [{ ...candidate, confidence: confidence * WITHOUT_CONTEXT_FACTOR }];
  }
}

/** The last words before a place, back to the last sign that ends a thought. */
function clauseBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - EXCLUDING_REACH), start).replace(/^[^]*[.,;:!?\n]/, '');
}
