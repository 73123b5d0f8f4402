import { answered, type StageAnswer } from '@app/domain';
import { type FactsInWords } from './facts-in-words.js';
import { missingInformation, TOO_LITTLE_SAID } from './information-checks.js';
import { ReplyTemplates } from './reply-templates.js';
import type { WrittenReply } from './reply-template.js';
import type { DraftRun, Responder } from './responder.js';
import type { ResponseTemplates } from './response.config.js';
import { type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';

/** Writes replies from the desk's templates; they are in English whatever language the ticket is in. */
export class TemplateResponder implements Responder {
  private readonly templates: ReplyTemplates;

  constructor(
    words: ResponseTemplates,
    private readonly inWords: FactsInWords,
  ) {
    this.templates = new ReplyTemplates(words);
  }

  draft(facts: ResponseFacts, run?: DraftRun): StageAnswer<ResponseDraft> {
    const { category, tone, missingRequired } = facts;
    const short = this.inWords.saysTooLittle(facts);
    const template = short ? this.templates.forShortTicket(tone) : this.templates.forCategory(category, tone);
    const written = template.write(this.inWords.describe(facts), this.inWords.askFor(facts));
    const actionItems = [...written.questions, ...written.actionItems];
    const content = composed(written, actionItems);
    run?.onDelta?.(content);
    return answered({
      content,
      tone,
      templateUsed: template.id,
      suggestedActions: written.suggestedActions,
      requiresEscalation: this.inWords.isEscalated(facts),
      greeting: written.greeting,
      acknowledgment: written.acknowledgment,
      explanation: written.explanation,
      timeline: written.timeline,
      closing: written.closing,
      actionItems,
      checks: [...(short ? [TOO_LITTLE_SAID] : []), ...missingInformation(missingRequired, written.questions)],
      source: 'template',
    });
  }
}

function composed(reply: WrittenReply, actionItems: readonly string[]): string {
  const list = actionItems.map((item) => `- ${item}`).join('\n');
  const actions = [reply.beforeActions, list].filter((part) => part !== null).join('\n');
  return [reply.greeting, reply.acknowledgment, reply.explanation, list && actions, reply.timeline, reply.closing]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}
