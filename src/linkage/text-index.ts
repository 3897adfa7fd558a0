// Finds a text of a list by its bytes, on any thread: what a child row says is looked up without becoming a string.
import { sharedNumbers, TextList, type PackedTexts } from './text-list.ts';

/** Texts and where each is found; plain data in shared memory. */
export interface IndexedTexts {
  readonly texts: PackedTexts;
  /** Number of a text plus one, by its hash; 0: nothing there. */
  readonly slots: Uint32Array;
}

/** Of equal texts the first is found. */
export function indexTexts(texts: PackedTexts): IndexedTexts {
  const size = texts.starts.length - 1;
  let room = 16;
  while (room < size * 2) room *= 2;
  const slots = sharedNumbers(room);
  const index = new TextIndex({ texts, slots });
  for (let number = 0; number < size; number++) index.enter(number);
  return { texts, slots };
}

export class TextIndex {
  readonly list: TextList;
  readonly #slots: Uint32Array;
  #scratch = Buffer.alloc(64);

  constructor({ texts, slots }: IndexedTexts) {
    this.list = new TextList(texts);
    this.#slots = slots;
  }

  /** The number of a text, or -1. */
  find(text: string): number {
    let wide = 0;
    for (let at = 0; at < text.length; at++)
      if (text.charCodeAt(at) > 0xff) {
        wide = 1;
        break;
      }
    if (this.#scratch.length < text.length * 2) this.#scratch = Buffer.alloc(text.length * 4);
    const length = this.#scratch.write(text, wide === 1 ? 'utf16le' : 'latin1');
    return this.#find(this.#scratch, 0, length, wide);
  }

  /** The same of a text that stands in bytes and is ASCII. */
  findAscii(bytes: Uint8Array, start: number, end: number): number {
    return this.#find(bytes, start, end, 0);
  }

  /** Only for {@link indexTexts}. */
  enter(number: number): void {
    const { bytes, starts } = this.list;
    const [start, end, wide] = [starts[number]! >>> 1, starts[number + 1]! >>> 1, starts[number]! & 1];
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(bytes, start, end, wide) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#isEqual(slots[slot]! - 1, bytes, start, end, wide)) return;
    slots[slot] = number + 1;
  }

  #find(bytes: Uint8Array, start: number, end: number, wide: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(bytes, start, end, wide) & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      if (this.#isEqual(taken - 1, bytes, start, end, wide)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #isEqual(number: number, bytes: Uint8Array, start: number, end: number, wide: number): boolean {
    const { bytes: own, starts } = this.list;
    const entry = starts[number]!;
    const from = entry >>> 1;
    if ((starts[number + 1]! >>> 1) - from !== end - start || (entry & 1) !== wide) return false;
    for (let at = start, to = from; at < end; at++, to++) if (bytes[at] !== own[to]) return false;
    return true;
  }
}

/** FNV-1a with its high bits mixed in (Fowler, Noll, Vo). */
export function hashOf(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
