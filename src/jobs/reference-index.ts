// A reference file by its keys: bytes and numbers in shared memory, which every thread reads and none copies. A million
// rows take about a hundred megabytes.
import { TextList, type PackedTexts } from '../linkage/text-list.ts';
import { Numbers } from './numbers.ts';

/** What the reference says in one of its cells. */
export const SAYS = { nothing: 0, value: 1, invalid: 2 } as const;

/** Rows of the reference as one chunk of it gives them. */
export interface ReferenceChunk {
  readonly count: number;
  /** Data row of each record. */
  readonly rows: Uint32Array;
  /** Keys of record i: numbers `offsets[i]` up to `offsets[i + 1]` of the list. */
  readonly offsets: Uint32Array;
  readonly keys: PackedTexts;
  /** Cleaned values, as many to a record as there are columns to fill, and what each of them is worth. */
  readonly values: PackedTexts;
  readonly says: Uint8Array;
}

/** Plain data: goes to worker threads as it is. */
export interface ReferenceData {
  readonly width: number;
  readonly keys: PackedTexts;
  /** Number of the key plus one, by hash; 0: free. */
  readonly slots: Uint32Array;
  /** By key: the first link of its list. A link is a record, and the next link plus one (0: none). */
  readonly heads: Uint32Array;
  readonly links: Uint32Array;
  /** By key: the data row of a record that contradicts the first; 0: none does. */
  readonly clashes: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: PackedTexts;
  readonly says: Uint8Array;
}

/** Gathers the chunks of a reference. */
export class ReferenceBuilder {
  readonly #width: number;
  readonly #keys = new KeyTable();
  readonly #heads = new Numbers();
  readonly #links = new Numbers();
  readonly #clashes = new Numbers();
  readonly #rows = new Numbers();
  readonly #values = new Bytes();
  #says = new Uint8Array(1 << 10);
  #records = 0;
  /** Records no key of which can be looked up. */
  keyless = 0;

  constructor(width: number) {
    this.#width = width;
  }

  add(chunk: ReferenceChunk): void {
    const width = this.#width;
    for (let i = 0; i < chunk.count; i++) {
      const from = chunk.offsets[i]!;
      const to = chunk.offsets[i + 1]!;
      if (from === to) {
        this.keyless++;
        continue;
      }
      const record = this.#records++;
      this.#rows.push(chunk.rows[i]!);
      this.#values.append(chunk.values, i * width, width);
      this.#reserveSays();
      this.#says.set(chunk.says.subarray(i * width, (i + 1) * width), record * width);
      for (let k = from; k < to; k++) this.#link(this.#keys.numberOf(chunk.keys, k), record);
    }
  }

