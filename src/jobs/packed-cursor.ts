// A table read record by record without making strings of it: where its cells stand, beside those of another table.
import { DOUBLED } from '../io/csv-scan.ts';
import type { Chunk, Source } from '../io/source.ts';
import { doneWithChunk, openPackedReader, type PackedRecords } from './packed-records.ts';

export class PackedCursor {
  readonly header: readonly string[];
  readonly #chunks: AsyncGenerator<Chunk> | undefined;
  readonly #read: (chunk: Chunk) => PackedRecords;
  #chunk: Chunk | undefined;
  #records: PackedRecords | undefined;
  #at = -1;
  /** Rows set aside so far: their data row numbers and codes. */
  readonly rejects: { readonly row: number; readonly code: string }[] = [];

  /** `source`: undefined for a table without records. */
  constructor(source: Source | undefined, header: readonly string[]) {
    this.header = header;
    this.#chunks = source && chunksOf(source);
    this.#read = openPackedReader(source ? [{ info: source.info, columns: [], idColumns: [] }] : []);
  }

  /** To the next record of what was read already; where it says false, {@link load} knows whether there are more. */
  step(): boolean {
    if (this.#records === undefined || this.#at + 1 >= this.#records.count) return false;
    this.#at++;
    return true;
  }

  /** To the first record of what comes next; false at the end. */
  async load(): Promise<boolean> {
    for (;;) {
      if (this.#chunk) doneWithChunk(this.#chunk);
      this.#chunk = this.#records = undefined;
      const step = await this.#chunks?.next();
      if (step === undefined || step.done === true) return false;
      this.#chunk = step.value;
      this.#records = this.#read(step.value);
      this.#at = -1;
      this.rejects.push(...this.#records.rejects.map(({ row, code }) => ({ row, code })));
      if (this.step()) return true;
    }
  }

  /** The records read together with this one, until the next {@link load}. */
  get records(): PackedRecords {
    return this.#records!;
  }

  /** Which of {@link records} this one is. */
  get at(): number {
    return this.#at;
  }

  /** The number of its first cell. */
  get base(): number {
    return this.#records!.first[this.#at]!;
  }

  /** Its data row number. */
  get number(): number {
    return this.#records?.numbers[this.#at] ?? 0;
  }

  cell(column: number): string {
    return this.#records!.cell(this.base + column);
  }

  row(): string[] {
    const { base } = this;
    return this.header.map((_, column) => this.#records!.cell(base + column));
  }

  /** Does a cell hold this text? */
  holds(column: number, { text, bytes }: Word): boolean {
    const records = this.#records!;
    const k = this.base + column;
    if (records.kinds[k] === DOUBLED) return records.cell(k) === text;
    return areEqual(records.bytes, records.starts[k]!, records.ends[k]!, bytes, 0, bytes.length);
  }

  /** Does a cell hold a whole number as it is written without leading zeros? */
  holdsNumber(column: number, number: number): boolean {
    const { bytes, starts, ends } = this.#records!;
    const k = this.base + column;
    let rest = number;
    for (let at = ends[k]! - 1; at >= starts[k]!; at--) {
      const digit = rest % 10;
      if (bytes[at] !== 0x30 + digit || (rest === 0 && number !== 0)) return false;
      rest = (rest - digit) / 10;
    }
    return rest === 0 && ends[k]! > starts[k]! && (number !== 0 || ends[k]! - starts[k]! === 1);
  }

  column(name: string): number {
    return this.header.indexOf(name);
  }

  /** For a table that is not read to its end. */
  async close(): Promise<void> {
    await this.#chunks?.return(undefined);
  }
}

/** A text to look for. */
export interface Word {
  readonly text: string;
  readonly bytes: Uint8Array;
}

export function wordOf(text: string): Word {
  return { text, bytes: Buffer.from(text) };
}

/** Do both cells hold one text, neither blank nor with white space around it? False says nothing where that is not ASCII. */
export function isSameWord(
  one: PackedCursor,
  column: number,
  other: PackedCursor,
  otherColumn: number,
): boolean {
  const [a, b] = [one.records, other.records];
  const [k, l] = [one.base + column, other.base + otherColumn];
  const [start, end] = [a.starts[k]!, a.ends[k]!];
  const isWord = end > start && isSign(a.bytes[start]!) && isSign(a.bytes[end - 1]!);
  return isWord && a.kinds[k] !== DOUBLED && b.kinds[l] !== DOUBLED && isSameCell(a, k, b, l);
}

/** Visible, and ASCII. */
function isSign(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

async function* chunksOf(source: Source): AsyncGenerator<Chunk> {
  yield* source.chunks(0);
}

/** Do both records stand there in the same bytes and mean the same by them? False says nothing: their cells may be equal. */
export function isSameText(one: PackedCursor, other: PackedCursor): boolean {
  const [a, b] = [one.records, other.records];
  const [i, j] = [one.at, other.at];
  const [endA, endB] = [a.recordEnds[i]!, b.recordEnds[j]!];
  if (endA < 0 || endB < 0) return false;
  if (
    a.dialect.delimiter !== b.dialect.delimiter ||
    a.dialect.quote !== b.dialect.quote ||
    a.dialect.escape !== b.dialect.escape
  )
    return false;
  return areEqual(a.bytes, a.recordStarts[i]!, endA, b.bytes, b.recordStarts[j]!, endB);
}

/**
 * Tells whether the row `after` stands at holds what the row of `before` does: column i its cell `places[i]`, or, where
 * that is below 0, `others[i]`.
 */
export function openSameRow(
  before: PackedCursor,
  after: PackedCursor,
  places: readonly number[],
  others: readonly string[],
): () => boolean {
  const isLaidOutAlike =
    places.length === before.header.length &&
    places.length === after.header.length &&
    places.every((place, at) => place === at);
  return () => {
    if (isLaidOutAlike && isSameText(before, after)) return true;
    const [from, to] = [before.base, after.base];
    const [a, b] = [before.records, after.records];
    return places.every((place, at) =>
      place >= 0 ? isSameCell(a, from + place, b, to + at) : b.cell(to + at) === others[at],
    );
  };
}

/** Do two cells hold the same text? */
export function isSameCell(a: PackedRecords, k: number, b: PackedRecords, l: number): boolean {
  if (a.kinds[k] === DOUBLED || b.kinds[l] === DOUBLED) return a.cell(k) === b.cell(l);
  return areEqual(a.bytes, a.starts[k]!, a.ends[k]!, b.bytes, b.starts[l]!, b.ends[l]!);
}

function areEqual(
  a: Uint8Array,
  from: number,
  to: number,
  b: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (to - from !== end - start) return false;
  for (let at = from, other = start; at < to; at++, other++) if (a[at] !== b[other]) return false;
  return true;
}
