// What a column is called, in Chinese, English, code style and pinyin initials. Looked up folded: NFKC, lower case,
// without spaces, marks and brackets; then once more without prefixes such as 客户 or customer_.
import { closest, distance } from 'fastest-levenshtein';
import { HEADERS_TSV } from '../lexicons/headers.ts';
import type { FieldType, Role } from '../model/field-type.ts';
import { tableRows } from '../text/lexicon.ts';

interface RoleWords {
  readonly role: Role;
  readonly type: FieldType;
  readonly words: string;
}

const LEXICON: readonly RoleWords[] = tableRows(HEADERS_TSV).map(([role, type, words = '']) => ({
  role: role as Role,
  type: type as FieldType,
  words,
}));

const PREFIXES =
  /^(客户|联系人|会员|用户|顾客|个人|我的|customer|cust|contact|member|user|person|client|account|c|f)(?=.{2,})/;

interface Meaning {
  readonly role: Role;
  readonly type: FieldType;
}

const BY_WORD: ReadonlyMap<string, Meaning> = new Map(
  LEXICON.flatMap(({ role, type, words }) =>
    words.split(' ').map((word): [string, Meaning] => [word, { role, type }]),
  ),
);

/** The word a role's type is most often written by; used when a person names a type but no role. */
export const ROLE_OF_TYPE: ReadonlyMap<FieldType, Role> = new Map([
  ...LEXICON.toReversed().map(({ role, type }): [FieldType, Role] => [type, role]),
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

function foldHeader(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔].*?[)\]}】〕]/g, '')
    .replace(/^\ufeff|^ï»¿|^锘\??/, '')
    .replaceAll(/[\s\p{P}\p{S}_]/gu, '');
}

export interface HeaderMatch extends Meaning {
  /** 1 exact synonym, 0.8 after a prefix or number was taken off, 0.6 contains a synonym, 0.5 one typo away. */
  readonly strength: number;
}

/** What a header cell says about its column, or undefined when it says nothing known. */
export function readHeader(name: string): HeaderMatch | undefined {
  const word = foldHeader(name);
  if (word === '') return undefined;
  const exact = BY_WORD.get(word);
  if (exact) return { ...exact, strength: 1 };
  const stripped = word.replace(PREFIXES, '').replace(/[0-9一二三]+$/, '');
  const prefixed = BY_WORD.get(stripped);
  if (prefixed) return { ...prefixed, strength: 0.8 };
  let contained: (Meaning & { length: number }) | undefined;
  for (const [synonym, meaning] of BY_WORD) {
    const long = /\p{Script=Han}/u.test(synonym) ? synonym.length >= 2 : synonym.length >= 4;
    if (long && word.endsWith(synonym) && synonym.length > (contained?.length ?? 0)) {
      contained = { ...meaning, length: synonym.length };
    }
  }
  if (contained) return { role: contained.role, type: contained.type, strength: 0.6 };
  if (word.length >= 5 && !/\p{Script=Han}/u.test(word)) {
    const near = closest(word, [...BY_WORD.keys()]);
    const meaning = BY_WORD.get(near);
    if (meaning && near.length >= 5 && distance(word, near) === 1) return { ...meaning, strength: 0.5 };
  }
  return undefined;
}
