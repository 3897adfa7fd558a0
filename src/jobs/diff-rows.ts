// Which rows of two tables belong together, and which of these differ: numbers in typed arrays, ids as bytes.
import { TextTable, type TextList } from '../linkage/text-list.ts';
import type { DiffChunk } from './diff-task.ts';
import { Numbers } from './numbers.ts';

/** Rows of the first table and what became of them in the second. */
export class RowMatcher {
  readonly #ids = new TextTable();
  /** Of the first table, by record: id number, row, hashes, the next record of the id plus one. */
  readonly #before = { id: new Numbers(), row: new Numbers(), first: new Numbers(), second: new Numbers(), next: new Numbers() }; // prettier-ignore
  /** By id number: its first record plus one that is still to be found, and how often it stands in either table. */
  readonly #heads = new Numbers();
  /** By id number: the last record plus one, so that an id of a million rows is no list to walk. */
  readonly #tails = new Numbers();
  readonly #counts = [new Numbers(), new Numbers()] as const;
  /** Records of the first table in the order of the second. */
  readonly #order = new Numbers();
  readonly #taken = new Numbers();
  readonly added = { id: new Numbers(), row: new Numbers() };
  /** Rows of pairs that differ. */
  readonly changed = { before: new Numbers(), after: new Numbers(), id: new Numbers() };

  addBefore(chunk: DiffChunk): void {
    const numbers = this.#ids.numbersOf(chunk.texts);
    for (let i = 0; i < chunk.count; i++) {
      const id = numbers[i]!;
      const record = this.#before.id.length;
      this.#seen(id, 0);
      this.#before.id.push(id);
      this.#before.row.push(chunk.rows[i]!);
      this.#before.first.push(chunk.hashes[i * 2]!);
      this.#before.second.push(chunk.hashes[i * 2 + 1]!);
      this.#before.next.push(0);
      this.#taken.push(0);
      this.#append(id, record);
    }
  }

  addAfter(chunk: DiffChunk): void {
    const numbers = this.#ids.numbersOf(chunk.texts);
    for (let i = 0; i < chunk.count; i++) {
      const id = numbers[i]!;
      this.#seen(id, 1);
      const [first, second] = [chunk.hashes[i * 2]!, chunk.hashes[i * 2 + 1]!];
      const record = this.#take(id, first, second);
      if (record < 0) {
        this.added.id.push(id);
        this.added.row.push(chunk.rows[i]!);
        continue;
      }
      this.#order.push(record);
      if (this.#before.first.at(record) === first && this.#before.second.at(record) === second) continue;
      this.changed.before.push(this.#before.row.at(record));
      this.changed.after.push(chunk.rows[i]!);
      this.changed.id.push(id);
    }
  }

  /** Records of the first table that are not in the second. */
  *removed(): Generator<{ id: number; row: number }> {
    for (let record = 0; record < this.#taken.length; record++)
      if (this.#taken.at(record) === 0)
        yield { id: this.#before.id.at(record), row: this.#before.row.at(record) };
  }

  /** Rows whose id is blank; they go by their order. */
  get blanks(): { before: number; after: number } {
    const { bytes, starts } = BLANK;
    const [id] = this.#ids.numbersOf({ bytes, starts });
    const of = (side: 0 | 1): number => (id! < this.#counts[side].length ? this.#counts[side].at(id!) : 0);
    return { before: of(0), after: of(1) };
  }

  get rows(): { before: number; after: number } {
    return { before: this.#before.id.length, after: this.#order.length + this.added.id.length };
  }

  /** Ids that stand more than once in a table, with how often in either. */
  *repeated(): Generator<{ id: number; before: number; after: number }> {
    for (let id = 0; id < this.#counts[0].length; id++) {
      const [before, after] = [this.#counts[0].at(id), this.#counts[1].at(id)];
      if (before > 1 || after > 1) yield { id, before, after };
    }
  }

  /** How many rows would have to move for the two to stand in one order. */
  moved(): number {
    return this.#order.length - longestRise(this.#order);
  }

  /** The ids by number; nothing can be added after that. */
  ids(): TextList {
    return this.#ids.done();
  }

  #seen(id: number, side: 0 | 1): void {
    for (const counts of this.#counts) while (counts.length <= id) counts.push(0);
    while (this.#heads.length <= id) this.#heads.push(0);
    this.#counts[side].set(id, this.#counts[side].at(id) + 1);
  }

  #append(id: number, record: number): void {
    while (this.#tails.length <= id) this.#tails.push(0);
    const tail = this.#tails.at(id);
    if (tail === 0) this.#heads.set(id, record + 1);
    else this.#before.next.set(tail - 1, record + 1);
    this.#tails.set(id, record + 1);
  }

  /** A record of the id that was not taken yet: an equal one among the next few, else the next. */
  #take(id: number, first: number, second: number): number {
    let head = this.#heads.at(id);
    while (head !== 0 && this.#taken.at(head - 1) === 1) head = this.#before.next.at(head - 1);
    this.#heads.set(id, head);
    if (head === 0) return -1;
    let found = head;
    for (let at = head, looked = 0; at !== 0 && looked < LOOKED_AT; looked++) {
      const record = at - 1;
      const isEqual = this.#before.first.at(record) === first && this.#before.second.at(record) === second;
      if (isEqual && this.#taken.at(record) === 0) {
        found = at;
        break;
      }
      at = this.#before.next.at(record);
    }
    this.#taken.set(found - 1, 1);
    return found - 1;
  }
}

/** One text, which is empty. */
const BLANK = { bytes: new Uint8Array(0), starts: new Uint32Array(2) };

/** So many records of an id are looked at for an equal one. */
const LOOKED_AT = 64;

/** The length of the longest ascending subsequence; numbers are distinct. */
function longestRise(numbers: Numbers): number {
  const tails = new Uint32Array(numbers.length);
  let length = 0;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers.at(i);
    if (length === 0 || value > tails[length - 1]!) {
      tails[length++] = value;
      continue;
    }
    let [low, high] = [0, length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tails[middle]! < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
  }
  return length;
}
