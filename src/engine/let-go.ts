// Memory that has served its turn goes back at once. Between two stages of a run this thread waits for others and
// allocates nothing, so that its collector would not run and large arrays nobody needs would stay to the end.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Below this the whole process is small enough. */
const LARGE_PROCESS = 400e6;
/** A heap of this size takes long to go through, and belongs to somebody else. */
const LARGE_HEAP = 600e6;

let collect: (() => void) | undefined;

/** Less than this has come since, so that less than this can go. */
const LITTLE = 32e6;

let left = 0;

/** Collects this thread's garbage where large arrays may hang on a small heap: some tens of milliseconds. */
export function letGo(): void {
  const { rss, heapUsed } = process.memoryUsage();
  if (rss < LARGE_PROCESS || heapUsed > LARGE_HEAP || rss < left + LITTLE) return;
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  left = process.memoryUsage.rss();
}
