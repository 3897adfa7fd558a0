// Forms of address, job words and remarks that stand beside a Chinese or Japanese name.
import { HONORIFICS_TSV } from '../../lexicons/honorifics.ts';
import { splitChanges, tableRows } from '../../text/lexicon.ts';
import type { Surnames } from './surnames.ts';

export type Gender = 'm' | 'f' | '';

/** What was taken off a name, and what it says about its bearer. */
export interface Taken {
  readonly rest: string;
  readonly word: string;
  readonly gender: Gender;
}

export class Honorifics {
  readonly #genders = new Map<string, Gender>();
  readonly #afterSurname: string;
  readonly #beforeSurname: string;
  readonly #after: RegExp;
  readonly #before: RegExp;
  readonly #noteAfter: RegExp;
  readonly #noteBefore: RegExp;
  readonly #relative: RegExp;
  readonly #words: ReadonlySet<string>;
  /** By UTF-16 unit, for the hot path: last characters that make a name worth a second look. */
  readonly last = new Uint8Array(0x1_0000);

  constructor(rows: readonly (readonly string[])[]) {
    const at = (place: string): string[] => rows.filter((row) => row[1] === place).map(([word = '']) => word);
    for (const [word = '', , gender = ''] of rows)
      this.#genders.set(word, gender === 'm' || gender === 'f' ? gender : '');
    this.#afterSurname = at('after-surname').join('');
    this.#beforeSurname = at('before-surname').join('');
    this.#after = new RegExp(`(?:${longestFirst(at('after'))})$`, 'u');
    this.#before = new RegExp(`^(?:${longestFirst(at('before'))})[:：,， ]*(?=[\\p{Script=Han}A-Z])`, 'u');
    const notes = longestFirst(at('note'));
    this.#noteAfter = new RegExp(`(?:${notes})$`, 'iu');
    this.#noteBefore = new RegExp(`^(?:${notes})[:：,， ]*(?=\\p{Script=Han})`, 'iu');
    this.#relative = new RegExp(`(?<=.)(?:的|之)?(?:${longestFirst(at('relative'))})$`, 'u');
    this.#words = new Set(rows.map(([word = '']) => word.toLowerCase()));
    for (const [word = '', place] of rows)
      if (place !== 'before' && place !== 'before-surname') this.last[word.charCodeAt(word.length - 1)] = 1;
  }

  /** Is the text one of the words, whatever its place? */
  has(text: string): boolean {
    return this.#words.has(text.toLowerCase());
  }

  /** 张三总经理 → 张三 and 总经理; 尊敬的张三 → 张三 and 尊敬的. Simplified text. */
  takeTitle(name: string): Taken | undefined {
    return this.#takeAfter(name, this.#after) ?? this.#takeBefore(name, this.#before);
  }

  /** 张三老客户, VIP张三. */
  takeNote(name: string): Taken | undefined {
    return this.#takeAfter(name, this.#noteAfter) ?? this.#takeBefore(name, this.#noteBefore);
  }

  #takeAfter(name: string, pattern: RegExp): Taken | undefined {
    const found = pattern.exec(name);
    if (!found) return undefined;
    const [word] = found;
    return { rest: name.slice(0, found.index).trimEnd(), word, gender: this.#genders.get(word) ?? '' };
  }

  #takeBefore(name: string, pattern: RegExp): Taken | undefined {
    const word = pattern.exec(name)?.[0];
    return word === undefined ? undefined : { rest: name.slice(word.length), word: word.trim(), gender: '' };
  }

  /** The rest of the name without any form of address; '' for one that is nothing else. */
  without(name: string): string {
    let rest = name;
    for (;;) {
      const taken = this.takeTitle(rest);
      if (!taken) return rest;
      rest = taken.rest;
    }
  }

  /** Whom 张三妈妈 and 李四的家属 speak of (张三, 李四); '' when the text does not. */
  relativeOf(name: string): string {
    const found = this.#relative.exec(name);
    return found ? name.slice(0, found.index) : '';
  }

  /** 张总, 李姐, 老王, 小李: a surname and a form of address, whatever the name may be. */
  isAddressedSurname(name: string, surnames: Surnames): boolean {
    const last = name.slice(-1);
    if (name.length > 1 && this.#afterSurname.includes(last) && surnames.has(name.slice(0, -1))) return true;
    return this.#beforeSurname.includes(name.charAt(0)) && surnames.has(name.slice(1));
  }

  /** What the form of address of a whole cell says: 张女士 → f, 张哥 → m. Simplified text. */
  genderOf(cell: string, surnames: Surnames): Gender {
    const taken = this.#takeAfter(cell, this.#after);
    if (taken && taken.rest !== '') return taken.gender;
    return this.isAddressedSurname(cell, surnames) ? (this.#genders.get(cell.slice(-1)) ?? '') : '';
  }
}

function longestFirst(words: readonly string[]): string {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.sort((left, right) => right.length - left.length).join('|') || '(?!)';
}

const ROWS = tableRows(HONORIFICS_TSV);
const SHIPPED = new Honorifics(ROWS);

/** The shipped words with a person's changes; a word that is added stands behind names: `店主`, `-同学`. */
export function openHonorifics(changes?: readonly string[]): Honorifics {
  if (changes === undefined || changes.length === 0) return SHIPPED;
  const { added, removed } = splitChanges(changes);
  return new Honorifics([
    ...ROWS.filter(([word = '']) => !removed.has(word)),
    ...added
      .filter((word) => word !== '')
      .map((word) => [word, word.length === 1 ? 'after-surname' : 'after', '-']),
  ]);
}
