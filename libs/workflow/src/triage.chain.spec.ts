import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Classification } from '@app/classification';
import { answered, type StageAnswer } from '@app/domain';
import { type DuplicateVerdict, type Fingerprint } from '@app/duplicate';
import { type Extraction } from '@app/extraction';
import { type ResponseDraft } from '@app/response';
import { type RoutingDecision } from '@app/routing';
import { readTicket } from '@app/text';
import { StepRecorder } from './step-recorder.js';
import { TicketTime } from './ticket-time.js';
import { triageChain, type TriageOutcome, type TriageStages } from './triage.chain.js';
import { DEFAULT_TRIAGE_OPTIONS, type TriageOptions } from './triage-options.js';

const aClassification = (category: string): Classification => ({
  category,
  categoryConfidence: 0.9,
  severity: 'medium',
  severityConfidence: 0.9,
  secondaryCategories: [],
  reasoning: null,
  keywordsMatched: [],
  urgencyIndicators: [],
  evidence: [],
  needsReview: false,
  source: 'rules',
});
const anExtraction = (missingRequired: string[] = []): Extraction => ({
  fields: [],
  missingRequired,
  validationErrors: [],
});
const withField = (name: string): Extraction => ({
  ...anExtraction(),
  fields: [{ name, value: 'x' } as ExtractedField],
});
const aRouting = { team: 'billing_team', priority: 'normal' } as RoutingDecision;
const aDraft = { content: 'Hello' } as ResponseDraft;
const noDuplicates: DuplicateVerdict = { duplicateOf: null, related: [] };
const rejected = (): Promise<never> => Promise.reject(new Error('broken'));

type ExtractedField = Extraction['fields'][number];

