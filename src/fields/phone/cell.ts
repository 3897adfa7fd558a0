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
  /^(?:转|轉|转接|转分机|轉分機|分机|分機|分机号|内线|內線|内線|内线转|내선|ext|extn|extension|x|durchwahl|dw|poste|ramal|interno|доб)$/i;
/** 转 分机 801: one word would do. */
const EXTENSION_TWICE = /(?:转|轉|接)\s*(?=分机|分機|内线|內線|ext)/giu;
/** (总机)转801: what the number in front is. */
const REMARK_BEFORE_EXTENSION = /\([\p{L}\s]+\)(?=\s*(?:转|轉|分机|分機|内线|內線|ext|x\s*\d))/giu;
const BETWEEN_NUMBERS = /^(?:或|或者|和|及|与|與|and|or)$/i;
/** What a reader of scanned forms sees in place of 0 and 1. */
const MISREAD = /^[OolI]+$/;
const DASHES = /[‐‑‒–—―−─━ー﹣_]|(?<=\d)[ ]?一[ ]?(?=\d)/g;
const CIRCLED = /[①-⑳⑴-⒛]/g;
/** `13651079428(2)`: somebody counted; up to six digits are a short number inside a company. */
const COUNTED = /\s*\((\d{1,6})\)$/;
const KEYCAPS = /\ufe0f?\u20e3/g;
const PICTOGRAPHS = /[\p{Extended_Pictographic}\ufe0f\u200d]+/gu;
/** Digits spelled out: nobody's name has three in a row. */
const HAN_DIGITS = /[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參陸]{3,}/g;
const HAN_ZERO = /(?<=\d)〇(?=\d)|^〇(?=\d)/g;
const VALUE_OF: ReadonlyMap<string, string> = new Map(
  ['〇0', '零0', '一1', '幺1', '壹1', '二2', '贰2', '貳2', '三3', '叁3', '參3', '四4', '肆4', '五5', '伍5', '六6', '陆6', '陸6', '七7', '柒7', '八8', '捌8', '九9', '玖9'].map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
); // prettier-ignore
const DELIMITER = /([/、;,|\\&~])/;

/** One alphabet for everything that is read below: ASCII digits and punctuation, `-` for every dash. */
export function plainForm(text: string): string {
  return withHanDigits(text)
    .replace(KEYCAPS, '')
    .replace(PICTOGRAPHS, '\n')
    .replace(CIRCLED, '\n')
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replaceAll('。', '.')
    .replace(/[[【{]/g, '(')
    .replace(/[\]】}]/g, ')')
    .replace(/(?<=\d)[·•・](?=\d)/g, ' ');
}

