import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { type TaskResult } from './runs/run.js';
import { RunsStore } from './runs/runs.store.js';
import { type Task } from './task.js';
import { LabelsStore, type Lesson } from './training/labels.store.js';

const LOOK_EVERY_MS = 250;

/** Teaching from labelled texts that came from no ticket. */
@Injectable()
export class Teaching {
  constructor(
    private readonly labels: LabelsStore,
    private readonly runs: RunsStore,
  ) {}

  /** A lesson with a known id takes the place of the one before. */
  async keep(lessons: readonly Lesson[]): Promise<void> {
    await this.labels.keepLessons(lessons);
  }

  /**
   * Has this process or another one train, and waits for the end.
   * @throws OperatorError where it failed
   */
  async train(task: Task, requestedBy: string): Promise<TaskResult> {
    const { id } = await this.runs.enqueue({ occasion: 'import', tasks: [task], requestedBy });
    for (;;) {
      const run = await this.runs.find(id);
      if (run?.status === 'failed') throw new OperatorError(run.error ?? 'Training failed.');
      const result = run?.results?.find((each) => each.task === task);
      if (result !== undefined) return result;
      await pause(LOOK_EVERY_MS);
    }
  }
}
