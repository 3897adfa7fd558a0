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
  /** What stood beside a name and was taken off it, as typed: 先生, 财务, a phone number. */
  readonly aside?: readonly string[];
}

/** One field type, opened for one column. Pure: the same cell gives the same answer all run long. */
export interface Normalizer {
  clean(cell: string): Cleaned;
  /**
   * A short cut past {@link clean}, where there is one. True only for cells (UTF-8, from `start` up to `end`) that `clean`
   * gives back as they are with status `ok` and no issue; false says nothing.
   */
  readonly accepts?: (bytes: Uint8Array, start: number, end: number) => boolean;
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
  readonly phoneFormat: 'e164' | 'national' | 'cc-area';
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
  /** Numbers of this column stand for Excel dates since 1904-01-01 instead of 1900. */
  readonly date1904?: boolean;
  /** Changes to shipped word lists, by list: `word` adds, `-word` takes away (text/lexicon.ts). */
  readonly lexicons?: Readonly<Record<string, readonly string[]>>;
}

/** Evidence about a column, gathered once from a sample, for decisions no single cell can carry. */
export interface ColumnProfile {
  /** Share (0..1) of non-empty 18-digit values that end in 000: over 1 % means the column went through Excel. */
  readonly tripleZeroShare: number;
  /** Share of non-empty phone-like cells that carry an explicit foreign country code. */
  readonly foreignShare: number;
  /** True when every non-empty sampled value is one of 0, 1, 2, 9. */
  readonly codedDigits: boolean;
  /** Share of 18-character values that fail their check and are what a floating-point number gives back; damage over 1 %. */
  readonly roundedShare?: number;
  /** How many digits all numbers of the column have, where some begin with 0; fewer digits have lost theirs. */
  readonly paddedTo?: number;
  /** Length at which the column's texts were cut off: several end there, none is longer. */
  readonly cutAt?: number;
  /** Cleaned values that stand in too many records of different people to be anybody's. */
  readonly typedForMany?: readonly string[];
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
