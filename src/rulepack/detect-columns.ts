// What each column holds, from its header and its values (fields-and-matching.md §10): 0.45 of the decision is the header's,
// 0.55 the values'. Where the two contradict each other the values are believed, and that is told.
import { ownDomains } from '../fields/email/own-domains.ts';
import { openGender } from '../fields/listed/gender.ts';
import type { ColumnProfile } from '../model/cleaned.ts';
import { NO_PROFILE, NO_SETTINGS } from '../model/cleaned.ts';
import type { Column, Doubt, Evidence, FieldType, Role } from '../model/field-type.ts';
import type { Header, Row } from '../model/record.ts';
import { readHeader, ROLE_OF_TYPE, type HeaderMatch } from './header-lexicon.ts';
import { areCompactDates, hintOf, isRising } from './number-shapes.ts';
import { kindOfParty } from './party.ts';
import { CHECKED, fitOf, SOFT, type DetectionSettings, type Fit } from './value-fit.ts';

export type { DetectionSettings } from './value-fit.ts';

/** Types that values alone can tell, most exact first. */
const TOLD_BY_VALUES: readonly FieldType[] = [
  'uscc', 'cn-id', 'email', 'phone', 'url', 'date', 'datetime', 'company', 'address', 'name', 'gender',
]; // prettier-ignore
/** So exact that they overrule a header that says name, company or address. */
const OVERRULES: ReadonlySet<FieldType> = new Set(['uscc', 'cn-id', 'email', 'phone', 'url']);
const SAMPLED_VALUES = 500;
const [HEADER_WEIGHT, VALUE_WEIGHT] = [0.45, 0.55] as const;
/** From this strength on the header is a known word, at most with a prefix or a number. */
const KNOWN_WORD = 0.8;
/** Values that say so much for a type need no header. */
const TOLD = 0.75;
const FEW = 4;
/** A header is overruled when surely fewer than this share of the values are of its type, and most are of another one. */
const MOST = 0.5;
const HARDLY_ANY = 0.2;
/** What a column with check characters must reach, and how many values it takes to say that it does not. */
const CHECKED_LEAST = 0.6;
const CHECKED_ENOUGH = 20;

/** One column per header cell, in order. */
export function detectColumns(header: Header, sample: readonly Row[], settings: DetectionSettings): Column[] {
  const columns = header.names.map((name, index) =>
    detectColumn(name, index, sampleOf(sample, index), settings),
  );
  return columns.map((column) => (isSecondGuess(column, columns) ? asText(column) : column));
}

/** Names found by values alone, beside a column that says it holds the names: a salesperson's, a referrer's; not the customer's. */
function isSecondGuess(column: Column, columns: readonly Column[]): boolean {
  if (column.decidedBy !== 'values' || !SOFT.has(column.type)) return false;
  return columns.some(
    (other) => other.role === column.role && (other.decidedBy !== 'values' || other.index < column.index),
  );
}

function asText(column: Column): Column {
  return {
    ...column,
    type: 'text',
    role: 'other',
    confidence: 0,
    decidedBy: 'default',
    evidence: { header: 0 },
  };
}

interface ColumnSample {
  /** Filled cells in row order. */
  readonly cells: readonly string[];
  /** Each value once, some hundreds. */
  readonly values: readonly string[];
}

function sampleOf(sample: readonly Row[], index: number): ColumnSample {
  const cells = sample.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
  return { cells, values: distinctValues(sample, index) };
}

function detectColumn(
  name: string,
  index: number,
  sample: ColumnSample,
  settings: DetectionSettings,
): Column {
  const header = readHeader(name, settings.lexicons?.['headers']);
  const decision = decide(header, sample, settings);
  const { type, role, confidence, decidedBy, evidence } = decision;
  return { index, name, type, role, confidence: Math.round(confidence * 100) / 100, decidedBy, evidence };
}

type Decision = Omit<Column, 'index' | 'name'> & { readonly evidence: Evidence };

function decide(
  header: HeaderMatch | undefined,
  sample: ColumnSample,
  settings: DetectionSettings,
): Decision {
  if (header !== undefined && header.strength >= KNOWN_WORD) return knownWord(header, sample, settings);
  const told = byValues(sample, settings, header?.type);
  if (header !== undefined) {
    const fit = fitFor(header.type, sample, settings);
    const fits = fit === undefined || SOFT.has(header.type) || fit.share >= MOST;
    if (fits && (told === undefined || told.type === header.type || !OVERRULES.has(told.type)))
      return decision(header, header, fit);
  }
  if (told !== undefined)
    return decision({ type: told.type, role: roleOf(told.type), strength: 0 }, undefined, told.fit);
  return nothingKnown(sample, header && { code: 'detect/header-not-believed', header: header.type });
}

