import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ description: 'How right matches are from a score on, by the pairs that the desk judged.' })
export class JudgedThreshold {
  /**
   * Matches with at least this score.
   * @example 0.71
   */
  readonly threshold!: number;
  /**
   * How many of them the desk judged.
   * @example 52
   */
  readonly judged!: number;
  /**
   * The share of them that was confirmed.
   * @example 0.98
   */
  readonly precision!: number;
  /**
   * So much at least is true, given how few were judged (the lower end of Wilson's 95 % interval).
   * @example 0.9
   */
  readonly precisionAtLeast!: number;
  /**
   * The share of all confirmed pairs with a score that it finds.
   * @example 0.64
   */
  readonly recall!: number;
}

@ApiSchema({ description: 'From which score on a match is called a duplicate, and why.' })
export class DuplicateThreshold {
  /**
   * In force now; at 1 only the very same text is called a duplicate.
   * @example 0.71
   */
  readonly threshold!: number;
  /**
   * `default`: nothing is proven yet, config/duplicates.yaml holds; `proven`: the lowest score at which the target is
   * proven; `raised`: the desk's word shows that the default is too low, and this one is not shown to be.
   * @example "proven"
   */
  readonly basis!: 'default' | 'proven' | 'raised';
  /**
   * What holds before anything is proven (config/duplicates.yaml).
   * @example 0.8
   */
  readonly defaultThreshold!: number;
  /**
   * How often a duplicate must be one (config/duplicates.yaml).
   * @example 0.9
   */
  readonly targetPrecision!: number;
  /**
   * With fewer judged matches nothing is proven (config/duplicates.yaml).
   * @example 30
   */
  readonly minimumLinks!: number;
  /**
   * Pairs that the service had scored and the desk judged, the newest 5,000.
   * @example 74
   */
  readonly judged!: number;
  /** How right the threshold in force is; null where no match at or over it was judged. */
  @ApiProperty({ nullable: true, allOf: [{ $ref: '#/components/schemas/JudgedThreshold' }] })
  readonly evidence!: JudgedThreshold | null;
}
