import { type FactsInWords } from './facts-in-words.js';
import { missingInformation, TOO_LITTLE_SAID } from './information-checks.js';
import { markupIn, plainReply } from './plain-reply.js';
import { type PromptLeak } from './prompt-leak.js';
import { replyParts } from './reply-parts.js';
import { type DraftCheck, type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { type TemplateResponder } from './template.responder.js';

/** No reply to a customer is longer; what is was not written as one. */
const LONGEST_REPLY = 20_000;

/** Makes a draft of what a model wrote. */
export class ReplyReader {
  constructor(
    private readonly template: TemplateResponder,
    private readonly inWords: FactsInWords,
    private readonly leak: PromptLeak,
  ) {}

  /** The template's draft where the reply cannot be shown to anybody. */
  read(reply: string, facts: ResponseFacts): ResponseDraft {
    const template = this.template.draft(facts).value;
    const unfit = this.unfit(reply);
    if (unfit !== null) return { ...template, checks: [...template.checks, unfit] };
    const content = plainReply(reply);
    const { team, response_time: responseTime } = this.inWords.describe(facts);
    return {
      content,
      tone: facts.tone,
      templateUsed: null,
      suggestedActions: template.suggestedActions,
      requiresEscalation: this.inWords.isEscalated(facts),
      ...replyParts(content, { team, responseTime }),
      checks: [
        ...(this.inWords.saysTooLittle(facts) ? [TOO_LITTLE_SAID] : []),
        ...missingInformation(facts.missingRequired),
        ...markupChecks(reply),
      ],
      source: 'llm',
    };
  }

  /** Why a reply cannot be shown to anybody; null where it can. */
  private unfit(reply: string): DraftCheck | null {
    if (this.leak.isIn(reply)) return LEAKED;
    const content = plainReply(reply);
    const isData = /^[[{]/.test(content) && /[\]}]$/.test(content);
    return isData || !/\p{L}/u.test(content) || content.length > LONGEST_REPLY ? NO_REPLY : null;
  }
}

const LEAKED: DraftCheck = {
  code: 'leaked_instructions',
  severity: 'error',
  detail: 'The model repeated its instructions, so this draft is from a template; the ticket may be an attack.',
  text: null,
};

const NO_REPLY: DraftCheck = {
  code: 'no_reply_written',
  severity: 'warning',
  detail: 'What the model wrote is no reply, so this draft is from a template.',
  text: null,
};

function markupChecks(reply: string): DraftCheck[] {
  const text = markupIn(reply);
  const detail = 'The model wrote markup or control characters; they were made plain text.';
  return text === null ? [] : [{ code: 'markup', severity: 'warning', detail, text: text || null }];
}
