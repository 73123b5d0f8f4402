import { aPostgresServer } from '@app/testing';
import { Client } from 'pg';

/** Whether the data is safe, and what memory the server has: what the figures depend on. */
const SETTINGS = ['fsync', 'synchronous_commit', 'shared_buffers', 'work_mem', 'max_wal_size'] as const;

/** The server that the bench measures on. */
export class BenchServer {
  private constructor(
    private readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  /** @param url undefined: a server of the bench's own, with its default settings */
  static async at(url: string | undefined): Promise<BenchServer> {
    if (url !== undefined) return new BenchServer(url, () => Promise.resolve());
    const server = await aPostgresServer({ fsync: true });
    return new BenchServer(server.url, () => server.close());
  }

  /** Does some work in an empty database, which is dropped at the end. */
  async withDatabase<T>(name: string, work: (url: string) => Promise<T>): Promise<T> {
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    await this.administer(`drop database if exists ${name} with (force)`);
    await this.administer(`create database ${name}`);
    try {
      return await work(url.href);
    } finally {
      await this.administer(`drop database if exists ${name} with (force)`);
    }
  }

  async describe(): Promise<string> {
    return withClient(this.url, async (client) => {
      const { rows } = await client.query<{ name: string; value: string }>(
        'select name, current_setting(name) as value from unnest($1::text[]) as name',
        [['server_version', ...SETTINGS]],
      );
      const [version, ...settings] = rows.map(({ name, value }) =>
        name === 'server_version' ? value : `${name} ${value}`,
      );
      return `PostgreSQL ${version ?? '?'}: ${settings.join(', ')}`;
    });
  }

  private async administer(statement: string): Promise<void> {
    await withClient(this.url, (client) => client.query(statement));
  }
}

/** Does some work on one connection. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A statement that fails says so itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
