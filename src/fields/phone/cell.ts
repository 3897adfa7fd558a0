// From a cell to the numbers in it. People put labels, owners, several numbers and shorthand into one cell; each
// reading is accepted only when every number it yields validates.
import type { FieldSettings } from '../../model/cleaned.ts';
import { dial, type PhoneNumber } from './dial.ts';
import { dialWithExtension } from './extension.ts';
import { areaCodeLength } from './mainland.ts';

export interface CellNumbers {
  readonly numbers: readonly PhoneNumber[];
  /** Digits long enough to be a number that did not validate, as typed: they must not get lost. */
  readonly unread: readonly string[];
  /** Something beside the numbers was left out: an owner, a remark. */
  readonly hasNote: boolean;
}

/** Nobody's phone cell is longer: this is a text, and patterns that backtrack must not run on it. */
const LONGEST_CELL = 200;
/** Longer remarks are a note that mentions a number, not a phone cell. */
const LONGEST_NOTE = 20;
const LABEL =
  /^(?:(?:联系|公司|办公|家庭|家|住宅|单位|个人|本人|客服|服务|咨询|订购|销售|常用|备用|移动|固定)?(?:电话|手机|座机|固话|传真|热线|联系方式|联系人)(?:号码?)?[一二三]?|号码|电|手|微信同号|微信同步|同微信号?|微信同?|微信号|tele?(?:phone)?|phone|ph|mob(?:ile)?|cell(?:phone)?|fax|hp|whats?app|wechat|number|no|ip|[tmpfho])$/i;
const EXTENSION_WORD =
  /^(?:转|轉|转接|转分机|轉分機|分机|分機|分机号|内线|內線|内线转|ext|extn|extension|x)$/i;
const BETWEEN_NUMBERS = /^(?:或|或者|和|及|与|與|and|or)$/i;
/** What a reader of scanned forms sees in place of 0 and 1. */
const MISREAD = /^[OolI]+$/;
const DASHES = /[‐‑‒–—―−─━ー﹣_]|(?<=\d)[ ]?一[ ]?(?=\d)/g;
const CIRCLED = /[①-⑳⑴-⒛]/g;
/** `13651079428(2)`: somebody counted. */
const COUNTED = /\s*\(\d{1,2}\)$/;
const DELIMITER = /([/、;,|\\&~])/;

/** One alphabet for everything that is read below: ASCII digits and punctuation, `-` for every dash. */
export function plainForm(text: string): string {
  return text
    .replace(CIRCLED, '\n')
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replaceAll('。', '.')
    .replace(/[[【{]/g, '(')
    .replace(/[\]】}]/g, ')')
    .replace(/(?<=\d)[·•・](?=\d)/g, ' ');
}

/** Reads every number of the tidied cell, given in {@link plainForm}. */
export function numbersOf(plain: string, settings: FieldSettings): CellNumbers {
  if (plain.length > LONGEST_CELL) return { numbers: [], unread: [], hasNote: true };
  const { segments, noteLength } = withoutWords(plain);
  const found: Found = { numbers: [], unread: [], hasNote: noteLength > 0 };
  if (noteLength > LONGEST_NOTE) return found;
  for (const segment of segments) readSegment(segment, settings, found);
  return found;
}

/** `电话:88886666` → `88886666`: what the reasons for an unread cell are looked for in. Several numbers stay as they are. */
export function withoutLabel(plain: string): string {
  if (plain.length > LONGEST_CELL || !/\p{L}/u.test(plain)) return plain;
  const { segments, noteLength } = withoutWords(plain);
  return segments.length === 1 && noteLength === 0 ? segments[0]! : plain;
}

/** The parts of a cell that hold digits; words for an extension between digits become `x`, all others part them. */
function withoutWords(plain: string): { segments: string[]; noteLength: number } {
  let noteLength = 0;
  const marked = plain.replace(/[\p{L}\p{M}]+/gu, (word, offset: number) => {
    if (EXTENSION_WORD.test(word)) return isBetweenDigits(plain, offset, word.length) ? 'x' : '\n';
    if (MISREAD.test(word) && touchesDigit(plain, offset, word.length)) return word;
    if (!BETWEEN_NUMBERS.test(word) && !LABEL.test(word)) noteLength += word.length;
    return '\n';
  });
  const segments = marked
    .split('\n')
    .map(trimMarks)
    .filter((segment) => /\d/.test(segment));
  return { segments, noteLength };
}

interface Found {
  numbers: PhoneNumber[];
  unread: string[];
  hasNote: boolean;
}

function isBetweenDigits(text: string, offset: number, length: number): boolean {
  return /\d/.test(text.slice(0, offset)) && /^[\s.:=-]*\d/.test(text.slice(offset + length));
}

