// Word lists say where they come from, and the modules that are read agree with the lists that people edit.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { entriesOf, headerOf, lists, moduleName, moduleOf } from '../../rules/lexicons/pack.mjs';
import type { ConfigProblems } from '../../src/model/user-error.ts';
import { mergeConfigs, parseConfig } from '../../src/rulepack/config.ts';
import { splitChanges, tableRows, withChanges } from '../../src/text/lexicon.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'rules/lexicons');
const modules = path.join(root, 'src/lexicons');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

const KNOWN = { lexicons: ['headers', 'surnames'], packs: [], commands: [] };

test('there are lists', () => expect(lists().length).toBeGreaterThan(0));

test.each(lists())('%s says its source, licence, date and how it is rebuilt', (file) => {
  const header = headerOf(read(file));
  expect(Object.keys(header)).toEqual(expect.arrayContaining(['source', 'licence', 'rebuild']));
  // A list is of a day, or of a state of its source that bears no date and was read on one.
  expect([header['date'], header['read']].filter((day) => day !== undefined)).toEqual([
    expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  ]);
  const script = /rules\/lexicons\/build\/[\w.-]+/.exec(header['rebuild']!)?.[0];
  if (script !== undefined) expect(existsSync(path.join(root, script)), script).toBe(true);
  else expect(header['rebuild']).toBe('by hand');
});

test.each(lists())('%s is packed as it stands', (file) => {
  expect(readFileSync(path.join(modules, moduleName(file)), 'utf8')).toBe(moduleOf(file));
});

test.each(lists())('%s has no entry twice and none with blanks at its ends', (file) => {
  const entries = entriesOf(read(file));
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => entry.trim() !== entry)).toEqual([]);
  const seen = new Set<string>();
  expect(entries.filter((entry) => seen.size === seen.add(entry).size)).toEqual([]);
});

test('every packed module comes from a list', () => {
  expect(readdirSync(modules).sort()).toEqual(lists().map(moduleName).sort());
});

test('entries survive packing whatever they hold', async () => {
  const file = lists().find((name) => name.endsWith('.tsv'))!;
  const module = (await import(path.join(modules, moduleName(file)))) as Record<string, string>;
  const [packed = ''] = Object.values(module);
  expect(tableRows(packed)).toEqual(entriesOf(read(file)).map((entry) => entry.split('\t')));
});

test('a person adds words and takes them away', () => {
  expect(withChanges(['a', 'b'], undefined)).toEqual(['a', 'b']);
  expect(withChanges(['a', 'b'], ['c', '-a', 'b'])).toEqual(['b', 'c']);
  expect(splitChanges(['-', '-x', ' y '])).toEqual({ added: ['-', 'y'], removed: new Set(['x']) });
});

test('a word list that is not there is an error that names the nearest one, with its place', () => {
  const problems = ((): ConfigProblems => {
    try {
      parseConfig('version: 1\nlexicons:\n  surname: [阚]\nfeilds: {}\n', 'onerow.yaml', KNOWN);
    } catch (error) {
      return error as ConfigProblems;
    }
    throw new Error('accepted');
  })().problems;
  expect(problems.map(({ code, params, place }) => [code, params['nearest'], place?.line, place?.column])).toEqual([
    ['config/unknown-key', 'fields', 4, 1],
    ['config/unknown-lexicon', 'surnames', 3, 3],
  ]); // prettier-ignore
});

test('changes of a pack and of the configuration on top of it add up', () => {
  const [pack, own] = ['[a, b]', '[-b, c]'].map((list) =>
    parseConfig(`version: 1\nlexicons: {surnames: ${list}}\n`, 'x.yaml', KNOWN),
  );
  expect(mergeConfigs(pack!, own!).lexicons).toEqual({ surnames: ['a', 'b', '-b', 'c'] });
});
