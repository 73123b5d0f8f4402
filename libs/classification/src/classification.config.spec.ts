import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { RulesClassifier } from './rules.classifier.js';

describe('categories.yaml and severities.yaml', () => {
  let directory: string;
  const load = (): DeskConfig => DeskConfig.load(directory, [categoriesFile, severitiesFile]);
  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(directory, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
    writeFileSync(join(directory, file), text.replace(from, to));
  };
  const classified = (subject: string, body: string): Classification => {
    const config = load();
    const rules = new RulesClassifier(config.section(categoriesFile), config.section(severitiesFile));
    return rules.classify(readTicket({ subject, body })).value;
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'classification-'));
    for (const file of [categoriesFile, severitiesFile]) cpSync(join('config', file.name), join(directory, file.name));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('make a new category known by YAML alone', () => {
    change(
      'categories.yaml',
      '\ncategories:\n',
      '\ncategories:\n  shipping:\n    name: Shipping\n    description: Parcels\n' +
        '    signals:\n      - weight: 3\n        phrases:\n          - parcel/package ... lost\n',
    );
    expect(classified('The parcel you sent is lost', 'Where is it?')).toMatchObject({
      category: 'shipping',
      keywordsMatched: ['parcel you sent is lost'],
    });
  });

  it('make a new severity known by YAML alone', () => {
    change(
      'severities.yaml',
      '\nseverities:\n',
      '\nseverities:\n  catastrophic:\n    name: Catastrophic\n    description: Everything burns\n',
    );
    change('severities.yaml', 'extensive: { high: critical', 'extensive: { high: catastrophic');
    expect(classified('URGENT: data loss', 'All our data is gone, emergency!').severity).toBe('catastrophic');
  });

  it.each([
    ['categories.yaml', 'default: general', 'default: nothing', /there is no category "nothing"; allowed: technical/],
    ['severities.yaml', 'normal: critical', 'normal: grave', /there is no severity "grave"; allowed: critical, high/],
    ['severities.yaml', ', low: high }', ' }', /matrix\.extensive: no severity stands for .* urgency "low"/],
    ['severities.yaml', '{ id: minor }', '{ id: minor, from: -9 }', /impact\.levels\.3: the last level/],
    ['severities.yaml', 'id: significant, from: 1.5', 'id: significant, from: 9', /impact\.levels\.1: needs a "from"/],
    ['categories.yaml', '- refund\n', '- the\n', /\d+: categories\.billing\..*"the" holds no word that counts/],
    ['categories.yaml', 'name: Billing', 'colour: red', /categories\.billing\.colour: unknown key/],
  ])('stop the boot where %s has "%s" changed to "%s"', (file, from, to, message) => {
    change(file, from, to);
    expect(load).toThrow(message);
  });
});
