import { type ModelUse } from '@app/domain';
import { type Llm, type LlmAnswer, modelOrFallback, type ModelRun, type ModelTask, RULES_SHARE_MS } from '@app/llm';
import { Logger } from '@nestjs/common';
import { type StepAnswer, type StepRecorder } from '../step-recorder.js';
import { type TriageRequest } from '../triage.chain.js';
import { type TriageOptions } from '../triage-options.js';
import { type AnswerParts, answerPartsSchema } from './answer-parts.js';
import { SinglePrompt } from './single.prompt.js';

/** A request that may be put to a model. */
export type ModelledRequest = TriageRequest & { readonly models: ModelRun };

/** One stage's share of the call. */
export interface SharedStage<Said, T> {
  readonly task: ModelTask<Said>;
  /** Makes of the model's answer what leaves the stage. */
  readonly read: (said: Said) => T;
  byRules(): Promise<StepAnswer<T>>;
  /** Whether what was read is still the model's; always, where a stage does not say. */
  isByModel?(value: T): boolean;
}

type TaskName = ModelTask<unknown>['name'];

interface Question {
  /** The stage with which the record of the call stands. */
  readonly first: TaskName | undefined;
  readonly prompt: SinglePrompt;
  readonly schema: ReturnType<typeof answerPartsSchema>;
}

const SKIPPED_BY: Readonly<Record<TaskName, keyof TriageOptions>> = {
  classification: 'skipClassification',
  extraction: 'skipExtraction',
  response: 'skipResponseGeneration',
};

/** Asks a model once for everything a ticket needs, and hands each stage its part. */
export class SingleCall {
  private readonly logger = new Logger('Workflow');
  private readonly questions = new Map<string, Question>();
  private readonly asked = new WeakMap<StepRecorder, Promise<LlmAnswer<AnswerParts>>>();

  constructor(
    private readonly llm: Llm,
    private readonly tasks: readonly ModelTask<unknown>[],
  ) {}

  /** The model's part for this stage, or the answer of its own rules alone where that part cannot be used. */
  async answer<Said, T>(request: ModelledRequest, stage: SharedStage<Said, T>): Promise<StepAnswer<T>> {
    const question = this.questionFor(request.options);
    const { value, use, fallbackUsed } = await modelOrFallback<AnswerParts, { readonly read: T } | null>({
      ask: () => this.askOnce(question, request),
      read: (parts) => readPart(stage, parts),
      fallback: () => null,
      promptVersion: question.prompt.version,
      logger: this.logger,
    });
    const share = use && shareOf(use, stage.task.name === question.first);
    if (value === null) return { ...(await stage.byRules()), fallbackUsed: true, use: share && unused(share) };
    const isByModel = stage.isByModel?.(value.read) ?? true;
    return isByModel
      ? { value: value.read, fallbackUsed, use: share }
      : { value: value.read, fallbackUsed: true, use: share && unused(share) };
  }

  /** All stages of a ticket share one call; whoever comes first asks. */
  private askOnce(question: Question, request: ModelledRequest): Promise<LlmAnswer<AnswerParts>> {
    const known = this.asked.get(request.steps);
    if (known !== undefined) return known;
    const asking = this.llm.structured({
      ...request.models,
      stage: 'single',
      prompt: question.prompt.fill(request.reading, request.options.responseTone),
      schema: question.schema,
      reserveMs: RULES_SHARE_MS,
    });
    this.asked.set(request.steps, asking);
    return asking;
  }

  private questionFor(options: TriageOptions): Question {
    const tasks = this.tasks.filter(({ name }) => options[SKIPPED_BY[name]] !== true);
    const key = tasks.map(({ name }) => name).join();
    const known = this.questions.get(key);
    if (known !== undefined) return known;
    const question = { first: tasks[0]?.name, prompt: new SinglePrompt(tasks), schema: answerPartsSchema(tasks) };
    this.questions.set(key, question);
    return question;
  }
}

function readPart<Said, T>({ task, read }: SharedStage<Said, T>, parts: AnswerParts): { readonly read: T } | null {
  const part = parts[task.name];
  // The schema of the whole answer has read it by the task's own.
  return part ? { read: read(part.said as Said) } : null;
}

/** What the call took stands with the first of its stages; the others had their part for nothing. */
function shareOf(use: ModelUse, isFirst: boolean): ModelUse {
  return isFirst ? use : { ...use, attempts: 0, tokensUsed: null, costUsd: null };
}

const unused = (use: ModelUse): ModelUse => ({
  ...use,
  model: null,
  fallbackReason: use.fallbackReason ?? 'unusable',
});
