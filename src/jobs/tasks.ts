import type { Task } from '../engine/executor.ts';
import { exportTask } from './export-task.ts';
import { inspectTask } from './inspect-task.ts';
import { keysTask } from './keys-task.ts';
import { normalizeTask } from './normalize-task.ts';

/** The work that may run on another thread, by name. */
export const TASKS: readonly Task<never, never, unknown>[] = [
  normalizeTask,
  inspectTask,
  exportTask,
  keysTask,
];
