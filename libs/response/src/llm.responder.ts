import { type StageAnswer } from '@app/domain';
import {
  type Llm,
  type LlmAnswer,
  modelOrFallback,
  type ModelTask,
  type Prompt,
  quoteUntrusted,
  RULES_SHARE_MS,
} from '@app/llm';
import { Logger } from '@nestjs/common';
import { type FactsInWords } from './facts-in-words.js';
import { modelReply, type ModelReply, withNames } from './model-reply.js';
import { newCanary, PromptLeak } from './prompt-leak.js';
import { ReplyReader } from './reply-reader.js';
import { ReplyStream } from './reply-stream.js';
import type { DraftRun, Responder } from './responder.js';
import { type ResponseDraft } from './response.dto.js';
import type { ResponseFacts } from './response-facts.js';
import { replyInstructions, replyPrompt, TONE_WORDS } from './response.prompt.js';
import { type TemplateResponder } from './template.responder.js';
import { ticketExcerpt } from './ticket-excerpt.js';

/** Writes replies by a language model; one that is no reply at all is replaced by the template's. */
export class LlmResponder implements Responder {
  readonly task: ModelTask<ModelReply>;
  private readonly logger = new Logger('Response');
  private readonly prompt: ReturnType<typeof replyPrompt>;
  private readonly leak: PromptLeak;
  private readonly reader: ReplyReader;

  constructor(
    private readonly llm: Llm,
    private readonly template: TemplateResponder,
    private readonly inWords: FactsInWords,
    canary = newCanary(),
  ) {
    this.prompt = replyPrompt({ canary });
    const { version, system: instructions } = replyInstructions({ canary });
    this.task = { name: 'response', version, instructions, schema: modelReply };
    this.leak = new PromptLeak(canary, [this.prompt.system, instructions]);
    this.reader = new ReplyReader(template, inWords, this.leak);
  }

  async draft(facts: ResponseFacts, run: DraftRun): Promise<StageAnswer<ResponseDraft>> {
    const stream = new ReplyStream(run, this.leak);
    const answer = await modelOrFallback({
      ask: () => this.ask(facts, run, stream),
      read: (reply) => this.reader.read(reply, facts),
      fallback: () => this.template.draft(facts).value,
      promptVersion: this.prompt.version,
      logger: this.logger,
    });
    stream.complete(answer.value.content);
    return answer.value.source === 'llm' || answer.fallbackUsed ? answer : unused(answer);
  }

  /** The draft from a single call's answer; its source is `template` where the model's reply could not be used. */
  fromModel({ reply }: ModelReply, facts: ResponseFacts): ResponseDraft {
    return this.reader.read(withNames(reply, this.inWords.describe(facts)), facts);
  }

  /** @throws LlmGaveUp */
  private ask(facts: ResponseFacts, run: DraftRun, stream: ReplyStream): Promise<LlmAnswer<string>> {
    const { customer_name: name } = this.inWords.describe(facts);
    return this.llm.text({
      stage: 'response',
      prompt: this.promptFor(facts),
      deadline: run.deadline,
      reserveMs: RULES_SHARE_MS,
      signal: run.signal,
      names: name === null ? run.names : [...run.names, name],
      ...(run.onDelta && { reader: stream }),
    });
  }

  private promptFor(facts: ResponseFacts): Prompt {
    const { customer_name: name, found, response_time, team } = this.inWords.describe(facts);
    const known = [name && `Customer: ${name}`, found && `Found: ${found}`].filter((line) => line !== null);
    return this.prompt.fill({
      tone: TONE_WORDS[facts.tone],
      category: facts.category,
      severity: facts.severity,
      // Without the hints in brackets, whose examples would end up in replies as if they were facts.
      ask_for:
        this.inWords
          .askFor(facts)
          .join('; ')
          .replace(/ ?\([^()]{0,100}\)/g, '') || 'nothing',
      response_time,
      team,
      ticket: quoteUntrusted([...known, ticketExcerpt(facts.reading)].join('\n')),
    });
  }
}

/** What the model took stays on record; its reply was not used. */
function unused(answer: StageAnswer<ResponseDraft>): StageAnswer<ResponseDraft> {
  return {
    ...answer,
    fallbackUsed: true,
    use: answer.use && { ...answer.use, model: null, fallbackReason: 'unusable' },
  };
}
