import { type Detector } from './detector.js';
import { matchesOf } from './matches.js';

const CONFIDENCE = 0.97;

const GUID = /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi;

export const guidDetector: Detector = {
  find: (text) =>
    text.includes('-')
      ? matchesOf(GUID, text).map(({ index, 0: guid }) => ({
          start: index,
          end: index + guid.length,
          confidence: CONFIDENCE,
        }))
      : [],
  isTellingForm: true,
};
