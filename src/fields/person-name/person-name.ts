import type { Cleaned } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { isHarmlessHan, unitAt } from '../../text/harmless.ts';
import { joinHan, NO_ISSUES } from '../../text/hygiene.ts';
import { isDitto } from '../../text/placeholders.ts';
import { asItStands, blank, isEvidence, keptAsTyped, NO_KEYS, tidyAndFold, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { HONORIFIC_LAST } from './honorifics.ts';
import { titleCase } from './latin-case.ts';
import { readName } from './read-name.ts';
import type { NameKind } from './read-name.ts';
import { foldSurnameOf } from './split-han-name.ts';
import { STARTS_COMPOUND, STARTS_SINGLE, SURNAME_STARTS } from './surnames.ts';

/** 张三 and 欧阳娜 as they stand: by far the most cells, so decided on three numbers without looking any further. */
const PLAIN_START = new Uint8Array(SURNAME_STARTS);
// 全部, 安全员, 未知, 匿名 and the like are words; let the slow path see them.
for (const start of '全同其单') PLAIN_START[start.charCodeAt(0)] = 0;
const ODD_LAST = new Uint8Array(HONORIFIC_LAST);
// Firms, offices, masks, and the traditional characters of every such ending: 張總, 李經理, 王醫師.
for (const last of '某厂店行部社院馆司处局所侷媽孃學屬師廠戶書監納總舘蓆處計購長闆館') {
  ODD_LAST[last.charCodeAt(0)] = 1;
}
const MASKING_CHARACTER = '某'.charCodeAt(0);

function isPlainHanName(cell: string): boolean {
  const { length } = cell;
  return (
    (length === 2 || length === 3) &&
    isPlainHan(length, cell.charCodeAt(0), cell.charCodeAt(1), cell.charCodeAt(length - 1))
  );
}

/** The same on UTF-8. */
function acceptsName(bytes: Uint8Array, start: number, end: number): boolean {
  const length = (end - start) / 3;
  return (
    (length === 2 || length === 3) &&
    isHarmlessHan(bytes, start, end, 2) &&
    isPlainHan(length, unitAt(bytes, start), unitAt(bytes, start + 3), unitAt(bytes, end - 3))
  );
}

function isPlainHan(length: number, first: number, second: number, last: number): boolean {
  const start = PLAIN_START[first]!;
  if ((start & STARTS_SINGLE) === 0 || second < 0x4e00 || second > 0x9fff || last < 0x4e00 || last > 0x9fff)
    return false;
  return (
    ODD_LAST[last] === 0 && second !== MASKING_CHARACTER && (length === 3 || (start & STARTS_COMPOUND) === 0)
  );
}

/**
 * John Smith, Mary A. Jones: no title, no firm, no second person, no test entry. What it lets through reads the same
 * on the slow path; a test compares the two.
 */
const NOT_FIRST =
  'Mr Mrs Ms Miss Mx Dr Prof Professor Sir Madam Mme Mlle Herr Frau Sra Srta Sig Sigra Rev Hon Capt Dame Lady Lord Test No Na Un None N X';
const NOT_ANYWHERE =
  'And Und Et Y Ltd Limited Llc Llp Inc Incorporated Corp Corporation Company Gmbh Plc Pty Sdn Bhd Srl Sarl Junior Senior Jr Sr Ii Iii Iv Phd Md Mba Esq Cpa Dds Rn Xx+';
const WORD = `(?!(?:${NOT_ANYWHERE.replaceAll(' ', '|')})\\b)[A-Z](?:[a-z]+|\\.)?`;
const PLAIN_LATIN = new RegExp(
  `^(?=.*[a-z]{2})(?!(?:${NOT_FIRST.replaceAll(' ', '|')})\\b)${WORD}(?: ${WORD})+$`,
);

const ISSUES: Readonly<Record<NameKind, string>> = {
  person: '',
  masked: 'name/masked',
  'surname-only': 'name/surname-only',
  several: 'name/several',
  'looks-like-company': 'name/looks-like-company',
  placeholder: 'name/placeholder',
  'not-a-name': 'name/not-a-name',
};

const HAN = /\p{Script=Han}/u;
/** Between Han, what a keyboard offers for the dot of 迪丽热巴·迪力木拉提. */
const DOT_BETWEEN_HAN = /(?<=\p{Script=Han}) ?[•・･‧∙⋅．·] ?(?=\p{Script=Han})/gu;
const FULL_STOP_BETWEEN_HAN = /^(\p{Script=Han}{2,})[.。](\p{Script=Han}{2,})$/u;
/** Two Chinese names make at most six characters; a full stop in anything longer stands for the dot. */
const LONGEST_PAIR = 6;
/** Fonts of police stations and banks put rare characters here; nobody else can tell which. */
const PRIVATE_USE = /[\ue000-\uf8ff]/;
/** A character the keyboard lacks, spelled out: 张YAN, 王（上吉下吉）, 丘[田心]. */
const SPELLED_OUT =
  /^\p{Script=Han}{1,2}(?:[A-Z]{2,6}|[([（【]\p{Script=Han}{2,6}[)\]）】])\p{Script=Han}?$/u;

function writeHanName(text: string): string {
  const name = joinHan(text).replace(DOT_BETWEEN_HAN, '·');
  return name.length > LONGEST_PAIR ? name.replace(FULL_STOP_BETWEEN_HAN, '$1·$2') : name;
}

export const openName: OpenField = () => ({ clean: cleanName, accepts: acceptsName, keys: keysOfName });

function cleanName(cell: string): Cleaned {
  if (isPlainHanName(cell) || PLAIN_LATIN.test(cell)) return asItStands(cell);
  const tidied = tidyAndFold(cell);
  const { text } = tidied;
  if (text === '') return blank(cell);
  if (isDitto(text)) return keptAsTyped(cell, 'suspect', 'text/ditto');
  const { kind, honorific, remark } = readName(text);
  if (kind === 'placeholder') return keptAsTyped(cell, 'empty', ISSUES.placeholder);
  if (kind === 'not-a-name') return keptAsTyped(cell, 'invalid', ISSUES['not-a-name']);

  const isHan = HAN.test(text);
  const value = isHan ? writeHanName(text) : titleCase(text);
  const rule = !isHan && value !== text ? 'name/title-case' : 'text/tidy';
  const found = [
    ...tidied.issues,
    ...(kind === 'person' ? [] : [ISSUES[kind]]),
    ...(kind === 'person' && honorific ? ['name/honorific'] : []),
    ...(remark ? ['name/remark'] : []),
    ...(PRIVATE_USE.test(text) ? ['name/private-character'] : []),
    ...(isHan && kind === 'person' && !remark && SPELLED_OUT.test(text) ? ['name/spelled-out'] : []),
  ];
  const isDoubtful = kind !== 'person' || PRIVATE_USE.test(text);
  return written(cell, value, rule, found.length === 0 ? NO_ISSUES : found, isDoubtful ? 'suspect' : 'ok');
}

function keysOfName(cleaned: Cleaned): readonly string[] {
  const { value } = cleaned;
  if (isPlainHanName(value)) return [foldSurnameOf(toSimplified(value))];
  if (PLAIN_LATIN.test(value)) return [value.toLowerCase().replaceAll('.', '')];
  if (!isEvidence(cleaned)) return NO_KEYS;
  const { key } = readName(value);
  return key === '' ? NO_KEYS : [key];
}