function knownWord(header: HeaderMatch, sample: ColumnSample, settings: DetectionSettings): Decision {
  const fit = fitFor(header.type, sample, settings);
  const parties = header.role === 'company' ? partiesOf(sample.values) : undefined;
  if (parties !== undefined && parties.companies * 4 < parties.people)
    return { ...decision({ type: 'name', role: 'name', strength: header.strength }, header, undefined), evidence: { header: header.strength, parties } }; // prettier-ignore
  if (fit !== undefined && fit.upper < MOST) {
    const told = byValues(sample, settings, header.type);
    const overruled = told !== undefined && told.fit.share >= MOST && (OVERRULES.has(told.type) || !SOFT.has(header.type)); // prettier-ignore
    if (overruled) {
      const doubt: Doubt = { code: 'detect/values-contradict', header: header.type };
      return decision({ type: told.type, role: roleOf(told.type), strength: 0 }, undefined, told.fit, doubt);
    }
    if (CHECKED.has(header.type)) return decision(header, header, fit, doubtOf(header.type, fit));
    if (fit.upper < HARDLY_ANY && !SOFT.has(header.type))
      return nothingKnown(sample, { code: 'detect/header-not-believed', header: header.type });
  }
  const doubt = CHECKED.has(header.type) && fit !== undefined ? doubtOf(header.type, fit) : undefined;
  const decided = decision(header, header, fit, doubt);
  const mixed = parties !== undefined && Math.min(parties.people, parties.companies) * 10 >= parties.people + parties.companies; // prettier-ignore
  return mixed ? { ...decided, evidence: { ...decided.evidence, parties } } : decided;
}

/** Surely too few of enough values pass the check: not a bad column, another one. */
function doubtOf(type: FieldType, fit: Fit): Doubt | undefined {
  if (fit.judged < CHECKED_ENOUGH || fit.upper >= CHECKED_LEAST) return undefined;
  return { code: 'detect/mostly-fails', header: type };
}

function decision(
  { type, role }: HeaderMatch,
  header: HeaderMatch | undefined,
  fit: Fit | undefined,
  doubt?: Doubt,
): Decision {
  const strength = header?.strength ?? 0;
  const judged = fit !== undefined && fit.judged > 0;
  const weighed = HEADER_WEIGHT * strength + VALUE_WEIGHT * (fit?.share ?? 0);
  // Where values cannot speak against the header, or there are none, its word counts for more.
  const confidence = !judged ? 0.9 * strength : SOFT.has(type) ? Math.max(weighed, 0.8 * strength) : weighed;
  const decidedBy = header === undefined ? 'values' : judged ? 'header+values' : 'header';
  const evidence: Evidence = {
    header: strength,
    ...(judged ? { judged: fit.judged, valid: fit.valid, share: Math.round(fit.share * 100) / 100 } : {}),
    ...(doubt === undefined ? {} : { doubt }),
  };
  return { type, role, confidence, decidedBy, evidence };
}

function nothingKnown({ cells }: ColumnSample, doubt: Doubt | undefined): Decision {
  const hint = hintOf(cells);
  const evidence: Evidence = {
    header: 0,
    ...(doubt === undefined ? {} : { doubt }),
    ...(hint === undefined ? {} : { hint: `hint/${hint}` }),
  };
  return { type: 'text', role: 'other', confidence: 0, decidedBy: 'default', evidence };
}

function roleOf(type: FieldType): Role {
  return ROLE_OF_TYPE.get(type) ?? 'other';
}

/** Few words stand in such columns: every cell counts, not every word once. */
const FEW_WORDS: ReadonlySet<FieldType> = new Set(['gender', 'bool']);

function fitFor(
  type: FieldType,
  { cells, values }: ColumnSample,
  settings: DetectionSettings,
): Fit | undefined {
  return fitOf(type, FEW_WORDS.has(type) ? cells : values, settings, profileColumn(values));
}

function byValues(
  sample: ColumnSample,
  settings: DetectionSettings,
  except: FieldType | undefined,
): { type: FieldType; fit: Fit } | undefined {
  for (const type of TOLD_BY_VALUES) {
    if (type === except || (type === 'phone' && isRising(sample.cells)) || !mayBe(type, sample)) continue;
    const fit = fitFor(type, sample, settings);
    if (fit === undefined) continue;
    const allOfFew = fit.judged >= FEW && fit.valid === fit.judged && !SOFT.has(type);
    if (fit.share >= TOLD || allOfFew) return { type, fit };
  }
  return undefined;
}

