import { DuplicateMatch } from '@app/duplicate';
import { Omittable } from '@app/platform';
import { CustomerTextBody } from '@app/tickets';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

@ApiSchema({ description: 'A text to find older tickets for.' })
export class DuplicateSearchBody extends CustomerTextBody {
  /**
   * The ticket that the text is of, where it is stored: only older ones are found then, never itself, and nothing that
   * the desk rejected for it.
   * @example "0197f2b1-0a2b-7c3a-9d57-4a7b1c2d3e4f"
   */
  @Omittable()
  @IsUUID()
  readonly ticketId?: string;
  /**
   * Related tickets at most.
   * @example 10
   */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 20, required: false })
  @IsInt()
  @Min(1)
  @Max(20)
  readonly limit: number = 5;
}

@ApiSchema({ description: 'What was found for a text.' })
export class DuplicateSearchResult {
  /**
   * The best match at or over the threshold.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly duplicateOf!: string | null;
  /**
   * How alike it is, in [0, 1].
   * @example 0.93
   */
  readonly similarityScore!: number | null;
  /**
   * From which score on a match is called a duplicate now.
   * @example 0.8
   */
  readonly threshold!: number;
  /** Older tickets that say the same or nearly so, best first, at most five or what `limit` says. */
  readonly relatedTickets!: DuplicateMatch[];
}
