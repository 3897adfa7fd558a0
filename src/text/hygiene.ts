// What every cell goes through before its type looks at it: invisible characters, spreadsheet guards, markup left
// by web exports, one Unicode form, one kind of space. Nothing here changes what a person would read aloud.
import { looksGarbled } from './mojibake.ts';

export interface Tidied {
  readonly text: string;
  readonly issues: readonly string[];
}

export interface TidyOptions {
  /** Notes keep their line breaks, as `\n`; everywhere else a break is a space. */
  readonly keepLines?: boolean;
}

/** Shared by every result without issues, so that the common case allocates no array. */
export const NO_ISSUES: readonly string[] = Object.freeze([]);

const EXCEL_GUARD: readonly string[] = Object.freeze(['text/excel-guard']);

// The class lists every UTF-16 unit that tidying can never touch; a test proves against Unicode's own tables that
// none of them is composed, reordered or replaced by NFC. Anything outside it gets the full treatment.
const INERT =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u2328\u232b-\u2ad7\u2e80-\u2fff\u3001-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\ufe30-\ufe6b\uff01-\uffee\ufffd]$/;
/** Inert units that take part in something longer: double spaces, entities, tags, guards. */
const OPENERS = /^[ &<_\\'`=]$/;
const UNTIDY_SEQUENCE = /^[ '`=]| $| {2}|&[#A-Za-z]|<[bB][rR]|_x00|\\[nr]/;

const [UNSEEN, PLAIN, OPENER, UNTIDY] = [0, 1, 2, 3] as const;
/** What each UTF-16 unit is, filled in as units are met. */
const kinds = new Uint8Array(65_536);

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = !INERT.test(character) ? UNTIDY : OPENERS.test(character) ? OPENER : PLAIN;
  kinds[unit] = kind;
  return kind;
}

function isTidy(cell: string): boolean {
  let opens = false;
  for (let index = 0; index < cell.length; index++) {
    const unit = cell.charCodeAt(index);
    let kind = kinds[unit]!;
    if (kind === UNSEEN) kind = kindOf(unit);
    if (kind === UNTIDY) return false;
    if (kind === OPENER) opens = true;
  }
  return !opens || !UNTIDY_SEQUENCE.test(cell);
}

const EXCEL_FORMULA = /^="((?:[^"]|"")*)"$/;
/** An apostrophe or (in WeChat Pay bills) a backtick that says "text"; before a Latin letter it may be a name: 't Hooft. */
const EXCEL_MARKER = /^['`]+(?![A-Za-z\u00c0-\u024f])(?=.)(?!.*')/s;
/** Taobao and WeChat exports put a TAB beside long numbers so that Excel keeps every digit. */
const EXCEL_TAB = /^\t+(?=['`]?\d)|(?<=\d)\t+$/g;

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,6}));/g;
/** &eacute; and all other letters with a mark: the letter and what the mark is called. */
const MARKED_LETTER = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|cedil|caron)$/;
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030a', cedil: '\u0327', caron: '\u030c',
}; // prettier-ignore
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', ' '], ['middot', '·'],
  ['ldquo', '“'], ['rdquo', '”'], ['lsquo', '‘'], ['rsquo', '’'], ['hellip', '…'], ['mdash', '—'], ['ndash', '–'],
  ['ensp', ' '], ['emsp', ' '], ['times', '×'], ['commat', '@'], ['szlig', 'ß'], ['aelig', 'æ'], ['AElig', 'Æ'], ['oslash', 'ø'],
  ['Oslash', 'Ø'], ['aring', 'å'], ['Aring', 'Å'], ['euro', '€'], ['pound', '£'], ['yen', '¥'], ['copy', '©'], ['reg', '®'],
  ['deg', '°'], ['laquo', '«'], ['raquo', '»'], ['bull', '•'],
]); // prettier-ignore

const LINE_BREAK = /\r\n?|[\n\u000b\u0085\u2028\u2029]|<br\s*\/?>|_x000[dDaA]_/gi;
const WRITTEN_BREAK = /(?:\\r)?\\n|\\r/g;
const WINDOWS_PATH = /[A-Za-z]:\\|\\\\/;
const INVISIBLE =
  /[\0-\u0008\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|_x00[01][0-9a-fA-F]_/g;
const JOINERS = /[\u200c\u200d]/;
/** Joiners mean something between letters of these scripts, and inside emoji sequences. */
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])/gu;
const SPACES = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** Bytes that a wrong decoder left as control characters, no-break spaces and soft hyphens. */
const DEBRIS = /[\u0080-\u0084\u0086-\u00a0\u00ad]/;

