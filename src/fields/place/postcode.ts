import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { digitsOfFloat } from '../excel-damage.ts';
import { asItStands, keptAsTyped, NO_KEYS, tidyAndFold, withoutIdentifier, written } from '../outcome.ts';

/** Postcodes of a country as they are written; capturing groups are the halves a space or hyphen goes between. */
interface Shape {
  readonly whole: RegExp;
  /** The same without its space or hyphen, and what belongs between the two groups. */
  readonly run?: readonly [RegExp, string];
  /** Digits of a code whose first zero a spreadsheet took. */
  readonly lostZero?: RegExp;
  /** The same where the row says which country it is: no neighbour's code can be meant. */
  readonly lostZeroThere?: RegExp;
}

const digits = (count: number): Shape => ({
  whole: new RegExp(`^\\d{${count}}$`),
  lostZeroThere: new RegExp(`^[1-9]\\d{${count - 2}}$`),
});
const halves = (first: string, between: string, second: string): Shape => ({
  whole: new RegExp(`^${first}${between}${second}$`),
  run: [new RegExp(`^(${first})[ -]?(${second})$`), between],
  ...(/^\\d\{\d\}$/.test(first) && /^\\d\{\d\}$/.test(second)
    ? { lostZeroThere: new RegExp(`^[1-9]\\d{${Number(first.charAt(3)) + Number(second.charAt(3)) - 2}}$`) }
    : {}),
});

/**
 * UPU and postal authorities. Elsewhere any short code of letters and digits is taken for one. Lost zeros are put back where no
 * neighbour's code has that length: 1010 among German codes is Vienna.
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  // Leading digits of Chinese postcodes begin at 01: 10010 is 010010, Hohhot.
  CN: { whole: /^(?!000)[0-8]\d{5}$/, lostZero: /^[1-7]\d{4}$/ },
  US: { whole: /^\d{5}(?:-\d{4})?$/, run: [/^(\d{5})[ -]?(\d{4})$/, '-'], lostZero: /^[1-9]\d{3}(?:-\d{4})?$/ },
  GB: { whole: /^(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})$/, run: [/^([A-Z]{1,2}\d[A-Z\d]?|GIR) ?(\d[ABD-HJLNP-UW-Z]{2}|0AA)$/, ' '] },
  CA: halves('[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]', ' ', '\\d[ABCEGHJ-NPRSTV-Z]\\d'),
  JP: halves('\\d{3}', '-', '\\d{4}'),
  NL: halves('[1-9]\\d{3}', ' ', '(?!S[ADS])[A-Z]{2}'), BR: halves('\\d{5}', '-', '\\d{3}'),
  PL: halves('\\d{2}', '-', '\\d{3}'), PT: halves('\\d{4}', '-', '\\d{3}'),
  SE: halves('\\d{3}', ' ', '\\d{2}'), CZ: halves('\\d{3}', ' ', '\\d{2}'), SK: halves('\\d{3}', ' ', '\\d{2}'), GR: halves('\\d{3}', ' ', '\\d{2}'),
  // Elsewhere codes begin with a letter, or their first digit is never 0.
  EE: { whole: /^\d{5}$/ }, HR: { whole: /^\d{5}$/ }, BG: { whole: /^[1-9]\d{3}$/ }, SI: { whole: /^[1-9]\d{3}$/ }, LU: { whole: /^[1-9]\d{3}$/ }, CY: { whole: /^[1-9]\d{3}$/ },
  LT: digits(5), LV: { whole: /^LV-\d{4}$/, run: [/^(LV)-?(\d{4})$/, '-'] }, RO: digits(6), IS: { whole: /^[1-9]\d{2}$/ }, MT: { whole: /^[A-Z]{3} \d{4}$/, run: [/^([A-Z]{3}) ?(\d{4})$/, ' '] },
  CL: { whole: /^\d{7}$/, run: [/^(\d{3})-?(\d{4})$/, ''] }, CO: digits(6), PE: digits(5), AR: { whole: /^(?:[A-Z]\d{4}[A-Z]{3}|\d{4})$/ }, SA: { whole: /^\d{5}(?:-\d{4})?$/ }, PK: digits(5), LK: digits(5),
  PH: digits(4), BD: digits(4), KZ: digits(6), BY: digits(6), RS: digits(5), EG: digits(5), MA: digits(5),
  DE: digits(5), FR: digits(5), IT: digits(5), ES: digits(5),
  KR: digits(5), MY: digits(5), TR: digits(5), FI: digits(5), MX: digits(5),
  UA: digits(5), TH: { whole: /^\d{5}$/ }, ID: { whole: /^\d{5}$/ }, IL: digits(7), SG: digits(6), IN: { whole: /^[1-9]\d{5}$/, run: [/^([1-9]\d{2})[ -]?(\d{3})$/, ''] },
  RU: { whole: /^\d{6}$/ }, VN: { whole: /^\d{5,6}$/ }, TW: { whole: /^\d{3}(?:\d{2,3})?$/ }, AU: digits(4), NZ: digits(4),
  CH: { whole: /^[1-9]\d{3}$/ }, AT: { whole: /^[1-9]\d{3}$/ }, BE: { whole: /^[1-9]\d{3}$/ }, DK: { whole: /^\d{4}$/ }, NO: digits(4), HU: { whole: /^[1-9]\d{3}$/ },
  ZA: digits(4), IE: { whole: /^[A-Z]\d[\dW] [A-Z\d]{4}$/, run: [/^([A-Z]\d[\dW]) ?([A-Z\d]{4})$/, ' '] },
}; // prettier-ignore

const ANY: Shape = { whole: /^[A-Z\d][A-Z\d -]{1,9}$/ };
const LABEL = /^(?:邮政编码|邮编|邮政|POST(?:AL)? ?CODE|ZIP(?: ?CODE)?)[:： ]*(?=.)|^〒 */;
/** Country letters some write in front: D-10115, CH-8001. */
const PREFIX: Readonly<Record<string, RegExp>> = { DE: /^(?:D|DE)-/, AT: /^(?:A|AT)-/, CH: /^CH-/, FR: /^(?:F|FR)-/, IT: /^(?:I|IT)-/, BE: /^(?:B|BE)-/, SE: /^(?:S|SE)-/, DK: /^DK-/, FI: /^(?:FI|FIN)-/, LU: /^L-/, PL: /^PL-/, LT: /^LT-/, EE: /^EE-/, SI: /^SI-/, HR: /^HR-/, RO: /^RO-/, BG: /^BG-/, CZ: /^CZ-/, SK: /^SK-/, HU: /^H-/, NL: /^NL-/, PT: /^PT-/, ES: /^E-/, NO: /^N(?:O)?-/, GR: /^GR-/, CY: /^CY-/, IS: /^IS-/ }; // prettier-ignore

