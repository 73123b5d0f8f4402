import { type StageAnswer } from '@app/domain';
import { DeskConfig, ENV, type Env } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Inject, Injectable } from '@nestjs/common';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { type Classifier } from './classifier.js';
import { fallbackClassification } from './fallback-classification.js';
import { RulesClassifier } from './rules.classifier.js';

/** Says what a ticket is about and how bad it is, by the best strategy at hand. */
@Injectable()
export class ClassificationService {
  private readonly rules: Classifier;
  private readonly defaultCategory: string;
  private readonly defaultSeverity: string;
  private readonly threshold: number;

  constructor(config: DeskConfig, @Inject(ENV) env: Env) {
    const categories = config.section(categoriesFile);
    const severities = config.section(severitiesFile);
    this.rules = new RulesClassifier(categories, severities);
    this.defaultCategory = categories.default;
    this.defaultSeverity = severities.default;
    this.threshold = env.AI_CONFIDENCE_THRESHOLD;
  }

  async classify(reading: TicketReading, signal?: AbortSignal): Promise<StageAnswer<Classification>> {
    const answer = await this.rules.classify(reading, signal);
    return { ...answer, value: this.judged(answer.value) };
  }

  /** What stands where the caller asked for no classification. */
  skipped(): Classification {
    return fallbackClassification(this.defaultCategory, this.defaultSeverity, 'Classification skipped');
  }

  /** What stands where the step gave nothing. */
  failed(): Classification {
    return fallbackClassification(this.defaultCategory, this.defaultSeverity, 'Classification failed');
  }

  private judged(value: Classification): Classification {
    return { ...value, needsReview: value.needsReview || value.categoryConfidence < this.threshold };
  }
}