/** E and W are no sexes, and neither is a column of nothing but W. */
function namesBothSexes(values: readonly string[]): boolean {
  const normalizer = openGender(NO_SETTINGS);
  return new Set(values.flatMap((value) => normalizer.keys(normalizer.clean(value)))).size === 2;
}

/** A shape test before the real one: a column of order numbers must not become one of phones or dates. */
function mayBe(type: FieldType, { values, cells }: ColumnSample): boolean {
  if (values.length === 0) return false;
  switch (type) {
    case 'name':
      // Cities and answers stand again and again; names hardly ever do.
      return new Set(cells).size > cells.length / 2 && values.length >= 10;
    case 'gender':
      return values.length >= 2 && values.length <= 6 && cells.length >= 10 && namesBothSexes(values);
    case 'company':
    case 'address':
      return true;
    case 'date':
      if (areCompactDates(values)) return true;
      break;
    default:
  }
  return values.filter((value) => couldBe(type, value)).length >= values.length * 0.6;
}

function couldBe(type: FieldType, value: string): boolean {
  switch (type) {
    case 'email':
      return value.includes('@') || value.includes('＠');
    case 'phone':
      return (
        !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(value) &&
        /^(?:\+|00)?[\d\s().-]{8,}$/.test(value) &&
        /^\+|^00|^(?:86)?1[3-9]\d{9}$|^\(?0\d{2,3}[) -]|[ -]/.test(value)
      );
    case 'url':
      return /^(https?:\/\/|www\.)/i.test(value);
    case 'date':
    case 'datetime':
      return /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(value) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(value);
    case 'uscc':
    case 'cn-id':
      return /^[0-9A-Za-z]{18}$/.test(value.trim()) || /^\d{15}$/.test(value.trim());
    default:
      return true;
  }
}

/** How many of the values name people and how many companies. */
function partiesOf(values: readonly string[]): { people: number; companies: number } | undefined {
  let people = 0;
  let companies = 0;
  for (const value of values) {
    const kind = kindOfParty(value);
    if (kind === 'person') people++;
    else if (kind === 'company') companies++;
  }
  return people + companies < 5 ? undefined : { people, companies };
}

export function distinctValues(sample: readonly Row[], index: number): string[] {
  const values = new Set<string>();
  for (const row of sample) {
    const value = row[index]?.trim();
    if (value !== undefined && value !== '') values.add(value);
    if (values.size >= SAMPLED_VALUES) break;
  }
  return [...values];
}

/** What a sample shows about a column beyond its type. */
export function profileColumn(values: readonly string[]): ColumnProfile {
  if (values.length === 0) return NO_PROFILE;
  const ids = values.filter((value) => /^\d{17}[\dXx]$/.test(value));
  const tripleZeros = ids.filter((value) => value.endsWith('000')).length;
  const foreign = values.filter((value) =>
    /^(?:\+|00)(?!86)\d/.test(value.replaceAll(/[\s()-]/g, '')),
  ).length;
  const domains = ownDomains(values);
  return {
    // A handful of IDs proves nothing: about one honest ID in 1,100 ends in 000.
    tripleZeroShare: ids.length >= 20 ? tripleZeros / ids.length : 0,
    foreignShare: foreign / values.length,
    codedDigits: values.every((value) => /^[0129]$/.test(value)),
    ...(domains.length === 0 ? {} : { domains }),
  };
}

const HAN = /\p{Script=Han}/u;

/** Does this export speak Chinese? Decides the words of built-in lists and the default country. */
export function speaksChinese(header: Header, sample: readonly Row[]): boolean {
  return (
    header.names.some((name) => HAN.test(name)) || sample.some((row) => row.some((cell) => HAN.test(cell)))
  );
}

/** Mainland mobiles are recognisable without a country: half of the phone-like cells being such is enough. */
export function looksMainland(sample: readonly Row[]): boolean {
  let phones = 0;
  let mainland = 0;
  for (const row of sample) {
    for (const cell of row) {
      const digits = cell.replaceAll(/[\s()-]/g, '');
      if (!/^\+?\d{8,15}$/.test(digits)) continue;
      phones++;
      if (/^(?:(?:\+|00)?86)?1[3-9]\d{9}$/.test(digits)) mainland++;
    }
  }
  return phones > 0 && mainland / phones >= 0.5;
}
