// The same input gives the same bytes whatever the machine is set to (reliability.md D15): eight settings each.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeWesternPeople } from '../bench/customers/western-stream.js';
import { ALL, newPlace, people, PROGRAM, start, STEADY, twoAtATime } from './harness.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
const SETTINGS: readonly (readonly [threads: string, node: readonly string[], env: Record<string, string>])[] = [
  ['1', [], {}],
  ['2', [], {}],
  ['3', [], { TZ: 'Pacific/Kiritimati' }],
  ['1', [], { TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }],
  ['2', [], { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.GB18030', LANG: 'zh_CN.GB18030' }],
  ['1', [], { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
  ['2', ['--random-seed=7', '--hash-seed=11'], {}],
  ['1', ['--max-semi-space-size=1'], { NODE_ENV: 'production', TERM: 'dumb' }],
]; // prettier-ignore

/** ONEROW_FAULTS=all takes the third list as well. */
test.each(['store.xlsx', 'people.csv', ...(ALL ? ['crm.csv'] : [])])('%s', async (list) => {
  const place = newPlace();
  if (list === 'people.csv') writeFileSync(path.join(place, list), people(300));
  else cpSync(path.join(FIXTURES, list), path.join(place, list));
  const hashes = new Set<string>();
  await twoAtATime([...SETTINGS.entries()], async ([index, [threads, node, env]]) => {
    const [out, run] = [`out-${index}.csv`, `run-${index}`];
    const args = ['normalize', list, '-o', out, '-r', run, '--threads', threads, ...STEADY];
    const ran = await start([process.execPath, ...node, PROGRAM, ...args], { cwd: place, env }).ran;
    expect(ran.exit, ran.stderr).toBe(0);
    const files = [out, ...['changes', 'flags', 'rejects'].map((name) => path.join(run, `${name}.csv`))];
    const hash = createHash('sha256');
    for (const file of files)
      hash.update(readFileSync(path.join(place, file), 'utf8').replaceAll(/^run-\d,[^,]*,/gm, ''));
    hashes.add(hash.digest('hex'));
  });
  expect(hashes.size).toBe(1);
});

test('a scan that threads share finds and keeps the same', async () => {
  const place = newPlace();
  writeWesternPeople(path.join(place, 'crm.csv'), 4_500);
  const hashes = new Map<string, string>();
  for (const threads of ['1', '3']) {
    const ran = await start(
      [process.execPath, PROGRAM, 'scan', 'crm.csv', '-r', `run-${threads}`, '--threads', threads, ...STEADY],
      { cwd: place },
    ).ran;
    expect(ran.exit, ran.stderr).toBe(0);
    for (const file of ['links.gz', 'pairs.csv', 'clusters.csv', 'households.csv', 'fields.csv']) {
      const hash = createHash('sha256').update(readFileSync(path.join(place, `run-${threads}`, file)));
      const own = hash.digest('hex');
      expect(hashes.get(file) ?? own, file).toBe(own);
      hashes.set(file, own);
    }
  }
});
