// Runs one task over a stream of chunks, on this thread or on several, and gives the results back in order.
// Nothing per record crosses a thread: a task receives plain data once, then whole chunks.
import { Worker } from 'node:worker_threads';
import { surplus } from '../text/spare-bytes.ts';

/** What a task answers: the result, and the buffers in it that may change owner instead of being copied. */
export interface Answer<Out> {
  readonly result: Out;
  readonly transfer?: readonly ArrayBuffer[];
}

/** Work that can leave this thread. `open` gets plain data; the function it returns is called chunk by chunk. */
export interface Task<Setup, In, Out> {
  readonly name: string;
  open(setup: Setup): ((chunk: In) => Answer<Out>) | Promise<(chunk: In) => Answer<Out>>;
}

export interface Executor<In, Out> {
  /** Results in the order of the chunks; at most a few chunks are in flight. */
  run(chunks: AsyncIterable<In>): AsyncGenerator<Out>;
  close(): Promise<void>;
}

/** The same code on this thread: for `--threads 1`, for tests, for small inputs. */
export function inlineExecutor<Setup, In, Out>(task: Task<Setup, In, Out>, setup: Setup): Executor<In, Out> {
  let opening: ReturnType<typeof task.open> | undefined;
  return {
    async *run(chunks) {
      const work = await (opening ??= task.open(setup));
      for await (const chunk of chunks) yield work(chunk).result;
    },
    async close() {
      // Nothing was started.
    },
  };
}

/** A thread has the next chunk at hand when it is done with one. */
const MOST_QUEUED = 2;

interface Message<Out> {
  readonly sequence: number;
  readonly result?: Out;
  readonly failure?: unknown;
}

/** Threads that load the program and wait for their task. They keep nobody waiting: a run that ends without them ends. */
export interface Threads {
  readonly workers: readonly Worker[];
  /** The error of a thread that died, if one did. */
  fatal: unknown;
  wake: () => void;
}

/** Starts threads on `entry`, which must call {@link serveTasks}; they load the tasks they are expected to be asked for. */
export function startThreads(entry: URL, count: number, expected: readonly string[]): Threads {
  const workers = Array.from({ length: count }, () => new Worker(entry, { execArgv: [], workerData: { expected } })); // prettier-ignore
  const threads: Threads = { workers, fatal: undefined, wake: () => undefined };
  for (const worker of workers) {
    worker.unref();
    worker.on('error', (error) => {
      threads.fatal = error;
      threads.wake();
    });
  }
  return threads;
}

export async function stopThreads({ workers }: Threads): Promise<void> {
  await Promise.all(workers.map((worker) => worker.terminate()));
}

/**
 * Runs a task on threads, which do one task at a time. `setup` is copied to every thread. `transferOf` lists the buffers of
 * a chunk that move to the thread instead of being copied. `keep`: another task will follow on the same threads.
 */
export function threadExecutor<In, Out>(options: {
  readonly threads: Threads;
  readonly task: string;
  readonly setup: unknown;
  readonly transferOf?: (chunk: In) => ArrayBuffer[];
  readonly keep: boolean;
  /** Chunks per thread whose results may wait for one before them; 2 unless told. */
  readonly ahead?: number | undefined;
}): Executor<In, Out> {
  const { threads, task, setup } = options;
  const { workers } = threads;
  const settled = new Map<number, Message<Out>>();
  const loads = workers.map(() => 0);
  const settles = workers.map((worker, at) => {
    const settle = (message: Message<Out>): void => {
      loads[at]!--;
      settled.set(message.sequence, message);
      threads.wake();
    };
    worker.ref();
    worker.on('message', settle);
    worker.postMessage({ task, setup });
    return settle;
  });
  const throwFatal = (): void => {
    if (threads.fatal !== undefined) throw threads.fatal as Error;
  };
  const nextMessage = async (): Promise<void> => {
    throwFatal();
    await new Promise<void>((resolve) => {
      threads.wake = resolve;
    });
    throwFatal();
  };
  const settledOrFatal = async (sequence: number): Promise<Message<Out>> => {
    for (;;) {
      throwFatal();
      const message = settled.get(sequence);
      if (message) {
        settled.delete(sequence);
        if (message.failure !== undefined) throw message.failure as Error;
        return message;
      }
      await nextMessage();
    }
  };
  return {
    async *run(chunks) {
      const window = workers.length * (options.ahead ?? 2);
      let sent = 0;
      let received = 0;
      for await (const chunk of chunks) {
        while (sent - received >= window) yield (await settledOrFatal(received++)).result as Out;
        // To the thread that has least to do: of steps of unlike size none is left with the large ones.
        let load = Math.min(...loads);
        while (load >= MOST_QUEUED) {
          await nextMessage();
          load = Math.min(...loads);
        }
        const at = loads.indexOf(load);
        loads[at]!++;
        const spares = surplus();
        const transfer = [...(options.transferOf?.(chunk) ?? []), ...spares];
        workers[at]!.postMessage({ sequence: sent, chunk, spares }, transfer);
        sent++;
      }
      while (received < sent) yield (await settledOrFatal(received++)).result as Out;
    },
    async close() {
      if (!options.keep) return stopThreads(threads);
      workers.forEach((worker, at) => {
        worker.off('message', settles[at]!);
        worker.unref();
      });
    },
  };
}
