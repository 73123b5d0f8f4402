import { type DeskModel, type Features, type Grounds, PackedModel, type SoftmaxModel } from '@app/local-model';
import { DeskConfig } from '@app/platform';
import { type TicketReading } from '@app/text';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { baseFingerprint } from './base-fingerprint.js';
import { type BaseModels } from './base-models.js';
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

export const BASE_MODELS = Symbol('BaseModels');

interface BaseInForce {
  readonly category?: SoftmaxModel;
  readonly severity?: SeverityModel;
}

/** Everything that answers without asking anybody: the rules, the base models and the desk's own. */
@Injectable()
export class LocalModels {
  readonly rules: RulesClassifier;
  /** The ids a model of each task must have as its classes, in this order. */
  readonly classes: Readonly<Record<LearnedTask, readonly string[]>>;
  private readonly fallback: number;
  private base: BaseInForce = {};
  /** The base model of the categories, laid out for answering. */
  private packed: PackedModel | undefined;
  private desk: DeskModels = {};

  constructor(config: DeskConfig, @Inject(BASE_MODELS) @Optional() base?: BaseModels) {
    const categories = config.section(categoriesFile);
    const severities = config.section(severitiesFile);
    this.rules = new RulesClassifier(categories, severities);
    this.classes = {
      category: Object.keys(categories.categories),
      severity: Object.keys(severities.severities),
    };
    this.fallback = this.classes.category.indexOf(categories.default);
    this.useBase(base);
  }

  /** Puts other base models in force; each serves only a desk that has all the classes it knows. */
  useBase(base: BaseModels | undefined): void {
    const severity = base && new SeverityModel(base.severity);
    this.base = {
      ...(base?.category.classes.every((id) => this.classes.category.includes(id)) && { category: base.category }),
      ...(severity?.speaksOf(this.classes.severity) && { severity }),
    };
    this.packed = this.base.category && new PackedModel(this.base.category);
  }

  /** Changes whenever the scores of a base mean something else; a desk's model fits one base alone. */
  get fingerprints(): Readonly<Record<LearnedTask, string>> {
    return { category: baseFingerprint(this.base.category), severity: baseFingerprint(this.base.severity?.model) };
  }

  /** The base model of the categories in force; undefined where the desk has others. */
  get categoryBase(): SoftmaxModel | undefined {
    return this.base.category;
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
    return this.rules.read(reading, this.base.severity?.opinionOn(features));
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
      model: this.baseLogits(features),
      fallback: this.fallback,
    });
  }

  private baseLogits(features: Features): Float64Array | undefined {
    const model = this.packed;
    if (model === undefined) return undefined;
    const known = model.logits(features);
    const mean = known.reduce((sum, logit) => sum + logit, 0) / known.length;
    return Float64Array.from(this.classes.category, (id) => known[model.classes.indexOf(id)] ?? mean);
  }

  private fits(task: LearnedTask, { classes }: DeskModel): boolean {
    const wanted = this.classes[task];
    return classes.length === wanted.length && classes.every((id, k) => id === wanted[k]);
  }
}
