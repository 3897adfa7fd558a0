// What the shape of a configuration cannot tell: names of packs, word lists, commands, types and policies that do not exist.
import { FIELD_TYPES, isFieldType } from '../model/field-type.ts';
import type { Params } from '../model/user-error.ts';
import { isPolicyName, POLICIES } from '../survivorship/policies/registry.ts';
import { nearestWord } from '../text/nearest.ts';
import { readAddition, TYPE_OF_ROLE } from './header-lexicon.ts';
import { parseMapping } from './mapping.ts';

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
    ...entries(config['fields']).flatMap(([name, field]) => checkPolicy(name, field)),
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
    if (!known.includes(name)) {
      const params = { name, nearest: nearestWord(name, known), lexicons: known.join(', ') };
      return [{ code: 'config/unknown-lexicon', params, path }];
    }
    if (name !== 'headers' || !Array.isArray(changes)) return [];
    return changes.flatMap((change: unknown, at): Finding[] => {
      if (typeof change !== 'string' || change.startsWith('-')) return [];
      const role = readAddition(change)?.role ?? '';
      if (roles.includes(role)) return [];
      const params = { value: change, nearest: nearestWord(role, roles), roles: roles.join(', ') };
      return [{ code: 'config/header-word', params, path: [...path, at] }];
    });
  });
}

function checkPolicy(name: string, field: unknown): Finding[] {
  const policy = isPlain(field) ? field['policy'] : undefined;
  if (typeof policy !== 'string') return [];
  const word = (/^[^:：(（]*/.exec(policy)?.[0] ?? '').trim();
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
