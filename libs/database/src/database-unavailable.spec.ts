import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { databaseUnavailable } from './database-unavailable.js';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });

describe('databaseUnavailable', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['several refused connections', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['a reset connection', coded('ECONNRESET')],
    ['an unknown host', coded('ENOTFOUND')],
    ['a missing socket', coded('ENOENT', { syscall: 'connect' })],
    ['a connection exception', coded('08006')],
    ['a shutdown by an administrator', coded('57P01')],
    ['a crash', coded('57P02')],
    ['a server that starts', coded('57P03')],
    ['too many connections', coded('53300')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
    ['a lost connection inside a query', new QueryFailedError('select 1', [], new Error('Connection terminated'))],
    ['a silent server', new Error('Query read timeout')],
    ['a data source that never connected', new Error('Driver not Connected')],
    ['a cause', new Error('saving failed', { cause: coded('57P01') })],
  ])('knows %s', (_, error) => {
    expect(databaseUnavailable(error)).toMatchObject({
      kind: 'unavailable',
      code: 'database_unavailable',
      details: { retryAfterSeconds: 5 },
    });
  });

  it.each([
    ['a broken rule', coded('23505')],
    ['a slow statement', coded('57014')],
    ['a wrong password', coded('28P01')],
    ['a missing file', coded('ENOENT', { syscall: 'open' })],
    ['a bug', new TypeError('Cannot read properties of undefined')],
    ['no error', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('leaves %s alone', (_, error) => {
    expect(databaseUnavailable(error)).toBeUndefined();
  });
});
