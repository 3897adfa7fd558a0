// Amounts as people write them, to exact decimal strings. No floating point anywhere: 0.1 + 0.2 is somebody's money.
import { readChineseNumeral } from './chinese-numeral.ts';
import type { AmountEvidence } from '../../model/cleaned.ts';
import { isPlaceholder } from '../../text/placeholders.ts';
import { CURRENCY_AFTER, CURRENCY_BEFORE, currencyOf, homeCurrency } from './currency.ts';

export type AmountProblem =
  'range' | 'approximate' | 'percent' | 'colloquial' | 'separators' | 'scientific' | 'unit' | 'not-a-number';

export interface Amount {
  /** `-1234.50`; '' when there is a problem. */
  readonly value: string;
  readonly problem: AmountProblem | '';
  /** The sign or word of a currency, as written; '' without. */
  readonly currency: string;
}

const UNIT = / ?(亿|億|[十百千]?[万萬]|千|百|[wkmb]|bn|mn|thousand|million|billion)$/i;
/** Powers of ten. */
const UNITS: Readonly<Record<string, number>> = {
  亿: 8, 億: 8, 万: 4, 萬: 4, 十万: 5, 十萬: 5, 百万: 6, 百萬: 6, 千万: 7, 千萬: 7, 千: 3, 百: 2, w: 4, k: 3, m: 6, mn: 6, b: 9, bn: 9, thousand: 3, million: 6, billion: 9,
}; // prettier-ignore

/**
 * Reads a tidied cell.
 *
 * @param decimalComma the column writes `1.234,50`: a point before three digits parts thousands
 */
