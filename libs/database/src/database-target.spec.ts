import { describe, expect, it } from '@jest/globals';
import { readDatabaseUrl } from './database-target.js';

describe('readDatabaseUrl', () => {
  it.each([
    [undefined, './data/pglite'],
    ['', undefined],
    ['pglite:/var/lib/desk', '/var/lib/desk'],
    ['pglite:', undefined],
  ])('takes %j for an embedded database in %j', (url, directory) => {
    expect(readDatabaseUrl(url)).toEqual({ kind: 'embedded', directory });
  });

  it.each([
    'postgres://ann:s%40crt@db.example:6543/desk',
    'postgresql://ann:s%40crt@db.example:6543/desk',
    'postgresql+asyncpg://ann:s%40crt@db.example:6543/desk',
    'postgresql+psycopg2://ann:s%40crt@db.example:6543/desk?channel_binding=require',
  ])('takes %s for a server', (url) => {
    expect(readDatabaseUrl(url)).toEqual({
      kind: 'server',
      host: 'db.example',
      port: 6543,
      database: 'desk',
      username: 'ann',
      password: 's@crt',
      tls: false,
    });
  });

  it('leaves out what the driver knows better', () => {
    expect(readDatabaseUrl('postgresql://localhost')).toMatchObject({
      host: 'localhost',
      port: 5432,
      database: undefined,
      username: undefined,
    });
  });

  it.each([
    ['postgresql:///desk?host=/var/run/postgresql', '/var/run/postgresql'],
    ['postgresql://[::1]:5432/desk', '::1'],
    ['postgresql:///desk', 'localhost'],
  ])('finds the host of %s', (url, host) => {
    expect(readDatabaseUrl(url)).toMatchObject({ host });
  });

  it.each([
    ['sslmode=disable', false],
    ['sslmode=prefer', false],
    ['sslmode=require', { rejectUnauthorized: false }],
    ['ssl=require', { rejectUnauthorized: false }],
    ['ssl=true', { rejectUnauthorized: false }],
    ['sslmode=verify-full', {}],
  ])('reads %s as the server’s own clients do', (query, tls) => {
    expect(readDatabaseUrl(`postgresql://db/desk?${query}`)).toMatchObject({ tls });
  });

  it('checks the chain but not the name with verify-ca', () => {
    const { tls } = readDatabaseUrl('postgresql://db/desk?sslmode=verify-ca') as { tls: object };
    expect(tls).toEqual({ checkServerIdentity: expect.any(Function) });
  });

  it.each([
    'mysql://ann:secret@db/desk',
    'sqlite:///desk.db',
    'ann:secret@db',
    'postgresql:ann:secret@db',
    'postgresql://ann:sec/ret@db:x/desk',
    'postgresql://ann:secret%@db/desk',
    'postgresql://ann:secret@db/desk?sslmode=secret',
  ])('refuses %s without showing it', (url) => {
    expect(() => readDatabaseUrl(url)).toThrow(/^DATABASE_URL/);
    expect(() => readDatabaseUrl(url)).not.toThrow(/sec/);
  });
});
