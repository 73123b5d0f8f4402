import { answered, type StageAnswer } from '@app/domain';
import { argmax, type Grounds, softmax } from '@app/local-model';
import { type TicketReading } from '@app/text';
import { type Classification } from './classification.dto.js';
import { type Classifier } from './classifier.js';
import { type LearnedTask, type LocalModels } from './local-models.js';
import { modelFeatures } from './model-features.js';

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
      source: category.id === byRules.category ? 'rules' : 'learned',
    });
  }

  private decide(task: LearnedTask, grounds: Grounds): { id: string; confidence: number } {
    const desk = this.models.inForce[task];
    const probabilities = desk?.probabilities(grounds) ?? softmax(Float64Array.from(grounds.baseScores));
    const best = argmax(probabilities);
    return { id: this.models.classes[task][best] ?? '', confidence: probabilities[best] ?? 0 };
  }
}
