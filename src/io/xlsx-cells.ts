// A cell's stored value as text. Numbers stay as they are written in the file, digit by digit: a number that passed
// through a double has lost what follows its 15th digit, and an 18-digit resident ID with it.
import { dateText, isoText } from './xlsx-dates.ts';
import { isDateFormat, paddedWidth } from './xlsx-formats.ts';
import { decodeEscapes } from './xml-text.ts';

/** ECMA-376 part 1, 18.18.11, as small integers; a cell that does not say is `unset`, and a number. */
export const CELL = {
  unset: 0,
  number: 1,
  shared: 2,
  inline: 3,
  text: 4,
  boolean: 5,
  error: 6,
  date: 7,
} as const;

const BY_NAME: ReadonlyMap<string, number> = new Map([
  ['n', CELL.number],
  ['s', CELL.shared],
  ['inlineStr', CELL.inline],
  ['str', CELL.text],
  ['b', CELL.boolean],
  ['e', CELL.error],
  ['d', CELL.date],
]);

/** The kind of a cell from its `t` attribute, which stands in `text`. */
export function cellKind(text: string, from: number, to: number): number {
  if (to - from === 1) {
    if (text.charCodeAt(from) === 115) return CELL.shared;
    if (text.charCodeAt(from) === 110) return CELL.number;
  }
  return BY_NAME.get(text.slice(from, to)) ?? CELL.text;
}

/** The text of a cell of any kind but `shared`. */
export function cellText(kind: number, raw: string, format: number, date1904: boolean): string {
  switch (kind) {
    case CELL.unset:
    case CELL.number:
      return numberText(raw, format, date1904);
    case CELL.boolean:
      return booleanText(raw.trim());
    case CELL.date:
      return isoText(raw, format);
    case CELL.error:
      return raw.trim();
    default:
      return decodeEscapes(raw);
  }
}

function booleanText(raw: string): string {
  if (raw === '1' || raw === 'true') return 'TRUE';
  return raw === '0' || raw === 'false' ? 'FALSE' : raw;
}

function numberText(raw: string, format: number, date1904: boolean): string {
  if (format === 0) return plainNumber(raw);
  if (isDateFormat(format)) return dateText(raw, format, date1904);
  const plain = plainNumber(raw);
  return /^\d+$/.test(plain) ? plain.padStart(paddedWidth(format), '0') : plain;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const EXPONENT = /^-?\d(?:\.\d+)?e[+-]?\d+$/i;
/** Excel keeps 15 significant digits, so a whole number below this is what was typed. */
const EXACT_BELOW = 1e15;

/**
 * A number without a format. Left alone: whole numbers of any length, decimals of up to 15 digits, and `1.10105E+17`,
 * whose lost digits must stay visible as lost. Rewritten: `1.3800138E10` (a phone number as Java writes it) and the
 * noise of binary fractions, `0.30000000000000004`.
 */
export function plainNumber(raw: string): string {
  if (raw.length <= 15 && DECIMAL.test(raw)) return raw;
  const text = raw.trim();
  if (DECIMAL.test(text))
    return text.includes('.') && significantDigits(text) > 15 ? shortest(Number(text)) : text;
  if (!EXPONENT.test(text)) return text;
  const value = Number(text);
  if (Number.isInteger(value)) return Math.abs(value) < EXACT_BELOW ? String(value) : text;
  return Number.isFinite(value) ? shortest(value) : text;
}

function significantDigits(decimal: string): number {
  return decimal.replace(/^-?0*\.?0*|\./g, '').length;
}

/**
 * The shortest text that is this double, or the 15 digits Excel shows when that is much shorter: 1234.5600000000002
 * is the noise of a sum, 1.414973347970818 is a measured value.
 */
function shortest(value: number): string {
  const exact = String(value);
  const shown = String(Number(value.toPrecision(15)));
  return (shown.length < exact.length - 2 ? shown : exact).replace('e', 'E');
}
