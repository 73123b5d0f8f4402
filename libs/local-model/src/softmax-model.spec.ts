import { expect, it } from '@jest/globals';
import {
  argmax,
  BadModelBytes,
  decodeModel,
  encodeModel,
  featurize,
  PackedModel,
  type SoftmaxModel,
  trainSoftmax,
} from './index.js';

const LINES: readonly (readonly [text: string, label: string])[] = [
  ['I was charged twice for my order', 'billing'],
  ['please refund the payment', 'billing'],
  ['the invoice shows a wrong amount', 'billing'],
  ['my card was charged again', 'billing'],
  ['I cannot log in to my account', 'account'],
  ['the password reset mail never comes', 'account'],
  ['please change the e-mail of my account', 'account'],
  ['my login is locked', 'account'],
];
const examples = LINES.map(([text, label]) => ({ features: featurize(text), label }));
const labelOf = (model: SoftmaxModel, text: string): string | undefined =>
  model.classes[argmax(model.logits(featurize(text)))];

it('learns classes and tells unseen texts', () => {
  const model = trainSoftmax(examples);
  expect(labelOf(model, 'a wrong charge on the invoice')).toBe('billing');
  expect(labelOf(model, 'cannot reset my password')).toBe('account');
});

it('gives the same model for the same examples, and another for another seed', () => {
  expect(encodeModel(trainSoftmax(examples))).toEqual(encodeModel(trainSoftmax(examples)));
  expect(encodeModel(trainSoftmax(examples, { seed: 2 }))).not.toEqual(encodeModel(trainSoftmax(examples)));
});

it('learns only what an offset leaves open', () => {
  const sure = Float64Array.of(0, 12);
  const offset = examples.map((example) => ({
    ...example,
    offset: example.label === 'billing' ? sure : sure.toReversed(),
  }));
  const free = trainSoftmax(examples, { classes: ['account', 'billing'] });
  const bound = trainSoftmax(offset, { classes: ['account', 'billing'] });
  const reach = ({ weights }: SoftmaxModel): number => Math.max(...weights);
  expect(reach(bound)).toBeLessThan(reach(free) / 10);
});

it('keeps its answers through bytes', () => {
  const model = trainSoftmax(examples);
  const read = decodeModel(encodeModel(model));
  expect(read.classes).toEqual(model.classes);
  for (const [text] of LINES) {
    const [before, after] = [model, read].map((each) => each.probabilities(featurize(text)));
    before?.forEach((p, k) => expect(after?.[k]).toBeCloseTo(p, 1));
    expect(labelOf(read, text)).toBe(labelOf(model, text));
  }
});

it('leaves out the weakest n-grams where bytes are short', () => {
  const bytes = encodeModel(trainSoftmax(examples), { maxBytes: 2_000 });
  expect(bytes.length).toBeLessThanOrEqual(2_000);
  expect(labelOf(decodeModel(bytes), 'refund the wrong charge')).toBe('billing');
});

it('refuses bytes that are cut short or of another format', () => {
  const bytes = encodeModel(trainSoftmax(examples));
  expect(() => decodeModel(bytes.subarray(0, bytes.length - 3))).toThrow(BadModelBytes);
  expect(() => decodeModel(Uint8Array.of(99, 18, 0))).toThrow(BadModelBytes);
});

it('says which words spoke for a class', () => {
  const text = 'Hello, please refund my order';
  const weights = trainSoftmax(examples).wordWeights(text, 'billing');
  const best = weights.toSorted((a, b) => b.weight - a.weight).slice(0, 3);
  expect(best.map(({ start, end }) => text.slice(start, end))).toContain('refund');
});

it('refuses an example of an unknown class', () => {
  expect(() => trainSoftmax(examples, { classes: ['billing'] })).toThrow(RangeError);
});

it('answers the same when it is packed, also of words it has never met', () => {
  const model = trainSoftmax(examples);
  const packed = new PackedModel(model);
  for (const text of [...LINES.map(([line]) => line), 'please refund the zeppelin', 'zeppelin', '']) {
    const logits = packed.logits(featurize(text));
    model.logits(featurize(text)).forEach((logit, k) => expect(logits[k]).toBeCloseTo(logit, 6));
  }
});
