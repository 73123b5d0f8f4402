import { TONES, type Tone } from '@app/domain';
import { ReplyTemplate } from './reply-template.js';
import type { OwnReplies, ReplyTexts, ResponseTemplates } from './response.config.js';

type ByTone = Readonly<Record<Tone, ReplyTemplate>>;

/** Every reply of the desk, compiled, with what a category or tone leaves out taken from the default reply. */
export class ReplyTemplates {
  private readonly otherwise: ByTone;
  private readonly forShortTickets: ByTone;
  private readonly byCategory: ReadonlyMap<string, ByTone>;

  constructor({ default: texts, short_ticket: short, categories }: ResponseTemplates) {
    this.otherwise = byTone((tone) => new ReplyTemplate(`default_${tone}`, texts[tone]));
    const inherit = (name: string, own: OwnReplies): ByTone =>
      byTone((tone) => {
        const parts = own[tone];
        if (parts === undefined) return this.otherwise[tone];
        return new ReplyTemplate(`${name}_${tone}`, completed(parts, texts[tone]));
      });
    this.forShortTickets = inherit('short_ticket', short.replies);
    this.byCategory = new Map(Object.entries(categories).map(([id, own]) => [id, inherit(id, own)]));
  }

  forShortTicket(tone: Tone): ReplyTemplate {
    return this.forShortTickets[tone];
  }

  forCategory(category: string, tone: Tone): ReplyTemplate {
    return (this.byCategory.get(category) ?? this.otherwise)[tone];
  }
}

function byTone(templateOf: (tone: Tone) => ReplyTemplate): ByTone {
  return Object.fromEntries(TONES.map((tone) => [tone, templateOf(tone)])) as Record<Tone, ReplyTemplate>;
}

function completed(own: NonNullable<OwnReplies[Tone]>, texts: ReplyTexts): ReplyTexts {
  return {
    greeting: own.greeting ?? texts.greeting,
    acknowledgment: own.acknowledgment ?? texts.acknowledgment,
    explanation: own.explanation ?? texts.explanation,
    before_actions: own.before_actions ?? texts.before_actions,
    action_items: own.action_items ?? texts.action_items,
    question: own.question ?? texts.question,
    timeline: own.timeline ?? texts.timeline,
    closing: own.closing ?? texts.closing,
    suggested_actions: own.suggested_actions ?? texts.suggested_actions,
  };
}
