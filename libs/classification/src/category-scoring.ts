import { type Calibration, confidenceOf } from '@app/local-model';
import { type CategoriesConfig, type Signal } from './classification.config.js';
import { type Sign } from './sign.js';

export interface CategoryScore {
  readonly category: string;
  readonly score: number;
  /** Strongest first. */
  readonly signs: readonly Sign[];
}

export interface CategoryDecision {
  /** All categories, strongest first. */
  readonly ranked: readonly CategoryScore[];
  readonly best: CategoryScore;
  /** Other categories the ticket speaks of, strongest first. */
  readonly secondary: readonly CategoryScore[];
  readonly confidence: number;
  /** The second best is so near that the order of the two proves little. */
  readonly tooClose: boolean;
}

/** A second category is worth naming from this share of the best one's score ... */
const SECONDARY_SHARE = 0.4;
/** ... and this score of its own. */
const SECONDARY_SCORE = 0.8;
const TOO_CLOSE = 0.15;

/**
 * Share of categories an honest reader could defend, by the margin between the best two: 8,722 public chats, reviews,
 * questions and issues in 14 bins of equal size, smoothed to rise.
 */
const MARGIN_CALIBRATION: Calibration = [
  [0, 0.48],
  [0.4, 0.55],
  [0.7, 0.59],
  [1, 0.66],
  [1.5, 0.7],
  [2.15, 0.8],
  [3, 0.84],
  [4.4, 0.88],
  [6.3, 0.92],
];

/** Adds up what the signals say for each category. */
export class CategoryScoring {
  /** Of all categories, one after the other. */
  readonly signals: readonly Signal[];
  private readonly categoryOf: readonly string[];

  constructor(private readonly config: CategoriesConfig) {
    const owned = Object.entries(config.categories).flatMap(([category, { signals }]) =>
      signals.map((signal) => ({ category, signal })),
    );
    this.signals = owned.map(({ signal }) => signal);
    this.categoryOf = owned.map(({ category }) => category);
  }

  /** @param signs numbered as `signals` */
  decide(signs: readonly Sign[]): CategoryDecision {
    const ranked = this.ranked(signs);
    const [best, ...others] = ranked;
    if (best === undefined) throw new Error('categories.yaml defines no category');
    const margin = best.score - (others[0]?.score ?? 0);
    return {
      ranked,
      best,
      secondary: others.filter(
        ({ score, signs: own }) => own.length > 0 && score >= SECONDARY_SCORE && score >= best.score * SECONDARY_SHARE,
      ),
      confidence: confidenceOf(margin, MARGIN_CALIBRATION),
      tooClose: margin < TOO_CLOSE,
    };
  }

  private ranked(signs: readonly Sign[]): CategoryScore[] {
    const found = new Map<string, Sign[]>(Object.keys(this.config.categories).map((category) => [category, []]));
    for (const sign of signs) found.get(this.categoryOf[sign.signal] ?? '')?.push(sign);
    return [...found]
      .map(([category, own]) => ({
        category,
        score: own.reduce((sum, { strength }) => sum + strength, this.config.categories[category]?.head_start ?? 0),
        signs: own.sort((a, b) => b.strength - a.strength),
      }))
      .sort((a, b) => b.score - a.score);
  }
}
