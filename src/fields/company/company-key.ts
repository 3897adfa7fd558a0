// The one comparison key of a company: everything of its name but legal form, brackets, spaces, width and script.
//   上海远景科技有限公司, 远景科技（上海）   →  上海 远景科技
//   …有限公司北京分公司                    →  上海 远景科技 / 北京分公司
//   The Acme Widget Co., Ltd.              →  acme widget
import { SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';
import { parseHanCompany } from './parse-han-company.ts';
import type { CompanyNote, HanCompany } from './parse-han-company.ts';
import { isPlaceWord, tradeOf } from './latin-words.ts';
import { parseLatinCompany } from './parse-latin-company.ts';
import { regionAtStart } from './regions.ts';

const HAN = /\p{Script=Han}/u;
const BRANCH_BREAK = ' / ';

export interface CompanyReading {
  /** '' when nothing distinguishes the firm: 有限公司, 上海公司, Co., Ltd. */
  readonly key: string;
  /** The name, then names the firm had before, and the Latin half of a name in two scripts. */
  readonly keys: readonly string[];
  readonly hasForm: boolean;
  readonly notes: readonly CompanyNote[];
}

/** 远景科技有限公司 Envision Technology Co., Ltd.: one firm, twice. */
const TWO_SCRIPTS =
  /^(\p{Script=Han}[\p{Script=Han}（）() ]*\p{Script=Han}[）)]?) ?[/|,，;；(（-]? ?([A-Za-z][A-Za-z0-9&.,' -]*[A-Za-z.])[)）]?$/u;

/** Reads a tidied company name. */
export function readCompany(text: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): CompanyReading {
  if (!HAN.test(text)) return readLatinCompany(text, words);
  const [, han = '', latin = ''] = TWO_SCRIPTS.exec(text) ?? [];
  if (han !== '' && latin !== '') {
    const [first, second] = [parseHanCompany(han, words), parseLatinCompany(latin, words)];
    if (first.hasForm && second.hasForm && first.name !== '' && second.words.length > 0) {
      const key = keyOf(first);
      return { key, keys: [key, second.words.join(' ')], hasForm: true, notes: first.notes };
    }
  }
  const company = parseHanCompany(text, words);
  const { hasForm, notes } = company;
  const key = keyOf(company);
  if (key === '') return { key, keys: [], hasForm, notes };
  const former = company.formerNames
    .map((name) => keyOf(parseHanCompany(name, words)))
    .filter((name) => name !== '');
  return { key, keys: [...new Set([key, ...former])], hasForm, notes };
}

/** Acme Inc. f/k/a Widget Inc., Acme LLC d/b/a Widgets: a firm under two names. */
const TWO_NAMES =
  /^(.{2,}?)[,;]?[ (]+(f\/?k\/?a|formerly(?: known as)?|previously|d\/?b\/?a|doing business as|t\/a|trading as|a\/?k\/?a|also known as)\b[.:]? +(.{2,}?)\)?$/iu;
const BEFORE = /^(?:f|prev)/i;
/** Acme Co., Ltd. (Thailand), Acme Inc. - New York: what stands behind the legal form. */
const BEHIND_FORM = /^(.+?) *(?:\(([^()]+)\)| [-–—] (.+))$/u;

function readLatinCompany(text: string, words: CompanyWords): CompanyReading {
  const [, first = '', how = '', second = ''] = TWO_NAMES.exec(text) ?? [];
  const keys = (how === '' ? [text] : [first, second]).map((name) => latinKey(name, words));
  const told = keys.filter(({ key }) => key !== '');
  return {
    key: keys[0]!.key,
    keys: [...new Set(told.map(({ key }) => key))],
    hasForm: keys[0]!.hasForm,
    notes: BEFORE.test(how) && told.length === 2 ? ['former-name'] : [],
  };
}

function latinKey(text: string, words: CompanyWords): { key: string; hasForm: boolean } {
  const [, front = '', inBracket, behindDash] = BEHIND_FORM.exec(text) ?? [];
  const head = front === '' ? undefined : parseLatinCompany(front, words);
  if (head?.hasForm === true && head.words.length > 0) {
    const rest = parseLatinCompany(inBracket ?? behindDash ?? '', words);
    return { key: [...head.words, ...rest.words].join(' '), hasForm: true };
  }
  const { words: read, hasForm } = parseLatinCompany(text, words);
  return { key: read.join(' '), hasForm };
}

function keyOf({ regions, name, branch, hasForm }: HanCompany): string {
  const isOnlyRegion = regionAtStart(name)?.length === name.length;
  if (name === '' || (isOnlyRegion && hasForm)) return '';
  const head = regions.length === 0 ? name : `${regions.join(',')} ${name}`;
  return branch === '' ? head : head + BRANCH_BREAK + branch;
}

/** How two company keys are related beside being equal: a branch never is its parent, but it is no stranger to it. */
export function relationOfCompanies(
  left: string,
  right: string,
): 'branch-of' | 'parent-of' | 'same-parent' | '' {
  const [[head, branch], [otherHead, otherBranch]] = [splitBranch(left), splitBranch(right)];
  if (head !== otherHead || branch === otherBranch) return '';
  if (branch === '') return 'parent-of';
  return otherBranch === '' ? 'branch-of' : 'same-parent';
}

function splitBranch(key: string): readonly [head: string, branch: string] {
  const cut = key.indexOf(BRANCH_BREAK);
  return cut < 0 ? [key, ''] : [key.slice(0, cut), key.slice(cut + BRANCH_BREAK.length)];
}

export interface CompanyParts {
  readonly script: 'han' | 'latin';
  readonly regions: readonly string[];
  /** Trade name and industry. */
  readonly name: string;
  /** The trade name (字号): 远景. */
  readonly core: string;
  /** What follows it: 科技. */
  readonly industry: string;
  readonly branch: string;
}

/** The parts of a company key. */
export function partsOfKey(key: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): CompanyParts {
  return HAN.test(key) ? partsOfHanKey(key, words) : partsOfLatinKey(key);
}

function partsOfHanKey(key: string, { industries }: CompanyWords): CompanyParts {
  const [head, branch] = splitBranch(key);
  const gap = head.indexOf(' ');
  const name = head.slice(gap + 1);
  const core = name.slice(0, industries.coreLength(name));
  return {
    script: 'han',
    regions: gap < 0 ? NONE : head.slice(0, gap).split(','),
    name,
    core,
    industry: name.slice(core.length),
    branch,
  };
}

function partsOfLatinKey(key: string): CompanyParts {
  const words = key.split(' ');
  const distinctive = words.filter((word) => !isPlaceWord(word) && tradeOf(word) === undefined);
  // Bank of China: nothing but a trade and a place, and that is the trade name.
  const isGeneric = distinctive.length === 0;
  const trades = isGeneric ? NONE : words.flatMap((word) => tradeOf(word) ?? NONE);
  return {
    script: 'latin',
    regions: isGeneric ? NONE : words.filter(isPlaceWord).sort(),
    name: key,
    core: isGeneric ? key : distinctive.join(' '),
    industry: trades.filter((trade) => trade.length > 3).sort().join(' '), // prettier-ignore
    branch: '',
  };
}
const NONE: readonly string[] = [];