describe('triageChain', () => {
  let time: TicketTime;
  let seen: string[];

  const noting =
    <T>(name: string, value: T): (() => StageAnswer<T>) =>
    () => {
      seen.push(name);
      return answered(value);
    };
  const stages = (changes: Partial<TriageStages> = {}): TriageStages => ({
    findDuplicates: noting('duplicates', noDuplicates),
    classify: noting('classify', aClassification('billing')),
    extract: noting('extract', anExtraction()),
    factsAtOnce: null,
    requireFields: (extraction, category) => ({ ...extraction, missingRequired: [`required_by_${category}`] }),
    route: noting('route', aRouting),
    respond: noting('respond', aDraft),
    noDuplicates,
    noExtraction: anExtraction(),
    classificationSkipped: aClassification('skipped'),
    classificationFailed: aClassification('failed'),
    ...changes,
  });
  const run = (
    given: TriageStages,
    options: Partial<TriageOptions> = {},
    order: 'parallel' | 'sequence' = 'parallel',
  ): Promise<TriageOutcome> =>
    triageChain(given, order).invoke({
      ticketId: 't',
      receivedAt: new Date(0),
      reading: readTicket({ subject: 's', body: 'b' }),
      fingerprint: {} as Fingerprint,
      customerEmail: null,
      options: { ...DEFAULT_TRIAGE_OPTIONS, ...options },
      steps: new StepRecorder(time, { stepEnded: () => undefined, stepFailed: () => undefined }),
      models: undefined,
      listener: undefined,
      suspicion: null,
      incident: Promise.resolve(null),
    });
  const statuses = ({ steps }: TriageOutcome): Record<string, string> =>
    Object.fromEntries(steps.list().map(({ stepName, status }) => [stepName, status]));

  beforeEach(() => {
    time = new TicketTime(60_000);
    seen = [];
  });
  afterEach(() => time.end());

  it.each(['parallel', 'sequence'] as const)('gives every answer and a record of every step in %s', async (order) => {
    const outcome = await run(stages(), {}, order);
    expect(outcome).toMatchObject({
      duplicates: noDuplicates,
      classification: { category: 'billing' },
      routing: aRouting,
      response: aDraft,
    });
    expect(Object.values(statuses(outcome))).toEqual(Array(5).fill('completed'));
    expect(outcome.steps.status()).toBe('completed');
  });

  it('requires the fields of the category that was found', async () => {
    expect((await run(stages())).extraction.missingRequired).toEqual(['required_by_billing']);
  });

  it('runs classification and extraction side by side', async () => {
    let bothBegan: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothBegan = resolve));
    let begun = 0;
    const meeting = async <T>(value: T): Promise<StageAnswer<T>> => {
      begun += 1;
      if (begun === 2) bothBegan();
      await both;
      return answered(value);
    };
    const classify = (): Promise<StageAnswer<Classification>> => meeting(aClassification('account'));
    const extract = (): Promise<StageAnswer<Extraction>> => meeting(anExtraction());
    expect((await run(stages({ classify, extract }))).classification.category).toBe('account');
  });

  it('replies with the facts that are there at once while a model still looks for more', async () => {
    let found: (answer: StageAnswer<Extraction>) => void = () => undefined;
    const facts: string[][] = [];
    const outcome = await run(
      stages({
        extract: () => new Promise((resolve) => (found = resolve)),
        factsAtOnce: () => Promise.resolve(withField('by_rules')),
        respond: (request) => {
          facts.push(request.facts.fields.map(({ name }) => name));
          found(answered(withField('by_model')));
          return answered(aDraft);
        },
      }),
    );
    expect(facts).toEqual([['by_rules']]);
    expect(outcome.extraction.fields.map(({ name }) => name)).toEqual(['by_model']);
  });

  it("replies with the model's facts where they are in", async () => {
    const extract = (): StageAnswer<Extraction> => answered(withField('by_model'));
    const classify = async (): Promise<StageAnswer<Classification>> => {
      await new Promise(setImmediate);
      return answered(aClassification('billing'));
    };
    const atOnce = jest.fn(() => Promise.resolve(withField('by_rules')));
    const respond: TriageStages['respond'] = ({ facts }) =>
      answered({ ...aDraft, content: facts.fields.map(({ name }) => name).join() });
    const outcome = await run(stages({ extract, classify, factsAtOnce: atOnce, respond }));
    expect(outcome.response?.content).toBe('by_model');
    expect(atOnce).not.toHaveBeenCalled();
  });

  it('waits for the facts where those at hand cannot be had', async () => {
    const extract = async (): Promise<StageAnswer<Extraction>> => {
      await new Promise(setImmediate);
      return answered(withField('by_model'));
    };
    const respond: TriageStages['respond'] = ({ facts }) =>
      answered({ ...aDraft, content: facts.fields.map(({ name }) => name).join() });
    const outcome = await run(stages({ extract, factsAtOnce: rejected, respond }));
    expect(outcome.response?.content).toBe('by_model');
  });

  it('runs one step after the other in sequence', async () => {
    await run(stages(), {}, 'sequence');
    expect(seen).toEqual(['duplicates', 'classify', 'extract', 'route', 'respond']);
  });

  it('writes the reply after the route is known', async () => {
    const respond: TriageStages['respond'] = ({ routing }) =>
      answered({ ...aDraft, content: `from ${routing?.team ?? ''}` });
    expect((await run(stages({ respond }))).response?.content).toBe('from billing_team');
  });

  it('stands in for a skipped classification, a skipped extraction, a skipped route and a skipped reply', async () => {
    const outcome = await run(stages(), {
      skipClassification: true,
      skipExtraction: true,
      skipRouting: true,
      skipResponseGeneration: true,
      enableDuplicateDetection: false,
    });
    expect(seen).toEqual([]);
    expect(outcome).toMatchObject({
      classification: { category: 'skipped' },
      extraction: { missingRequired: [] },
      routing: null,
      response: null,
    });
    expect(new Set(Object.values(statuses(outcome)))).toEqual(new Set(['skipped']));
  });

  it.each([
    ['findDuplicates', 'duplicate_detection'],
    ['classify', 'classification'],
    ['extract', 'extraction'],
    ['route', 'routing'],
    ['respond', 'response_generation'],
  ] as const)('goes on when %s fails', async (stage, step) => {
    const outcome = await run(stages({ [stage]: rejected }));
    expect(statuses(outcome)).toMatchObject({ [step]: 'failed' });
    expect(Object.values(statuses(outcome)).filter((status) => status === 'completed')).toHaveLength(4);
    expect(outcome.steps.status()).toBe('failed');
  });
});
