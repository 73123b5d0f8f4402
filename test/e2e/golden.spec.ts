import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { anApp, type TestApp } from './an-app.js';

interface Expectation {
  readonly path?: string;
  readonly field?: string;
  readonly equals?: unknown;
  readonly one_of?: readonly unknown[];
  readonly contains_all?: readonly string[];
  readonly at_least?: number;
  readonly matches?: string;
}
interface GoldenCase {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: object | null;
  readonly status: number;
  readonly expect: readonly Expectation[];
}
interface Field {
  readonly name: string;
  readonly value: unknown;
}

const { cases } = JSON.parse(readFileSync(new URL('../data/golden-cases.json', import.meta.url), 'utf8')) as {
  cases: GoldenCase[];
};

describe('The golden cases of the contract', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app.close());

  it.each(cases)('$name', async ({ method, path, body, status, expect: expectations }) => {
    const call = method === 'GET' ? request(app.server).get(path) : request(app.server).post(path).send(body!);
    const response = await call;
    expect(response.status).toBe(status);
    if (status >= 400) expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    for (const expectation of expectations) meets(response.body, expectation);
  });
});

function meets(answer: unknown, expectation: Expectation): void {
  const got = expectation.field === undefined ? at(answer, expectation.path!) : fieldOf(answer, expectation.field);
  if ('equals' in expectation) expect(got).toEqual(expectation.equals);
  if (expectation.one_of) expect(expectation.one_of).toContainEqual(got);
  if (expectation.at_least !== undefined) expect(got).toBeGreaterThanOrEqual(expectation.at_least);
  if (expectation.matches !== undefined) expect(got).toMatch(pattern(expectation.matches));
  if (expectation.contains_all)
    expect((got as string[]).map(lower)).toEqual(expect.arrayContaining(expectation.contains_all.map(lower)));
}

const lower = (text: string): string => text.toLowerCase();
const pattern = (text: string): RegExp =>
  text.startsWith('(?i)') ? new RegExp(text.slice(4), 'iu') : new RegExp(text, 'u');

function at(answer: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], answer);
}

function fieldOf(answer: unknown, name: string): unknown {
  const { extracted_fields, fields } = answer as { extracted_fields?: { fields: Field[] }; fields?: Field[] };
  return (extracted_fields?.fields ?? fields ?? []).find((field) => field.name === name)?.value;
}
