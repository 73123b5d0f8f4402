import { type TextReader } from '@app/llm';
import { plainStretch, withoutPreamble } from './plain-reply.js';
import { PromptLeak } from './prompt-leak.js';
import { type DraftRun } from './responder.js';

/**
 * Hands on a reply while it is written, as plain text, a few words behind the model, and falls silent as soon as the
 * model begins to recite its instructions.
 */
export class ReplyStream implements TextReader {
  private held = '';
  private handedOn = '';
  private silent = false;

  constructor(
    private readonly reader: Pick<DraftRun, 'onDelta' | 'onRestart'>,
    private readonly leak: PromptLeak,
  ) {}

  text(piece: string): void {
    if (this.silent) return;
    this.held += piece;
    const reply = this.handedOn === '' ? withoutPreamble(this.held).trimStart() : this.held;
    this.silent = this.leak.isIn(this.handedOn.slice(-PromptLeak.reach) + reply);
    const end = reply.length - PromptLeak.reach;
    const space = end > 0 ? reply.lastIndexOf(' ', end) : -1;
    if (this.silent || space <= 0) return;
    this.handOn(plainStretch(reply.slice(0, space)));
    this.held = reply.slice(space);
  }

  restart(): void {
    this.held = '';
    this.silent = false;
    if (this.handedOn === '') return;
    this.handedOn = '';
    this.reader.onRestart?.();
  }

  /** Hands on what is missing of the final text, from the start where it turned out differently. */
  complete(content: string): void {
    if (!content.startsWith(this.handedOn)) this.restart();
    this.handOn(content.slice(this.handedOn.length));
  }

  private handOn(text: string): void {
    if (text === '') return;
    this.handedOn += text;
    this.reader.onDelta?.(text);
  }
}
