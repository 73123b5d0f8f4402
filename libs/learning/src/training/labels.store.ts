import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Task } from '../task.js';

/** A ticket or lesson with the class that the desk gives it now. */
export interface Label {
  readonly id: string;
  readonly label: string;
}

/** A labelled text that came from no ticket. */
export interface Lesson {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly category: string | null;
  readonly severity: string | null;
}

/** What the desk says, newest word on each ticket; the only reader and writer of lessons. */
@Injectable()
export class LabelsStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Of tickets, most recently judged first. */
  async ofTickets(task: Task, limit: number): Promise<Label[]> {
    return this.dataSource.query<Label[]>(
      `select id, label from (
         select distinct on (ticket_id) ticket_id as id, ${task} as label, id as said
         from feedback where ${task} is not null order by ticket_id, id desc) as newest
       order by said desc limit $1`,
      [limit],
    );
  }

  /** Newest first. */
  async ofLessons(task: Task, limit: number): Promise<Label[]> {
    return this.dataSource.query<Label[]>(
      `select id, ${task} as label from lessons where ${task} is not null order by created_at desc, id limit $1`,
      [limit],
    );
  }

  async lessons(ids: readonly string[]): Promise<Lesson[]> {
    return this.dataSource.query<Lesson[]>(
      'select id, subject, body, category, severity from lessons where id = any($1)',
      [ids],
    );
  }

  /** A lesson with a known id takes the place of the one before; a label that it lacks stays. */
  async keepLessons(lessons: readonly Lesson[]): Promise<void> {
    await this.dataSource.query(
      `insert into lessons (id, subject, body, category, severity, created_at)
       select id, subject, body, category, severity, $2
       from jsonb_to_recordset($1::jsonb) as lesson (id text, subject text, body text, category text, severity text)
       on conflict (id) do update set subject = excluded.subject, body = excluded.body,
         category = coalesce(excluded.category, lessons.category),
         severity = coalesce(excluded.severity, lessons.severity)`,
      [JSON.stringify(lessons), new Date()],
    );
  }
}
