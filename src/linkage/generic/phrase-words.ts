// The words of a column's values as numbers, told apart once for all threads: a street is compared with many others, and a
// large file has more streets than could stay prepared.
import type { StoredField } from '../record-store.ts';
import { sharedNumbers, TextList, TextTable, type PackedTexts } from '../text-list.ts';
import { tokensOf } from './statistics.ts';

/** In shared memory. Words of value v: `words[starts[v]] … words[starts[v + 1] - 1]`, each once, as they stand. */
export interface PhraseWords {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly vocabulary: PackedTexts;
  /** By word, how many records hold it. */
  readonly carriers: Uint32Array;
}

/** As {@link tokensOf} takes values apart. */
export function phraseWords({ dictionary, counts }: StoredField): PhraseWords {
  const table = new TextTable();
  const starts = sharedNumbers(dictionary.size + 1);
  let words = new Uint32Array(dictionary.size * 4 + 16);
  let carriers = new Uint32Array(1 << 10);
  let length = 0;
  let first = 0;
  let carried = 0;
  const add = (word: number): void => {
    for (let at = first; at < length; at++) if (words[at] === word) return;
    if (length === words.length) words = enlarged(words);
    words[length++] = word;
    if (word >= carriers.length) carriers = enlarged(carriers);
    carriers[word]! += carried;
  };
  const { bytes } = dictionary;
  for (let value = 0; value < dictionary.size; value++) {
    starts[value] = first = length;
    carried = counts[value]!;
    const entry = dictionary.starts[value]!;
    if ((entry & 1) === 1) {
      for (const token of tokensOf(dictionary.at(value))) add(table.numberOf(token));
      continue;
    }
    // Characters of one byte are no Chinese: what stands between spaces is a word.
    const end = dictionary.starts[value + 1]! >>> 1;
    for (let at = entry >>> 1; at < end; at++) {
      if (bytes[at] === SPACE) continue;
      const from = at;
      while (at < end && bytes[at] !== SPACE) at++;
      add(table.numberOfBytes(bytes, from, at));
    }
  }
  starts[dictionary.size] = length;
  const { bytes: letters, starts: places, size } = table.done();
  return {
    starts,
    words: shared(words, length),
    vocabulary: { bytes: letters, starts: places },
    carriers: shared(carriers, size),
  };
}

const SPACE = 0x20;
/** Words that stay strings once they were asked for; those that came first are the common ones. */
const KEPT = 1 << 16;

/** Strings of a vocabulary. */
export class Vocabulary {
  readonly #texts: TextList;
  readonly #kept: (string | undefined)[];

  constructor(texts: PackedTexts) {
    this.#texts = new TextList(texts);
    this.#kept = new Array<string | undefined>(Math.min(KEPT, this.#texts.size));
  }

  at(word: number): string {
    if (word >= KEPT) return this.#texts.at(word);
    return (this.#kept[word] ??= this.#texts.at(word));
  }

  /** In UTF-16 units. */
  lengthOf(word: number): number {
    const { starts } = this.#texts;
    const entry = starts[word]!;
    return ((starts[word + 1]! >>> 1) - (entry >>> 1)) >>> (entry & 1);
  }
}

function shared(numbers: Uint32Array, length: number): Uint32Array {
  const all = sharedNumbers(length);
  all.set(numbers.subarray(0, length));
  return all;
}

function enlarged(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
