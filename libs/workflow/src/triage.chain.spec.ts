import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Classification } from '@app/classification';
import { answered, type StageAnswer } from '@app/domain';
import { type DuplicateVerdict, type Fingerprint } from '@app/duplicate';
import { type Extraction } from '@app/extraction';
import { type ResponseDraft } from '@app/response';
import { type RoutingDecision } from '@app/routing';
import { readTicket } from '@app/text';
import { Deadline } from './deadline.js';
import { StepRecorder } from './step-recorder.js';
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
const aRouting = { team: 'billing_team', priority: 'normal' } as RoutingDecision;
const aDraft = { content: 'Hello' } as ResponseDraft;
const noDuplicates: DuplicateVerdict = { duplicateOf: null, related: [] };
const rejected = (): Promise<never> => Promise.reject(new Error('broken'));

describe('triageChain', () => {
  let deadline: Deadline;
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
      steps: new StepRecorder(deadline, { stepEnded: () => undefined, stepFailed: () => undefined }),
      signal: deadline.signal,
    });
  const statuses = ({ steps }: TriageOutcome): Record<string, string> =>
    Object.fromEntries(steps.list().map(({ stepName, status }) => [stepName, status]));

  beforeEach(() => {
    deadline = new Deadline(60_000);
    seen = [];
  });
  afterEach(() => deadline.clear());

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
    let release: (answer: StageAnswer<Classification>) => void = () => undefined;
    const classify = (): Promise<StageAnswer<Classification>> => new Promise((resolve) => (release = resolve));
    const extract = (): StageAnswer<Extraction> => {
      release(answered(aClassification('account')));
      return answered(anExtraction());
    };
    expect((await run(stages({ classify, extract }))).classification.category).toBe('account');
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
