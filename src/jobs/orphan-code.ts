// Why a row of a child table has no customer. A key is never bent until it fits: what a spreadsheet made of it is told, and
// a person puts it right where it comes from.
import type { KeyReader } from './key-book.ts';

/** `ambiguous` and `no-value` only where keys name a column that is not the id. */
export const ORPHAN_CODES = [
  'unknown',
  'blank',
  'ambiguous',
  'no-value',
  'scientific',
  'rounded',
  'leading-zeros',
  'decimal-zero',
  'spelling',
] as const;
export type OrphanCode = (typeof ORPHAN_CODES)[number];

/** Of keys that look as if somebody's program had changed them, or the ids of the customers. */
export const DAMAGES: ReadonlySet<OrphanCode> = new Set([
  'scientific',
  'rounded',
  'leading-zeros',
  'decimal-zero',
  'spelling',
] as const);

/** Many rows name the same customer: so many answers are remembered. */
const REMEMBERED = 4096;

/** `text`: the key without white space around it, which names nobody for certain. */
export function openOrphanCodes(reader: KeyReader): (text: string, key: number) => OrphanCode {
  const isKnown = (text: string): boolean => reader.isKnown(reader.find(text));
  const answers = new Map<string, OrphanCode>();
  return (text, key) => {
    if (text === '') return 'blank';
    const doubt = reader.doubtOf(key);
    if (doubt !== undefined) return doubt satisfies OrphanCode;
    let code = answers.get(text);
    if (code === undefined) {
      if (answers.size >= REMEMBERED) answers.clear();
      answers.set(text, (code = damageOf(text, isKnown) ?? 'unknown'));
    }
    return code;
  };
}

/** What a spreadsheet makes of a long number, a code with leading zeros, a number typed as text: here, or in the customers. */
export function damageOf(text: string, isKnown: (text: string) => boolean): OrphanCode | undefined {
  if (isShortened(text) || shortenings(text).some(isKnown)) return 'scientific';
  if (isRounded(text) || (isLong(text) && isKnown(rounded(text)))) return 'rounded';
  const whole = /^(\d+)\.0+$/.exec(text)?.[1];
  if (whole !== undefined ? [whole, ...zeroed(whole)].some(isKnown) : isKnown(`${text}.0`))
    return 'decimal-zero';
  if (zeroed(text).some(isKnown)) return 'leading-zeros';
  return otherwise(text).some(isKnown) ? 'spelling' : undefined;
}

/** 1.10105E+17: a spreadsheet shows numbers of twelve digits and more so. */
function isShortened(text: string): boolean {
  const power = /^\d(?:[.,]\d+)?[eE]\+?(\d{2})$/.exec(text)?.[1];
  return power !== undefined && Number(power) >= 11;
}

/** How the customers' file may have it: fewer digits in narrower columns. */
function shortenings(text: string): string[] {
  if (!/^[1-9]\d{11,}$/.test(text)) return [];
  return [5, 4, 3, 2, 1, 0].flatMap((digits) => {
    const [mantissa = '', power = ''] = Number(text).toExponential(digits).split('e');
    return [mantissa, mantissa.replace(/\.?0+$/, '')].map((short) => `${short}E${power}`);
  });
}

/** Numbers keep fifteen digits. */
const DIGITS = 15;
const isLong = (text: string): boolean => text.length > DIGITS && /^\d+$/.test(text);
const rounded = (text: string): string => text.slice(0, DIGITS).padEnd(text.length, '0');
/** Two zeros and more behind the fifteenth digit: one may be chance. */
const isRounded = (text: string): boolean =>
  text.length >= DIGITS + 2 && isLong(text) && text === rounded(text);

/** The same number with other zeros before it. */
function zeroed(text: string): string[] {
  if (!/^\d{1,19}$/.test(text)) return [];
  const bare = text.replace(/^0+(?=\d)/, '');
  return Array.from({ length: LONGEST - bare.length + 1 }, (_, zeros) => '0'.repeat(zeros) + bare).filter(
    (other) => other !== text,
  );
}

const LONGEST = 20;

/** Width, case, blanks, an apostrophe that marks text, thousands apart. */
function otherwise(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff]/g, '')
    .replace(/^['’`]/, '');
  const numbers = /^\d{1,3}(?:,\d{3})+$/.test(plain) ? [plain.replaceAll(',', '')] : [];
  return [plain, plain.toUpperCase(), plain.toLowerCase(), ...numbers].filter(
    (other) => other !== '' && other !== text,
  );
}
