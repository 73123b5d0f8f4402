import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a page into a folder and says where it is. */
export async function writeReport(folder: string, name: string, page: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.html`);
  await writeFile(file, page);
  process.stdout.write(`\nreport: ${file}\n`);
}
