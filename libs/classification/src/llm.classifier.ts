import { type Llm, type LlmAnswer, type ModelRun, type ModelTask, quoteUntrusted, RULES_SHARE_MS } from '@app/llm';
import { type DeskConfig } from '@app/platform';
import { type TicketReading } from '@app/text';
import { categoriesFile, severitiesFile } from './classification.config.js';
import { classificationPrompt, classificationTask } from './classification.prompt.js';
import { type ExampleSource } from './examples/corrected-examples.js';
import { type ModelClassification } from './model-classification.js';

/** Asks a language model what a ticket is about and how bad it is. */
export class LlmClassifier {
  readonly task: ModelTask<ModelClassification>;
  private readonly prompt: ReturnType<typeof classificationPrompt>;

  constructor(
    private readonly llm: Llm,
    config: DeskConfig,
    examples: ExampleSource,
  ) {
    this.task = classificationTask(config.section(categoriesFile), config.section(severitiesFile), examples);
    this.prompt = classificationPrompt({ instructions: this.task.instructions });
  }

  /** @throws LlmGaveUp */
  async ask(reading: TicketReading, run: ModelRun): Promise<LlmAnswer<ModelClassification>> {
    const { subject, body } = reading;
    return this.llm.structured({
      ...run,
      stage: 'classification',
      prompt: this.prompt.fill({
        examples: this.task.preface?.(reading) ?? '',
        ticket: quoteUntrusted(`${subject.full}\n\n${body.full}`),
      }),
      schema: this.task.schema,
      reserveMs: RULES_SHARE_MS,
    });
  }
}
