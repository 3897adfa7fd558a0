// A second pass over the sources for the records that are looked at whole: members of clusters. Everything else streams
// by. Their cells are held packed, beyond a limit on disk.
import type { Threads } from '../engine/executor.ts';
import { Spill } from '../io/spill.ts';
import { TextList, type PackedTexts } from '../linkage/text-list.ts';
import { openExecutor } from './execute.ts';
import type { Duplicates } from './find-duplicates.ts';
import { membersTask } from './members-task.ts';
import { storedRows } from './record-numbers.ts';
import { readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

/** Record number in the store → its cells in the output's layout. */
export interface Members {
  get(record: number): readonly string[] | undefined;
}

/** Cells of members in memory, in bytes: about a million members. */
const MOST_HELD = 128 << 20;

export async function readMembers(
  opened: Opened,
  world: World,
  { store }: Pick<Duplicates, 'store'>,
  wanted: ReadonlySet<number>,
  { folder, started, threads = 1 }: { folder?: string; started?: Threads | undefined; threads?: number } = {}, // prettier-ignore
): Promise<PackedMembers> {
  const { plan, bytes } = opened;
  const members = new PackedMembers(store.count, plan.output.length, folder ?? '.');
  if (wanted.size === 0) return members;
  const marks = new Uint8Array(new SharedArrayBuffer(store.count));
  for (const record of wanted) marks[record] = 1;
  const setup = { plan, rows: storedRows(store, plan.sources.length), wanted: marks };
  const executor = openExecutor(membersTask, setup, { threads, bytes, started, keep: true });
  try {
    for await (const { records, cells } of executor.run(readAll(opened, world, 'step/members'))) {
      members.add(records, cells);
    }
  } finally {
    await executor.close();
  }
  return members;
}

/** Cells by record, packed; a record's are decoded when it is asked for. */
export class PackedMembers implements Members {
  readonly #width: number;
  /** By record: which member it is, plus one. */
  readonly #numbers: Uint32Array;
  /** Members before each piece. */
  readonly #before: number[] = [];
  readonly #starts: Uint32Array[] = [];
  readonly #bytes: Spill;
  #size = 0;

  constructor(records: number, width: number, folder: string) {
    this.#numbers = new Uint32Array(records);
    this.#width = width;
    this.#bytes = new Spill(folder, MOST_HELD);
  }

  add(records: Uint32Array, { bytes, starts }: PackedTexts): void {
    if (records.length === 0) return;
    for (const record of records) this.#numbers[record] = ++this.#size;
    this.#before.push(this.#size - records.length);
    this.#starts.push(starts);
    this.#bytes.add(bytes);
  }

  get(record: number): readonly string[] | undefined {
    const number = this.#numbers[record]! - 1;
    if (number < 0) return undefined;
    let [low, high] = [0, this.#before.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#before[middle]! <= number) low = middle;
      else high = middle - 1;
    }
    const width = this.#width;
    const starts = this.#starts[low]!;
    const first = (number - this.#before[low]!) * width;
    const from = starts[first]! >>> 1;
    const own = starts.subarray(first, first + width + 1).map((start) => start - from * 2);
    const texts = new TextList({
      bytes: this.#bytes.read(low, from, starts[first + width]! >>> 1),
      starts: own,
    });
    return Array.from({ length: width }, (_, at) => texts.at(at));
  }

  get size(): number {
    return this.#size;
  }

  /** Did they not fit into memory? */
  get isSpilled(): boolean {
    return this.#bytes.isSpilled;
  }

  close(): void {
    this.#bytes.close();
  }
}
