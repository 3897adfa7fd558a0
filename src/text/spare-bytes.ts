// Large pieces of memory go round instead of waiting for the collector: a thread that makes few objects collects rarely,
// and megabytes that nobody needs any more pile up meanwhile. One pool for each thread.

/** Smaller and larger pieces are not kept. */
const SMALLEST = 1 << 16;
const LARGEST = 1 << 23;
/** Sizes are rounded up to this, so that pieces of nearly the same size can stand in for each other. */
const GRAIN = 1 << 17;
/** Pieces a thread keeps at most. */
const KEPT = 6;
/** Spare pieces the thread that reads and writes keeps for itself; the others go to who needs them. */
const RESERVE = 2;

const spares: ArrayBuffer[] = [];

/** Memory of at least `size` bytes, with anything in it. It is the caller's until it is given back or away. */
export function lendBytes(size: number): Buffer<ArrayBuffer> {
  if (size < SMALLEST || size > LARGEST) return Buffer.allocUnsafeSlow(size);
  let best = -1;
  for (let i = 0; i < spares.length; i++) {
    const { byteLength } = spares[i]!;
    if (byteLength >= size && (best < 0 || byteLength < spares[best]!.byteLength)) best = i;
  }
  if (best < 0) return Buffer.allocUnsafeSlow(Math.ceil(size / GRAIN) * GRAIN);
  const [spare] = spares.splice(best, 1) as [ArrayBuffer];
  return Buffer.from(spare);
}

/** Nobody reads or writes this memory any more. Only for memory that is all the caller's own. */
export function giveBack(memory: ArrayBufferLike): void {
  const { byteLength } = memory;
  if (!(memory instanceof ArrayBuffer) || byteLength < SMALLEST || byteLength > LARGEST) return;
  if (spares.length === KEPT) spares.shift();
  spares.push(memory);
}

/** Takes out what this thread has to spare, for another thread. */
export function surplus(): ArrayBuffer[] {
  return spares.splice(0, Math.max(0, spares.length - RESERVE));
}
