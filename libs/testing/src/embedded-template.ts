import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedOptions, migrate, openEngine, type Schema } from '@app/database';
import { type PGlite } from '@electric-sql/pglite';
import { DataSource } from 'typeorm';

const CACHE = join(tmpdir(), 'embedded-test-databases');

export interface EmbeddedTestDatabase {
  readonly engine: PGlite;
  readonly options: ReturnType<typeof embeddedOptions>;
}

/**
 * A migrated embedded database in memory. It starts from a copy that the first spec with the same migrations left in
 * the temporary directory, which takes a fraction of the time.
 */
export async function openEmbedded(schema: Schema): Promise<EmbeddedTestDatabase> {
  const template = join(CACHE, `${fingerprint(schema)}.tar.gz`);
  if (!existsSync(template)) await writeTemplate(schema, template);
  const engine = await openEngine({ loadDataDir: new Blob([readFileSync(template)]) });
  return { engine, options: embeddedOptions(engine) };
}

async function writeTemplate({ migrations }: Schema, path: string): Promise<void> {
  const engine = await openEngine();
  const dataSource = new DataSource({ ...embeddedOptions(engine), migrations: [...migrations] });
  await dataSource.initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const dump = await engine.dumpDataDir('gzip');
  await engine.close();
  mkdirSync(CACHE, { recursive: true });
  // Several workers may write it at once: each a file of its own, renamed when it is whole.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  renameSync(draft, path);
}

function fingerprint({ migrations }: Schema): string {
  const hash = createHash('sha256');
  for (const migration of migrations) hash.update(String(migration));
  return hash.digest('hex').slice(0, 16);
}
