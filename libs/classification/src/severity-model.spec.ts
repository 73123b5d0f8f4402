import { encodeModel } from '@app/local-model';
import { readTicket } from '@app/text';
import { describe, expect, it } from '@jest/globals';
import { modelFeatures } from './model-features.js';
import { type GradedReport, SeverityModel, trainSeverityModel } from './severity-model.js';
import { type SeverityOpinion } from './severity-scoring.js';

const PARTS = ['parser', 'scheduler', 'gateway', 'serializer', 'allocator', 'compiler', 'renderer', 'resolver'];
const reports: readonly GradedReport[] = PARTS.flatMap((part) => [
  {
    subject: `Namenode deadlock in the ${part}`,
    body: `The ${part} thread dies with a segfault.`,
    severity: 'critical',
  },
  { subject: `Null check in the ${part} API`, body: `The ${part} method returns a wrong value.`, severity: 'medium' },
  { subject: `Rename variables of the ${part}`, body: `Tidy the javadoc of the ${part} class.`, severity: 'low' },
]);
const sentences = [
  'where is my parcel',
  'i want to change my address',
  'my card was declined',
  'please send a new bill',
];
const trained = trainSeverityModel(reports, sentences);
const model = new SeverityModel(trained);
const opinionOn = (subject: string, body: string): SeverityOpinion =>
  model.opinionOn(modelFeatures(readTicket({ subject, body })));

describe('SeverityModel', () => {
  it('finds a report worse or milder by what others like it were graded', () => {
    const worse = opinionOn('Deadlock in the tokenizer', 'The tokenizer thread dies with a segfault.');
    const milder = opinionOn('Rename methods of the tokenizer', 'Tidy the javadoc.');
    expect([worse.lean > 1, milder.lean < -1]).toEqual([true, true]);
  });

  it("tells a report from a customer's letter, in other languages too", () => {
    expect(opinionOn('Null check in the tokenizer API', 'The tokenizer method returns a wrong value.').likeness).toBe(
      1,
    );
    expect(opinionOn('My parcel', 'Hello, where is my parcel? I want to change my address.').likeness).toBe(0);
    expect(opinionOn('Rechnung', 'Guten Tag, ich habe eine Frage zu meiner Rechnung.').likeness).toBe(0);
  });

  it('speaks only of a ladder with its own severities in order', () => {
    expect(model.speaksOf(['critical', 'high', 'medium', 'low'])).toBe(true);
    expect(model.speaksOf(['low', 'medium', 'critical'])).toBe(false);
    expect(model.speaksOf(['sev1', 'sev2', 'sev3'])).toBe(false);
  });

  it('is the same model each time it is trained', () => {
    const again = trainSeverityModel(reports, sentences);
    expect(Buffer.compare(encodeModel(again), encodeModel(trained))).toBe(0);
  });
});
