import type { Worker } from 'node:worker_threads';
import type { Threads } from './executor.ts';

/** Stops all threads but the first `count`, between two tasks; their memory goes back. Undefined when none is left. */
export async function fewerThreads(threads: Threads, count: number): Promise<Threads | undefined> {
  const workers = threads.workers as Worker[];
  await Promise.all(workers.splice(count).map((worker) => worker.terminate()));
  return workers.length === 0 ? undefined : threads;
}
