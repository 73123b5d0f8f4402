import { type Evidence } from '@app/domain';
import { type TicketReading, TicketSearch, wordsAt } from '@app/text';
import { type Classification } from './classification.dto.js';
import { type ModelClassification } from './model-classification.js';
import { soundReasoning } from './sound-reasoning.js';

/** As many quotes of a kind as the rules give. */
const MOST_QUOTES = 12;

interface Grounded {
  readonly classification: Classification;
  /** It quoted, and none of its quotes stands in the ticket. */
  readonly isInvented: boolean;
}

/** Leaves of a model's words what the ticket bears out: quotes as they stand in it, and known categories. */
export function ground(said: ModelClassification, reading: TicketReading, categories: readonly string[]): Grounded {
  const quotes = new ModelQuotes(reading);
  const secondary = categories.filter((id) => id !== said.category && said.secondary_categories?.includes(id));
  const claims = [said.category, said.severity, ...secondary];
  const evidence = quotes.evidence(said.evidence ?? []).filter(({ supports }) => claims.includes(supports));
  return {
    classification: {
      category: said.category,
      categoryConfidence: said.category_confidence,
      severity: said.severity,
      severityConfidence: said.severity_confidence,
      secondaryCategories: secondary,
      reasoning: soundReasoning(said.reasoning, quotes.search),
      keywordsMatched: distinctWordings(evidence.filter(({ supports }) => supports === said.category)),
      urgencyIndicators: distinctWordings(quotes.align(said.urgency ?? [])),
      evidence,
      needsReview: false,
      source: 'llm',
    },
    isInvented: quotes.given > 0 && quotes.found === 0,
  };
}

type Quote = Omit<Evidence, 'supports'>;

/** Leads a model's quotes back to the ticket, and counts how many of them stand there. */
class ModelQuotes {
  readonly search: TicketSearch;
  given = 0;
  found = 0;

  constructor(private readonly reading: TicketReading) {
    this.search = new TicketSearch(reading);
  }

  evidence(quotes: NonNullable<ModelClassification['evidence']>): Evidence[] {
    const places = quotes
      .slice(0, MOST_QUOTES)
      .flatMap(({ quote, supports }) => this.place(quote).map((place) => ({ ...place, supports })));
    const keyOf = ({ source, start, end, supports }: Evidence): string => [source, start, end, supports].join(' ');
    return [...new Map(places.map((place) => [keyOf(place), place])).values()];
  }

  align(quotes: readonly string[]): Quote[] {
    return quotes.slice(0, MOST_QUOTES).flatMap((quote) => this.place(quote));
  }

  /** One place or none; the author's own words come before quoted ones. */
  private place(quote: string): Quote[] {
    this.given += 1;
    const places = this.search.placesOf(quote);
    const place = places.find(({ isOwn }) => isOwn) ?? places[0];
    if (place === undefined) return [];
    this.found += 1;
    const span = place.text.spanOf(place.start, place.end);
    return [{ ...span, text: wordsAt(this.reading, span) }];
  }
}

function distinctWordings(quotes: readonly Quote[]): string[] {
  return [...new Map(quotes.toReversed().map(({ text }) => [text.toLowerCase(), text])).values()].reverse();
}
