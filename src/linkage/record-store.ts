// Everything matching needs to know about the records, by column: per field a dictionary of distinct keys and, for every
// record, a range of key numbers (a record may have two phones). Equal values are equal numbers; strings are looked at
// once per distinct value, not once per pair.
import type { FieldType } from '../model/field-type.ts';

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
  readonly dictionary: readonly string[];
  /** How many records carry each value. */
  readonly counts: Uint32Array;
}

export interface RecordStore {
  readonly count: number;
  readonly ids: readonly string[];
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
  readonly ids: readonly string[];
  readonly rows: Uint32Array;
  readonly fields: readonly {
    readonly dictionary: readonly string[];
    readonly offsets: Uint32Array;
    readonly values: Uint32Array;
  }[];
}

/** A typed array that grows by doubling. */
class Growing {
  #array = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Uint32Array(this.#array.length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  done(): Uint32Array {
    return this.#array.slice(0, this.length);
  }
}

/** A column with more values than this tells no sources apart. */
const MOST_ORIGINS = 20;

export class RecordStoreBuilder {
  readonly #names: readonly { readonly name: string; readonly type: FieldType }[];
  readonly #numbers: Map<string, number>[];
  readonly #dictionaries: string[][];
  readonly #offsets: Growing[];
  readonly #values: Growing[];
  readonly #ids: string[] = [];
  readonly #sources = new Growing();
  readonly #rows = new Growing();

  constructor(fields: readonly { readonly name: string; readonly type: FieldType }[]) {
    this.#names = fields;
    this.#numbers = fields.map(() => new Map<string, number>());
    this.#dictionaries = fields.map(() => []);
    this.#offsets = fields.map(() => new Growing());
    this.#values = fields.map(() => new Growing());
    for (const offsets of this.#offsets) offsets.push(0);
  }

  add(chunk: KeyChunk): void {
    for (let i = 0; i < chunk.count; i++) {
      this.#ids.push(chunk.ids[i]!);
      this.#sources.push(chunk.source);
      this.#rows.push(chunk.rows[i]!);
    }
    chunk.fields.forEach((field, at) => {
      const numbers = this.#numbers[at]!;
      const dictionary = this.#dictionaries[at]!;
      const translated = field.dictionary.map((key) => {
        let number = numbers.get(key);
        if (number === undefined) {
          number = dictionary.push(key) - 1;
          numbers.set(key, number);
        }
        return number;
      });
      const values = this.#values[at]!;
      const offsets = this.#offsets[at]!;
      const base = values.length;
      for (const value of field.values) values.push(translated[value]!);
      for (let i = 1; i <= chunk.count; i++) offsets.push(base + field.offsets[i]!);
    });
  }

  /** `originField`: the field that says where records of a single file came from. */
  done(originField = -1): RecordStore {
    const sources = Uint16Array.from(this.#sources.done());
    const tells = originField >= 0 && this.#dictionaries[originField]!.length <= MOST_ORIGINS;
    return {
      count: this.#ids.length,
      ids: this.#ids,
      sources,
      origins: tells ? this.#originsOf(originField) : sources,
      rows: this.#rows.done(),
      fields: this.#names.map(({ name, type }, at) => {
        const dictionary = this.#dictionaries[at]!;
        const values = this.#values[at]!.done();
        const counts = new Uint32Array(dictionary.length);
        for (const value of values) counts[value]!++;
        return {
          name,
          type,
          dictionary,
          offsets: this.#offsets[at]!.done(),
          values,
          counts,
          size: dictionary.length,
        };
      }),
    };
  }

  #originsOf(field: number): Uint16Array {
    const offsets = this.#offsets[field]!.done();
    const values = this.#values[field]!.done();
    return Uint16Array.from({ length: this.#ids.length }, (_, record) =>
      offsets[record]! < offsets[record + 1]! ? values[offsets[record]!]! + 1 : 0,
    );
  }
}

/** The numbers of one record. */
export function numbersOf({ offsets, values }: KeyLists, record: number): Uint32Array {
  return values.subarray(offsets[record], offsets[record + 1]);
}
