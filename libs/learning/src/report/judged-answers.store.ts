import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type HeldOutAnswer } from '../models/model-card.js';

/** What feedback judges; of these a model is taught category and severity alone. */
export const JUDGED_TASKS = ['category', 'severity', 'team'] as const;
export type JudgedTask = (typeof JUDGED_TASKS)[number];

/** An original answer beside what the desk says; `label` is the desk's. */
export interface JudgedAnswer extends HeldOutAnswer {
  readonly source: string | null;
  readonly answeredAt: Date;
}

/** The newest tell how good the service is now. */
const MOST_JUDGED = 10_000;

/** The original answers that the desk confirmed or corrected. */
@Injectable()
export class JudgedAnswersStore {
  constructor(private readonly dataSource: DataSource) {}

  /** By the newest word on each ticket. */
  async list(task: JudgedTask): Promise<JudgedAnswer[]> {
    return this.dataSource.query<JudgedAnswer[]>(
      `select distinct on (ticket_id) ticket_id as id, ${task} as label, original_${task} as predicted,
         coalesce(${task}_confidence, 0) as confidence, original_source as source, answered_at as "answeredAt"
       from (select * from feedback where ${task} is not null and original_${task} is not null
             order by id desc limit ${MOST_JUDGED}) as newest
       order by ticket_id, id desc`,
    );
  }

  /** Changes with every piece of feedback; null before the first. */
  async newest(): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>('select id from feedback order by id desc limit 1');
    return row?.id ?? null;
  }
}
