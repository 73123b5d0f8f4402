import { type FactsInWords } from '../facts-in-words.js';
import { type ReplyVariables } from '../reply-variables.js';
import { type ResponseTemplates } from '../response.config.js';
import { type DraftCheck, type ResponseDraft } from '../response.dto.js';
import { type ResponseFacts } from '../response-facts.js';
import { blanked } from './blanked.js';
import { type DraftCheckRules } from './draft-checks.config.js';
import { greetingCheck } from './greeting-check.js';
import { Ground, ungroundedValues } from './grounding-check.js';
import { languageCheck } from './language-check.js';
import { PromiseCheck } from './promise-check.js';
import { spokenWords } from './spoken-words.js';

/** The rules that every draft must stand, whoever wrote it. */
export class DraftChecks {
  private readonly desk: Ground;
  private readonly promises: readonly PromiseCheck[];

  constructor(
    private readonly rules: DraftCheckRules,
    templates: ResponseTemplates,
    private readonly inWords: FactsInWords,
  ) {
    this.desk = new Ground([templates.desk_name, ...wordsOf(templates), ...rules.may_mention].join('\n'));
    this.promises = rules.promises.map((rule) => new PromiseCheck(rule));
  }

  /** The draft with what was found added to its checks; an error asks for a look by someone with more authority. */
  checked(draft: ResponseDraft, facts: ResponseFacts): ResponseDraft {
    const checks = [...draft.checks, ...this.findingsOn(draft, facts)];
    const hasError = checks.some(({ severity }) => severity === 'error');
    return { ...draft, checks, requiresEscalation: draft.requiresEscalation || hasError };
  }

  private findingsOn({ content, greeting, source }: ResponseDraft, facts: ResponseFacts): DraftCheck[] {
    const byModel = source === 'llm';
    const variables = this.inWords.describe(facts);
    const own = blanked(content, [...this.inWords.askFor(facts), ...quotesIn(variables, byModel)]);
    const given = givenIn(facts, variables);
    return [
      ...ungroundedValues(own, [this.desk, new Ground(given)]),
      ...this.promisesIn(own, content, facts.responseTime),
      ...languageCheck(own, facts.reading, byModel),
      ...greetingCheck(greeting, variables.customer_name, given),
      ...this.lengthCheck(content),
    ];
  }

  /** The time in which the desk answers is the one that it does promise. */
  private promisesIn(own: string, content: string, responseTime: string): DraftCheck[] {
    const words = spokenWords(blanked(own, [responseTime]));
    return this.promises.flatMap((promise) => {
      const place = promise.findIn(words);
      return place === undefined ? [] : [promise.finding(content.slice(place.start, place.end))];
    });
  }

  private lengthCheck(content: string): DraftCheck[] {
    const { words_at_most: most } = this.rules;
    if ((content.match(/\S+/g)?.length ?? 0) <= most) return [];
    return [{ code: 'too_long', severity: 'warning', detail: `The draft has more than ${most} words.`, text: null }];
  }
}

/**
 * The customer's words as the draft repeats them, which promise nothing. A template repeats all that it is given; of a
 * model's words only a quoted subject is surely not its own.
 */
function quotesIn(variables: ReplyVariables, byModel: boolean): string[] {
  const { subject, found, fields, customer_name: name, team } = variables;
  const quoted = subject === null ? [] : [`"${subject}"`];
  if (byModel) return quoted;
  return [...quoted, subject, found, ...Object.values(fields), name, team].filter((words) => words !== null);
}

/** Everything that a draft may take values from, but for the desk's own words. */
function givenIn({ reading, fields, ...facts }: ResponseFacts, { found, customer_name: name }: ReplyVariables): string {
  const { subject, body } = reading;
  // What cleaning left as it was would only be read twice.
  const ticket = new Set([subject.raw, subject.full, body.raw, body.full]);
  const texts = [...ticket, ...Object.values(fields).flat(), found, name];
  return [...texts, facts.customerName, facts.customerEmail, facts.teamName, facts.responseTime].join('\n');
}

/** All that the templates say by themselves; the examples in `fields` are questions, not facts. */
function wordsOf({ default: texts, short_ticket: short, categories }: ResponseTemplates): string[] {
  const replies = [texts, short.replies, ...Object.values(categories)].flatMap((byTone) => Object.values(byTone));
  const parts = replies.flatMap((reply) => Object.values(reply).flat());
  return parts.filter((part) => part !== undefined).map((part) => part.replace(/\{[{%][^}]{0,200}\}/g, ' '));
}
