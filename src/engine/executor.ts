// Runs one task over a stream of chunks, on this thread or on several, and gives the results back in order.
// Nothing per record crosses a thread: a task receives plain data once, then whole chunks.
import { Worker } from 'node:worker_threads';

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
  return {
    async *run(chunks) {
      const work = await task.open(setup);
      for await (const chunk of chunks) yield work(chunk).result;
    },
    async close() {
      // Nothing was started.
    },
  };
}

interface Message<Out> {
  readonly sequence: number;
  readonly result?: Out;
  readonly failure?: unknown;
}

/**
 * Worker threads running `entry`, which must call {@link serveTasks}. `setup` is copied to every thread.
 * `transferOf` lists the buffers of a chunk that move to the thread instead of being copied.
 */
export function threadExecutor<In, Out>(options: {
  readonly entry: URL;
  readonly task: string;
  readonly setup: unknown;
  readonly threads: number;
  readonly transferOf?: (chunk: In) => ArrayBuffer[];
}): Executor<In, Out> {
  const workers = Array.from(
    { length: options.threads },
    () =>
      new Worker(options.entry, { workerData: { task: options.task, setup: options.setup }, execArgv: [] }),
  );
  const settled = new Map<number, Message<Out>>();
  let wake: () => void = () => undefined;
  let fatal: unknown;
  for (const worker of workers) {
    worker.on('message', (message: Message<Out>) => {
      settled.set(message.sequence, message);
      wake();
    });
    worker.on('error', (error) => {
      fatal = error;
      wake();
    });
  }
  const settledOrFatal = async (sequence: number): Promise<Message<Out>> => {
    for (;;) {
      if (fatal !== undefined) throw fatal as Error;
      const message = settled.get(sequence);
      if (message) {
        settled.delete(sequence);
        if (message.failure !== undefined) throw message.failure as Error;
        return message;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    async *run(chunks) {
      const inFlight = options.threads * 2;
      let sent = 0;
      let received = 0;
      for await (const chunk of chunks) {
        const worker = workers[sent % workers.length]!;
        worker.postMessage({ sequence: sent, chunk }, options.transferOf?.(chunk) ?? []);
        sent++;
        if (sent - received >= inFlight) yield (await settledOrFatal(received++)).result as Out;
      }
      while (received < sent) yield (await settledOrFatal(received++)).result as Out;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
