import { parentPort, workerData } from 'node:worker_threads';
import { giveBack } from '../text/spare-bytes.ts';
import type { Task } from './executor.ts';

interface Opening {
  readonly setup: never;
}

interface Piece {
  readonly sequence: number;
  readonly chunk: never;
  /** Memory for what the task answers. */
  readonly spares: readonly ArrayBuffer[];
}

/** The worker's side of threadExecutor: loads its task at once, opens it when it is told how, then answers chunk by chunk. */
export function serveTasks(tasks: ReadonlyMap<string, () => Promise<Task<never, never, unknown>>>): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread');
  const { task: name } = workerData as { readonly task: string };
  const load = tasks.get(name);
  if (!load) throw new Error(`no task called ${name}`);
  const loading = load();
  port.once('message', ({ setup }: Opening) => {
    const opening = (async () => (await loading).open(setup))();
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
