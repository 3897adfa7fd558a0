// What spreadsheets and exports did to a whole column, seen in its sample: decisions that no cell alone can carry.
import type { ColumnProfile } from '../model/cleaned.ts';

/** A handful of numbers proves nothing. */
const ENOUGH_NUMBERS = 20;
/** Numbers of one length: all but the damaged ones. */
const SAME_LENGTH_SHARE = 0.7;
const ENOUGH_ZEROS = 3;
/** Lengths at which fields of databases and cells of Excel end. */
const FIELD_ENDS: ReadonlySet<number> = new Set([
  20, 30, 32, 40, 50, 60, 64, 80, 100, 120, 128, 150, 200, 250, 255, 256, 500, 512, 1000, 1024, 2000, 4000, 8000, 32_767,
]); // prettier-ignore
const ENOUGH_CUT = 3;

type Damage = Pick<ColumnProfile, 'paddedTo' | 'cutAt'>;

/** From the distinct values of the sample. What is not seen is left out. */
export function profileDamage(values: readonly string[]): Damage {
  const padded = paddedTo(values);
  const cut = cutAt(values);
  return {
    ...(padded > 0 ? { paddedTo: padded } : {}),
    ...(cut > 0 ? { cutAt: cut } : {}),
  };
}

/** `00012345` beside `12345`: the length nearly all numbers have, if zeros stand in front of some. */
function paddedTo(values: readonly string[]): number {
  const bare = values.map((value) => value.replace(/^(?:="|')|"$/g, ''));
  const numbers = bare.filter((value) => /^\d+$/.test(value));
  if (numbers.length < ENOUGH_NUMBERS || numbers.length < bare.length / 2) return 0;
  const lengths = new Map<number, number>();
  for (const { length } of numbers) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [length, count] = [...lengths].reduce((most, other) => (other[1] > most[1] ? other : most));
  const isUsual = count / numbers.length >= SAME_LENGTH_SHARE;
  const padded = numbers.filter((number) => number.length === length && number.startsWith('0')).length;
  return isUsual && padded >= ENOUGH_ZEROS ? length : 0;
}

/** Several different texts that end at the very length where fields end, and none longer. */
function cutAt(values: readonly string[]): number {
  const longest = values.reduce((most, { length }) => Math.max(most, length), 0);
  if (!FIELD_ENDS.has(longest)) return 0;
  // Moments, codes and hashes are as long as each other by their form, and nothing was cut off.
  const ending = values.filter((value) => value.length === longest && /\s|[^\p{ASCII}]/u.test(value));
  const shapes = new Set(ending.map((value) => value.replaceAll(/\d/g, '9')));
  return ending.length >= ENOUGH_CUT && (shapes.size * 2 > ending.length || ending.every(isProse)) ? longest : 0; // prettier-ignore
}

const isProse = (value: string): boolean => value.replaceAll(/[^\p{L}]/gu, '').length * 2 > value.length;
