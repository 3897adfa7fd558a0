// Amounts as people write them, to exact decimal strings. No floating point anywhere: 0.1 + 0.2 is somebody's money.
import { readChineseNumeral } from './chinese-numeral.ts';

export type AmountProblem =
  'range' | 'approximate' | 'percent' | 'colloquial' | 'separators' | 'scientific' | 'not-a-number';

export interface Amount {
  /** `-1234.50`; '' when there is a problem. */
  readonly value: string;
  readonly problem: AmountProblem | '';
  /** ISO code or sign of a currency other than the yuan, when one was written. */
  readonly currency: string;
}

const CURRENCY_BEFORE =
  /^(人民币|RMB|CNY|CN¥|[¥￥]|US\$|HK\$|NT\$|A\$|C\$|S\$|\$|€|£|USD|EUR|GBP|JPY|HKD|TWD|KRW|AUD|CAD|SGD|INR|₩|₹) ?(?=[-+(.\d壹贰叁肆伍陆柒捌玖拾])/i;
const CURRENCY_AFTER =
  / ?(元人民币|人民币元|元整|元正|圆整|元|块钱?|圆|RMB|CNY|美元|美金|欧元|英镑|港币|港元|日元|台币|円|원|USD|EUR|GBP|JPY|HKD|TWD|KRW|AUD|CAD|SGD|INR|[¥$€£₩₹])$/i;
const YUAN = /^(?:人民币|RMB|CNY|CN¥|[¥￥]|元人民币|人民币元|元整|元正|圆整|元|块钱?|圆)$/i;
const UNIT = / ?(亿|万|千|百|[wkmb]|bn|mn|thousand|million|billion)$/i;
/** Powers of ten. */
const UNITS: Readonly<Record<string, number>> = {
  亿: 8, 万: 4, 千: 3, 百: 2, w: 4, k: 3, m: 6, mn: 6, b: 9, bn: 9, thousand: 3, million: 6, billion: 9,
}; // prettier-ignore

/** Reads a tidied cell. */
export function readAmount(text: string): Amount {
  const bare = text
    .normalize('NFKC')
    .replace(/[−–—](?=\d)/g, '-')
    .trim();
  const isBracketed = /^\(.+\)$/.test(bare);
  const signed = isBracketed ? bare.slice(1, -1).trim() : bare;
  const minus = /^[-△▲]|(?<=\d)-$/.exec(signed) !== null;
  const unsigned = signed.replace(/^[-+△▲] ?|(?<=\d)-$/g, '');
  const before = CURRENCY_BEFORE.exec(unsigned)?.[1] ?? '';
  const rest = unsigned.replace(CURRENCY_BEFORE, '');
  const inner = before !== '' && rest.startsWith('-') ? rest.slice(1) : rest;
  const after = CURRENCY_AFTER.exec(inner)?.[1] ?? '';
  const figure = inner.replace(CURRENCY_AFTER, '').trim();
  const currency = [before, after].find((sign) => sign !== '' && !YUAN.test(sign)) ?? '';

  const value = readFigure(figure);
  if (value === '') return { value: '', problem: problemOf(figure), currency };
  const isNegative = (isBracketed || minus || inner !== rest) && !/^[0.]*$/.test(value);
  return { value: isNegative ? `-${value}` : value, problem: '', currency };
}

function readFigure(figure: string): string {
  const plain = readDigits(figure);
  if (plain !== '') return plain;
  const unit = UNIT.exec(figure);
  if (unit) {
    const digits = readDigits(figure.slice(0, unit.index));
    if (digits !== '') return shiftPoint(digits, UNITS[unit[1]!.toLowerCase()]!);
  }
  const scientific = /^(\d)(?:\.(\d+))?E(\+?)(\d{1,2})$/i.exec(figure);
  if (scientific) return expand(scientific);
  return readChineseAmount(figure);
}

const THOUSANDS = /^\d{1,3}(?:([,' _])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
/** 1,0000 by ten thousands, as Chinese counts; 1,00,000 as India writes. */
const OTHER_GROUPS = /^(?:\d{1,4}(?:,\d{4})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/;
const DECIMAL_COMMA = /^(?:\d{1,3}(?:[. ]\d{3})+|\d+),\d{1,2}$/;
const DOTTED_THOUSANDS = /^\d{1,3}(?:\.\d{3}){2,}$/;

function readDigits(figure: string): string {
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
  /^([零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两十百千万亿拾佰仟萬億]+)(?:[元圆块](?:([一二三四五六七八九壹贰叁肆伍陆柒捌玖零])角)?零?(?:([一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?)?[整正]?$/;

/** 壹万贰仟叁佰元伍角整, as cheques and contracts write. */
function readChineseAmount(figure: string): string {
  const match = CHINESE_AMOUNT.exec(figure);
  const whole = match ? readChineseNumeral(match[1]!) : '';
  if (!match || whole === '') return '';
  const [jiao, fen] = [match[2], match[3]];
  if (jiao === undefined && fen === undefined) return whole;
  return `${whole}.${jiao === undefined ? '0' : readChineseNumeral(jiao)}${fen === undefined ? '0' : readChineseNumeral(fen)}`;
}

function problemOf(figure: string): AmountProblem {
  if (/^\d[\d.,]*(?:E\+?\d+)$/i.test(figure)) return 'scientific';
  if (/\d ?%$/.test(figure)) return 'percent';
  if (
    /^(?:约|大约|近|将近|差不多|大概|至少|最多|不到|超过|[<>≤≥~≈]=?)|(?:左右|以上|以下|多|余|\+)$/.test(
      figure,
    )
  )
    return 'approximate';
  if (/\d[万亿千百wk]? ?[-~—至到] ?\d/i.test(figure)) return 'range';
  if (/^\d+[万千]\d$|^[一二三四五六七八九][万千百][一二三四五六七八九]$/.test(figure)) return 'colloquial';
  return /^\d[\d.,' ]*\d$/.test(figure) ? 'separators' : 'not-a-number';
}
