// What each match field is compared by, now that its values are known.
import { isNamedAfter } from '../fields/email/named-after.ts';
import { openNicknames } from '../fields/person-name/nicknames.ts';
import { genericComparison } from '../linkage/generic/comparisons.ts';
import { phraseWords, type PhraseWords } from '../linkage/generic/phrase-words.ts';
import { genericKind, type GenericKind } from '../linkage/generic/statistics.ts';
import type { ComparedField, OwnName, SharedKind } from '../linkage/pair-levels.ts';
import { countFilled, type RecordStore } from '../linkage/record-store.ts';
import type { Levelled } from '../model/comparison.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { FieldType, Role } from '../model/field-type.ts';
import { matchKind } from './comparisons.ts';

/** A match field as the plan chose it. */
export interface ChosenField {
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  readonly composed: boolean;
  readonly reading: 'typed' | 'lenient' | 'plain';
  /** Middle names, in full or as initials. */
  readonly middle?: true;
}

export interface FieldKind {
  /** Index in the store. */
  readonly field: number;
  readonly name: string;
  readonly type: FieldType;
  readonly role: Role;
  /** How a field without a type of its own is compared and blocked. */
  readonly generic: GenericKind | undefined;
  /** Of a phrase. */
  readonly words: PhraseWords | undefined;
  readonly compared: ComparedField;
}

/** Levels of names at which two full names belong to two people. */
export const TWO_PEOPLE: ReadonlySet<string> = new Set([
  'surname',
  'different',
  'given-name',
  'western-surname',
  'other-generation',
]);
const TWO_FIRMS = new Set(['different', 'region-conflict', 'branch-conflict']);
const TWO_DIFFERENT = new Set(['different']);
const SURE_NAMES = new Set(['same', 'close']);
const SURE_GIVEN_NAMES = new Set(['same', 'close', 'short-form', 'similar']);
/** Another surname may be a marriage; colleagues on one switchboard have other surnames, too. */
const SURE_SURNAMES = new Set(['same', 'close', 'similar', 'initial']);
const NOBODY: ReadonlySet<string> = new Set();
const NOTHING_SHARED: ReadonlyMap<number, SharedKind> = new Map();

const HAN = /\p{Script=Han}/u;

/**
 * The fields that can tell customers apart, with how they are compared; `wordsOf`: the words of a column's values, where
 * they have been told apart before.
 */
export function compareFields(
  store: RecordStore,
  chosen: readonly ChosenField[],
  sharedOf: (field: number) => ReadonlyMap<number, SharedKind>,
  lexicons: FieldSettings['lexicons'],
  wordsOf: (field: number) => PhraseWords | undefined = () => undefined,
): FieldKind[] {
  const hasLatinParts = chosen.some(
    (field, at) => isPlain(field) && field.role === 'given-name' && !isMostlyHan(store, at),
  );
  const nicknames = openNicknames(lexicons?.['nicknames']);
  const areForms = (left: string, right: string): boolean => nicknames.has(left, right);
  // Names that are typed into each other's column need levels of one kind.
  const formsOf = (role: Role): typeof areForms | undefined =>
    role === 'given-name' ? areForms : role === 'surname' ? () => false : undefined;
  const ofFirms = listsOrganisations(store, chosen);
  return chosen.flatMap((field, at): FieldKind[] => {
    const { name, type, role } = field;
    if (role === 'source') return [];
    const isPart = role === 'given-name' || role === 'surname';
    // Western given names and surnames are compared each for itself, Chinese ones as the whole they are written as.
    if (field.composed && hasLatinParts) return [];
    if (isPlain(field) && isPart && !hasLatinParts) return [];
    const asTyped = !isPlain(field);
    const generic = asTyped
      ? undefined
      : genericKind(store.fields[at]!, store.count, !isPart && (type === 'name' || type === 'company'));
    if (!asTyped && generic === undefined) return [];
    const kind = matchKind(type, role, lexicons);
    const words = generic === 'phrase' ? (wordsOf(at) ?? phraseWords(store.fields[at]!)) : undefined;
    const compared: ComparedField = {
      field: at,
      comparison:
        generic === undefined
          ? kind.comparison
          : genericComparison(generic, store.fields[at]!, {
              isName: isNaming(field),
              areForms: formsOf(role),
              words,
            }),
      ...groupOf(field, kind.group),
      ofGivenName: role === 'given-name' && !asTyped,
      reaches: asTyped && (type === 'phone' || type === 'email' || type === 'address'),
      personal: role === 'birthday' || (kind.strong && asTyped && (ofFirms || !kind.organisation)),
      veto: kind.veto && asTyped,
      organisation: kind.organisation && !ofFirms,
      strong: kind.strong && asTyped,
      generic: generic !== undefined,
      sureNames: sureNamesOf(field, kind.comparison, asTyped, ofFirms),
      swaps: generic === 'word' && isPart && field.middle === undefined ? role : undefined,
      twoPeople: ofFirms ? twoFirmsOf(field) : twoPeopleOf(field, asTyped),
      shared: asTyped ? sharedOf(at) : NOTHING_SHARED,
      ownName: type === 'email' && asTyped ? ownNameOf(kind.comparison) : undefined,
    };
    return [{ field: at, name, type, role, generic, words, compared }];
  });
}

