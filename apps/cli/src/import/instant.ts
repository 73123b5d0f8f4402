const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(:\d{2}(?:[.,]\d{1,9})?)?)? *(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
const EPOCH = /^\d{1,15}(?:\.\d{1,9})?$/;
/** More seconds than that would be past the year 5000, so many milliseconds are in 1973. */
const MOST_SECONDS = 100_000_000_000;

/** A moment in ISO 8601 (UTC where no zone is told) or as seconds or milliseconds since 1970; undefined for anything else. */
export function instantOf(value: unknown): Date | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  return EPOCH.test(text.trim()) ? fromEpoch(Number(text)) : fromIso(text.trim());
}

function fromEpoch(count: number): Date {
  return new Date(Math.round(count < MOST_SECONDS ? count * 1000 : count));
}

function fromIso(text: string): Date | undefined {
  const [, day = '', minute = '00:00', second = ':00', zone = 'Z'] = ISO.exec(text) ?? [];
  const read = new Date(`${day}T${minute}${second.replace(',', '.')}${offsetOf(zone)}`);
  return Number.isNaN(read.getTime()) || !isRealDay(day) ? undefined : read;
}

function offsetOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

/** `Date` turns February 30th into March 1st. */
function isRealDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
