// Everything matching needs to know about the records, by column, in memory that all threads share: per field a
// dictionary of distinct keys and, for every record, a range of key numbers (a record may have two phones). Equal values
// are equal numbers; strings are looked at once per distinct value, not once per pair.
import type { FieldType } from '../model/field-type.ts';
import { sharedNumbers, TextList, TextTable, type PackedTexts } from './text-list.ts';

/** For every record a range of numbers: `values[offsets[r]] … values[offsets[r + 1] - 1]`. */
export interface KeyLists {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
  /** Numbers are below this. */
  readonly size: number;
}

export interface StoredField extends KeyLists {
  readonly name: string;
  readonly type: FieldType;
  readonly dictionary: TextList;
  /** How many records carry each value. */
  readonly counts: Uint32Array;
}

export interface RecordStore {
  readonly count: number;
  /** Records below this number are new, those above stand in an existing list: of two of them no pair is looked at. */
  readonly fresh: number;
  readonly ids: TextList;
  /** Source index per record. */
  readonly sources: Uint16Array;
  /** Where each record came from, as far as anything tells: its file, or what a column of sources says. */
  readonly origins: Uint16Array;
  /** 1-based data row per record. */
  readonly rows: Uint32Array;
  readonly fields: readonly StoredField[];
}

/** The keys of one chunk, dictionary-encoded on the thread that read it. */
export interface KeyChunk {
  readonly source: number;
  readonly count: number;
  readonly ids: PackedTexts;
  readonly rows: Uint32Array;
  readonly fields: readonly {
    readonly dictionary: PackedTexts;
    readonly offsets: Uint32Array;
    readonly values: Uint32Array;
  }[];
}

/** A store as it came through a message: shared memory stays shared, the text lists have lost their methods. */
export function receivedStore(store: RecordStore): RecordStore {
  return {
    ...store,
    ids: new TextList(store.ids),
    fields: store.fields.map((field) => ({ ...field, dictionary: new TextList(field.dictionary) })),
  };
}

/** Numbers that grow by doubling. */
class Growing {
  #array = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    this.#reserve(1);
    this.#array[this.length++] = value;
  }

  fill(value: number, times: number): void {
    this.#reserve(times);
    this.#array.fill(value, this.length, this.length + times);
    this.length += times;
  }

  pushAll(values: Uint32Array): void {
    this.#reserve(values.length);
    this.#array.set(values, this.length);
    this.length += values.length;
  }

  /** In shared memory; its own is let go. */
  done(): Uint32Array {
    const numbers = sharedNumbers(this.length);
    numbers.set(this.#array.subarray(0, this.length));
    this.#array = new Uint32Array(0);
    return numbers;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#array.length) return;
    const larger = new Uint32Array(Math.max(this.length + more, this.#array.length * 2));
    larger.set(this.#array.subarray(0, this.length));
    this.#array = larger;
  }
}

/** A column with more values than this tells no sources apart. */
const MOST_ORIGINS = 20;

export class RecordStoreBuilder {
  readonly #names: readonly { readonly name: string; readonly type: FieldType }[];
  readonly #tables: readonly TextTable[];
  readonly #offsets: readonly Growing[];
  readonly #values: readonly Growing[];
  readonly #ids = new TextTable();
  readonly #sources = new Growing();
  readonly #rows = new Growing();

  constructor(fields: readonly { readonly name: string; readonly type: FieldType }[]) {
    this.#names = fields;
    this.#tables = fields.map(() => new TextTable());
    this.#offsets = fields.map(() => new Growing());
    this.#values = fields.map(() => new Growing());
    for (const offsets of this.#offsets) offsets.push(0);
  }

  add(chunk: KeyChunk): void {
    this.#ids.append(chunk.ids);
    this.#sources.fill(chunk.source, chunk.count);
    this.#rows.pushAll(chunk.rows);
    chunk.fields.forEach((field, at) => {
      const numbers = this.#tables[at]!.numbersOf(field.dictionary);
      const values = this.#values[at]!;
      const offsets = this.#offsets[at]!;
      const base = values.length;
      values.pushAll(field.values.map((value) => numbers[value]!));
      for (let i = 1; i <= chunk.count; i++) offsets.push(base + field.offsets[i]!);
    });
  }

  /**
   * `originField`: the field that says where records of a single file came from; `existing`: the source, added last, whose
   * records are not compared with each other; `letGo`: called when arrays that were large have been left.
   */
  done(originField = -1, existing = -1, letGo: () => void = () => undefined): RecordStore {
    const fields = this.#names.map(({ name, type }, at): StoredField => {
      const values = this.#values[at]!.done();
      const dictionary = this.#tables[at]!.done();
      const counts = sharedNumbers(dictionary.size);
      for (const value of values) counts[value]!++;
      const offsets = this.#offsets[at]!.done();
      letGo();
      return { name, type, dictionary, offsets, values, counts, size: dictionary.size };
    });
    const ids = this.#ids.done();
    const sources = new Uint16Array(new SharedArrayBuffer(ids.size * 2));
    sources.set(this.#sources.done());
    const origin = fields[originField];
    const tells = origin !== undefined && origin.size <= MOST_ORIGINS;
    const listed = existing < 0 ? -1 : sources.indexOf(existing);
    return {
      count: ids.size,
      fresh: listed < 0 ? ids.size : listed,
      ids,
      sources,
      origins: tells ? originsOf(origin) : sources,
      rows: this.#rows.done(),
      fields,
    };
  }
}

function originsOf({ offsets, values }: StoredField): Uint16Array {
  const origins = new Uint16Array(new SharedArrayBuffer((offsets.length - 1) * 2));
  for (let record = 0; record < origins.length; record++)
    if (offsets[record]! < offsets[record + 1]!) origins[record] = values[offsets[record]!]! + 1;
  return origins;
}

/** The numbers of one record. */
export function numbersOf({ offsets, values }: KeyLists, record: number): Uint32Array {
  return values.subarray(offsets[record], offsets[record + 1]);
}

export function hasValue({ offsets }: KeyLists, record: number): boolean {
  return offsets[record]! < offsets[record + 1]!;
}

/** How many records have a value. */
export function countFilled(lists: KeyLists): number {
  let filled = 0;
  for (let record = 0; record + 1 < lists.offsets.length; record++) if (hasValue(lists, record)) filled++;
  return filled;
}
