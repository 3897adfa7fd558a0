// Amounts are compared as they are written. Doubles are exact for up to 15 significant digits only: beyond that
// two different amounts may become one, so longer ones are compared digit by digit and sums are made of integers.

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const EXACT_LENGTH = 15;

/** Plain decimal notation without leading zeros, which only codes have: `007` is not a number. */
export function isDecimal(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 45 || (first >= 48 && first <= 57)) && DECIMAL.test(text);
}

/** Negative, zero or positive; both must be decimals. */
export function compareDecimals(left: string, right: string): number {
  if (left.length <= EXACT_LENGTH && right.length <= EXACT_LENGTH) return Number(left) - Number(right);
  const [a, b] = [digitsOf(left), digitsOf(right)];
  if (a.sign !== b.sign) return a.sign - b.sign;
  return (
    a.sign * (a.whole.length - b.whole.length || order(a.whole, b.whole) || order(a.fraction, b.fraction))
  );
}

/** The same text for every spelling of one number: 1.50 is 1.5, -0 is 0. */
export function canonicalDecimal(decimal: string): string {
  if (!decimal.includes('.') && decimal !== '-0') return decimal;
  const { sign, whole, fraction } = digitsOf(decimal);
  return (sign < 0 ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

export function sumDecimals(amounts: readonly string[]): string {
  const scale = Math.max(0, ...amounts.map((amount) => digitsOf(amount).fraction.length));
  let total = 0n;
  for (const amount of amounts) {
    const { sign, whole, fraction } = digitsOf(amount);
    const units = BigInt(whole + fraction.padEnd(scale, '0'));
    total += sign < 0 ? -units : units;
  }
  const digits = String(total < 0n ? -total : total).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return (total < 0n ? '-' : '') + digits.slice(0, cut) + (scale > 0 ? `.${digits.slice(cut)}` : '');
}

interface Digits {
  readonly sign: -1 | 0 | 1;
  readonly whole: string;
  /** Without trailing zeros, so that 1.5 and 1.50 are the same text. */
  readonly fraction: string;
}

function digitsOf(decimal: string): Digits {
  const [whole = '0', decimals = ''] = (decimal.startsWith('-') ? decimal.slice(1) : decimal).split('.');
  const fraction = withoutTrailingZeros(decimals);
  if (whole === '0' && fraction === '') return { sign: 0, whole, fraction };
  return { sign: decimal.startsWith('-') ? -1 : 1, whole, fraction };
}

/** By hand: `/0+$/` walks back over every run of zeros and takes quadratic time on a hostile cell. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
