import { answered, type StageAnswer } from '@app/domain';
import { modelOrFallback, type ModelRun, type ModelTask } from '@app/llm';
import { type TicketReading } from '@app/text';
import { Logger } from '@nestjs/common';
import { type ExtractionConfig } from './extraction.config.js';
import { type Extraction } from './extraction.dto.js';
import { type FoundFacts } from './extractor.js';
import { foundFacts } from './found-facts.js';
import { groundedPlaces } from './ground.js';
import { type LlmExtractor } from './llm.extractor.js';
import { type ModelExtraction } from './model-extraction.js';
import { type RulesExtractor } from './rules.extractor.js';

/** Finds the facts in a ticket and says which of those its category requires are missing. */
export class ExtractionService {
  private readonly logger = new Logger('Extraction');

  constructor(
    private readonly rules: RulesExtractor,
    private readonly config: ExtractionConfig,
    private readonly model: LlmExtractor | null = null,
  ) {}

  /** What to ask a model where one call answers several stages; null where the rules extract alone. */
  get task(): ModelTask<ModelExtraction> | null {
    return this.model?.task ?? null;
  }

  /**
   * @param category null while it is not known: nothing is missing then, see `withCategory`
   * @param run without it the rules answer alone
   * @param receivedAt what "yesterday" is counted from
   */
  async extract(
    reading: TicketReading,
    category: string | null,
    run?: ModelRun,
    receivedAt = new Date(),
  ): Promise<StageAnswer<Extraction>> {
    const { model } = this;
    const byRules = (): Extraction => this.withCategory(this.rules.extract(reading, receivedAt).value, category);
    if (model === null || run === undefined) return answered(byRules());
    return modelOrFallback({
      ask: () => model.ask(reading, run),
      read: (said) => this.fromModel(said, reading, category, receivedAt),
      fallback: byRules,
      promptVersion: model.task.version,
      logger: this.logger,
    });
  }

  /** What the rules find, and of a model's answer what stands in the ticket besides. */
  fromModel(
    said: ModelExtraction,
    reading: TicketReading,
    category: string | null = null,
    receivedAt = new Date(),
  ): Extraction {
    const byRules = this.rules.places(reading);
    const byModel = groundedPlaces(said, reading, this.rules.fields, byRules);
    return this.withCategory(foundFacts(this.rules.fields, [...byRules, ...byModel], reading, receivedAt), category);
  }

  /** The same facts, measured against what a category requires. */
  withCategory({ fields, validationErrors }: FoundFacts, category: string | null): Extraction {
    const found = fields.map(({ name }) => name);
    return {
      fields,
      validationErrors,
      missingRequired: category === null ? [] : this.missingRequired(found, category),
    };
  }

  /** The fields a category requires that are not among the found ones, in file order. */
  missingRequired(found: readonly string[], category: string): string[] {
    return Object.entries(this.config.fields)
      .filter(([name, { required_for }]) => required_for.includes(category) && !found.includes(name))
      .map(([name]) => name);
  }

  /** What a skipped step leaves. */
  empty(): Extraction {
    return { fields: [], missingRequired: [], validationErrors: [] };
  }
}
