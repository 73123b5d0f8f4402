import { type Source, Span } from '@app/domain';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ description: 'One fact found in a ticket; there is one entry per field name.' })
export class ExtractedField {
  /**
   * An id of config/extraction_fields.yaml.
   * @example "order_id"
   */
  readonly name!: string;
  /**
   * A string for one value, an array for several, in order of appearance, without repeats. Card numbers and IBANs are
   * masked.
   */
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    example: ['ORD-111', 'ORD-112'],
  })
  readonly value!: string | string[];
  /**
   * The value or values in standard form, as many as in `value`: a day in ISO 8601, a phone number in E.164, a sum as
   * number and ISO 4217 code. Null where there is no such form or the text leaves it open, as does 03/04/2024.
   */
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string', nullable: true } }],
    nullable: true,
    example: '2024-01-15',
  })
  readonly normalized!: string | (string | null)[] | null;
  /**
   * In [0, 1].
   * @example 0.95
   */
  readonly confidence!: number;
  /**
   * The ticket's own text at the first place where the value stands; masked where the value is.
   * @example "ORD-111"
   */
  readonly sourceSpan!: string | null;
  /** Every place where the value or values stand; the text at a span is what the customer wrote. */
  readonly spans!: Span[];
  /**
   * Who found it.
   * @example "rules"
   */
  readonly source!: Source;
}

@ApiSchema({ description: "The facts in a ticket's text." })
export class Extraction {
  /** What was found, one entry a field. */
  readonly fields!: ExtractedField[];
  /**
   * The category's required fields that were not found.
   * @example ["order_id"]
   */
  readonly missingRequired!: string[];
  /**
   * Values that look like a field and fail its check, in words.
   * @example []
   */
  readonly validationErrors!: string[];
}
