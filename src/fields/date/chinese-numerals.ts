import { readChineseNumeral } from '../plain/chinese-numeral.ts';

const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from('零一二三四五六七八九', (character, digit) => [character, digit] as const).concat([
    ['〇', 0], ['○', 0], ['O', 0], ['两', 2], ['壹', 1], ['贰', 2], ['叁', 3],
  ]),
); // prettier-ignore

/** Numbers in front of 年, 月, 日 and the units of the clock, the only place where they are read. */
const BEFORE_UNIT = /[零〇○O一二两三四五六七八九十百廿卅壹贰叁]+(?=\s*[年月日号號时點点分秒])/g;

/** `二〇二五年六月二十三日` → `2025年6月23日`. */
export function chineseNumerals(text: string): string {
  return /[年月日]/.test(text) ? text.replace(BEFORE_UNIT, valueOf) : text;
}

function valueOf(numeral: string): string {
  if (numeral.includes('百')) return readChineseNumeral(numeral) || numeral;
  const tens = /^([一二三]?)十([一二三四五六七八九]?)$/.exec(
    numeral.replace('廿', '二十').replace('卅', '三十'),
  );
  if (tens) return String((DIGITS.get(tens[1] ?? '') ?? 1) * 10 + (DIGITS.get(tens[2] ?? '') ?? 0));
  return Array.from(numeral, (character) => DIGITS.get(character) ?? character).join('');
}
