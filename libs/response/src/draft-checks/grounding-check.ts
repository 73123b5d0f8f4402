import { type DraftCheck } from '../response.dto.js';
import { amounts } from './amounts.js';
import { blankedAt } from './blanked.js';
import { emails } from './emails.js';
import { ids } from './ids.js';
import { links } from './links.js';
import { phones } from './phones.js';
import { type ValueKind } from './value-kind.js';

/** In the order of how much of a text each explains: the digits in a link are no order number. */
const KINDS: readonly ValueKind[] = [links, emails, amounts, phones, ids];
export const GROUNDING_CODES: readonly string[] = KINDS.map(({ code }) => code);

/** A reviewer who has seen so many knows enough. */
const MOST_PER_KIND = 5;

/** A text in which values may stand, read for a kind of value when the first one is looked up. */
export class Ground {
  private readonly lookups = new Map<ValueKind, (key: string) => boolean>();

  constructor(private readonly text: string) {}

  holds(kind: ValueKind, key: string): boolean {
    const lookup = this.lookups.get(kind) ?? kind.grounds(this.text);
    this.lookups.set(kind, lookup);
    return lookup(key);
  }
}

/** The values of a draft that stand in none of the texts. */
export function ungroundedValues(draft: string, grounds: readonly Ground[]): DraftCheck[] {
  let rest = draft;
  return KINDS.flatMap((kind) => {
    const found = kind.find(rest);
    rest = blankedAt(rest, found);
    const ungrounded = found.filter(({ key }) => !grounds.some((ground) => ground.holds(kind, key)));
    return [...new Set(ungrounded.map(({ text }) => text))].slice(0, MOST_PER_KIND).map((text) => ({
      code: kind.code,
      severity: 'error' as const,
      detail: `The draft names ${kind.name} that stands neither in the ticket nor in the configuration.`,
      text,
    }));
  });
}
