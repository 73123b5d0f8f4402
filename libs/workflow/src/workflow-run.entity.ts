import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type WorkflowStep } from './workflow-step.dto.js';
import { type TriageStatus } from './step-recorder.js';
import { type TriageStrategy } from './triage-options.js';

/** A row of workflow_runs. */
@Entity('workflow_runs')
export class WorkflowRunEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  status!: TriageStatus;

  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'completed_at', precision: 3 })
  completedAt!: Date;

  @Column('int', { name: 'total_duration_ms' })
  totalDurationMs!: number;

  @Column('text', { nullable: true })
  strategy!: TriageStrategy | null;

  @Column('int', { name: 'tokens_used', nullable: true })
  tokensUsed!: number | null;

  @Column('double precision', { name: 'cost_usd', nullable: true })
  costUsd!: number | null;

  @Column('jsonb')
  steps!: readonly WorkflowStep[];
}
