import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTicket, type TicketReading, wordsAt } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { extractionFieldsFile } from './extraction.config.js';
import { type ExtractedField } from './extraction.dto.js';
import { RulesExtractor } from './rules.extractor.js';

const file = join(import.meta.dirname, '../../../config/extraction_fields.yaml');
const extractor = new RulesExtractor(extractionFieldsFile.schema.parse(load(readFileSync(file, 'utf8'))));

const fieldsOf = (reading: TicketReading): ExtractedField[] => extractor.extract(reading).value.fields;
const read = (body: string, subject = 'Help'): TicketReading => readTicket({ subject, body });
const valuesIn = (body: string, subject = 'Help'): Record<string, string | string[]> =>
  Object.fromEntries(fieldsOf(read(body, subject)).map(({ name, value }) => [name, value]));
const problemsIn = (body: string): string[] => extractor.extract(read(body)).value.validationErrors;

/** A mail whose second part is the message it answers. */
const quoting = (own: string, quoted: string): TicketReading =>
  read(`${own}\n\nOn Mon, Jan 6, 2025 at 9:12 AM Desk wrote:\n> ${quoted}\n`);

describe('RulesExtractor with the shipped fields', () => {
  it('finds two orders, the product, the sum and the days of a double charge', () => {
    expect(
      valuesIn(
        'Hello, I was charged twice this month for my Pro subscription. The amounts are $29.99 on January 15th and again on January 20th. My order IDs are ORD-111 and ORD-112. Please refund the duplicate.',
        'Double charged for subscription',
      ),
    ).toEqual({
      amount: '$29.99',
      date: ['January 15th', 'January 20th'],
      order_id: ['ORD-111', 'ORD-112'],
      product_name: 'Pro subscription',
    });
  });

  it('finds every fact of an order that never arrived, and nothing twice', () => {
    expect(
      valuesIn(
        'My order #ORD-789012 was supposed to arrive on 2024-01-15. You can reach me at waiting.customer@email.com or 555-987-6543. The order was for $149.99.',
        'Order ORD-789012 never arrived',
      ),
    ).toEqual({
      account_email: 'waiting.customer@email.com',
      amount: '$149.99',
      date: '2024-01-15',
      order_id: 'ORD-789012',
      phone_number: '555-987-6543',
    });
  });

  it('finds the code and the urgency of an outage', () => {
    expect(
      valuesIn(
        'EMERGENCY!!! Our entire production system is down. This is affecting all 500+ users. Error: 0xDEADBEEF.',
        'URGENT: Production system down',
      ),
    ).toEqual({ error_code: '0xDEADBEEF', priority_keywords: ['URGENT', 'EMERGENCY'] });
  });

  it.each([
    'It fails with error 0xDEADBEEF, using the Login page and with John Smith',
    'Operating system: Windows',
    'Nothing is urgent here; this is not urgent.',
    'The first step was fine, a second try was not.',
    'sed "s/(a)/$1/" and echo $2',
  ])('reads no product, day, sum or urgency out of: %s', (body) => {
    expect(Object.keys(valuesIn(body)).filter((name) => name !== 'error_code')).toEqual([]);
  });

  it('takes no number out of another field, an IP address, a time or a card number', () => {
    const body =
      'See https://shop.example/order/123456?on=2024-01-15, mail ord-5551234@example.com, host 10.0.0.12, 12:30:45, card 4111 1111 1111 1111.';
    expect(valuesIn(body)).toEqual({
      url: 'https://shop.example/order/123456?on=2024-01-15',
      account_email: 'ord-5551234@example.com',
      ip_address: '10.0.0.12',
      credit_card: '**** **** **** 1111',
    });
  });

  it('takes no part of a card number for an account', () => {
    expect(valuesIn('My account number is 4111 1111 1111 1111')).toEqual({ credit_card: '**** **** **** 1111' });
    expect(valuesIn('My account number is 4111')).toEqual({ account_id: '4111' });
  });

  it('gives a secret number out masked, its place in clear offsets only', () => {
    const reading = read('Pay 4111-1111-1111-1111 back to de89 3704 0044 0532 0130 00, not 4111 1111 1111 1111.');
    const { fields } = extractor.extract(reading).value;
    expect(fields.map(({ name, value, sourceSpan }) => [name, value, sourceSpan])).toEqual([
      ['iban', 'DE89 **** **** 3000', 'DE89 **** **** 3000'],
      ['credit_card', '**** **** **** 1111', '**** **** **** 1111'],
    ]);
    expect(fields[1]?.spans.map((span) => wordsAt(reading, span))).toEqual([
      '4111-1111-1111-1111',
      '4111 1111 1111 1111',
    ]);
  });

  it('masks what it says of a card number that cannot be right', () => {
    expect(problemsIn('my card is 4111 1111 1111 1112')).toEqual([
      'credit_card: "**** **** **** 1112" cannot be right: its check digits are wrong',
    ]);
  });

  it('gives days, sums and phone numbers in standard form beside the words, as many as there are values', () => {
    const { fields } = extractor.extract(
      read('Paid $29.99 yesterday and on 03/04/2024. Call +49 30 901820 or 0161 496 0000.'),
      new Date('2026-11-25T10:00:00Z'),
    ).value;
    expect(Object.fromEntries(fields.map(({ name, value, normalized }) => [name, [value, normalized]]))).toEqual({
      amount: ['$29.99', '29.99 USD'],
      date: [
        ['yesterday', '03/04/2024'],
        ['2026-11-24', null],
      ],
      phone_number: [
        ['+49 30 901820', '0161 496 0000'],
        ['+4930901820', null],
      ],
    });
    expect(fieldsOf(read('order ORD-111'))[0]?.normalized).toBeNull();
  });

  it('tells apart file, version, address and case number', () => {
    expect(
      valuesIn('Case #48213: report.pdf fails on 203.0.113.7:8080 with version 4.2.1 and a segmentation fault.'),
    ).toEqual({
      file_name: 'report.pdf',
      ip_address: '203.0.113.7',
      version: '4.2.1',
      reference_id: '48213',
      error_name: 'segmentation fault',
    });
  });

  it('counts a value in two spellings once and keeps both places', () => {
    const [order] = fieldsOf(read('About ord-111: ORD-111 is late.'));
    expect(order).toMatchObject({ value: 'ord-111', sourceSpan: 'ord-111' });
    expect(order?.spans.map(({ start, end }) => [start, end])).toEqual([
      [6, 13],
      [15, 22],
    ]);
  });

  it('shows the words as sent where the text was cleaned', () => {
    expect(fieldsOf(read('order ORD\u200b-77123 is late'))).toMatchObject([
      { value: 'ORD-77123', sourceSpan: 'ORD\u200b-77123' },
    ]);
  });

  it('prefers the own words to a quoted reply', () => {
    expect(fieldsOf(quoting('It is about ORD-222.', 'about ORD-111'))).toContainEqual(
      expect.objectContaining({ name: 'order_id', value: 'ORD-222' }),
    );
  });

  it('looks into the quoted reply for what the own words lack, with less confidence', () => {
    const orderIn = (reading: TicketReading): ExtractedField | undefined =>
      fieldsOf(reading).find(({ name }) => name === 'order_id');
    const [quoted, own] = [orderIn(quoting('Any news?', 'order ORD-111')), orderIn(read('order ORD-111'))];
    expect(quoted).toMatchObject({ value: 'ORD-111', sourceSpan: 'ORD-111' });
    expect(quoted?.confidence).toBeLessThan(own?.confidence ?? 0);
  });

  it('reports a day that does not exist, once and only in the own words', () => {
    expect(problemsIn('Due 2024-13-45 or 2024-13-45.')).toEqual([
      'date: "2024-13-45" cannot be right: there is no month 13',
    ]);
    expect(extractor.extract(quoting('Hi', 'due 2024-13-45')).value.validationErrors).toEqual([]);
  });

  it('reports a phone number that its country cannot have', () => {
    expect(problemsIn('Call +1 555 0100 2000 30 please')).toEqual([
      expect.stringContaining('too long for its country'),
    ]);
  });
});

