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
import type { Policy, PolicyName } from './policy.ts';

/** `newest-valid:updated`, `source:erp>crm`, `group(address,city):newest`; `fieldNames` in the order of the layout. */
export function parsePolicy(text: string, fieldNames: readonly string[]): Policy {
  const group = /^\s*group\s*[(（](.*)[)）]\s*(?:[:：](.*))?$/is.exec(text);
  if (group) return parseGroup(text.trim(), group[1] ?? '', group[2], fieldNames);
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
  }
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
