import { inlineExecutor, startThreads, threadExecutor } from '../engine/executor.ts';
import type { Executor, Task, Threads } from '../engine/executor.ts';
import { bytesOnDisk, type Chunk } from '../io/source.ts';

/** Starting threads costs about as much as working through this many bytes on one. */
const WORTH_THREADS_BYTES = 8 << 20;

/** Threads that load their task while the files are still being looked at; undefined when there will be little to do. */
export function startEarly(
  task: { readonly name: string },
  files: readonly string[],
  threads: number,
): Threads | undefined {
  const isMuch = bytesOnDisk(files) >= WORTH_THREADS_BYTES;
  return mayUseThreads(threads, isMuch) ? start(threads, task.name) : undefined;
}

/**
 * Runs a task on the chunks of sources: on threads when there is enough to do, on this thread otherwise and whenever the
 * program runs from its TypeScript sources (a worker needs the compiled entry). Same code, same bytes either way.
 */
export function openExecutor<Setup, Out>(
  task: Task<Setup, Chunk, Out>,
  setup: Setup,
  options: { readonly threads: number; readonly bytes: number; readonly started?: Threads | undefined },
): Executor<Chunk, Out> {
  return openThreadsFor(task, setup, {
    threads: options.threads,
    started: options.started,
    isMuch: options.bytes >= WORTH_THREADS_BYTES,
    transferOf: (chunk) =>
      chunk.kind === 'rows' || chunk.kind === 'records' ? [] : [chunk.bytes.buffer as ArrayBuffer],
  });
}

/** The same for work of any other kind. `isMuch`: it takes longer than threads take to start. */
export function openThreadsFor<Setup, In, Out>(
  task: Task<Setup, In, Out>,
  setup: Setup,
  options: {
    readonly threads: number;
    readonly isMuch: boolean;
    readonly started?: Threads | undefined;
    readonly transferOf?: (chunk: In) => ArrayBuffer[];
  },
): Executor<In, Out> {
  if (options.started === undefined && !mayUseThreads(options.threads, options.isMuch))
    return inlineExecutor(task, setup);
  const { transferOf } = options;
  return threadExecutor<In, Out>({
    threads: options.started ?? start(options.threads, task.name),
    setup,
    ...(transferOf === undefined ? {} : { transferOf }),
  });
}

function mayUseThreads(threads: number, isMuch: boolean): boolean {
  return import.meta.url.endsWith('.js') && threads > 1 && isMuch;
}

function start(threads: number, task: string): Threads {
  return startThreads(new URL('./worker-entry.js', import.meta.url), threads, task);
}
