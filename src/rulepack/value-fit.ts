// How well the values of a column fit a type: the share its strict validator accepts, with what a sample of that size can
// say about the whole column (fields-and-matching.md §10.2). Damage is not counted against a type: digits that Excel
// took away say nothing about whose digits they were.
import { openCompanyWords, type CompanyWords } from '../fields/company/company-words.ts';
import { NO_PROFILE, type ColumnProfile, type FieldSettings } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { isAddressLike } from './address-like.ts';
import { kindOfParty } from './party.ts';
import { openNormalizer } from './normalizers.ts';

export interface DetectionSettings {
  readonly country: string;
  readonly today: string;
  readonly words: 'zh' | 'en';
  readonly lexicons?: FieldSettings['lexicons'];
}

export interface Fit {
  readonly valid: number;
  /** Values that say something: neither blank nor a placeholder, masked or damaged. */
  readonly judged: number;
  readonly damaged: number;
  /** Ends of the 95 % Wilson interval of valid / judged: 3 of 3 is not certainty. */
  readonly share: number;
  readonly upper: number;
}

/** Types with a check character: a column of them that mostly fails is rather another column than a bad one. */
export const CHECKED: ReadonlySet<FieldType> = new Set(['uscc', 'cn-id']);

/** Types whose normalizer tells its own from others. */
const JUDGED: ReadonlySet<FieldType> = new Set([
  'uscc', 'cn-id', 'email', 'phone', 'url', 'date', 'datetime', 'postcode', 'gender', 'bool', 'money', 'number', 'qq',
]); // prettier-ignore

/** Types whose values are told by how they look; any text may be one, so they never contradict a header. */
export const SOFT: ReadonlySet<FieldType> = new Set(['name', 'company', 'address']);

const BELONGS: ReadonlySet<string> = new Set([
  'cn-id/other-document',
  'cn-id/age',
  'uscc/old-number',
  'uscc/organisation-code',
]);

/** Undefined: nothing can be said about this type from values. */
export function fitOf(
  type: FieldType,
  values: readonly string[],
  settings: DetectionSettings,
  profile: ColumnProfile = NO_PROFILE,
): Fit | undefined {
  if (SOFT.has(type)) {
    const words = openCompanyWords(settings.lexicons);
    return tally(values, (value) => (looksLike(type, value, words) ? 'valid' : 'other'));
  }
  if (!JUDGED.has(type)) return undefined;
  const normalizer = openNormalizer(type, probeSettings(type, settings, profile));
  return tally(values, (value) => {
    const { status, issues } = normalizer.clean(value);
    if (status === 'empty') return 'nothing';
    if (status === 'lossy') return 'damaged';
    if (status === 'ok' || status === 'fixed') return 'valid';
    if (status !== 'suspect') return 'other';
    if (!CHECKED.has(type)) return 'valid';
    if (issues.some((issue) => issue.endsWith('/masked'))) return 'nothing';
    return issues.some((issue) => BELONGS.has(issue)) ? 'valid' : 'other';
  });
}

function looksLike(type: FieldType, value: string, words: CompanyWords): boolean {
  if (type === 'address') return isAddressLike(value);
  return kindOfParty(value, words) === (type === 'name' ? 'person' : 'company');
}

function tally(
  values: readonly string[],
  judge: (value: string) => 'valid' | 'other' | 'damaged' | 'nothing',
): Fit {
  const counts = { valid: 0, other: 0, damaged: 0, nothing: 0 };
  for (const value of values) counts[judge(value)]++;
  const judged = counts.valid + counts.other;
  const { share, upper } = wilson(counts.valid, judged);
  return { valid: counts.valid, judged, damaged: counts.damaged, share, upper };
}

/** Ends of the 95 % interval; everything is possible when nothing was judged. */
export function wilson(hits: number, count: number): { share: number; upper: number } {
  if (count === 0) return { share: 0, upper: 1 };
  const z = 1.96;
  const share = hits / count;
  const centre = share + (z * z) / (2 * count);
  const margin = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const whole = 1 + (z * z) / count;
  return { share: Math.max(0, (centre - margin) / whole), upper: Math.min(1, (centre + margin) / whole) };
}

/** Where no country is known, mainland phones are phones; and any country's postcode is one. */
function probeSettings(
  type: FieldType,
  { country, today, words, lexicons }: DetectionSettings,
  profile: ColumnProfile,
): FieldSettings {
  return {
    country: country === '' && type !== 'postcode' ? 'CN' : country,
    phoneFormat: 'e164',
    today,
    words,
    dateOrder: 'dmy',
    profile,
    ...(lexicons === undefined ? {} : { lexicons }),
  };
}
