import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { severitiesFile } from '@app/classification';
import { incidentsFile, SameWords, type Signal, signalOf } from '@app/incident';
import { seededRandom } from '@app/local-model';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CUSTOMERS = 12_000;
/** Tickets by the hour of the day, as a share of the busiest one. */
const DAY_CURVE = [2, 1, 1, 1, 1, 2, 3, 5, 8, 10, 11, 10, 9, 9, 10, 9, 9, 8, 7, 6, 5, 5, 4, 3];

/** As the service comes. */
const SAME_WORDS = new SameWords(
  DeskConfig.load('config', [severitiesFile, incidentsFile]).section(incidentsFile).same_words,
);

export const TICKETS_A_DAY = 5000;

/** A ticket of a storm day. */
export interface StormTicket {
  readonly at: number;
  readonly signal: Signal;
  /** Which injected outage it reports; null for an ordinary one. */
  readonly outage: string | null;
}

/** An outage as it is injected: so many reports, evenly spread over so many minutes. */
export interface Outage {
  readonly name: string;
  readonly texts: readonly string[];
  readonly start: number;
  readonly minutes: number;
}

const data = (name: string): URL => new URL(`../data/storm/${name}`, import.meta.url);

/** Reports of outages by their name, one text for each customer. */
export function outageTexts(split: string): Record<string, string[]> {
  return JSON.parse(readFileSync(data(`outages.${split}.json`), 'utf8')) as Record<string, string[]>;
}

/** Real texts at natural times, day after day, each text once. */
export function ordinaryDays(days: number, seed: number): StormTicket[] {
  const lines = gunzipSync(readFileSync(data('days.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const random = seededRandom(seed);
  const texts = shuffled(
    lines.map((line) => (JSON.parse(line) as [string, string])[1]),
    random,
  );
  return Array.from({ length: days }, (_, day) =>
    times(TICKETS_A_DAY, random).map((time, place) => ({
      at: day * DAY + time,
      signal: signalFor(texts[day * TICKETS_A_DAY + place] ?? '', `customer ${Math.floor(random() * CUSTOMERS)}`),
      outage: null,
    })),
  ).flat();
}

/** The reports of an outage, in an order that the seed decides, each from a customer of its own. */
export function outbreak({ name, texts, start, minutes }: Outage, seed: number): StormTicket[] {
  const random = seededRandom(seed);
  return shuffled(texts, random).map((text, place) => ({
    at: start + ((place + random()) * minutes * 60_000) / texts.length,
    signal: signalFor(text, `${name} ${place}`),
    outage: name,
  }));
}

export function signalFor(text: string, customerId: string): Signal {
  const [subject = '', ...body] = text.split('\n\n');
  const ticket = body.length === 0 ? { subject: '', body: text } : { subject, body: body.join('\n\n') };
  return signalOf(readTicket(ticket), { customerId, customerEmail: null }, SAME_WORDS);
}

export const byTime = (a: StormTicket, b: StormTicket): number => a.at - b.at;

function times(count: number, random: () => number): number[] {
  const total = DAY_CURVE.reduce((sum, share) => sum + share);
  return Array.from({ length: count }, () => {
    let left = random() * total;
    const hour = DAY_CURVE.findIndex((share) => (left -= share) < 0);
    return (hour + 1 + left / (DAY_CURVE[hour] ?? 1)) * HOUR;
  }).sort((a, b) => a - b);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
