/**
 * - `ok`: valid as it stood
 * - `fixed`: a rule changed it and the result is valid
 * - `suspect`: kept; something about it deserves a look (unassigned segment, ambiguous date)
 * - `invalid`: cannot be what its column says; kept as typed
 * - `empty`: blank, or a placeholder that stands for blank
 * - `lossy`: damaged on the way here (Excel rounding) and not recoverable; kept as typed
 */
export type Status = 'ok' | 'fixed' | 'suspect' | 'invalid' | 'empty' | 'lossy';

/** What a normalizer made of one cell. `value` is what is written; issues travel with the record, never thrown. */
export interface Cleaned {
  readonly value: string;
  readonly status: Status;
  /** The rule that acted, `area/what`; '' when value is the cell unchanged. */
  readonly rule: string;
  /** Issue codes, `area/what`. */
  readonly issues: readonly string[];
  /** Further values found in the same cell (a second phone), canonical; written to overflow columns. */
  readonly more?: readonly string[];
  /** The office extension split off a phone. Digits only. */
  readonly extension?: string;
  /** Where {@link FieldSettings.split} asks for them: province, city, district, code, confidence of an address; '' unknown. */
  readonly parts?: readonly string[];
  /** What was likely meant, where that is not certain enough to be written: for a person to decide. */
  readonly suggestion?: string;
  /** What stood beside a name and was taken off it, as typed: 先生, 财务, a phone number. */
  readonly aside?: readonly string[];
}

/** Writes a cell anew by one rule; undefined says nothing. */
export interface Rewriting {
  readonly rule: string;
  readonly write: (bytes: Uint8Array, start: number, end: number) => string | undefined;
}

/** One field type, opened for one column. Pure: the same cell gives the same answer all run long. */
export interface Normalizer {
  clean(cell: string): Cleaned;
  /**
   * A short cut past {@link clean}, where there is one. True only for cells (UTF-8, from `start` up to `end`) that `clean`
   * gives back as they are with status `ok` and no issue; false says nothing.
   */
  readonly accepts?: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** A second one, for cells that `clean` only writes in another way: status `fixed`, no issue, nothing beside the value. */
  readonly rewrites?: Rewriting;
  /**
   * A third one, for cells that `clean` gives back as they are with status `ok` and nothing but issues: these, the very same
   * list for the same issues. Undefined says nothing.
   */
  readonly remarks?: (bytes: Uint8Array, start: number, end: number) => readonly string[] | undefined;
  /**
   * What the cleaned cell is matched by: canonical, unambiguous, may be lossy (simplified Chinese, folded Gmail
   * dots). None when the cell is no evidence: empty, placeholder, masked, invalid or damaged values.
   */
  keys(cleaned: Cleaned): readonly string[];
}

/** Plain data, so that it can travel to a worker: everything a normalizer of any type may need to know. */
export interface FieldSettings {
  /** Default region of numbers written without a country code (ISO 3166 alpha-2), or '' when unknown. */
  readonly country: string;
  /**
   * - `e164`: +862112345678
   * - `national`: 02112345678, 13800138001
   * - `cc-area`, country-area-number: +86-21-12345678, +86-13800138001
   * - `cn`: mainland mobiles as eleven digits, everything else as `cc-area`
   */
  readonly phoneFormat: 'e164' | 'national' | 'cc-area' | 'cn';
  /** Mainland area code, without its zero, of numbers written without one (`--default-area 010` is `10`). */
  readonly phoneArea?: string;
  /** Likely typing errors in the domains of addresses are put right instead of being suspected. */
  readonly fixTypos?: boolean;
  /** The run's date, `YYYY-MM-DD`: what "in the future" means. */
  readonly today: string;
  /** Which words canonical values of built-in lists use: 男/女/未知 or male/female/unknown. */
  readonly words: 'zh' | 'en';
  /** Order of a/b/yyyy dates of this column: decided by the user, by the column's evidence, or '' when open. */
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy' | '';
  /** Standard value → synonyms, for enum columns. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** What the sample of the column shows. */
  readonly profile: ColumnProfile;
  /** The level of a region column, where its header says it. */
  readonly part?: 'country' | 'province' | 'city' | 'district';
  /** Addresses are to tell their {@link Cleaned.parts}. */
  readonly split?: boolean;
  /** The column's dates are birthdays: none lies in the future, none more than 120 years back. */
  readonly birthdays?: boolean;
  /** Identity numbers of 15 digits are kept as they are instead of written with 18 characters. */
  readonly keepsShortIds?: boolean;
  /** Numbers of this column stand for Excel dates since 1904-01-01 instead of 1900. */
  readonly date1904?: boolean;
  /** Chinese values are written in simplified (`s`) or traditional (`t`) characters; absent: as they are. */
  readonly script?: 's' | 't';
  /** The column names people as well as companies. */
  readonly mixedParties?: boolean;
  /** The column holds given names or surnames alone: 김 and Dr. Eva are whole cells of it. */
  readonly namePart?: boolean;
  /** Changes to shipped word lists, by list: `word` adds, `-word` takes away (text/lexicon.ts). */
  readonly lexicons?: Readonly<Record<string, readonly string[]>>;
}

