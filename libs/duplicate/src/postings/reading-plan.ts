import { type BlockRange, type LookUp } from './postings.store.js';
import { postingCount, POSTINGS_PER_BLOCK } from './posting.js';

/** Postings that a search reads beside the newest block of each term: what bounds its work, however many tickets. */
const OLDER_POSTINGS = 30_000;

/**
 * Which older blocks are worth reading: those of the rarest terms first, the newest blocks first, until the bound.
 *
 * @param says how much each term has to say; the others are not read
 */
export function readingPlan({ corpus, newest }: LookUp, says: ReadonlyMap<number, number>): BlockRange[] {
  const terms = [...says.keys()].flatMap((term) => {
    const tail = newest.get(term);
    if (tail === undefined || tail.block === 0) return [];
    return [{ term, block: tail.block, older: (corpus.ticketsWith.get(term) ?? 0) - postingCount(tail.postings) }];
  });
  terms.sort((a, b) => a.older - b.older || a.term - b.term);
  const ranges: BlockRange[] = [];
  let left = OLDER_POSTINGS;
  for (const { term, block, older } of terms) {
    if (left <= 0) break;
    const blocks = Math.ceil(Math.min(older, left) / POSTINGS_PER_BLOCK);
    ranges.push({ term, first: Math.max(0, block - blocks), past: block });
    left -= older;
  }
  return ranges;
}
