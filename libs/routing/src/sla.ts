import { type Sla } from './routing.dto.js';

/** How a time to answer is written in YAML: a whole number and m, h or d. */
export const TIME_PATTERN = /^[1-9]\d{0,3}[mhd]$/;

const UNITS: Readonly<Record<string, { readonly word: string; readonly milliseconds: number }>> = {
  m: { word: 'minute', milliseconds: 60_000 },
  h: { word: 'hour', milliseconds: 3_600_000 },
  d: { word: 'day', milliseconds: 86_400_000 },
};

/** A promise to answer within a time. */
export interface ResponsePromise {
  readonly milliseconds: number;
  /** Such as `24 hours`. */
  readonly words: string;
}

/** Reads a time such as `24h`; it must match `TIME_PATTERN`. */
export function promiseOf(time: string): ResponsePromise {
  const count = Number.parseInt(time, 10);
  const unit = UNITS[time.slice(-1)];
  if (unit === undefined || Number.isNaN(count)) throw new Error(`"${time}" is not a time such as 24h`);
  return { milliseconds: count * unit.milliseconds, words: `${count} ${unit.word}${count === 1 ? '' : 's'}` };
}

export function slaFrom(receivedAt: Date, { milliseconds, words }: ResponsePromise): Sla {
  return { responseDueAt: new Date(receivedAt.getTime() + milliseconds), responseTime: words };
}
