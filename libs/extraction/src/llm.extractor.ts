import { type Llm, type LlmAnswer, type ModelRun, type ModelTask, quoteUntrusted, RULES_SHARE_MS } from '@app/llm';
import { type TicketReading } from '@app/text';
import { type ExtractionConfig } from './extraction.config.js';
import { extractionPrompt, extractionTask } from './extraction.prompt.js';
import { type ModelExtraction } from './model-extraction.js';

/** Asks a language model for the facts in a ticket. */
export class LlmExtractor {
  readonly task: ModelTask<ModelExtraction>;
  private readonly prompt: ReturnType<typeof extractionPrompt>;

  constructor(
    private readonly llm: Llm,
    config: ExtractionConfig,
  ) {
    this.task = extractionTask(config);
    this.prompt = extractionPrompt({ instructions: this.task.instructions });
  }

  /** @throws LlmGaveUp */
  async ask({ subject, body }: TicketReading, run: ModelRun): Promise<LlmAnswer<ModelExtraction>> {
    return this.llm.structured({
      ...run,
      stage: 'extraction',
      prompt: this.prompt.fill({ ticket: quoteUntrusted(`${subject.full}\n\n${body.full}`) }),
      schema: this.task.schema,
      reserveMs: RULES_SHARE_MS,
    });
  }
}
