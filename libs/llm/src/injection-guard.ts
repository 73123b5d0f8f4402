import { INJECTION_MARKS, INJECTION_SIGNS } from './injection-patterns.js';

export interface InjectionVerdict {
  readonly suspicious: boolean;
  /** Which kinds of attack it looks like, such as `override` or `leak`; no words of the ticket. */
  readonly signs: readonly string[];
}

/** Attackers flood a model with one short phrase; a ticket that quotes a repeated log line still says something. */
const FLOOD_WORDS = 80;
const FLOOD_VARIETY = 6;

/** Marks a text that speaks to a model instead of to a support desk. It warns a human; it never blocks a ticket. */
export function judgeInjection(text: string): InjectionVerdict {
  const signs = new Set<string>();
  for (const { id, pattern } of [...INJECTION_MARKS, ...INJECTION_SIGNS])
    if (!signs.has(id) && pattern.test(text)) signs.add(id);
  if (isFlood(text)) signs.add('flood');
  return { suspicious: signs.size > 0, signs: [...signs] };
}

function isFlood(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length >= FLOOD_WORDS && new Set(words).size <= FLOOD_VARIETY;
}
