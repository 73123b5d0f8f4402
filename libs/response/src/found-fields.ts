import type { FieldValues } from '@app/domain';
import { harmlessLine } from './harmless-text.js';
import type { FieldWords } from './response.config.js';

/** Long enough for any code, address or amount; a draft is no place for more. */
const VALUE_LIMIT = 100;
const MOST_VALUES = 5;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The facts of a ticket in the words of a reply. */
export interface FoundWords {
  /** Such as `order ORD-123456 and error ERR-5003`; null where there is nothing to mention. */
  readonly found: string | null;
  /** The value or values of every field of the desk; null where none was found. */
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Puts field values into words, in the order of the desk's list. */
export class FoundFields {
  constructor(
    private readonly fieldIds: readonly string[],
    private readonly words: FieldWords,
  ) {}

  describe(values: FieldValues): FoundWords {
    const lists = new Map(this.fieldIds.map((id) => [id, harmlessValues(values, id)]));
    const mentioned = Object.entries(this.words).flatMap(([id, { mention }]) => {
      const found = lists.get(id) ?? [];
      if (mention === undefined || found.length === 0) return [];
      return [`${found.length === 1 ? mention.one : mention.several} ${inWords(found)}`];
    });
    return {
      found: mentioned.length > 0 ? inWords(mentioned) : null,
      fields: Object.fromEntries([...lists].map(([id, found]) => [id, found.length > 0 ? inWords(found) : null])),
    };
  }
}

function harmlessValues(values: FieldValues, id: string): string[] {
  const found = Object.hasOwn(values, id) ? [values[id] ?? []].flat() : [];
  const shown = found.slice(0, MOST_VALUES).map((value) => harmlessLine(value, VALUE_LIMIT));
  const rest = found.length - shown.length;
  return [...shown.filter((value) => value !== ''), ...(rest > 0 ? [`${rest} more`] : [])];
}

/** `a`, `a and b`, `a, b, and c`. */
function inWords(items: readonly string[]): string {
  return items.length === 1 ? (items[0] ?? '') : list.format(items);
}
