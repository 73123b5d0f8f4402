import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Feedback, type OriginalAnswer } from './feedback.dto.js';

const NEWEST_DIGEST = 'select digest from feedback where ticket_id = $1 order by id desc limit 1';

const READ = `
  select id, ticket_id as "ticketId", category, severity, team, fields, draft_accepted as "draftAccepted",
    draft_final as "draftFinal", comment, agent, given_by as "givenBy", created_at as "createdAt",
    json_build_object('category', original_category, 'categoryConfidence', category_confidence,
      'severity', original_severity, 'severityConfidence', severity_confidence,
      'team', original_team, 'teamConfidence', team_confidence, 'source', original_source) as original, answered_at as "answeredAt"
  from feedback where ticket_id = $1 order by id desc`;

/** The feedback table; nobody else writes it, and nothing in it is ever changed. */
@Injectable()
export class FeedbackStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds to the ticket's history, unless its newest entry says the very same: then that one is the answer.
   * Whoever speaks about the same ticket at the same time waits, so that a double post is seen as one.
   */
  async add(feedback: Feedback, digest: string): Promise<{ readonly feedback: Feedback; readonly isRepeat: boolean }> {
    const { ticketId } = feedback;
    return this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [ticketId]);
      const [newest] = await manager.query<{ digest: string }[]>(NEWEST_DIGEST, [ticketId]);
      if (newest?.digest !== digest) {
        await insert(manager, feedback, digest);
        return { feedback, isRepeat: false };
      }
      const [first] = await manager.query<[Row]>(`${READ} limit 1`, [ticketId]);
      return { feedback: toFeedback(first), isRepeat: true };
    });
  }

  /** Newest first. */
  async listFor(ticketId: string): Promise<Feedback[]> {
    return (await this.dataSource.query<Row[]>(READ, [ticketId])).map(toFeedback);
  }
}

async function insert(manager: EntityManager, row: Feedback, digest: string): Promise<void> {
  const { original } = row;
  await manager.query(
    `insert into feedback (id, ticket_id, category, severity, team, fields, draft_accepted, draft_final, comment, agent,
       given_by, digest, created_at, original_category, category_confidence, original_severity, severity_confidence,
       original_team, team_confidence, original_source, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      row.id,
      row.ticketId,
      row.category,
      row.severity,
      row.team,
      row.fields === null ? null : JSON.stringify(row.fields),
      row.draftAccepted,
      row.draftFinal,
      row.comment,
      row.agent,
      row.givenBy,
      digest,
      row.createdAt,
      original.category,
      original.categoryConfidence,
      original.severity,
      original.severityConfidence,
      original.team,
      original.teamConfidence,
      original.source,
      original.answeredAt,
    ],
  );
}

type Row = Omit<Feedback, 'original'> &
  Pick<OriginalAnswer, 'answeredAt'> & {
    readonly original: Omit<OriginalAnswer, 'answeredAt'>;
  };

function toFeedback({ answeredAt, original, ...said }: Row): Feedback {
  return { ...said, original: { ...original, answeredAt } };
}
