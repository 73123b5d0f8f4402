import { describe, expect, it } from '@jest/globals';
import { stemOf } from './stem.js';

describe('stemOf', () => {
  it.each([
    ['crash crashes crashed crashing'],
    ['charge charges charged charging'],
    ['bill bills billed billing'],
    ['cancel cancels cancelled canceled cancelling'],
    ['stop stops stopped stopping'],
    ['try tries tried trying'],
    ['cookie cookies'],
    ['die dies died'],
    ['use uses used using'],
    ['write writes writing'],
    ['fix fixes fixed fixing'],
    ['add adds added adding'],
    ['focus focuses focused'],
    ['process processes processed processing'],
    ['issue issues issued issuing'],
    ["customer customers customer's"],
  ])('brings %s together', (forms) => {
    expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
  });

  it.each([
    ['not', 'note'],
    ['plan', 'plane'],
    ['car', 'care'],
    ['add', 'ads'],
    ['ring', 'red'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });

  it.each([
    'string',
    'need',
    'status',
    'this',
    'access',
    'free',
    'err-5003',
    'v2.1.3',
    'caf\u00e9s',
    'gel\u00f6scht',
    '',
  ])('leaves "%s" as it is', (word) => {
    expect(stemOf(word)).toBe(word);
  });
});
