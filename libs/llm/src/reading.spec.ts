import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { readJsonAnswer } from './json-answer.js';
import { readBySchema } from './schema-reading.js';

describe('readJsonAnswer', () => {
  it.each<[string, string, unknown]>([
    ['alone', '{"a":1}', { a: 1 }],
    ['with blanks around', ' \n{"a":1}\n ', { a: 1 }],
    ['in a fence', '```json\n{"a":1}\n```', { a: 1 }],
    ['in a fence without a name', '```\n{"a":1}\n```', { a: 1 }],
    ['in prose', 'Here it is: {"a":1}. Anything else?', { a: 1 }],
    ['after a draft', '<think>{"a":0}</think>{"a":1}', { a: 1 }],
    ['after braces that mean nothing', 'Looking at {the ticket}: {"a":1}', { a: 1 }],
    ['with braces in strings', '{"a":"}{","b":"\\"}"}', { a: '}{', b: '"}' }],
    ['with an object inside', '{"a":{"b":[{"c":1}]}}', { a: { b: [{ c: 1 }] } }],
    ['with the same key in two objects', '{"a":{"b":1},"c":{"b":2}}', { a: { b: 1 }, c: { b: 2 } }],
    ['with a key that equals a value', '{"a":"b","b":"a"}', { a: 'b', b: 'a' }],
  ])('reads an object that stands %s', (_, answer, value) => {
    expect(readJsonAnswer(answer)).toEqual({ ok: true, value });
  });

  it.each<[string, string]>([
    ['', 'There is no JSON object in the answer.'],
    ['billing', 'There is no JSON object in the answer.'],
    ['[1,2]', 'There is no JSON object in the answer.'],
    ['{"a":{"b":1},"c":', 'The JSON object has no end.'],
    ['{"a":1} {"a":', 'The JSON object has no end.'],
    ['{"a":"never closed}', 'The JSON object has no end.'],
    ["{'a':1}", 'The object is not valid JSON.'],
    ['{"a":NaN}', 'The object is not valid JSON.'],
    ['{"a":1,}', 'The object is not valid JSON.'],
    ['{"a":1,"a":2}', 'The key "a" stands twice.'],
    ['{"a":1,"\\u0061":2}', 'The key "\\u0061" stands twice.'],
    ['{"x":[{"a":1,"b":{"a":3},"a":2}]}', 'The key "a" stands twice.'],
    [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'The object is nested too deeply.'],
  ])('refuses %j', (answer, complaint) => {
    expect(readJsonAnswer(answer)).toEqual({ ok: false, complaint });
  });

  it('reads back whatever object is written, wherever it stands', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.boolean(), (object, fenced) => {
        const json = JSON.stringify(object, null, fenced ? 2 : 0);
        const reading = readJsonAnswer(fenced ? `So:\n\`\`\`json\n${json}\n\`\`\`` : json);
        expect(reading).toEqual({ ok: true, value: JSON.parse(json) as unknown });
      }),
    );
  });

  it('never takes a part of a cut object for the whole', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), fc.nat(), (object, at) => {
        const json = JSON.stringify(object);
        expect(readJsonAnswer(json.slice(0, at % json.length)).ok).toBe(false);
      }),
    );
  });

  it('takes linear time', () => {
    const startedAt = performance.now();
    readJsonAnswer('{'.repeat(500_000));
    readJsonAnswer('{}'.repeat(250_000));
    readJsonAnswer(`{"a":"${'\\"{'.repeat(150_000)}"}`);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('readBySchema', () => {
  const schema = z.object({
    category: z.enum(['billing', 'technical']),
    confidence: z.number().min(0).max(1),
    ranks: z.array(z.object({ n: z.int() })).default([]),
    order: z.string().optional(),
  });

  it.each<[string, unknown, unknown]>([
    ['numbers in strings', { category: 'billing', confidence: '0.9' }, { confidence: 0.9 }],
    [
      'numbers in strings inside arrays',
      { category: 'billing', confidence: 1, ranks: [{ n: '3' }] },
      { ranks: [{ n: 3 }] },
    ],
    ['keys nobody asked for', { category: 'billing', confidence: 1, team: 'ceo' }, {}],
  ])('mends %s', (_, value, expected) => {
    const reading = readBySchema(schema, value);
    expect(reading).toMatchObject({ ok: true, value: { category: 'billing', ...(expected as object) } });
    expect(reading).not.toHaveProperty('value.team');
  });

  it('drops unknown keys for a strict schema too', () => {
    const strict = z.strictObject({ inner: z.strictObject({ a: z.number() }) });
    expect(readBySchema(strict, { inner: { a: '1', b: 2 }, c: 3 })).toEqual({ ok: true, value: { inner: { a: 1 } } });
  });

  it('does not make a number out of what is meant to be text', () => {
    const reading = readBySchema(schema, { category: 'billing', confidence: 1, order: '12345' });
    expect(reading).toMatchObject({ value: { order: '12345' } });
  });

  it.each<[string, unknown, RegExp]>([
    [
      'an unknown option, and says which ones there are',
      { category: 'x', confidence: 1 },
      /category: .*"billing"\|"technical"/,
    ],
    ['NaN in a string', { category: 'billing', confidence: 'NaN' }, /confidence/],
    ['Infinity in a string', { category: 'billing', confidence: 'Infinity' }, /confidence/],
    ['a percentage', { category: 'billing', confidence: '90%' }, /confidence/],
    ['a number in a string that is out of range', { category: 'billing', confidence: '7' }, /confidence/],
    ['a missing key', { category: 'billing' }, /confidence/],
    ['no object', null, /the object/],
  ])('refuses %s', (_, value, complaint) => {
    const reading = readBySchema(schema, value);
    expect(reading.ok ? 'accepted' : reading.complaint).toMatch(complaint);
  });

  it('leaves what it was given as it is', () => {
    const value = { category: 'billing', confidence: '0.5', more: 1 };
    readBySchema(schema, value);
    expect(value).toEqual({ category: 'billing', confidence: '0.5', more: 1 });
  });
});