function touchesDigit(text: string, offset: number, length: number): boolean {
  return /[\dOolI+]/.test(text.charAt(offset - 1)) || /[\d-]/.test(text.charAt(offset + length));
}

/** `):13800138001(` → `13800138001`: what is left of labels and of remarks in brackets. */
function trimMarks(line: string): string {
  const inner = line.replace(/^[\s.:;,、/|\\&~*#'"<>\])\]=-]+|[\s.:;,、/|\\&~'"<>([+=-]+$/g, '');
  const isBalanced = inner.split('(').length === inner.split(')').length;
  return isBalanced ? inner.replace(/\(\s*\)/g, '') : inner.replace(/[()]/g, ' ').trim();
}

function readSegment(segment: string, settings: FieldSettings, found: Found): void {
  const whole = readOne(segment, settings);
  if (whole !== undefined) {
    found.numbers.push(whole);
    return;
  }
  let delimiter = '';
  for (const piece of segment.split(DELIMITER)) {
    if (DELIMITER.test(piece)) delimiter = piece;
    else readPiece(trimMarks(piece), delimiter, settings, found);
  }
}

function readPiece(piece: string, delimiter: string, settings: FieldSettings, found: Found): void {
  if (!/\d/.test(piece)) return;
  let numbers = readSeveral(piece, settings) ?? continued(piece, delimiter, found.numbers.at(-1), settings);
  if (numbers === undefined && COUNTED.test(piece)) {
    numbers = readSeveral(piece.replace(COUNTED, ''), settings);
    found.hasNote = true;
  }
  if (numbers !== undefined) found.numbers.push(...numbers);
  else if (piece.replace(/\D/g, '').length >= 7) found.unread.push(piece);
  else found.hasNote = true;
}

function readSeveral(piece: string, settings: FieldSettings): PhoneNumber[] | undefined {
  const one = readOne(piece, settings);
  return one ? [one] : (readWords(piece.split(/\s+/), settings) ?? readRun(piece, settings));
}

function readOne(written: string, settings: FieldSettings): PhoneNumber | undefined {
  if (!/[OolI]/.test(written)) return dialWithExtension(written, settings);
  const repaired = written.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
  const number = dialWithExtension(repaired, settings);
  return number?.issue === '' ? { ...number, rule: 'phone/ocr' } : undefined;
}

/** Numbers separated by spaces only: `010 88886666 13800138001`. Every part must validate, shortest first. */
function readWords(words: readonly string[], settings: FieldSettings): PhoneNumber[] | undefined {
  if (words.length < 2 || words.length > 12) return undefined;
  for (let count = 1; count < words.length; count++) {
    const first = readOne(words.slice(0, count).join(' '), settings);
    if (first === undefined) continue;
    const last = readOne(words.slice(count).join(' '), settings);
    const rest = last ? [last] : readWords(words.slice(count), settings);
    if (rest !== undefined) return [first, ...rest];
  }
  return undefined;
}

/** Mobiles run together, 22 digits or 33, perhaps with a dash or a plus between. */
function readRun(piece: string, settings: FieldSettings): PhoneNumber[] | undefined {
  if (settings.country !== 'CN' || !/^(?:1\d{10}[\s+-]*){2,3}$/.test(piece)) return undefined;
  const numbers = (piece.replace(/\D/g, '').match(/\d{11}/g) ?? []).map((digits) => dial(digits, settings));
  return numbers.every((number) => number?.kind === 'mobile' && number.issue === '')
    ? (numbers as PhoneNumber[])
    : undefined;
}

/**
 * Shorthand after a landline: `010-88886666/7/8` and `/68` replace its last digits, `~8` means every number up to
 * there, `/88886667` keeps its area code.
 */
function continued(
  piece: string,
  delimiter: string,
  before: PhoneNumber | undefined,
  settings: FieldSettings,
): PhoneNumber[] | undefined {
  if (before?.country !== '86' || before.kind !== 'landline' || !/^\d{1,8}$/.test(piece)) return undefined;
  const { national } = before;
  if (piece.length >= 7) return siblings([national.slice(0, areaCodeLength(national)) + piece], settings);
  if (piece.length > 2 || !/[/、~]/.test(delimiter)) return undefined;
  const last = national.slice(0, -piece.length) + piece;
  if (delimiter !== '~') return siblings([last], settings);
  const count = Number(last) - Number(national);
  if (count < 1 || count > 9) return undefined;
  return siblings(
    Array.from({ length: count }, (_, index) => String(Number(national) + index + 1)),
    settings,
  );
}

function siblings(nationals: readonly string[], settings: FieldSettings): PhoneNumber[] | undefined {
  const numbers = nationals.map((national) => dial(`+86${national}`, settings));
  return numbers.every((number) => number?.kind === 'landline') ? (numbers as PhoneNumber[]) : undefined;
}