export function readAmount(text: string, decimalComma = false): Amount {
  const bare = text
    .normalize('NFKC')
    .replace(/[−–—](?=\d)/g, '-')
    .replace(/(?<=\d)[’´`](?=\d{3})/g, "'")
    .trim();
  const isBracketed = /^\(.+\)$/.test(bare);
  const signed = isBracketed ? bare.slice(1, -1).trim() : bare;
  const minus = /^[-△▲]|(?<=\d)-$/.exec(signed) !== null;
  const unsigned = signed.replace(/^[-+△▲] ?|(?<=\d)-$/g, '');
  const before = CURRENCY_BEFORE.exec(unsigned)?.[1] ?? '';
  const behind = unsigned.replace(CURRENCY_BEFORE, '');
  // ¥(1,234.50) and ¥-5, as well as (¥1,234.50) and -¥5.
  const rest = before !== '' && /^\([^()]+\)$/.test(behind) ? `-${behind.slice(1, -1)}` : behind;
  const inner = before !== '' && rest.startsWith('-') ? rest.slice(1) : rest;
  const after = CURRENCY_AFTER.exec(inner)?.[1] ?? '';
  const figure = inner.replace(CURRENCY_AFTER, '').trim();
  // Of `$1,000 USD` the code says more than the sign.
  const currency = before === '' || /^[元块圆]|^[$¥￥]$/.test(before) ? after || before : before;

  const value = readFigure(figure, decimalComma) || readJiao(inner);
  if (value === '') return { value: '', problem: problemOf(figure, inner), currency };
  // Would be read as a thousand the next time.
  if (decimalComma && POINT_THOUSANDS.test(value)) return { value: '', problem: 'separators', currency };
  const isNegative = (isBracketed || minus || inner !== rest) && !/^[0.]*$/.test(value);
  return { value: isNegative ? `-${value}` : value, problem: '', currency };
}

const POINT_THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const COMMA_AND_THREE = /^[1-9]\d{0,2},\d{3}$/;

function readFigure(figure: string, decimalComma: boolean): string {
  const plain = readDigits(figure, decimalComma);
  if (plain !== '') return plain;
  const unit = UNIT.exec(figure);
  if (unit) {
    const digits = readDigits(figure.slice(0, unit.index), decimalComma);
    if (digits !== '') return shiftPoint(digits, UNITS[unit[1]!.toLowerCase()]!);
  }
  const scientific = /^(\d)(?:\.(\d+))?E(\+?)(\d{1,2})$/i.exec(figure);
  if (scientific) return expand(scientific);
  return readStepped(figure) || readChineseAmount(figure);
}

const STEPPED = /^(?:(\d{1,4})[亿億])?(?:(\d{1,4})[万萬])?(?:(\d)千)?(?:(\d)百)?(\d{4})?$/;
/** 2千万 of 1亿2千万, 3百万 of 1千3百万. */
const HUNDREDS_OF_MYRIADS = /(?:(\d)千)?(?:(\d)百)?(?:(\d)十)?(?=[万萬])/;

/** 1亿2000万, 1亿2千万, 3万5千, 1万2345: every step names its unit, or the last has all of its digits. */
function readStepped(text: string): string {
  const figure = text.replace(HUNDREDS_OF_MYRIADS, (whole, thousands = '0', hundreds = '0', tens = '0') =>
    whole === '' ? '' : String(Number(`${String(thousands)}${String(hundreds)}${String(tens)}0`)),
  );
  const steps = STEPPED.exec(figure);
  if (!steps) return '';
  const [, yi, wan, qian, bai, rest] = steps;
  if (figure === text && [yi, wan, qian, bai, rest].filter((step) => step !== undefined).length < 2)
    return '';
  if (rest !== undefined && (qian !== undefined || bai !== undefined || wan === undefined)) return '';
  const sum = [yi, wan, qian, bai, rest].reduce(
    (total, step, at) => total + BigInt(step ?? 0) * [100_000_000n, 10_000n, 1000n, 100n, 1n][at]!,
    0n,
  );
  return String(sum);
}

/** 12元5角6分. */
function readJiao(text: string): string {
  const [match, yuan = '0', jiao, fen] = /^(?:(\d{1,12})[元块圆])?零?(?:(\d)角)?零?(?:(\d)分)?$/.exec(text) ?? []; // prettier-ignore
  if (match === undefined || (jiao === undefined && fen === undefined)) return '';
  return `${withoutLeadingZeros(yuan)}.${jiao ?? '0'}${fen ?? '0'}`;
}

const THOUSANDS = /^\d{1,3}(?:([,' _])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
/** 1,0000 by ten thousands, as Chinese counts; 1,00,000 as India writes. */
const OTHER_GROUPS = /^(?:\d{1,4}(?:,\d{4})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/;
const DECIMAL_COMMA = /^(?:\d{1,3}(?:[. ]\d{3})+|\d+),\d{1,2}$/;
const DOTTED_THOUSANDS = /^\d{1,3}(?:\.\d{3}){2,}$/;

function readDigits(figure: string, decimalComma: boolean): string {
  if (decimalComma) {
    if (POINT_THOUSANDS.test(figure)) return figure.replaceAll('.', '');
    if (COMMA_AND_THREE.test(figure)) return '';
    if (/^0,\d+$/.test(figure)) return figure.replace(',', '.');
  }
  if (/^\d+(?:\.\d+)?$/.test(figure)) return withoutLeadingZeros(figure);
  if (/^\.\d+$/.test(figure)) return `0${figure}`;
  if (/^\d+\.$/.test(figure)) return withoutLeadingZeros(figure.slice(0, -1));
  if (THOUSANDS.test(figure) || OTHER_GROUPS.test(figure))
    return withoutLeadingZeros(figure.replace(/[,' _]/g, ''));
  if (DECIMAL_COMMA.test(figure)) return withoutLeadingZeros(figure.replace(/[. ]/g, '').replace(',', '.'));
  return DOTTED_THOUSANDS.test(figure) ? withoutLeadingZeros(figure.replaceAll('.', '')) : '';
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** `1.2` moved by 4 → `12000`. */
function shiftPoint(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = whole + fraction.slice(0, places).padEnd(places, '0');
  const left = fraction.slice(places).replace(/0+$/, '');
  return withoutLeadingZeros(moved) + (left === '' ? '' : `.${left}`);
}

/** Excel's display form with `+` is exact only when it shows every digit; Java writes every digit there is, without one. */
function expand([, first = '', fraction = '', plus, exponent = '']: RegExpExecArray): string {
  const places = Number(exponent);
  return plus === '+' && fraction.length < places ? '' : shiftPoint(`${first}.${fraction}0`, places);
}

const CHINESE_AMOUNT =
  /^([零〇一二三四五六七八九壹贰貳叁叄參肆伍陆陸柒捌玖两兩十百千万亿拾佰仟萬億]+)(?:[元圆圓块](?:([一二三四五六七八九壹贰貳叁叄參肆伍陆陸柒捌玖零])角)?零?(?:([一二三四五六七八九壹贰貳叁叄參肆伍陆陸柒捌玖])分)?)?[整正]?$/;

/** 壹万贰仟叁佰元伍角整, as cheques and contracts write. */
function readChineseAmount(figure: string): string {
  const match = CHINESE_AMOUNT.exec(figure);
  const whole = match ? readChineseNumeral(match[1]!) : '';
  if (!match || whole === '') return '';
  const [jiao, fen] = [match[2], match[3]];
  if (jiao === undefined && fen === undefined) return whole;
  return `${whole}.${jiao === undefined ? '0' : readChineseNumeral(jiao)}${fen === undefined ? '0' : readChineseNumeral(fen)}`;
}

const ABOUT =
  /^(?:约|大约|近|将近|接近|差不多|大概|至少|最少|不少于|不低于|最多|至多|不超过|不到|不足|超过|超|上(?=[百千万亿])|几|数|[<>≤≥~≈]=?)|(?:左右|上下|以上|以下|以内|之内|起|多|余|\+)$|\d(?:多|余|来|几)[十百千万亿元块]/;

function problemOf(figure: string, whole: string): AmountProblem {
  if (/^\d[\d.,]*(?:E[+-]?\d+)$/i.test(figure)) return 'scientific';
  if (/\d ?[%‰]$/.test(figure)) return 'percent';
  if ((ABOUT.test(figure) || ABOUT.test(whole)) && /[\d一二两三四五六七八九十百千万亿]/.test(whole))
    return 'approximate';
  if (/\d[十百千]?[万亿千百wk]?元? ?[-~—至到] ?[¥$]?\d/i.test(figure)) return 'range';
  if (/^\d+[万千]\d$|^[一二两三四五六七八九十百]+[万千百][一二三四五六七八九]$|^[\d一二两三四五六七八九十百]+[块元][\d一二三四五六七八九]$/.test(figure)) return 'colloquial'; // prettier-ignore
  if (/^\d[\d.,' ]*\d$/.test(figure)) return 'separators';
  return /^\d[\d.,]*\s?[万亿]?[元]?\s?(?:[/每]\s?)?(?:\p{Script=Han}{1,3}|[a-z]{1,4}[23²³]?|[a-z]{1,4}\/[a-z]{1,5})$/iu.test(figure) ? 'unit' : 'not-a-number'; // prettier-ignore
}

const EVIDENCE = 3;
const CLEAR_MAJORITY = 20;
const NEARLY_ALL = 0.95;

/**
 * How a column writes amounts, from cells that can be read in one way only.
 *
 * @param values distinct non-blank cells of a sample
 */
export function amountEvidenceOf(values: readonly string[], country: string): AmountEvidence {
  let commas = 0;
  let points = 0;
  const currencies = new Map<string, number>();
  let judged = 0;
  for (const value of values) {
    if (isPlaceholder(value)) continue;
    judged++;
    if (/^\D*\d{1,3}(?:[. ]\d{3})+,\d{1,2}\D*$|^\D*\d+,\d{1,2}\D*$/.test(value)) commas++;
    else if (/\d\.\d{1,2}\D*$|^\D*\d+\.\d{4,}\D*$|,\d{3}\.\d/.test(value)) points++;
    const { currency, value: figure } = readAmount(value);
    if (figure === '') continue;
    const code = currency === '' ? '' : currencyOf(currency, country);
    currencies.set(code, (currencies.get(code) ?? 0) + 1);
  }
  const [first] = [...currencies].sort((left, right) => right[1] - left[1]);
  const alone = first !== undefined && judged >= EVIDENCE && first[1] >= judged * NEARLY_ALL;
  return {
    decimalComma: commas >= EVIDENCE && commas >= points * CLEAR_MAJORITY,
    currency: alone && first[0] !== homeCurrency(country) ? first[0] : '',
  };
}
