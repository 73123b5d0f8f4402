import { BodyMayBeLeftOut, Omittable } from '@app/platform';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Occasion, type TaskVerdict } from './runs/run.js';
import { type Task, TASKS } from './task.js';

@BodyMayBeLeftOut()
@ApiSchema({ description: 'What is meant; everything where it is left out.' })
export class TaskBody {
  /**
   * One task alone.
   * @example "category"
   */
  @Omittable()
  @IsIn(TASKS)
  readonly task?: Task;
}

@ApiSchema({ description: 'How many corrections name a class.' })
export class ClassCorrections {
  /**
   * An id of the YAML.
   * @example "billing"
   */
  readonly class!: string;
  /**
   * Tickets and lessons.
   * @example 42
   */
  readonly corrections!: number;
}

@ApiSchema({ description: 'How a model did on corrections that it had not seen.' })
export class ModelScore {
  /**
   * The plain mean of F1 over the classes.
   * @example 0.78
   */
  readonly macroF1!: number;
  /**
   * The share that was right.
   * @example 0.81
   */
  readonly accuracy!: number;
  /**
   * How far confidence and share of right answers lie apart (ECE).
   * @example 0.03
   */
  readonly calibrationError!: number;
}

@ApiSchema({ description: 'How the version that was in force did on the same corrections.' })
export class RivalScore extends ModelScore {
  /**
   * 0 is the base alone.
   * @example 0
   */
  readonly version!: number;
}

@ApiSchema({ description: "A version of the desk's own model for one task." })
export class DeskModelVersion {
  /**
   * Counted over all tasks.
   * @example 3
   */
  readonly version!: number;
  /**
   * What it answers.
   * @example "category"
   */
  readonly task!: Task;
  /**
   * `rejected`: it did worse than what was in force.
   * @example "accepted"
   */
  readonly verdict!: 'accepted' | 'rejected';
  /**
   * Whether it answers now.
   * @example true
   */
  readonly active!: boolean;
  /**
   * Whether it knows the classes of the YAML as it is now and stands on the base of this release; only then can it be
   * activated.
   * @example true
   */
  readonly fits!: boolean;
  /**
   * How many it has learnt from.
   * @example 60
   */
  readonly corrections!: number;
  /** The same by class, most frequent first. */
  readonly classes!: ClassCorrections[];
  /** Corrections that name what the YAML no longer has; nothing was learnt from them. */
  readonly leftOut!: ClassCorrections[];
  /**
   * How many tickets that nobody judged its run read.
   * @example 0
   */
  readonly backlog!: number;
  /**
   * Whether tickets that nobody judged sharpen its base, be it from an earlier run.
   * @example false
   */
  readonly isSharpened!: boolean;
  /** By cross-validation; null without corrections. */
  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/ModelScore' }] })
  readonly score!: ModelScore | null;
  /** What it had to be no worse than; null without corrections. */
  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/RivalScore' }] })
  readonly inForce!: RivalScore | null;
  /**
   * The run it came from.
   * @example "0197f2b0-5c1e-7c3a-9d57-6c7d8e9f0a1b"
   */
  readonly runId!: string | null;
  /**
   * When it was trained.
   * @example "2026-03-02T11:15:00.000Z"
   */
  readonly trainedAt!: Date;
  /**
   * Who asked for it: the name of an API key, `schedule`, or `command line`.
   * @example "schedule"
   */
  readonly trainedBy!: string;
}

@ApiSchema({ description: 'Which version answers for a task.' })
export class VersionInForce {
  /**
   * What it answers.
   * @example "category"
   */
  readonly task!: Task;
  /**
   * 0 is the base alone.
   * @example 3
   */
  readonly version!: number;
  /**
   * False where it does not fit the YAML or the release any more; the base answers then.
   * @example true
   */
  readonly fits!: boolean;
  /**
   * Null where nothing was ever activated.
   * @example "2026-03-02T11:15:02.000Z"
   */
  readonly activatedAt!: Date | null;
  /**
   * Null where nothing was ever activated.
   * @example "schedule"
   */
  readonly activatedBy!: string | null;
}

@ApiSchema({ description: 'What the desk taught.' })
export class DeskModels {
  /** One for each task. */
  readonly inForce!: VersionInForce[];
  /** Newest first, at most 200; version 0, the base alone, is always there and not listed. */
  readonly items!: DeskModelVersion[];
}

@ApiSchema({ description: 'What a run made of one task.' })
export class LearningResult {
  /**
   * What was to be learnt.
   * @example "category"
   */
  readonly task!: Task;
  /**
   * `live`: it answers now; `rejected`: it did worse than what is in force and is kept aside; `overtaken`: somebody
   * activated another version meanwhile; `too_few`: there was not enough to learn from.
   * @example "live"
   */
  @ApiProperty({ enum: ['live', 'rejected', 'overtaken', 'too_few'] })
  readonly verdict!: TaskVerdict;
  /**
   * Null where none was made.
   * @example 3
   */
  readonly version!: number | null;
  /**
   * How many there were to learn from.
   * @example 60
   */
  readonly corrections!: number;
  /** Corrections that name what the YAML no longer has. */
  readonly leftOut!: ClassCorrections[];
  /**
   * By cross-validation.
   * @example 0.78
   */
  readonly macroF1!: number | null;
  /**
   * Of the version in force, on the same corrections.
   * @example 0.71
   */
  readonly macroF1InForce!: number | null;
}

@ApiSchema({ description: 'A run of training.' })
export class LearningRun {
  /**
   * A UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-6c7d8e9f0a1b"
   */
  readonly id!: string;
  /**
   * Where it stands.
   * @example "completed"
   */
  readonly status!: 'queued' | 'running' | 'completed' | 'failed';
  /**
   * Why it was made; `upgrade`: the model in force does not fit the YAML or the release any more.
   * @example "corrections"
   */
  @ApiProperty({ enum: ['corrections', 'request', 'nightly', 'import', 'upgrade'] })
  readonly occasion!: Occasion;
  /**
   * What is to be learnt.
   * @example ["category", "severity"]
   */
  readonly tasks!: string[];
  /**
   * The name of an API key, `anyone`, `schedule`, or `command line`.
   * @example "schedule"
   */
  readonly requestedBy!: string;
  /**
   * When it was asked for.
   * @example "2026-03-02T11:14:58.000Z"
   */
  readonly createdAt!: Date;
  /**
   * When it began.
   * @example "2026-03-02T11:14:59.000Z"
   */
  readonly startedAt!: Date | null;
  /**
   * When it ended.
   * @example "2026-03-02T11:15:02.000Z"
   */
  readonly completedAt!: Date | null;
  /** Null until it ended. */
  readonly results!: LearningResult[] | null;
  /**
   * Why it failed.
   * @example "Training failed; the log has the reason."
   */
  readonly error!: string | null;
}
