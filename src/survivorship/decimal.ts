// Amounts are added as whole numbers of their smallest unit: 0.1 + 0.2 is 0.3.

export interface Decimal {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
/** No amount has more digits; a longer run is damage, and costly to compute with. */
const MAX_DIGITS = 200;

export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_DIGITS) return undefined;
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: atScale(left, scale) + atScale(right, scale), scale };
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = atScale(left, scale) - atScale(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function formatDecimal({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return (units < 0n ? '-' : '') + digits.slice(0, cut) + (scale > 0 ? `.${digits.slice(cut)}` : '');
}

/** A sum divided among so many, to two places more than it has and no zeros behind them; halves away from zero. */
export function meanOf({ units, scale }: Decimal, count: number): Decimal {
  const among = BigInt(count);
  const wide = (units < 0n ? -units : units) * 100n;
  let quotient = (wide * 2n + among) / (among * 2n);
  let places = scale + 2;
  while (places > scale && quotient % 10n === 0n) {
    quotient /= 10n;
    places--;
  }
  return { units: units < 0n ? -quotient : quotient, scale: places };
}

function atScale({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
