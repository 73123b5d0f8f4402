import { type Candidate, type Detector } from './detector.js';
import { isoDate } from './iso-date.js';
import { monthDates } from './month-dates.js';
import { numericDates } from './numeric-dates.js';
import { relativeDates, withDistance } from './relative-dates.js';

export const dateDetector: Detector = {
  // The longest first: "Friday 2018-7-6" is one day.
  find: (text) =>
    [...numericDates(text), ...monthDates(text), ...relativeDates(text)]
      .map((candidate) => withDistance(text, candidate))
      .sort(byLength),
  standardForm: isoDate,
  heedsOpaqueNumbers: true,
};

const byLength = (a: Candidate, b: Candidate): number => b.end - b.start - (a.end - a.start);
