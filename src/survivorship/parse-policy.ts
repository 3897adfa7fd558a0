import type { FieldType, Role } from '../model/field-type.ts';
import { usageError } from '../model/user-error.ts';
import {
  asciiSigns,
  cutAtColon,
  fieldIndex,
  nearest,
  needed,
  rankedValues,
  refuseArgument,
} from './parse-arguments.ts';
import type { Written } from './parse-arguments.ts';
import { POLICIES, isPolicyName } from './policies/registry.ts';
import { policyOf } from './policy.ts';
import type { Policy, PolicyName, Trust } from './policy.ts';

/** `newest-valid:updated`, `source:erp>crm`, `group(address,city):newest`; `fieldNames` in the order of the layout. */
export function parsePolicy(text: string, fieldNames: readonly string[]): Policy {
  const group = /^\s*group\s*[(（](.*)[)）]\s*(?:[:：](.*))?$/is.exec(text);
  if (group) return parseGroup(text.trim(), group[1] ?? '', group[2], fieldNames);
  const condition = WHEN.exec(text);
  if (condition) return parseCondition(text.trim(), condition, fieldNames);
  const blank = /^\s*allow-blank\s+(.+)$/is.exec(text);
  if (blank) {
    const policy = parsePolicy(blank[1]!, fieldNames);
    if (POLICIES[policy.name].ranksRows !== true)
      throw usageError('policy/allow-blank', { text: text.trim(), near: policy.name });
    return { ...policy, text: text.trim(), allowBlank: true };
  }
  if (/^\s*when\b/i.test(text)) throw usageError('policy/when', { text: text.trim() });
  const written = cutAtColon(text);
  const name = written.name === 'protect' ? 'never' : written.name;
  if (!isPolicyName(name)) throw unknownPolicy(written);
  return { ...policyOf(name, parseArgument(name, written, fieldNames)), text: written.text };
}

function unknownPolicy({ text, name }: Written): Error {
  return usageError('policy/unknown', { text, near: name, nearest: nearest(name, Object.keys(POLICIES)) });
}

function parseArgument(name: PolicyName, written: Written, fieldNames: readonly string[]): Partial<Policy> {
  switch (POLICIES[name].takes) {
    case 'nothing':
      refuseArgument(written);
      return {};
    case 'date?':
      return written.argument === undefined
        ? {}
        : { field: fieldIndex(needed(written), written, fieldNames) };
    case 'field':
      return { field: fieldIndex(needed(written), written, fieldNames) };
    case 'values':
      return { ranked: rankedValues(written, needed(written)) };
    case 'sources?':
      return written.argument === undefined ? {} : { ranked: rankedValues(written, needed(written)) };
    case 'separator?':
      return written.argument === undefined ? {} : { separator: separatorOf(written) };
    case 'group':
      throw usageError('policy/group-fields', { text: written.text });
    case 'columns':
      return {
        overflow: asciiSigns(needed(written))
          .split(',')
          .map((column) => column.trim())
          .filter((column) => column !== ''),
      };
    case 'field=value':
      return parseEqual(written, fieldNames);
    case 'trusts':
      return { trusts: parseTrusts(written) };
    case 'best-score':
      if (needed(written).toLowerCase() !== 'best-score')
        throw usageError('policy/from', { text: written.text });
      return {};
    case 'condition':
      throw usageError('policy/when', { text: written.text });
  }
}

const WHEN = /^\s*when\s+(any\s+)?(.+?)\s+then\s+(.+?)(?:\s+else\s+(.+))?$/is;

/** What would need the decision of other fields, or a place of its own, cannot stand behind a condition. */
const UNCONDITIONAL: ReadonlySet<PolicyName> = new Set<PolicyName>([
  'group', 'follow', 'note', 'overflow', 'keep-all', 'drop',
]); // prettier-ignore

