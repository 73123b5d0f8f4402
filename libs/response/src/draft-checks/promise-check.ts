import { type DraftCheck } from '../response.dto.js';
import { type PromiseRule } from './draft-checks.config.js';
import { Phrases, type Utterance } from './phrases.js';
import { type SpokenWord } from './spoken-words.js';

/** Finds in a draft what the desk's list says must not be promised. */
export class PromiseCheck {
  private readonly promised: Phrases;
  private readonly unless: Phrases;

  constructor(private readonly rule: PromiseRule) {
    this.promised = new Phrases(rule.phrases);
    this.unless = new Phrases(rule.unless);
  }

  /** The first such place, harmless ones left out. */
  findIn(words: readonly SpokenWord[]): Utterance | undefined {
    const promised = this.promised.findIn(words);
    if (promised.length === 0) return undefined;
    const harmless = new Set(this.unless.findIn(words).map(({ sentence }) => sentence));
    return promised.find(({ sentence }) => !harmless.has(sentence));
  }

  finding(text: string): DraftCheck {
    const { code, severity, says } = this.rule;
    return { code, severity, detail: `The draft ${says}.`, text };
  }
}
