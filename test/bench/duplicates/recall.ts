type Found = readonly (readonly string[])[];

/** The share of the searches, in percent, that found what they should among their best ten. */
export function recallOf(found: Found, wanted: readonly string[]): number {
  const hits = found.filter((ids, place) => ids.includes(wanted[place] ?? ''));
  return (100 * hits.length) / found.length;
}

/** Of the first searches, which is all that another way was asked: what it recalls, and what we do. */
export function recallsOf(other: Found, ours: Found, wanted: readonly string[]): [other: number, ours: number] {
  return [recallOf(other, wanted), recallOf(ours.slice(0, other.length), wanted)];
}
