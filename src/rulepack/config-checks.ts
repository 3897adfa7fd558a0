// What the shape of a configuration cannot tell: names of packs, word lists, commands, types and policies that do not exist.
import { FIELD_TYPES, isFieldType } from '../model/field-type.ts';
import type { Params } from '../model/user-error.ts';
import { isPolicyName, POLICIES } from '../survivorship/policies/registry.ts';
import { readChange } from '../text/lexicon.ts';
import { nearestWord } from '../text/nearest.ts';
import { CHANGEABLE_LEXICONS } from './changeable-lexicons.ts';
import { readAddition, TYPE_OF_ROLE } from './header-lexicon.ts';
import { parseMapping } from './mapping.ts';
import { valueMapNames } from './value-maps.ts';

/** What there is to name. */
export interface Known {
  readonly lexicons: readonly string[];
  readonly packs: readonly string[];
  readonly commands: readonly string[];
}

/** One problem and where it stands, as keys and indexes from the top. */
export interface Finding {
  readonly code: string;
  readonly params: Params;
  readonly path: readonly (string | number)[];
}

type Plain = Readonly<Record<string, unknown>>;

/** `config` is what YAML gave, of any shape: parts of a wrong shape are skipped, the schema tells those. */
export function checkNames(config: unknown, known: Known): Finding[] {
  if (!isPlain(config)) return [];
  return [
    ...listed(config, 'extends').flatMap(unknownIn('config/unknown-pack', 'pack', 'packs', known.packs)),
    ...listed(config, 'allow').flatMap(
      unknownIn('config/unknown-command', 'command', 'commands', known.commands),
    ),
    ...checkLexicons(config['lexicons'], known),
    ...entries(config['fields']).flatMap(([name, field]) => [
      ...checkPolicy(name, field),
      ...checkValues(name, field),
    ]),
    ...checkAliases(config['match']),
    ...entries(config['sources']).flatMap(([name, source]) => checkMap(name, source)),
  ];
}

interface Word {
  readonly word: string;
  readonly path: readonly (string | number)[];
}

