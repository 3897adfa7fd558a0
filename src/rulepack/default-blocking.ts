// Which pairs a run without rules looks at (fields-and-matching.md §11), planned from the fields that are there and
// from what their values are like.
import { openCompanyWords } from '../fields/company/company-words.ts';
import { blockingKeysOfCompany } from '../fields/company/compare.ts';
import { blockingKeysOfName } from '../fields/person-name/compare.ts';
import { blockingKeysOfAddress } from '../fields/place/compare.ts';
import { tokenFrequencies, tokensOf } from '../linkage/generic/statistics.ts';
import type { BlockingPart, BlockingRule } from '../linkage/match.ts';
import type { RecordStore, StoredField } from '../linkage/record-store.ts';
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

type Lexicons = FieldSettings['lexicons'];

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

/** A named way from a field's key to blocking keys. */
interface Pass {
  readonly name: string;
  readonly derive?: Derive;
  readonly inPairs?: boolean;
}

/** Passes over one field alone, strictest first. */
function passesOf({ type, generic, role }: FieldKind, field: StoredField, lexicons: Lexicons): Pass[] {
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
    case 'gender':
    case 'region':
    case 'postcode':
      return [];
    default:
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
function sideOf({ type, generic, role }: FieldKind, lexicons: Lexicons): Pass[] {
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
const CAP = 60;
const STRONG_CAP = 1_000;
const EXACT_CAP = 100;
/** Passes over two fields are made for files up to this size without a second thought. */
const SMALL = 60_000;

/** The plan, strongest pass first: a pair belongs to the first pass that makes it. */
export function planBlocking(
  store: RecordStore,
  fields: readonly FieldKind[],
  lexicons: Lexicons,
): BlockingRule[] {
  const rules: BlockingRule[] = [];
  for (const kind of fields) {
    const stored = store.fields[kind.field]!;
    passesOf(kind, stored, lexicons).forEach((pass, at) => {
      const cap = kind.compared.strong
        ? STRONG_CAP
        : at === 0 && kind.generic === undefined
          ? EXACT_CAP
          : CAP;
      rules.push({ name: labelOf(kind, pass), parts: [partOf(kind, pass)], cap });
    });
  }
  const alone = rules.length;
  const exact = rules.filter((rule) => rule.parts[0]!.derive === undefined);
  const derived = rules.slice(0, alone).filter((rule) => rule.parts[0]!.derive !== undefined);
  const combined: { rule: BlockingRule; expected: number }[] = [];
  for (let i = 0; i < fields.length; i++) {
    for (let j = i + 1; j < fields.length; j++) {
      const [left, right] = [fields[i]!, fields[j]!];
      if (left.compared.comparison.levels.length <= 2 && right.compared.comparison.levels.length <= 2)
        continue;
      for (const a of sideOf(left, lexicons)) {
        for (const b of sideOf(right, lexicons)) {
          combined.push({
            rule: {
              name: `${labelOf(left, a)} + ${labelOf(right, b)}`,
              parts: [partOf(left, a), partOf(right, b)],
              cap: CAP,
            },
            expected: sharingOf(store, left) * sharingOf(store, right),
          });
        }
      }
    }
  }
  const most = store.count <= SMALL ? combined.length : 12;
  const chosen = combined
    .toSorted((a, b) => a.expected - b.expected)
    .slice(0, most)
    .map(({ rule }) => rule);
  return [...exact, ...derived, ...chosen];
}

function labelOf({ name }: FieldKind, pass: Pass): string {
  return pass.name === '' ? name : `${name} (${pass.name})`;
}

function partOf({ field }: FieldKind, { name, derive, inPairs = false }: Pass): BlockingPart {
  return derive === undefined ? { field, name } : { field, name, derive, inPairs };
}

/** Chance that two records share a value of the field. */
function sharingOf(store: RecordStore, { field }: FieldKind): number {
  const { counts, values } = store.fields[field]!;
  let pairs = 0;
  for (const count of counts) pairs += count * (count - 1);
  return values.length < 2 ? 0 : pairs / (values.length * (values.length - 1));
}

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
