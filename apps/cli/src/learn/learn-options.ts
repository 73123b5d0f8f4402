import { type Task } from '@app/learning';
import { type InputOptions } from '../evaluate/options.js';

/** Named here, since the library behind them is slow to load. */
export const LEARNABLE = ['category', 'severity'] as const satisfies readonly Task[];

/** What `learn` is told. */
export interface LearnOptions extends InputOptions {
  readonly task: Task;
}
