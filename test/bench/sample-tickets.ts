/** A ticket as the bench posts it. */
export interface SampleTicket {
  readonly subject: string;
  readonly body: string;
  readonly customer_email: string;
}

const SUBJECTS = [
  'Cannot log in since the update',
  'Charged twice for order ORD-{n}',
  'Export to PDF fails with ERR-{n}',
  'Feature request: dark mode',
  'Where is my parcel ORD-{n}?',
  'Production API returns 502',
  'Question about the yearly plan',
  'Please change the address of account ACC-{n}',
];
const SENTENCES = [
  'Hello, I have been a customer for three years and this is the first time I write to you.',
  'Since this morning the page stays empty after I press the button and nothing happens for a minute.',
  'The amount of ${n}.99 was taken from my card on January 15th and again five days later.',
  'I tried another browser and another computer, cleared the cache and restarted the router.',
  'The message says "unexpected error ERR-{n}" and asks me to contact support.',
  'You can reach me under 555-010-4477 between nine and five, or by mail at any time.',
  'My colleagues in the other office see the same thing, so it is not only me.',
  'It would be nice to have this before the end of the month, but there is no hurry.',
  'The documentation at https://docs.shop.example/guide/{n} does not say what to do in this case.',
  'We use version 4.{n}.1 of the desktop application on Windows.',
  'Please let me know what else you need from me to look into it.',
  'Thank you for your help, I am looking forward to your answer.',
];

/** Deterministic tickets of about one kilobyte, no two alike. */
export function sampleTickets(count: number): SampleTicket[] {
  const random = generator(20_260_301);
  return Array.from({ length: count }, (_, index) => {
    const pick = (from: readonly string[]): string =>
      (from[Math.floor(random() * from.length)] ?? '').replaceAll('{n}', String(1000 + Math.floor(random() * 90_000)));
    const body = Array.from({ length: 11 }, () => pick(SENTENCES)).join(' ');
    return { subject: pick(SUBJECTS), body, customer_email: `customer.${index % 997}@mail.example` };
  });
}

/** mulberry32: small, seeded and good enough to shuffle sentences. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
