/** The share of the searches, in percent, that found what they should among their best ten. */
export function recallOf(found: readonly (readonly string[])[], wanted: readonly string[]): number {
  const hits = found.filter((ids, place) => ids.includes(wanted[place] ?? ''));
  return (100 * hits.length) / found.length;
}
