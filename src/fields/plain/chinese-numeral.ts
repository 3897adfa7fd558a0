const DIGITS: ReadonlyMap<string, number> = new Map([
  ...Array.from('零一二三四五六七八九', (character, value) => [character, value] as const),
  ...Array.from('〇壹贰叁肆伍陆柒捌玖', (character, value) => [character, value] as const),
  ...Array.from('○弌貳參肆伍陸柒捌玖', (character, value) => [character, value] as const),
  ['两', 2], ['兩', 2], ['叄', 3], ['幺', 1],
]); // prettier-ignore

const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10], ['拾', 10], ['百', 100], ['佰', 100], ['千', 1000], ['仟', 1000],
]); // prettier-ignore

const BIG_UNITS: ReadonlyMap<string, bigint> = new Map([
  ['万', 10_000n], ['萬', 10_000n], ['亿', 100_000_000n], ['億', 100_000_000n],
]); // prettier-ignore

/**
 * 一百二十, 壹万贰仟叁佰, 二〇二五 → digits; '' when the text is no Chinese numeral. `三万五` may be 35 000 or 30 005,
 * so a last digit without its unit is read only behind 十 and 零.
 */
export function readChineseNumeral(text: string): string {
  const characters = Array.from(text);
  if (characters.length === 0) return '';
  if (characters.every((character) => DIGITS.has(character))) {
    return characters.map((character) => String(DIGITS.get(character))).join('').replace(/^0+(?=\d)/, ''); // prettier-ignore
  }
  let total = 0n;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  let zeroBefore = false;
  for (const character of characters) {
    const value = DIGITS.get(character);
    const small = SMALL_UNITS.get(character);
    const big = BIG_UNITS.get(character);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return '';
      zeroBefore ||= value === 0;
      digit = value;
    } else if (small !== undefined) {
      // 十五 is fifteen; 百 and 千 want a digit.
      if ((digit ?? 0) === 0 && small !== 10) return '';
      section += (digit ?? 0) === 0 ? small : digit! * small;
      [digit, lastUnit, zeroBefore] = [undefined, small, false];
    } else if (big !== undefined) {
      const amount = BigInt(section + (digit ?? 0));
      if (total + amount === 0n) return '';
      total = big > 10_000n ? (total + amount) * big : total + amount * big;
      [section, digit, lastUnit, zeroBefore] = [0, undefined, Number(big), false];
    } else return '';
  }
  if (digit !== undefined && digit !== 0 && lastUnit > 10 && !zeroBefore) return '';
  return String(total + BigInt(section + (digit ?? 0)));
}
