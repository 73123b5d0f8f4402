import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type JudgedTask } from './judged-answers.store.js';

@ApiSchema({ description: 'How right answers of one class are from a confidence on.' })
export class ThresholdReport {
  /**
   * Answers with at least this confidence.
   * @example 0.8
   */
  readonly threshold!: number;
  /**
   * How many of them were judged.
   * @example 112
   */
  readonly judged!: number;
  /**
   * Their share of the judged answers of this class.
   * @example 0.74
   */
  readonly coverage!: number;
  /**
   * The share of them that was right.
   * @example 0.99
   */
  readonly precision!: number;
  /**
   * So much at least is true, given how few were judged (the lower end of Wilson's 95 % interval).
   * @example 0.95
   */
  readonly precisionAtLeast!: number;
}

@ApiSchema({ description: 'How right the answers of one class are.' })
export class ClassReport {
  /**
   * An id of the YAML, as it was answered.
   * @example "billing"
   */
  readonly class!: string;
  /**
   * Judged answers with this class.
   * @example 151
   */
  readonly answered!: number;
  /**
   * Judged tickets that are of this class.
   * @example 160
   */
  readonly corrected!: number;
  /** From the lowest threshold up. */
  readonly thresholds!: ThresholdReport[];
}

@ApiSchema({ description: 'How often one class was answered where another was right, or the same.' })
export class ConfusionCell {
  /**
   * What was answered.
   * @example "account"
   */
  readonly answered!: string;
  /**
   * What the desk says.
   * @example "billing"
   */
  readonly corrected!: string;
  /**
   * Tickets.
   * @example 7
   */
  readonly count!: number;
}

@ApiSchema({ description: "Answers of one kind held against the desk's word." })
export class JudgedReport {
  /**
   * `original_answers`: what tickets were answered with, confirmed or corrected by feedback; `held_out`: what the version
   * in force said of the corrections in its training, each by a model that had not seen it.
   * @example "original_answers"
   */
  readonly of!: 'original_answers' | 'held_out';
  /**
   * `llm`: a language model; `local`: rules and local model.
   * @example "local"
   */
  readonly answeredBy!: 'llm' | 'local';
  /**
   * Answers that the desk judged.
   * @example 640
   */
  readonly judged!: number;
  /**
   * The share that was right; nobody judges at random, and who corrects only what is wrong makes it look worse than it is.
   * @example 0.82
   */
  readonly accuracy!: number;
  /**
   * The plain mean of F1 over the classes.
   * @example 0.78
   */
  readonly macroF1!: number;
  /**
   * How far confidence and share of right answers lie apart (ECE).
   * @example 0.03
   */
  readonly calibrationError!: number;
  /** By the class that was answered. */
  readonly classes!: ClassReport[];
  /** Only pairs that occurred, most frequent first. */
  readonly confusion!: ConfusionCell[];
}

@ApiSchema({ description: 'From which confidence on answers of a class may be applied unseen.' })
export class AutoApplyReport extends ThresholdReport {
  /**
   * Who answers.
   * @example "local"
   */
  readonly answeredBy!: 'llm' | 'local';
  /**
   * An id of the YAML.
   * @example "billing"
   */
  readonly class!: string;
}

@ApiSchema({ description: 'How good the answers to one question are.' })
export class TaskReport {
  /**
   * What is answered.
   * @example "category"
   */
  readonly task!: JudgedTask;
  /**
   * The version of the desk's model in force; 0 is the base alone, null where none is ever trained.
   * @example 3
   */
  readonly version!: number | null;
  /**
   * How often answers must be right to be applied unseen (config/learning.yaml); null where none ever is.
   * @example 0.95
   */
  readonly targetPrecision!: number | null;
  /** Classes and thresholds that are proven; every other answer waits for a person. */
  readonly autoApply!: AutoApplyReport[];
  /** Kinds of answers that were judged. */
  readonly evidence!: JudgedReport[];
}

@ApiSchema({ description: "How good the service is on this desk's tickets, by the desk's own feedback." })
export class LearningReport {
  /**
   * With fewer judged answers of a class nothing counts as proven (config/learning.yaml).
   * @example 30
   */
  readonly minimumJudged!: number;
  /** Category, severity and team. */
  @ApiProperty({ type: [TaskReport] })
  readonly tasks!: TaskReport[];
}
