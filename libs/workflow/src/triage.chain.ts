import { type Classification } from '@app/classification';
import { type DuplicateVerdict, type Fingerprint } from '@app/duplicate';
import { type Extraction } from '@app/extraction';
import { type KnownIncident } from '@app/incident';
import { type ModelRun } from '@app/llm';
import { type ResponseDraft } from '@app/response';
import { type RoutingDecision } from '@app/routing';
import { type TicketReading } from '@app/text';
import { type Runnable, RunnablePassthrough } from '@langchain/core/runnables';
import { type TriageListener } from './audience.js';
import { NamedStep } from './named-step.js';
import { type StepRecorder, type StepWork } from './step-recorder.js';
import { type TriageOptions } from './triage-options.js';
import { UnderWay } from './under-way.js';

/** One ticket on its way through the chain. Type aliases here, since only they fit LangChain's `Record<string, unknown>`. */
export type TriageRequest = {
  readonly ticketId: string;
  readonly receivedAt: Date;
  readonly reading: TicketReading;
  readonly fingerprint: Fingerprint;
  readonly customerEmail: string | null;
  readonly options: TriageOptions;
  readonly steps: StepRecorder;
  /** What may be spent on models; undefined where none is configured. */
  readonly models: ModelRun | undefined;
  readonly listener: TriageListener | undefined;
  /** Why a human should doubt what a model makes of this ticket. */
  readonly suspicion: string | null;
  /** The incident that it belongs to; looked for beside the steps, and never rejects. */
  readonly incident: Promise<KnownIncident | null>;
};

type Found = { readonly duplicates: DuplicateVerdict };
type Classified = { readonly classification: Classification };
type Extracted = { readonly extraction: Extraction };
type Routed = { readonly routing: RoutingDecision | null };
type Replied = { readonly response: ResponseDraft | null };
/** What nothing has to wait for. */
type Begun = { readonly finding: UnderWay<DuplicateVerdict>; readonly extracting: UnderWay<Extraction> };
/** The facts that routing and reply go by; while a model still looks for more, those of the rules. */
type Informed = { readonly facts: Extraction };

/** What routing and reply are decided on. */
type Understood = TriageRequest & Classified & Informed;

/** What the reply is written from. */
export type ReplyRequest = Understood & Routed;

/** Everything the chain found out; every step has left its record in `steps`. */
export type TriageOutcome = TriageRequest & Found & Classified & Extracted & Routed & Replied;

type Step<Input, Output> = (input: Input) => ReturnType<StepWork<Output>>;

/** The stages as the chain sees them: functions, with what stands in for a stage that is skipped or fails. */
export interface TriageStages {
  readonly findDuplicates: Step<TriageRequest, DuplicateVerdict>;
  readonly classify: Step<TriageRequest, Classification>;
  readonly extract: Step<TriageRequest, Extraction>;
  /** Facts for a reply that does not wait for `extract`; null where that is fast by itself. */
  readonly factsAtOnce: ((input: TriageRequest) => Promise<Extraction>) | null;
  /** Which required fields are missing is known only when the category is. */
  readonly requireFields: (extraction: Extraction, category: string) => Extraction;
  readonly route: Step<Understood, RoutingDecision>;
  readonly respond: Step<ReplyRequest, ResponseDraft>;
  readonly noDuplicates: DuplicateVerdict;
  readonly noExtraction: Extraction;
  readonly classificationSkipped: Classification;
  readonly classificationFailed: Classification;
}

/**
 * The workflow as a pure function of its stages. In sequence, one step after the other. In parallel, what needs only
 * the text runs side by side, and routing and reply wait for the classification alone.
 */
