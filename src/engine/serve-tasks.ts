import { parentPort } from 'node:worker_threads';
import { giveBack } from '../text/spare-bytes.ts';
import type { Task } from './executor.ts';

interface Opening {
  readonly task: string;
  readonly setup: never;
}

interface Piece {
  readonly sequence: number;
  readonly chunk: never;
  /** Memory for what the task answers. */
  readonly spares: readonly ArrayBuffer[];
}

/** The worker's side of threadExecutor: opens the task it is told first, then answers chunk by chunk. */
export function serveTasks(tasks: readonly Task<never, never, unknown>[]): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread');
  port.once('message', ({ task: name, setup }: Opening) => {
    const task = tasks.find((candidate) => candidate.name === name);
    if (!task) throw new Error(`no task called ${name}`);
    const opening = (async () => task.open(setup))();
    port.on('message', ({ sequence, chunk, spares }: Piece) => {
      spares.forEach(giveBack);
      opening
        .then((work) => {
          const { result, transfer } = work(chunk);
          port.postMessage({ sequence, result }, (transfer ?? []) as ArrayBuffer[]);
        })
        .catch((failure: unknown) => {
          port.postMessage({ sequence, failure });
        });
    });
  });
}
