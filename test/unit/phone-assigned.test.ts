import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import parsePhoneNumber, { getCountries, getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { openPhone } from '../../src/fields/phone/normalizer.ts';
import { NO_SETTINGS } from '../../src/model/cleaned.ts';
import { homeNumber, numberAbroad, usualAtHome } from '../../src/fields/phone/assigned.ts';

const byLibrary = (written: string, country: CountryCode) => {
  const parsed = parsePhoneNumber(written, { defaultCountry: country, extract: false });
  return parsed?.isValid() === true && parsed.ext === undefined
    ? { country: parsed.countryCallingCode, national: parsed.nationalNumber }
    : undefined;
};

/** The same digits every time. */
function* digitsOf(seed: number, count: number): Generator<string> {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < count; i++) {
    const length = 6 + next(8);
    yield Array.from({ length }, () => next(10)).join('');
  }
}

describe('numbers written at home, read in one step', () => {
  it.each(getCountries())('%s: what is found is what the library finds', (country) => {
    let found = 0;
    const example = getExampleNumber(country, examples)!;
    const national = example.formatNational();
    const tails = [...digitsOf(country.charCodeAt(0) * 256 + country.charCodeAt(1), 120)];
    const own = tails.map((tail) => (example.nationalNumber.slice(0, -4) + tail).slice(0, example.nationalNumber.length)); // prettier-ignore
    for (const base of [national, example.nationalNumber, ...tails, ...own]) {
      const digits = base.replace(/\D/g, '');
      const [a, b] = [digits.slice(0, 3), digits.slice(3)];
      for (const written of [
        base,
        digits,
        `0${digits}`,
        `1${digits}`,
        `8${digits}`,
        `00${digits}`,
        `(${a}) ${b}`,
        `${a}-${b}`,
        `${a}.${b}`,
        example.countryCallingCode + digits,
      ]) {
        // prettier-ignore
        const home = homeNumber(written, written.replace(/\D/g, ''), country);
        if (home === undefined) continue;
        found++;
        expect(home, written).toEqual(byLibrary(written, country));
      }
    }
    const code = example.countryCallingCode;
    for (const digits of [example.nationalNumber, ...tails, ...own]) {
      const abroad = numberAbroad(code + digits);
      if (abroad !== undefined) expect(abroad).toEqual(byLibrary(`+${code}${digits}`, country));
    }
    const field = openPhone({ ...NO_SETTINGS, country });
    for (const cell of [national, ...own.map((digits) => digits.replace(/^(...)(...)/, '($1) $2-'))]) {
      if (usualAtHome(cell, country) === undefined) continue;
      // With a space behind it, it is taken apart the long way.
      const [short, long] = [field.clean(cell), field.clean(`${cell} `)];
      expect({ ...short, rule: '' }, cell).toEqual({ ...long, rule: '' });
    }
    const plain = ['US', 'GB', 'DE', 'FR', 'IN', 'AU', 'ES', 'NL'];
    if (plain.includes(country)) expect(found).toBeGreaterThan(100);
  });
});
