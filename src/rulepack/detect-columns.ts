// What each column holds, from its header and its values (fields-and-matching.md §10): 0.45 of the decision is the header's,
// 0.55 the values'. Where the two contradict each other the values are believed, and that is told.
import { openCompanyWords } from '../fields/company/company-words.ts';
import type { Column, Doubt, Evidence, FieldType, Role } from '../model/field-type.ts';
import type { Header, Row } from '../model/record.ts';
import { readHeader, ROLE_OF_TYPE, type HeaderMatch } from './header-lexicon.ts';
import { hintOf } from './number-shapes.ts';
import { kindOfParty } from './party.ts';
import { sampleOf, type ColumnSample } from './sample-profile.ts';
import { byValues, fitFor, fitUnder } from './told-by-values.ts';
import { CHECKED, SOFT, type DetectionSettings, type Fit } from './value-fit.ts';

export type { DetectionSettings } from './value-fit.ts';

/** So exact that they overrule a header that says name, company or address. */
const OVERRULES: ReadonlySet<FieldType> = new Set(['uscc', 'cn-id', 'email', 'phone', 'url']);
const [HEADER_WEIGHT, VALUE_WEIGHT] = [0.45, 0.55] as const;
/** From this strength on the header is a known word, at most with a prefix or a number. */
const KNOWN_WORD = 0.8;
/** A header is overruled when surely fewer than this share of the values are of its type, and most are of another one. */
const MOST = 0.5;
const HARDLY_ANY = 0.2;
/** What a column with check characters must reach, and how many values it takes to say that it does not. */
const CHECKED_LEAST = 0.6;
const CHECKED_ENOUGH = 20;
/** Where the header speaks of something that has no form of its own. */
const SURELY = 0.75;

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

function detectColumn(
  name: string,
  index: number,
  sample: ColumnSample,
  settings: DetectionSettings,
): Column {
  const header = readHeader(name, settings.lexicons?.['headers']);
  const decision = decide(name, header, sample, settings);
  const { type, role, confidence, decidedBy, evidence } = decision;
  return { index, name, type, role, confidence: Math.round(confidence * 100) / 100, decidedBy, evidence };
}

type Decision = Omit<Column, 'index' | 'name'> & { readonly evidence: Evidence };

function decide(
  name: string,
  header: HeaderMatch | undefined,
  sample: ColumnSample,
  settings: DetectionSettings,
): Decision {
  if (header !== undefined && header.strength >= KNOWN_WORD) return knownWord(name, header, sample, settings);
  const told = byValues(sample, settings, header?.type);
  if (header !== undefined) {
    const fit = fitFor(header.type, sample, settings);
    const fits = fit === undefined || (SOFT.has(header.type) ? mayName(fit, sample) : fit.share >= MOST);
    if (fits && (told === undefined || told.type === header.type || !OVERRULES.has(told.type)))
      return decision(header, header, fit);
  }
  if (told !== undefined)
    return decision({ type: told.type, role: roleOf(told.type), strength: 0 }, undefined, told.fit);
  // 营业时间 ends like a column of times; nobody said that it is one.
  const isNamed = header !== undefined && header.role !== 'other' && !SOFT.has(header.type);
  return nothingKnown(sample, isNamed ? { code: 'detect/header-not-believed', header: header.type } : undefined); // prettier-ignore
}

/** IP address and Event name end like others: some of the values, at least, must look the part. */
function mayName({ valid, judged }: Fit, { cells }: ColumnSample): boolean {
  if (judged < ENOUGH_NAMES) return cells.length <= judged * OFTEN;
  return valid >= judged * SOME;
}

/** Relationship to person: a few words that stand again and again. */
const OFTEN = 5;

const ENOUGH_NAMES = 10;
const SOME = 0.2;

function knownWord(
  name: string,
  header: HeaderMatch,
  sample: ColumnSample,
  settings: DetectionSettings,
): Decision {
  const fit = fitUnder(header.type, sample, settings);
  const parties = header.role === 'company' || header.role === 'name' ? partiesOf(sample.values, settings) : undefined; // prettier-ignore
  const owner = parties === undefined ? undefined : partyOf(parties);
  if (parties !== undefined && owner !== undefined && owner !== header.type)
    return { ...decision({ type: owner, role: owner, strength: header.strength }, header, undefined), evidence: { header: header.strength, parties } }; // prettier-ignore
  if (header.role === 'nickname') {
    // People log in with a telephone or an address of mail as often as with a name.
    const login = byValues(sample, settings, header.type);
    if (login !== undefined && OVERRULES.has(login.type) && login.fit.share >= SURELY)
      return decision({ type: login.type, role: roleOf(login.type), strength: 0 }, undefined, login.fit);
  }
  if (fit !== undefined && fit.upper < MOST) {
    const told = byValues(sample, settings, header.type);
    const overruled = told !== undefined && told.fit.share >= MOST && (OVERRULES.has(told.type) || !SOFT.has(header.type)); // prettier-ignore
    if (overruled) {
      const doubt: Doubt = { code: 'detect/values-contradict', header: header.type };
      return decision({ type: told.type, role: roleOf(told.type), strength: 0 }, undefined, told.fit, doubt);
    }
    if (isForeignNumber(header, settings) && RECORD_NUMBER.test(name))
      return decision({ type: 'id', role: 'id', strength: header.strength }, header, undefined);
    if (isForeignNumber(header, settings))
      return nothingKnown(sample, { code: 'detect/header-not-believed', header: header.type });
    if (CHECKED.has(header.type)) return decision(header, header, fit, doubtOf(header.type, fit));
    if (fit.upper < HARDLY_ANY && !SOFT.has(header.type))
      return nothingKnown(sample, { code: 'detect/header-not-believed', header: header.type });
  }
  const doubt = CHECKED.has(header.type) && fit !== undefined ? doubtOf(header.type, fit) : undefined;
  const decided = decision(header, header, fit, doubt);
  const mixed = parties !== undefined && header.type === 'company' && Math.min(parties.people, parties.companies) * 10 >= parties.people + parties.companies; // prettier-ignore
  return mixed ? { ...decided, evidence: { ...decided.evidence, parties } } : decided;
}

/** tax_id, national_id of a file that is not Chinese: a number of another country that is not read here, not a column of wrong codes. */
function isForeignNumber({ type }: HeaderMatch, { country }: DetectionSettings): boolean {
  return CHECKED.has(type) && country !== 'CN';
}

/** Outside China an ID No. is the record's far more often than a citizen's. */
const RECORD_NUMBER = /^\W*id[\s_.-]*(?:no|nr|num|number|code)?\W*$/i;

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

/** Whose names these are, where at least four of five are of one kind. */
function partyOf({
  people,
  companies,
}: {
  people: number;
  companies: number;
}): 'name' | 'company' | undefined {
  if (companies * 4 < people) return 'name';
  return people * 4 < companies ? 'company' : undefined;
}

/** How many of the values name people and how many companies. */
function partiesOf(
  values: readonly string[],
  { lexicons }: DetectionSettings,
): { people: number; companies: number } | undefined {
  const words = openCompanyWords(lexicons);
  let people = 0;
  let companies = 0;
  for (const value of values) {
    const kind = kindOfParty(value, words);
    if (kind === 'person') people++;
    else if (kind === 'company') companies++;
  }
  return people + companies < 5 ? undefined : { people, companies };
}
