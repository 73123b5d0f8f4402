import { customerName } from './customer-name.js';
import { FoundFields } from './found-fields.js';
import type { ReplyVariables } from './reply-variables.js';
import type { ResponseTemplates } from './response.config.js';
import type { ResponseFacts } from './response-facts.js';
import { isShort, subjectOf } from './ticket-subject.js';

/** Says the facts of a ticket as a reply says them. */
export class FactsInWords {
  private readonly foundFields: FoundFields;

  constructor(
    private readonly words: ResponseTemplates,
    fieldIds: readonly string[],
  ) {
    this.foundFields = new FoundFields(fieldIds, words.fields);
  }

  describe(facts: ResponseFacts): ReplyVariables {
    return {
      customer_name: customerName(facts.customerName, facts.customerEmail),
      subject: subjectOf(facts.reading),
      ...this.foundFields.describe(facts.fields),
      response_time: facts.responseTime,
      team: facts.teamName ?? this.words.desk_name,
      escalated: this.isEscalated(facts),
    };
  }

  /** What the customer is asked for, in the order of the missing fields. */
  askFor({ missingRequired }: Pick<ResponseFacts, 'missingRequired'>): string[] {
    return missingRequired.map((id) => this.words.fields[id]?.ask_for ?? `the ${id.replaceAll('_', ' ')}`);
  }

  /** Nobody can tell from the ticket what happened. */
  saysTooLittle({ reading }: Pick<ResponseFacts, 'reading'>): boolean {
    return isShort(reading, this.words.short_ticket.words_at_most);
  }

  isEscalated({ severity }: Pick<ResponseFacts, 'severity'>): boolean {
    return this.words.escalate.includes(severity);
  }
}
