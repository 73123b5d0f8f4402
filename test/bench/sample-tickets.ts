/** A ticket as the bench posts it. */
export interface SampleTicket {
  readonly subject: string;
  readonly body: string;
  readonly customer_email: string;
}

/** `{slot}` is filled from the words below, `{n}` with a number. */
const SUBJECTS = [
  'Cannot open {thing} since the update',
  'Charged twice for order ORD-{n}',
  'Export of {thing} to {format} fails with ERR-{n}',
  'Feature request: {wish} for {thing}',
  'Where is my parcel ORD-{n}?',
  '{thing} returns {n} on every call',
  'Question about {thing} in the yearly plan',
  'Please change the address of account ACC-{n}',
  '{person} cannot see {thing} any more',
  '{wish} would help us with {thing}',
];
const SENTENCES = [
  'Hello, I have been a customer for three years and this is the first time I write to you.',
  'Since this morning {thing} stays empty after I press {button} and nothing happens for a minute.',
  'The amount of ${n}.99 was taken from my card on January 15th and again five days later.',
  'I tried {device} and {device}, cleared the cache and restarted the router in {place}.',
  'The message says "unexpected error ERR-{n}" and asks me to contact support.',
  'You can reach me under 555-010-4477 between nine and five, or by mail at any time.',
  '{person} in the {place} office sees the same thing with {thing}, so it is not only me.',
  'It would be nice to have {wish} before the end of the month, but there is no hurry.',
  'The documentation at https://docs.shop.example/guide/{n} does not say what {button} does to {thing}.',
  'We use version 4.{n}.1 of the desktop application on {device}.',
  'When I open {thing} as {format} and press {button}, the columns for {place} are missing.',
  'Please let me know what else you need from me to look into {thing}.',
  '{person} told me on the phone that {wish} is part of our contract.',
  'Last week {thing} still worked on {device}, and nobody changed anything in {place}.',
  'Our {place} team exports {thing} to {format} every Friday and sends it to {person}.',
  'After {button} the screen shows {thing} of another department instead of ours.',
  'I would rather not lose {thing}, because {person} needs it for the audit.',
  'Thank you for your help, I am looking forward to your answer.',
];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  thing: [
    'the dashboard',
    'the invoice list',
    'the sales report',
    'the shift calendar',
    'the booking page',
    'the stock forecast',
    'the customer directory',
    'the ticket archive',
    'the loyalty card',
    'the payroll sheet',
    'the delivery map',
    'the claims form',
    'the webhook log',
    'the photo gallery',
    'the seating plan',
    'the price catalogue',
    'the warranty file',
    'the survey results',
    'the training portal',
    'the reservation ledger',
  ],
  button: [
    'Save',
    'Refresh',
    'Archive',
    'Synchronise',
    'Approve',
    'Duplicate',
    'Publish',
    'Reconcile',
    'Assign',
    'Preview',
  ],
  format: ['PDF', 'Excel', 'CSV', 'XML', 'Markdown', 'SVG'],
  wish: [
    'a dark mode',
    'bulk editing',
    'two-factor sign-in',
    'an offline mode',
    'keyboard shortcuts',
    'weekly digests',
    'custom fields',
    'a bigger font',
    'guest access',
    'an audit trail',
  ],
  device: [
    'Windows',
    'a Chromebook',
    'an older iPad',
    'Firefox',
    'Safari',
    'an Android phone',
    'the kiosk terminal',
    'a Linux laptop',
  ],
  place: ['Lisbon', 'Toronto', 'Nairobi', 'Osaka', 'Bergen', 'Quito', 'Leeds', 'Adelaide', 'Hamburg', 'Austin'],
  person: [
    'My colleague',
    'Our accountant',
    'The new intern',
    'Somebody in logistics',
    'Our reseller',
    'The night shift',
    'My manager',
    'Your installer',
  ],
};

/** Deterministic tickets of about one kilobyte, no two alike. */
export function sampleTickets(count: number): SampleTicket[] {
  const random = generator(20_260_301);
  return Array.from({ length: count }, (_, index) => {
    const any = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
    const number = (): string => String(1000 + Math.floor(random() * 90_000));
    const pick = (from: readonly string[]): string =>
      any(from).replace(/\{(\w+)\}/g, (_, slot: string) => (slot === 'n' ? number() : any(WORDS[slot] ?? [])));
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
