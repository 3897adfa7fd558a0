import { inlineExecutor, startThreads, threadExecutor } from '../engine/executor.ts';
import type { Executor, Task, Threads } from '../engine/executor.ts';
import { bytesOnDisk, type Chunk } from '../io/source.ts';

/** Starting threads costs about as much as working through this many bytes on one. */
const WORTH_THREADS_BYTES = 8 << 20;

/** Threads that load their tasks while the files are still being looked at; undefined when there will be little to do. */
export function startEarly(
  tasks: readonly { readonly name: string }[],
  files: readonly string[],
  threads: number,
): Threads | undefined {
  return startForBytes(tasks, bytesOnDisk(files), threads);
}

/** The same where the bytes to read are known. */
export function startForBytes(
  tasks: readonly { readonly name: string }[],
  bytes: number,
  threads: number,
): Threads | undefined {
  const names = tasks.map(({ name }) => name);
  return mayUseThreads(threads, bytes >= WORTH_THREADS_BYTES) ? start(threads, names) : undefined;
}

interface OnThreads {
  readonly threads: number;
  readonly started?: Threads | undefined;
  /** Another task will follow on the threads that were started before. */
  readonly keep?: boolean;
  /** Chunks per thread whose results may wait for one before them. */
  readonly ahead?: number;
}

/**
 * Runs a task on the chunks of sources: on threads when there is enough to do, on this thread otherwise and whenever the
 * program runs from its TypeScript sources (a worker needs the compiled entry). Same code, same bytes either way.
 */
export function openExecutor<Setup, Out>(
  task: Task<Setup, Chunk, Out>,
  setup: Setup,
  options: OnThreads & { readonly bytes: number },
): Executor<Chunk, Out> {
  return openThreadsFor(task, setup, {
    ...options,
    isMuch: options.bytes >= WORTH_THREADS_BYTES,
    transferOf: (chunk) =>
      chunk.kind === 'rows' || chunk.kind === 'records' ? [] : [chunk.bytes.buffer as ArrayBuffer],
  });
}

/** The same for work of any other kind. `isMuch`: it takes longer than threads take to start. */
export function openThreadsFor<Setup, In, Out>(
  task: Task<Setup, In, Out>,
  setup: Setup,
  options: OnThreads & {
    readonly isMuch: boolean;
    readonly transferOf?: (chunk: In) => ArrayBuffer[];
  },
): Executor<In, Out> {
  const { started, threads, isMuch, keep = false, ahead, transferOf } = options;
  if (started === undefined && !mayUseThreads(threads, isMuch)) return inlineExecutor(task, setup);
  return threadExecutor<In, Out>({
    threads: started ?? start(threads, [task.name]),
    task: task.name,
    setup,
    keep: keep && started !== undefined,
    ahead,
    ...(transferOf === undefined ? {} : { transferOf }),
  });
}

function mayUseThreads(threads: number, isMuch: boolean): boolean {
  return import.meta.url.endsWith('.js') && threads > 1 && isMuch;
}

function start(threads: number, tasks: readonly string[]): Threads {
  return startThreads(new URL('./worker-entry.js', import.meta.url), threads, tasks);
}