/** Is it known how the country (ISO 3166 alpha-2) writes postcodes? */
export function readsPostcodesOf(country: string): boolean {
  return Object.hasOwn(SHAPES, country);
}

/** @param isTold the country is that of the row, not only of the file */
export function openPostcode({ country }: FieldSettings, isTold = false): Normalizer {
  const { whole, run, lostZero: lost, lostZeroThere } = SHAPES[country] ?? ANY;
  const lostZero = lost ?? (isTold ? lostZeroThere : undefined);
  const prefix = PREFIX[country];
  return {
    clean(cell) {
      if (whole.test(cell) && !isOneDigit(cell)) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      const nothing = withoutIdentifier(cell, text);
      if (nothing) return nothing;
      const bare = text
        .normalize('NFKC')
        .toUpperCase()
        .replace(LABEL, '')
        .replace(/[‐‑‒–—−]/g, '-');
      const local = prefix === undefined ? bare : bare.replace(prefix, '');
      const code = digitsOfFloat(local) || (/^[\d ]+$/.test(local) ? local.replaceAll(' ', '') : local);
      if (isOneDigit(code)) return keptAsTyped(cell, 'empty', 'text/placeholder');
      if (whole.test(code)) return written(cell, code, 'postcode/digits', issues);
      const parts = run?.[0].exec(code.replace(/ +/g, ' '));
      if (parts) return written(cell, `${parts[1]}${run![1]}${parts[2]}`, 'postcode/digits', issues);
      if (lostZero?.test(code) === true)
        return written(cell, withZero(code, run), 'postcode/lost-zero', issues);
      return keptAsTyped(cell, 'invalid', 'postcode/invalid');
    },
    keys: ({ value, status }) =>
      status === 'ok' || status === 'fixed' ? [value.replace(/[ -]/g, '')] : NO_KEYS,
  };
}

function withZero(code: string, run: Shape['run']): string {
  const whole = `0${code}`;
  const parts = run?.[0].exec(whole);
  return parts ? `${parts[1]}${run![1]}${parts[2]}` : whole;
}

/** Ten postcodes of one digit exist; in lists they are what someone typed to get past a form. */
function isOneDigit(code: string): boolean {
  return /^(\d)\1+$/.test(code.replace('-', ''));
}
