// What libphonenumber finds out about most numbers written at home, in one step: its patterns of all kinds of lines of a
// country as one expression. Whatever is not plain is left to the library itself.
import { isSupportedCountry, Metadata } from 'libphonenumber-js/max';

/** The part of the library's metadata class that its types leave out. */
interface NumberingPlan {
  callingCode(): string;
  IDDPrefix(): string;
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
  leadingDigits(): string | undefined;
  nationalNumberPattern(): string;
  type(name: string): { pattern(): string } | undefined;
}

interface Plans {
  selectNumberingPlan(country: string): void;
  numberingPlan: NumberingPlan;
  getCountryCodesForCallingCode(code: string): string[] | undefined;
}

const KINDS = [
  'FIXED_LINE',
  'MOBILE',
  'PREMIUM_RATE',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'UAN',
  'PAGER',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
];

export interface HomeNumber {
  /** Country calling code. */
  readonly country: string;
  readonly national: string;
}

class HomeNumbers {
  readonly #code: string;
  readonly #prefix: RegExp | undefined;
  readonly #abroad: RegExp;
  readonly #valid: RegExp;
  readonly #assigned: RegExp;

  constructor(plan: NumberingPlan) {
    const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
    const prefix = plan.nationalPrefixForParsing();
    this.#code = plan.callingCode();
    this.#prefix = prefix ? new RegExp(`^(?:${prefix})`) : undefined;
    this.#abroad = new RegExp(`^(?:${plan.IDDPrefix()})`);
    this.#valid = whole(plan.nationalNumberPattern());
    const kinds = KINDS.map((kind) => plan.type(kind)?.pattern() ?? '').filter((pattern) => pattern !== '');
    this.#assigned = whole(kinds.join('|'));
  }

  read(digits: string): HomeNumber | undefined {
    if (this.#abroad.test(digits)) return undefined;
    const prefix = this.#prefix?.exec(digits);
    // A carrier's code behind the prefix.
    if (prefix && prefix.slice(1).join('') !== '') return undefined;
    const national = prefix ? digits.slice(prefix[0].length) : digits;
    return this.#found(national);
  }

  /** Digits after the country code. */
  readAbroad(national: string): HomeNumber | undefined {
    return this.#prefix?.test(national) === true ? undefined : this.#found(national);
  }

  #found(national: string): HomeNumber | undefined {
    return this.#valid.test(national) && this.#assigned.test(national)
      ? { country: this.#code, national }
      : undefined;
  }
}

const plans = new Metadata() as unknown as Plans;
const byCountry = new Map<string, HomeNumbers | undefined>();

/** The first country of a calling code, its trunk prefix merely cut off; of others the library must be asked. */
function homeNumbers(country: string): HomeNumbers | undefined {
  if (byCountry.has(country)) return byCountry.get(country);
  let found: HomeNumbers | undefined;
  if (isSupportedCountry(country)) {
    plans.selectNumberingPlan(country);
    const code = plans.numberingPlan.callingCode();
    const [first = country] = plans.getCountryCodesForCallingCode(code) ?? [];
    plans.selectNumberingPlan(first);
    const plan = plans.numberingPlan;
    if (first === country && !plan.leadingDigits() && !plan.nationalPrefixTransformRule())
      found = new HomeNumbers(plan);
  }
  byCountry.set(country, found);
  return found;
}

const PLAIN = /^\(?\d[\d ().-]*\d$/;

/** The number, where it is plain that the library would find the same; undefined says nothing. */
export function homeNumber(written: string, digits: string, country: string): HomeNumber | undefined {
  return PLAIN.test(written) ? homeNumbers(country)?.read(digits) : undefined;
}

/** The same of a number with its country code, digits alone. */
export function numberAbroad(digits: string): HomeNumber | undefined {
  for (let length = 1; length <= 3; length++) {
    const [country] = plans.getCountryCodesForCallingCode(digits.slice(0, length)) ?? [];
    if (country !== undefined) return homeNumbers(country)?.readAbroad(digits.slice(length));
  }
  return undefined;
}

const USUAL = /^\(?\d+\)?(?:[ -]?\d+){1,4}$/;

/** A cell that holds such a number and nothing else. */
export function usualAtHome(cell: string, country: string): HomeNumber | undefined {
  if (cell.length > 18 || !USUAL.test(cell)) return undefined;
  return homeNumber(cell, cell.replace(/\D/g, ''), country);
}
