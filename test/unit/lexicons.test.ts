// Word lists say where they come from, and the modules that are read agree with the lists that people edit.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe('rules/lexicons/build/disposable-domains.mjs', () => {
  const script = path.join(root, 'rules/lexicons/build/disposable-domains.mjs');
  const rebuilt = (upstream: string): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'onerow-lexicon-'));
    try {
      writeFileSync(path.join(folder, 'list.conf'), upstream);
      const words = [script, path.join(folder, 'list.conf'), '0123abcd', '2026-11-22'];
      return execFileSync(process.execPath, words, { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const upstream =
    '10minutemail.de\nkannada.com\ntempmail.tk\nmy-trash-mail.example\n21cn.com\ntemple.org\nquietname.com\nnot a domain\n';

  test('keeps names that say what they are, and leaves out genuine providers and endings that are switched off', () => {
    const own = entriesOf(rebuilt('')).length;
    const kept = entriesOf(rebuilt(upstream));
    expect(kept).toHaveLength(own + 2);
    expect(kept).toEqual(
      expect.arrayContaining(['10minutemail.de', 'my-trash-mail.example', 'sharklasers.com']),
    );
    expect(kept).toEqual([...kept].sort());
  });

  test('says in the header what it was given', () => {
    const { source, licence, read, rebuild } = headerOf(rebuilt(upstream));
    expect([licence, read]).toEqual(['CC0-1.0; MIT (the two packages)', '2026-11-22']);
    expect(source).toContain('at 0123abcd');
    const shipped = headerOf(readFileSync(path.join(folder, 'disposable-domains.txt'), 'utf8'));
    expect(rebuild).toBe(shipped['rebuild']);
    expect(source!.replace('0123abcd', '')).toBe(shipped['source']!.replace(/(?<=at )\w+/, ''));
  });

  test('what ships is what the script makes of it', () => {
    const shipped = entriesOf(readFileSync(path.join(folder, 'disposable-domains.txt'), 'utf8'));
    expect(entriesOf(rebuilt(shipped.join('\n')))).toEqual(shipped);
  });
});
