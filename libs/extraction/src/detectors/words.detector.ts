import { type Detector } from './detector.js';
import { matchesOf } from './matches.js';
import { phrasePattern } from './phrases.js';

const CONFIDENCE = 0.9;

/** Finds the words and phrases that the desk lists. */
export function wordsDetector(words: readonly string[]): Detector {
  const pattern = phrasePattern(words, 'g');
  return {
    find: (text) =>
      matchesOf(pattern, text).map(({ index, 0: word }) => ({
        start: index,
        end: index + word.length,
        confidence: CONFIDENCE,
      })),
  };
}
