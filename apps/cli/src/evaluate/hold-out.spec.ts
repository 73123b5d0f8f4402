import { describe, expect, it } from '@jest/globals';
import { fewShots, isHeldOut } from './hold-out.js';

const texts = Array.from({ length: 5000 }, (_, i) => `ticket ${i}`);

describe('isHeldOut', () => {
  it.each([0.1, 0.5])('keeps about the share %d apart', (share) => {
    const held = texts.filter((text) => isHeldOut(text, share)).length;
    expect(held / texts.length).toBeCloseTo(share, 1);
  });

  it('keeps equal texts together, and a smaller share within a larger one', () => {
    for (const text of texts.filter((each) => isHeldOut(each, 0.1))) {
      expect(isHeldOut(` ${text.toUpperCase()}\n`, 0.1)).toBe(true);
      expect(isHeldOut(text, 0.2)).toBe(true);
    }
  });
});

describe('fewShots', () => {
  const lines = texts.map((text, i) => ({ text, label: i < 3 ? 'rare' : `label ${i % 4}` }));

  it('draws so many of each label, all of a rarer one', () => {
    const drawn = fewShots(lines, 5, 1);
    const counts = ['rare', 'label 0', 'label 3'].map((label) => drawn.filter((line) => line.label === label).length);
    expect(counts).toEqual([3, 5, 5]);
  });

  it('draws the same for a seed, others for another', () => {
    expect(fewShots(lines, 5, 1)).toEqual(fewShots(lines, 5, 1));
    expect(fewShots(lines, 5, 1)).not.toEqual(fewShots(lines, 5, 2));
  });
});
