// `--child FILE:FK=COLUMN`: foreign keys that hold not the id of a customer but what another of its columns says (a customer
// number, an address). They follow the customer: to what its surviving row says in that column.
import type { Threads } from '../engine/executor.ts';
import { usageError } from '../model/user-error.ts';
import { indexTexts, TextIndex } from '../linkage/text-index.ts';
import { sharedNumbers, TextList, TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import type { ChildSpec } from './child-spec.ts';
import { openExecutor } from './execute.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { MergedCluster } from './golden-records.ts';
import { DOUBTS, type Doubt, type KeyBook } from './key-book.ts';
import { membersTask } from './members-task.ts';
import { shared } from './merge-book.ts';
import { unknownColumn, type TablePlan } from './plan.ts';
import { storedRows } from './record-numbers.ts';
import { readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

/** A column of the output that foreign keys name. */
export interface ReferencedColumn {
  readonly name: string;
  /** Its place in the output. */
  readonly at: number;
  /** Key n is what record n holds; of records that hold the same, the first one's number is found. */
  readonly book: KeyBook;
}

/** What a record without a value holds: no key is ever looked up by it, because keys are looked up without white space around them. */
const NO_VALUE = ' ';

/** Specs whose `references` is the name of an output column; none where the id is meant. Throws for columns nobody has. */
export function resolveReferences(specs: readonly ChildSpec[], { plan }: Pick<Opened, 'plan'>): ChildSpec[] {
  return specs.map(({ references, ...spec }) => {
    if (references === undefined || isId(references, plan)) return spec;
    return { ...spec, references: plan.output[columnNamed(references, plan)]!.name };
  });
}

/** Is it, in every source, what a record is named by? */
function isId(references: string, { sources, output }: TablePlan): boolean {
  return sources.every(({ columns, idColumns }) => {
    const named = (nameOf: (at: number) => string): boolean =>
      idColumns.length > 0 && idColumns.map(nameOf).join('+') === references;
    return named((at) => columns[at]!.name) || named((at) => output[columns[at]!.target]!.name);
  });
}

function columnNamed(name: string, { sources, output }: TablePlan): number {
  const at = output.findIndex((column) => column.name === name && column.added === undefined);
  if (at >= 0) return at;
  for (const { columns } of sources) {
    const own = columns.find((column) => column.name === name);
    if (own) return own.target;
  }
  const names = output.flatMap((column) => (column.added === undefined ? [column.name] : []));
  throw unknownColumn(name, { file: sources[0]!.info.file, header: { names } });
}

/** Reads what every record says in the columns that keys name, in one pass; none, and nothing is read. */
export async function readReferenced(
  specs: readonly Pick<ChildSpec, 'references'>[],
  opened: Opened,
  { store }: Pick<Duplicates, 'store'>,
  { world, started, threads }: { world: World; started: Threads | undefined; threads: number },
): Promise<ReadonlyMap<string, ReferencedColumn>> {
  const { plan, bytes } = opened;
  const names = [...new Set(specs.flatMap(({ references }) => references ?? []))];
  if (names.length === 0) return new Map();
  const places = names.map((name) => plan.output.findIndex((column) => column.name === name));
  const packers = names.map(() => new TextPacker(1 << 10));
  const wanted = new Uint8Array(new SharedArrayBuffer(store.count)).fill(1);
  const setup = {
    plan: { ...plan, output: places.map((at) => plan.output[at]!) },
    rows: storedRows(store, plan.sources.length),
    wanted,
  };
  const executor = openExecutor(membersTask, setup, { threads, bytes, started, keep: true });
  try {
    for await (const { cells, records } of executor.run(readAll(opened, world, 'step/members'))) {
      const texts = new TextList(cells);
      for (let i = 0; i < records.length; i++)
        packers.forEach((packer, column) => {
          packer.add(keyText(texts.at(i * names.length + column)));
        });
    }
  } finally {
    await executor.close();
  }
  return new Map(
    names.map((name, column) => [
      name,
      { name, at: places[column]!, book: openReferences(packers[column]!.done()) },
    ]),
  );
}

/** A cell as keys are compared. */
export function keyText(cell: string): string {
  return cell.trim() || NO_VALUE;
}

/** `texts`: by record, each as {@link keyText} makes it. */
export function openReferences(texts: PackedTexts): KeyBook {
  const keys = indexTexts(shared(texts));
  const known = texts.starts.length - 1;
  const bytes = (): Uint8Array => new Uint8Array(new SharedArrayBuffer(known));
  return {
    keys,
    known,
    moves: sharedNumbers(known),
    targets: new TextPacker(0).done(),
    met: bytes(),
    doubts: bytes(),
  };
}

/** What a cluster of records became. */
export interface ReferencedCluster {
  readonly members: readonly number[];
  /** What its surviving row says in the column. */
  readonly value: string;
}

/**
 * The same book after the merge. A key that leads to two customers, before or after it, leads to nobody; so does one whose
 * customer has no value any more.
 */
export function leadReferences(book: KeyBook, clusters: readonly ReferencedCluster[]): KeyBook {
  const index = new TextIndex(book.keys);
  const { moves, met, doubts } = book;
  const groups = groupsOf(book.known, clusters);
  const doubt = (key: number, because: Doubt): void => void (doubts[key] = DOUBTS.indexOf(because) + 1);
  // By key: the group of who holds it.
  const holder = new Int32Array(book.known).fill(-1);
  for (let record = 0; record < book.known; record++) {
    const key = keyOf(index, record);
    if (key < 0) continue;
    if (holder[key] === -1) holder[key] = groups[record]!;
    else if (holder[key] !== groups[record]) doubt(key, 'ambiguous');
  }
  const taken = new Map<string, number>();
  const common = new Set<string>();
  clusters.forEach(({ members, value }) => {
    const text = value.trim();
    const group = groups[members[0]!]!;
    const key = text === '' ? -1 : index.find(text);
    const other = taken.get(text);
    if (other !== undefined && other !== group) common.add(text);
    if (key >= 0 && (holder[key] !== group || doubts[key] !== 0)) common.add(text);
    taken.set(text, group);
  });
  common.delete('');
  for (const text of common) {
    const key = index.find(text);
    if (key >= 0) doubt(key, 'ambiguous');
  }
  const targets = new TextPacker(1 << 10);
  let count = 0;
  for (const { members, value } of clusters) {
    const text = value.trim();
    let number = 0;
    for (const record of members) {
      const key = keyOf(index, record);
      if (key < 0 || doubts[key] !== 0) continue;
      if (text === '') doubt(key, 'no-value');
      else if (common.has(text)) doubt(key, 'ambiguous');
      else if (index.list.at(key) !== text) {
        if (number === 0) {
          targets.add(text);
          number = ++count;
        }
        moves[key] = number;
      }
    }
    const now = text === '' ? -1 : index.find(text);
    if (now >= 0) met[now] = 1;
  }
  return { ...book, targets: shared(targets.done()) };
}

/** By record: the first member of its cluster, or itself. */
function groupsOf(records: number, clusters: readonly ReferencedCluster[]): Uint32Array {
  const groups = Uint32Array.from({ length: records }, (_, record) => record);
  for (const { members } of clusters) for (const record of members) groups[record] = members[0]!;
  return groups;
}

/** The key a record is named by; -1: it has no value. */
function keyOf(index: TextIndex, record: number): number {
  const text = index.list.at(record);
  return text === NO_VALUE ? -1 : index.find(text);
}

/** By record: the key it is named by; -1: it has no value. */
export function keysOfRecords({ keys, known }: KeyBook): (record: number) => number {
  const index = new TextIndex(keys);
  return (record) => (record < known ? keyOf(index, record) : -1);
}

/** What clusters became, gathered while they are decided. */
export class ReferencedClusters {
  readonly #columns: ReadonlyMap<string, ReferencedColumn>;
  readonly #clusters = new Map<string, ReferencedCluster[]>();

  constructor(columns: ReadonlyMap<string, ReferencedColumn>) {
    this.#columns = columns;
    for (const name of columns.keys()) this.#clusters.set(name, []);
  }

  add({ cluster, golden }: Pick<MergedCluster, 'cluster' | 'golden'>): void {
    for (const { name, at } of this.#columns.values())
      this.#clusters.get(name)!.push({ members: cluster.members, value: golden.cells[at] ?? '' });
  }

  /** `dropped`: columns the output does not have. */
  lead(dropped: ReadonlySet<number>): ReadonlyMap<string, KeyBook> {
    const books = new Map<string, KeyBook>();
    for (const { name, at, book } of this.#columns.values()) {
      if (dropped.has(at)) throw usageError('merge/child-reference-dropped', { column: name });
      books.set(name, leadReferences(book, this.#clusters.get(name)!));
    }
    return books;
  }
}
