// What a number format says about the number under it. A workbook has no dates, only numbers that a format shows as
// dates, so the format decides. It is kept as one integer: flags, and the width of a format of zeros above them.

export const FORMAT = { plain: 0, date: 1, time: 2, elapsed: 4 } as const;
const WIDTH_SHIFT = 3;

/** Width of a format such as `000000`, which shows the postcode 010020 stored as 10020; 0 for any other. */
export const paddedWidth = (format: number): number => format >> WIDTH_SHIFT;

export const isDateFormat = (format: number): boolean =>
  (format & (FORMAT.date | FORMAT.time | FORMAT.elapsed)) !== 0;

const { date, time, elapsed } = FORMAT;

/**
 * ECMA-376 part 1, 18.8.30: formats that are never written out. 27–36 and 50–58 are dates in Chinese, Japanese and
 * Korean Excel, where the same number may be a date in one and a time in another: `date` alone lets the value tell.
 * 71–81 are the Thai ones.
 */
const BUILT_IN = new Map<number, number>([
  ...range(14, 17, date), ...range(18, 21, time), [22, date | time], ...range(27, 31, date), ...range(32, 33, time),
  ...range(34, 36, date), [45, time], [46, time | elapsed], [47, time], ...range(50, 58, date), ...range(71, 74, date),
  ...range(75, 76, time), [77, date | time], [78, time], [79, time | elapsed], [80, time], [81, date],
]); // prettier-ignore

function range(from: number, to: number, format: number): [number, number][] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, format]);
}

export const builtInFormat = (id: number): number => BUILT_IN.get(id) ?? FORMAT.plain;

const LITERALS = /"[^"]*"|\\.|_.|\*./gsu;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;
const BRACKETS = /\[[^\]]*\]/g;
// "General" as Excel and WPS spell it; its letters are no date codes.
const GENERAL = /general|standard|G\/[^;]*格式/gi;
const HALF_DAY = /am\/pm|a\/p|上午\/下午/gi;
const FRACTION_OF_SECOND = /s[.,]0+/gi;

/** Reads a format code, `yyyy"年"m"月"d"日"`; only its first section counts, the one for positive numbers. */
export function parseFormat(code: string): number {
  const bare = code.replace(LITERALS, '').replace(GENERAL, '');
  const isElapsed = ELAPSED.test(bare.split(';', 1)[0]!);
  const section = bare
    .replace(BRACKETS, (part) => (ELAPSED.test(part) ? part.slice(1, -1) : ''))
    .split(';', 1)[0]!
    .replace(HALF_DAY, 'h')
    .replace(FRACTION_OF_SECOND, 's')
    .trim();
  if (/^0{2,64}$/.test(section)) return section.length << WIDTH_SHIFT;
  // Digit places beside letters are a number with a unit somebody forgot to quote (`0.00 EUR`), not a date.
  if (/[0#?]/.test(section)) return FORMAT.plain;
  const hasTime = /[hs]/i.test(section);
  const hasDate =
    /[ydbg]|e(?![+-])|a{3}|m{3}/i.test(section) || (!hasTime && !isElapsed && /m/i.test(section));
  return (hasDate ? date : 0) | (hasTime || isElapsed ? time : 0) | (isElapsed ? elapsed : 0);
}