/** 一三八… → 138…; a row of 〇 alone is a mask. */
function withHanDigits(text: string): string {
  if (!/[〇一-龥]/.test(text)) return text;
  return text
    .replace(HAN_DIGITS, (run) => (/^〇+$/.test(run) ? run : Array.from(run, (sign) => VALUE_OF.get(sign)!).join('')))
    .replace(HAN_ZERO, '0'); // prettier-ignore
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
  const text = plain.replace(EXTENSION_TWICE, '').replace(REMARK_BEFORE_EXTENSION, '');
  const marked = text.replace(/[\p{L}\p{M}]+/gu, (word, offset: number) => {
    if (EXTENSION_WORD.test(word)) return isBetweenDigits(text, offset, word.length) ? 'x' : '\n';
    if (MISREAD.test(word) && touchesDigit(text, offset, word.length)) return word;
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
  const inner = line.replace(MARKS_AROUND, '').replace(DOUBT, '');
  // A whole number in brackets, and not the area code of one.
  if (/^\([^()]{7,}\)$/.test(inner)) return trimMarks(inner.slice(1, -1));
  const isBalanced = inner.split('(').length === inner.split(')').length;
  return isBalanced ? inner.replace(/\(\s*\)/g, '') : inner.replace(/[()]/g, ' ').replace(MARKS_AROUND, '');
}

const MARKS_AROUND = /^[\s.:;,、/|\\&~*#'"“”‘’「」<>\])\]=-]+|[\s.:;,、/|\\&~'"“”‘’「」<>([+=-]+$/g;
/** A question mark or a star behind a whole mobile: somebody was not sure, or meant a footnote. */
const DOUBT = /(?<=(?<!\d)1[3-9]\d{9})[?!*]+$/;

function readSegment(segment: string, settings: FieldSettings, found: Found): void {
  const whole = readOne(segment, settings);
  if (whole !== undefined) {
    found.numbers.push(whole);
    return;
  }
  const one = readDivided(segment, settings);
  if (one !== undefined) {
    found.numbers.push(one);
    return;
  }
  let delimiter = '';
  for (const piece of segment.split(DELIMITER)) {
    if (DELIMITER.test(piece)) delimiter = piece;
    else readPiece(trimMarks(piece), delimiter, settings, found);
  }
}

/**
 * `138/1234/5671`, `010/62345678`, `+49 (0) 30 / 901820`: signs that part numbers elsewhere part the groups of one here. Only
 * where no group could be a number by itself.
 */
function readDivided(segment: string, settings: FieldSettings): PhoneNumber | undefined {
  if (!/^[(+\d][\d\s()/、,~-]*\d$/.test(segment) || !/[/、,~]/.test(segment)) return undefined;
  const groups = segment.split(/[/、,~]/);
  const startsWithArea = groups.length === 2 && /^\(?0\d{2,3}\)?$/.test(groups[0]!.trim());
  if (!startsWithArea && groups.some((group) => group.replace(/\D/g, '').length >= 7)) return undefined;
  const isMobile = /^1\d\d\D\d{4}\D\d{4}$/.test(segment);
  if (settings.country === 'CN' && !startsWithArea && !isMobile && !segment.startsWith('+')) return undefined;
  const number = readOne(segment.replace(/\s*[/、,~]\s*/g, '-'), settings);
  return number?.issue === '' && number.extension === '' ? number : undefined;
}

function readPiece(piece: string, delimiter: string, settings: FieldSettings, found: Found): void {
  if (!/\d/.test(piece)) return;
  const before = found.numbers.at(-1);
  let numbers = readSeveral(piece, settings) ?? continued(piece, delimiter, before, settings);
  const counted = numbers === undefined ? COUNTED.exec(piece) : null;
  if (counted) {
    numbers = readSeveral(piece.replace(COUNTED, ''), settings);
    if (numbers !== undefined) setAside(counted[1]!, LEAST_SHORT, found);
  }
  if (numbers !== undefined) found.numbers.push(...numbers);
  else if (!readAmongOthers(piece, settings, found)) {
    const isTail = before !== undefined && /[/、,]/.test(delimiter);
    setAside(piece, isTail ? LEAST_SHORT : LEAST_WHOLE, found);
  }
}

/** Digits that may be a number that lost some; a desk or a short number behind a whole one has fewer. */
const [LEAST_WHOLE, LEAST_SHORT] = [7, 3] as const;
const DAY = /^20[0-4]\d[-./]?(?:0?[1-9]|1[0-2])[-./]?(?:0?[1-9]|[12]\d|3[01])$/;

/** Digits that cannot be read: kept as typed where they may be a number, or belong to one. */
function setAside(piece: string, least: number, found: Found): void {
  if (piece.replace(/\D/g, '').length >= least && !DAY.test(piece)) found.unread.push(piece);
  else found.hasNote = true;
}

const WHOLE_MOBILE = /^(?:(?:\+|00)?86-?)?1[3-9]\d{9}$/;

/** `13812345671 2023-05-06`, `365107942 13812345671`: mobiles, whole ones, beside digits of another kind. */
function readAmongOthers(piece: string, settings: FieldSettings, found: Found): boolean {
  const words = piece.split(/\s+/);
  if (settings.country !== 'CN' || words.length < 2 || !words.some((word) => WHOLE_MOBILE.test(word)))
    return false;
  for (const word of words) {
    const number = WHOLE_MOBILE.test(word) ? dial(word, settings) : undefined;
    if (number?.issue === '') found.numbers.push(number);
    else if (/\d/.test(word)) setAside(word, LEAST_WHOLE, found);
  }
  return true;
}

function readSeveral(piece: string, settings: FieldSettings): PhoneNumber[] | undefined {
  const one = readOne(piece, settings);
  if (one) return [one];
  return readWords(piece.split(/\s+/), settings) ?? readRun(piece, settings) ?? readPluses(piece, settings);
}

/** `+8613812345671+8613912345672`: every plus begins a number. */
function readPluses(piece: string, settings: FieldSettings): PhoneNumber[] | undefined {
  const parts = piece.split(/(?<=\d)\s*(?=\+\d)/);
  if (parts.length < 2) return undefined;
  const numbers = parts.map((part) => readOne(part, settings));
  return numbers.every((number) => number?.issue === '') ? (numbers as PhoneNumber[]) : undefined;
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
  const { national, extension } = before;
  // 转801/802
  if (extension.length > 1 && extension.length === piece.length && /[/、]/.test(delimiter))
    return [{ ...before, extension: piece }];
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
