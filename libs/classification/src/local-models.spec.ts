import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskModel, trainSoftmax } from '@app/local-model';
import { DeskConfig } from '@app/platform';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { type BaseModels } from './base-models.js';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { LocalModels } from './local-models.js';
import { modelFeatures } from './model-features.js';
import { trainSeverityModel } from './severity-model.js';

const config = DeskConfig.load('config', [categoriesFile, severitiesFile]);
const refund = readTicket({ subject: 'Refund', body: 'I was charged twice, please refund it.' });
const gibberish = readTicket({ subject: 'Zork', body: 'zork blorb frobnicate' });

function aBase(classes: readonly string[]): BaseModels {
  const text = (word: string) => modelFeatures(readTicket({ subject: word, body: word }));
  const examples = classes.map((label, k) => ({ features: text(k === 0 ? 'zork' : `other${k}`), label }));
  const report = { subject: 'Deadlock', body: 'The namenode blocks.', severity: 'critical' };
  return { category: trainSoftmax(examples, { epochs: 20 }), severity: trainSeverityModel([report], ['zork']) };
}

/** The shipped desk with another id for its worst severity. */
function aDeskWith(worst: string): DeskConfig {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  cpSync('config/categories.yaml', join(folder, 'categories.yaml'));
  const severities = readFileSync('config/severities.yaml', 'utf8').replaceAll('critical', worst);
  writeFileSync(join(folder, 'severities.yaml'), severities);
  return DeskConfig.load(folder, [categoriesFile, severitiesFile]);
}

function bestOf(models: LocalModels, task: 'category' | 'severity', reading = refund): string | undefined {
  const { baseScores } = models.baseScores(reading)[task];
  return models.classes[task][baseScores.indexOf(Math.max(...baseScores))];
}

describe('LocalModels', () => {
  it('scores every category and severity of the desk by the rules alone where there is no base model', () => {
    const models = new LocalModels(config);
    expect(models.baseScores(refund).category.baseScores).toHaveLength(6);
    expect(models.baseScores(refund).severity.baseScores).toHaveLength(4);
    expect(bestOf(models, 'category')).toBe('billing');
    expect(bestOf(models, 'severity')).toBe(models.rules.classify(refund).value.severity);
  });

  it('lets the base model speak where the rules are silent', () => {
    expect(bestOf(new LocalModels(config), 'category', gibberish)).toBe('general');
    const { baseScores } = new LocalModels(config, aBase(['account', 'billing', 'technical'])).baseScores(
      gibberish,
    ).category;
    const [, billing, account] = baseScores;
    expect(account).toBeGreaterThan(billing!);
  });

  it('leaves a base model out that knows a category which the desk does not have', () => {
    const foreign = new LocalModels(config, aBase(['account', 'shipping']));
    expect(foreign.baseScores(gibberish).category).toEqual(new LocalModels(config).baseScores(gibberish).category);
  });

  it('moves a severity as trackers grade such reports, says so, and leaves it where the desk has another ladder', () => {
    const reports = ['parser', 'scheduler', 'gateway', 'allocator', 'resolver'].flatMap((part) => [
      { subject: `Deadlock in the ${part}`, body: `The ${part} thread blocks the namenode.`, severity: 'critical' },
      { subject: `Null check in the ${part}`, body: `The ${part} method returns null.`, severity: 'medium' },
      { subject: `Rename the ${part}`, body: `Tidy the javadoc of the ${part}.`, severity: 'low' },
    ]);
    const base = { ...aBase(['account', 'billing']), severity: trainSeverityModel(reports, ['where is my parcel']) };
    const reading = readTicket({ subject: 'Deadlock in the tokenizer', body: 'The thread blocks the namenode.' });
    const classified = (desk: DeskConfig): Classification => {
      const models = new LocalModels(desk, base);
      return models.rules.classificationOf(models.read(reading, modelFeatures(reading)));
    };
    const { severity, reasoning } = classified(config);
    expect([classified(aDeskWith('grave')).severity, severity]).toEqual(['high', 'critical']);
    expect(reasoning).toContain('The severity is "High" because it hangs ("Deadlock"). It reads like reports');
  });

  it("takes the desk's models in force, and leaves out one of other classes", () => {
    const models = new LocalModels(config);
    const deskModel = (classes: readonly string[]): DeskModel => {
      const even = { stretch: new Float64Array(classes.length).fill(1), shift: new Float64Array(classes.length) };
      return new DeskModel(classes, undefined, even, undefined, 1);
    };
    const category = deskModel(models.classes.category);
    models.use({ category, severity: deskModel(['bad', 'worse']) });
    expect(models.inForce).toEqual({ category });
    models.use({});
    expect(models.inForce).toEqual({});
  });
});
