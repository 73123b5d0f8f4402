import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { labelReportText } from '../output/score-text.js';
import { judgeLabels } from './label-evaluation.js';
import { type LabelTask } from './label-task.js';
import { type EvaluationOptions } from './options.js';

/** Answers the first word of the body; the later a ticket, the faster. */
const task = (labels: readonly string[] = ['a', 'b']): LabelTask => ({
  name: 'first-word',
  title: 'First words',
  notes: [],
  labelNames: [],
  scoring: { labels },
  atOnce: 3,
  predict: async ({ ticket, id }) => {
    for (let i = 10 - Number(id); i > 0; i -= 1) await Promise.resolve();
    if (ticket.body === 'fail') throw new Error('the engine broke');
    return { label: ticket.body.split(' ')[0] ?? '', confidence: 0.9, source: 'rules', isFallback: id === 1 };
  },
});

describe('judgeLabels', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const options = (...lines: object[]): EvaluationOptions => {
    const file = join(folder, 'in.jsonl');
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return { in: [file], by: 'source', out: join(folder, 'out', 'predictions.jsonl') };
  };
  const lines = [
    { id: 1, text: 'a one', label: 'a', source: 'x' },
    { id: 2, text: 'b two', label: 'a', labels_ok: ['a', 'b'], source: 'y' },
    { id: 3, text: 'b three', label: 'b', source: 'y' },
    { id: 4, text: 'b four', label: 'a', source: 'y' },
  ];

  it('scores all lines, and those of each source', async () => {
    const { overall, groups } = await judgeLabels(task(), options(...lines));
    expect([overall.accuracy, overall.lenientAccuracy]).toEqual([0.5, 0.75]);
    expect(groups.map(({ name, score }) => [name, score.accuracy])).toEqual([
      ['x', 1],
      ['y', 1 / 3],
    ]);
  });

  it('writes a prediction a line, in the order of the input, ids as they came', async () => {
    const told = options(...lines);
    await judgeLabels(task(), told);
    const written = readFileSync(told.out ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(written).toEqual(
      ['a', 'b', 'b', 'b'].map((label, i) => ({ id: i + 1, label, confidence: 0.9, source: 'rules' })),
    );
  });

  it('keeps the wrong answers with their text, the surest first', async () => {
    const { mistakes } = await judgeLabels(task(), options(...lines));
    expect(mistakes.map(({ id, excerpt }) => [id, excerpt])).toEqual([
      ['2', 'b two'],
      ['4', 'b four'],
    ]);
  });

  it('warns of labels that nobody can answer, and of fallbacks', async () => {
    const { notes } = await judgeLabels(task(['b', 'c']), options(...lines));
    expect(notes.join('\n')).toMatch(
      /no answer can be right: "a" \(3\); known are b, c\n.*for 1 tickets the model gave up/,
    );
  });

  it('stops at what breaks', async () => {
    const broken = options(...lines, { id: 5, text: 'fail', label: 'a' }, { id: 6, text: 'fail', label: 'a' });
    await expect(judgeLabels(task(), broken)).rejects.toThrow('the engine broke');
    await expect(judgeLabels(task(), options())).rejects.toThrow('the input holds no lines');
  });

  it('prints it all', async () => {
    const text = labelReportText(await judgeLabels(task(), options(...lines)));
    expect(text).toMatch(/\.500 {2}accuracy: of 4 tickets/);
    expect(text).toMatch(/^a +3 +1\.000 +\.333 +\.500$/m);
    expect(text).toMatch(/^a +1 +2$/m);
    expect(text).toMatch(/^mean +\.667/m);
  });
});
