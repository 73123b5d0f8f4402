import { answered, type StageAnswer } from '@app/domain';
import { argmax, type Grounds, softmax } from '@app/local-model';
import { type TicketReading } from '@app/text';
import { type Classification } from './classification.dto.js';
import { type Classifier } from './classifier.js';
import { type LearnedTask, type LocalModels } from './local-models.js';
import { modelFeatures } from './model-features.js';

/** Nearer to each other than this, the two likeliest are for a person to choose from. */
const TOO_CLOSE = 0.1;

interface Decision {
  readonly id: string;
  readonly confidence: number;
  readonly isTooClose: boolean;
}

/** Classifies by rules and base model together, and by what the desk taught where it did. */
export class LearnedClassifier implements Classifier {
  constructor(private readonly models: LocalModels) {}

  classify(reading: TicketReading): StageAnswer<Classification> {
    const features = modelFeatures(reading);
    const found = this.models.read(reading, features);
    const grounds = this.models.scoresOf(found, features);
    const category = this.decide('category', grounds.category);
    const severity = this.decide('severity', grounds.severity);
    const byRules = this.models.rules.classificationOf(found);
    return answered({
      ...byRules,
      category: category.id,
      categoryConfidence: category.confidence,
      severity: severity.id,
      severityConfidence: severity.confidence,
      // What the rules cannot decide between, the desk may have taught.
      needsReview: this.models.inForce.category === undefined ? byRules.needsReview : category.isTooClose,
      source: category.id === byRules.category ? 'rules' : 'learned',
    });
  }

  private decide(task: LearnedTask, grounds: Grounds): Decision {
    const desk = this.models.inForce[task];
    const probabilities = desk?.probabilities(grounds) ?? softmax(Float64Array.from(grounds.baseScores));
    const best = argmax(probabilities);
    const [confidence = 0, second = 0] = probabilities.toSorted().reverse();
    return { id: this.models.classes[task][best] ?? '', confidence, isTooClose: confidence - second < TOO_CLOSE };
  }
}
