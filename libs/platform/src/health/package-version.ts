import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The version in the nearest package.json above this file, which stands elsewhere after a build. */
export const packageVersion = readVersion(dirname(fileURLToPath(import.meta.url)));

function readVersion(directory: string): string {
  const path = join(directory, 'package.json');
  if (existsSync(path)) return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('There is no package.json above the program');
  return readVersion(parent);
}
