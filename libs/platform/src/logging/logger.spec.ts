import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

const SETTINGS = { LOG_LEVEL: 'info', LOG_FILE: undefined, DEBUG: false } as const;

describe('createLogger', () => {
  const lines: string[] = [];
  const out = { write: (line: string) => void lines.push(line) };
  const lastLine = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;

  it('writes JSON lines with a level in words and a time', () => {
    createLogger(SETTINGS, out).info({ a: 1 }, 'message');
    expect(lastLine()).toMatchObject({ level: 'info', a: 1, msg: 'message', time: expect.stringMatching(/Z$/) });
  });

  it.each([
    ['info', false, 'info'],
    ['info', true, 'debug'],
    ['debug', false, 'debug'],
    ['trace', true, 'trace'],
  ] as const)('with LOG_LEVEL %s and DEBUG %s logs at %s', (LOG_LEVEL, DEBUG, level) => {
    expect(createLogger({ ...SETTINGS, LOG_LEVEL, DEBUG }, out).level).toBe(level);
  });

  it('keeps secrets out, wherever a library may put them', () => {
    const headers = { authorization: 'geheim', cookie: 'geheim', 'x-api-key': 'geheim' };
    const logger = createLogger(SETTINGS, out);
    logger.info({ headers, req: { headers }, config: { apiKey: 'geheim', headers }, password: 'geheim' }, 'message');
    expect(lines.at(-1)).not.toContain('geheim');
  });

  it('writes of an error what helps and nothing that it carries', () => {
    const cause = Object.assign(new Error('inner'), { code: 'E1' });
    const error = Object.assign(new TypeError('outer', { cause }), { body: 'geheim', parameters: ['geheim'] });
    createLogger(SETTINGS, out).error({ err: error }, 'message');
    expect(lastLine().err).toMatchObject({
      type: 'TypeError',
      message: 'outer',
      cause: { message: 'inner', code: 'E1' },
    });
    expect(lines.at(-1)).not.toContain('geheim');
  });

  it('writes to LOG_FILE too and makes its folder', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'logger-'));
    const LOG_FILE = join(directory, 'logs', 'app.log');
    const logger = createLogger({ ...SETTINGS, LOG_FILE }, out);
    logger.info('to both');
    await new Promise<void>((resolve, reject) => logger.flush((error) => (error ? reject(error) : resolve())));
    while (!existsSync(LOG_FILE) || readFileSync(LOG_FILE, 'utf8') === '') await new Promise(setImmediate);
    expect([readFileSync(LOG_FILE, 'utf8'), lines.at(-1)]).toEqual([lines.at(-1), expect.stringContaining('to both')]);
    rmSync(directory, { recursive: true });
  });
});
