import { type Calibration, confidenceOf } from '@app/local-model';
import { type Axis, type SeveritiesConfig, type SeveritySignal } from './classification.config.js';
import { type Sign } from './sign.js';

interface ReasonedSign extends Sign {
  readonly because: string;
}

/** What a model makes of a ticket that has learnt from the reports of other desks. */
export interface SeverityOpinion {
  /** How far the ticket reads like one of those reports, 0 to 1. */
  readonly likeness: number;
  /** How much worse it reads than most of them, in standard deviations; milder below 0. */
  readonly lean: number;
}

export interface SeverityDecision {
  readonly severity: string;
  /** What it would be without a model's opinion. */
  readonly byRules: string;
  /** Which of the two the signs speak for. */
  readonly supported: string;
  readonly confidence: number;
  /** What speaks for it, strongest first: the signs that pull the same way as the strongest one. */
  readonly signs: readonly ReasonedSign[];
  /** The signs of urgency alone. */
  readonly urgent: readonly Sign[];
}

const JUST_BELOW = 1e-9;
const FADING = 0.75;

/**
 * Share of severities an honest reader could defend, by the distance to the next one: 3,514 public tracker issues, each
 * source weighing the same. Their labels are noisy, so that no distance earns more trust than that.
 */
const DISTANCE_CALIBRATION: Calibration = [
  [0, 0.42],
  [0.15, 0.51],
  [0.3, 0.54],
  [1.5, 0.54],
  [2.5, 0.6],
];

/** Impact and urgency, each summed over its signals and cut into levels, meet in the matrix of severities.yaml. */
export class SeverityScoring {
  /** Those of the impact, then those of the urgency. */
  readonly signals: readonly SeveritySignal[];

  constructor(private readonly config: SeveritiesConfig) {
    this.signals = [...config.impact.signals, ...config.urgency.signals];
  }

  /** @param signs numbered as `signals` */
  decide(signs: readonly Sign[], opinion?: SeverityOpinion): SeverityDecision {
    const isImpact = (sign: Sign): boolean => sign.signal < this.config.impact.signals.length;
    const impactSigns = this.withoutIdleScope(signs.filter(isImpact));
    const rulesImpact = sumOf(impactSigns);
    const impact = this.moved(rulesImpact, opinion);
    const urgencySigns = signs.filter((sign) => !isImpact(sign));
    const urgency = sumOf(urgencySigns);
    const speaking = pullingTogether([...impactSigns, ...urgencySigns]);
    const severity = this.severityAt(impact, urgency);
    const byRules = this.severityAt(rulesImpact, urgency);
    return {
      severity,
      byRules,
      supported: Math.sign(impact - rulesImpact) === Math.sign(speaking[0]?.strength ?? 0) ? severity : byRules,
      confidence: confidenceOf(this.distanceToAnother(impact, urgency), DISTANCE_CALIBRATION),
      signs: speaking.map((sign) => ({
        ...sign,
        because: this.signals[sign.signal]?.because ?? '',
      })),
      urgent: urgencySigns.filter(({ strength }) => strength > 0),
    };
  }

  /** How many are concerned adds to a harm; to a question or a wish of many it adds nothing. */
  private withoutIdleScope(impactSigns: readonly Sign[]): readonly Sign[] {
    const isScope = ({ signal }: Sign): boolean => this.signals[signal]?.scope === true;
    const isHarmed = impactSigns.some((sign) => sign.strength > 0 && !isScope(sign));
    const isLessened = impactSigns.some(({ strength }) => strength < 0);
    return isHarmed || !isLessened ? impactSigns : impactSigns.filter((sign) => !isScope(sign));
  }

  /** A harm in the product itself counts for all who use it; whether it is one, the model tells by how the ticket reads. */
  private moved(impact: number, opinion?: SeverityOpinion): number {
    if (opinion === undefined) return impact;
    const { lean, reach } = this.config.learned;
    const leant = impact + opinion.likeness * lean * opinion.lean;
    return leant > 0 ? leant * (1 + reach * opinion.likeness) : leant;
  }

  private severityAt(impact: number, urgency: number): string {
    const row = this.config.matrix[levelAt(impact, this.config.impact)];
    return row?.[levelAt(urgency, this.config.urgency)] ?? this.config.default;
  }

  /** How far the impact or the urgency would have to move for another severity. */
  private distanceToAnother(impact: number, urgency: number): number {
    const here = this.severityAt(impact, urgency);
    const distances = [
      ...otherSides(impact, this.config.impact).map((to) => [to, urgency, Math.abs(to - impact)] as const),
      ...otherSides(urgency, this.config.urgency).map((to) => [impact, to, Math.abs(to - urgency)] as const),
    ];
    return distances.reduce(
      (least, [i, u, distance]) => (this.severityAt(i, u) === here ? least : Math.min(least, distance)),
      Infinity,
    );
  }
}

function pullingTogether(signs: readonly Sign[]): Sign[] {
  const strongestFirst = signs.toSorted((a, b) => Math.abs(b.strength) - Math.abs(a.strength));
  const direction = Math.sign(strongestFirst[0]?.strength ?? 0);
  return strongestFirst.filter(({ strength }) => Math.sign(strength) === direction);
}

/** Many small harms make no great one: the strongest sign counts whole, each weaker one less than that before it. */
function sumOf(signs: readonly Sign[]): number {
  const strengths = signs.map(({ strength }) => strength);
  return fading(strengths.filter((each) => each > 0)) + fading(strengths.filter((each) => each < 0));
}

function fading(strengths: readonly number[]): number {
  const strongestFirst = strengths.toSorted((a, b) => Math.abs(b) - Math.abs(a));
  return strongestFirst.reduce((sum, strength, rank) => sum + strength * FADING ** rank, 0);
}

function levelAt(score: number, { levels }: Axis): string {
  const level = levels.find(({ from }) => from === undefined || score >= from);
  return level?.id ?? '';
}

/** The nearest scores that belong to the other side of each cut. */
function otherSides(score: number, { levels }: Axis): number[] {
  return levels.flatMap(({ from }) => (from === undefined ? [] : [score >= from ? from - JUST_BELOW : from]));
}
