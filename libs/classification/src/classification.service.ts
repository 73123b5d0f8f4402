import { answered, type StageAnswer } from '@app/domain';
import { modelOrFallback, type ModelRun, type ModelTask } from '@app/llm';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { AutoApplyRule } from './auto-apply.js';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { fallbackClassification } from './fallback-classification.js';
import { ground } from './ground.js';
import { LearnedClassifier } from './learned.classifier.js';
import { LlmClassifier } from './llm.classifier.js';
import { LocalModels } from './local-models.js';
import { type ModelClassification } from './model-classification.js';
import { objectionOf } from './second-opinion.js';

/** Says what a ticket is about and how bad it is, by the best strategy at hand. */
@Injectable()
export class ClassificationService {
  private readonly logger = new Logger('Classification');
  private readonly learned: LearnedClassifier;
  private readonly model: LlmClassifier | null;
  private readonly categoryIds: readonly string[];
  private readonly severityIds: readonly string[];
  private readonly defaults: readonly [category: string, severity: string];
  private readonly threshold: number;

  constructor(
    config: DeskConfig,
    @Inject(ENV) env: Env,
    models: LocalModels,
    @Inject(LlmClassifier) @Optional() model: LlmClassifier | null = null,
    private readonly autoApply: AutoApplyRule = new AutoApplyRule(),
  ) {
    const categories = config.section(categoriesFile);
    const severities = config.section(severitiesFile);
    this.learned = new LearnedClassifier(models);
    this.model = env.ENABLE_AI_CLASSIFICATION ? model : null;
    this.categoryIds = Object.keys(categories.categories);
    this.severityIds = Object.keys(severities.severities);
    this.defaults = [categories.default, severities.default];
    this.threshold = env.AI_CONFIDENCE_THRESHOLD;
  }

  /** What to ask a model where one call answers several stages; null where the rules classify. */
  get task(): ModelTask<ModelClassification> | null {
    return this.model?.task ?? null;
  }

  /** @param run without it the rules answer */
  async classify(reading: TicketReading, run?: ModelRun): Promise<StageAnswer<Classification>> {
    const { model } = this;
    if (model === null || run === undefined) return answered(this.locally(reading));
    return modelOrFallback({
      ask: () => model.ask(reading, run),
      read: (said) => this.fromModel(said, reading),
      fallback: () => this.locally(reading),
      promptVersion: model.task.version,
      logger: this.logger,
    });
  }

  /**
   * A model's answer held against the ticket and against what would stand without it: where that is sure of something
   * else, the model's answer stands and a person is asked.
   */
  fromModel(said: ModelClassification, reading: TicketReading): Classification {
    const { classification, isInvented } = ground(said, reading, this.categoryIds);
    const { categoryConfidence, severityConfidence, reasoning } = classification;
    const objection = objectionOf(this.locally(reading), classification, this.severityIds);
    const isUnsure = Math.min(categoryConfidence, severityConfidence) < this.threshold;
    return this.decided({
      ...classification,
      reasoning: objection === undefined ? reasoning : [reasoning, objection].filter(Boolean).join(' '),
      needsReview: isInvented || isUnsure || objection !== undefined,
    });
  }

  /** What stands where the caller asked for no classification. */
  skipped(): Classification {
    return fallbackClassification(...this.defaults, 'Classification skipped');
  }

  /** What stands where the step gave nothing. */
  failed(): Classification {
    return fallbackClassification(...this.defaults, 'Classification failed');
  }

  private locally(reading: TicketReading): Classification {
    const { value } = this.learned.classify(reading);
    return this.decided({ ...value, needsReview: value.needsReview || value.categoryConfidence < this.threshold });
  }

  private decided(answer: Classification): Classification {
    return { ...answer, autoApply: this.autoApply.decide(answer) };
  }
}
