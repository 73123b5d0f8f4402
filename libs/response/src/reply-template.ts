import { PlainTemplate } from './plain-template.js';
import { QUESTION_VARIABLE, type ReplyVariables } from './reply-variables.js';
import type { ReplyTexts } from './response.config.js';

/** The parts of a written reply; null where a part has nothing to say. */
export interface WrittenReply {
  readonly greeting: string | null;
  readonly acknowledgment: string | null;
  readonly explanation: string | null;
  readonly beforeActions: string | null;
  /** One for each thing asked for, in order. */
  readonly questions: string[];
  readonly actionItems: string[];
  readonly timeline: string | null;
  readonly closing: string | null;
  readonly suggestedActions: string[];
}

/** Control characters are taken out of all that a template inserts, so none can stand inside a part. */
const BETWEEN_PARTS = '\u0000';

/** All parts of one reply, compiled once and rendered in one go: starting the engine costs more than a part does. */
export class ReplyTemplate {
  private readonly parts: PlainTemplate;
  private readonly question: PlainTemplate;
  private readonly actionItemCount: number;

  constructor(
    /** Such as `billing_friendly`. */
    readonly id: string,
    texts: ReplyTexts,
  ) {
    const { greeting, acknowledgment, explanation, before_actions: beforeActions, timeline, closing } = texts;
    const single = [greeting, acknowledgment, explanation, beforeActions, timeline, closing];
    this.parts = new PlainTemplate([...single, ...texts.action_items, ...texts.suggested_actions].join(BETWEEN_PARTS));
    this.question = new PlainTemplate(texts.question);
    this.actionItemCount = texts.action_items.length;
  }

  write(variables: ReplyVariables, askFor: readonly string[]): WrittenReply {
    const said = this.parts.render(variables).split(BETWEEN_PARTS);
    const [greeting, acknowledgment, explanation, beforeActions, timeline, closing, ...lines] = said.map(
      (part) => part.trim() || null,
    );
    return {
      greeting: greeting ?? null,
      acknowledgment: acknowledgment ?? null,
      explanation: explanation ?? null,
      beforeActions: beforeActions ?? null,
      questions: askFor.map((thing) => this.question.render({ ...variables, [QUESTION_VARIABLE]: thing }).trim()),
      actionItems: lines.slice(0, this.actionItemCount).filter((line) => line !== null),
      timeline: timeline ?? null,
      closing: closing ?? null,
      suggestedActions: lines.slice(this.actionItemCount).filter((line) => line !== null),
    };
  }
}