const SECRET = new Set(['credit_card', 'iban']);

const fragments = [
  ...['ORD-111', '#ORD-112', 'order 12345', '$149.99', '10 €', '2024-01-15', '15/01/2024', 'January 15th', 'yesterday'],
  ...['555-987-6543', '+49 30 901820', 'a@b.example', 'https://x.example/1', 'ERR-5003', 'error 404', '0xDEADBEEF'],
  ...[
    '10.0.0.1',
    'account 55512345',
    '4111 1111 1111 1111',
    '5555555555554444',
    'GB82 WEST 1234 5698 7654 32',
    'my card is 4111 1111 1111 1112',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'report.pdf',
    '/var/log/app.log',
    'version 4.2.1',
    'Windows 11',
    'case #48213',
    'segmentation fault',
    '3 days after ',
    'Pro subscription',
    'urgent',
    ' ',
    '\n',
    ', ',
    '-',
    '#',
    '(',
    ')',
    'ü',
    '🙂',
    '1',
  ],
];

describe('RulesExtractor on any text', () => {
  const anyText = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''));

  it('points every span at what the customer wrote', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const reading = readTicket({ subject, body });
        for (const { name, value, spans, sourceSpan } of fieldsOf(reading)) {
          const words = spans.map((span) => wordsAt(reading, span).toLowerCase());
          if (SECRET.has(name)) continue;
          expect(sourceSpan).toBe(wordsAt(reading, spans[0]!));
          for (const each of [value].flat()) expect(words).toContain(each.toLowerCase());
        }
      }),
    );
  });

  it('shows at most four characters at either end of a secret number', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const { fields, validationErrors } = extractor.extract(readTicket({ subject, body })).value;
        const secret = fields.filter(({ name }) => SECRET.has(name));
        const shown = [
          ...secret.flatMap(({ value, sourceSpan }) => [value, sourceSpan ?? '']).flat(),
          ...validationErrors,
        ];
        for (const text of shown) expect(text.replaceAll(/[ -]/g, '')).not.toMatch(/\d{9}/);
        for (const { normalized } of secret) expect(normalized).toBeNull();
      }),
    );
  });

  it('gives as many standard forms as values, or none', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        for (const { value, normalized } of fieldsOf(read(body)))
          if (normalized !== null) expect([normalized].flat().length).toBe([value].flat().length);
      }),
    );
  });

  it('gives no character to two fields', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const places = fieldsOf(read(body, ''))
          .flatMap(({ spans }) => spans)
          .sort((a, b) => a.start - b.start);
        places.slice(1).forEach(({ start }, i) => expect(start).toBeGreaterThanOrEqual(places[i]!.end));
      }),
    );
  });

  it.each([
    ...[
      'a',
      '1',
      ' ',
      '\n',
      '1-',
      '(1',
      '1.',
      'a.',
      'A.b.',
      'Aa',
      '@',
      'a@',
      'E_',
      '0x1',
      '$1',
      '+1 ',
      '1/1/',
      '12:30:',
    ],
    ...['ERR-', 'ErrorException.', 'error ', 'status code is ', 'order ', 'order 1234, 1234 and ', 'ORD-1 ', 'jan 1 '],
    ...[
      'one ',
      'usd ',
      'last week monday ',
      'GB82 WEST ',
      'http://a',
      `http://${')'.repeat(90)}`,
      'Product: A',
      'my A ',
    ],
    ...['call 555-', 'account number is ', 'urgent ', 'not ', '2024-13-45 '],
    ...['4111 1111 1111 1112 ', 'DE89 3704 0044 0532 0130 00 ', '1.1.1.1 ', 'fe80::1 ', '::', 'v1.', 'version 1 '],
    ...['Windows 7, ', '1.2.3 or ', './', 'a.js', 'C:\\\\', 'lib/a -b.jar ', 'policy number is ', 'twenty one '],
    ...['two thousand and ', '1st to 2nd ', '3 days after january 1 ', 'on 1/2, 1/2 ', 'error: "', 'internal a b '],
  ])('reads 50,000 characters of %j without going over them twice', (unit) => {
    const reading = read(unit.repeat(Math.ceil(50_000 / unit.length)).slice(0, 50_000));
    // Of this process alone, and generous: a pattern that is not linear takes seconds.
    const milliseconds = (): number => {
      const start = process.cpuUsage();
      extractor.extract(reading);
      return process.cpuUsage(start).user / 1000;
    };
    expect(Math.min(...Array.from({ length: 5 }, milliseconds))).toBeLessThan(300);
  });
});
