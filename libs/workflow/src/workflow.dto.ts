import { type FieldValues, TONES, type Tone } from '@app/domain';
import { JsonObjectUpTo, Nested, Omittable, TextUpTo, Verbatim } from '@app/platform';
import { CustomerTextBody, TicketTextBody } from '@app/tickets';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, ValidateBy } from 'class-validator';
import { readExtractedFields } from './extracted-fields.js';

const METADATA_BYTES = 16 * 1024;

@ApiSchema({ description: 'A ticket as the desk sends it.' })
export class TicketInput extends CustomerTextBody {
  /**
   * The desk's own id of the ticket.
   * @example "48213"
   */
  @IsOptional()
  @TextUpTo(200)
  readonly externalId?: string | null;

  /**
   * Anything the desk wants to find again; at most 16 KiB as JSON, kept as it came.
   * @example {"channel": "email"}
   */
  @Omittable()
  @Verbatim()
  @JsonObjectUpTo(METADATA_BYTES)
  readonly metadata?: Record<string, unknown>;
}

@ApiSchema({ description: 'How one ticket is to be triaged.' })
export class WorkflowOptions {
  /**
   * Leaves the ticket at the default category and severity.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly skipClassification?: boolean;

  /**
   * Looks for no facts in the text.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly skipExtraction?: boolean;

  /**
   * Writes no reply.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly skipResponseGeneration?: boolean;

  /**
   * Another name for `skip_response_generation`.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly skipResponse?: boolean;

  /**
   * Decides on no team.
   * @example false
   */
  @Omittable()
  @IsBoolean()
  readonly skipRouting?: boolean;

  /**
   * Looks for older tickets that say the same.
   * @example true
   */
  @Omittable()
  @IsBoolean()
  readonly enableDuplicateDetection?: boolean;

  /**
   * Runs what is independent side by side; false runs one step after the other.
   * @example true
   */
  @Omittable()
  @IsBoolean()
  readonly enableParallel?: boolean;

  /**
   * Answers a ticket that the same customer sent before, word for word and within the window of config/duplicates.yaml, by
   * what was found then, without asking a language model again; false analyses it afresh.
   * @example true
   */
  @Omittable()
  @IsBoolean()
  readonly reuseAnalysis?: boolean;

  /**
   * How the reply sounds.
   * @example "friendly"
   */
  @Omittable()
  @IsIn(TONES)
  readonly responseTone?: Tone;
}

@ApiSchema({ description: 'A ticket to take through the whole workflow.' })
export class ProcessBody {
  /** What the customer wrote, and what the desk knows. */
  @Nested(() => TicketInput)
  readonly ticket!: TicketInput;

  /** What to leave out, and how the reply sounds. */
  @Omittable()
  @Nested(() => WorkflowOptions)
  readonly options?: WorkflowOptions;
}

@ApiSchema({ description: 'A ticket to extract facts from.' })
export class ExtractBody extends TicketTextBody {
  /**
   * Decides which fields are required; an id of config/categories.yaml.
   * @example "billing"
   */
  @Omittable()
  @IsString()
  readonly category?: string;
}

@ApiSchema({ description: 'A classified ticket.' })
class ClassifiedBody extends TicketTextBody {
  /**
   * An id of config/categories.yaml.
   * @example "technical"
   */
  @IsString()
  readonly category!: string;

  /**
   * An id of config/severities.yaml.
   * @example "high"
   */
  @IsString()
  readonly severity!: string;

  /** An extraction as `/extract` answers it, or a plain object of values by field name. */
  @ApiProperty({
    required: false,
    oneOf: [
      { $ref: '#/components/schemas/Extraction' },
      {
        type: 'object',
        additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
    ],
    example: { error_code: 'ERR-5003' },
  })
  @Omittable()
  @Verbatim('request')
  @Transform(({ obj }: { obj: { extractedFields?: unknown } }) => readExtractedFields(obj.extractedFields) ?? null)
  @ValidateBy({
    name: 'extractedFields',
    validator: {
      validate: (value: unknown) => value !== null,
      defaultMessage: () => 'must be an extraction ({"fields": [...]}) or an object of texts by field name',
    },
  })
  readonly extractedFields?: FieldValues;
}

@ApiSchema({ description: 'A classified ticket to write a reply to.' })
export class RespondBody extends ClassifiedBody {
  /**
   * How the reply sounds; friendly where it is left out.
   * @example "friendly"
   */
  @Omittable()
  @IsIn(TONES)
  readonly tone?: Tone;

  /**
   * Whom to greet.
   * @example "John"
   */
  @IsOptional()
  @TextUpTo(200)
  readonly customerName?: string | null;
}

@ApiSchema({ description: 'A classified ticket to find a team for.' })
export class RouteBody extends ClassifiedBody {}
