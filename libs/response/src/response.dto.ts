import { ApiSchema } from '@nestjs/swagger';
import { type Source, type Tone } from '@app/domain';

@ApiSchema({ description: 'What a reviewer must see before the draft is sent.' })
export class DraftCheck {
  /**
   * Stable and machine-readable.
   * @example "missing_information"
   */
  readonly code!: string;
  /** An error makes the draft require escalation. */
  readonly severity!: 'warning' | 'error';
  /**
   * In words.
   * @example "The draft asks for order_id, which the ticket does not give."
   */
  readonly detail!: string;
  /**
   * The words of the draft it is about.
   * @example "order ORD-4711"
   */
  readonly text!: string | null;
}

@ApiSchema({ description: "A reply to the customer, ready to send after a human's look." })
export class ResponseDraft {
  /**
   * The whole reply.
   * @example "Hi John,\n\nthanks for telling us about the crash on startup ..."
   */
  readonly content!: string;
  /**
   * How it sounds.
   * @example "friendly"
   */
  readonly tone!: Tone;
  /**
   * An id of config/response_templates.yaml; null when a language model wrote the draft.
   * @example "technical_friendly"
   */
  readonly templateUsed!: string | null;
  /**
   * What an agent could do next.
   * @example ["Look up the error code ERR-5003"]
   */
  readonly suggestedActions!: string[];
  /**
   * A human with more authority must look before this is sent.
   * @example false
   */
  readonly requiresEscalation!: boolean;
  /**
   * How it begins.
   * @example "Hi John,"
   */
  readonly greeting!: string | null;
  /**
   * What the customer reported, in our words.
   * @example "Thanks for telling us about \"Application crashes on startup\"."
   */
  readonly acknowledgment!: string | null;
  /**
   * What happens now.
   * @example "Our technical support team is looking into it."
   */
  readonly explanation!: string | null;
  /**
   * By when the customer hears from us.
   * @example "You will hear from us within 4 hours."
   */
  readonly timeline!: string | null;
  /**
   * How it ends.
   * @example "Best regards,\nTechnical Support"
   */
  readonly closing!: string | null;
  /**
   * What the customer is asked to do.
   * @example ["Send us the version you use."]
   */
  readonly actionItems!: string[];
  /** What a reviewer must see. */
  readonly checks!: DraftCheck[];
  /**
   * Who wrote it.
   * @example "template"
   */
  readonly source!: Source;
}
