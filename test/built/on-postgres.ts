import { aPostgresServer, hasPostgresBinaries, type PostgresServer } from '@app/testing';
import { afterAll, beforeAll, describe, it } from '@jest/globals';

const PATIENCE_MS = 180_000;

/** The same check on a PostgreSQL server that waits for the disk, as one in earnest does; skipped where none is installed. */
export function onPostgresToo(check: (url: string) => Promise<void>): void {
  (hasPostgresBinaries() ? describe : describe.skip)('on PostgreSQL', () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await aPostgresServer({ fsync: true });
    });
    afterAll(() => server.close());

    it('as well', () => check(server.url), PATIENCE_MS);
  });
}