  done(): ReferenceData {
    const says = new Uint8Array(new SharedArrayBuffer(this.#records * this.#width));
    says.set(this.#says.subarray(0, says.length));
    return {
      width: this.#width,
      ...this.#keys.done(),
      heads: this.#heads.done(),
      links: this.#links.done(),
      clashes: this.#clashes.done(),
      rows: this.#rows.done(),
      values: this.#values.done(),
      says,
    };
  }

  /** A record that says what others of its key said already is not looked at again: lists stay as short as records are wide. */
  #link(key: number, record: number): void {
    if (key === this.#heads.length) {
      this.#heads.push(this.#links.length / 2);
      this.#links.push(record);
      this.#links.push(0);
      this.#clashes.push(0);
      return;
    }
    let link = this.#heads.at(key);
    if (this.#links.at(link * 2) === record) return;
    const says = this.#says;
    const width = this.#width;
    let adds = false;
    for (let at = 0; at < width; at++) {
      if (says[record * width + at] === SAYS.nothing) continue;
      const own = record * width + at;
      let isNew = true;
      for (link = this.#heads.at(key); ; link = this.#links.at(link * 2 + 1) - 1) {
        const other = this.#links.at(link * 2) * width + at;
        if (says[other] === SAYS.value && says[own] === SAYS.value) {
          isNew = false;
          if (!this.#values.areEqual(own, other) && this.#clashes.at(key) === 0)
            this.#clashes.set(key, this.#rows.at(record));
          break;
        }
        if (says[other] === says[own]) isNew = false;
        if (this.#links.at(link * 2 + 1) === 0) break;
      }
      adds ||= isNew;
    }
    if (!adds) return;
    for (link = this.#heads.at(key); this.#links.at(link * 2 + 1) !== 0;)
      link = this.#links.at(link * 2 + 1) - 1;
    this.#links.set(link * 2 + 1, this.#links.length / 2 + 1);
    this.#links.push(record);
    this.#links.push(0);
  }

  #reserveSays(): void {
    const needed = this.#records * this.#width;
    if (needed <= this.#says.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#says.length * 2));
    larger.set(this.#says);
    this.#says = larger;
  }
}

/** What the reference has for one of its columns under some keys. */
export interface Found {
  readonly says: number;
  readonly value: string;
  /** Data row of the reference. */
  readonly row: number;
}

/** Looks records up. Each thread opens its own over the same memory. */
export class ReferenceIndex {
  readonly #data: ReferenceData;
  readonly #values: TextList;
  readonly #scratch = Buffer.alloc(1 << 12);

  constructor(data: ReferenceData) {
    this.#data = data;
    this.#values = new TextList(data.values);
  }

  /** How many keys there are, how many of them contradict themselves, and the data rows of the first that do. */
  figures(named: number): { keys: number; clashing: number; rows: (readonly [number, number])[] } {
    const { clashes } = this.#data;
    const rows: (readonly [number, number])[] = [];
    let clashing = 0;
    for (let key = 0; key < clashes.length; key++) {
      if (clashes[key] === 0) continue;
      clashing++;
      if (rows.length < named) rows.push([this.#rowOf(key), clashes[key]!]);
    }
    return { keys: clashes.length, clashing, rows };
  }

  /** The numbers of these keys, without those the reference does not have. */
  find(keys: readonly string[]): number[] {
    const found: number[] = [];
    for (const key of keys) {
      const number = this.#numberOf(key);
      if (number >= 0 && !found.includes(number)) found.push(number);
    }
    return found;
  }

  /** Two data rows that say different things under these keys; undefined when there are none. */
  clash(keys: readonly number[]): readonly [number, number] | undefined {
    const { clashes, width } = this.#data;
    for (const key of keys) if (clashes[key] !== 0) return [this.#rowOf(key), clashes[key]!];
    if (keys.length < 2) return undefined;
    for (let at = 0; at < width; at++) {
      const told = keys.map((key) => this.at([key], at)).filter(({ says }) => says === SAYS.value);
      const other = told.find(({ value }) => value !== told[0]!.value);
      if (other) return [told[0]!.row, other.row];
    }
    return undefined;
  }

  /** What column `at` holds: a value when any record of these keys has one. */
  at(keys: readonly number[], at: number): Found {
    const { heads, links, says, rows, width } = this.#data;
    let best = -1;
    for (const key of keys) {
      for (let link = heads[key]!; ; link = links[link * 2 + 1]! - 1) {
        const record = links[link * 2]!;
        const own = says[record * width + at]!;
        if (own === SAYS.value)
          return { says: own, value: this.#values.at(record * width + at), row: rows[record]! };
        if (own === SAYS.invalid && best < 0) best = record;
        if (links[link * 2 + 1] === 0) break;
      }
    }
    if (best < 0) return { says: SAYS.nothing, value: '', row: this.#rowOf(keys[0]!) };
    return { says: SAYS.invalid, value: this.#values.at(best * width + at), row: rows[best]! };
  }

  #rowOf(key: number): number {
    const { heads, links, rows } = this.#data;
    return rows[links[heads[key]! * 2]!]!;
  }

  #numberOf(text: string): number {
    const { keys, slots } = this.#data;
    const wide = isWide(text) ? 1 : 0;
    const room = text.length * 2 <= this.#scratch.length ? this.#scratch : Buffer.alloc(text.length * 2);
    const length = room.write(text, wide === 1 ? 'utf16le' : 'latin1');
    const mask = slots.length - 1;
    let slot = hashOf(room, 0, length, wide) & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      if (isKey(keys, taken - 1, room, 0, length, wide)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number, wide: number): number {
  let hash = 0x811c9dc5 ^ wide;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Whether key `number` is the text in these bytes. */
function isKey(
  { bytes: own, starts }: PackedTexts,
  number: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  wide: number,
): boolean {
  const from = starts[number]! >>> 1;
  if ((starts[number]! & 1) !== wide || (starts[number + 1]! >>> 1) - from !== end - start) return false;
  for (let at = start, mine = from; at < end; at++, mine++) if (bytes[at] !== own[mine]) return false;
  return true;
}

function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
}

/** Packed texts that grow. */
class Bytes implements PackedTexts {
  bytes = new Uint8Array(1 << 12);
  starts = new Uint32Array(1 << 8);
  size = 0;
  #length = 0;

  append({ bytes, starts }: PackedTexts, first: number, count: number): void {
    for (let i = first; i < first + count; i++)
      this.add(bytes, starts[i]! >>> 1, starts[i + 1]! >>> 1, starts[i]! & 1);
  }

  add(bytes: Uint8Array, start: number, end: number, wide: number): void {
    if (this.size + 2 > this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
    const needed = this.#length + end - start;
    if (needed >= 2 ** 31) throw new RangeError('more than 2 GiB of reference values');
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.#length));
      this.bytes = larger;
    }
    this.bytes.set(bytes.subarray(start, end), this.#length);
    this.starts[this.size++] = this.#length * 2 + wide;
    this.#length = needed;
    this.starts[this.size] = needed * 2;
  }

  areEqual(left: number, right: number): boolean {
    const [start, end] = [this.starts[left]!, this.starts[left + 1]! >>> 1];
    return isKey(this, right, this.bytes, start >>> 1, end, start & 1);
  }

  done(): PackedTexts {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#length));
    bytes.set(this.bytes.subarray(0, this.#length));
    const starts = new Uint32Array(new SharedArrayBuffer((this.size + 1) * 4));
    starts.set(this.starts.subarray(0, this.size + 1));
    this.bytes = new Uint8Array(0);
    return { bytes, starts };
  }
}

/** Distinct keys, each with the number it was given when it first came. */
class KeyTable {
  readonly #keys = new Bytes();
  #slots = new Uint32Array(1 << 9);

  numberOf({ bytes, starts }: PackedTexts, index: number): number {
    const [start, end, wide] = [starts[index]! >>> 1, starts[index + 1]! >>> 1, starts[index]! & 1];
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, start, end, wide) & mask;
    for (let taken = this.#slots[slot]!; taken !== 0; taken = this.#slots[slot]!) {
      if (isKey(this.#keys, taken - 1, bytes, start, end, wide)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#keys.size;
    this.#keys.add(bytes, start, end, wide);
    this.#slots[slot] = number + 1;
    if (this.#keys.size * 2 > this.#slots.length) this.#grow();
    return number;
  }

  done(): Pick<ReferenceData, 'keys' | 'slots'> {
    const slots = new Uint32Array(new SharedArrayBuffer(this.#slots.length * 4));
    slots.set(this.#slots);
    this.#slots = new Uint32Array(0);
    return { keys: this.#keys.done(), slots };
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const { bytes, starts, size } = this.#keys;
    for (let number = 0; number < size; number++) {
      let slot = hashOf(bytes, starts[number]! >>> 1, starts[number + 1]! >>> 1, starts[number]! & 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}
