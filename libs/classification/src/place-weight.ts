import { machineOutputIn, type Range, type TicketReading } from '@app/text';
import { type TicketWord } from './ticket-words.js';

/** How much a word counts where it stands. */
export type PlaceWeight = (word: TicketWord) => number;

const SUBJECT = 1.4;
const OPENING = 1.1;
const OPENING_LENGTH = 160;
const MIDDLE = 0.9;
const TAIL = 0.6;
const TAIL_START = 500;
const MACHINE_OUTPUT = 0.4;

/** People say what they want in the subject and the first lines; details follow, and logs are not their words at all. */
export function placeWeights({ body }: TicketReading): PlaceWeight {
  let machineOutput: readonly Range[] | undefined;
  return ({ source, token }) => {
    if (source === 'subject') return SUBJECT;
    machineOutput ??= machineOutputIn(body.own);
    if (isInside(machineOutput, token.start)) return MACHINE_OUTPUT;
    if (token.start < OPENING_LENGTH) return OPENING;
    return token.start < TAIL_START ? MIDDLE : TAIL;
  };
}

/** @param ranges in order and apart */
function isInside(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= offset;
}
