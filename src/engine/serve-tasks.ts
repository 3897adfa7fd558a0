import { parentPort, workerData } from 'node:worker_threads';
import type { Task } from './executor.ts';

/** The worker's side of threadExecutor: finds its task by name, opens it once, answers chunk by chunk. */
export async function serveTasks(tasks: readonly Task<never, never, unknown>[]): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread');
  const { task: name, setup } = workerData as { task: string; setup: never };
  const task = tasks.find((candidate) => candidate.name === name);
  if (!task) throw new Error(`no task called ${name}`);
  const opening = Promise.resolve(task.open(setup));
  port.on('message', ({ sequence, chunk }: { sequence: number; chunk: never }) => {
    opening
      .then((work) => {
        const { result, transfer } = work(chunk);
        port.postMessage({ sequence, result }, (transfer ?? []) as ArrayBuffer[]);
      })
      .catch((failure: unknown) => {
        port.postMessage({ sequence, failure });
      });
  });
  await opening;
}
