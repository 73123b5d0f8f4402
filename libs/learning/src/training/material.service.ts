import { setImmediate as nextTurn } from 'node:timers/promises';
import { LocalModels } from '@app/classification';
import { type TicketText } from '@app/domain';
import { type Correction, type Grounds } from '@app/local-model';
import { readTicket } from '@app/text';
import { TicketsRepository } from '@app/tickets';
import { Injectable } from '@nestjs/common';
import { type ClassCount } from '../models/model-card.js';
import { type Task } from '../task.js';
import { type Label, LabelsStore } from './labels.store.js';

/** The newest tell most about the desk as it is now, and memory has an end. */
const MOST_CORRECTIONS = 10_000;
const MOST_BACKLOG = 5_000;
const TEXTS_PER_QUERY = 100;
/** About two milliseconds of reading; then requests have their turn. */
const TEXTS_PER_TURN = 10;

/** What the desk says, ready to learn from: one label for each correction, in the same order. */
export interface Lessons {
  readonly labels: readonly Label[];
  readonly corrections: readonly Correction[];
  readonly leftOut: readonly ClassCount[];
}

/** Gathers what there is to learn from, in slices so that requests do not wait. */
@Injectable()
export class TrainingMaterial {
  constructor(
    private readonly labels: LabelsStore,
    private readonly tickets: TicketsRepository,
    private readonly models: LocalModels,
  ) {}

  async corrections(task: Task): Promise<Lessons> {
    const classes = new Set(this.models.classes[task]);
    const fromTickets = await this.labels.ofTickets(task, MOST_CORRECTIONS);
    const fromLessons = await this.labels.ofLessons(task, MOST_CORRECTIONS - fromTickets.length);
    const known = ({ label }: Label): boolean => classes.has(label);
    const sources = [
      { labels: fromTickets.filter(known), read: (ids: string[]) => this.tickets.textsOf(ids) },
      { labels: fromLessons.filter(known), read: (ids: string[]) => this.labels.lessons(ids) },
    ];
    const labels: Label[] = [];
    const corrections: Correction[] = [];
    for (const source of sources) {
      const grounds = await this.grounds(
        task,
        source.labels.map(({ id }) => id),
        source.read,
      );
      for (const each of source.labels) {
        const found = grounds.get(each.id);
        if (found === undefined) continue;
        labels.push(each);
        corrections.push({ ...found, label: each.label });
      }
    }
    const strangers = [...fromTickets, ...fromLessons].filter((label) => !known(label));
    return { labels, corrections, leftOut: countsOf(strangers) };
  }

  /** The newest tickets that nobody judged. */
  async backlog(task: Task): Promise<Grounds[]> {
    const judged = new Set((await this.labels.ofTickets(task, MOST_CORRECTIONS)).map(({ id }) => id));
    const newest = await this.tickets.newestIds(MOST_BACKLOG + judged.size);
    const ids = newest.filter((id) => !judged.has(id)).slice(0, MOST_BACKLOG);
    const grounds = await this.grounds(task, ids, (some) => this.tickets.textsOf(some));
    return ids.flatMap((id) => grounds.get(id) ?? []);
  }

  private async grounds(
    task: Task,
    ids: readonly string[],
    read: (ids: string[]) => Promise<readonly (TicketText & { readonly id: string })[]>,
  ): Promise<Map<string, Grounds>> {
    const grounds = new Map<string, Grounds>();
    for (let from = 0; from < ids.length; from += TEXTS_PER_QUERY) {
      const texts = await read(ids.slice(from, from + TEXTS_PER_QUERY));
      for (const [i, text] of texts.entries()) {
        grounds.set(text.id, this.models.baseScores(readTicket(text))[task]);
        if (i % TEXTS_PER_TURN === 0) await nextTurn();
      }
    }
    return grounds;
  }
}

/** Most frequent first. */
export function countsOf(labels: readonly Pick<Label, 'label'>[]): ClassCount[] {
  const counts = new Map<string, number>();
  for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([name, corrections]) => ({ class: name, corrections }))
    .sort((a, b) => b.corrections - a.corrections || (a.class < b.class ? -1 : 1));
}
