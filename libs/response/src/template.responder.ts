import { answered, type StageAnswer } from '@app/domain';
import { customerName } from './customer-name.js';
import { FoundFields } from './found-fields.js';
import { ReplyTemplates } from './reply-templates.js';
import type { WrittenReply } from './reply-template.js';
import type { Responder } from './responder.js';
import type { ResponseTemplates } from './response.config.js';
import { type DraftCheck, type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { isShort, subjectOf } from './ticket-subject.js';

/** Writes replies from the desk's templates; they are in English whatever language the ticket is in. */
export class TemplateResponder implements Responder {
  private readonly templates: ReplyTemplates;
  private readonly foundFields: FoundFields;

  constructor(
    private readonly words: ResponseTemplates,
    fieldIds: readonly string[],
  ) {
    this.templates = new ReplyTemplates(words);
    this.foundFields = new FoundFields(fieldIds, words.fields);
  }

  draft(facts: ResponseFacts): StageAnswer<ResponseDraft> {
    const { reading, category, severity, tone, missingRequired } = facts;
    const escalated = this.words.escalate.includes(severity);
    const short = isShort(reading, this.words.short_ticket.words_at_most);
    const template = short ? this.templates.forShortTicket(tone) : this.templates.forCategory(category, tone);
    const written = template.write(
      {
        customer_name: customerName(facts.customerName, facts.customerEmail),
        subject: subjectOf(reading),
        ...this.foundFields.describe(facts.fields),
        response_time: facts.responseTime,
        team: facts.teamName ?? this.words.desk_name,
        escalated,
      },
      missingRequired.map((id) => this.words.fields[id]?.ask_for ?? `the ${id.replaceAll('_', ' ')}`),
    );
    const actionItems = [...written.questions, ...written.actionItems];
    return answered({
      content: composed(written, actionItems),
      tone,
      templateUsed: template.id,
      suggestedActions: written.suggestedActions,
      requiresEscalation: escalated,
      greeting: written.greeting,
      acknowledgment: written.acknowledgment,
      explanation: written.explanation,
      timeline: written.timeline,
      closing: written.closing,
      actionItems,
      checks: [...(short ? [TOO_LITTLE_SAID] : []), ...missingChecks(missingRequired, written.questions)],
      source: 'template',
    });
  }
}

const TOO_LITTLE_SAID: DraftCheck = {
  code: 'too_little_information',
  severity: 'warning',
  detail: 'The ticket says too little to answer; the draft asks for more detail.',
  text: null,
};

function missingChecks(missing: readonly string[], questions: readonly string[]): DraftCheck[] {
  return missing.map((id, i) => ({
    code: 'missing_information',
    severity: 'warning',
    detail: `The draft asks for ${id}, which the ticket does not give.`,
    text: questions[i] ?? null,
  }));
}

function composed(reply: WrittenReply, actionItems: readonly string[]): string {
  const list = actionItems.map((item) => `- ${item}`).join('\n');
  const actions = [reply.beforeActions, list].filter((part) => part !== null).join('\n');
  return [reply.greeting, reply.acknowledgment, reply.explanation, list && actions, reply.timeline, reply.closing]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}
