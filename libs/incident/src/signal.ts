import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { normalizedText, type TicketReading, tokensOf } from '@app/text';
import { type SameWords } from './same-words.js';

/** What a ticket may have in common with others: no word of it is stored unless several customers share it. */
export interface Signal {
  /** Who wrote, as a hash; a ticket that does not say is told apart by its text, so that copies count once. */
  readonly customer: string;
  /** Hashes of its distinct words and codes, in their order. */
  readonly terms: readonly number[];
  /** Each term as the customer wrote it, in the order of `terms`. */
  readonly words: readonly string[];
}

interface Sender {
  readonly customerId: string | null;
  readonly customerEmail: string | null;
}

/** A report says early what is wrong; what follows is mostly log and courtesy. */
const MAX_TERMS = 32;
/** Not worth a look-up; every other common word is found to be common by counting. */
const STOP_WORDS = new Set(
  `a an the i you he she it we they my your our their me us to of in on at for from by with and or but is are was were be
  been do does did not no have has had this that so if as can could would will please what how when why where there hi
  hello hey thanks thank`.split(/\s+/),
);

export function signalOf(reading: TicketReading, { customerId, customerEmail }: Sender, sameWords: SameWords): Signal {
  const words = new Map<number, string>();
  for (const { term, words: said } of sameWords.in([...tokensOf(reading.subject), ...tokensOf(reading.body)])) {
    if (words.size >= MAX_TERMS) break;
    const hashed = crc32(term) | 0;
    if (term.length > 1 && !STOP_WORDS.has(said) && !words.has(hashed)) words.set(hashed, said);
  }
  const known = [customerId?.trim(), customerEmail?.trim().toLowerCase()].find(
    (name) => name !== undefined && name !== '',
  );
  const sender = known ?? `text ${normalizedText(reading)}`;
  return { customer: uuidOf(sender), terms: [...words.keys()], words: [...words.values()] };
}

/** The first 128 bits of SHA-256, as PostgreSQL writes a uuid. */
function uuidOf(text: string): string {
  return hash('sha256', text, 'hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
