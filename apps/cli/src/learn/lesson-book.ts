import { type Lesson, type Task } from '@app/learning';
import { type LabelledTicket } from '../input/labelled-ticket.js';

const LESSONS_AT_ONCE = 200;
const NUL = /\0/g;

/** Takes labelled tickets down as lessons, many at a time; those with a label that the YAML does not have are only counted. */
export class LessonBook {
  kept = 0;
  /** How many lines have each label that is unknown. */
  readonly leftOut = new Map<string, number>();
  private page = new Map<string, Lesson>();

  constructor(
    private readonly task: Task,
    private readonly classes: readonly string[],
    private readonly keep: (lessons: readonly Lesson[]) => Promise<void>,
  ) {}

  async add({ id, label, ticket: { subject, body } }: LabelledTicket): Promise<void> {
    if (!this.classes.includes(label)) {
      this.leftOut.set(label, (this.leftOut.get(label) ?? 0) + 1);
      return;
    }
    const [category, severity] = this.task === 'category' ? [label, null] : [null, label];
    // A database keeps no NUL. One statement takes an id only once, and the last line with it counts.
    const [key, ...words] = [String(id), subject, body].map((text) => text.replace(NUL, '\u{fffd}'));
    this.page.set(key ?? '', { id: key ?? '', subject: words[0] ?? '', body: words[1] ?? '', category, severity });
    this.kept += 1;
    if (this.page.size >= LESSONS_AT_ONCE) await this.close();
  }

  /** Keeps what is still on the page. */
  async close(): Promise<void> {
    const lessons = [...this.page.values()];
    this.page = new Map();
    if (lessons.length > 0) await this.keep(lessons);
  }
}
