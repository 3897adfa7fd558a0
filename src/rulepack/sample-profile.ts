// What a sample shows about a column, and about the whole export, before anything is decided.
import { ownDomains } from '../fields/email/own-domains.ts';
import type { ColumnProfile } from '../model/cleaned.ts';
import { NO_PROFILE } from '../model/cleaned.ts';
import type { Header, Row } from '../model/record.ts';

const SAMPLED_VALUES = 500;

export interface ColumnSample {
  /** Filled cells in row order. */
  readonly cells: readonly string[];
  /** Each value once, some hundreds. */
  readonly values: readonly string[];
}

export function sampleOf(sample: readonly Row[], index: number): ColumnSample {
  const cells = sample.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  return { cells, values: distinctValues(sample, index) };
}

export function distinctValues(sample: readonly Row[], index: number): string[] {
  const values = new Set<string>();
  for (const row of sample) {
    const value = row[index]?.trim();
    if (value !== undefined && value !== '') values.add(value);
    if (values.size >= SAMPLED_VALUES) break;
  }
  return [...values];
}

/** What a sample shows about a column beyond its type. */
export function profileColumn(values: readonly string[]): ColumnProfile {
  if (values.length === 0) return NO_PROFILE;
  const ids = values.filter((value) => /^\d{17}[\dXx]$/.test(value));
  const tripleZeros = ids.filter((value) => value.endsWith('000')).length;
  const foreign = values.filter((value) =>
    /^(?:\+|00)(?!86)\d/.test(value.replaceAll(/[\s()-]/g, '')),
  ).length;
  const domains = ownDomains(values);
  return {
    // A handful of IDs proves nothing: about one honest ID in 1,100 ends in 000.
    tripleZeroShare: ids.length >= 20 ? tripleZeros / ids.length : 0,
    foreignShare: foreign / values.length,
    codedDigits: values.every((value) => /^[0129](?:\.0)?$/.test(value)),
    ...(domains.length === 0 ? {} : { domains }),
  };
}

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
/** So many rows in a script say whose export it is; a few foreign customers do not. */
const SPEAKS = 0.2;

/** Does this export speak Chinese? Decides the words of built-in lists and the default country. */
export function speaksChinese(header: Header, sample: readonly Row[]): boolean {
  if (scriptOf(header, sample) !== '') return false;
  return header.names.some((name) => HAN.test(name)) || isWrittenIn(sample, (row) => HAN.test(row));
}

/** The country whose script only its own exports are written in: `JP` for kana, `KR` for hangul, '' for none of them. */
export function scriptOf(header: Header, sample: readonly Row[]): 'JP' | 'KR' | '' {
  const names = header.names.join(' ');
  if (KANA.test(names)) return 'JP';
  if (HANGUL.test(names)) return 'KR';
  // 顾客名 with の in some shop's name is Chinese all the same: headers in Han want most rows to say otherwise.
  const least = HAN.test(names) ? 0.5 : SPEAKS;
  if (isWrittenIn(sample, (row) => KANA.test(row), least)) return 'JP';
  return isWrittenIn(sample, (row) => HANGUL.test(row), least) ? 'KR' : '';
}

function isWrittenIn(sample: readonly Row[], holds: (row: string) => boolean, least = SPEAKS): boolean {
  const rows = sample.filter((row) => holds(row.join(' '))).length;
  return rows > 0 && rows >= sample.length * least;
}

/** 1-415-555-2671, 1 (415) 555-2671 */
const NORTH_AMERICAN = /^1[\s.-]*\(?\d{3}\)?[\s.-]*\d{3}[\s.-]+\d{4}$/;

/** Mainland mobiles are recognisable without a country: half of the phone-like cells being such is enough. */
export function looksMainland(sample: readonly Row[]): boolean {
  let phones = 0;
  let mainland = 0;
  for (const row of sample) {
    for (const cell of row) {
      const digits = cell.replaceAll(/[\s()-]/g, '');
      if (!/^\+?\d{8,15}$/.test(digits)) continue;
      phones++;
      if (/^(?:(?:\+|00)?86)?1[3-9]\d{9}$/.test(digits) && !NORTH_AMERICAN.test(cell)) mainland++;
    }
  }
  return phones > 0 && mainland / phones >= 0.5;
}
