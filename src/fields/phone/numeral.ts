// A phone that a spreadsheet or a program took for a number. What every digit of is still there is recovered; a
// rounded display (1.38E+10) never is: filling it up with zeros would invent somebody else's number.

/** The digits, `lossy` when they are gone, undefined when the text is no numeral of that kind. */
export type Numeral = { readonly digits: string } | 'lossy';

const TRAILING_ZEROS = /^\+?(\d{5,15})\.0+$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3}){2,4}(?:\.0+)?$/;
const SCIENTIFIC = /^\+?(\d)(?:\.(\d+))?[eE](\+?)(\d{1,3})$/;
/** Longer numbers than these are rounded by every program that works with doubles. */
const DOUBLE_DIGITS = 15;

export function readNumeral(text: string): Numeral | undefined {
  const decimal = TRAILING_ZEROS.exec(text);
  if (decimal) return { digits: decimal[1]! };
  if (THOUSANDS.test(text)) return { digits: text.replace(/\..*$/, '').replaceAll(',', '') };
  const scientific = SCIENTIFIC.exec(text);
  return scientific ? fromScientific(scientific) : undefined;
}

/**
 * Excel rounds what it shows (`E+10`); Java's Double.toString, which exports write as `E10`, is the shortest text
 * that reads back as the same number, so missing digits are zeros.
 */
function fromScientific([, lead = '', fraction = '', plus, exponentText = '']: RegExpExecArray): Numeral {
  const exponent = Number(exponentText);
  const isWhole = /^0*$/.test(fraction.slice(exponent));
  const isExact = plus === '' || fraction.length >= exponent;
  if (!isWhole || !isExact || exponent >= DOUBLE_DIGITS) return 'lossy';
  return { digits: (lead + fraction).padEnd(exponent + 1, '0').slice(0, exponent + 1) };
}
