import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODEL_DIRECTORY = join('libs', 'classification', 'model');

/** The path of a file beside the base model, wherever the program was built to. */
export function modelPath(name: string): string {
  return join(packageRoot(dirname(fileURLToPath(import.meta.url))), MODEL_DIRECTORY, name);
}

function packageRoot(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('There is no package.json above the program');
  return packageRoot(parent);
}
