// Own grammar for written dates. JavaScript's Date turns 2025-02-30 into 2 March, does not know 25/6/3, and reads
// 2025/6/3 in the machine's zone but 2025-06-03 in UTC.
import type { FieldSettings } from '../../model/cleaned.ts';
import { chineseNumerals } from './chinese-numerals.ts';
import { splitTime } from './clock.ts';
import { instantOfMilliseconds, readDateNumber, readsMinguo } from './numerals.ts';
import { readTriple } from './order.ts';
import { MONTH_NAME, MONTHS, usualSpelling } from './spelling.ts';
import { dateOf, fullYear, invalid, suspect, type DateReading, type NoDate } from './reading.ts';

/** Longer text is a sentence that mentions a date. */
const LONGEST = 60;
const NUMBER = /^\d+(?:\.\d+)?$/;
const ROUNDED = /^\d(?:\.\d+)?E\+?\d{1,2}$/i;
/** How a spreadsheet shows a moment in a narrow format, and saves it: minutes and seconds, no day. */
const CLOCK_ONLY = /^\d{1,2}:\d{2}\.\d$/;
const DOT_NET = /^\/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/?$/i;
const LUNAR = /农历|農曆|阴历|陰曆|旧历|正月|冬月|腊月|臘月|闰|初[一二三四五六七八九十]/;
const WEEKDAY =
  /[([]?\s*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)\s*[)\]]?\s*,?/gi;
/** Java's Date.toString puts the year last: `Tue Jun 03 14:05:06 CST 2025`. */
const JAVA = /^([a-z]{3} \d{1,2}) (\d{2}:\d{2}:\d{2}) (?:[a-z]{3,4}|GMT[+-]\d{2}:?\d{2}) (\d{4})$/i;

