import { type Classification, ClassificationService, LearnedClassifier, LocalModels } from '@app/classification';
import { OperatorError, type StageAnswer } from '@app/domain';
import { Deadline, describeAi, type ModelRun } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { readTicket } from '@app/text';
import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { CATEGORY_NAMES, SEVERITY_NAMES } from '../input/columns.js';
import { type BacklogModels, learnBacklog } from './backlog.js';
import { type Engine } from './engine.js';
import { groupOf } from './groups.js';
import { evaluateLabels } from './label-evaluation.js';
import { type LabelPrediction, type LabelTask } from './label-task.js';
import {
  type EngineOption,
  type EvaluationOptions,
  fileList,
  withEngineOption,
  withEvaluationOptions,
} from './options.js';
import { withStages } from './stage-context.js';
import { UnseenBases } from './unseen-bases.js';

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
  labelNames: CATEGORY_NAMES,
  read: ({ category, categoryConfidence }) => ({ label: category, confidence: categoryConfidence }),
};

export const SEVERITY: Aspect = {
  name: 'severity',
  kind: 'severity',
  labelNames: SEVERITY_NAMES,
  read: ({ severity, severityConfidence }) => ({ label: severity, confidence: severityConfidence }),
};

/** `evaluate classification` and `evaluate severity`. */
export function addClassificationEvaluations(evaluate: Command): void {
  add(evaluate, CATEGORY, 'the categories');
  add(evaluate, SEVERITY, 'the severities');
}

interface ClassificationOptions extends EvaluationOptions, EngineOption {
  readonly backlog?: readonly string[];
  readonly desk?: true;
  readonly unseen?: true;
}

function add(evaluate: Command, aspect: Aspect, what: string): void {
  const command = evaluate
    .command(aspect.name)
    .description(`How good ${what} are: lines {id, text | subject + body, label, labels_ok?, source?}.`);
  withEngineOption(withEvaluationOptions(command))
    .option(
      '--backlog <files>',
      'tickets of the same desk, without labels, to sharpen the base by; each value of --by is a desk of its own',
      fileList,
    )
    .option('--unseen', 'each value of --by is answered by a base model that was trained without that source')
    .option('--desk', "with the desk's own models in force in the database that DATABASE_URL names")
    .action((options: ClassificationOptions) =>
      withStages({ withModels: options.engine === 'llm' }, async (stages) => {
        if (options.desk === true) await (await import('./desk-models.js')).useDeskModels(stages.get(LocalModels));
        await evaluateLabels(await classificationTask(aspect, stages, options), options);
      }),
    );
}

/** @throws OperatorError where the engine is not there */
export async function classificationTask(
  aspect: Aspect,
  stages: INestApplicationContext,
  options: ClassificationOptions,
): Promise<LabelTask> {
  const { engine, backlog } = options;
  if (backlog !== undefined && engine !== 'auto') throw new OperatorError('--backlog goes with --engine auto alone.');
  const { LLM_MAX_CONCURRENCY } = stages.get<Env>(ENV);
  const classify = classifierOf(stages, engine);
  const models = stages.get(LocalModels);
  const unseen = options.unseen === true ? new UnseenBases(models) : undefined;
  const desks: BacklogModels =
    backlog === undefined ? new Map() : await learnBacklog(backlog, aspect.kind, models, options, unseen);
  return {
    name: aspect.name,
    title: `${aspect.kind === 'category' ? 'Categories' : 'Severities'}, engine ${engine}`,
    notes: [
      ...(unseen === undefined ? [] : ['each group answered by a base model that was trained without it']),
      ...(backlog === undefined
        ? []
        : [`the base sharpened by the backlog of ${desks.size} desks in ${backlog.join(', ')}`]),
    ],
    labelNames: aspect.labelNames,
    scoring: { labels: stages.get(DeskConfig).idsOf(aspect.kind), isOrdered: aspect.kind === 'severity' },
    atOnce: engine === 'llm' ? Math.min(LLM_MAX_CONCURRENCY, MOST_MODEL_CALLS) : 1,
    predict: async ({ ticket, fields }) => {
      const group = groupOf(fields, options.by);
      unseen?.use(group);
      const desk = desks.get(group);
      if (backlog !== undefined) models.use(desk === undefined ? {} : { [aspect.kind]: desk });
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
  if (engine === 'rules') {
    const { rules } = stages.get(LocalModels);
    return (ticket) => Promise.resolve(rules.classify(readTicket(ticket)));
  }
  if (engine === 'learned') {
    const alone = new LearnedClassifier(stages.get(LocalModels), { isAlone: true });
    return (ticket) => Promise.resolve(alone.classify(readTicket(ticket)));
  }
  if (engine === 'auto') return (ticket) => service.classify(readTicket(ticket));
  const env = stages.get<Env>(ENV);
  if (service.task === null)
    throw new OperatorError(`--engine llm needs a language model for classification. ${describeAi(env)}`);
  return (ticket) => service.classify(readTicket(ticket), modelRun(env));
}

function modelRun({ WORKFLOW_TIMEOUT_SECONDS }: Env): ModelRun {
  return { deadline: Deadline.in(WORKFLOW_TIMEOUT_SECONDS * 1000), signal: new AbortController().signal, names: [] };
}
