// Words people and systems write when there is nothing to write. They are compared as whole cells only: 无 is
// nothing, 无锡 is a city.
import { PLACEHOLDERS_TSV } from '../lexicons/placeholders.ts';
import { foldWidth } from './hygiene.ts';
import { splitChanges, tableRows } from './lexicon.ts';

const ROWS = tableRows(PLACEHOLDERS_TSV);
const NULL_WORDS = wordsOf('nothing');
/** What also stands for nothing where a number or an address of someone is expected. */
const NO_IDENTIFIER_WORDS = wordsOf('identifier');
const TEST_WORDS = wordsOf('trial');

function wordsOf(kind: string): readonly string[] {
  return ROWS.flatMap(([word = '', is]) => (is === kind ? [word] : []));
}

const SPREADSHEET_ERRORS = String.raw`#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)`;
/** MySQL and Hive write a missing value as backslash-N. */
const DATABASE_NULL = String.raw`\\N`;
const NOTHING_BUT_MARKS = '[\\p{P}\\s`~^|=<>+$]+';

const PLACEHOLDER = wholeCell(NULL_WORDS, `${NOTHING_BUT_MARKS}|${SPREADSHEET_ERRORS}|${DATABASE_NULL}`);
const NO_IDENTIFIER = wholeCell(NO_IDENTIFIER_WORDS);
const TEST_WORD = wholeCell(TEST_WORDS);
const DITTO = wholeCell(['同上', '同上行', '同前', '同左', '同右', '同手机', '同手机号', '同电话', '同微信', 'ditto']);

/** One anchored pattern per list: it fails on the first letter of an ordinary cell and allocates nothing. */
function wholeCell(words: readonly string[], literally?: string): RegExp {
  const between = String.raw`[\p{P}\s]*`;
  const spaced = words.map((word) => Array.from(word).join(between)).join('|');
  const pattern = String.raw`^(?:[\p{P}\s<]*(?:${spaced})[\p{P}\s>]*${literally === undefined ? '' : `|${literally}`})$`;
  return new RegExp(pattern, 'iu');
}

const LONGEST = 24;

const [UNSEEN, ORDINARY, POSSIBLE] = [0, 1, 2] as const;

/** The UTF-16 units a cell that is one of these words can start with, found out as units are met: nearly every cell ends here. */
class Initials {
  readonly #units = new Uint8Array(65_536);
  readonly #pattern: RegExp;

  constructor(words: readonly string[]) {
    const first = words.map((word) => word.slice(0, 1)).join('');
    this.#pattern = new RegExp(`^[${first}\\p{P}\\s\`~^|=<>+$\\\\]$`, 'iu');
  }

  has(unit: number): boolean {
    let start = this.#units[unit]!;
    if (start === UNSEEN) {
      start = this.#pattern.test(foldWidth(String.fromCharCode(unit))) ? POSSIBLE : ORDINARY;
      this.#units[unit] = start;
    }
    return start === POSSIBLE;
  }
}

const INITIALS = new Initials([...NULL_WORDS, ...NO_IDENTIFIER_WORDS]);
const TEST_INITIALS = new Initials(TEST_WORDS);

function mayBePlaceholder(text: string): boolean {
  return text.length <= LONGEST && INITIALS.has(text.charCodeAt(0));
}

/** Can a word for nothing, or one that points at the row above, begin with this UTF-16 unit? */
export function mayStartPlaceholder(unit: number): boolean {
  return unit === DITTO_START || INITIALS.has(unit);
}

const DITTO_START = '同'.charCodeAt(0);

/** Does the tidied cell stand for nothing? True for the empty cell. `同上` is not nothing, see {@link isDitto}. */
export function isPlaceholder(text: string): boolean {
  if (text === '') return true;
  return mayBePlaceholder(text) && PLACEHOLDER.test(foldWidth(text));
}

/** As {@link isPlaceholder}, for phone, e-mail and identity columns, where `0`, `no` and 其他 say nothing either. */
export function isMissingIdentifier(text: string): boolean {
  return isPlaceholder(text) || (mayBePlaceholder(text) && NO_IDENTIFIER.test(foldWidth(text)));
}

/** A person's changes to the list: further words for nothing, and words that are values after all. */
export interface OwnPlaceholders {
  readonly adds: (text: string) => boolean;
  readonly removes: (text: string) => boolean;
  /** Can an added word begin with this byte of UTF-8? */
  readonly mayStart: (byte: number) => boolean;
}

