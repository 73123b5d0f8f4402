import { type LearnedTask } from '@app/classification';

/** What a desk can teach: each has a model of its own. */
export const TASKS = ['category', 'severity'] as const satisfies readonly LearnedTask[];
export type Task = (typeof TASKS)[number];

/** One value for each task. */
export type ByTask<T> = Readonly<Record<Task, T>>;

export function byTask<T>(make: (task: Task) => T): ByTask<T> {
  return { category: make('category'), severity: make('severity') };
}
