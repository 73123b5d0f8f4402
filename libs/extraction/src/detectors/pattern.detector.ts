import { RE2JS } from 're2js';
import { type Candidate, type Detector } from './detector.js';

const CONFIDENCE = 0.85;

/** @throws Error saying why the RE2 engine refuses the pattern, or that it finds nothing in particular */
export function compilePattern(source: string): RE2JS {
  const pattern = RE2JS.compile(source);
  if (pattern.test('')) throw new Error('it matches empty text');
  return pattern;
}

/**
 * Finds the desk's own patterns in linear time; a pattern's first group is the value where it has one.
 *
 * `test` runs on the engine's automaton, `find` on its slower machine: most tickets need the first alone.
 */
export function patternDetector(sources: readonly string[]): Detector {
  const patterns = sources.map(compilePattern);
  return { find: (text) => patterns.flatMap((pattern) => (pattern.test(text) ? places(pattern, text) : [])) };
}

function places(pattern: RE2JS, text: string): Candidate[] {
  const group = pattern.groupCount() > 0 ? 1 : 0;
  const matcher = pattern.matcher(text);
  const found: Candidate[] = [];
  while (matcher.find()) {
    const [start, end] = [matcher.start(group), matcher.end(group)];
    if (start >= 0 && end > start) found.push({ start, end, confidence: CONFIDENCE });
  }
  return found;
}
