// The words the names of organisations are read by: legal forms, industries, and other names of the same firm.
import { COMPANY_ALIASES } from '../../lexicons/company-aliases.ts';
import { INDUSTRIES } from '../../lexicons/industries.ts';
import { LEGAL_FORMS_TSV } from '../../lexicons/legal-forms.ts';
import { ORGANISATION_FORMS_TSV } from '../../lexicons/organisation-forms.ts';
import { SHOP_PLACES } from '../../lexicons/shop-places.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { foldLatin } from '../../text/fold-latin.ts';
import { changedTable, readChange, splitChanges, withChanges } from '../../text/lexicon.ts';
import { openNameWords, type NameWords } from '../person-name/name-words.ts';
import { Industries } from './industries.ts';

/** How the names of Chinese organisations end, as patterns. */
export interface HanForms {
  /** Legal forms and what is left of them, at the end of a name. */
  readonly end: RegExp;
  readonly damaged: ReadonlySet<string>;
  /** How a complete name may end: a legal form, or the word for an institution that needs none. */
  readonly complete: RegExp;
  /** A department or branch behind the name of its parent. */
  readonly department: RegExp;
}

/** Legal forms outside China, as folded words. */
export interface LatinForms {
  readonly after: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

export interface AliasLine {
  readonly names: readonly string[];
  /** A person's own line: names as they write them, legal forms and all. */
  readonly own: boolean;
}

export interface CompanyWords {
  readonly forms: HanForms;
  readonly latinForms: LatinForms;
  readonly industries: Industries;
  /** Each the names one organisation goes by. */
  readonly aliases: readonly AliasLine[];
  readonly names: NameWords;
  /** What the names of places where shops are begin with, beside divisions. */
  readonly shopPlaces: ReadonlySet<string>;
  /** Some list is not as it ships: what was found out about the shipped ones in advance does not hold. */
  readonly changed: boolean;
}

/** What an added word of a list may say it is, as in `branch=驿站`; the first is what a bare word is. */
export const FORM_KINDS = ['form', 'complete', 'branch', 'damaged'] as const;
export const LEGAL_FORM_PLACES = ['after', 'before', 'both'] as const;

const LISTS = [
  'organisation-forms',
  'legal-forms',
  'industries',
  'company-aliases',
  'shop-places',
  'surnames',
  'honorifics',
];

/** The shipped words with a person's changes to the lists of {@link LISTS}. */
export function openCompanyWords(lexicons?: FieldSettings['lexicons']): CompanyWords {
  if (lexicons === undefined || !LISTS.some((list) => (lexicons[list]?.length ?? 0) > 0))
    return SHIPPED_COMPANY_WORDS;
  let words = opened.get(lexicons);
  if (words === undefined) opened.set(lexicons, (words = read(lexicons)));
  return words;
}
/** By the changes themselves: every column of a table is given the same. */
const opened = new WeakMap<NonNullable<FieldSettings['lexicons']>, CompanyWords>();

function read(lexicons?: FieldSettings['lexicons']): CompanyWords {
  return {
    forms: hanForms(changedTable(ORGANISATION_FORMS_TSV, lexicons?.['organisation-forms'], FORM_KINDS)),
    latinForms: latinForms(lexicons?.['legal-forms']),
    industries: new Industries(
      withChanges(INDUSTRIES, lexicons?.['industries']).filter((term) => term.length > 1),
    ),
    aliases: aliasLines(lexicons?.['company-aliases'] ?? []),
    names: openNameWords(lexicons),
    shopPlaces: new Set(withChanges(SHOP_PLACES, lexicons?.['shop-places'])),
    changed: lexicons !== undefined,
  };
}

function hanForms(rows: readonly (readonly string[])[]): HanForms {
  const words = (...kinds: readonly string[]): string => alternatives(rows, kinds);
  return {
    end: new RegExp(`(?:${words('form', 'damaged')}|(?<=.{2})股份|分公司)$`),
    damaged: new Set(rows.flatMap(([word = '', kind]) => (kind === 'damaged' ? [word] : []))),
    complete: new RegExp(
      `^(?:株式|有限|合同|合[资資]|合名)会社|（(?:(?:有限|(?:特殊)?普通)合伙|个体工商户)）$|(?:${words('form', 'complete', 'branch')})(?:（[^（）]*）)?$|.（[^（）]*店）$`,
    ),
    department: new RegExp(`(?:${words('branch')}|[一-龥\\d]{2,}店|.部|.科|.组)$`),
  };
}

/** Words of some kinds, the longest first, as alternatives of a pattern. */
function alternatives(rows: readonly (readonly string[])[], kinds: readonly string[]): string {
  const words = rows.flatMap(([word = '', kind = '']) =>
    kinds.includes(kind) ? [word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')] : [],
  );
  return words.sort((left, right) => right.length - left.length).join('|') || '(?!)';
}

function latinForms(changes: readonly string[] | undefined): LatinForms {
  const folded = changes?.map((change) => {
    const removes = change.startsWith('-');
    const { kind, word } = readChange(removes ? change.slice(1) : change);
    const form = foldLatin(word.normalize('NFKC')).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');
    return removes ? `-${form}` : kind === '' ? form : `${kind}=${form}`;
  });
  const rows = changedTable(LEGAL_FORMS_TSV, folded, LEGAL_FORM_PLACES);
  const at = (place: string): ReadonlySet<string> =>
    new Set(rows.flatMap(([form = '', where]) => (where === place || where === 'both' ? [form] : [])));
  return { after: at('after'), before: at('before') };
}

/** `阿里巴巴=阿里=Alibaba Group`; names without blanks may stand between blanks, as in the file. */
function aliasLines(changes: readonly string[]): readonly AliasLine[] {
  const { added, removed } = splitChanges(changes);
  const gone = new Set([...removed].flatMap((line) => [line, ...namesOf(line)]));
  const shipped = COMPANY_ALIASES.map((line) => line.split(' ').filter((name) => !gone.has(name)));
  return [
    ...added.map((line) => ({ names: namesOf(line), own: true })),
    ...shipped.map((names) => ({ names, own: false })),
  ].filter(({ names }) => names.length > 1);
}

function namesOf(line: string): string[] {
  const names = line.split(/[=＝]/).length > 1 ? line.split(/[=＝]/) : line.split(/\s+/);
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

export const SHIPPED_COMPANY_WORDS: CompanyWords = read();
