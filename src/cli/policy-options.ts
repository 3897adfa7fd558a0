// What is said about the fields of a merged table, by flags and by the configuration.
import type { Command as Program } from 'commander';
import type { ChildSpec } from '../jobs/child-spec.ts';
import type { FieldWishes } from '../jobs/field-rules.ts';
import { usageError } from '../model/user-error.ts';
import type { Config } from '../rulepack/config.ts';
import { textsFlag, type Flags } from './command.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

export function withPolicyOption(program: Program, words: (code: string) => string): Program {
  return program.option('--policy <field=policy>', words('option/policy'), collect);
}

export function parseFieldWishes(flags: Flags, config: Config): FieldWishes {
  return {
    policies: [...configPolicies(config.fields), ...textsFlag(flags, 'policy').map(parsePolicyFlag)],
    defaultPolicy: config.merge?.default,
    overflow: configOverflow(config.fields),
    groups: Object.values(config.field_groups ?? {}),
  };
}

function parsePolicyFlag(text: string): FieldWishes['policies'][number] {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1) throw usageError('cli/policy', { value: text });
  return { field: text.slice(0, at).trim(), policy: text.slice(at + 1).trim(), by: 'flag' };
}

function configPolicies(
  fields: Readonly<Record<string, { policy?: string | undefined }>> | undefined,
): FieldWishes['policies'] {
  return Object.entries(fields ?? {}).flatMap(([field, { policy }]) =>
    policy === undefined ? [] : [{ field, policy, by: 'config' as const }],
  );
}

function configOverflow(
  fields: Readonly<Record<string, { overflow?: string[] | undefined }>> | undefined,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([field, { overflow }]) =>
      overflow === undefined ? [] : [[field, overflow] as const],
    ),
  );
}

/** The child tables of the configuration. */
export function configChildren({ children }: Config): ChildSpec[] {
  return Object.entries(children ?? {}).flatMap(([name, { file, fk, id }]) =>
    fk.map((foreignKey) => ({ name, file, foreignKey, ...(id === undefined ? {} : { references: id }) })),
  );
}