/** The words of a list, or of a single word in its place. */
function listed(config: Plain, key: string): Word[] {
  const value = config[key];
  if (typeof value === 'string') return [{ word: value, path: [key] }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((word: unknown, at) => (typeof word === 'string' ? [{ word, path: [key, at] }] : []));
}

function unknownIn(code: string, word: string, words: string, known: readonly string[]) {
  return (found: Word): Finding[] =>
    known.includes(found.word)
      ? []
      : [
          {
            code,
            params: {
              [word]: found.word,
              nearest: nearestWord(found.word, known),
              [words]: known.join(', '),
            },
            path: found.path,
          },
        ];
}

function checkLexicons(lexicons: unknown, { lexicons: known }: Known): Finding[] {
  const roles = [...TYPE_OF_ROLE.keys()];
  return entries(lexicons).flatMap(([name, changes]): Finding[] => {
    const path = ['lexicons', name];
    const open = Object.keys(CHANGEABLE_LEXICONS);
    const shape = CHANGEABLE_LEXICONS[name];
    if (shape === undefined) {
      const code = known.includes(name) ? 'config/fixed-lexicon' : 'config/unknown-lexicon';
      const nearest = STANDS_IN[name] ?? nearestWord(name, open);
      return [{ code, params: { name, nearest, lexicons: open.join(', ') }, path }];
    }
    if (!Array.isArray(changes)) return [];
    if (name !== 'headers')
      return changes.flatMap((change: unknown, at) => checkWord(change, shape, [...path, at]));
    return changes.flatMap((change: unknown, at): Finding[] => {
      if (typeof change !== 'string' || change.startsWith('-')) return [];
      const role = readAddition(change)?.role ?? '';
      if (roles.includes(role)) return [];
      const params = { value: change, nearest: nearestWord(role, roles), roles: roles.join(', ') };
      return [{ code: 'config/header-word', params, path: [...path, at] }];
    });
  });
}

/** Lists that are changed through another one. */
const STANDS_IN: Readonly<Record<string, string>> = {
  'compound-surnames': 'surnames',
  'nicknames-more': 'nicknames',
};

function checkWord(
  change: unknown,
  { kinds, several }: { readonly kinds?: readonly string[]; readonly several?: true },
  path: Finding['path'],
): Finding[] {
  if (typeof change !== 'string' || change.startsWith('-')) return [];
  const { kind } = readChange(change);
  if (kinds !== undefined && kind !== '' && !kinds.includes(kind)) {
    const params = { value: change, nearest: nearestWord(kind, kinds), kinds: kinds.join(', ') };
    return [{ code: 'config/lexicon-kind', params, path }];
  }
  const isAlone = several === true && change.trim().split(/[\s=＝]+/).length < 2;
  return isAlone ? [{ code: 'config/lexicon-line', params: { value: change }, path }] : [];
}

/** One name that stands for two firms would make them one. */
function checkAliases(match: unknown): Finding[] {
  const firms = new Map<string, string>();
  return entries(isPlain(match) ? match['aliases'] : undefined).flatMap(([firm, others]): Finding[] => {
    const names: readonly unknown[] = [firm, ...(Array.isArray(others) ? (others as unknown[]) : [others])];
    return names.flatMap((name: unknown): Finding[] => {
      if (typeof name !== 'string') return [];
      const folded = name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
      const first = firms.get(folded) ?? firm;
      firms.set(folded, first);
      if (first === firm) return [];
      const params = { value: name, first, second: firm };
      return [{ code: 'config/alias-two-firms', params, path: ['match', 'aliases', firm] }];
    });
  });
}

/** `values: NAME` names a list that is there. */
function checkValues(name: string, field: unknown): Finding[] {
  const values = isPlain(field) ? field['values'] : undefined;
  const maps = valueMapNames();
  if (isPlain(values)) return checkSynonyms(name, values);
  if (typeof values !== 'string' || maps.includes(values)) return [];
  const params = { value: values, nearest: nearestWord(values, maps), maps: maps.join(', ') };
  return [{ code: 'config/unknown-values', params, path: ['fields', name, 'values'] }];
}

/** A word that stands under two standard values leaves nothing to decide by. */
function checkSynonyms(name: string, values: Plain): Finding[] {
  const standards = new Map<unknown, string>();
  return entries(values).flatMap(([standard, words]): Finding[] =>
    (Array.isArray(words) ? (words as unknown[]) : [words]).flatMap((word): Finding[] => {
      const first = standards.get(word) ?? standard;
      standards.set(word, first);
      if (first === standard) return [];
      const params = { field: name, value: String(word), first, second: standard };
      return [{ code: 'cli/enum-ambiguous', params, path: ['fields', name, 'values', standard] }];
    }),
  );
}

function checkPolicy(name: string, field: unknown): Finding[] {
  const policy = isPlain(field) ? field['policy'] : undefined;
  if (typeof policy !== 'string') return [];
  const word = (/^\s*(?:allow-blank\s+)?([^:：(（\s]*)/i.exec(policy)?.[1] ?? '').toLowerCase();
  if (word === 'group' || word === 'protect' || isPolicyName(word)) return [];
  const policies = Object.keys(POLICIES);
  const params = { value: policy, nearest: nearestWord(word, policies), policies: policies.join(', ') };
  return [{ code: 'config/unknown-policy', params, path: ['fields', name, 'policy'] }];
}

function checkMap(name: string, source: unknown): Finding[] {
  const map = isPlain(source) ? source['map'] : undefined;
  return entries(map).flatMap(([column, value]): Finding[] => {
    if (typeof value !== 'string' || parseMapping(value) !== undefined) return [];
    const [type = ''] = value.split(/[:：]/);
    if (isFieldType(type)) return [];
    const params = { value, nearest: nearestWord(type, FIELD_TYPES), types: FIELD_TYPES.join(', ') };
    return [{ code: 'config/unknown-type', params, path: ['sources', name, 'map', column] }];
  });
}

function entries(value: unknown): [string, unknown][] {
  return isPlain(value) ? Object.entries(value) : [];
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
