import { type Classification } from '@app/classification';
import { type StageAnswer } from '@app/domain';
import { type DuplicateVerdict, type Fingerprint } from '@app/duplicate';
import { type Extraction } from '@app/extraction';
import { type ResponseDraft } from '@app/response';
import { type RoutingDecision } from '@app/routing';
import { type TicketReading } from '@app/text';
import { type Runnable, RunnablePassthrough } from '@langchain/core/runnables';
import { NamedStep } from './named-step.js';
import { type StepRecorder } from './step-recorder.js';
import { type TriageOptions } from './triage-options.js';

/** One ticket on its way through the chain. Type aliases here, since only they fit LangChain's `Record<string, unknown>`. */
export type TriageRequest = {
  readonly ticketId: string;
  readonly receivedAt: Date;
  readonly reading: TicketReading;
  readonly fingerprint: Fingerprint;
  readonly customerEmail: string | null;
  readonly options: TriageOptions;
  readonly steps: StepRecorder;
  readonly signal: AbortSignal;
};

type Found = { readonly duplicates: DuplicateVerdict };
type Classified = { readonly classification: Classification };
type Extracted = { readonly extraction: Extraction };
type Understood = TriageRequest & Found & Classified & Extracted;
type Routed = Understood & { readonly routing: RoutingDecision | null };

/** Everything the chain found out; every step has left its record in `steps`. */
export type TriageOutcome = Routed & { readonly response: ResponseDraft | null };

type Step<Input, Output> = (input: Input) => StageAnswer<Output> | Promise<StageAnswer<Output>>;

/** The stages as the chain sees them: functions, with what stands in for a stage that is skipped or fails. */
export interface TriageStages {
  readonly findDuplicates: Step<TriageRequest, DuplicateVerdict>;
  readonly classify: Step<TriageRequest, Classification>;
  readonly extract: Step<TriageRequest, Extraction>;
  /** Which required fields are missing is known only when the category is. */
  readonly requireFields: (extraction: Extraction, category: string) => Extraction;
  readonly route: Step<Understood, RoutingDecision>;
  readonly respond: Step<Routed, ResponseDraft>;
  readonly noDuplicates: DuplicateVerdict;
  readonly noExtraction: Extraction;
  readonly classificationSkipped: Classification;
  readonly classificationFailed: Classification;
}

/**
 * The workflow as a pure function of its stages. In parallel, what needs only the text runs side by side;
 * in sequence, one step after the other; routing and then the reply follow, since each needs what came before.
 */
export function triageChain(
  stages: TriageStages,
  order: 'parallel' | 'sequence',
): Runnable<TriageRequest, TriageOutcome> {
  const duplicates = new NamedStep('duplicate_detection', (input: TriageRequest) =>
    input.options.enableDuplicateDetection
      ? input.steps.run('duplicate_detection', () => stages.findDuplicates(input), stages.noDuplicates)
      : skipped(input, 'duplicate_detection', stages.noDuplicates),
  );
  const classification = new NamedStep('classification', (input: TriageRequest) =>
    input.options.skipClassification
      ? skipped(input, 'classification', stages.classificationSkipped)
      : input.steps.run('classification', () => stages.classify(input), stages.classificationFailed),
  );
  const extraction = new NamedStep('extraction', (input: TriageRequest) =>
    input.options.skipExtraction
      ? skipped(input, 'extraction', stages.noExtraction)
      : input.steps.run('extraction', () => stages.extract(input), stages.noExtraction),
  );
  const complete = new NamedStep('required_fields', ({ extraction, classification, options }: Understood) =>
    options.skipExtraction ? extraction : stages.requireFields(extraction, classification.category),
  );
  const routing = new NamedStep('routing', (input: Understood) =>
    input.options.skipRouting
      ? skipped(input, 'routing', null)
      : input.steps.run<RoutingDecision | null>('routing', () => stages.route(input), null),
  );
  const response = new NamedStep('response_generation', (input: Routed) =>
    input.options.skipResponseGeneration
      ? skipped(input, 'response_generation', null)
      : input.steps.run<ResponseDraft | null>('response_generation', () => stages.respond(input), null),
  );

  const understand: Runnable<TriageRequest, Understood> =
    order === 'parallel'
      ? RunnablePassthrough.assign<TriageRequest, Found & Classified & Extracted>({
          duplicates,
          classification,
          extraction,
        })
      : RunnablePassthrough.assign<TriageRequest, Found>({ duplicates })
          .pipe(RunnablePassthrough.assign<TriageRequest & Found, Classified>({ classification }))
          .pipe(RunnablePassthrough.assign<TriageRequest & Found & Classified, Extracted>({ extraction }));

  return understand
    .pipe(RunnablePassthrough.assign<Understood, Extracted>({ extraction: complete }))
    .pipe(RunnablePassthrough.assign<Understood, { routing: RoutingDecision | null }>({ routing }))
    .pipe(RunnablePassthrough.assign<Routed, { response: ResponseDraft | null }>({ response }))
    .withConfig({ runName: 'triage' });
}

function skipped<T>({ steps }: TriageRequest, step: Parameters<StepRecorder['skip']>[0], standIn: T): T {
  steps.skip(step);
  return standIn;
}