/** The same mailbox name at two providers. */
function ownNameOf({ levels }: Levelled): OwnName {
  const indexOf = (wanted: string): number => levels.findIndex(({ name }) => name === wanted);
  return { level: indexOf('same-local'), instead: indexOf('same-short-local'), isNamedAfter };
}

/** The whole name of a person, a shop or a company. */
function isNaming({ role, type }: ChosenField): boolean {
  return (type === 'name' && role !== 'given-name' && role !== 'surname') || type === 'company';
}

/** Where a name is an initial or a surname alone, a firm's name has a word more, or the name of no known kind is merely alike, a person decides. */
function sureNamesOf(
  field: ChosenField,
  comparison: Levelled,
  asTyped: boolean,
  ofFirms: boolean,
): ReadonlySet<string> | undefined {
  if (field.middle === true) return undefined;
  if (field.role === 'given-name' && !asTyped) return SURE_GIVEN_NAMES;
  if (field.role === 'surname' && !asTyped) return SURE_SURNAMES;
  if (!isNaming(field)) return undefined;
  if (!asTyped) return SURE_NAMES;
  if (field.type !== 'company' && (field.type !== 'name' || ofFirms)) return undefined;
  return new Set(comparison.levels.filter((level) => level.agrees).map((level) => level.name));
}

/**
 * Nearly every record names a firm and many its credit code: the customers are firms, and the people named are whom to
 * ask for there.
 */
function listsOrganisations(store: RecordStore, chosen: readonly ChosenField[]): boolean {
  const filled = (type: FieldType): number =>
    Math.max(0, ...chosen.map((field, at) => (field.type === type ? countFilled(store.fields[at]!) : 0)));
  return (
    filled('company') >= 0.9 * store.count && filled('uscc') >= 0.2 * store.count && filled('cn-id') === 0
  );
}

function twoFirmsOf({ type }: ChosenField): ReadonlySet<string> {
  return type === 'company' ? TWO_FIRMS : NOBODY;
}

/** Only what a customer is called tells by itself that two are two. */
function twoPeopleOf({ role, type }: ChosenField, asTyped: boolean): ReadonlySet<string> {
  if (role === 'given-name') return TWO_DIFFERENT;
  if (type === 'name' && role !== 'surname') return asTyped ? TWO_PEOPLE : TWO_DIFFERENT;
  return type === 'company' && !asTyped ? TWO_DIFFERENT : NOBODY;
}

const isPlain = ({ reading }: ChosenField): boolean => reading === 'plain';

const PLACES: ReadonlySet<string> = new Set([
  'address',
  'province',
  'city',
  'district',
  'postcode',
  'country',
]);
const LINES: ReadonlySet<string> = new Set(['phone', 'landline', 'fax']);
/** Words in headers of columns that say where somebody is, whatever their values look like. */
const PLACE_WORDS =
  /addr|street|road|suburb|city|town|state|province|county|country|region|post|zip|unit|house|flat|apartment|地址|街|路|省|市|区|县|邮编|门牌|楼|室/i;
const LINE_WORDS = /phone|tel|mobile|fax|cell|电话|手机|传真|座机/i;

/** Where somebody is and how to reach them is shared by households and offices: one group of two kinds. */
function groupOf(field: ChosenField, group: string): { group: string; kind: string } {
  const { role, type, name, reading } = field;
  if (PLACES.has(role) || type === 'address' || type === 'region' || type === 'postcode')
    return CONTACT_PLACE;
  if (LINES.has(role) || type === 'phone') return CONTACT_LINE;
  if (reading !== 'plain') return { group, kind: group };
  if (PLACE_WORDS.test(name)) return CONTACT_PLACE;
  if (LINE_WORDS.test(name)) return CONTACT_LINE;
  return { group: name, kind: name };
}

const CONTACT_PLACE = { group: 'contact', kind: 'place' };
const CONTACT_LINE = { group: 'contact', kind: 'line' };

function isMostlyHan(store: RecordStore, at: number): boolean {
  const { dictionary } = store.fields[at]!;
  const step = Math.max(1, Math.floor(dictionary.size / 500));
  let han = 0;
  let seen = 0;
  for (let index = 0; index < dictionary.size; index += step) {
    seen++;
    if (HAN.test(dictionary.at(index))) han++;
  }
  return han * 2 >= seen && seen > 0;
}
