import type { Task } from '../engine/executor.ts';

type AnyTask = Task<never, never, unknown>;

/** The work that may run on another thread, by name. A thread loads only its own: `export` knows no field. */
export const TASKS: ReadonlyMap<string, () => Promise<AnyTask>> = new Map([
  ['normalize', async (): Promise<AnyTask> => (await import('./normalize-task.ts')).normalizeTask],
  ['inspect', async (): Promise<AnyTask> => (await import('./inspect-task.ts')).inspectTask],
  ['export', async (): Promise<AnyTask> => (await import('./export-task.ts')).exportTask],
  ['reference', async (): Promise<AnyTask> => (await import('./reference-task.ts')).referenceTask],
  ['enrich', async (): Promise<AnyTask> => (await import('./enrich-task.ts')).enrichTask],
  ['diff', async (): Promise<AnyTask> => (await import('./diff-task.ts')).diffTask],
  ['match', async (): Promise<AnyTask> => (await import('./match-task.ts')).matchTask],
  ['child', async (): Promise<AnyTask> => (await import('./child-task.ts')).childTask],
  ['members', async (): Promise<AnyTask> => (await import('./members-task.ts')).membersTask],
  ['survivors', async (): Promise<AnyTask> => (await import('./survivors-task.ts')).survivorsTask],
  ['keys', async (): Promise<AnyTask> => (await import('./keys-task.ts')).keysTask],
]);
