/** Matches any of the phrases as whole words, in any letter case and with any white space between their words. */
export function phrasePattern(phrases: readonly string[], flags = ''): RegExp {
  const alternatives = phrases.map((phrase) => phrase.trim().split(/\s+/).map(escaped).join('\\s{1,3}'));
  // The longest first, so that "as soon as possible" wins over "soon".
  const longestFirst = alternatives.sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${longestFirst})(?![\\p{L}\\p{N}_])`, `iu${flags}`);
}

const escaped = (literal: string): string => literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
