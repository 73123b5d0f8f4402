import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalModels } from '@app/classification';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { learnBacklog } from './backlog.js';
import { withStages } from './stage-context.js';

const ASKS = ['I was charged twice', 'please refund the invoice', 'I cannot log in', 'my password does not work'];

describe('learnBacklog', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'backlog-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const desksOf = (lines: readonly object[]): Promise<(string | undefined)[]> => {
    const file = join(folder, 'backlog.jsonl');
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return withStages({ withModels: false }, async (stages) => {
      const models = await learnBacklog([file], 'category', stages.get(LocalModels), { in: [], by: 'desk' });
      return [...models.keys()];
    });
  };
  const tickets = (count: number, more: object = {}): object[] =>
    Array.from({ length: count }, (_, i) => ({ text: `${ASKS[i % 4] ?? ''}, case ${i}`, ...more }));

  it('makes a model for each desk that has enough tickets', async () => {
    const lines = [
      ...tickets(80, { desk: 'north' }),
      ...tickets(10, { desk: 'south' }),
      ...tickets(60, { desk: 'east' }),
    ];
    expect(await desksOf(lines)).toEqual(['north', 'east']);
  });

  it('takes lines that name no desk for one', async () => {
    expect(await desksOf(tickets(80))).toEqual([undefined]);
  });
});
