import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Fact, scoreExtraction } from './index.js';

const fact = (type: string, value: string, start: number): Fact => ({ type, value, start, end: start + value.length });

describe('scoreExtraction', () => {
  it('says what the scorer of the data says', () => {
    const { fields, micro } = scoreExtraction([
      {
        gold: [fact('email', 'a@b.co', 5), fact('phone', '+1 (555) 010-4477', 21), fact('date', '5 June', 42)],
        found: [fact('email', 'A@b.co,', 5), fact('phone', '+1 555 010 4477', 21), fact('date', 'June', 44)],
        exhaustive: ['email', 'phone'],
      },
      {
        gold: [fact('money', '$ 20', 5), fact('money', '30 EUR', 14), fact('email', 'a@b.co', 28)],
        found: [
          fact('money', '$20', 5),
          fact('money', '30', 14),
          fact('email', 'a@b.co', 28),
          fact('email', 'a@b.co', 35),
        ],
        exhaustive: ['email', 'money'],
      },
      {
        gold: [fact('reference_id', '4711-0815-42', 6)],
        found: [fact('phone', '4711-0815-42', 6), fact('money', '2024', 22), fact('date', '2024', 22)],
        exhaustive: ['phone', 'money'],
      },
    ]);
    // Computed once by score.py of the labelled data: fields
    const [p, r, f1] = [0.5714, 0.8, 0.6667].map((value) => expect.closeTo(value, 4));
    expect(micro).toEqual({ precision: p, recall: r, f1 });
    expect(
      fields.map(({ type, precision, recall, f1, isRecallOnly }) =>
        isRecallOnly ? [type, recall] : [type, precision, recall, f1],
      ),
    ).toEqual([
      ['date', 0],
      ['email', 2 / 3, 1, 0.8],
      ['money', 1 / 3, 0.5, 0.4],
      ['phone', 1, 1, 1],
      ['reference_id', 0],
    ]);
  });

  const facts = fc.uniqueArray(
    fc
      .record({ type: fc.constantFrom('a', 'b'), start: fc.nat(20) })
      .map(({ type, start }) => fact(type, `v${start}`, start)),
    { selector: ({ start }) => start },
  );

  it('is perfect for what was marked, and symmetric: found and marked change places with precision and recall', () => {
    fc.assert(
      fc.property(facts, facts, (gold, found) => {
        const exhaustive = ['a', 'b'];
        for (const { f1 } of scoreExtraction([{ gold, found: gold, exhaustive }]).fields) expect(f1).toBe(1);
        const only = { gold: gold.filter(({ type }) => type === 'a'), found: found.filter(({ type }) => type === 'a') };
        const [there] = scoreExtraction([{ ...only, exhaustive }]).fields;
        const [back] = scoreExtraction([{ gold: only.found, found: only.gold, exhaustive }]).fields;
        expect([there?.precision, there?.recall]).toEqual([back?.recall, back?.precision]);
      }),
    );
  });
});
