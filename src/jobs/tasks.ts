import type { Task } from '../engine/executor.ts';
import { keysTask } from './keys-task.ts';
import { normalizeTask } from './normalize-task.ts';

/** The work that may run on another thread, by name. */
export const TASKS: readonly Task<never, never, unknown>[] = [normalizeTask, keysTask];
