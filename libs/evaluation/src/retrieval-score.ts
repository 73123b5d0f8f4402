/** What a search brought for one query: ids with scores, best first, and which ids would have been right. */
export interface RetrievalJudgement {
  readonly ranked: readonly (readonly [id: string, score: number])[];
  /** Empty where nothing is to be found. */
  readonly relevant: ReadonlySet<string>;
}

/** How good it is to call the best one a match from a score on. */
interface FlagScore {
  readonly threshold: number;
  readonly flagged: number;
  /** Share of the flagged whose best is relevant. */
  readonly precision: number;
  /** Share of the queries with something to find whose best is relevant and flagged. */
  readonly recall: number;
  /** Share of the queries with nothing to find that are flagged. */
  readonly falseAlarms: number;
}

export interface RetrievalScore {
  readonly withRelevant: number;
  readonly without: number;
  readonly recallAt: ReadonlyMap<number, number>;
  /** Mean reciprocal rank of the first relevant one. */
  readonly mrr: number;
  readonly flags: readonly FlagScore[];
}

const DEPTHS = [1, 5, 10];

/** Recall at 1, 5 and 10 over the queries that have something to find, and what each threshold would flag. */
export function scoreRetrieval(
  judgements: readonly RetrievalJudgement[],
  thresholds: readonly number[],
): RetrievalScore {
  const places = judgements
    .filter(({ relevant }) => relevant.size > 0)
    .map(({ ranked, relevant }) => ranked.findIndex(([id]) => relevant.has(id)));
  const withRelevant = places.length;
  const without = judgements.length - withRelevant;
  const ofThose = (count: number): number => (withRelevant === 0 ? 0 : count / withRelevant);
  return {
    withRelevant,
    without,
    recallAt: new Map(
      DEPTHS.map((depth) => [depth, ofThose(places.filter((place) => place >= 0 && place < depth).length)]),
    ),
    mrr: ofThose(places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0)),
    flags: thresholds.map((threshold) => {
      const flagged = judgements.filter(({ ranked }) => (ranked[0]?.[1] ?? -1) >= threshold);
      const right = flagged.filter(({ ranked, relevant }) => relevant.has(ranked[0]?.[0] ?? '')).length;
      const alarms = flagged.filter(({ relevant }) => relevant.size === 0).length;
      return {
        threshold,
        flagged: flagged.length,
        precision: flagged.length === 0 ? 0 : right / flagged.length,
        recall: ofThose(right),
        falseAlarms: without === 0 ? 0 : alarms / without,
      };
    }),
  };
}
