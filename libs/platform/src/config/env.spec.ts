import { describe, expect, it } from '@jest/globals';
import { OperatorError } from '@app/domain';
import { readEnv } from './env.js';

describe('readEnv', () => {
  it('has a default for everything', () => {
    expect(readEnv({})).toMatchObject({
      APP_PORT: 8000,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      RATE_LIMIT_PER_MINUTE: 0,
    });
    expect(readEnv({}).API_KEYS).toBeUndefined();
  });

  it('takes an empty value, as .env files hold, for none', () => {
    expect(readEnv({ APP_PORT: '', DEBUG: '', LOG_FILE: ' ', APP_NAME: '' })).toEqual(readEnv({}));
  });

  it('tells an empty DATABASE_URL from none: they choose different databases', () => {
    expect([readEnv({ DATABASE_URL: '' }).DATABASE_URL, readEnv({}).DATABASE_URL]).toEqual(['', undefined]);
  });

  it.each([
    ['true', true],
    ['1', true],
    ['on', true],
    ['no', false],
    ['0', false],
  ])('reads the flag %s', (text, value) => {
    expect(readEnv({ DEBUG: text }).DEBUG).toBe(value);
  });

  it('names every wrong variable and shows no value', () => {
    const wrong = { APP_PORT: 'secret1', LOG_LEVEL: 'secret2', DEBUG: 'secret3', TEMPERATURE: '9' };
    const read = (): unknown => readEnv(wrong);
    expect(read).toThrow(OperatorError);
    for (const name of Object.keys(wrong)) expect(read).toThrow(`  ${name}: `);
    expect(read).not.toThrow(/secret/);
  });
});
