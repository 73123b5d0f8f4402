import { describe, expect, it } from '@jest/globals';
import { ApiKeys } from './api-keys.js';

const SCOPES = ['ship', 'parcels:read'];

describe('ApiKeys', () => {
  it('knows a key by its value, with its name and scopes', () => {
    const keys = ApiKeys.parse('desk:k1, reader:k2:parcels:read, both:k3:ship+parcels:read', SCOPES);
    expect(keys.callerOf('k1')).toEqual({ name: 'desk', scopes: undefined });
    expect(keys.callerOf('k2')).toEqual({ name: 'reader', scopes: ['parcels:read'] });
    expect(keys.callerOf('k3')).toEqual({ name: 'both', scopes: SCOPES });
    expect([keys.callerOf('k'), keys.callerOf(''), keys.callerOf('desk')]).toEqual([undefined, undefined, undefined]);
  });

  it('is empty without keys', () => {
    expect([ApiKeys.parse(undefined, SCOPES).isEmpty, ApiKeys.parse(' , ', SCOPES).isEmpty]).toEqual([true, true]);
    expect(ApiKeys.parse('a:b', SCOPES).isEmpty).toBe(false);
  });

  it.each(['a:ok,geheim', 'a:ok,b c:geheim', 'a:ok,b:'])('names the wrong entry of %j by its place alone', (text) => {
    const parse = (): unknown => ApiKeys.parse(text, SCOPES);
    expect(parse).toThrow('API_KEYS: entry 2 must be name:key');
    expect(parse).not.toThrow(/geheim/);
  });

  it('refuses a scope that does not exist', () => {
    expect(() => ApiKeys.parse('a:geheim:fly', SCOPES)).toThrow(
      'API_KEYS: entry 1 has an unknown scope; there are ship, parcels:read',
    );
  });
});
