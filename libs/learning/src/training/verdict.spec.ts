import { expect, it } from '@jest/globals';
import { fairAnswers, heldOutAnswers, scoreOf } from './verdict.js';

const LABELS = [
  { id: '1', label: 'a' },
  { id: '2', label: 'b' },
];
const said = (...classes: string[]) => classes.map((predicted) => ({ predicted, confidence: 0.9 }));

it('takes of the version in force what it said before it had seen the answer', () => {
  const evidence = heldOutAnswers([LABELS[0]!], said('b'));
  const fair = fairAnswers(LABELS, said('a', 'b'), evidence);
  expect(fair.map(({ predicted }) => predicted)).toEqual(['b', 'b']);
});

it('judges by what the desk says today, not by what it said when the version was trained', () => {
  const evidence = heldOutAnswers([{ id: '1', label: 'b' }], said('a'));
  expect(scoreOf(fairAnswers([LABELS[0]!], said('b'), evidence))).toMatchObject({ accuracy: 1, macroF1: 1 });
});

it('scores nothing where nothing was judged', () => {
  expect(scoreOf([])).toBeNull();
});
