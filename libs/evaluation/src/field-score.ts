import { type Counts, precisionRecall, type PrecisionRecall } from './precision-recall.js';

/** A fact at its place in a text. */
export interface Fact {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The facts that were found in a text beside those that stand in it. */
export interface FactJudgement {
  readonly gold: readonly Fact[];
  readonly found: readonly Fact[];
  /** Types of which every occurrence is marked; of the others only misses count. */
  readonly exhaustive: readonly string[];
}

export interface FieldScore extends Counts, PrecisionRecall {
  readonly type: string;
  /** Nobody marked every occurrence: recall is all that can be said. */
  readonly isRecallOnly: boolean;
}

export interface ExtractionScore {
  readonly count: number;
  readonly fields: readonly FieldScore[];
  /** Over all facts of the types that are marked exhaustively. */
  readonly micro: PrecisionRecall;
}

/** A found fact is right where type and value agree, small differences in writing aside; each marked fact is found once. */
export function scoreExtraction(judgements: readonly FactJudgement[]): ExtractionScore {
  const tally = new Map<string, { hits: number; falseAlarms: number; misses: number }>();
  const count = (type: string, what: keyof Counts): void => {
    const counts = tally.get(type) ?? { hits: 0, falseAlarms: 0, misses: 0 };
    counts[what] += 1;
    tally.set(type, counts);
  };
  for (const { gold, found, exhaustive } of judgements) {
    const left = new Set(found);
    for (const fact of gold) {
      const hit = [...left].find((each) => isSame(each, fact));
      if (hit !== undefined) left.delete(hit);
      count(fact.type, hit === undefined ? 'misses' : 'hits');
    }
    for (const fact of left)
      if (exhaustive.includes(fact.type) && !gold.some((each) => each.type !== fact.type && overlap(each, fact)))
        count(fact.type, 'falseAlarms');
  }
  const exhaustive = new Set(judgements.flatMap((each) => each.exhaustive));
  const fields = [...tally]
    .map(([type, counts]) => ({ type, ...counts, ...precisionRecall(counts), isRecallOnly: !exhaustive.has(type) }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
  return { count: judgements.length, fields, micro: precisionRecall(total(fields)) };
}

function total(fields: readonly FieldScore[]): Counts {
  const sum = (of: keyof Counts): number =>
    fields.filter(({ isRecallOnly }) => !isRecallOnly).reduce((all, field) => all + field[of], 0);
  return { hits: sum('hits'), falseAlarms: sum('falseAlarms'), misses: sum('misses') };
}

const overlap = (a: Fact, b: Fact): boolean => a.start < b.end && b.start < a.end;

const isSame = (a: Fact, b: Fact): boolean =>
  a.type === b.type && comparable(a.type, a.value) === comparable(b.type, b.value);

const DIGITS = new Set(['phone', 'credit_card', 'iban', 'reference_id', 'ssn']);

/** A value without what nobody would call a difference: case, spaces, and by type separators or marks around it. */
function comparable(type: string, value: string): string {
  const plain = value.replace(/\s+/g, ' ').trim().toLowerCase();
  if (DIGITS.has(type)) return plain.replace(/[^0-9a-z+]/g, '');
  if (type === 'money') return plain.replace(/\s/g, '');
  return plain.replace(/^[ .,;:()[\]<>"']+|[ .,;:()[\]<>"']+$/g, '');
}
