import { Omittable, TextUpTo, Verbatim } from '@app/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, ValidateBy } from 'class-validator';

/** What a fact of a ticket really is: a value, several, or null for a fact that is not there. */
export type CorrectedFields = Readonly<Record<string, string | readonly string[] | null>>;

const MAX_VALUE = 2_000;
const MAX_VALUES = 100;
const FIELDS_SCHEMA = {
  type: 'object' as const,
  additionalProperties: {
    nullable: true,
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  },
  example: { order_id: 'ORD-88213', phone_number: null },
};

const isValue = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= MAX_VALUE;
const isFact = (value: unknown): boolean =>
  value === null ||
  isValue(value) ||
  (Array.isArray(value) && value.length > 0 && value.length <= MAX_VALUES && value.every(isValue));

@ApiSchema({
  description:
    'What the desk makes of an answer; at least one of the properties that judge it, comment and agent aside.',
})
export class FeedbackBody {
  /**
   * What the ticket is about; an id of config/categories.yaml. The original one confirms it.
   * @example "billing"
   */
  @Omittable()
  @IsString()
  readonly category?: string;
  /**
   * How bad it is; an id of config/severities.yaml. The original one confirms it.
   * @example "high"
   */
  @Omittable()
  @IsString()
  readonly severity?: string;
  /**
   * Whose it is; an id of config/routing_rules.yaml. The original one confirms it.
   * @example "billing_team"
   */
  @Omittable()
  @IsString()
  readonly team?: string;
  /** The facts that were wrong or missing, by name: a text of at most 2,000 characters, up to 100 of them, or null for a fact that is not there. */
  @ApiPropertyOptional(FIELDS_SCHEMA)
  @Omittable()
  @Verbatim('request')
  @ValidateBy({
    name: 'correctedFields',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length > 0 &&
        Object.values(value).every(isFact),
      defaultMessage: () =>
        `must name fields, each with a text of 1 to ${MAX_VALUE} characters, a list of up to ${MAX_VALUES} of them, or null`,
    },
  })
  readonly fields?: CorrectedFields;
  /**
   * Whether the reply draft was used.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly draftAccepted?: boolean;
  /**
   * What was sent to the customer in the end.
   * @example "Hi Maria, the second charge was refunded today."
   */
  @Omittable()
  @TextUpTo(50_000)
  readonly draftFinal?: string;
  /**
   * For people.
   * @example "It is about the invoice, not about the login."
   */
  @IsOptional()
  @TextUpTo(5_000)
  readonly comment?: string | null;
  /**
   * Who says so, in the desk's own words.
   * @example "agent-7"
   */
  @IsOptional()
  @TextUpTo(200)
  readonly agent?: string | null;
}

@ApiSchema({ description: 'What the service had answered, as it stood when the feedback came.' })
export class OriginalAnswer {
  /**
   * Null where the classification was skipped or failed.
   * @example "account"
   */
  readonly category!: string | null;
  /**
   * In [0, 1].
   * @example 0.71
   */
  readonly categoryConfidence!: number | null;
  /**
   * Null where the classification was skipped or failed.
   * @example "medium"
   */
  readonly severity!: string | null;
  /**
   * In [0, 1].
   * @example 0.64
   */
  readonly severityConfidence!: number | null;
  /**
   * Null where the routing was skipped or failed.
   * @example "account_management"
   */
  readonly team!: string | null;
  /**
   * In [0, 1].
   * @example 0.95
   */
  readonly teamConfidence!: number | null;
  /**
   * Who had classified it.
   * @example "rules"
   */
  readonly source!: string | null;
  /**
   * When the ticket came in.
   * @example "2026-03-02T10:00:00.000Z"
   */
  readonly answeredAt!: Date;
}

@ApiSchema({ description: 'One piece of feedback, as stored; null where it says nothing.' })
export class Feedback {
  /**
   * A UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-5b6c7d8e9f0a"
   */
  readonly id!: string;
  /**
   * The ticket it is about.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly ticketId!: string;
  /**
   * An id of config/categories.yaml as it was then.
   * @example "billing"
   */
  readonly category!: string | null;
  /**
   * An id of config/severities.yaml as it was then.
   * @example "high"
   */
  readonly severity!: string | null;
  /**
   * An id of config/routing_rules.yaml as it was then.
   * @example "billing_team"
   */
  readonly team!: string | null;
  /** The facts by name; null for a fact that is not there. */
  @ApiProperty({ nullable: true, ...FIELDS_SCHEMA })
  readonly fields!: CorrectedFields | null;
  /**
   * Whether the reply draft was used.
   * @example false
   */
  readonly draftAccepted!: boolean | null;
  /**
   * What was sent to the customer in the end.
   * @example "Hi Maria, the second charge was refunded today."
   */
  readonly draftFinal!: string | null;
  /**
   * For people.
   * @example "It is about the invoice, not about the login."
   */
  readonly comment!: string | null;
  /**
   * Who says so, in the desk's own words.
   * @example "agent-7"
   */
  readonly agent!: string | null;
  /**
   * The name of the API key it came with; `anyone` where there are none.
   * @example "desk"
   */
  readonly givenBy!: string;
  /** What it was said about. */
  readonly original!: OriginalAnswer;
  /**
   * When it came in.
   * @example "2026-03-02T11:12:44.120Z"
   */
  readonly createdAt!: Date;
}

@ApiSchema({ description: 'What the desk says of a ticket now: the newest word on each; null where there is none.' })
export class CorrectedAnswer {
  /**
   * What the ticket is about.
   * @example "billing"
   */
  readonly category!: string | null;
  /**
   * How bad it is.
   * @example "high"
   */
  readonly severity!: string | null;
  /**
   * Whose it is.
   * @example "billing_team"
   */
  readonly team!: string | null;
  /**
   * Who spoke last, in the desk's own words.
   * @example "agent-7"
   */
  readonly agent!: string | null;
  /**
   * How often the desk spoke.
   * @example 1
   */
  readonly feedbackCount!: number;
  /**
   * When it spoke last.
   * @example "2026-03-02T11:12:44.120Z"
   */
  readonly at!: Date;
}
