import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '@app/domain';
import { DeskConfig } from '@app/platform';
import { afterAll, describe, expect, it } from '@jest/globals';
import { baseModelPath, encodeBaseModels, readBaseModels } from './base-models.js';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { RulesClassifier } from './rules.classifier.js';
import { trainBaseModels } from './training/base-trainer.js';

const config = DeskConfig.load('config', [categoriesFile, severitiesFile]);
const rules = new RulesClassifier(config.section(categoriesFile), config.section(severitiesFile));
const directory = mkdtempSync(join(tmpdir(), 'base-models-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('The base model that ships', () => {
  it('is, byte for byte, what "npm run train" makes of the committed data and rules', () => {
    const trained = Buffer.from(encodeBaseModels(trainBaseModels(rules)));
    // After a change of categories.yaml or of how texts are read: npm run train, and commit the model.
    expect(trained.equals(readFileSync(baseModelPath))).toBe(true);
  }, 60_000);

  it('stays under a megabyte and a half, and knows the shipped categories', () => {
    expect(readFileSync(baseModelPath).length).toBeLessThan(1_500_000);
    expect([...readBaseModels().category.classes].sort()).toEqual([...config.idsOf('category')].sort());
  });

  it.each([
    ['is missing', undefined],
    ['is cut short', readFileSync(baseModelPath).subarray(0, 5000)],
    ['is something else', Buffer.from('version https://git-lfs.github.com/spec/v1')],
  ])('is refused with advice where it %s', (_, bytes) => {
    const path = join(directory, 'base.model');
    rmSync(path, { force: true });
    if (bytes !== undefined) writeFileSync(path, bytes);
    expect(() => readBaseModels(path)).toThrow(OperatorError);
    expect(() => readBaseModels(path)).toThrow('npm run train');
  });
});