export function triageChain(
  stages: TriageStages,
  order: 'parallel' | 'sequence',
): Runnable<TriageRequest, TriageOutcome> {
  const findDuplicates = (input: TriageRequest): Promise<DuplicateVerdict> =>
    input.options.enableDuplicateDetection
      ? input.steps.run('duplicate_detection', () => stages.findDuplicates(input), stages.noDuplicates)
      : skipped(input, 'duplicate_detection', stages.noDuplicates);
  const extract = (input: TriageRequest): Promise<Extraction> =>
    input.options.skipExtraction
      ? skipped(input, 'extraction', stages.noExtraction)
      : input.steps.run('extraction', () => stages.extract(input), stages.noExtraction);
  const factsFor = async (input: TriageRequest & Begun): Promise<Extraction> => {
    const atOnce = await stages.factsAtOnce?.(input).catch(() => undefined);
    return atOnce ?? input.extracting.done;
  };
  const forCategory = (extraction: Extraction, { options, classification }: TriageRequest & Classified): Extraction =>
    options.skipExtraction ? extraction : stages.requireFields(extraction, classification.category);

  const finding = new NamedStep('duplicate_detection', (input: TriageRequest) =>
    settled(new UnderWay(findDuplicates(input)), order),
  );
  const extracting = new NamedStep('extraction', (input: TriageRequest) =>
    settled(new UnderWay(extract(input)), order),
  );
  const classification = new NamedStep('classification', (input: TriageRequest) =>
    input.options.skipClassification
      ? skipped(input, 'classification', stages.classificationSkipped)
      : input.steps.run('classification', () => stages.classify(input), stages.classificationFailed),
  );
  const facts = new NamedStep('facts', async (input: TriageRequest & Begun & Classified) =>
    forCategory(input.extracting.soFar ?? (await factsFor(input)), input),
  );
  const routing = new NamedStep('routing', (input: Understood) =>
    input.options.skipRouting
      ? skipped(input, 'routing', null)
      : input.steps.run<RoutingDecision | null>('routing', () => stages.route(input), null),
  );
  const response = new NamedStep('response_generation', (input: ReplyRequest) =>
    input.options.skipResponseGeneration
      ? skipped(input, 'response_generation', null)
      : input.steps.run<ResponseDraft | null>('response_generation', () => stages.respond(input), null),
  );
  const duplicates = new NamedStep('duplicates', (input: Begun) => input.finding.done);
  const extraction = new NamedStep('required_fields', async (input: Begun & TriageRequest & Classified) =>
    forCategory(await input.extracting.done, input),
  );

  const begun: Runnable<TriageRequest, TriageRequest & Begun & Classified> =
    order === 'parallel'
      ? RunnablePassthrough.assign<TriageRequest, Begun>({ finding, extracting }).pipe(
          RunnablePassthrough.assign<TriageRequest & Begun, Classified>({ classification }),
        )
      : RunnablePassthrough.assign<TriageRequest, Pick<Begun, 'finding'>>({ finding })
          .pipe(RunnablePassthrough.assign<TriageRequest & Pick<Begun, 'finding'>, Classified>({ classification }))
          .pipe(
            RunnablePassthrough.assign<TriageRequest & Pick<Begun, 'finding'> & Classified, Pick<Begun, 'extracting'>>({
              extracting,
            }),
          );

  return begun
    .pipe(RunnablePassthrough.assign<Understood & Begun, Informed>({ facts }))
    .pipe(RunnablePassthrough.assign<Understood & Begun, Routed>({ routing }))
    .pipe(RunnablePassthrough.assign<Understood & Begun & Routed, Replied>({ response }))
    .pipe(
      RunnablePassthrough.assign<Understood & Begun & Routed & Replied, Found & Extracted>({ duplicates, extraction }),
    )
    .withConfig({ runName: 'triage' });
}

/** In sequence, nothing begins before what came before it has ended. */
async function settled<T>(underWay: UnderWay<T>, order: 'parallel' | 'sequence'): Promise<UnderWay<T>> {
  if (order === 'sequence') await underWay.done;
  return underWay;
}

function skipped<T>({ steps }: TriageRequest, step: Parameters<StepRecorder['skip']>[0], standIn: T): Promise<T> {
  steps.skip(step);
  return Promise.resolve(standIn);
}
