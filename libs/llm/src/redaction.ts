import { findPersonalData, type PersonalDataKind } from './personal-data.js';

/** How many different values of each kind were hidden; fit for a log, unlike the values. */
export type RedactionCounts = Readonly<Partial<Record<PersonalDataKind, number>>>;

const PLACEHOLDER = /\[(?:EMAIL|CARD|IBAN|PHONE|NAME)_\d{1,6}\]/g;
/** The beginning of a placeholder at the end of a piece of text. */
const BEGUN = /\[[A-Z]{0,5}(?:_\d{0,6})?$/;

/** The text with its personal data replaced by what kind it was, so that nobody can put it back. */
export function withoutPersonalData(text: string, names: readonly string[] = []): string {
  let masked = '';
  let position = 0;
  for (const { kind, start, end } of findPersonalData(text, names)) {
    masked += `${text.slice(position, start)}[${kind.toLowerCase()}]`;
    position = end;
  }
  return masked + text.slice(position);
}

/** Hides personal data of one ticket from a model, and puts it back into what the model answers. */
export class Redaction {
  private readonly valueOf = new Map<string, string>();
  private readonly placeholderOf = new Map<string, string>();
  private readonly numbers: Partial<Record<PersonalDataKind, number>> = {};

  /** @param names of people, as far as the request gives them */
  constructor(private readonly names: readonly string[] = []) {}

  get counts(): RedactionCounts {
    const counts: Partial<Record<PersonalDataKind, number>> = {};
    for (const placeholder of this.valueOf.keys()) {
      const kind = placeholder.slice(1, placeholder.indexOf('_')) as PersonalDataKind;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }

  /** The text with placeholders; the same value gets the same placeholder, in every text of this ticket. */
  hide(text: string): string {
    let hidden = '';
    let position = 0;
    for (const { kind, start, end } of findPersonalData(text, this.names)) {
      hidden += text.slice(position, start) + this.placeholderFor(kind, text.slice(start, end), text);
      position = end;
    }
    return hidden + text.slice(position);
  }

  restore(text: string): string {
    return text.replace(PLACEHOLDER, (placeholder) => this.valueOf.get(placeholder) ?? placeholder);
  }

  /** Restores in every string of a parsed JSON value, so that no value has to be escaped. */
  restoreJson(value: unknown): unknown {
    if (typeof value === 'string') return this.restore(value);
    if (Array.isArray(value)) return value.map((item) => this.restoreJson(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.restoreJson(item)]));
  }

  /** Restores in text that comes in pieces: a placeholder may be cut in two. */
  restorer(): { piece(text: string): string; rest(): string; reset(): void } {
    let held = '';
    return {
      piece: (text) => {
        const all = held + text;
        held = BEGUN.exec(all)?.[0] ?? '';
        return this.restore(all.slice(0, all.length - held.length));
      },
      rest: () => {
        const last = held;
        held = '';
        return last;
      },
      reset: () => {
        held = '';
      },
    };
  }

  private placeholderFor(kind: PersonalDataKind, value: string, text: string): string {
    const key = `${kind}:${value}`;
    const known = this.placeholderOf.get(key);
    if (known !== undefined) return known;
    const placeholder = this.next(kind, text);
    this.valueOf.set(placeholder, value);
    this.placeholderOf.set(key, placeholder);
    return placeholder;
  }

  /** Numbers that already stand in the text as if they were ours are left out. */
  private next(kind: PersonalDataKind, text: string): string {
    const number = (this.numbers[kind] ?? 0) + 1;
    this.numbers[kind] = number;
    const placeholder = `[${kind}_${number}]`;
    return text.includes(placeholder) ? this.next(kind, text) : placeholder;
  }
}
