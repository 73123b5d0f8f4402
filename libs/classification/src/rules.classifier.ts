import { answered, type StageAnswer } from '@app/domain';
import { type TicketReading } from '@app/text';
import { type CategoryDecision, CategoryScoring } from './category-scoring.js';
import { type CategoriesConfig, type SeveritiesConfig } from './classification.config.js';
import { type Classification } from './classification.dto.js';
import { type Classifier } from './classifier.js';
import { PhraseMatcher } from './phrase-matcher.js';
import { placeWeights } from './place-weight.js';
import { Quotes } from './quotes.js';
import { categoryReason, severityReason } from './reasoning.js';
import { type SeverityDecision, type SeverityOpinion, SeverityScoring } from './severity-scoring.js';
import { findSigns, type Sign } from './sign.js';
import { ticketWords } from './ticket-words.js';

/** A person checks a claim by its best few places; more would only be noise. */
const MOST_EVIDENCE = 12;
const MOST_KEYWORDS = 12;

/** What the phrases of the YAML files say of a ticket. */
export interface RuleFindings {
  readonly category: CategoryDecision;
  readonly severity: SeverityDecision;
  readonly quotes: Quotes;
}

/** Classifies by the weighted phrases of categories.yaml and severities.yaml, compiled once. */
export class RulesClassifier implements Classifier {
  private readonly categories: CategoryScoring;
  private readonly severities: SeverityScoring;
  private readonly signals: CategoryScoring['signals'];
  private readonly matcher: PhraseMatcher;
  private readonly letters: PhraseMatcher;

  constructor(
    private readonly categoriesConfig: CategoriesConfig,
    private readonly severitiesConfig: SeveritiesConfig,
  ) {
    this.categories = new CategoryScoring(categoriesConfig);
    this.severities = new SeverityScoring(severitiesConfig);
    this.signals = [...this.categories.signals, ...this.severities.signals];
    this.matcher = new PhraseMatcher(this.signals.map(({ phrases }) => phrases));
    this.letters = new PhraseMatcher([severitiesConfig.learned.letters]);
  }

  classify(reading: TicketReading): StageAnswer<Classification> {
    return answered(this.classificationOf(this.read(reading)));
  }

  /** @param opinion of a model on the severity; it knows reports, and counts for nothing in a letter to a desk */
  read(reading: TicketReading, opinion?: SeverityOpinion): RuleFindings {
    const words = ticketWords(reading);
    const signs = findSigns(words, this.matcher, this.signals, placeWeights(reading));
    return {
      category: this.categories.decide(signs.filter((sign) => !this.isSeveritySign(sign))),
      severity: this.severities.decide(
        signs.filter((sign) => this.isSeveritySign(sign)).map((sign) => this.renumbered(sign)),
        opinion !== undefined && this.letters.find(words).length === 0 ? opinion : undefined,
      ),
      quotes: new Quotes(reading, words),
    };
  }

  /** What was found, told with its evidence. */
  classificationOf({ category, severity, quotes }: RuleFindings): Classification {
    const { best, secondary } = category;
    return {
      category: best.category,
      categoryConfidence: category.confidence,
      severity: severity.severity,
      severityConfidence: severity.confidence,
      secondaryCategories: secondary.map((other) => other.category),
      reasoning: `${categoryReason(best, this.categoryName(best.category), quotes)} ${this.reasonOfSeverity({ severity, quotes })}`,
      keywordsMatched: quotes.phrases(best.signs, MOST_KEYWORDS),
      urgencyIndicators: quotes.phrases(severity.urgent, MOST_KEYWORDS),
      evidence: quotes.evidence(
        [
          ...best.signs.map((sign) => ({ sign, supports: best.category })),
          ...severity.signs.map((sign) => ({ sign, supports: severity.supported })),
        ],
        MOST_EVIDENCE,
      ),
      needsReview: category.tooClose,
      source: 'rules',
    };
  }

  /** Why the severity is what it is, in one sentence. */
  reasonOfSeverity({ severity, quotes }: Pick<RuleFindings, 'severity' | 'quotes'>): string {
    return severityReason(severity, (id) => this.severityName(id), quotes);
  }

  categoryName(id: string): string {
    return this.categoriesConfig.categories[id]?.name ?? id;
  }

  severityName(id: string): string {
    return this.severitiesConfig.severities[id]?.name ?? id;
  }

  private isSeveritySign({ signal }: Sign): boolean {
    return signal >= this.categories.signals.length;
  }

  private renumbered(sign: Sign): Sign {
    return { ...sign, signal: sign.signal - this.categories.signals.length };
  }
}