/** Evidence about a column, gathered once from a sample, for decisions no single cell can carry. */
export interface ColumnProfile {
  /** Share (0..1) of non-empty 18-digit values that end in 000: over 1 % means the column went through Excel. */
  readonly tripleZeroShare: number;
  /** Share of non-empty 18-digit values that fail every check and look as a floating-point number leaves them. */
  readonly roundedShare?: number;
  /** A double rounded some of the column's numbers: of those that look so and pass their check, some do so by chance. */
  readonly perhapsRounded?: boolean;
  /** Share of non-empty phone-like cells that carry an explicit foreign country code. */
  readonly foreignShare: number;
  /** True when every non-empty sampled value is one of 0, 1, 2, 9. */
  readonly codedDigits: boolean;
  /** How many digits all numbers of the column have, where some begin with 0; fewer digits have lost theirs. */
  readonly paddedTo?: number;
  /** Length at which the column's texts were cut off: several end there, none is longer. */
  readonly cutAt?: number;
  /** Cleaned values that stand in too many records of different people to be anybody's. */
  readonly typedForMany?: readonly string[];
  /** Code of the city in which at least nine in ten addresses of the column are that name one. */
  readonly city?: string;
  /** How a column of countries writes them, where nearly all of it writes them one way. */
  readonly countries?: 'zh' | 'en' | 'iso2' | 'iso3';
  /** Domains of addresses behind which the sample shows so many people that they are no typing error. */
  readonly domains?: readonly string[];
  /** For gender columns of digits: what each stands for, where the column or other cells of its rows tell. */
  readonly genderCodes?: Readonly<Record<string, 'male' | 'female' | 'unknown'>>;
  /** A gender column of the letters H and M alone: hombre and mujer. */
  readonly spanishGenders?: boolean;
  /** The column holds 有: its 无 means no, not nothing. */
  readonly saysHave?: boolean;
  /** Gathered for columns of numbers and money. */
  readonly amounts?: AmountEvidence;
  /** Gathered for tag columns. */
  readonly tags?: TagEvidence;
  /** Gathered for date columns. */
  readonly dates?: DateEvidence;
}

/** What the cells of a date column say together. */
export interface DateEvidence {
  /** Half of the values or more are day counts of a spreadsheet: smaller and larger ones are, too. */
  readonly serials: boolean;
  /** Half of the values or more are seconds or milliseconds since 1970. */
  readonly unix: boolean;
  /** Years are counted from 1912 (`114/06/03`). */
  readonly minguo: boolean;
  /** Some cells can only be day first, others only month first. */
  readonly mixedOrder: boolean;
  /** Years of two digits stand last (`6/3/25` beside `12/3/25`), whatever the country writes. */
  readonly yearLast?: boolean;
  /** A spreadsheet took day/month for month/day in all cells where it could. */
  readonly swapped: boolean;
  /** Times are all local midnight written in UTC, with an offset that says so or without. */
  readonly utcMidnight: '' | 'marked' | 'bare';
  /** Days, `YYYY-MM-DD`, that far too many cells share. They say nothing about a birthday. */
  readonly defaults: readonly string[];
  /** The header speaks of days and no cell tells a time but midnight: a program wrote the times. */
  readonly wholeDays?: boolean;
}

/** How a column writes its amounts. */
export interface AmountEvidence {
  /** Cells that allow only one reading have a comma before the decimals: `1.234` is one thousand and some. */
  readonly decimalComma: boolean;
  /** ISO code or sign of the one currency other than the home currency that the column writes; '' for none or several. */
  readonly currency: string;
}

/** How a column writes its lists. */
export interface TagEvidence {
  /** Signs that part tags in this column beyond the usual ones: `/`, blank. */
  readonly separators: string;
  /** Folded tags that hold such a sign and are one tag: their parts stand nowhere else (A/B测试). */
  readonly whole?: readonly string[];
  /** Folded tag → the spelling that most cells use, for tags with several spellings. */
  readonly spellings: Readonly<Record<string, string>>;
}

export const NO_PROFILE: ColumnProfile = { tripleZeroShare: 0, foreignShare: 0, codedDigits: false };

/** Settings of a column nothing is known about. */
export const NO_SETTINGS: FieldSettings = {
  country: '',
  phoneFormat: 'e164',
  today: '1970-01-01',
  words: 'en',
  dateOrder: '',
  profile: NO_PROFILE,
};
