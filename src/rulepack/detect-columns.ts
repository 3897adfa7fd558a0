// What each column holds, from its header and its values (fields-and-matching.md §10). A header alone is enough for
// names and notes; a type with a checksum or grammar is believed only when the values agree.
import { ownDomains } from '../fields/email/own-domains.ts';
import type { ColumnProfile, FieldSettings } from '../model/cleaned.ts';
import { NO_PROFILE } from '../model/cleaned.ts';
import type { Column, FieldType, Role } from '../model/field-type.ts';
import type { Header, Row } from '../model/record.ts';
import { readHeader, ROLE_OF_TYPE } from './header-lexicon.ts';
import { openNormalizer } from './normalizers.ts';

/** Types whose values can be recognised, most exact first, with the share of values that must be valid. */
const RECOGNISED: readonly FieldType[] = ['uscc', 'cn-id', 'email', 'phone', 'url', 'date', 'datetime'];
const ENOUGH_VALUES = 3;
const SAMPLED_VALUES = 500;
const CONTRADICTED_BELOW = 0.2;

export interface DetectionSettings {
  readonly country: string;
  readonly today: string;
  readonly words: 'zh' | 'en';
}

/** One column per header cell, in order. */
export function detectColumns(header: Header, sample: readonly Row[], settings: DetectionSettings): Column[] {
  return header.names.map((name, index) =>
    detectColumn(name, index, distinctValues(sample, index), settings),
  );
}

function detectColumn(
  name: string,
  index: number,
  values: readonly string[],
  settings: DetectionSettings,
): Column {
  const byHeader = readHeader(name);
  if (byHeader && byHeader.strength >= 0.8) {
    const share = RECOGNISED.includes(byHeader.type)
      ? validShare(byHeader.type, values, settings)
      : undefined;
    if (share === undefined || values.length < ENOUGH_VALUES || share >= CONTRADICTED_BELOW) {
      const confidence =
        share === undefined ? 0.9 * byHeader.strength : 0.45 * byHeader.strength + 0.55 * share;
      return found(
        index,
        name,
        byHeader.type,
        byHeader.role,
        confidence,
        share === undefined ? 'header' : 'header+values',
      );
    }
  }
  const byValues = recognise(values, settings);
  if (byValues) {
    const role = byHeader?.type === byValues.type ? byHeader.role : roleOf(byValues.type);
    const header = byHeader?.type === byValues.type ? byHeader.strength : 0;
    return found(
      index,
      name,
      byValues.type,
      role,
      0.45 * header + 0.55 * byValues.share,
      header > 0 ? 'header+values' : 'values',
    );
  }
  if (byHeader && !RECOGNISED.includes(byHeader.type)) {
    return found(index, name, byHeader.type, byHeader.role, 0.9 * byHeader.strength, 'header');
  }
  return found(index, name, 'text', 'other', 0, 'default');
}

function found(
  index: number,
  name: string,
  type: FieldType,
  role: Role,
  confidence: number,
  decidedBy: Column['decidedBy'],
): Column {
  return { index, name, type, role, confidence: Math.round(confidence * 100) / 100, decidedBy };
}

function roleOf(type: FieldType): Role {
  return ROLE_OF_TYPE.get(type) ?? 'other';
}

function recognise(
  values: readonly string[],
  settings: DetectionSettings,
): { type: FieldType; share: number } | undefined {
  if (values.length < ENOUGH_VALUES) return undefined;
  for (const type of RECOGNISED) {
    const likely = values.filter((value) => couldBe(type, value)).length / values.length;
    if (likely < 0.6) continue;
    const share = validShare(type, values, settings);
    if (share >= 0.75) return { type, share };
  }
  return undefined;
}

/** A shape test before the real one: a column of order numbers must not become one of phones or dates. */
function couldBe(type: FieldType, value: string): boolean {
  switch (type) {
    case 'email':
      return value.includes('@') || value.includes('＠');
    case 'phone':
      return (
        /^(?:\+|00)?[\d\s().-]{8,}$/.test(value) &&
        /^\+|^00|^(?:86)?1[3-9]\d{9}$|^\(?0\d{2,3}[) -]|[ -]/.test(value)
      );
    case 'url':
      return /^(https?:\/\/|www\.)/i.test(value);
    case 'date':
    case 'datetime':
      return /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(value) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(value);
    case 'uscc':
    case 'cn-id':
      return /^[0-9A-Za-z]{18}$/.test(value.trim()) || /^\d{15}$/.test(value.trim());
    default:
      return true;
  }
}

/** Lower end of the 95 % Wilson interval of the share of valid values: 3 of 3 is not certainty. */
function validShare(type: FieldType, values: readonly string[], settings: DetectionSettings): number {
  if (values.length === 0) return 0;
  const normalizer = openNormalizer(type, probeSettings(settings));
  let valid = 0;
  let judged = 0;
  for (const value of values) {
    const { status } = normalizer.clean(value);
    if (status === 'empty') continue;
    judged++;
    if (
      status === 'ok' ||
      status === 'fixed' ||
      (status === 'suspect' && type !== 'uscc' && type !== 'cn-id')
    )
      valid++;
  }
  return judged === 0 ? 0 : wilson(valid, judged);
}

function wilson(hits: number, count: number): number {
  const z = 1.96;
  const share = hits / count;
  const centre = share + (z * z) / (2 * count);
  const margin = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return (centre - margin) / (1 + (z * z) / count);
}

function probeSettings({ country, today, words }: DetectionSettings): FieldSettings {
  return {
    country: country === '' ? 'CN' : country,
    phoneFormat: 'e164',
    today,
    words,
    dateOrder: 'dmy',
    profile: NO_PROFILE,
  };
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
    codedDigits: values.every((value) => /^[0129]$/.test(value)),
    ...(domains.length === 0 ? {} : { domains }),
  };
}

const HAN = /\p{Script=Han}/u;

/** Does this export speak Chinese? Decides the words of built-in lists and the default country. */
export function speaksChinese(header: Header, sample: readonly Row[]): boolean {
  return (
    header.names.some((name) => HAN.test(name)) || sample.some((row) => row.some((cell) => HAN.test(cell)))
  );
}

/** Mainland mobiles are recognisable without a country: half of the phone-like cells being such is enough. */
export function looksMainland(sample: readonly Row[]): boolean {
  let phones = 0;
  let mainland = 0;
  for (const row of sample) {
    for (const cell of row) {
      const digits = cell.replaceAll(/[\s()-]/g, '');
      if (!/^\+?\d{8,15}$/.test(digits)) continue;
      phones++;
      if (/^(?:(?:\+|00)?86)?1[3-9]\d{9}$/.test(digits)) mainland++;
    }
  }
  return phones > 0 && mainland / phones >= 0.5;
}
