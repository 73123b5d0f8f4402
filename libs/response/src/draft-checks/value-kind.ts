/** A value as it stands in a text, and what two ways of writing it have in common. */
export interface Found {
  readonly start: number;
  readonly text: string;
  readonly key: string;
}

/** A kind of value that a reply must not make up. */
export interface ValueKind {
  readonly code: string;
  /** Such as `a link`. */
  readonly name: string;
  find(text: string): Found[];
  /** Reads a text once; the answer says whether a key stands in it. */
  grounds(text: string): (key: string) => boolean;
}

export function foundBy(pattern: RegExp, text: string, keyOf: (match: string) => string | undefined): Found[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: match }) => {
    const key = keyOf(match);
    return key === undefined || key === '' ? [] : [{ start: index, text: match, key }];
  });
}

export function keysIn(found: readonly Found[]): Set<string> {
  return new Set(found.map(({ key }) => key));
}