function parseCondition(
  text: string,
  [, any, expression = '', then = '', otherwise = 'fill']: RegExpExecArray,
  fieldNames: readonly string[],
): Policy {
  const inner = (written: string): Policy => {
    const policy = parsePolicy(written, fieldNames);
    if (UNCONDITIONAL.has(policy.name)) throw usageError('policy/when-inner', { text, near: policy.name });
    return policy;
  };
  const when = { expression, any: any !== undefined, then: inner(then), otherwise: inner(otherwise) };
  if (when.then.name === 'when') throw usageError('policy/when-inner', { text, near: 'when' });
  return { ...policyOf('when', { when }), text };
}

/** `equals-other:level=VIP`: the column's name ends at the first equals sign. */
function parseEqual(written: Written, fieldNames: readonly string[]): Partial<Policy> {
  const argument = needed(written).replace('＝', '=');
  const at = argument.indexOf('=');
  if (at <= 0 || argument.slice(at + 1).trim() === '')
    throw usageError('policy/equals-other', { text: written.text });
  return {
    field: fieldIndex(argument.slice(0, at), written, fieldNames),
    value: argument.slice(at + 1).trim(),
  };
}

/** `crm=90-40/365,shop=70`: 90 today, falling to 40 within 365 days; 70 for ever. */
function parseTrusts(written: Written): ReadonlyMap<string, Trust> {
  const trusts = new Map<string, Trust>();
  for (const part of asciiSigns(needed(written)).split(',')) {
    const found = /^\s*(.+?)\s*=\s*(\d+(?:\.\d+)?)(?:\s*-\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+)\s*d?)?\s*$/.exec(
      part,
    );
    if (!found) throw usageError('policy/trust', { text: written.text });
    const [, source = '', most = '', least = most, days = '0'] = found;
    trusts.set(source, { most: Number(most), least: Number(least), days: Number(days) });
  }
  return trusts;
}

/** Spaces belong to a separator; a line break or a tab is written `\n`, `\t`. */
function separatorOf(written: Written): string {
  const separator = written.argument?.replaceAll('\\n', '\n').replaceAll('\\t', '\t') ?? '';
  if (separator === '') throw usageError('policy/needs-argument', { text: written.text, name: written.name });
  return separator;
}

function parseGroup(
  text: string,
  list: string,
  by: string | undefined,
  fieldNames: readonly string[],
): Policy {
  const written: Written = { text, name: 'group', argument: list };
  const names = asciiSigns(needed(written)).split(',');
  const together = [...new Set(names.map((name) => fieldIndex(name, written, fieldNames)))];
  if (by === undefined) return { ...policyOf('group', { together }), text };
  const policy = parsePolicy(by, fieldNames);
  if (POLICIES[policy.name].ranksRows !== true) {
    throw usageError('policy/group-by', { text, near: policy.name });
  }
  return { ...policyOf('group', { together, by: policy }), text };
}

const ADDRESS_ROLES: ReadonlySet<Role> = new Set<Role>([
  'address',
  'province',
  'city',
  'district',
  'postcode',
]);

const BY_ROLE: Partial<Readonly<Record<Role, PolicyName>>> = {
  id: 'master',
  created: 'min',
  updated: 'max',
  'last-activity': 'max',
  'opt-out': 'any-true',
  consent: 'all-true',
  tags: 'union',
  note: 'concat',
};

const BY_TYPE: Partial<Readonly<Record<FieldType, PolicyName>>> = {
  phone: 'newest-valid',
  email: 'newest-valid',
  tags: 'union',
  note: 'concat',
  id: 'master',
};

/** What a field does when nobody said: nothing valid is lost, and the law's reading of a consent wins. */
export function defaultPolicy(type: FieldType, role: Role): Policy {
  if (ADDRESS_ROLES.has(role)) return policyOf('group');
  return policyOf(BY_ROLE[role] ?? BY_TYPE[type] ?? 'fill');
}

/** What a default policy follows from. */
export function defaultPolicyBy(type: FieldType, role: Role): 'role' | 'type' | 'default' {
  if (ADDRESS_ROLES.has(role) || BY_ROLE[role] !== undefined) return 'role';
  return BY_TYPE[type] === undefined ? 'default' : 'type';
}
