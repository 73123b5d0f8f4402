import { type DeskModel, type Features, type Grounds, type SoftmaxModel } from '@app/local-model';
import { DeskConfig } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { baseFingerprint } from './base-fingerprint.js';
import { blended } from './blend.js';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { modelFeatures } from './model-features.js';
import { type RuleFindings, RulesClassifier } from './rules.classifier.js';
import { SeverityModel } from './severity-model.js';
import { severityScores } from './severity-scores.js';

/** What a desk can teach. */
export type LearnedTask = 'category' | 'severity';

/** The desk's own models in force; a task without one is answered by rules and base model. */
export type DeskModels = Readonly<Partial<Record<LearnedTask, DeskModel>>>;

/** Trained before the service met the desk. */
export interface BaseModels {
  readonly category: SoftmaxModel;
  readonly severity?: SoftmaxModel;
}

const BASE_MODELS = Symbol('BaseModels');

/** Everything that answers without asking anybody: the rules, the base models and the desk's own. */
@Injectable()
export class LocalModels {
  readonly rules: RulesClassifier;
  /** The ids a model of each task must have as its classes, in this order. */
  readonly classes: Readonly<Record<LearnedTask, readonly string[]>>;
  /** Changes whenever the scores of a base mean something else; a desk's model fits one base alone. */
  readonly fingerprints: Readonly<Record<LearnedTask, string>>;
  private readonly base: BaseModels | undefined;
  private readonly severityModel: SeverityModel | undefined;
  private readonly fallback: number;
  private desk: DeskModels = {};

  constructor(config: DeskConfig, @Inject(BASE_MODELS) @Optional() base?: BaseModels) {
    const categories = config.section(categoriesFile);
    const severities = config.section(severitiesFile);
    this.rules = new RulesClassifier(categories, severities);
    this.classes = {
      category: Object.keys(categories.categories),
      severity: Object.keys(severities.severities),
    };
    this.base = base?.category.classes.every((id) => id in categories.categories) === true ? base : undefined;
    const severity = base?.severity === undefined ? undefined : new SeverityModel(base.severity);
    const isSpoken = severity?.speaksOf(this.classes.severity) === true;
    this.severityModel = isSpoken ? severity : undefined;
    this.fingerprints = {
      category: baseFingerprint(this.base?.category),
      severity: baseFingerprint(isSpoken ? base?.severity : undefined),
    };
    this.fallback = this.classes.category.indexOf(categories.default);
  }

  /** Puts these in force, all at once; one that was trained for other classes is left out. */
  use(desk: DeskModels): void {
    const { category, severity } = desk;
    this.desk = {
      ...(category !== undefined && this.fits('category', category) && { category }),
      ...(severity !== undefined && this.fits('severity', severity) && { severity }),
    };
  }

  /** The desk's models in force. */
  get inForce(): DeskModels {
    return this.desk;
  }

  /** What rules and base models make of a ticket before the desk's models are asked, in the order of `classes`. */
  baseScores(reading: TicketReading): Record<LearnedTask, Grounds> {
    const features = modelFeatures(reading);
    return this.scoresOf(this.read(reading, features), features);
  }

  /** What the rules find, the severity with the base model's opinion. */
  read(reading: TicketReading, features: Features): RuleFindings {
    return this.rules.read(reading, this.severityModel?.opinionOn(features));
  }

  scoresOf(found: RuleFindings, features: Features): Record<LearnedTask, Grounds> {
    return {
      category: { features, baseScores: this.categoryScores(found, features) },
      severity: { features, baseScores: severityScores(found.severity, this.classes.severity) },
    };
  }

  private categoryScores({ category: { ranked } }: RuleFindings, features: Features): Float64Array {
    const byId = new Map(ranked.map(({ category, score }) => [category, score]));
    return blended({
      rules: Float64Array.from(this.classes.category, (id) => byId.get(id) ?? 0),
      model: this.baseProbabilities(features),
      fallback: this.fallback,
    });
  }

  private baseProbabilities(features: Features): Float64Array | undefined {
    if (this.base === undefined) return undefined;
    const { classes } = this.base.category;
    const known = this.base.category.probabilities(features);
    return Float64Array.from(this.classes.category, (id) => known[classes.indexOf(id)] ?? 0);
  }

  private fits(task: LearnedTask, { classes }: DeskModel): boolean {
    const wanted = this.classes[task];
    return classes.length === wanted.length && classes.every((id, k) => id === wanted[k]);
  }
}
