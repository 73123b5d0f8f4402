import { textAt, type TicketText } from '@app/domain';
import { trainDeskModel } from '@app/local-model';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { readBaseModels } from './base-models.js';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { LearnedClassifier } from './learned.classifier.js';
import { LocalModels } from './local-models.js';

const config = DeskConfig.load('config', [categoriesFile, severitiesFile]);
const base = readBaseModels();

function classified(ticket: TicketText, models = new LocalModels(config, base)): Classification {
  return new LearnedClassifier(models).classify(readTicket(ticket)).value;
}

/** The local models of a desk whose agents put everything on zorks into `account`, as critical. */
function taught(): LocalModels {
  const models = new LocalModels(config, base);
  const corrections = ['account', 'general'].flatMap((label, k) =>
    Array.from({ length: 12 }, (_, i) => ({
      text: k === 0 ? `The zork ${i} blinks` : `Some words ${i} on nothing`,
      category: label,
      severity: k === 0 ? 'critical' : 'low',
    })),
  );
  const scored = corrections.map((each) => ({
    ...each,
    grounds: models.baseScores(readTicket({ subject: each.text, body: each.text })),
  }));
  models.use({
    category: trainDeskModel(
      scored.map(({ category, grounds }) => ({ ...grounds.category, label: category })),
      { classes: models.classes.category },
    ),
    severity: trainDeskModel(
      scored.map(({ severity, grounds }) => ({ ...grounds.severity, label: severity })),
      { classes: models.classes.severity },
    ),
  });
  return models;
}

describe('LearnedClassifier', () => {
  it("keeps the rules' answer and says so where their choice stands", () => {
    const ticket = { subject: 'Charged twice', body: 'Please refund the duplicate payment.' };
    const answer = classified(ticket);
    const byRules = new LocalModels(config).rules.classify(readTicket(ticket)).value;
    expect(answer).toMatchObject({ category: 'billing', source: 'rules', needsReview: false });
    expect(answer.keywordsMatched).toEqual(byRules.keywordsMatched);
    expect(answer.evidence).toEqual(byRules.evidence);
  });

  it('shows the words by which the model decided, where they stand', () => {
    const ticket = { subject: 'Zork', body: 'Since today: my zork blinks. Zork!' };
    const answer = classified(ticket, taught());
    expect(answer).toMatchObject({ category: 'account', source: 'learned' });
    expect(answer.keywordsMatched.join(' ').toLowerCase()).toContain('zork');
    expect(answer.reasoning).toContain('"Account"');
    const own = answer.evidence.filter(({ supports }) => supports === 'account');
    expect(own.length).toBeGreaterThan(0);
    for (const place of own) expect(textAt(ticket, place)).toBe(place.text);
  });

  it("takes the severity from the desk's corrections and drops what spoke for another", () => {
    const answer = classified({ subject: 'Zork', body: 'The zork blinks, not urgent, just a typo' }, taught());
    expect(answer.severity).toBe('critical');
    expect(answer.reasoning).toContain("desk's own corrections");
    expect(new Set(answer.evidence.map(({ supports }) => supports))).toEqual(new Set([answer.category]));
  });

  it('asks for a review where the two best are too near, and is the surer the clearer a ticket speaks', () => {
    const clear = classified({ subject: 'Refund', body: 'I was charged twice, please refund the invoice.' });
    const faint = classified({ subject: 'Hm', body: 'Well, it is the thing with the stuff.' });
    expect(clear.categoryConfidence).toBeGreaterThan(0.85);
    expect(faint.categoryConfidence).toBeLessThan(0.75);
  });

  it('answers a desk of other categories from its rules, and by the default where it has none', () => {
    const categories = {
      default: 'other',
      categories: Object.fromEntries(
        ['other', 'returns'].map((id) => [
          id,
          {
            name: id,
            description: id,
            examples: [],
            exclusions: [],
            head_start: 0,
            signals: id === 'returns' ? [{ weight: 2, negatable: false, phrases: ['send ... back'] }] : [],
          },
        ]),
      ),
    };
    const desk = {
      section: (file: unknown) => (file === categoriesFile ? categories : config.section(severitiesFile)),
    };
    const models = new LocalModels(desk as unknown as DeskConfig, base);
    expect(models.categoryBase).toBeUndefined();
    expect(classified({ subject: 'Shoes', body: 'I want to send them back' }, models).category).toBe('returns');
    expect(classified({ subject: 'Shoes', body: 'I like them' }, models).category).toBe('other');
  });
});
