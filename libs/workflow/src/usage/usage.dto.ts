import { ApiSchema } from '@nestjs/swagger';
import { Omittable, QueryInstant } from '@app/platform';

@ApiSchema({ description: 'Which days to sum up.' })
export class UsageQuery {
  /**
   * Calls from this moment on; thirty days before `to` where it is left out.
   * @example "2026-03-01"
   */
  @Omittable()
  @QueryInstant()
  readonly from?: Date;
  /**
   * Calls before this moment; now where it is left out.
   * @example "2030-01-01"
   */
  @Omittable()
  @QueryInstant()
  readonly to?: Date;
}

@ApiSchema({ description: 'What calls to language models took.' })
export class UsageSum {
  /**
   * Failed tries included.
   * @example 120
   */
  readonly calls!: number;
  /**
   * Tries that gave no usable answer.
   * @example 2
   */
  readonly failedCalls!: number;
  /**
   * Input and output together.
   * @example 81234
   */
  readonly tokensUsed!: number;
  /**
   * US dollars, of the calls whose price is known.
   * @example 0.41
   */
  readonly costUsd!: number;
}

@ApiSchema({ description: 'What one model took on one day for one stage.' })
export class UsageItem extends UsageSum {
  /**
   * A day in UTC.
   * @example "2026-03-02"
   */
  readonly day!: string;
  /**
   * As it is named to its provider.
   * @example "openai/gpt-4o-mini"
   */
  readonly model!: string;
  /**
   * `classification`, `extraction`, `response`, `single` for a call that answers for all of them, or `embedding`.
   * @example "classification"
   */
  readonly stage!: string;
  /**
   * Whole milliseconds a call.
   * @example 640
   */
  readonly meanLatencyMs!: number;
}

@ApiSchema({ description: 'What language models took, by day, model and stage.' })
export class Usage {
  /**
   * The first moment that counts.
   * @example "2026-03-01T00:00:00.000Z"
   */
  readonly from!: Date;
  /**
   * The moment before which calls count.
   * @example "2026-03-31T00:00:00.000Z"
   */
  readonly to!: Date;
  /** All items together. */
  readonly total!: UsageSum;
  /** Newest day first. */
  readonly items!: UsageItem[];
}
