import { type Llm, type LlmAnswer, type ModelRun, type ModelTask, quoteUntrusted, RULES_SHARE_MS } from '@app/llm';
import { type TicketReading } from '@app/text';
import { type CategoriesConfig, type SeveritiesConfig } from './classification.config.js';
import { classificationPrompt, classificationTask } from './classification.prompt.js';
import { type ModelClassification } from './model-classification.js';

/** Asks a language model what a ticket is about and how bad it is. */
export class LlmClassifier {
  readonly task: ModelTask<ModelClassification>;
  private readonly prompt: ReturnType<typeof classificationPrompt>;

  constructor(
    private readonly llm: Llm,
    categories: CategoriesConfig,
    severities: SeveritiesConfig,
  ) {
    this.task = classificationTask(categories, severities);
    this.prompt = classificationPrompt({ instructions: this.task.instructions });
  }

  /** @throws LlmGaveUp */
  async ask({ subject, body }: TicketReading, run: ModelRun): Promise<LlmAnswer<ModelClassification>> {
    return this.llm.structured({
      ...run,
      stage: 'classification',
      prompt: this.prompt.fill({ ticket: quoteUntrusted(`${subject.full}\n\n${body.full}`) }),
      schema: this.task.schema,
      reserveMs: RULES_SHARE_MS,
    });
  }
}