/** `查无此人` adds, `-默认` takes away; undefined where nothing is changed. */
export function ownPlaceholders(changes: readonly string[] | undefined): OwnPlaceholders | undefined {
  if (changes === undefined || changes.length === 0) return undefined;
  const { added, removed } = splitChanges(changes);
  const [adds, removes] = [added, [...removed]].map((words) => {
    const bare = words.map((word) => foldWidth(word).replaceAll(/[\p{P}\p{S}\s]+/gu, '')).filter((word) => word !== ''); // prettier-ignore
    return bare.length === 0 ? undefined : wholeCell(bare);
  });
  const starts = new Uint8Array(256);
  for (const word of added)
    for (const spelled of [word, word.toLowerCase(), word.toUpperCase()])
      starts[new TextEncoder().encode(spelled)[0] ?? 0] = 1;
  return {
    adds: (text) => text.length <= LONGEST_OWN && adds?.test(foldWidth(text)) === true,
    removes: (text) => text.length <= LONGEST_OWN && removes?.test(foldWidth(text)) === true,
    mayStart: (byte) => starts[byte] === 1,
  };
}

const LONGEST_OWN = 64;

/** `同上` points at the row above. After any re-sort that row is another one, so it is reported, never filled. */
export function isDitto(text: string): boolean {
  return text.length <= 8 && DITTO.test(text);
}

/** Words of trial entries (测试, test, asdf). Evidence only beside other evidence: abc may be a company. */
export function isTestWord(text: string): boolean {
  return text.length <= LONGEST && TEST_INITIALS.has(text.charCodeAt(0)) && TEST_WORD.test(foldWidth(text));
}

const MOBILE_LENGTH = 11;
/** Who makes a number up begins it like a phone: not with data cards (149), satellites (174), segments nobody was given (154). */
const EVERYDAY_SEGMENT = /^1(?!4[0-46-9]|54|6[013489]|7[49]|94)/;

/**
 * National digits, without country code, that people type to get past a form: 13800138000, all one digit, the last
 * eight one digit, one run up or down. A landline may end in a run (021-12345678 is in every manual, and somewhere
 * it rings); a mobile of a segment everybody knows that ends in seven such digits is hardly ever real.
 */
export function isFakePhone(digits: string): boolean {
  const same = tailLength(digits, 0);
  if (same >= 8 || (same === digits.length && same > 1)) return true;
  const run = Math.max(tailLength(digits, 1), tailLength(digits, 9));
  if (
    run >= 7 &&
    (run === digits.length || (digits.length === MOBILE_LENGTH && EVERYDAY_SEGMENT.test(digits)))
  )
    return true;
  return digits === '13800138000';
}

/** How many last digits each follow the one before by `step` (modulo ten: after 9 comes 0, and 9 is one down). */
function tailLength(digits: string, step: number): number {
  let index = digits.length - 1;
  while (index > 0 && (digits.charCodeAt(index - 1) - 48 + step) % 10 === digits.charCodeAt(index) - 48)
    index--;
  return digits.length - index;
}

/** Local parts that say "there is none", at whatever domain. */
const NOBODY: ReadonlySet<string> = new Set([
  'noemail',
  'no-email',
  'no_email',
  'nomail',
  'none',
  'null',
  'undefined',
]);
/** Typed at any provider: 123@qq.com. Short letters are not here, abc@qq.com may well be somebody. */
const JUNK_AT_PROVIDERS: ReadonlySet<string> = new Set([
  'test', 'tests', 'test1', 'test123', 'asdf', 'nobody',
  '1', '11', '111', '1111', '11111', '111111', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789',
]); // prettier-ignore
const PROVIDERS_OF_JUNK: ReadonlySet<string> = new Set([
  'qq.com', '163.com', '126.com', 'gmail.com', 'hotmail.com', 'sina.com', 'test.com', 'test.cn', 'email.com', 'mail.com', 'abc.com',
  '123.com',
]); // prettier-ignore
/** Typed twice: a@a.com, xx@xx.com. */
const JUNK_TWICE: ReadonlySet<string> = new Set([
  ...JUNK_AT_PROVIDERS, 'a', 'aa', 'aaa', 'abc', 'b', 'x', 'xx', 'xxx', 'na', 'no', 'email', 'mail',
]); // prettier-ignore

/** An address typed to get past a form: `test@test.com`, `123@qq.com`, `noemail@…`. Lower case expected. */
export function isFakeEmail(address: string): boolean {
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  if (NOBODY.has(local)) return true;
  if (!JUNK_TWICE.has(local)) return false;
  const domain = address.slice(at + 1);
  return (
    domain.slice(0, domain.indexOf('.')) === local ||
    (JUNK_AT_PROVIDERS.has(local) && PROVIDERS_OF_JUNK.has(domain))
  );
}

/** Identity numbers that are all one digit or one run of digits. */
export function isFakeId(id: string): boolean {
  return (
    /^(\d)\1{14}(?:\1{3})?$/.test(id) || (id.length >= 15 && '123456789012345678'.startsWith(id.slice(0, 15)))
  );
}
