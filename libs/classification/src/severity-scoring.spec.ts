import { describe, expect, it } from '@jest/globals';
import { severitiesFile, type SeveritiesConfig } from './classification.config.js';
import { type SeverityOpinion, SeverityScoring } from './severity-scoring.js';
import { type Sign } from './sign.js';

const level = (name: string): object => ({ name, description: name });
const signal = (weight: number): object => ({ weight, because: 'it is so', phrases: ['so'] });

function aLadder(learned?: { lean: number; reach: number }): SeveritiesConfig {
  return severitiesFile.schema.parse({
    default: 'medium',
    severities: { critical: level('Critical'), medium: level('Medium'), low: level('Low') },
    impact: {
      levels: [{ id: 'great', from: 3 }, { id: 'some', from: 0 }, { id: 'none' }],
      signals: [signal(2), signal(-2)],
    },
    urgency: { levels: [{ id: 'now', from: 9 }, { id: 'later' }], signals: [] },
    matrix: {
      great: { now: 'critical', later: 'critical' },
      some: { now: 'medium', later: 'medium' },
      none: { now: 'low', later: 'low' },
    },
    ...(learned !== undefined && { learned }),
  });
}

const HARM: Sign = { signal: 0, strength: 2, hits: [] };
const WISH: Sign = { signal: 1, strength: -2, hits: [] };
const worse: SeverityOpinion = { likeness: 1, lean: 1 };
const milder: SeverityOpinion = { likeness: 1, lean: -1 };
const decided = (signs: readonly Sign[], opinion?: SeverityOpinion, learned = { lean: 0.5, reach: 1 }) =>
  new SeverityScoring(aLadder(learned)).decide(signs, opinion);

describe('SeverityScoring', () => {
  it('counts a harm for more people where a ticket reads like a report of the product itself', () => {
    expect(decided([HARM])).toMatchObject({ severity: 'medium', byRules: 'medium' });
    expect(decided([HARM], worse)).toMatchObject({ severity: 'critical', byRules: 'medium', supported: 'critical' });
  });

  it("follows a model's lean where the signs say little", () => {
    expect(decided([], worse).severity).toBe('medium');
    expect(decided([], milder)).toMatchObject({ severity: 'low', byRules: 'medium' });
  });

  it('makes no harm of a wish, however many would have it', () => {
    expect(decided([WISH], worse, { lean: 0.5, reach: 5 }).severity).toBe('low');
  });

  it('lets signs prove only what they speak for', () => {
    const lowered = decided([HARM], milder, { lean: 3, reach: 0 });
    expect(lowered).toMatchObject({ severity: 'low', byRules: 'medium', supported: 'medium' });
  });

  it('hears no model where the ticket reads like a letter, or the desk turned it off', () => {
    expect(decided([HARM], { likeness: 0, lean: 3 })).toEqual(decided([HARM]));
    const silent = new SeverityScoring(aLadder());
    expect(silent.decide([HARM], worse)).toEqual(silent.decide([HARM]));
  });
});
