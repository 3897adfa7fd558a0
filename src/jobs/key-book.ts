// What foreign keys may say and where each leads after the merge: plain data in shared memory, read by every thread.
import { indexTexts, TextIndex, type IndexedTexts } from '../linkage/text-index.ts';
import { sharedNumbers, TextList, TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import { shared } from './merge-book.ts';
import type { EarlierCrosswalk } from './earlier-crosswalk.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { DOUBLED } from '../io/csv-scan.ts';
import type { PackedRecords } from './packed-records.ts';

/** Keys by number: those below `known` are records of this run, the record of key n being n. */
export interface KeyBook {
  readonly keys: IndexedTexts;
  readonly known: number;
  /** By key: the number of the text that stands for it now plus one; 0: it stays. */
  readonly moves: Uint32Array;
  readonly targets: PackedTexts;
  /** By key: 1 where records met under it. */
  readonly met: Uint8Array;
  /** By key: why nobody can be told from it, as {@link DOUBTS} names it, plus one; 0: it is clear. */
  readonly doubts: Uint8Array;
}

/** `ambiguous`: several customers have it; `no-value`: whom it named has none any more. */
export const DOUBTS = ['ambiguous', 'no-value'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** The ids of this run and of an earlier crosswalk before anything is decided: they find records. */
export function openKeys(
  { store }: Pick<Duplicates, 'store'>,
  earlier: EarlierCrosswalk | undefined,
): KeyBook {
  const keys = indexTexts(withEarlier(store.ids, earlier));
  const size = keys.texts.starts.length - 1;
  return {
    keys,
    known: store.count,
    moves: sharedNumbers(size),
    targets: new TextPacker(0).done(),
    met: new Uint8Array(new SharedArrayBuffer(size)),
    doubts: new Uint8Array(new SharedArrayBuffer(size)),
  };
}

/** The same after the merge is decided. */
export function leadKeys(
  book: KeyBook,
  { store }: Pick<Duplicates, 'store'>,
  { losers, survivors }: Pick<Merged, 'losers' | 'survivors'>,
  earlier: EarlierCrosswalk | undefined,
): KeyBook {
  const index = new TextIndex(book.keys);
  const targets = new TextPacker(1024);
  const { moves, met } = book;
  let count = 0;
  const numberOf = new Map<number, number>();
  for (const [record, { survivor }] of losers) {
    let number = numberOf.get(survivor);
    if (number === undefined) {
      targets.add(store.ids.at(survivor));
      numberOf.set(survivor, (number = ++count));
    }
    moves[record] = number;
  }
  for (const record of survivors.keys()) met[record] = 1;
  for (let key = book.known; key < moves.length; key++) {
    const final = earlier!.finalOf(index.list.at(key))!;
    const record = index.find(final);
    const now = record >= 0 && record < book.known ? losers.get(record) : undefined;
    targets.add(now === undefined ? final : store.ids.at(now.survivor));
    moves[key] = ++count;
  }
  return { ...book, targets: shared(targets.done()) };
}

function withEarlier(ids: TextList, earlier: EarlierCrosswalk | undefined): PackedTexts {
  if (earlier === undefined) return ids;
  const own = new TextIndex(indexTexts(ids));
  const all = new TextPacker(ids.size);
  ids.forEach((id) => {
    all.add(id);
  });
  for (const id of earlier.ledIds()) if (own.find(id) < 0) all.add(id);
  return shared(all.done());
}

/** Looks up cells of packed records in a book. */
export class KeyReader {
  readonly book: KeyBook;
  readonly #index: TextIndex;
  readonly #targets: TextList;

  constructor(book: KeyBook) {
    this.book = book;
    this.#index = new TextIndex(book.keys);
    this.#targets = new TextList(book.targets);
  }

  /** The number of the key in cell k, white space around it left out; -1: nobody's. */
  keyIn(records: PackedRecords, k: number): number {
    const { bytes, starts, ends, kinds } = records;
    let start = starts[k]!;
    let end = ends[k]!;
    if (kinds[k] === DOUBLED || !isAscii(bytes, start, end)) return this.#index.find(records.cell(k).trim());
    while (start < end && isSpace(bytes[start]!)) start++;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    return this.#index.findAscii(bytes, start, end);
  }

  find(text: string): number {
    return this.#index.find(text);
  }

  /** What stands for a key now; undefined: it stays, or is nobody's. */
  targetOf(key: number): string | undefined {
    const move = key < 0 ? 0 : this.book.moves[key]!;
    return move === 0 ? undefined : this.#targets.at(move - 1);
  }

  /** Does another stand for it now? */
  isMoved(key: number): boolean {
    return key >= 0 && this.book.moves[key] !== 0;
  }

  isKnown(key: number): boolean {
    return key >= 0 && key < this.book.known;
  }

  /** Why a key that is known names nobody for certain; undefined: it does. */
  doubtOf(key: number): Doubt | undefined {
    return key < 0 ? undefined : DOUBTS[this.book.doubts[key]! - 1];
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let at = start; at < end; at++) seen |= bytes[at]!;
  return seen < 0x80;
}

/** White space as String.trim has it, of ASCII. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
