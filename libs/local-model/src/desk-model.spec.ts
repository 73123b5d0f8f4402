import { expect, it } from '@jest/globals';
import {
  argmax,
  type Correction,
  decodeDeskModel,
  type DeskModel,
  encodeDeskModel,
  featurize,
  heldOutProbabilities,
  LEAST_BACKLOG,
  selfTrain,
  trainDeskModel,
} from './index.js';

const CLASSES = ['delivery', 'returns', 'other'];
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  delivery: ['parcel', 'courier', 'shipment', 'tracking'],
  returns: ['send back', 'exchange', 'return label', 'wrong size'],
  other: ['opening hours', 'gift card', 'newsletter', 'job'],
};
const MANNERS = [
  'where is my',
  'a question about the',
  'please help with the',
  'I wrote about the',
  'still waiting: the',
];

const corrections = (baseOf: (label: string) => readonly number[]): Correction[] =>
  CLASSES.flatMap((label) =>
    (SUBJECTS[label] ?? []).flatMap((subject) =>
      MANNERS.map((manner) => ({
        features: featurize(`${manner} ${subject}`),
        baseScores: Float64Array.from(baseOf(label)),
        label,
      })),
    ),
  );
const NOTHING = [0, 0, 0];
const answer = (model: DeskModel, text: string, baseScores = NOTHING): string | undefined =>
  CLASSES[argmax(model.probabilities({ features: featurize(text), baseScores: Float64Array.from(baseScores) }))];

it('learns a taxonomy from nothing but corrections', () => {
  const model = trainDeskModel(
    corrections(() => NOTHING),
    { classes: CLASSES },
  );
  expect(answer(model, 'the courier lost it')).toBe('delivery');
  expect(answer(model, 'exchange for another size')).toBe('returns');
});

it('leaves a base that is right as it is', () => {
  const model = trainDeskModel(
    corrections((label) => CLASSES.map((each) => (each === label ? 3 : 0))),
    { classes: CLASSES },
  );
  expect(answer(model, 'words nobody has seen', [0, 3, 0])).toBe('returns');
  expect(answer(model, 'words nobody has seen', [0, 0, 3])).toBe('other');
});

it('turns a base round that is always wrong', () => {
  const model = trainDeskModel(
    corrections((label) => (label === 'delivery' ? [0, 3, 0] : label === 'returns' ? [3, 0, 0] : [0, 0, 3])),
    { classes: CLASSES },
  );
  expect(answer(model, 'where is the shipment', [0, 3, 0])).toBe('delivery');
});

it('judges each correction by a model that has not seen it', () => {
  const shuffledLabels = corrections(() => NOTHING).map((correction, i) => ({
    ...correction,
    label: CLASSES[i % 3] ?? '',
  }));
  const held = heldOutProbabilities(shuffledLabels, { classes: CLASSES });
  const right = held.filter((probabilities, i) => CLASSES[argmax(probabilities)] === shuffledLabels[i]?.label);
  expect(right.length / held.length).toBeLessThan(0.6);
});

it('sharpens the base by the words of the backlog', () => {
  const sure = (label: string): Float64Array => Float64Array.from(CLASSES, (each) => (each === label ? 0.8 : 0.1));
  const backlog = corrections(() => NOTHING).map(({ features, label }) => ({ features, probabilities: sure(label) }));
  const self = selfTrain(backlog, CLASSES);
  const model = trainDeskModel([], { classes: CLASSES, self });
  expect(answer(model, 'the courier')).toBe('delivery');
  expect(selfTrain(backlog.slice(0, LEAST_BACKLOG - 1), CLASSES)).toBeUndefined();
});

it('keeps its answers through bytes', () => {
  const all = corrections(() => NOTHING);
  const model = trainDeskModel(all, { classes: CLASSES });
  const read = decodeDeskModel(encodeDeskModel(model));
  for (const { features, baseScores } of all) {
    const [before, after] = [model, read].map((each) => each.probabilities({ features, baseScores }));
    before?.forEach((p, k) => expect(Math.abs((after?.[k] ?? 0) - p)).toBeLessThan(0.05));
  }
});
