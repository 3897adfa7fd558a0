// How a field's values become blocking keys (fields-and-matching.md §11): alone, strictest first, and looser beside another
// field's.
import { openCompanyWords } from '../fields/company/company-words.ts';
import { blockingKeysOfCompany } from '../fields/company/compare.ts';
import { blockingKeysOfName } from '../fields/person-name/compare.ts';
import { blockingKeysOfAddress } from '../fields/place/compare.ts';
import { tokenFrequencies, tokensOf } from '../linkage/generic/statistics.ts';
import type { StoredField } from '../linkage/record-store.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { soundOf } from '../text/sound.ts';
import type { FieldKind } from './compared-fields.ts';

type Derive = (key: string) => readonly string[];

const HAN = /\p{Script=Han}/u;

const withoutExtension = (key: string): string => key.replace(/;.*$/, '');
const compact = (key: string): string => key.replaceAll(' ', '');

/** The parts of a value that survive one slip: its first and its last three fifths. */
const halves: Derive = (key) => {
  const code = compact(key).replaceAll('-', '');
  if (code.length < 6) return [];
  return [`<${code.slice(0, Math.ceil(code.length * 0.6))}`, `>${code.slice(Math.floor(code.length * 0.4))}`];
};

const sound: Derive = (key) => [HAN.test(key) ? blockingKeysOfName(key).pinyin : soundOf(compact(key))];

const tokenHeads: Derive = (key) =>
  tokensOf(key)
    .map((token) => token.slice(0, 4))
    .filter((token) => token.length > 1)
    .sort()
    .slice(0, 8);

/** A house and its street, a flat and its stair: a number with the word beside it. */
export const houseWords: Derive = (key) => {
  const tokens = tokensOf(key);
  const found: string[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [left, right] = [tokens[at]!, tokens[at + 1]!];
    if (DIGIT.test(left) || DIGIT.test(right)) found.push(`${left.slice(0, 5)} ${right.slice(0, 5)}`);
  }
  return found;
};
const DIGIT = /\d/;

export type Lexicons = FieldSettings['lexicons'];

/** Firms meet by trade name, and by the organisation they are other names of. */
function companyCore(lexicons: Lexicons): Derive {
  const words = openCompanyWords(lexicons);
  return (key) => {
    const { core, alias } = blockingKeysOfCompany(key, words);
    return alias === '' ? [core] : [core, alias];
  };
}

function companyHead(lexicons: Lexicons): Derive {
  const words = openCompanyWords(lexicons);
  return (key) => [blockingKeysOfCompany(key, words).coreHead];
}

/** A slip is in the last four digits of a number or before them. */
export const EITHER_END: Pass = {
  name: 'either end',
  derive: (key) => {
    const number = withoutExtension(key);
    return number.length < 8 ? [] : [`<${number.slice(0, -4)}`, `>${number.slice(-4)}`];
  },
};

/** A named way from a field's key to blocking keys. */
export interface Pass {
  readonly name: string;
  readonly derive?: Derive;
  readonly inPairs?: boolean;
}

/** It only narrows what something else brings together. */
export function isNoKey({ type, generic }: Pick<FieldKind, 'type' | 'generic'>): boolean {
  return generic === undefined ? NO_KEYS.has(type) : generic === 'category';
}

const NO_KEYS: ReadonlySet<FieldType> = new Set(['gender', 'region', 'postcode']);

