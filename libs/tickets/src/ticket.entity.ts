import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the desk stands with a ticket. */
export const TICKET_STATUSES = ['pending', 'in_progress', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Where the workflow stands with it. */
export type TriageStatus = 'queued' | 'completed' | 'degraded' | 'failed';

/** An older ticket that the workflow found to say the same, as stored. */
export interface RelatedTicket {
  readonly ticketId: string;
  readonly similarityScore: number;
  readonly sameCustomer: boolean;
  readonly createdAt: Date | string;
  /** Missing where an earlier version found it. */
  readonly reasons?: readonly object[];
}

/** A row of tickets. What the stages found is kept as they gave it: a ticket knows no stage. */
@Entity('tickets')
export class TicketEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly subject!: string;

  @Column('text')
  readonly body!: string;

  @Column('text', { name: 'external_id', nullable: true })
  readonly externalId!: string | null;

  @Column('text', { name: 'customer_id', nullable: true })
  readonly customerId!: string | null;

  @Column('text', { name: 'customer_email', nullable: true })
  readonly customerEmail!: string | null;

  @Column('json')
  readonly metadata!: Readonly<Record<string, unknown>>;

  @Column('text', { default: 'pending' })
  readonly status!: TicketStatus;

  @Column('text', { name: 'triage_status' })
  readonly triageStatus!: TriageStatus;

  @Column('text', { nullable: true })
  readonly language!: string | null;

  @Column('text', { nullable: true })
  readonly category!: string | null;

  @Column('text', { nullable: true })
  readonly severity!: string | null;

  @Column('text', { name: 'assigned_team', nullable: true })
  readonly assignedTeam!: string | null;

  @Column('text', { nullable: true })
  readonly priority!: string | null;

  @Column('boolean', { name: 'needs_review' })
  readonly needsReview!: boolean;

  @Column('uuid', { name: 'duplicate_of', nullable: true })
  readonly duplicateOf!: string | null;

  @Column('double precision', { name: 'similarity_score', nullable: true })
  readonly similarityScore!: number | null;

  @Column('jsonb', { nullable: true })
  readonly classification!: object | null;

  @Column('jsonb', { name: 'extracted_fields', nullable: true })
  readonly extractedFields!: object | null;

  @Column('jsonb', { name: 'response_draft', nullable: true })
  readonly responseDraft!: object | null;

  @Column('jsonb', { nullable: true })
  readonly routing!: object | null;

  @Column('jsonb', { name: 'related_tickets' })
  readonly relatedTickets!: readonly RelatedTicket[];

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'processed_at', precision: 3, nullable: true })
  readonly processedAt!: Date | null;
}

/** What stands in a ticket as long as nobody found or said anything about it. */
export const NOTHING_FOUND = {
  language: null,
  category: null,
  severity: null,
  assignedTeam: null,
  priority: null,
  needsReview: false,
  duplicateOf: null,
  similarityScore: null,
  classification: null,
  extractedFields: null,
  responseDraft: null,
  routing: null,
  relatedTickets: [],
} as const satisfies Partial<TicketEntity>;

/** A ticket on its way into the table; pending, unless it comes from the desk's history. */
export type NewTicket = Omit<TicketEntity, 'status'> & Partial<Pick<TicketEntity, 'status'>>;
