import { type Lesson } from '@app/learning';
import { describe, expect, it } from '@jest/globals';
import { type LabelledTicket } from '../input/labelled-ticket.js';
import { keptText, resultText } from './learn-text.js';
import { LessonBook } from './lesson-book.js';

const line = (id: string | number, label: string, body = 'b'): LabelledTicket => ({
  id,
  label,
  ticket: { subject: 's', body },
  text: '',
  accepted: [],
  fields: {},
});

function aBook(task: 'category' | 'severity' = 'category'): { book: LessonBook; pages: (readonly Lesson[])[] } {
  const pages: (readonly Lesson[])[] = [];
  const book = new LessonBook(task, ['billing', 'low'], (lessons) => Promise.resolve(void pages.push(lessons)));
  return { book, pages };
}

describe('LessonBook', () => {
  it('keeps lines by the page, and what is left at the end', async () => {
    const { book, pages } = aBook();
    for (let i = 0; i < 201; i += 1) await book.add(line(i, 'billing'));
    expect(pages.map((page) => page.length)).toEqual([200]);
    await book.close();
    await book.close();
    expect(pages.map((page) => page.length)).toEqual([200, 1]);
    expect(pages[1]).toEqual([{ id: '200', subject: 's', body: 'b', category: 'billing', severity: null }]);
  });

  it('takes of lines with the same id the last one, and no NUL', async () => {
    const { book, pages } = aBook('severity');
    await book.add(line('A', 'low', 'old'));
    await book.add(line('A', 'low', 'new\0'));
    await book.close();
    expect(pages).toEqual([[{ id: 'A', subject: 's', body: 'new\u{fffd}', category: null, severity: 'low' }]]);
  });

  it('counts the labels that the YAML does not have', async () => {
    const { book, pages } = aBook();
    for (const label of ['gone', 'billing', 'gone']) await book.add(line(label, label));
    await book.close();
    expect(pages).toHaveLength(1);
    expect(keptText(book)).toBe('1 lines kept as corrections.\nLeft out, since the YAML has no such id: gone (2)\n');
  });
});

it.each([
  ['live', /category: version 3 is live: macro-F1 0\.800 against 0\.700/],
  ['rejected', /version 3 is kept aside, what is in force does better/],
  ['overtaken', /another one was activated meanwhile/],
  ['too_few', /nothing was trained: 40 corrections are too few/],
] as const)('says what became of a run: %s', (verdict, told) => {
  const result = {
    task: 'category',
    version: 3,
    corrections: 40,
    leftOut: [],
    macroF1: 0.8,
    macroF1InForce: 0.7,
  } as const;
  expect(resultText({ ...result, verdict })).toMatch(told);
});
