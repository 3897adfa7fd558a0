import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { isHarmlessText } from '../../text/harmless.ts';
import { joinHan } from '../../text/hygiene.ts';
import { digitsOfFloat } from '../excel-damage.ts';
import {
  asItStands,
  isEvidence,
  keptAsTyped,
  NO_KEYS,
  tidyAndFold,
  withoutIdentifier,
  withoutValue,
  written,
} from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { readChineseNumeral } from './chinese-numeral.ts';

/** Addresses: hygiene, half-width letters and digits, no spaces inside Chinese. */
export const openAddress: OpenField = () => ({
  clean: cleanPlace,
  accepts: isHarmlessText,
  keys: (cleaned) => (isEvidence(cleaned) ? keyOr(addressKey(cleaned.value)) : NO_KEYS),
});

/** Provinces, cities, districts, countries. */
export const openRegion: OpenField = () => ({
  clean: cleanPlace,
  accepts: isHarmlessText,
  keys: (cleaned) => (isEvidence(cleaned) ? keyOr(regionKey(cleaned.value)) : NO_KEYS),
});

function cleanPlace(cell: string): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  return withoutValue(cell, text) ?? written(cell, joinHan(text), 'text/tidy', issues);
}

function keyOr(key: string): readonly string[] {
  return key === '' ? NO_KEYS : [key];
}

const COUNTED = /[零〇一二三四五六七八九十百两]+(?=[号栋幢座层楼室弄组期段排]|单元)/g;

/** Simplified, lower case, numerals as digits, no punctuation but the hyphen of 1-101, which is not 1101. */
function addressKey(address: string): string {
  return toSimplified(address.normalize('NFKC'))
    .toLowerCase()
    .replace(COUNTED, (numeral) => readChineseNumeral(numeral) || numeral)
    .replace(/(?<=\d)#/g, '号')
    .replace(/(?<=[\da-z])[-–—](?=[\da-z])/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}-]+|(?<![\da-z])-|-(?![\da-z])/gu, '');
}

/** 上海市 = 上海, 浦东新区 = 浦东区 = 浦东. */
function regionKey(region: string): string {
  return toSimplified(region.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .replace(
      /(?<=.{2})(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|自治州|地区|新区|省|市|区|县|盟)$/u,
      '',
    );
}

/** Leading digits of Chinese postcodes begin at 01; 0 is lost by every spreadsheet: 10010 is 010010, Hohhot. */
const LOST_ZERO: Readonly<Record<string, RegExp>> = { CN: /^[1-7]\d{4}$/, US: /^[1-9]\d{3}$/ };
const SHAPES: Readonly<Record<string, RegExp>> = {
  CN: /^(?!000)[0-8]\d{5}$/, US: /^\d{5}(?:-\d{4})?$/, GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, DE: /^\d{5}$/,
  FR: /^\d{5}$/, JP: /^\d{3}-?\d{4}$/, TW: /^\d{3}(?:\d{2,3})?$/, SG: /^\d{6}$/, CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
}; // prettier-ignore

export function openPostcode({ country }: FieldSettings): Normalizer {
  const shape = SHAPES[country] ?? /^[A-Z\d][A-Z\d -]{1,9}$/;
  const lostZero = LOST_ZERO[country];
  return {
    clean(cell) {
      if (shape.test(cell) && !isOneDigit(cell)) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      const nothing = withoutIdentifier(cell, text);
      if (nothing) return nothing;
      const bare = text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/^邮编[:： ]*/, '');
      const code = digitsOfFloat(bare) || (/^[\d ]+$/.test(bare) ? bare.replaceAll(' ', '') : bare);
      if (isOneDigit(code)) return keptAsTyped(cell, 'empty', 'text/placeholder');
      if (shape.test(code)) return written(cell, code, 'postcode/digits', issues);
      if (lostZero?.test(code)) return written(cell, `0${code}`, 'postcode/lost-zero', issues);
      return keptAsTyped(cell, 'invalid', 'postcode/invalid');
    },
    keys: ({ value, status }) =>
      status === 'ok' || status === 'fixed' ? [value.replace(/[ -]/g, '')] : NO_KEYS,
  };
}

function isOneDigit(code: string): boolean {
  return /^(\d)\1+$/.test(code);
}
