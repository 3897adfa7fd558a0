// What a column is called, in Chinese, English, code style and pinyin initials. Looked up folded: NFKC, lower case,
// without spaces, marks and brackets; then once more without prefixes such as 客户 or customer_.
import { distance } from 'fastest-levenshtein';
import { HEADERS_TSV } from '../lexicons/headers.ts';
import type { FieldType, Role } from '../model/field-type.ts';
import { splitChanges, tableRows } from '../text/lexicon.ts';
import { isSomebodyElses, namesThing, shapeOf, spelledOut } from './header-shapes.ts';

const ACCENTED = /[\u00c0-\u024f\u0300-\u036f]/;

interface Meaning {
  readonly role: Role;
  readonly type: FieldType;
}

const TABLE = tableRows(HEADERS_TSV).map(([role, type, words = '']) => ({
  role: role as Role,
  type: type as FieldType,
  words: words.split(' '),
}));

type Lexicon = ReadonlyMap<string, Meaning>;

const SHIPPED: Lexicon = lexiconOf(TABLE);

/** The first line with a word wins. */
function lexiconOf(table: typeof TABLE): Map<string, Meaning> {
  const lexicon = new Map<string, Meaning>();
  for (const { role, type, words } of table)
    for (const word of words) {
      const folded = withoutAccents(word);
      if (!lexicon.has(folded)) lexicon.set(folded, { role, type });
    }
  return lexicon;
}

const PREFIXES =
  /^(客户|联系人|会员|用户|顾客|个人|我的|customer|cust|contact|member|user|person|client|account|c|f)(?=.{2,})/;

/** The currency and the period of an amount. */
const SUFFIXES = /(?<=.{2,})(?:万元|元|(?<=[a-z]{4,})(?:ytd|usd|eur|gbp|cny|rmb))$/;

/** What each role's column holds. */
export const TYPE_OF_ROLE: ReadonlyMap<string, FieldType> = new Map(
  TABLE.map(({ role, type }) => [role, type]),
);

const changed = new WeakMap<readonly string[], Lexicon>();

/** The shipped words with a person's: `phone=联系号码` adds one to a role, `-khmc` takes one away. */
function lexiconWith(changes: readonly string[] | undefined): Lexicon {
  if (changes === undefined || changes.length === 0) return SHIPPED;
  const known = changed.get(changes);
  if (known) return known;
  const { added, removed } = splitChanges(changes);
  const gone = new Set([...removed].map(foldHeader));
  const lexicon = new Map([...SHIPPED].filter(([word]) => !gone.has(word)));
  for (const addition of added) {
    const { role, word } = readAddition(addition) ?? { role: '', word: '' };
    const type = TYPE_OF_ROLE.get(role);
    if (type !== undefined) lexicon.set(word, { role: role as Role, type });
  }
  changed.set(changes, lexicon);
  return lexicon;
}

/** `ROLE=WORD` taken apart, the word folded; undefined when it is not that. */
export function readAddition(text: string): { role: string; word: string } | undefined {
  const [, role = '', word = ''] = /^([^=＝]+)[=＝](.+)$/.exec(text) ?? [];
  return role === '' ? undefined : { role: role.trim(), word: foldHeader(word) };
}

/** The word a role's type is most often written by; used when a person names a type but no role. */
export const ROLE_OF_TYPE: ReadonlyMap<FieldType, Role> = new Map([
  ...TABLE.toReversed().map(({ role, type }): [FieldType, Role] => [type, role]),
  ['phone', 'phone'],
  ['name', 'name'],
  ['enum', 'other'],
  ['region', 'other'],
  ['date', 'other'],
  ['datetime', 'other'],
  ['money', 'other'],
  ['bool', 'other'],
  ['text', 'other'],
  ['number', 'other'],
  ['url', 'url'],
]);

/** A header all in brackets, 【手机号】, is no remark. */
function foldHeader(name: string): string {
  return withoutMarks(withoutRemarks(name)) || withoutMarks(name.normalize('NFKC').toLowerCase());
}

/** NFKC and lower case, without a mark of the encoding, without `1.` and `② ` in front and without what stands in brackets. */
function withoutRemarks(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔].*?(?:[)\]}】〕]|$)/g, '')
    .replace(/^\ufeff|^ï»¿|^锘\??/, '')
    .replace(ENUMERATION, '');
}

function withoutMarks(name: string): string {
  return withoutAccents(name.replaceAll(/[\s\p{P}\p{S}_]/gu, ''));
}

/** País and Pais are one word; the dots of kana stay. */
function withoutAccents(word: string): string {
  if (!ACCENTED.test(word)) return word;
  return word.normalize('NFD').replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '').normalize('NFC'); // prettier-ignore
}

/** `1.姓名`, `2、电话`, `③ 邮箱` (a plain 3 by now), as forms number their questions. */
const ENUMERATION = /^\s*q?\d{1,2}(?:\s*[.、:)]\s*|\s+|(?=\p{Script=Han}))(?=\P{N})/u;

export interface HeaderMatch extends Meaning {
  /** 1 exact synonym, 0.8 after a prefix or number was taken off, 0.6 contains a synonym, 0.5 one typo away. */
  readonly strength: number;
}

