import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromWire, pointerTo, toCamel, toSnake, toWire } from './naming.js';
import { Verbatim } from './verbatim.js';

class Marked {
  @Verbatim()
  readonly ownData!: object;

  @Verbatim('request')
  readonly givenFields!: object;
}

const wireName = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(?:_[a-z][a-z0-9]{0,5}){0,3}$/);

describe('fromWire and toWire', () => {
  it('find back from each name to the other', () => {
    fc.assert(fc.property(wireName, (name) => toSnake(toCamel(name)) === name));
  });

  it('bring every JSON of wire names back as it was', () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value')),
        fc.dictionary(
          wireName.filter(
            (name) => !(toCamel(name) in Object.prototype) && !['own_data', 'given_fields'].includes(name),
          ),
          tie('value'),
          { noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(fc.property(value, (json) => expect(toWire(fromWire(json).value)).toEqual(json)));
  });

  it.each([
    'customerEmail',
    'subject_',
    '_subject',
    'a__b',
    'a_1',
    '',
    'A',
    'ümlaut',
    'constructor',
    'to_string',
    '__proto__',
  ])('take %j for no wire name and say where it stands', (key) => {
    const json: unknown = JSON.parse(`{"list":[{"a":1},{"${key}":{"x":1},"b":2}]}`);
    expect(fromWire(json)).toEqual({ value: { list: [{ a: 1 }, { b: 2 }] }, unknown: [['list', '1', key]] });
  });

  it("leave the caller's own data untouched, in the directions that are marked", () => {
    expect(new Marked()).toEqual({});
    const own = { someKey: { __proto__x: 1 }, 'a b': [] };
    expect(fromWire({ own_data: own, given_fields: own }).value).toEqual({ ownData: own, givenFields: own });
    expect(toWire({ ownData: own, givenFields: { someKey: 1 } })).toEqual({
      own_data: own,
      given_fields: { some_key: 1 },
    });
  });

  it('write what JSON cannot hold as null, times in ISO 8601, and nothing for undefined', () => {
    const answer = { at: new Date(5), never: new Date(NaN), gone: undefined, list: [undefined, NaN, Infinity, -0] };
    const wire = toWire(answer) as { list: number[] };
    expect(wire).toStrictEqual({ at: '1970-01-01T00:00:00.005Z', never: null, list: [null, null, null, 0] });
    expect(Object.is(wire.list[3], 0)).toBe(true);
  });

  it('refuse what is nested without end instead of running out of stack', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = { a: [deep] };
    expect(() => fromWire(deep)).toThrow('nested too deeply');
    expect(() => toWire(deep)).toThrow('nested too deeply');
  });

  it('take an object of too many keys in linear time', () => {
    const many = Object.fromEntries(Array.from({ length: 90_000 }, (_, i) => [`k_x${i}`, i]));
    const { value, unknown } = fromWire(many);
    expect([Object.keys(value as object).length, unknown.length]).toEqual([256, 89_744]);
  });

  it('escape keys in pointers', () => {
    expect(pointerTo(['a/b', 'c~d', '0'])).toBe('/a~1b/c~0d/0');
  });

  it('survive more names than are remembered', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `name_x${i}`);
    expect(names.map(toCamel).map(toSnake)).toEqual(names);
  });
});
