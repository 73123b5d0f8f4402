import { Omittable, TextUpTo } from '@app/platform';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

/** What the desk says of a pair of tickets. */
const LINK_VERDICTS = ['confirmed', 'rejected'] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

@ApiSchema({ description: 'Which older ticket this one is a duplicate of.' })
export class LinkBody {
  /**
   * The older ticket; where it is a duplicate itself, the one it is a duplicate of is meant.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  @IsUUID()
  readonly ticketId!: string;
  /**
   * Who says so, as the desk knows them.
   * @example "agent-7"
   */
  @IsOptional()
  @TextUpTo(100)
  readonly agent?: string | null;
  /**
   * For people.
   * @example "Both are about the failed update of Monday."
   */
  @IsOptional()
  @TextUpTo(2_000)
  readonly comment?: string | null;
}

@ApiSchema({ description: 'Which ticket this one is no duplicate of, and who says so.' })
export class UnlinkQuery {
  /**
   * The ticket that it is no duplicate of, such as a related one; the one it counts as a duplicate of where it is left out.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  @Omittable()
  @IsUUID()
  readonly ticketId?: string;
  /**
   * Who says so, as the desk knows them.
   * @example "agent-7"
   */
  @Omittable()
  @TextUpTo(100)
  readonly agent?: string;
  /**
   * For people.
   * @example "Another printer."
   */
  @Omittable()
  @TextUpTo(2_000)
  readonly comment?: string;
}

@ApiSchema({ description: 'What the desk said of a pair of tickets.' })
export class DuplicateLink {
  /**
   * A UUID version 7.
   * @example "0197f2b0-5c1e-7c3a-9d57-8e9f0a1b2c3d"
   */
  readonly id!: string;
  /**
   * The newer ticket.
   * @example "0197f2b1-0a2b-7c3a-9d57-4a7b1c2d3e4f"
   */
  readonly ticketId!: string;
  /**
   * The older ticket that it is a duplicate of, or is not.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly otherId!: string;
  /**
   * Whether it is one; after a rejection the service never proposes the pair again.
   * @example "confirmed"
   */
  @ApiProperty({ enum: LINK_VERDICTS })
  readonly verdict!: LinkVerdict;
  /**
   * How alike the service had found the two when the ticket came in; null where it had not.
   * @example 0.93
   */
  readonly score!: number | null;
  /**
   * Who said so.
   * @example "agent-7"
   */
  readonly agent!: string | null;
  /**
   * For people.
   * @example "Both are about the failed update of Monday."
   */
  readonly comment!: string | null;
  /**
   * The name of the API key, or `anyone` where the service is open.
   * @example "helpdesk"
   */
  readonly givenBy!: string;
  /**
   * When it was said.
   * @example "2026-03-02T11:02:10.000Z"
   */
  readonly createdAt!: Date;
}

@ApiSchema({ description: 'What a ticket is a duplicate of, and who said what of it.' })
export class DuplicateStanding {
  /**
   * The ticket.
   * @example "0197f2b1-0a2b-7c3a-9d57-4a7b1c2d3e4f"
   */
  readonly ticketId!: string;
  /**
   * What it counts as a duplicate of now, the desk's word included; null where it stands for itself.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly duplicateOf!: string | null;
  /**
   * What the service had answered when the ticket came in; it stays as it was.
   * @example "0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e"
   */
  readonly answered!: string | null;
  /** What the desk said, newest first. */
  readonly history!: DuplicateLink[];
}
