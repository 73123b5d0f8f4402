import { type StageAnswer } from '@app/domain';
import { type TicketReading } from '@app/text';
import { type ExtractionConfig } from './extraction.config.js';
import { type Extraction } from './extraction.dto.js';
import { type Extractor, type FoundFacts } from './extractor.js';

/** Finds the facts in a ticket and says which of those its category requires are missing. */
export class ExtractionService {
  constructor(
    private readonly rules: Extractor,
    private readonly config: ExtractionConfig,
  ) {}

  /** @param category null while it is not known: nothing is missing then, see `withCategory` */
  async extract(
    reading: TicketReading,
    category: string | null,
    signal?: AbortSignal,
  ): Promise<StageAnswer<Extraction>> {
    signal?.throwIfAborted();
    const answer = await this.rules.extract(reading, signal);
    return { ...answer, value: this.withCategory(answer.value, category) };
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
