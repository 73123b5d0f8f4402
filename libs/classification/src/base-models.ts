import { readFileSync } from 'node:fs';
import { OperatorError } from '@app/domain';
import { BadModelBytes, decodeModel, encodeModel, type SoftmaxModel } from '@app/local-model';
import { modelPath } from './model-path.js';

/** Trained before the service met the desk. */
export interface BaseModels {
  /** Adds to the rules of categories.yaml what they miss. */
  readonly category: SoftmaxModel;
  readonly severity: SoftmaxModel;
}

const MOST_CATEGORY_BYTES = 1_000_000;
const MOST_SEVERITY_BYTES = 400_000;
const LENGTH_BYTES = 4;

export const baseModelPath = modelPath('base.model');

/** The length of the categories' model, then both. */
export function encodeBaseModels({ category, severity }: BaseModels): Uint8Array {
  const categoryBytes = encodeModel(category, { maxBytes: MOST_CATEGORY_BYTES });
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(categoryBytes.length);
  return Buffer.concat([length, categoryBytes, encodeModel(severity, { maxBytes: MOST_SEVERITY_BYTES })]);
}

/** @throws OperatorError where the file is missing or broken */
export function readBaseModels(path = baseModelPath): BaseModels {
  try {
    const bytes = readFileSync(path);
    const end = LENGTH_BYTES + (bytes.length < LENGTH_BYTES ? 0 : bytes.readUInt32LE());
    return { category: decodeModel(bytes.subarray(LENGTH_BYTES, end)), severity: decodeModel(bytes.subarray(end)) };
  } catch (error) {
    if (!(error instanceof BadModelBytes) && !isMissing(error)) throw error;
    throw new OperatorError(
      `The base model ${path} cannot be read (${error.message}). Bring it back from the repository, or run "npm run train".`,
    );
  }
}

function isMissing(error: unknown): error is NodeJS.ErrnoException {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
