// Which pairs a run without rules looks at (fields-and-matching.md §11), from the fields that are there.
import { openCompanyWords } from '../fields/company/company-words.ts';
import { blockingKeysOfCompany } from '../fields/company/compare.ts';
import { blockingKeysOfName } from '../fields/person-name/compare.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { FieldType, Role } from '../model/field-type.ts';

export type Derive =
  'last-four' | 'last-eight' | 'name-sound' | 'company-core' | 'company-head' | 'local-part' | 'text-head';

export type Derives = Readonly<Record<Derive, (key: string) => readonly string[]>>;

/** What a derived blocking key is made of. */
export const DERIVES: Derives = {
  'last-four': (key) => [key.replace(/;.*$/, '').slice(-4)],
  'last-eight': (key) => [key.replace(/;.*$/, '').slice(-8)],
  'name-sound': (key) => [blockingKeysOfName(key).pinyin],
  ...companyDerives(),
  'local-part': (key) => [key.split('@')[0] ?? ''],
  'text-head': (key) => [Array.from(key).slice(0, 3).join('')],
};

/** Firms meet by trade name, and by the organisation they are other names of. */
function companyDerives(
  lexicons?: FieldSettings['lexicons'],
): Pick<Derives, 'company-core' | 'company-head'> {
  const words = openCompanyWords(lexicons);
  return {
    'company-core'(key) {
      const { core, alias } = blockingKeysOfCompany(key, words);
      return alias === '' ? [core] : [core, alias];
    },
    'company-head': (key) => [blockingKeysOfCompany(key, words).coreHead],
  };
}

/** {@link DERIVES} with a person's changes to word lists. */
export function openDerives(lexicons?: FieldSettings['lexicons']): Derives {
  return lexicons === undefined ? DERIVES : { ...DERIVES, ...companyDerives(lexicons) };
}

/** How records are brought together for a fuzzy rule on a field. */
export function fuzzyDerive(type: FieldType, derives: Derives = DERIVES): (key: string) => readonly string[] {
  switch (type) {
    case 'name':
      return (key) => [...derives['name-sound'](key), Array.from(key)[0] ?? ''];
    case 'company':
      return (key) => [...derives['company-core'](key), ...derives['company-head'](key)];
    case 'phone':
      return (key) => [...derives['last-eight'](key), key.slice(0, -4)];
    case 'email':
      return derives['local-part'];
    default:
      return derives['text-head'];
  }
}

interface BlockingTemplate {
  readonly parts: readonly (readonly [field: string, derive?: Derive])[];
  readonly cap: number;
}

/** Fields are named by type, or by role where a type has several. Strongest first: a pair belongs to the first. */
const TEMPLATES: readonly BlockingTemplate[] = [
  { parts: [['cn-id']], cap: 1000 },
  { parts: [['uscc']], cap: 1000 },
  { parts: [['phone']], cap: 100 },
  { parts: [['email']], cap: 100 },
  { parts: [['wechat']], cap: 100 },
  { parts: [['qq']], cap: 100 },
  { parts: [['name'], ['birthday']], cap: 200 },
  { parts: [['name'], ['company', 'company-core']], cap: 200 },
  { parts: [['name'], ['address']], cap: 200 },
  { parts: [['name'], ['city']], cap: 200 },
  { parts: [['name'], ['postcode']], cap: 200 },
  {
    parts: [
      ['name', 'name-sound'],
      ['phone', 'last-four'],
    ],
    cap: 100,
  },
  { parts: [['name', 'name-sound'], ['birthday']], cap: 200 },
  { parts: [['name'], ['phone', 'last-four']], cap: 100 },
  {
    parts: [
      ['email', 'local-part'],
      ['name', 'name-sound'],
    ],
    cap: 100,
  },
  { parts: [['company']], cap: 200 },
  { parts: [['company', 'company-core']], cap: 100 },
  { parts: [['address'], ['birthday']], cap: 100 },
];

export interface BlockingPlan {
  readonly name: string;
  readonly parts: readonly { readonly field: number; readonly derive?: Derive }[];
  readonly cap: number;
}

/** The templates whose fields are there. A phone shared by people is paired through names instead. */
export function defaultBlocking(
  fields: readonly { readonly name: string; readonly type: FieldType; readonly role: Role }[],
): BlockingPlan[] {
  const index = (wanted: string): number => fields.findIndex((field) => field.name === wanted);
  return TEMPLATES.flatMap(({ parts, cap }): BlockingPlan[] => {
    const found = parts.map(([name, derive]) => ({ field: index(name), ...(derive ? { derive } : {}) }));
    if (found.some(({ field }) => field < 0)) return [];
    // Companies stand for themselves only where there are no people to tell apart.
    const companyAlone = parts.every(([name]) => name === 'company');
    if (companyAlone && index('name') >= 0) return [];
    const name = parts.map(([part, derive]) => (derive ? `${part} (${derive})` : part)).join(' + ');
    return [{ name, parts: found, cap }];
  });
}
