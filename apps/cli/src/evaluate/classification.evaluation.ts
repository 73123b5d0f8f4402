import { type Classification, ClassificationService } from '@app/classification';
import { OperatorError, type StageAnswer } from '@app/domain';
import { Deadline, describeAi, type ModelRun } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { readTicket } from '@app/text';
import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { type Engine } from './engine.js';
import { evaluateLabels } from './label-evaluation.js';
import { type LabelPrediction, type LabelTask } from './label-task.js';
import { type EngineOption, type EvaluationOptions, withEngineOption, withEvaluationOptions } from './options.js';
import { withStages } from './stage-context.js';

/** What of a classification is judged. */
interface Aspect {
  readonly name: 'classification' | 'severity';
  readonly kind: 'category' | 'severity';
  readonly labelNames: readonly string[];
  read(classification: Classification): Omit<LabelPrediction, 'source'>;
}

export const CATEGORY: Aspect = {
  name: 'classification',
  kind: 'category',
  labelNames: ['category', 'kategorie', 'type', 'tickettype', 'topic'],
  read: ({ category, categoryConfidence }) => ({ label: category, confidence: categoryConfidence }),
};

export const SEVERITY: Aspect = {
  name: 'severity',
  kind: 'severity',
  labelNames: ['severity', 'priority', 'urgency', 'dringlichkeit', 'prioritaet', 'priorität'],
  read: ({ severity, severityConfidence }) => ({ label: severity, confidence: severityConfidence }),
};

/** `evaluate classification` and `evaluate severity`. */
export function addClassificationEvaluations(evaluate: Command): void {
  add(evaluate, CATEGORY, 'the categories');
  add(evaluate, SEVERITY, 'the severities');
}

function add(evaluate: Command, aspect: Aspect, what: string): void {
  const command = evaluate
    .command(aspect.name)
    .description(`How good ${what} are: lines {id, text | subject + body, label, labels_ok?, source?}.`);
  withEngineOption(withEvaluationOptions(command)).action((options: EvaluationOptions & EngineOption) =>
    withStages({ withModels: options.engine === 'llm' }, (stages) =>
      evaluateLabels(classificationTask(aspect, stages, options.engine), options),
    ),
  );
}

/** @throws OperatorError where the engine is not there */
export function classificationTask(aspect: Aspect, stages: INestApplicationContext, engine: Engine): LabelTask {
  const { LLM_MAX_CONCURRENCY } = stages.get<Env>(ENV);
  const classify = classifierOf(stages, engine);
  return {
    name: aspect.name,
    title: `${aspect.kind === 'category' ? 'Categories' : 'Severities'}, engine ${engine}`,
    notes: [],
    labelNames: aspect.labelNames,
    scoring: { labels: stages.get(DeskConfig).idsOf(aspect.kind), isOrdered: aspect.kind === 'severity' },
    atOnce: engine === 'llm' ? Math.min(LLM_MAX_CONCURRENCY, MOST_MODEL_CALLS) : 1,
    predict: async ({ ticket }) => {
      const { value, fallbackUsed } = await classify(ticket);
      return { ...aspect.read(value), source: value.source, isFallback: fallbackUsed };
    },
  };
}

/** Kind to the provider's rate limit. */
const MOST_MODEL_CALLS = 8;

type Classify = (ticket: Parameters<typeof readTicket>[0]) => Promise<StageAnswer<Classification>>;

function classifierOf(stages: INestApplicationContext, engine: Engine): Classify {
  const service = stages.get(ClassificationService);
  if (engine === 'learned') throw new OperatorError('There is no learned model yet.');
  if (engine !== 'llm') return (ticket) => service.classify(readTicket(ticket));
  const env = stages.get<Env>(ENV);
  if (service.task === null)
    throw new OperatorError(`--engine llm needs a language model for classification. ${describeAi(env)}`);
  return (ticket) => service.classify(readTicket(ticket), modelRun(env));
}

function modelRun({ WORKFLOW_TIMEOUT_SECONDS }: Env): ModelRun {
  return { deadline: Deadline.in(WORKFLOW_TIMEOUT_SECONDS * 1000), signal: new AbortController().signal, names: [] };
}
