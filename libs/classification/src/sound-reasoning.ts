import { type TicketSearch } from '@app/text';
import { UNTRUSTED_NOTICE } from '@app/llm';
import { CLASSIFICATION_RULES } from './classification.prompt.js';

const LONGEST = 500;
/** So many words in a row are no coincidence. */
const REPEATED_WORDS = 7;
/** A number such as "2" in "charged 2 times" is counted, not copied. */
const COUNT = /^[^\p{L}\p{N}\p{Sc}]{0,3}\d{1,2}[^\p{L}\p{N}\p{Sc}]{0,3}$/u;

const INSTRUCTIONS = plainWords([...CLASSIFICATION_RULES, UNTRUSTED_NOTICE].join(' '));

/** The model's sentence; null where it is too long, names what does not stand in the ticket, or gives our instructions away. */
export function soundReasoning(said: string, ticket: TicketSearch): string | null {
  const reasoning = said.trim();
  if (reasoning === '' || reasoning.length > LONGEST) return null;
  return namesOnlyWhatStands(reasoning, ticket) && !repeatsInstructions(reasoning) ? reasoning : null;
}

/** Ids, sums, dates, links and addresses must be the ticket's own. */
function namesOnlyWhatStands(reasoning: string, ticket: TicketSearch): boolean {
  return reasoning
    .split(/\s+/)
    .filter((word) => /[\d@\p{Sc}]|:\/\/|www\./u.test(word) && !COUNT.test(word))
    .every((word) => ticket.placesOf(word).length > 0);
}

function repeatsInstructions(reasoning: string): boolean {
  const words = plainWords(reasoning).split(' ');
  return words.some((_, i) => {
    const some = words.slice(i, i + REPEATED_WORDS);
    return some.length === REPEATED_WORDS && INSTRUCTIONS.includes(some.join(' '));
  });
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
