import { seededRandom, shuffledOrder } from './random.js';

/** The fold of each item: as equal in size as can be, every class spread over all of them. */
export function stratifiedFolds(labels: readonly string[], folds: number, seed = 1): Int32Array {
  const order = Array.from(shuffledOrder(labels.length, seededRandom(seed)));
  const byClass = order.toSorted((a, b) => compare(labels[a], labels[b]));
  const foldOf = new Int32Array(labels.length);
  byClass.forEach((item, place) => (foldOf[item] = place % folds));
  return foldOf;
}

/** Answers for every item by a model that was trained without its fold. */
export function outOfFold<T, Answer>(
  items: readonly T[],
  foldOf: Int32Array,
  train: (rest: readonly T[]) => (item: T) => Answer,
): Answer[] {
  const answers = new Array<Answer>(items.length);
  for (const fold of new Set(foldOf)) {
    const answer = train(items.filter((_, i) => foldOf[i] !== fold));
    items.forEach((item, i) => {
      if (foldOf[i] === fold) answers[i] = answer(item);
    });
  }
  return answers;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
