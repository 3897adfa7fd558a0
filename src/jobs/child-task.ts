// The work on one chunk of a child table: its rows counted by customer, or pointed to the survivors. Runs on any thread.
import type { Answer, Task } from '../engine/executor.ts';
import { DOUBLED } from '../io/csv-scan.ts';
import type { OutputEncoding } from '../io/encoding-names.ts';
import type { Chunk } from '../io/source.ts';
import { hashOf } from '../linkage/text-index.ts';
import { TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import type { Dialect } from '../model/record.ts';
import { isPlain, rejectLine } from '../report/ledger.ts';
import { ByteWriter } from '../text/byte-writer.ts';
import { csvRow, csvText } from '../text/csv-cell.ts';
import { KeyReader, type KeyBook } from './key-book.ts';
import { openOrphanCodes, type OrphanCode } from './orphan-code.ts';
import { openLineEncoder, type Unwritable } from './output-lines.ts';
import { doneWithChunk, openPackedReader, rowOf, type PackedRecords } from './packed-records.ts';
import { PackedWriter } from './packed-writer.ts';
import type { TablePlan } from './plan.ts';

export interface ChildSetup {
  readonly name: string;
  /** Changes nothing; one source. */
  readonly plan: TablePlan;
  readonly keyColumns: readonly number[];
  /** By foreign key: what it may say. */
  readonly books: readonly KeyBook[];
  /** The column that names the row itself; -1: none is headed so. */
  readonly idColumn: number;
  readonly turn: CountingTurn | RepointingTurn;
}

interface CountingTurn {
  readonly does: 'count';
  /** By foreign key: rows by key, in shared memory. */
  readonly counts: readonly Int32Array[];
  /** Two bits a row's id sets; who finds both set may stand there a second time. In shared memory. */
  readonly met: Int32Array;
}

interface RepointingTurn {
  readonly does: 'repoint';
  readonly dialect: Dialect;
  readonly encoding: OutputEncoding;
  /** The column that names the row in the list of what moved. */
  readonly recordColumn: number;
  /** Columns in which rows of one customer must agree to be one; only where chunks come in order, on one thread. */
  readonly dedupe: readonly number[];
  /** Hashes of ids that may stand there twice, ascending. */
  readonly suspects: Uint32Array;
}

export interface ChildAnswer {
  readonly rows: number;
  readonly rejected: number;
  /** Of a count: hashes of ids that may have been met before. */
  readonly again: Uint32Array;
  readonly repointed: number;
  readonly orphans: number;
  /** Keys that name nobody, by why. */
  readonly codes: Readonly<Partial<Record<OrphanCode, number>>>;
  readonly duplicates: number;
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly moves: Uint8Array<ArrayBuffer>;
  readonly orphanLines: Uint8Array<ArrayBuffer>;
  readonly removed: Uint8Array<ArrayBuffer>;
  readonly rejects: Uint8Array<ArrayBuffer>;
  /** Ids that may stand there twice, with their rows. */
  readonly suspects: { readonly ids: PackedTexts; readonly rows: Uint32Array } | undefined;
  readonly unwritable: Unwritable | undefined;
}

const NOTHING = new Uint8Array(0);
const NONE: ChildAnswer = {
  rows: 0,
  rejected: 0,
  again: new Uint32Array(0),
  repointed: 0,
  orphans: 0,
  codes: {},
  duplicates: 0,
  lines: NOTHING,
  moves: NOTHING,
  orphanLines: NOTHING,
  removed: NOTHING,
  rejects: NOTHING,
  suspects: undefined,
  unwritable: undefined,
};

export const childTask: Task<ChildSetup, Chunk, ChildAnswer> = {
  name: 'child',
  open: (setup) => (setup.turn.does === 'count' ? openCounting(setup, setup.turn) : openRepointing(setup, setup.turn)), // prettier-ignore
};

type Work = (chunk: Chunk) => Answer<ChildAnswer>;

function openCounting({ plan, keyColumns, books, idColumn }: ChildSetup, turn: CountingTurn): Work {
  const read = openPackedReader(plan.sources);
  const readers = books.map((book) => new KeyReader(book));
  const { counts, met } = turn;
  const mask = met.length * 32 - 1;
  const found: number[] = keyColumns.map(() => -1);
  const setBit = (bit: number): boolean => {
    const own = 1 << (bit & 31);
    return (Atomics.or(met, bit >>> 5, own) & own) !== 0;
  };
  return (chunk) => {
    const records = read(chunk);
    const again: number[] = [];
    for (let i = 0; i < records.count; i++) {
      const base = records.first[i]!;
      for (let at = 0; at < keyColumns.length; at++) {
        const key = readers[at]!.keyIn(records, base + keyColumns[at]!);
        found[at] = readers[at]!.isKnown(key) ? key : -1;
        // A row that names a customer twice is one row of theirs.
        if (found[at]! >= 0 && found.indexOf(found[at]!) === at) Atomics.add(counts[at]!, found[at]!, 1);
      }
      if (idColumn < 0) continue;
      const hash = idHash(records, base + idColumn);
      if (hash === 0) continue;
      const first = setBit(hash & mask);
      if (setBit(Math.imul(hash, 0x9e3779b1) & mask) && first) again.push(hash);
    }
    const rows = records.count + records.rejects.length;
    doneWithChunk(chunk);
    return { result: { ...NONE, rows, again: Uint32Array.from(again) } };
  };
}

/** The hash of a row's own id, never 0; 0: the cell is blank. */
function idHash({ bytes, starts, ends }: PackedRecords, k: number): number {
  const start = starts[k]!;
  const end = ends[k]!;
  return end <= start ? 0 : hashOf(bytes, start, end, 0) || 1;
}

function openRepointing({ name, plan, keyColumns, books, idColumn }: ChildSetup, turn: RepointingTurn): Work {
  const read = openPackedReader(plan.sources);
  const source = plan.sources[0]!;
  const names = source.columns.map((column) => column.name);
  const writer = new PackedWriter(source, 0, plan, turn.dialect);
  const encode = openLineEncoder(turn.encoding);
  const readers = books.map((book) => new KeyReader(book));
  const codes = readers.map(openOrphanCodes);
  const suspects = new Set(turn.suspects);
  const [moves, orphanLines, removed, rejects] = [1 << 14, 1 << 10, 1 << 10, 1 << 10].map(
    (size) => new ByteWriter(size),
  ) as [ByteWriter, ByteWriter, ByteWriter, ByteWriter];
  const moved: (string | undefined)[] = keyColumns.map(() => undefined);
  const inOrder = keyColumns.map((_, at) => at).sort((a, b) => keyColumns[a]! - keyColumns[b]!);
  const isSame = openDedupe(keyColumns, readers, turn.dedupe);
  return (chunk) => {
    const records = read(chunk);
    const { first, numbers } = records;
    let [repointed, orphans, duplicates] = [0, 0, 0];
    const counted: Partial<Record<OrphanCode, number>> = {};
    const [ids, rows] = [new TextPacker(16), [] as number[]];
    for (const reject of records.rejects) rejects.text(rejectLine(name, reject));
    writer.begin(records);
    for (let i = 0; i < records.count; i++) {
      const base = first[i]!;
      const number = numbers[i]!;
      let isMoved = false;
      let isLost = false;
      for (let at = 0; at < keyColumns.length; at++) {
        const column = keyColumns[at]!;
        const reader = readers[at]!;
        const key = reader.keyIn(records, base + column);
        const target = (moved[at] = reader.targetOf(key));
        if (target !== undefined) {
          isMoved = true;
          moves.number(number);
          moves.byte(COMMA);
          putCell(moves, records, base + turn.recordColumn);
          moves.byte(COMMA);
          moves.cell(names[column]!);
          moves.byte(COMMA);
          moves.cell(records.cell(base + column).trim());
          moves.byte(COMMA);
          moves.cell(target);
          moves.byte(LINE_FEED);
        } else if (!reader.isKnown(key) || reader.doubtOf(key) !== undefined) {
          isLost = true;
          const id = records.cell(base + column).trim();
          const code = codes[at]!(id, key);
          counted[code] = (counted[code] ?? 0) + 1;
          const told = keyColumns.length === 1 ? id : `${names[column]!}=${id}`;
          orphanLines.text(csvRow([name, number, told, code, csvRow(rowOf(records, i, source)).trimEnd()]));
        }
      }
      if (isLost) orphans++;
      if (idColumn >= 0 && suspects.size > 0 && suspects.has(idHash(records, base + idColumn))) {
        ids.add(records.cell(base + idColumn));
        rows.push(number);
      }
      if (isSame) {
        const row = rowOf(records, i, source);
        keyColumns.forEach((column, at) => (row[column] = moved[at] ?? row[column]!));
        const earlier = isSame(row, number);
        if (earlier !== undefined) {
          duplicates++;
          removed.text(csvRow([name, number, earlier, csvRow(row).trimEnd()]));
          continue;
        }
      }
      if (!isMoved) {
        writer.copy(i);
        continue;
      }
      repointed++;
      if (!writer.patches(i)) {
        writer.write(i, (column) => moved[keyColumns.indexOf(column)]);
        continue;
      }
      writer.beginPatch(i);
      for (const at of inOrder) if (moved[at] !== undefined) writer.patch(base + keyColumns[at]!, moved[at]);
      writer.endPatch(i);
    }
    const { lines, unwritable } = encode(writer.finish(), records, source.info);
    const result: ChildAnswer = {
      rows: records.count + records.rejects.length,
      rejected: records.rejects.length,
      again: NONE.again,
      repointed,
      orphans,
      codes: counted,
      duplicates,
      lines: lines ?? NOTHING,
      moves: moves.take(),
      orphanLines: orphanLines.take(),
      removed: removed.take(),
      rejects: rejects.take(),
      suspects: rows.length === 0 ? undefined : { ids: ids.done(), rows: Uint32Array.from(rows) },
      unwritable,
    };
    doneWithChunk(chunk);
    const given = [result.lines, result.moves, result.orphanLines, result.removed, result.rejects];
    return {
      result,
      transfer: [...new Set(given.filter(({ length }) => length > 0).map(({ buffer }) => buffer))],
    };
  };
}

/** A cell as one of our own comma-separated files has it. */
function putCell(out: ByteWriter, records: PackedRecords, k: number): void {
  const { bytes, words, starts, ends, kinds } = records;
  if (kinds[k] !== DOUBLED && isPlain(bytes, starts[k]!, ends[k]!)) out.copy(words, starts[k], ends[k]);
  else out.text(csvText(records.cell(k)));
}

/** The row of the same customer that says the same in the columns asked about; only where records met. */
function openDedupe(
  keyColumns: readonly number[],
  readers: readonly KeyReader[],
  dedupe: readonly number[],
): ((row: readonly string[], number: number) => number | undefined) | undefined {
  if (dedupe.length === 0) return undefined;
  const seen = new Map<string, number>();
  const isMet = (reader: KeyReader, id: string): boolean => {
    const key = reader.find(id);
    return key >= 0 && reader.book.met[key] === 1;
  };
  return (row, number) => {
    if (!keyColumns.some((column, at) => isMet(readers[at]!, row[column]!.trim()))) return undefined;
    const told = dedupe.map((column) => row[column]!.normalize('NFKC').trim().toLowerCase());
    if (told.every((cell) => cell === '')) return undefined;
    const key = JSON.stringify([keyColumns.map((column) => row[column]!.trim()), told]);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, number);
    return earlier;
  };
}

const [COMMA, LINE_FEED] = [44, 10] as const;
