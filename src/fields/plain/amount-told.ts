// What an amount that is not one number says in figures: 10-20万 → 100000~200000, 约50万 → ≈500000, 3万5 → 35000.
import { readAmount, type AmountProblem } from './amount.ts';

/**
 * The figures of a cell that {@link readAmount} refused, for a person to decide on: `min~max`, a sign (`≈ ≥ > ≤ <`) and a
 * number, or the number a dropped unit most likely meant. Undefined where they are not certain.
 */
export function toldInFigures(
  text: string,
  problem: AmountProblem,
  decimalComma: boolean,
): string | undefined {
  const read = (part: string): string => readAmount(part, decimalComma).value;
  const bare = text.normalize('NFKC').trim();
  if (problem === 'colloquial') return withUnit(bare, read);
  if (problem === 'range') return rangeOf(bare, read);
  return problem === 'approximate' ? aboutOf(bare, read) : undefined;
}

type Read = (part: string) => string;

const DROPPED = /^(.*[万千百萬块元])([\d一二三四五六七八九])$/;
const NEXT_UNIT: Readonly<Record<string, string>> = {
  万: '千',
  萬: '千',
  千: '百',
  百: '十',
  块: '角',
  元: '角',
};

/** 3万5 → 3万5千, 三百五 → 三百五十, 3块5 → 3元5角: the unit below the one before. */
function withUnit(text: string, read: Read): string | undefined {
  const [, head = '', digit = ''] = DROPPED.exec(text) ?? [];
  const unit = NEXT_UNIT[head.slice(-1)];
  if (unit === undefined) return undefined;
  const value = unit === '角' ? read(`${head.slice(0, -1)}元${digit}角`) : read(head + digit + unit);
  return value === '' ? undefined : value;
}

const RANGE = /^(.+?) ?(?:-+|~|—+|–|至|到) ?(.+)$/;
const UNIT_AT_END = /(?:[十百千]?[万萬亿億]|千|百|[wk])(?=[元块圆]?$)/i;

/** Where only the upper end names a unit, it is meant for both, if the lower end is the smaller figure then; 20-10万 is a slip. */
function rangeOf(text: string, read: Read): string | undefined {
  const [, low = '', high = ''] = RANGE.exec(text) ?? [];
  const max = read(high);
  const unit = UNIT_AT_END.exec(high)?.[0];
  const shared = unit !== undefined && /\d$/.test(low) ? read(low + unit) : '';
  const min = shared !== '' && isLess(shared, max) ? shared : read(low);
  if (shared !== '' && min !== shared && min.length < 3) return undefined;
  return min !== '' && max !== '' && isLess(min, max) ? `${min}~${max}` : undefined;
}

/** Both are decimal numbers as {@link readAmount} writes them. */
function isLess(left: string, right: string): boolean {
  return right !== '' && Number(left) < Number(right);
}

const QUALIFIERS: readonly (readonly [sign: string, before: RegExp, behind: RegExp])[] = [
  ['≤', /^(?:不超过|最多|至多|≤|<=)/, /(?:以内|之内|以下)$/],
  ['≥', /^(?:不少于|不低于|至少|最少|≥|>=)/, /(?:以上|起|\+)$/],
  ['>', /^(?:超过|超|>)/, /(?:多|余)$/],
  ['<', /^(?:不到|不足|<)/, /(?!)/],
  ['≈', /^(?:大约|约|将近|接近|近|差不多|大概|≈|~)/, /(?:左右|上下)$/],
];
/** 20多万, 300余元 */
const MORE_INSIDE = /(?<=\d)(?:多|余)(?=[十百千万亿元块])/;

function aboutOf(text: string, read: Read): string | undefined {
  for (const [sign, before, behind] of QUALIFIERS) {
    const rest = text.replace(before, '').trim();
    const shorter = rest === text ? withoutEnd(text, behind) : rest;
    if (shorter === text) continue;
    const value = read(shorter);
    return value === '' ? undefined : sign + value;
  }
  if (!MORE_INSIDE.test(text)) return undefined;
  const value = read(text.replace(MORE_INSIDE, ''));
  return value === '' ? undefined : `>${value}`;
}

/** 50万以上元, 50万左右元: the word may stand before the currency. */
function withoutEnd(text: string, behind: RegExp): string {
  const bare = text.replace(/[元块]$/, '');
  const cut = bare.replace(behind, '').trim();
  return cut === bare ? text.replace(behind, '').trim() : cut;
}