const YEAR_FIRST = /^(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*[日号號]?\.?$/;
const SHORT_YEAR_NAMED = /^(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?$/;
const YEAR_MONTH = /^\d{4}\s*[-/.年]\s*(\d{1,2})\s*月?$/;
const YEAR = /^\d{4}\s*年?$/;
const MONTH_DAY = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/;
const TRIPLE = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})\.?$/;
const ERA =
  /^(民国|民國|中华民国|中華民國|令和|平成|昭和|大正|明治|[RHSTM](?=\d))\.?\s*(\d{1,3}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/i;
const THREE_DIGIT_YEAR = /^(1\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const MINGUO_YEAR = /^(0?\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** Text that speaks of time and names no single day. */
const NO_SINGLE_DAY: readonly (readonly [RegExp, string])[] = [
  [/^(?:长期|永久|长期有效|永久有效|至今|无固定期限|present|permanent|indefinite)$/i, 'date/open-end'],
  [/^(?:never|not yet|none yet|nie|jamais|nunca|mai|(?:从未|从不|从没有?|尚未|未曾|暂未)(?:\p{Script=Han}{2}过?)?|(?:还没有?|没有?|未)(?:联系|跟进|下单|消费|登录|到店|购买|成交|回访)过?)$/iu, 'date/never'],
  [/^(?:今天|今日|昨天|昨日|前天|明天|刚刚|刚才|today|yesterday|tomorrow|just now|(?:近|约)?\d+ ?个?(?:天|日|小时|分钟|秒|周|星期|月|年)[之以]?[前内后]|\d+ ?(?:second|minute|hour|day|week|month|year)s? ago)$/i, 'date/relative'],
  [/^(?:上午|下午|晚上|早上|凌晨|中午)?\s*\d{1,2}[:时点]\d{0,2}(?:[:分]\d{0,2}秒?)?(?:\s*[ap]\.?m\.?)?$/i, 'date/no-date'],
  [/^\d{4}(?:年?\s*(?:Q[1-4]|H[12]|第?[一二三四1-4]季度?|[上下]半年|[初中底末]|年[初中底末]|[春夏秋冬][季天]?|春节|元旦|国庆节?|五一|中秋节?|端午节?)|-?W\d{2}|\s*[-/.年]\s*\d{1,2}月?(?:[上中下]旬|[初中底末]))[前后]?$/i, 'date/no-day'],
  [/^\d{2}年\d{1,2}月$/, 'date/no-day'],
  [/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:上午|下午|晚上|早上|中午|凌晨|傍晚|晚|早)$/, 'date/vague-time'],
  [/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*[-~]+\s*\d{4}/, 'date/range'],
  [/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*[-/;,、|]\s*(?:\d{4}[-/.年])?(?:\d{1,2}[-/.月])?\d{1,2}日$/, 'date/range'],
  [/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*[-/;,、|]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/, 'date/range'],
  [/^\d{4}([-/.])\d{1,2}\1\d{1,2}-\d{1,2}\1\d{1,2}$/, 'date/range'],
  [/^\d{2,4}[-/.年]?\d{1,2}.*?(?:至|到|[~～—–]| - | to ).*\d{1,2}/i, 'date/range'],
]; // prettier-ignore

/** Gregorian year of each era's year 0. */
const ERAS: Readonly<Record<string, number>> = {
  民国: 1911, 民國: 1911, 中华民国: 1911, 中華民國: 1911,
  令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867, R: 2018, H: 1988, S: 1925, T: 1911, M: 1867,
}; // prettier-ignore

const MONTH = `(${MONTH_NAME})\\.?`;
const BETWEEN = '[\\s,./-]*';
const NAMED_DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er)?${BETWEEN}(?:of |de )?${MONTH}(?:${BETWEEN}(?:de )?('?\\d{2}|\\d{4}))?$`,
  'i',
);
const NAMED_MONTH_FIRST = new RegExp(
  `^${MONTH}${BETWEEN}(\\d{1,2})(?:st|nd|rd|th)?(?:[\\s,./-]+('?\\d{2}|\\d{4}))?$`,
  'i',
);
const NAMED_YEAR_FIRST = new RegExp(`^(\\d{4})${BETWEEN}${MONTH}${BETWEEN}(\\d{1,2})$`, 'i');
const NAMED_MONTH_YEAR = new RegExp(`^${MONTH}${BETWEEN}(?:'\\d{2}|\\d{4})$`, 'i');
const LETTER = /[A-Za-zа-я]/i;

/** Reads tidied text. */
export function readDate(text: string, settings: FieldSettings): DateReading | NoDate {
  if (text.length > LONGEST) return invalid('date/not-a-date');
  const plain = text.normalize('NFKC').trim();
  if (NUMBER.test(plain)) return readDateNumber(plain, settings);
  if (ROUNDED.test(plain) || CLOCK_ONLY.test(plain)) return { status: 'lossy', issue: 'date/excel-damaged' };
  if (LUNAR.test(plain)) return suspect('date/lunar');
  const before1970 = settings.profile.dates?.unix === true ? /^-\d{9,13}$/.exec(plain) : null;
  if (before1970) return instantOfMilliseconds(Number(plain) * (plain.length > 11 ? 1 : 1000), settings);
  const dotNet = DOT_NET.exec(plain.replaceAll('\\', ''));
  if (dotNet) return instantOfMilliseconds(Number(dotNet[1]), settings);
  const written = chineseNumerals(usualSpelling(plain).replace(WEEKDAY, ' ')).replace(/\s+/g, ' ').trim();
  const java = JAVA.exec(written);
  for (const [pattern, issue] of NO_SINGLE_DAY) if (pattern.test(written)) return suspect(issue);
  const split = splitTime(java ? `${java[1]!} ${java[3]!} ${java[2]!}` : written);
  if (split === undefined) return readDay(written, settings);
  const day = readDay(split.before, settings);
  if (!('date' in day)) return day;
  return split.time === undefined ? invalid('date/impossible') : { ...day, time: split.time };
}

function readDay(text: string, settings: FieldSettings): DateReading | NoDate {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dateOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const minguo = settings.profile.dates?.minguo === true ? MINGUO_YEAR.exec(text) : null;
  if (minguo) return dateOf(Number(minguo[1]) + 1911, Number(minguo[2]), Number(minguo[3]), 'date/era');
  const triple = TRIPLE.exec(text);
  if (triple) return readTriple(triple[1]!, triple[3]!, triple[4]!, settings);
  const short = SHORT_YEAR_NAMED.exec(text);
  if (short) {
    const year = fullYear(Number(short[1]), settings);
    return dateOf(year, Number(short[2]), Number(short[3]), 'date/iso', 'date/two-digit-year');
  }
  if (NUMBER.test(text))
    return text.length === 8 ? readDateNumber(text, settings) : invalid('date/not-a-date');
  return readNamed(text, settings) ?? readEra(text, settings) ?? readPartial(text);
}

function readNamed(written: string, settings: FieldSettings): DateReading | NoDate | undefined {
  if (!LETTER.test(written)) return undefined;
  const text = written.normalize('NFD').replace(/\p{M}/gu, '');
  const [day, name, year] = namedParts(text) ?? [];
  if (day === undefined || name === undefined)
    return NAMED_MONTH_YEAR.test(text) ? suspect('date/no-day') : undefined;
  if (year === undefined) return suspect('date/no-year');
  const digits = year.replace("'", '');
  const month = MONTHS.get(name.toLowerCase())!;
  return digits.length === 4
    ? dateOf(Number(digits), month, Number(day))
    : dateOf(fullYear(Number(digits), settings), month, Number(day), 'date/iso', 'date/two-digit-year');
}

function namedParts(text: string): readonly (string | undefined)[] | undefined {
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  if (dayFirst) return [dayFirst[1], dayFirst[2], dayFirst[3]];
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  if (monthFirst) return [monthFirst[2], monthFirst[1], monthFirst[3]];
  const yearFirst = NAMED_YEAR_FIRST.exec(text);
  return yearFirst ? [yearFirst[3], yearFirst[2], yearFirst[1]] : undefined;
}

/** Minguo and Japanese years; 114/06/03 without a word for it is Minguo in Taiwan only. */
function readEra(text: string, settings: FieldSettings): DateReading | NoDate | undefined {
  const era = ERA.exec(text);
  if (era) {
    const year = ERAS[era[1]!.toUpperCase()]! + (era[2] === '元' ? 1 : Number(era[2]));
    return dateOf(year, Number(era[3]), Number(era[4]), 'date/era');
  }
  const bare = THREE_DIGIT_YEAR.exec(text);
  if (!bare) return undefined;
  if (!readsMinguo(settings)) return suspect('date/ambiguous');
  return dateOf(Number(bare[1]) + 1911, Number(bare[2]), Number(bare[3]), 'date/era');
}

function readPartial(text: string): NoDate {
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth)
    return Number(yearMonth[1]) <= 12 && Number(yearMonth[1]) > 0
      ? suspect('date/no-day')
      : invalid('date/impossible');
  if (YEAR.test(text)) return suspect('date/no-day');
  return MONTH_DAY.test(text) ? suspect('date/no-year') : invalid('date/not-a-date');
}
