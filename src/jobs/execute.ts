import { inlineExecutor, threadExecutor, type Executor, type Task } from '../engine/executor.ts';
import type { Chunk } from '../io/source.ts';

/** Starting threads costs about as much as working through this many bytes on one. */
const WORTH_THREADS_BYTES = 8 << 20;

/**
 * Runs a task on the chunks of sources: on threads when there is enough to do, on this thread otherwise and whenever the
 * program runs from its TypeScript sources (a worker needs the compiled entry). Same code, same bytes either way.
 */
export function openExecutor<Setup, Out>(
  task: Task<Setup, Chunk, Out>,
  setup: Setup,
  options: { readonly threads: number; readonly bytes: number },
): Executor<Chunk, Out> {
  const compiled = import.meta.url.endsWith('.js');
  if (!compiled || options.threads < 2 || options.bytes < WORTH_THREADS_BYTES)
    return inlineExecutor(task, setup);
  return threadExecutor<Chunk, Out>({
    entry: new URL('./worker-entry.js', import.meta.url),
    task: task.name,
    setup,
    threads: options.threads,
    transferOf: (chunk) =>
      chunk.kind === 'rows' || chunk.kind === 'records' ? [] : [chunk.bytes.buffer as ArrayBuffer],
  });
}
