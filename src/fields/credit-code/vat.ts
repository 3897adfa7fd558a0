// VAT numbers of the European Union, of Britain, Switzerland and Norway: a country's prefix and its own number, with its
// own check where it is published.
import { passesLuhn, passesMod11Then10, passesMod97, weightedSum } from './check-digits.ts';

interface VatForm {
  readonly shape: RegExp;
  readonly check?: (number: string) => boolean;
}

const last = (number: string): number => Number(number.slice(-1));
const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

const FORMS: Readonly<Record<string, VatForm>> = {
  AT: { shape: /^U\d{8}$/, check: isAustrian },
  BE: { shape: /^[01]\d{9}$/, check: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)) }, // prettier-ignore
  BG: { shape: /^\d{9,10}$/ },
  CY: { shape: /^\d{8}[A-Z]$/ },
  CZ: { shape: /^\d{8,10}$/ },
  DE: { shape: /^[1-9]\d{8}$/, check: passesMod11Then10 },
  DK: { shape: /^[1-9]\d{7}$/, check: (number) => weightedSum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { shape: /^\d{9}$/, check: (number) => weightedSum(number, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { shape: /^\d{9}$/, check: (number) => (weightedSum(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === last(number) }, // prettier-ignore
  ES: { shape: /^[A-Z\d]\d{7}[A-Z\d]$/, check: isSpanish },
  FI: { shape: /^\d{8}$/, check: (number) => weightedSum(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { shape: /^[A-HJ-NP-Z\d]{2}\d{9}$/, check: isFrench },
  GB: { shape: /^(?:\d{9}|\d{12}|GD[0-4]\d\d|HA[5-9]\d\d)$/, check: isBritish },
  HR: { shape: /^\d{11}$/, check: passesMod11Then10 },
  HU: { shape: /^\d{8}$/, check: (number) => weightedSum(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { shape: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/ },
  IT: { shape: /^\d{11}$/, check: passesLuhn },
  LT: { shape: /^(?:\d{9}|\d{12})$/ },
  LU: { shape: /^\d{8}$/, check: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)) },
  LV: { shape: /^\d{11}$/ },
  MT: { shape: /^\d{8}$/, check: (number) => weightedSum(number, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 },
  NL: { shape: /^\d{9}B\d{2}$/, check: isDutch },
  PL: { shape: /^\d{10}$/, check: (number) => weightedSum(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(number) }, // prettier-ignore
  PT: { shape: /^[1-9]\d{8}$/, check: (number) => ((11 - (weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === last(number) }, // prettier-ignore
  RO: { shape: /^[1-9]\d{1,9}$/, check: (number) => ((10 * weightedSum(number.padStart(10, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2])) % 11) % 10 === last(number) }, // prettier-ignore
  SE: { shape: /^\d{10}\d{2}$/, check: (number) => passesLuhn(number.slice(0, 10)) },
  SI: { shape: /^[1-9]\d{7}$/, check: (number) => ((11 - (weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10) === last(number) }, // prettier-ignore
  SK: { shape: /^[1-9]\d{9}$/, check: (number) => Number(number) % 11 === 0 },
  CHE: { shape: /^\d{9}(?:MWST|TVA|IVA)?$/, check: (number) => ((11 - (weightedSum(number, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11) === Number(number.charAt(8)) }, // prettier-ignore
  NO: { shape: /^\d{9}MVA$/, check: (number) => ((11 - (weightedSum(number, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) === Number(number.charAt(8)) }, // prettier-ignore
};
const OTHER_PREFIXES: Readonly<Record<string, string>> = { GR: 'EL', XI: 'GB' };

/**
 * A VAT number in capitals without separators, its country's prefix in front.
 *
 * @returns `right`, `wrong` (the form of that country, the check digit not), or undefined when it is none
 */
export function judgeVat(number: string): 'right' | 'wrong' | undefined {
  const prefix = number.startsWith('CHE') ? 'CHE' : number.slice(0, 2);
  const form = FORMS[OTHER_PREFIXES[prefix] ?? prefix];
  const rest = number.slice(prefix.length);
  if (form === undefined || !form.shape.test(rest)) return undefined;
  return form.check === undefined || form.check(rest) ? 'right' : 'wrong';
}

function isAustrian(number: string): boolean {
  let sum = 4;
  for (let at = 1; at < 8; at++) {
    const digit = Number(number.charAt(at));
    sum += at % 2 === 1 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10);
  }
  return (10 - (sum % 10)) % 10 === last(number);
}

/** A person's number (digits or X Y Z in front, a letter behind) or a company's (a letter in front, Luhn behind). */
function isSpanish(number: string): boolean {
  const [front, back] = [number.charAt(0), number.charAt(8)];
  if (/[\dXYZ]/.test(front)) {
    const digits = ('XYZ'.includes(front) ? String('XYZ'.indexOf(front)) : front) + number.slice(1, 8);
    return DNI_LETTERS.charAt(Number(digits) % 23) === back;
  }
  for (let check = 0; check <= 9; check++) {
    if (passesLuhn(number.slice(1, 8) + String(check))) return back === String(check) || back === 'JABCDEFGHI'.charAt(check); // prettier-ignore
  }
  return false;
}

/** Nine digits of the register, with two in front that follow from them; letters there follow another rule. */
function isFrench(number: string): boolean {
  const siren = number.slice(2);
  // Monaco's have no register number behind them.
  if (siren.startsWith('000')) return true;
  if (!passesLuhn(siren)) return false;
  return !/^\d\d/.test(number) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(number.slice(0, 2));
}

function isBritish(number: string): boolean {
  if (number.startsWith('G') || number.startsWith('H')) return true;
  const sum = weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** Until 2020 the tax number's own check; since then MOD 97-10 over the whole. */
function isDutch(number: string): boolean {
  const sum = weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return sum === Number(number.charAt(8)) || passesMod97(`NL${number}`);
}
