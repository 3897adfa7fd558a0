// Many strings as bytes in shared memory, which every thread reads and none copies. A string is decoded when it is asked
// for. Characters up to U+00FF take one byte, texts with others two for each UTF-16 unit: any string comes back as it was.

/** Of text i: `starts[i]` is twice the place of its first byte, plus one where its characters take two bytes. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Fewer than 2^31 bytes in all. */
export class TextList implements PackedTexts {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly size: number;
  readonly #buffer: Buffer;

  constructor({ bytes, starts }: PackedTexts) {
    this.bytes = bytes;
    this.starts = starts;
    this.size = starts.length - 1;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  at(index: number): string {
    const start = this.starts[index]!;
    const end = this.starts[index + 1]! >>> 1;
    return this.#buffer.toString((start & 1) === 0 ? 'latin1' : 'utf16le', start >>> 1, end);
  }

  forEach(visit: (text: string, index: number) => void): void {
    for (let index = 0; index < this.size; index++) visit(this.at(index), index);
  }

  /** Where `left` stands before (below 0), with (0) or after `right`; an order of the texts alone. */
  compare(left: number, right: number): number {
    const [bytes, starts] = [this.bytes, this.starts];
    const wide = (starts[left]! & 1) - (starts[right]! & 1);
    if (wide !== 0) return wide;
    let a = starts[left]! >>> 1;
    let b = starts[right]! >>> 1;
    const [endA, endB] = [starts[left + 1]! >>> 1, starts[right + 1]! >>> 1];
    while (a < endA && b < endB && bytes[a] === bytes[b]) {
      a++;
      b++;
    }
    return a === endA || b === endB ? endA - a - (endB - b) : bytes[a]! - bytes[b]!;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let index = 0; index < this.size; index++) yield this.at(index);
  }
}

/** Texts packed one after the other. */
export class TextPacker {
  #buffer: Buffer;
  #starts: Uint32Array;
  #length = 0;
  #size = 0;

  constructor(texts = 256) {
    this.#buffer = Buffer.allocUnsafeSlow(texts * 16);
    this.#starts = new Uint32Array(texts + 1);
  }

  add(text: string): void {
    if (this.#size + 2 > this.#starts.length) this.#starts = enlarged(this.#starts, this.#size + 2);
    const needed = this.#length + text.length * 2;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    const wide = isWide(text);
    this.#starts[this.#size++] = this.#length * 2 + (wide ? 1 : 0);
    this.#length += wide
      ? this.#buffer.write(text, this.#length, 'utf16le')
      : this.#buffer.write(text, this.#length, 'latin1');
  }

  done(): PackedTexts {
    const starts = this.#starts.slice(0, this.#size + 1);
    starts[this.#size] = this.#length * 2;
    return { bytes: new Uint8Array(this.#buffer.buffer, 0, this.#length).slice(), starts };
  }
}

function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
}

/** Distinct texts, each with the number it was given when it first came; found again by their bytes. */
export class TextTable {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;
  #starts = new Uint32Array(1 << 8);
  #hashes = new Uint32Array(1 << 8);
  #size = 0;
  /** Number of the text plus one; 0: free. At most half are taken. */
  #slots = new Uint32Array(1 << 9);
  #scratch = Buffer.allocUnsafeSlow(64);

  get size(): number {
    return this.#size;
  }

  /** The number of each text. */
  numbersOf({ bytes, starts }: PackedTexts): Uint32Array {
    const numbers = new Uint32Array(starts.length - 1);
    for (let i = 0; i < numbers.length; i++)
      numbers[i] = this.#find(bytes, starts[i]! >>> 1, starts[i + 1]! >>> 1, starts[i]! & 1);
    return numbers;
  }

  /** The number of one text. */
  numberOf(text: string): number {
    const wide = isWide(text);
    const needed = wide ? text.length * 2 : text.length;
    if (needed > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(needed * 2);
    const end = wide ? this.#scratch.write(text, 'utf16le') : this.#scratch.write(text, 'latin1');
    return this.#find(this.#scratch, 0, end, wide ? 1 : 0);
  }

  /** The number of a text of characters up to U+00FF, a byte each. */
  numberOfBytes(bytes: Uint8Array, start: number, end: number): number {
    return this.#find(bytes, start, end, 0);
  }

  /** Adds them all, equal ones too. */
  append({ bytes, starts }: PackedTexts): void {
    for (let i = 0; i + 1 < starts.length; i++)
      this.#add(bytes, starts[i]! >>> 1, starts[i + 1]! >>> 1, starts[i]! & 1, 0);
  }

  /** In shared memory; its own is let go. */
  done(): TextList {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#length));
    bytes.set(this.#bytes.subarray(0, this.#length));
    const starts = sharedNumbers(this.#size + 1);
    starts.set(this.#starts.subarray(0, this.#size));
    starts[this.#size] = this.#length * 2;
    this.#bytes = new Uint8Array(0);
    this.#starts = this.#hashes = this.#slots = new Uint32Array(0);
    return new TextList({ bytes, starts });
  }

  #find(bytes: Uint8Array, start: number, end: number, wide: number): number {
    let hash = 0x811c9dc5 ^ wide;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let taken = this.#slots[slot]!; taken !== 0; taken = this.#slots[slot]!) {
      if (this.#hashes[taken - 1] === hash && this.#isEqual(taken - 1, bytes, start, end, wide))
        return taken - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.#add(bytes, start, end, wide, hash);
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #isEqual(number: number, bytes: Uint8Array, start: number, end: number, wide: number): boolean {
    const entry = this.#starts[number]!;
    const from = entry >>> 1;
    const next = number + 1 === this.#size ? this.#length : this.#starts[number + 1]! >>> 1;
    if (next - from !== end - start || (entry & 1) !== wide) return false;
    for (let at = start, own = from; at < end; at++, own++) if (bytes[at] !== this.#bytes[own]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, wide: number, hash: number): number {
    if (this.#size === this.#starts.length) {
      this.#starts = enlarged(this.#starts, this.#size + 1);
      this.#hashes = enlarged(this.#hashes, this.#size + 1);
    }
    const needed = this.#length + end - start;
    if (needed >= 2 ** 31) throw new RangeError('more than 2 GiB of distinct values in one column');
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#starts[this.#size] = this.#length * 2 + wide;
    this.#hashes[this.#size] = hash;
    this.#length = needed;
    return this.#size++;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = this.#hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** Room for so many numbers that every thread can read. */
export function sharedNumbers(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

function enlarged(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, numbers.length * 2));
  larger.set(numbers);
  return larger;
}
