import { textAt, type TicketText } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { RulesClassifier } from './rules.classifier.js';

const config = DeskConfig.load('config', [categoriesFile, severitiesFile]);
const rules = new RulesClassifier(config.section(categoriesFile), config.section(severitiesFile));

function classified(subject: string, body = '.'): Classification {
  return rules.classify(readTicket({ subject, body })).value;
}

describe('RulesClassifier with the shipped configuration', () => {
  it.each([
    ['technical', 'The printer is not working', 'I cannot connect it to the wifi.'],
    ['technical', 'How to install the driver', 'It fails to start after the installation.'],
    ['billing', 'Invoice for March', 'Where is it? I have not received the refund either.'],
    ['billing', 'i was charged twice', 'please give me my money back'],
    ['account', "Can't log in", 'I forgot my password and the reset link never comes.'],
    ['account', 'change of address', 'i moved and need to change my address'],
    ['feature_request', 'Please add an export to CSV', 'It would be great if reports could be saved.'],
    ['feature_request', 'Allow several recipients', 'Users should be able to choose more than one.'],
    ['bug_report', 'NullPointerException in the importer', 'Steps to reproduce: import an empty file.'],
    ['bug_report', 'A bug since the last update', 'Messages are shown twice.'],
    ['general', 'Do you deliver to Austria?', 'And what are the prices?'],
    ['general', 'Help', '?'],
    ['billing', 'Falsche Rechnung', 'Bitte um Rückerstattung der Gebühren.'],
    ['technical', 'Störung', 'Der Drucker funktioniert nicht.'],
    ['billing', 'Erreur de facture', 'Je demande un remboursement.'],
    ['account', 'Olvidé mi contraseña', 'No puedo iniciar sesión en mi cuenta.'],
  ])('finds %s: "%s"', (category, subject, body) => {
    expect(classified(subject, body).category).toBe(category);
  });

  it.each([
    ['critical', 'All users are down', 'Our whole company cannot work since the server is down.'],
    ['critical', 'Data loss after the migration', 'All our files are gone.'],
    ['critical', 'Security breach', 'Somebody hacked our account.'],
    ['critical', 'Money stolen', 'Fraudulent transactions emptied my account.'],
    ['high', 'Application crashes on startup', 'I get an error every time. This is urgent!'],
    ['high', 'Urgent!', 'My screen shows the wrong page.'],
    ['medium', 'Wrong total in the report', 'The sum of the second column is wrong.'],
    ['low', 'Would it be possible to add a dark mode?', 'I love the application.'],
    ['low', 'Typo in the documentation', 'It says "recieve".'],
    ['low', 'HELP!!!!!!', 'HOW DO I CHANGE THE COLOUR OF THE BACKGROUND?????'],
    ['low', 'Is there an app?', 'Not urgent, when you have time.'],
    ['low', 'Question about seats', 'How many people can use one licence? We are thinking of moving the whole team.'],
    ['critical', 'Nothing works', 'The whole team cannot log in, the system is down.'],
    ['high', 'Unhandled exception on startup', 'It happens on each launch.'],
    ['medium', 'New column', 'A new column has another total than the old one.'],
    ['medium', 'The export has a summary which is too long', '.'],
    ['low', 'Report should be sorted by name', '.'],
  ])('calls it %s: "%s"', (severity, subject, body) => {
    expect(classified(subject, body).severity).toBe(severity);
  });

  it('lets a model that knows reports raise a report, and nothing in a letter to a desk', () => {
    const like = { likeness: 1, lean: 1 };
    const severityOf = (body: string): string =>
      rules.read(readTicket({ subject: 'Import fails with an exception', body }), like).severity.severity;
    expect(severityOf('It fails on each launch.')).toBe('critical');
    expect(severityOf('It fails on each launch. Could you look into it?')).toBe('high');
    expect(severityOf('Hi, it fails on each launch.')).toBe('high');
  });

  it('does not let a denied word speak', () => {
    const { severity, urgencyIndicators } = classified('Question on the report', 'Nothing is down, it is not urgent.');
    expect([severity, urgencyIndicators]).toEqual(['low', []]);
  });

  it('names urgency and keywords as they stand in the ticket, each once', () => {
    const { urgencyIndicators, keywordsMatched } = classified(
      'URGENT: Refund',
      'EMERGENCY!!! I want a refund, a REFUND, urgent.',
    );
    expect(urgencyIndicators).toEqual(['URGENT', 'EMERGENCY']);
    expect(keywordsMatched).toContain('Refund');
    expect(keywordsMatched).not.toContain('REFUND');
  });

  it('gives reasons that quote the ticket and say where', () => {
    expect(classified('Double charged', 'Please correct the payment.').reasoning).toBe(
      '"Double charged" in the subject and "payment" in the body speak for "Billing". ' +
        'The severity is "High" because the customer was charged wrongly ("Double charged").',
    );
  });

  it('admits that nothing speaks for a category', () => {
    expect(classified('xyzzy', 'plugh').reasoning).toContain('Nothing in the ticket speaks for a particular category');
  });

  it('names other categories the ticket speaks of', () => {
    expect(classified('Bug in export', 'The application freezes with an error message.').secondaryCategories).toContain(
      'technical',
    );
  });

  it('asks for a review where two categories are too close to call', () => {
    const category = (phrase: string): object => ({
      name: phrase,
      description: phrase,
      signals: [{ weight: 2, phrases: [phrase] }],
    });
    const categories = categoriesFile.schema.parse({
      default: 'pears',
      categories: { pears: category('pear'), apples: category('apple') },
    });
    const even = new RulesClassifier(categories, config.section(severitiesFile));
    const reviewOf = (subject: string): boolean => even.classify(readTicket({ subject, body: '.' })).value.needsReview;
    expect([reviewOf('A pear and an apple'), reviewOf('A pear')]).toEqual([true, false]);
  });

  it('counts pasted logs less than what the customer says', () => {
    const words = 'timeout on the network, then a crash';
    const log = `2024-01-15 10:00:00 ${words}\n2024-01-15 10:00:01 ${words}`;
    expect(classified('Hello', `I want a refund.\n${words}\n${words}`).category).toBe('technical');
    expect(classified('Hello', `I want a refund.\n${log}`).category).toBe('billing');
  });

  it('points every piece of evidence at the words it names, strongest first, in any text', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'refund',
        'crash',
        'not',
        'urgent',
        'e\u0301',
        '\u200b',
        '\u202e',
        '😀',
        '\n',
        'error',
        'İ',
        "can't",
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.record({ subject: text, body: text }), (ticket: TicketText) => {
        const { evidence, keywordsMatched } = rules.classify(readTicket(ticket)).value;
        for (const place of evidence) expect(textAt(ticket, place)).toBe(place.text);
        for (const keyword of keywordsMatched) expect(ticket.subject + '\n' + ticket.body).toContain(keyword);
      }),
    );
  });

  it.each(['error ', 'not not charged twice urgent ', 'lorem ipsum dolor ', 'charged '])(
    'takes time in proportion to the length of "%s..."',
    (unit) => {
      const body = unit.repeat(50_000 / unit.length);
      const reading = readTicket({ subject: 'x', body });
      // Time of the processor: another process must not make a pattern look slow.
      const start = process.cpuUsage();
      rules.classify(reading);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(300);
    },
  );
});
