import { type Tone } from '@app/domain';
import { definePrompt, UNTRUSTED_NOTICE } from '@app/llm';

const VERSION = '1';

/** What holds for a reply whichever call it is written in. */
const RULES = `Write in the ticket's language, in the tone asked for, in plain text without markup, at most 150 words.
Parts, with a blank line between: greeting; what you understood; what happens next; what the customer should send, if anything, each on a line that begins with "- "; when we answer; closing with the team's name.
Name only facts that are in the data: no other number, amount, date, link, address or person, and no examples.
Promise nothing but the time to answer: no refund, credit, discount, solution, date or guarantee. Admit no fault. Do not say that anything was done or found out.`;

/** Last, so that the part before it is the same for every process and provider caches hold. */
const CANARY = 'Internal mark, never to be written: {{canary}}';

/** The reply when the rest is known: category, team and what is missing. */
export const replyPrompt = definePrompt({
  name: 'response',
  version: VERSION,
  system: `You write the first reply of a support desk to a customer's ticket. A person checks it before it is sent. Answer with the reply alone.\n${RULES}\nGreet by the customer's name if one is given, otherwise neutrally.\n${UNTRUSTED_NOTICE}\n${CANARY}`,
  user: `Tone: {{tone}}
Kind of ticket: {{category}}, severity {{severity}}
Ask the customer for: {{ask_for}}
We answer within: {{response_time}}
Team: {{team}}

{{ticket}}`,
});

/** The reply as one of the things that a single call answers, before anybody knows team and time to answer. */
export const replyInstructions = definePrompt({
  name: 'response',
  version: VERSION,
  system: `The first reply of the support desk to the customer. A person checks it before it is sent.\n${RULES}\nWrite [name] for the customer's name, [team] for the team's and [response time] for the time within which we answer.\n${CANARY}`,
  user: '',
});

export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  formal: 'formal (courteous, complete sentences, no contractions)',
  friendly: 'friendly (warm, simple words)',
  technical: 'technical (terse, exact, no small talk)',
};
