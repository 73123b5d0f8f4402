import { type NewModel } from '../models/models.store.js';
import { type TaskResult } from '../runs/run.js';
import { type Task } from '../task.js';

/** What came of one task, before it is stored. */
export interface TrainedTask {
  readonly task: Task;
  /** Which version it was held against. */
  readonly inForce: number;
  readonly model: NewModel | null;
  readonly result: Omit<TaskResult, 'version' | 'verdict'>;
}