/** Tidies one cell. Unchanged cells come back as the very same string. */
export function tidyText(cell: string, options?: TidyOptions): Tidied {
  if (isTidy(cell)) return { text: cell, issues: NO_ISSUES };
  // The debris of a wrong decoding is the only way back from it: such a cell is left alone.
  if (DEBRIS.test(cell) && looksGarbled(cell)) return { text: cell, issues: NO_ISSUES };
  const keepLines = options?.keepLines ?? false;
  let guarded = false;
  let text = cell;
  // Removing one wrapping can uncover another (`&amp;amp;`, `="'007"`). Every pass that changes anything but the
  // Unicode form or the kind of space makes the text shorter, so this ends.
  for (;;) {
    const bare = stripGuards(text);
    guarded ||= bare !== text;
    const next = tidyOnce(bare, keepLines);
    if (next === text) break;
    text = next;
  }
  return { text, issues: guarded ? EXCEL_GUARD : NO_ISSUES };
}

function stripGuards(text: string): string {
  const formula = EXCEL_FORMULA.exec(text);
  const unwrapped = formula ? (formula[1] ?? '').replaceAll('""', '"') : text;
  return unwrapped.replace(EXCEL_TAB, '').replace(EXCEL_MARKER, '');
}

function tidyOnce(text: string, keepLines: boolean): string {
  let tidy = text.includes('&') ? text.replace(ENTITY, decodeEntity) : text;
  tidy = tidy.replace(LINE_BREAK, '\n');
  if (tidy.includes('\\') && !WINDOWS_PATH.test(tidy)) tidy = tidy.replace(WRITTEN_BREAK, '\n');
  tidy = tidy.replace(INVISIBLE, '');
  if (JOINERS.test(tidy)) tidy = tidy.replace(STRAY_JOINER, '');
  tidy = tidy.normalize('NFC').replace(SPACES, ' ');
  tidy = keepLines ? tidy.replace(/ ?\n ?/g, '\n') : tidy.replace(/ *\n[ \n]*/g, ' ');
  return keepLines ? tidy.replace(/^[ \n]+|[ \n]+$/g, '') : tidy.replace(/^ +| +$/g, '');
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name) ?? markedLetter(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}

function markedLetter(name: string): string | undefined {
  const [, letter = '', mark = ''] = MARKED_LETTER.exec(name) ?? [];
  const composed = (letter + (MARKS[mark] ?? '')).normalize('NFC');
  return composed.length === 1 && mark !== '' ? composed : undefined;
}

/** `张 三` → `张三`: inside Chinese a space separates nothing. Spaces beside Latin letters stay. */
export function joinHan(text: string): string {
  return text.includes(' ') ? text.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '') : text;
}

/** Full-width ASCII sits exactly this far above its half-width twin. */
const FULL_TO_HALF = 0xfee0;
const FOLDABLE = /[＃＆＋－．／０-９＠Ａ-Ｚ＿ａ-ｚ\u3000\u00a0\uff61-\uff9f\u2e80-\u2ef3\u2f00-\u2fd5]/;
const FULL_WIDTH = /[＃＆＋－．／０-９＠Ａ-Ｚ＿ａ-ｚ]/g;

/**
 * Radicals of the CJK supplement that PDF copies and OCR put in place of the character itself; Unicode gives them
 * no decomposition (EquivalentUnifiedIdeograph.txt lists the pairs).
 */
const RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻑長⺒巳⺓幺⺫罒⺩王⺬示⻖阝⻏阝'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical = '', ideograph = '']) => [radical, ideograph] as const,
  ),
);

/**
 * Folds only what is a typing or copying accident in a stored value: full-width letters, digits and a few signs,
 * radicals standing for characters, half-width katakana. Brackets, `：`, `，` and the like are left, because
 * `阿里巴巴（中国）有限公司` is how the register writes it; NFKC would also turn ① ½ ㎡ ™ into something else.
 */
export function foldWidth(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text
    .replace(FULL_WIDTH, (full) => String.fromCharCode(full.charCodeAt(0) - FULL_TO_HALF))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\uff61-\uff9f]+|[\u2f00-\u2fd5]/g, (part) => part.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (radical) => RADICALS.get(radical) ?? radical);
}

const COMPACT = /^[a-z0-9\u4e00-\u9fff]*$/;

/** For keys only: compatibility form, lower case, letters and digits alone. `ABC（中国） Co., Ltd.` → `abc中国coltd`. */
export function compactKey(text: string): string {
  if (COMPACT.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .normalize('NFKC');
}
