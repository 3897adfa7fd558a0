import type { Cleaned, Normalizer } from '../../model/cleaned.ts';
import { isHarmlessHan, unitAt } from '../../text/harmless.ts';
import { NO_ISSUES } from '../../text/hygiene.ts';
import { isDitto } from '../../text/placeholders.ts';
import { asItStands, blank, isEvidence, keptAsTyped, NO_KEYS, tidyAndFold, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { foldHan } from './japanese.ts';
import type { NameKind, NameReading } from './name-reading.ts';
import { openNameWords, SHIPPED_NAME_WORDS, type NameWords } from './name-words.ts';
import { readName } from './read-name.ts';
import { foldSurnameOf } from './split-han-name.ts';
import { compoundSurnameOf, STARTS_SINGLE } from './surnames.ts';
import { isTransliteration } from './transliteration.ts';

/**
 * 张三 and 欧阳娜 as they stand: by far the most cells, so decided on three numbers without looking any further. Tables by
 * UTF-16 unit of what makes a name worth a second look.
 */
class PlainHanNames {
  readonly #starts: Uint8Array;
  readonly #oddLast: Uint8Array;
  readonly #oddInside = new Uint8Array(0x1_0000);

  readonly #surnames: NameWords['surnames'];

  constructor({ surnames, honorifics }: NameWords) {
    this.#surnames = surnames;
    this.#starts = new Uint8Array(surnames.starts);
    // 全部, 安全员, 未知, 匿名 and the like are words; let the slow path see them.
    for (const start of '全同其单') this.#starts[start.charCodeAt(0)] = 0;
    this.#oddLast = new Uint8Array(honorifics.last);
    for (const odd of ODD_LAST) this.#oddLast[odd.charCodeAt(0)] = 1;
    for (const odd of ODD_INSIDE) this.#oddInside[odd.charCodeAt(0)] = 1;
  }

  has(cell: string): boolean {
    const { length } = cell;
    return (
      (length === 2 || length === 3) &&
      this.#isPlain(length, cell.charCodeAt(0), cell.charCodeAt(1), cell.charCodeAt(length - 1))
    );
  }

  /** The same on UTF-8. */
  accepts(bytes: Uint8Array, start: number, end: number): boolean {
    const length = (end - start) / 3;
    return (
      (length === 2 || length === 3) &&
      isHarmlessHan(bytes, start, end, 2) &&
      this.#isPlain(length, unitAt(bytes, start), unitAt(bytes, start + 3), unitAt(bytes, end - 3))
    );
  }

  /** 张 三 and 李 小龙, the blank taken out: nearly every name that is not as it should be. */
  joined(bytes: Uint8Array, start: number, end: number): string | undefined {
    const length = (end - start - 1) / 3;
    if ((length !== 2 && length !== 3) || bytes[start + 3] !== SPACE) return undefined;
    if (!isHarmlessHan(bytes, start, start + 3, 1) || !isHarmlessHan(bytes, start + 4, end, 1))
      return undefined;
    const first = unitAt(bytes, start);
    const second = unitAt(bytes, start + 4);
    const last = unitAt(bytes, end - 3);
    if (!this.#isPlain(length, first, second, last)) return undefined;
    return length === 2 ? String.fromCharCode(first, last) : String.fromCharCode(first, second, last);
  }

  #isPlain(length: number, first: number, second: number, last: number): boolean {
    const start = this.#starts[first]!;
    if ((start & STARTS_SINGLE) === 0 || second < 0x4e00 || second > 0x9fff || last < 0x4e00 || last > 0x9fff)
      return false;
    if (this.#oddInside[second] === 1 || this.#oddInside[last] === 1 || this.#oddLast[last] === 1)
      return false;
    return length === 3 || !this.#surnames.isCompound(first, second);
  }
}

const SPACE = 32;
/** Firms, offices, masks, and the traditional characters of every ending in the list of honorifics. */
const ODD_LAST =
  '某厂店行部社院馆司处局所药爺孃嬸媽學師長總監記祕計納購員機書蓆闆櫃戶擾單職號紹親屬兒婦廠舘館處侷葯藥様樣総口爹父';
/** The mask 某, and characters of running text. */
const ODD_INSIDE = '某的了吗嗎呢吧们們我你他她它这這哪啊哦嗯呀';

/**
 * John Smith, Mary A. Jones: no title, no firm, no second person, no test entry. What it lets through reads the same
 * on the slow path; a test compares the two.
 */
const NOT_FIRST =
  'Mr Mrs Ms Miss Mx Dr Prof Professor Sir Madam Mme Mlle Herr Frau Sr Sra Srta Sig Sigra Rev Hon Capt Dame Lady Lord Ing Lic Dott Eng Mstr Monsieur Madame Dhr Mevr Hr Fr Pan Pani Test No Na Un None N X First Last Full Your Guest User Customer Anonymous Shri Smt Bapak Ibu Encik Puan Datuk Datin Tan Khun';
const NOT_ANYWHERE =
  'And Und Et Y Och Og En Ltd Limited Llc Llp Inc Incorporated Corp Corporation Company Gmbh Plc Pty Sdn Bhd Srl Sarl Spa Kft Holding Holdings University Hospital Bank Foundation Association Junior Senior Jr Sr Ii Iii Iv Phd Md Mba Esq Esquire Cpa Cfa Pmp Pe Dds Dvm Rn Jd Llm Msc Bsc Edd Obe Mbe Xx+';
const WORD = `(?!(?:${NOT_ANYWHERE.replaceAll(' ', '|')})\\b)[A-Z](?:[a-z]+|\\.)?`;
const PLAIN_LATIN = new RegExp(
  `^(?=.*[a-z]{2})(?!(?:${NOT_FIRST.replaceAll(' ', '|')})\\b)${WORD}(?: ${WORD})+$`,
);

const ISSUES: Readonly<Record<NameKind, string>> = {
  person: '',
  masked: 'name/masked',
  'lost-character': 'name/lost-character',
  'surname-only': 'name/surname-only',
  relative: 'name/relative',
  several: 'name/several',
  'looks-like-company': 'name/looks-like-company',
  unlikely: 'name/unlikely',
  placeholder: 'name/placeholder',
  'not-a-name': 'name/not-a-name',
};

const HAN = /\p{Script=Han}/u;
/** Fonts of police stations and banks put rare characters here; nobody else can tell which. */
const PRIVATE_USE = /[\ue000-\uf8ff]/;
/** A character the keyboard lacks, spelled out: 张YAN, 王（上吉下吉）, 丘[田心]. */
const SPELLED_OUT =
  /^\p{Script=Han}{1,2}(?:[A-Z]{2,6}|[([（【]\p{Script=Han}{2,6}[)\]）】])\p{Script=Han}?$/u;
/** Chinese and Japanese names have two to five characters; more are two people, a firm, or a sound spelled out. */
const LONG = /^\p{Script=Han}{6,}$/u;

function isUnusuallyLong(name: string): boolean {
  const simple = foldHan(name);
  return LONG.test(simple) && !isTransliteration(simple) && compoundSurnameOf(simple) === '';
}

const SHIPPED_PLAIN = new PlainHanNames(SHIPPED_NAME_WORDS);

/**
 * A person's name: one spelling of spaces, dots and capitals; forms of address and remarks taken off where what is left is
 * a whole name (`Cleaned.aside` keeps them). Keys: the folded full name, none for what is not one whole name of one person.
 */
export const openName: OpenField = ({ lexicons }) => {
  const words = openNameWords(lexicons);
  const isShipped = words.surnames === SHIPPED_NAME_WORDS.surnames && words.honorifics === SHIPPED_NAME_WORDS.honorifics; // prettier-ignore
  const plain = isShipped ? SHIPPED_PLAIN : new PlainHanNames(words);
  const normalizer: Normalizer = {
    clean: (cell) => cleanName(cell, plain, words),
    accepts: (bytes, start, end) => plain.accepts(bytes, start, end),
    rewrites: { rule: 'text/tidy', write: (bytes, start, end) => plain.joined(bytes, start, end) },
    keys: (cleaned) => keysOfName(cleaned, plain, words),
  };
  return normalizer;
};

/** Taking a remark off may uncover another one, or a guard: until nothing changes. A name has no more layers than this. */
const MOST_LAYERS = 12;

/** 张 三, 李 小龙: nearly every name that is not as it should be. */
const SPACED = /^[\u4e00-\u9fff] [\u4e00-\u9fff]{1,2}$/;

function cleanName(cell: string, plain: PlainHanNames, words: NameWords): Cleaned {
  if (plain.has(cell) || PLAIN_LATIN.test(cell)) return asItStands(cell);
  if (SPACED.test(cell)) {
    const joined = cell.replace(' ', '');
    if (plain.has(joined)) return written(cell, joined, 'text/tidy');
  }
  let { text, issues: found } = tidyAndFold(cell);
  if (text === '') return blank(cell);
  if (isDitto(text)) return keptAsTyped(cell, 'suspect', 'text/ditto');
  const tidied = text;
  const aside: string[] = [];
  const issues = new Set<string>();
  let reading: NameReading = readName(text, words);
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    if (reading.honorific && reading.kind !== 'surname-only' && reading.kind !== 'masked')
      issues.add('name/honorific');
    if (reading.remark) issues.add('name/remark');
    aside.push(...reading.aside);
    if (reading.name === text) break;
    const next = tidyAndFold(reading.name);
    text = next.text;
    if (next.issues.length > 0) found = next.issues;
    reading = readName(text, words);
  }
  if (isDitto(text)) return keptAsTyped(cell, 'suspect', 'text/ditto');
  const { kind } = reading;
  if (kind === 'placeholder') return keptAsTyped(cell, 'empty', ISSUES.placeholder);
  if (kind === 'not-a-name') return keptAsTyped(cell, 'invalid', ISSUES['not-a-name']);
  if (kind === 'lost-character') return keptAsTyped(cell, 'lossy', ISSUES['lost-character']);
  const all = [
    ...found,
    ...(kind === 'person' ? [] : [ISSUES[kind]]),
    ...issues,
    ...oddities(text, kind, issues),
  ];
  const isDoubtful = kind !== 'person' || PRIVATE_USE.test(text) || isUnusuallyLong(text);
  const rule = aside.length > 0 ? 'name/set-aside' : ruleFor(tidied, text);
  const cleaned = written(
    cell,
    text,
    rule,
    all.length === 0 ? NO_ISSUES : all,
    isDoubtful ? 'suspect' : 'ok',
  );
  return aside.length === 0 ? cleaned : { ...cleaned, aside };
}

function oddities(text: string, kind: NameKind, found: ReadonlySet<string>): readonly string[] {
  const odd: string[] = [];
  if (PRIVATE_USE.test(text)) odd.push('name/private-character');
  if (kind === 'person' && !found.has('name/remark') && SPELLED_OUT.test(text)) odd.push('name/spelled-out');
  if (kind === 'person' && isUnusuallyLong(text)) odd.push('name/unusual-length');
  return odd;
}

function ruleFor(tidied: string, value: string): string {
  if (value === tidied || HAN.test(value)) return 'text/tidy';
  return tidied.includes(',') && !value.includes(',') ? 'name/order' : 'name/title-case';
}

function keysOfName(cleaned: Cleaned, plain: PlainHanNames, words: NameWords): readonly string[] {
  const { value } = cleaned;
  if (plain.has(value)) return [foldSurnameOf(foldHan(value), words.surnames)];
  if (PLAIN_LATIN.test(value)) return [value.toLowerCase().replaceAll('.', '')];
  return isEvidence(cleaned) ? readName(value, words).keys : NO_KEYS;
}
