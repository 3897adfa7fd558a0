// Packs name only what there is, and what there is, is named: in a pack or in a case.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PACK, FIXED, lists, renewedDefaultPack } from '../../rules/lexicons/pack.mjs';
import { COMMANDS } from '../../src/cli/commands/table.ts';
import { FIELD_TYPES } from '../../src/model/field-type.ts';
import type { ConfigProblems } from '../../src/model/user-error.ts';
import { matchKind } from '../../src/rulepack/comparisons.ts';
import { parseConfig } from '../../src/rulepack/config.ts';
import { TYPE_OF_ROLE } from '../../src/rulepack/header-lexicon.ts';
import { parseMasterRule } from '../../src/survivorship/parse-master-rule.ts';
import { parsePolicy } from '../../src/survivorship/parse-policy.ts';

const root = path.resolve(import.meta.dirname, '../..');
const packs = readdirSync(path.join(root, 'rules')).filter((file) => file.endsWith('.yaml'));
const names = packs.map((file) => file.slice(0, -5)).sort();
const lexicons = lists().map((file) => file.replace(/\.\w+$/, ''));
const KNOWN = { lexicons, packs: names, commands: COMMANDS.map(({ name }) => name) };
const read = (pack: string) =>
  parseConfig(readFileSync(path.join(root, `rules/${pack}.yaml`), 'utf8'), `${pack}.yaml`, KNOWN);

test('there are the packs people start from', () => {
  expect(names).toEqual(['b2b-company', 'cn-crm', 'default', 'intl-crm']);
});

describe.each(names)('%s', (name) => {
  const pack = read(name);

  test('builds on packs that are there', () => {
    for (const base of pack.extends ?? []) expect(names).toContain(base);
  });

  test('names policies and master rules that are there', () => {
    const fields = Object.keys(pack.fields ?? {});
    for (const { policy } of Object.values(pack.fields ?? {}))
      if (policy !== undefined) expect(() => parsePolicy(policy, fields)).not.toThrow();
    for (const rule of pack.merge?.master ?? []) expect(() => parseMasterRule(rule, fields)).not.toThrow();
  });

  test('gives lists of values to roles whose columns are lists of values', () => {
    for (const [role, { values }] of Object.entries(pack.fields ?? {}))
      if (values) expect(TYPE_OF_ROLE.get(role), role).toBe('enum');
  });

  test('puts no way to write a value under two values', () => {
    for (const { values = {} } of Object.values(pack.fields ?? {})) {
      const all = Object.entries(values).flatMap(([standard, ways]) => [
        standard,
        ...ways.filter((way) => way !== standard),
      ]);
      const folded = all.map((way) => way.normalize('NFKC'));
      expect(folded.filter((way, at) => folded.indexOf(way) !== at)).toEqual([]);
    }
  });

  test('says what it is for, and every requirement names a type', () => {
    expect(readFileSync(path.join(root, `rules/${name}.yaml`), 'utf8')).toMatch(/^# onerow rule pack/);
    for (const requirement of pack.inspect?.require ?? [])
      for (const type of requirement.split('|')) expect(FIELD_TYPES).toContain(type);
  });
});

test('the default pack names every word list that can be changed (node rules/lexicons/pack.mjs writes it)', () => {
  expect(readFileSync(DEFAULT_PACK, 'utf8')).toBe(renewedDefaultPack());
  expect(Object.keys(read('default').lexicons ?? {}).sort()).toEqual(
    lexicons.filter((name) => !FIXED.has(name)).sort(),
  );
});

/** Everything cases say and every summary and list of columns they expect. */
const cases = readdirSync(path.join(root, 'test/cases'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:cmd|\.ya?ml|stderr|stdout|summary\.json|mapping\.yaml|\.json)$/.test(file))
  .map((file) => path.join(root, 'test/cases', file))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test.each([...FIELD_TYPES])('the normalizer of %s is used by a case', (type) => {
  expect(cases).toMatch(new RegExp(`(?:=|"type": "|type: )${type}(?![\\w-])`));
});

test('every kind of comparison is met by a case that scans or merges a column of it', () => {
  const other = matchKind('text', 'other');
  const compared = FIELD_TYPES.filter((type) => matchKind(type, 'other') !== other);
  expect(compared.length).toBeGreaterThan(8);
  const scans = readdirSync(path.join(root, 'test/cases'))
    .filter((command) => command === 'scan' || command === 'merge')
    .flatMap((command) =>
      readdirSync(path.join(root, 'test/cases', command)).map((name) =>
        path.join(root, 'test/cases', command, name),
      ),
    )
    .flatMap((folder) => ['cmd', 'expected/stderr'].map((file) => path.join(folder, file)))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const type of compared) expect(scans, type).toMatch(new RegExp(`=${type}(?![\\w-])`));
});

test('every name that is not there is told at once, with its place and the nearest right one', () => {
  const text = `version: 1
extends: [cn-crn]
allow: [scan, inspct]
fields:
  邮箱: { policy: 'newst:更新时间', type: emaill }
sources:
  crm: { file: crm.csv, map: { tel: phon } }
lexicons:
  headers: ['phon=联系号', '-dh']
  trial-wrds: [x]
`;
  let problems: ConfigProblems | undefined;
  try {
    parseConfig(text, 'onerow.yaml', KNOWN);
  } catch (error) {
    problems = error as ConfigProblems;
  }
  const told = problems?.problems.map(({ code, params, place }) => [place?.line, code, params['nearest']]);
  expect(told?.sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1))).toEqual(
    [
      [2, 'config/unknown-pack', 'cn-crm'],
      [3, 'config/unknown-command', 'inspect'],
      [5, 'config/unknown-policy', 'newest'],
      [5, 'config/unknown-word', 'email'],
      [7, 'config/unknown-type', 'phone'],
      [9, 'config/header-word', 'phone'],
      [10, 'config/unknown-lexicon', 'trial-words'],
    ],
  );
});
