import { type StageAnswer } from '@app/domain';
import { type TicketReading } from '@app/text';
import { type VectorSpace } from './vector-spaces.store.js';

/** Where a ticket lies among all others by what it says, whatever its words. */
export interface Place {
  readonly vector: Float32Array;
  readonly space: VectorSpace;
}

/** What a ticket means, asked of the model once, and only if somebody wants to know. */
export class Meaning {
  private asked: Promise<StageAnswer<Place | null>> | undefined;
  private found: Place | null = null;

  constructor(private readonly ask: () => Promise<StageAnswer<Place | null>>) {}

  /** Null where no model could tell. */
  async place(): Promise<StageAnswer<Place | null>> {
    this.asked ??= this.ask();
    const answer = await this.asked;
    this.found = answer.value;
    return answer;
  }

  /** What is known by now; asks nobody. */
  get known(): Place | null {
    return this.found;
  }
}

/** Characters of a ticket that are sent: some 500 tokens, as much as small models read. */
const OPENING = 2000;

/** What a model is asked about: the author's own words, without quoted mail and signature. */
export function meaningText({ subject, body }: TicketReading): string {
  return `${subject.own}\n${body.own}`
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim()
    .slice(0, OPENING);
}
