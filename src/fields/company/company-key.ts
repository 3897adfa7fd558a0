// The one comparison key of a company: everything of its name but legal form, brackets, spaces, width and script.
//   上海远景科技有限公司, 远景科技（上海）   →  上海 远景科技
//   …有限公司北京分公司                    →  上海 远景科技 / 北京分公司
//   The Acme Widget Co., Ltd.              →  acme widget
import { coreLength } from './industries.ts';
import { parseHanCompany } from './parse-han-company.ts';
import type { CompanyNote } from './parse-han-company.ts';
import { isPlaceWord, tradeOf } from './latin-words.ts';
import { parseLatinCompany } from './parse-latin-company.ts';
import { regionAtStart } from './regions.ts';

const HAN = /\p{Script=Han}/u;
const BRANCH_BREAK = ' / ';

export interface CompanyReading {
  /** '' when nothing distinguishes the firm: 有限公司, 上海公司, Co., Ltd. */
  readonly key: string;
  readonly hasForm: boolean;
  readonly notes: readonly CompanyNote[];
}

/** Reads a tidied company name. */
export function readCompany(text: string): CompanyReading {
  if (!HAN.test(text)) {
    const { words, hasForm } = parseLatinCompany(text);
    return { key: words.join(' '), hasForm, notes: [] };
  }
  const { regions, name, branch, hasForm, notes } = parseHanCompany(text);
  const isOnlyRegion = regionAtStart(name)?.length === name.length;
  if (name === '' || (isOnlyRegion && hasForm)) return { key: '', hasForm, notes };
  const head = regions.length === 0 ? name : `${regions.join(',')} ${name}`;
  return { key: branch === '' ? head : head + BRANCH_BREAK + branch, hasForm, notes };
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
export function partsOfKey(key: string): CompanyParts {
  return HAN.test(key) ? partsOfHanKey(key) : partsOfLatinKey(key);
}

function partsOfHanKey(key: string): CompanyParts {
  const cut = key.indexOf(BRANCH_BREAK);
  const head = cut < 0 ? key : key.slice(0, cut);
  const gap = head.indexOf(' ');
  const name = head.slice(gap + 1);
  const core = name.slice(0, coreLength(name));
  return {
    script: 'han',
    regions: gap < 0 ? NONE : head.slice(0, gap).split(','),
    name,
    core,
    industry: name.slice(core.length),
    branch: cut < 0 ? '' : key.slice(cut + BRANCH_BREAK.length),
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
