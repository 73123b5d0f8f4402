import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TONES } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { FactsInWords } from '../facts-in-words.js';
import { responseFile } from '../response.config.js';
import { type ResponseDraft } from '../response.dto.js';
import { type ResponseFacts } from '../response-facts.js';
import { TemplateResponder } from '../template.responder.js';
import { draftChecksFile } from './draft-checks.config.js';
import { DraftChecks } from './draft-checks.js';

const shipped = readFileSync('config/draft_checks.yaml', 'utf8').replace(/^#.*\n/gm, '');
const templates = responseFile.schema.parse(load(readFileSync('config/response_templates.yaml', 'utf8')));
const FIELDS = ['order_id', 'error_code', 'product_name', 'amount', 'account_id', 'date', 'url'];
const inWords = new FactsInWords(templates, FIELDS);
const responder = new TemplateResponder(templates, inWords);

const checksWith = (yaml = shipped): DraftChecks =>
  new DraftChecks(draftChecksFile.schema.parse(load(yaml)), templates, inWords);
const checks = checksWith();

const ticket = {
  subject: 'Double charged for subscription',
  body:
    'I was charged 29.99 twice on January 15th: order IDs ORD-111 and ORD 112, $1,250.50 in all. My order 48213 is ' +
    'fine. Call 555-987-6543 or write to sarah@test.com. The page www.example.com/bill/7 is broken. Sarah',
};
const facts = (changes: Partial<ResponseFacts> = {}): ResponseFacts => ({
  reading: readTicket(ticket),
  category: 'billing',
  severity: 'medium',
  fields: { order_id: ['ORD-111'] },
  missingRequired: [],
  tone: 'friendly',
  customerName: null,
  customerEmail: 'sarah@test.com',
  teamName: 'Billing Team',
  responseTime: '24 hours',
  ...changes,
});

const aDraft = (said: string, changes: Partial<ResponseDraft> = {}): ResponseDraft => ({
  ...responder.draft(facts()).value,
  content: `Hi Sarah,\n\n${said}\n\nBest wishes,\nBilling Team`,
  greeting: 'Hi Sarah,',
  source: 'llm',
  ...changes,
});
const found = (said: string, given = facts(), by = checks): string[] =>
  by.checked(aDraft(said), given).checks.map(({ code, text }) => `${code}${text === null ? '' : `: ${text}`}`);

describe('DraftChecks', () => {
  it.each([
    ['We looked at ORD-111, ORD-112 and order #48213.', []],
    ['We looked at ORD-999.', ['ungrounded_id: ORD-999']],
    ['We looked at ORD-11 and ORD-1112.', ['ungrounded_id: ORD-11', 'ungrounded_id: ORD-1112']],
    ['Your case number is 4821.', ['ungrounded_id: 4821']],
    ['The reason is ERR_5003, on 2024-01-15.', ['ungrounded_id: ERR_5003', 'ungrounded_id: 2024-01-15']],
    ['It is X-12345.', ['ungrounded_id: X-12345']],
    ['Use 2FA and UTF-8 on Windows 11, 24/7, in a 24-hour window since 2019.', []],
    ['You were charged $29.99 and 1250.50 dollars.', []],
    ['You were charged $29.98.', ['ungrounded_amount: $29.98']],
    ['You were charged 1,250.50 EUR.', ['ungrounded_amount: 1,250.50 EUR']],
    ['That makes fifty dollars or 20 % off.', ['ungrounded_amount: 20 %', 'ungrounded_amount: fifty dollars']],
    ['We are 100% with you.', []],
    ['The page https://example.com/bill/7 of example.com and test.com.', []],
    ['See https://example.com/bill/8.', ['ungrounded_link: https://example.com/bill/8']],
    ['See evil.example/a and example.co.', ['ungrounded_link: evil.example/a', 'ungrounded_link: example.co']],
    ['See javascript:alert(1)', ['ungrounded_link: javascript:alert(1)']],
    ['We write to Sarah@Test.com.', []],
    ['Write to ceo@test.com.', ['ungrounded_address: ceo@test.com']],
    ['We call (555) 987-6543.', []],
    ['Call +1 800 555 0199.', ['ungrounded_phone: +1 800 555 0199']],
  ])('holds the values in %j against the ticket', (said, expected) => {
    expect([...found(said)].sort()).toEqual([...expected].sort());
  });

  it.each([
    ["We'll refund you.", 'promised_refund', "We'll refund"],
    ['You will get a full refund.', 'promised_refund', 'You will get a full refund'],
    ['The refund has been issued.', 'promised_refund', 'refund has been issued'],
    ['Sie erhalten eine Rückerstattung.', 'promised_refund', 'Sie erhalten eine Rückerstattung'],
    ['We will give you a $29.99 credit.', 'promised_compensation', 'We will give you a $29.99 credit'],
    ['We take full responsibility.', 'admitted_fault', 'We take full responsibility'],
    ['It was our fault.', 'admitted_fault', 'our fault'],
    ['We can guarantee it.', 'gave_guarantee', 'We can guarantee'],
    ['You hear from us within 2 hours.', 'promised_time', 'within 2 hours'],
    ['It works by Friday.', 'promised_time', 'by Friday'],
    ['This will be fixed.', 'promised_solution', 'will be fixed'],
    ['We have cancelled it.', 'claimed_action', 'We have cancelled'],
  ])('finds the promise in %j', (said, code, text) => {
    expect(found(said)).toContain(`${code}: ${text}`);
  });

  it.each([
    "We won't refund anything before we looked.",
    'We will review your refund request.',
    'We cannot guarantee that.',
    'We will tell you whether you will be refunded.',
    'You will hear from us within 24 hours.',
    'We have your message about "Double charged for subscription" and are looking into it.',
  ])('finds no promise in %j', (said) => {
    expect(found(said)).toEqual([]);
  });

  it("takes a quoted subject for the customer's words and the same words unquoted for a promise", () => {
    const reading = readTicket({ ...ticket, subject: 'We will refund you' });
    expect(found('It is about "We will refund you".', facts({ reading }))).toEqual([]);
    expect(found('We will refund you.', facts({ reading }))).toEqual(['promised_refund: We will refund']);
  });

  it.each([
    ['Hi Sarah,', null, []],
    ['Hi there,', null, ['missing_name']],
    ['Hi John,', null, ['wrong_name']],
    ['Dear Valued Customer,', { customerEmail: null }, []],
    ['Dear Mr. Smith,', { customerEmail: null }, ['wrong_name']],
    ['Hello Ana,', { customerName: 'Dr. Ana López' }, []],
    [null, null, ['missing_greeting']],
  ])('judges the greeting %j', (greeting, given, expected) => {
    const { checks: all } = checks.checked(aDraft('We look into it.', { greeting }), facts(given ?? {}));
    expect(all.map(({ code }) => code)).toEqual(expected);
  });

  it('minds another language where both are clear', () => {
    const german =
      'Vielen Dank für Ihre Nachricht. Wir sehen uns die Sache an und melden uns bei Ihnen, wenn wir mehr wissen.';
    const english = 'Thank you for your message. We are looking into it and you will hear from us when we know more.';
    const severities = (said: string, body: string) =>
      checks
        .checked(aDraft(said), facts({ reading: readTicket({ subject: 'Sarah', body }) }))
        .checks.filter(({ code }) => code === 'wrong_language')
        .map(({ severity }) => severity);
    expect(severities(german, english)).toEqual(['error']);
    expect(severities('Спасибо за ваше сообщение, мы его изучаем.', english)).toEqual(['error']);
    expect(severities(english, german)).toEqual(['warning']);
    expect(severities(german, german)).toEqual([]);
    expect(severities(german, 'ERR-5003 at com.example.Main(Main.java:7)')).toEqual([]);
  });

  it('asks for a look by someone with more authority after an error, and only then', () => {
    expect(checks.checked(aDraft('We look into it.'), facts()).requiresEscalation).toBe(false);
    expect(checks.checked(aDraft('This will be fixed.'), facts()).requiresEscalation).toBe(false);
    expect(checks.checked(aDraft('We will refund you.'), facts()).requiresEscalation).toBe(true);
  });

  it('lets replies hold what the desk lists, and examples only in the question they belong to', () => {
    const yaml = shipped.replace('may_mention: []', 'may_mention: [https://help.example.com/pay, "+1 800 555 0199"]');
    expect(found('See help.example.com/pay or call +1 800 555 0199.', facts(), checksWith(yaml))).toEqual([]);
    const asked = facts({ missingRequired: ['order_id'] });
    expect(found('Send us your order number (it looks like ORD-123456).', asked)).toEqual([]);
    expect(found('Your order ORD-123456 is fine.', asked)).toEqual(['ungrounded_id: ORD-123456']);
  });

  it('finds no error in what the templates make of any facts', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        ...['We will refund you $99 by Friday, we guarantee it', 'ORD-77', 'https://a.example/b', '+1 800 555 0199'],
        ...[
          'our fault',
          '1',
          'you',
          'order',
          'will',
          'a@b.example',
          '50 % off, 12345',
          '“Dear” Bob',
          'Привет',
          'y'.repeat(300),
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 150 }),
    );
    fc.assert(
      fc.property(
        fc.record({
          reading: fc.record({ subject: hostile, body: hostile }).map(readTicket),
          category: fc.constantFrom(...Object.keys(templates.categories), 'other'),
          severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
          fields: fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(hostile, fc.array(hostile))),
          missingRequired: fc.subarray([...FIELDS, 'shoe_size']),
          tone: fc.constantFrom(...TONES),
          customerName: fc.option(hostile),
          customerEmail: fc.option(fc.constantFrom('john.doe@example.com', 'x@y', 'info@example.com')),
          teamName: fc.option(fc.constantFrom('Billing Team', 'Refund Guarantee Desk 24/7')),
          responseTime: fc.constantFrom('1 hour', '4 hours', '24 hours', '30 minutes', '3 days'),
        }),
        (given) => {
          const { checks: all } = checks.checked(responder.draft(given).value, given);
          expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['words', 'refund '.repeat(7_000)],
    ['openings of phrases', 'we will issue a b c '.repeat(2_500)],
    ['digits', '1'.repeat(50_000)],
    ['parted digits', '1 2-'.repeat(12_500)],
    ['hosts', 'a.'.repeat(25_000)],
    ['mailboxes', 'a@a.'.repeat(12_500)],
    ['hyphens', 'a-1_'.repeat(12_500)],
  ])('reads 50,000 characters of %s in time', (_, text) => {
    const given = facts({ reading: readTicket({ subject: 'x', body: text }) });
    const draft = aDraft(`${text.slice(0, 20_000)} ORD-9 $7 a@b.example www.b.example +1 800 555 0199`);
    const durations = Array.from({ length: 3 }, () => {
      const start = performance.now();
      checks.checked(draft, given);
      return performance.now() - start;
    });
    expect(Math.min(...durations)).toBeLessThan(100);
  });

  it.each([
    ['severity: error', 'severity: fatal', /promises\.0\.severity/],
    ['code: promised_refund', 'code: ungrounded_id', /promises\.0\.code: "ungrounded_id" is taken/],
    ['code: admitted_fault', 'code: promised_refund', /promises\.2\.code: "promised_refund" is taken/],
    ['- money back', '- money (back', /yaml:\d+: promises\.0\.phrases\.\d+: "\(back" is no word/],
    ['- money back', '- ... money', /a phrase begins with a word/],
    ['- money back', '- money ...', /a phrase does not end with/],
    ['- money back', '- a ... b ... c ... d', /only 2 \.\.\. in a phrase/],
    ['- money back', "- we'll pay", /no short forms/],
    ['may_mention', 'may_mentoin', /may_mentoin: unknown key/],
  ])('refuses %j turned into %j', (from, to, complaint) => {
    const directory = mkdtempSync(join(tmpdir(), 'draft-checks-'));
    expect(shipped).toContain(from);
    writeFileSync(join(directory, draftChecksFile.name), shipped.replace(from, to));
    expect(() => DeskConfig.load(directory, [draftChecksFile])).toThrow(complaint);
    rmSync(directory, { recursive: true });
  });
});