/** What a header cell says about its column, or undefined when it says nothing known. */
export function readHeader(name: string, changes?: readonly string[]): HeaderMatch | undefined {
  const lexicon = lexiconWith(changes);
  const word = foldHeader(name);
  if (word === '') return undefined;
  const said = meaningOf(lexicon, word, name);
  if (said === undefined || !OF_PEOPLE.has(said.role) || !isSomebodyElses(word)) return said;
  return lexicon.get(word) === undefined ? { ...said, role: 'other' } : said;
}

/** What tells customers apart. */
const OF_PEOPLE: ReadonlySet<Role> = new Set(['name', 'phone', 'landline', 'email', 'qq', 'wechat', 'cn-id', 'address', 'id', 'company']); // prettier-ignore

function meaningOf(lexicon: Lexicon, word: string, name: string): HeaderMatch | undefined {
  const listed = known(lexicon, word);
  if (listed) return listed;
  const shape = shapeOf(word, name);
  if (shape) return { ...shape, strength: 0.6 };
  const either = eitherOf(lexicon, name);
  if (either) return either;
  const written = spelledOut(withoutRemarks(name));
  const inFull = written === undefined ? '' : withoutMarks(written);
  const meantBy = inFull === '' ? undefined : known(lexicon, inFull);
  if (meantBy) return meantBy;
  const shapeInFull = inFull === '' ? undefined : shapeOf(inFull, '');
  if (shapeInFull) return { ...shapeInFull, strength: 0.6 };
  const [shortest = word] = withoutPrefixes(word).toReversed();
  const contained = longestEnding(lexicon, word, name) ?? longestEnding(lexicon, shortest, name);
  if (contained && namesThing(word)) return undefined;
  if (contained) return { ...contained, strength: 0.6 };
  const meant = word.length >= 5 && !HAN.test(word) ? oneSlipAway(lexicon, word) : undefined;
  return meant && { ...meant, strength: 0.5 };
}

/** The word as it stands, or without prefixes and numbers. */
function known(lexicon: Lexicon, word: string): HeaderMatch | undefined {
  const exact = lexicon.get(word);
  if (exact) return { ...exact, strength: 1 };
  const prefixed = withoutPrefixes(word).map((rest) => lexicon.get(rest)).find((meaning) => meaning !== undefined); // prettier-ignore
  return prefixed && { ...prefixed, strength: 0.8 };
}

/** Looked up for each of up to 16,384 columns: only words of nearly the same length are compared. */
function oneSlipAway(lexicon: Lexicon, word: string): Meaning | undefined {
  for (const [near, meaning] of lexicon) {
    if (near.length < 5 || Math.abs(near.length - word.length) > 1) continue;
    if (distance(word, near) === 1) return meaning;
  }
  return undefined;
}

/** 手机/电话, Tags / Segments: two names for one column. Where they mean two kinds of things, the first is only a hint. */
function eitherOf(lexicon: Lexicon, name: string): HeaderMatch | undefined {
  const parts = withoutRemarks(name)
    .split(/[/|、,&]|(?<=\s)(?:or|and)(?=\s)|或者?|及/u)
    .map(withoutMarks)
    .filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  const known = parts.flatMap((part) => lexicon.get(part) ?? withoutPrefixes(part).map((rest) => lexicon.get(rest)).find((meaning) => meaning !== undefined) ?? []); // prettier-ignore
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  return { ...first, strength: others.every(({ type }) => type === first.type) ? 0.8 : 0.6 };
}

/** The word without its number, then without one prefix after the other: 客户联系人手机2 → 客户联系人手机 → 联系人手机 → 手机. */
function withoutPrefixes(word: string): string[] {
  const forms: string[] = [];
  let rest = word.replace(/[0-9一二三]+$/, '').replace(SUFFIXES, '');
  for (;;) {
    forms.push(rest);
    const shorter = rest.replace(PREFIXES, '');
    if (shorter === rest || shorter === '') return forms;
    rest = shorter;
  }
}

const HAN = /\p{Script=Han}/u;

/** What a column is stands at the end of its name: 紧急联系电话, Work E-mail Address. Ethnicity is no city. */
function longestEnding(lexicon: Lexicon, word: string, name: string): Meaning | undefined {
  const parts = HAN.test(word) ? [] : wordsOf(name);
  for (let at = 0; word.length - at >= 2; at++) {
    const ending = word.slice(at);
    const meaning = lexicon.get(ending);
    if (meaning === undefined) continue;
    const isWhole = HAN.test(ending) || at === 0 || (parts.length > 1 ? endsWithWords(parts, ending) : isLongEnough(ending, at)); // prettier-ignore
    if (isWhole && ending.length >= (HAN.test(ending) ? 2 : 4)) return { role: meaning.role, type: meaning.type }; // prettier-ignore
  }
  return undefined;
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/[([{【〔].*?(?:[)\]}】〕]|$)/g, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[\s\p{P}\p{S}_]+/u)
    .map((part) => foldHeader(part))
    .filter((part) => part !== '');
}

function endsWithWords(parts: readonly string[], ending: string): boolean {
  return parts.some((_, at) => parts.slice(at).join('') === ending);
}

/** In words run together, as in workemail: short endings are those of other words, too (estate, capacity). */
function isLongEnough(ending: string, before: number): boolean {
  return ending.length >= 5 && before >= 3 && ending !== 'state';
}
