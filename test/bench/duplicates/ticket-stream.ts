import { seededRandom, shuffledOrder } from '@app/local-model';
import { type SourceText } from './source-texts.js';
import { letter, oneOf, reworded } from './wording.js';

export interface BenchTicket {
  readonly externalId: string;
  readonly createdAt: Date;
  readonly subject: string;
  readonly body: string;
  readonly customerId: string;
  readonly customerEmail: string;
}

/** A ticket that comes in after all others, and the one that it should find. */
export interface KnownDuplicate {
  readonly ticket: BenchTicket;
  readonly originalId: string;
}

/** What somebody has to say, before it is put into a letter. */
interface Problem {
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly code: string | null;
  readonly customer: number;
}

type Random = () => number;

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 3 * 365;
const START = Date.UTC(2022, 0, 1);
const DUPLICATES = 0.05;
/** How long ago the original came in: log-normal, as in a public tracker with its median and its tenth decile. */
const USUAL_GAP_DAYS = 19;
const GAP_SPREAD = Math.log(208 / 19) / 1.2816;
const TICKETS_PER_CUSTOMER = 6;
const ERROR_CODES = 3_000;

/**
 * Tickets over three years, made by recombining sentences of real texts, some of them duplicates of older ones in
 * other words. Each is a function of its place alone, so that a million need no memory.
 */
export class TicketStream {
  constructor(
    private readonly texts: readonly SourceText[],
    readonly size: number,
    private readonly seed = 1,
  ) {}

  ticket(place: number): BenchTicket {
    const random = this.randomAt(place);
    const original = random() < DUPLICATES ? this.originalOf(place, random) : undefined;
    const problem = original === undefined ? this.problem(random) : this.retold(original, random);
    return written(place, this.timeOf(place), problem, random);
  }

  /** @param number from 0; each is another one */
  query(number: number): KnownDuplicate {
    const place = this.size + number;
    const random = this.randomAt(place);
    const original = this.originalOf(this.size, random) ?? 0;
    return {
      ticket: written(place, this.timeOf(this.size), this.retold(original, random), random),
      originalId: idOf(original),
    };
  }

  private randomAt(place: number): Random {
    return seededRandom(Math.imul(place + 1, 0x85eb_ca6b) ^ Math.imul(this.seed, 0xc2b2_ae35));
  }

  private timeOf(place: number): number {
    return Math.floor(START + (place / this.size) * DAYS * DAY);
  }

  /** A ticket before that place which is no duplicate itself; undefined where there is hardly one. */
  private originalOf(place: number, random: Random): number | undefined {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const days = USUAL_GAP_DAYS * Math.exp(GAP_SPREAD * gaussian(random));
      let original = place - Math.max(1, Math.round((days / DAYS) * this.size));
      while (original >= 0 && this.randomAt(original)() < DUPLICATES) original -= 1;
      if (original >= 0) return original;
    }
    return undefined;
  }

  private problem(random: Random): Problem {
    const first = oneOf(this.texts, random);
    const sentences = [...first.sentences.slice(0, 1 + Math.floor(random() * 3))];
    const wanted = 2 + Math.floor(random() * 4);
    while (sentences.length < wanted) sentences.push(this.anySentence(random));
    // Small numbers are common, as some errors are.
    const code = random() < 0.4 ? `ERR-${1000 + Math.floor(ERROR_CODES * random() ** 3)}` : null;
    const changed = (text: string): string => reworded(text, 0.08, () => this.anySentence(random), random);
    return {
      subject: changed(first.title),
      sentences: sentences.map(changed),
      code,
      customer: Math.floor((random() ** 2 * this.size) / TICKETS_PER_CUSTOMER),
    };
  }

  /** The same problem, as somebody else, or the same customer later, would write it. */
  private retold(place: number, random: Random): Problem {
    const earlier = this.randomAt(place);
    earlier();
    const { subject, sentences, code, customer } = this.problem(earlier);
    const again = (text: string): string => reworded(text, 0.3, () => this.anySentence(random), random);
    const order = [...shuffledOrder(sentences.length, random)];
    const kept = order.slice(0, Math.max(1, Math.round(sentences.length * (0.3 + 0.6 * random()))));
    const told = kept.map((at) => again(sentences[at] ?? ''));
    return {
      subject: again(random() < 0.4 ? subject : oneOf(sentences, random)),
      sentences: [...told, ...Array.from({ length: Math.floor(3 * random()) }, () => this.anySentence(random))],
      code: random() < 0.5 ? code : null,
      customer: random() < 0.2 ? customer : Math.floor((random() * this.size) / TICKETS_PER_CUSTOMER),
    };
  }

  private anySentence(random: Random): string {
    return oneOf(oneOf(this.texts, random).sentences, random);
  }
}

function written(
  place: number,
  at: number,
  { subject, sentences, code, customer }: Problem,
  random: Random,
): BenchTicket {
  return {
    externalId: idOf(place),
    createdAt: new Date(at),
    // A cut or a misspelling may have parted what is one sign.
    subject: subject.slice(0, 200).toWellFormed(),
    body: letter(sentences, code, random).toWellFormed(),
    customerId: `C-${customer}`,
    customerEmail: `customer.${customer}@mail.example`,
  };
}

const idOf = (place: number): string => `T-${place}`;

/** Box and Muller's. */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
