// Numbers that the registries of other countries give to firms, beside VAT numbers. Each believed in its own country only.
import { passesLuhn, weightedSum } from './check-digits.ts';

interface Register {
  readonly shape: RegExp;
  readonly check?: (number: string) => boolean;
}

/** By country, ISO 3166 alpha-2. Those without a check have a shape that little else has in a column of such numbers. */
const REGISTERS: Readonly<Record<string, readonly Register[]>> = {
  AU: [{ shape: /^[1-9]\d{10}$/, check: isAustralian }],
  BR: [{ shape: /^\d{14}$/, check: isBrazilian }],
  CA: [{ shape: /^[1-9]\d{8}(?:R[CMPRTZ]\d{4})?$/, check: (number) => passesLuhn(number.slice(0, 9)) }],
  FR: [{ shape: /^(?:\d{9}|\d{14})$/, check: passesLuhn }],
  GB: [{ shape: /^(?:\d{8}|(?:SC|NI|OC|SO|NC|LP|SL|FC|IP|RC|R0)\d{6})$/ }],
  HK: [{ shape: /^\d{8}$/ }],
  IN: [{ shape: /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/, check: isIndian }],
  NO: [{ shape: /^[89]\d{8}$/, check: (number) => (11 - (weightedSum(number, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(number.charAt(8)) }], // prettier-ignore
  SE: [{ shape: /^\d{10}$/, check: passesLuhn }],
  SG: [{ shape: /^(?:\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])$/ }],
};

/** A number in capitals, without separators, of the register of a country: Australia's ABN, Brazil's CNPJ, India's GSTIN … */
export function isInForeignRegister(number: string, country: string): boolean {
  return (REGISTERS[country] ?? []).some(
    ({ shape, check }) => shape.test(number) && (check === undefined || check(number)),
  );
}

/** The first digit counts one less; modulo 89. */
function isAustralian(number: string): boolean {
  return (weightedSum(number, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}

/** Two check digits, each by weights 2 to 9 from the right. */
function isBrazilian(number: string): boolean {
  const digit = (weights: readonly number[]): number => {
    const rest = weightedSum(number, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return (
    !/^(\d)\1+$/.test(number) &&
    digit([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(number.charAt(12)) &&
    digit([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(number.charAt(13))
  );
}

/** Luhn's way with 36 characters instead of ten digits. */
function isIndian(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < 14; at++) {
    const value = Number.parseInt(number.charAt(at), 36) * (at % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 36) + (value % 36);
  }
  return (36 - (sum % 36)) % 36 === Number.parseInt(number.charAt(14), 36);
}
