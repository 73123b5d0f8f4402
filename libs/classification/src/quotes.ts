import { type Evidence, type Span } from '@app/domain';
import { type TicketReading, wordsAt } from '@app/text';
import { type PhraseHit } from './phrase-matcher.js';
import { type Sign } from './sign.js';
import { type TicketWord } from './ticket-words.js';

/** A sign and the category or severity id it speaks for. */
export interface Claim {
  readonly sign: Sign;
  readonly supports: string;
}

/** Leads from signs back to the ticket's own words. */
export class Quotes {
  constructor(
    private readonly reading: TicketReading,
    private readonly words: readonly TicketWord[],
  ) {}

  /** Every place of every claim, strongest claim first. */
  evidence(claims: readonly Claim[], atMost: number): Evidence[] {
    const places: Evidence[] = [];
    const seen = new Set<string>();
    const strongestFirst = claims.toSorted((a, b) => Math.abs(b.sign.strength) - Math.abs(a.sign.strength));
    for (const { sign, supports } of strongestFirst) {
      for (const hit of sign.hits) {
        if (places.length === atMost) return places;
        const place = { ...this.spanOf(hit), supports };
        const key = [place.source, place.start, place.end, supports].join(' ');
        if (!seen.has(key)) places.push({ ...place, text: wordsAt(this.reading, place) });
        seen.add(key);
      }
    }
    return places;
  }

  /** As they stand in the ticket, each wording once. */
  phrases(signs: readonly Sign[], atMost: number): string[] {
    const byFold = new Map<string, string>();
    for (const { hits } of signs) {
      for (const hit of hits) {
        if (byFold.size === atMost) return [...byFold.values()];
        const text = wordsAt(this.reading, this.spanOf(hit));
        if (!byFold.has(text.toLowerCase())) byFold.set(text.toLowerCase(), text);
      }
    }
    return [...byFold.values()];
  }

  /** Where each sign stands first; a sign on words already quoted is passed over. */
  firstPlaces<S extends Sign>(signs: readonly S[], atMost: number): { sign: S; span: Span; text: string }[] {
    const places: { sign: S; span: Span; text: string }[] = [];
    for (const sign of signs) {
      const [hit] = sign.hits;
      if (hit === undefined || places.length === atMost) continue;
      const span = this.spanOf(hit);
      if (!places.some((other) => overlap(other.span, span)))
        places.push({ sign, span, text: wordsAt(this.reading, span) });
    }
    return places;
  }

  private spanOf({ first, last }: PhraseHit): Span {
    const from = this.words[first];
    const to = this.words[last];
    if (from === undefined || to === undefined) throw new RangeError(`no words ${first} to ${last} in the ticket`);
    return this.reading[to.source].spanOf(from.token.start, to.token.end);
  }
}

function overlap(one: Span, other: Span): boolean {
  return one.source === other.source && one.start < other.end && other.start < one.end;
}
