// The work of `scan` on one chunk: records in, their match keys out, dictionary-encoded. Runs on any thread.
import type { Task } from '../engine/executor.ts';
import { birthdayOfCnId } from '../fields/national-id/cn-id.ts';
import { documentKeysOf } from '../fields/national-id/national-id.ts';
import type { Chunk } from '../io/source.ts';
import type { KeyChunk } from '../linkage/record-store.ts';
import { TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import type { Normalizer, Status } from '../model/cleaned.ts';
import { emptyTally, type Tally } from '../model/events.ts';
import { Ledger, type Stamp } from '../report/ledger.ts';
import { foldWords } from '../text/fold-words.ts';
import type { FieldType } from '../model/field-type.ts';
import { partialKey } from '../rulepack/partial-keys.ts';
import { openRecordRules } from '../rulepack/record-rules.ts';
import { openColumn } from './clean-column.ts';
import { RuledCells } from './ruled-cells.ts';
import type { MatchField } from './match-fields.ts';
import type { SourcePlan, TablePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { openSelection } from './selection.ts';

export interface KeysSetup {
  readonly plan: TablePlan;
  readonly fields: readonly MatchField[];
  readonly stamp: Stamp;
  readonly where: string | undefined;
  /** A source whose records all take part, whatever `where` says; -1: none. */
  readonly existing: number;
}

export interface KeysAnswer {
  readonly keys: KeyChunk;
  readonly rejects: Uint8Array;
  readonly tally: Tally;
}

export const keysTask: Task<KeysSetup, Chunk, KeysAnswer> = {
  name: 'keys',
  open(setup) {
    const { plan, fields } = setup;
    const read = openChunkReader(plan.sources);
    const encoders = plan.sources.map((source, at) => {
      const counted = new Set<number>();
      return fields.map((field) => new FieldEncoder(source, field, at, counted));
    });
    const select = openSelection(setup.where, plan);
    return (chunk) => {
      const ledger = new Ledger(
        setup.stamp,
        plan.output.map((column) => column.name),
        emptyTally(plan.output.length),
      );
      const source = plan.sources[chunk.source]!;
      const records = read(chunk);
      ledger.tally.rowsIn += records.rows.length + records.rejects.length;
      for (const reject of records.rejects) ledger.rejected(source.info.name, reject);
      const chosen: number[] = [];
      for (let i = 0; i < records.rows.length; i++) {
        if (select === undefined || chunk.source === setup.existing || select(chunk.source, records.rows[i]!))
          chosen.push(i);
        else ledger.tally.notSelected++;
      }
      ledger.tally.rowsOut += chosen.length;
      const rows = chosen.map((i) => records.rows[i]!);
      const keys: KeyChunk = {
        source: chunk.source,
        count: rows.length,
        ids: packed(chosen.map((i) => recordId(source, records.rows[i]!, records.numbers[i]!))),
        rows: Uint32Array.from(chosen, (i) => records.numbers[i]!),
        fields: encoders[chunk.source]!.map((encoder) => encoder.encode(rows, ledger.tally)),
      };
      return {
        result: { keys, rejects: ledger.rejects.take(), tally: ledger.tally },
        transfer: buffersOf(keys),
      };
    };
  },
};

function packed(texts: Iterable<string>, count = 256): PackedTexts {
  const packer = new TextPacker(count);
  for (const text of texts) packer.add(text);
  return packer.done();
}

function buffersOf({ ids, rows, fields }: KeyChunk): ArrayBuffer[] {
  const arrays = [ids.bytes, ids.starts, rows];
  for (const { dictionary, offsets, values } of fields)
    arrays.push(dictionary.bytes, dictionary.starts, offsets, values);
  return arrays.map((array) => array.buffer as ArrayBuffer);
}

/** The words as they stand, of cells that say anything at all. */
function inWords(normalizer: Normalizer): Normalizer {
  return {
    clean: (cell) => normalizer.clean(cell),
    keys({ value, status }) {
      const key = status === 'empty' || status === 'lossy' ? '' : foldWords(value);
      return key === '' ? [] : [key];
    },
  };
}

const HAN = /\p{Script=Han}/u;

/**
 * Keys as the type has them. Where it makes nothing of a cell, what the cell still tells (张*, 138****8001); else the
 * words as they stand, also where the type knows only Chinese.
 */
function leniently(type: FieldType, typed: Normalizer): Normalizer {
  const words = inWords(typed);
  const knowsChinese = type === 'address' || type === 'region';
  const mayBeWrong = type === 'name' || type === 'phone' || type === 'postcode' || type === 'company';
  return {
    clean: (cell) => typed.clean(cell),
    keys(cleaned) {
      const han = HAN.test(cleaned.value);
      if (knowsChinese && !han) return words.keys(cleaned);
      const keys = typed.keys(cleaned);
      if (keys.length > 0) return keys;
      const partial = partialKey(type, cleaned);
      if (partial !== '') return [partial];
      return mayBeWrong && !han ? words.keys(cleaned) : keys;
    },
  };
}

/** Identity numbers, keyed by the day of birth they hold. */
function birthdays(ids: Normalizer): Normalizer {
  return { clean: (cell) => ids.clean(cell), keys: (cleaned) => ids.keys(cleaned).map(birthdayOfCnId) };
}

/** Identity columns, keyed by the other documents they hold. */
function documents(ids: Normalizer): Normalizer {
  return { clean: (cell) => ids.clean(cell), keys: documentKeysOf };
}

interface ReadCell {
  readonly status: Status;
  readonly keys: readonly string[];
  /** The chunk in which its keys have been numbered, of a cell that is remembered; 0: none. */
  turn: number;
  numbers: readonly number[];
}

/** So many cells are remembered, and after so many it is seen whether that was worth it. */
const REMEMBERED = 1 << 15;
const TRIED = 1 << 12;
/** Characters of the cells that are remembered: a longer string would keep the text alive that it was cut from. */
const SHORT = 12;

/** Cells of a column whose normalizer looks at nothing else: names, towns and days stand there again and again. */
class KnownCells {
  readonly #normalizer: Normalizer;
  readonly #cells = new Map<string, ReadCell>();
  #asked = 0;
  #found = 0;
  #remembers = true;

  constructor(normalizer: Normalizer) {
    this.#normalizer = normalizer;
  }

  read(cell: string): ReadCell {
    if (!this.#remembers || cell.length > SHORT) return this.#readAnew(cell);
    if (++this.#asked === TRIED && this.#found * 4 < TRIED) {
      this.#remembers = false;
      this.#cells.clear();
      return this.#readAnew(cell);
    }
    const known = this.#cells.get(cell);
    if (known !== undefined) {
      this.#found++;
      return known;
    }
    const read = this.#readAnew(cell);
    if (this.#cells.size < REMEMBERED) this.#cells.set(cell, read);
    return read;
  }

  #readAnew(cell: string): ReadCell {
    const cleaned = this.#normalizer.clean(cell);
    return readCell(cleaned.status, this.#normalizer.keys(cleaned));
  }
}

const NO_NUMBERS: readonly number[] = [];

function readCell(status: Status, keys: readonly string[]): ReadCell {
  return { status, keys, turn: 0, numbers: NO_NUMBERS };
}

/** Keys of one chunk, numbered as they come. */
class KeyNumbers {
  readonly all = new Map<string, number>();

  of(key: string): number {
    let number = this.all.get(key);
    if (number === undefined) {
      number = this.all.size;
      this.all.set(key, number);
    }
    return number;
  }

  ofCell(cell: ReadCell, turn: number): readonly number[] {
    if (cell.turn === turn) return cell.numbers;
    const { keys } = cell;
    if (keys.length === 0) return NO_NUMBERS;
    const numbers = keys.length === 1 ? [this.of(keys[0]!)] : keys.map((key) => this.of(key));
    cell.numbers = numbers;
    cell.turn = turn;
    return numbers;
  }
}

/** One match field of one source: its columns cleaned and keyed. */
class FieldEncoder {
  readonly #columns: readonly number[];
  /** By column: where its cells are counted; undefined where another field counts them, as of an ID and its birthday. */
  readonly #targets: readonly (number | undefined)[];
  readonly #normalizers: readonly Normalizer[];
  /** By column: what rules about the whole record say of its cells. */
  readonly #ruled: readonly (RuledCells | undefined)[];
  readonly #composed: boolean;
  /** By column; undefined: what a cell says depends on its neighbours. */
  readonly #known: readonly (KnownCells | undefined)[];
  /** Chunks read so far. */
  #turn = 0;

  /** `counted`: columns of the source that fields before this one count, to be added to. */
  constructor(source: SourcePlan, field: MatchField, at: number, counted: Set<number>) {
    this.#columns = field.columns[at] ?? [];
    this.#normalizers = this.#columns.map((index) => {
      const column = source.columns[index]!;
      const isBirthday = field.role === 'birthday' && column.type === 'cn-id';
      if (field.reading === 'plain') return inWords(openColumn({ ...column, type: 'text' }));
      if (field.name === 'document' && column.type === 'cn-id') return documents(openColumn(column));
      const typed = isBirthday ? birthdays(openColumn(column)) : openColumn({ ...column, type: field.type });
      return field.reading === 'lenient' && !isBirthday ? leniently(field.type, typed) : typed;
    });
    const rules = openRecordRules(source.columns);
    this.#ruled = this.#columns.map((index) =>
      field.reading !== 'plain' && source.columns[index]!.type === field.type
        ? RuledCells.of(index, rules, source.columns)
        : undefined,
    );
    this.#targets = this.#columns.map((index) => {
      if (field.composed || counted.has(index)) return undefined;
      counted.add(index);
      return source.columns[index]!.target;
    });
    this.#composed = field.composed;
    this.#known = this.#ruled.map((ruled, at) =>
      ruled === undefined ? new KnownCells(this.#normalizers[at]!) : undefined,
    );
  }

  encode(rows: readonly (readonly string[])[], tally: Tally): KeyChunk['fields'][number] {
    const turn = ++this.#turn;
    const numbers = new KeyNumbers();
    const offsets = new Uint32Array(rows.length + 1);
    const values: number[] = [];
    const counts = this.#targets.map((target) => (target === undefined ? undefined : tally.fields[target]!));
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const start = values.length;
      if (this.#composed) {
        for (const key of this.#keysOfParts(row)) addOnce(values, numbers.of(key), start);
      } else {
        for (let at = 0; at < counts.length; at++) {
          const cell = this.#read(at, row);
          const own = counts[at];
          if (own !== undefined) count(own, cell.status);
          for (const number of numbers.ofCell(cell, turn)) addOnce(values, number, start);
        }
      }
      offsets[i + 1] = values.length;
    }
    return {
      dictionary: packed(numbers.all.keys(), numbers.all.size),
      offsets,
      values: Uint32Array.from(values),
    };
  }

  #keysOfParts(row: readonly string[]): readonly string[] {
    const whole = this.#columns.map((index) => row[index]!.trim()).filter((part) => part !== '');
    if (this.#columns.length === 0) return [];
    // Surname first where it is written in Han characters, and without a space.
    const han = HAN.test(whole.join(''));
    const normalizer = this.#normalizers[0]!;
    return normalizer.keys(normalizer.clean(han ? whole.toReversed().join('') : whole.join(' ')));
  }

  #read(at: number, row: readonly string[]): ReadCell {
    const cell = row[this.#columns[at]!]!;
    const known = this.#known[at];
    if (known) return known.read(cell);
    const normalizer = this.#normalizers[at]!;
    const cleaned = this.#ruled[at]!.judge(normalizer.clean(cell), row);
    return readCell(cleaned.status, normalizer.keys(cleaned));
  }
}

function addOnce(values: number[], number: number, start: number): void {
  for (let at = start; at < values.length; at++) if (values[at] === number) return;
  values.push(number);
}

function count(field: Tally['fields'][number], status: Status): void {
  if (status === 'empty') field.empty++;
  else if (status === 'lossy') field.damaged++;
  else if (status === 'invalid') field.invalid++;
  else if (status === 'suspect') field.suspect++;
  else field.valid++;
}