/** Passes over one field alone, strictest first. */
export function passesOf({ type, generic, role }: FieldKind, field: StoredField, lexicons: Lexicons): Pass[] {
  if (generic !== undefined) {
    switch (generic) {
      case 'category':
        return [];
      case 'date':
      case 'code':
        return [{ name: '' }, { name: 'half', derive: halves }];
      case 'word':
        return [{ name: '' }, { name: 'sound', derive: sound }];
      case 'phrase':
        return [
          { name: '' },
          { name: 'rare word', derive: rareTokens(field) },
          { name: 'two words', derive: tokenHeads, inPairs: true },
        ];
    }
  }
  switch (type) {
    case 'name':
      return [{ name: '' }, { name: 'name-sound', derive: (key) => [blockingKeysOfName(key).pinyin] }];
    case 'company':
      return [
        { name: '' },
        { name: 'company-core', derive: companyCore(lexicons) },
        { name: 'company-head', derive: companyHead(lexicons) },
        { name: 'two words', derive: (key) => (HAN.test(key) ? [] : tokenHeads(key)), inPairs: true },
      ];
    case 'phone':
      return [{ name: '' }, { name: 'last-eight', derive: (key) => [withoutExtension(key).slice(-8)] }];
    case 'email':
      return [{ name: '' }, { name: 'local-part', derive: localPart }];
    case 'address':
      return [{ name: '' }, { name: 'road', derive: blockingKeysOfAddress }];
    case 'cn-id':
    case 'uscc':
      return [{ name: '' }, { name: 'half', derive: halves }];
    default:
      if (isNoKey({ type, generic })) return [];
      return role === 'birthday' ? [{ name: '' }, { name: 'half', derive: halves }] : [{ name: '' }];
  }
}

const localPart: Derive = (key) => {
  const local = key.split('@')[0] ?? '';
  return local.length >= 5 ? [local] : [];
};

/** Words that few records have, of three letters or more. */
function rareTokens(field: StoredField): Derive {
  let frequency: ReadonlyMap<string, number> | undefined;
  return (key) => {
    const carriers = (frequency ??= tokenFrequencies(field));
    return tokensOf(key).filter((token) => {
      const carried = carriers.get(token) ?? 0;
      return token.length >= 2 && carried >= 2 && carried <= CAP;
    });
  };
}

/** What a field adds to a pass over two: looser than alone, for another field narrows it. */
export function sideOf({ type, generic, role }: FieldKind, lexicons: Lexicons): Pass[] {
  const sounds = { name: 'sound', derive: sound };
  if (generic !== undefined) {
    switch (generic) {
      case 'category':
        return [{ name: '' }];
      case 'code':
        return [{ name: '' }];
      case 'date':
        return [DAY_PARTS];
      case 'word':
        return [{ name: 'head or sound', derive: (key) => [...sound(key), `^${compact(key).slice(0, 3)}`] }];
      case 'phrase':
        return [
          {
            name: 'first words',
            derive: (key) =>
              tokensOf(key)
                .slice(0, 4)
                .map((token) => token.slice(0, 5)),
          },
        ];
    }
  }
  switch (type) {
    case 'name':
      return [sounds];
    case 'company':
      return [{ name: 'company-core', derive: companyCore(lexicons) }];
    case 'phone':
      return [{ name: 'last-four', derive: (key) => [withoutExtension(key).slice(-4)] }];
    case 'email':
      return [{ name: 'local-part', derive: localPart }];
    case 'address':
      return [{ name: 'road', derive: blockingKeysOfAddress }];
    case 'cn-id':
    case 'uscc':
      return [{ name: 'half', derive: halves }];
    default:
      return role === 'birthday' ? [DAY_PARTS] : [{ name: '' }];
  }
}

const DAY_FIRST = /^(\d\d) (\d\d) (\d{4})$/;
const DAY_PARTS: Pass = {
  name: 'year or day',
  derive: (key) => {
    const digits = key.replace(DAY_FIRST, '$3$2$1').replace(/\D/g, '');
    return digits.length < 8 ? [] : [`y${digits.slice(0, 4)}`, `d${digits.slice(4, 8)}`];
  },
};

/** Records in a block that are still looked at pair by pair. */
export const CAP = 60;

/** How records are brought together for a fuzzy rule on a field. */
export function fuzzyDerive(type: FieldType, lexicons?: Lexicons): Derive {
  switch (type) {
    case 'name':
      return (key) => [blockingKeysOfName(key).pinyin, Array.from(key)[0] ?? ''];
    case 'company': {
      const core = companyCore(lexicons);
      const head = companyHead(lexicons);
      return (key) => [...core(key), ...head(key)];
    }
    case 'phone':
      return (key) => [withoutExtension(key).slice(-8), key.slice(0, -4)];
    case 'email':
      return (key) => [key.split('@')[0] ?? ''];
    default:
      return (key) => [Array.from(key).slice(0, 3).join('')];
  }
}
