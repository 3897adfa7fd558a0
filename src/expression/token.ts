import { usageError } from '../model/user-error.ts';
import type { UserError } from '../model/user-error.ts';

export interface Token {
  /** `column` is a name between backticks; `quoted` a text between any other quotes. */
  readonly kind: 'word' | 'quoted' | 'column' | 'operator' | 'end';
  readonly text: string;
  /** Where it starts, counted from 0. */
  readonly at: number;
}

/** Chinese input methods type these for their ASCII twins, and word processors turn quotes. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ['（', '('], ['）', ')'], ['，', ','], ['、', ','], ['＝', '='], ['！', '!'], ['＜', '<'], ['＞', '>'], ['～', '~'],
  ['＆', '&'], ['｜', '|'], ['＇', "'"], ['＂', '"'], ['｀', '`'],
]); // prettier-ignore

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['==', '='], ['<>', '!='], ['≠', '!='], ['≤', '<='], ['≥', '>='], ['≦', '<='], ['≧', '>='],
]); // prettier-ignore

const PAIRS = new Set(['==', '!=', '<>', '<=', '>=', '&&', '||']);
const SINGLES = new Set(['(', ')', ',', '=', '<', '>', '~', '≠', '≤', '≥', '≦', '≧']);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["'", "'"], ['"', '"'], ['`', '`'], ['“', '“”'], ['”', '“”'], ['‘', '‘’'], ['’', '‘’'],
]); // prettier-ignore

const SPACE = /\s/;
const DATE_WORD = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;
const CLOCK_AFTER =
  /[ \t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?(?![^\s()（）,，、])/y;

export function syntaxError(
  code: string,
  text: string,
  token: Pick<Token, 'text' | 'at'>,
  more = {},
): UserError {
  return usageError(code, { text, position: token.at + 1, near: token.text.slice(0, 60), ...more });
}

/** Cuts the text into tokens; the last one is always `end`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = operatorAt(text, at) ?? quotedAt(text, at) ?? wordAt(text, at);
    tokens.push(token.found);
    at = token.next;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

interface Step {
  readonly found: Token;
  readonly next: number;
}

function plain(text: string, at: number): string {
  const sign = text.charAt(at);
  return TWINS.get(sign) ?? sign;
}

function operatorAt(text: string, at: number): Step | undefined {
  const sign = plain(text, at);
  const pair = sign + plain(text, at + 1);
  if (PAIRS.has(pair))
    return { found: { kind: 'operator', text: SYNONYMS.get(pair) ?? pair, at }, next: at + 2 };
  if (!SINGLES.has(sign) && sign !== '!') return undefined;
  return { found: { kind: 'operator', text: SYNONYMS.get(sign) ?? sign, at }, next: at + 1 };
}

/** A doubled quote inside quotes is one quote, as in CSV and SQL. */
function quotedAt(text: string, at: number): Step | undefined {
  const open = plain(text, at);
  const closing = CLOSING.get(open);
  if (closing === undefined) return undefined;
  let content = '';
  for (let index = at + 1; index < text.length; index++) {
    const sign = plain(text, index);
    if (!closing.includes(sign)) content += text.charAt(index);
    else if (closing.length === 1 && plain(text, index + 1) === sign) {
      content += sign;
      index++;
    } else {
      return { found: { kind: open === '`' ? 'column' : 'quoted', text: content, at }, next: index + 1 };
    }
  }
  throw syntaxError('expression/unclosed-quote', text, { text: text.charAt(at), at });
}

/** Quotes and a single `!`, `&` or `|` inside a word belong to it: O'Brien, Yahoo!, R&D. */
function wordAt(text: string, at: number): Step {
  let end = at + 1;
  while (end < text.length && !SPACE.test(text.charAt(end)) && !endsWord(text, end)) end++;
  if (DATE_WORD.test(text.slice(at, end))) {
    CLOCK_AFTER.lastIndex = end;
    if (CLOCK_AFTER.test(text)) end = CLOCK_AFTER.lastIndex;
  }
  return { found: { kind: 'word', text: text.slice(at, end), at }, next: end };
}

function endsWord(text: string, at: number): boolean {
  const sign = plain(text, at);
  return SINGLES.has(sign) || PAIRS.has(sign + plain(text, at + 1));
}
