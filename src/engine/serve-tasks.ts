import { parentPort, workerData } from 'node:worker_threads';
import { giveBack } from '../text/spare-bytes.ts';
import type { Answer, Task } from './executor.ts';

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

type AnyTask = Task<never, never, unknown>;

/**
 * The worker's side of threadExecutor: loads the tasks it is likely to be asked for, opens one when it is told which and
 * how, and answers chunk by chunk until it is told of the next.
 */
export function serveTasks(tasks: ReadonlyMap<string, () => Promise<AnyTask>>): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread');
  const load = (name: string): Promise<AnyTask> => {
    const loader = tasks.get(name);
    if (!loader) throw new Error(`no task called ${name}`);
    return loader();
  };
  const { expected } = workerData as { readonly expected: readonly string[] };
  // What fails here fails again when it is opened, and is told then.
  void (async () => {
    for (const name of expected) await load(name);
  })().catch(() => undefined);
  let opening: Promise<(chunk: never) => Answer<unknown>> | undefined;
  port.on('message', (message: Opening | Piece) => {
    if ('task' in message) {
      opening = (async () => (await load(message.task)).open(message.setup))();
      opening.catch(() => undefined);
      return;
    }
    const { sequence, chunk, spares } = message;
    spares.forEach(giveBack);
    opening
      ?.then((work) => {
        const { result, transfer } = work(chunk);
        port.postMessage({ sequence, result }, (transfer ?? []) as ArrayBuffer[]);
      })
      .catch((failure: unknown) => {
        port.postMessage({ sequence, failure });
      });
  });
}
