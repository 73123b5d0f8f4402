import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type InputRecord } from './input-record.js';
import { readRecords, sizeOf } from './records.js';

describe('readRecords', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'records-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const read = async (...files: string[]): Promise<InputRecord['fields'][]> => {
    const all: InputRecord['fields'][] = [];
    for await (const { fields } of readRecords(files)) all.push({ ...fields });
    return all;
  };

  it('reads JSON lines: byte order mark, empty lines, Windows ends, no end at the last, U+2028 inside', async () => {
    const text = '\uFEFF{"id":1}\r\n\r\n{"text":"a\u2028b"}\n{"id":3}';
    expect(await read(file('a.jsonl', text))).toEqual([{ id: 1 }, { text: 'a\u2028b' }, { id: 3 }]);
  });

  it('keeps a letter whole where two pieces of the file meet', async () => {
    const text = 'ü'.repeat(100_001);
    expect(await read(file('long.jsonl', `${JSON.stringify({ text })}\n`))).toEqual([{ text }]);
  });

  it.each([
    ['commas', 'Id,Body\n1,"a, ""b""\nc"\n'],
    ['semicolons', 'Id;Body\r\n1;"a, ""b""\nc"\r\n'],
    ['tabs', '\uFEFFId\tBody\n1\t"a, ""b""\nc"'],
  ])('reads CSV with %s', async (_, text) => {
    expect(await read(file('a.csv', text))).toEqual([{ Id: '1', Body: 'a, "b"\nc' }]);
  });

  it('tells the format by the first byte where the name does not', async () => {
    expect(await read(file('a.txt', '\n {"id":1}'), file('b.txt', 'id,text\n2,x'))).toEqual([
      { id: 1 },
      { id: '2', text: 'x' },
    ]);
  });

  it('tells the line on which each record begins', async () => {
    const path = file('c.csv', 'id,text\n1,"a\nb"\n2,c\n');
    const places: string[] = [];
    for await (const { place } of readRecords([path])) places.push(place);
    expect(places).toEqual([`${path}:2`, `${path}:4`]);
  });

  it.each([
    ['bad.jsonl', '{"id":1}\nid,text', ':2: not valid JSON'],
    ['list.jsonl', '[1]', ':1: not a JSON object'],
    ['bad.csv', 'a,b\n"x', 'not valid CSV'],
    ['none.csv', '', 'is empty'],
  ])('says where %s is wrong', async (name, text, complaint) => {
    await expect(read(file(name, text))).rejects.toThrow(complaint);
  });

  it('goes on after a bad JSON line where somebody wants to hear of it', async () => {
    const bad: string[] = [];
    const fields: unknown[] = [];
    const lines = file('some.jsonl', '{"id":1}\noops\n{"id":3}\n');
    for await (const record of readRecords([lines], undefined, ({ message }) => bad.push(message)))
      fields.push(record.fields);
    expect(fields).toEqual([{ id: 1 }, { id: 3 }]);
    expect(bad).toEqual([expect.stringContaining(':2: not valid JSON')]);
  });

  it('says that a file is missing or a folder, before anything is read', async () => {
    await expect(sizeOf([join(folder, 'nope')])).rejects.toThrow('nope: there is no such file');
    await expect(sizeOf([folder])).rejects.toThrow('is a folder');
  });

  it('reads a large file piece by piece, only as far as it is asked', async () => {
    const path = file('large.jsonl', `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`.repeat(5000));
    let bytes = 0;
    await readRecords([path], (more) => (bytes += more)).next();
    expect(bytes).toBeLessThan(1_000_000);
    expect(await sizeOf([path])).toBeGreaterThan(5_000_000);
  });
});
