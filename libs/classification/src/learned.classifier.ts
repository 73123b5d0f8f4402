import { answered, type StageAnswer } from '@app/domain';
import { argmax, confidenceOf, type Grounds } from '@app/local-model';
import { type TicketReading } from '@app/text';
import { type Classification } from './classification.dto.js';
import { type Classifier } from './classifier.js';
import { BASE_CALIBRATION, SHARPENED_CALIBRATION } from './lead-calibration.js';
import { learnedWords } from './learned-words.js';
import { type LearnedTask, type LocalModels } from './local-models.js';
import { modelFeatures } from './model-features.js';
import { type RuleFindings } from './rules.classifier.js';

/** The two best are so near that their order proves little. */
const TOO_CLOSE = 0.09;
const MOST_KEYWORDS = 12;
const MOST_EVIDENCE = 12;

interface Decision {
  readonly id: string;
  readonly confidence: number;
  readonly lead: number;
}

/** Classifies by rules and base model together, and by what the desk taught where it did. */
export class LearnedClassifier implements Classifier {
  /** @param isAlone the rules have no say in the category, for measuring what the models are worth by themselves */
  constructor(
    private readonly models: LocalModels,
    private readonly options: { readonly isAlone: boolean } = { isAlone: false },
  ) {}

  classify(reading: TicketReading): StageAnswer<Classification> {
    const { rules } = this.models;
    const features = modelFeatures(reading);
    const found = this.models.read(reading, features);
    const grounds = this.models.scoresOf(this.options.isAlone ? withoutRules(found) : found, features);
    const category = this.decideCategory(grounds.category);
    const byRules = rules.classificationOf(found);
    const answer = category.id === byRules.category ? byRules : this.overruled(byRules, found, category.id, reading);
    return answered(
      this.withSeverity(
        { ...answer, categoryConfidence: category.confidence, needsReview: category.lead < TOO_CLOSE },
        found,
        grounds.severity,
      ),
    );
  }

  private decideCategory(grounds: Grounds): Decision {
    const desk = this.models.inForce.category;
    const scores = desk?.logits(grounds) ?? grounds.baseScores;
    const { id, lead } = this.best('category', scores);
    // A model of corrections is calibrated on them; everything else on public data.
    if (desk?.residual !== undefined) return { id, lead, confidence: Math.max(...desk.probabilities(grounds)) };
    return { id, lead, confidence: confidenceOf(lead, desk === undefined ? BASE_CALIBRATION : SHARPENED_CALIBRATION) };
  }

  private best(task: LearnedTask, scores: Float64Array): { id: string; lead: number } {
    const best = argmax(scores);
    const others = scores.filter((_, k) => k !== best);
    return { id: this.models.classes[task][best] ?? '', lead: (scores[best] ?? 0) - Math.max(...others) };
  }

  /** What the rules say of a category that they did not choose, led by the words that made the models choose it. */
  private overruled(byRules: Classification, found: RuleFindings, id: string, reading: TicketReading): Classification {
    const { rules, categoryBase, inForce } = this.models;
    const best = found.category.ranked.find(({ category }) => category === id) ?? found.category.best;
    const own = rules.classificationOf({ ...found, category: { ...found.category, best } });
    const words = learnedWords(reading, id, categoryBase, inForce);
    const keywords = [...words.map(({ text }) => text), ...own.keywordsMatched];
    return {
      ...own,
      secondaryCategories: [...new Set([byRules.category, ...byRules.secondaryCategories])].filter((it) => it !== id),
      reasoning: `${reasonFor(rules.categoryName(id), words)} ${rules.reasonOfSeverity(found)}`,
      keywordsMatched: keywords
        .filter((word, i) => keywords.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === i)
        .slice(0, MOST_KEYWORDS),
      evidence: [...words, ...own.evidence].slice(0, MOST_EVIDENCE),
      source: 'learned',
    };
  }

  private withSeverity(answer: Classification, found: RuleFindings, grounds: Grounds): Classification {
    const desk = this.models.inForce.severity;
    if (desk === undefined) return answer;
    const probabilities = desk.probabilities(grounds);
    const { id } = this.best('severity', probabilities);
    const taught = { ...answer, severity: id, severityConfidence: Math.max(...probabilities) };
    if (id === answer.severity) return taught;
    const reason = `The desk's own corrections speak for the severity "${this.models.rules.severityName(id)}".`;
    return {
      ...taught,
      reasoning: (answer.reasoning ?? '').replace(this.models.rules.reasonOfSeverity(found), reason),
      evidence: answer.evidence.filter(({ supports }) => supports === answer.category),
    };
  }
}

function withoutRules({ category, ...found }: RuleFindings): RuleFindings {
  return { ...found, category: { ...category, ranked: category.ranked.map((each) => ({ ...each, score: 0 })) } };
}

function reasonFor(name: string, words: readonly { text: string }[]): string {
  const [first, second] = words;
  if (first === undefined) return `All in all the ticket is most like those of "${name}".`;
  if (second === undefined) return `"${first.text}" is a word of "${name}" tickets.`;
  return `"${first.text}" and "${second.text}" are words of "${name}" tickets.`;
}
