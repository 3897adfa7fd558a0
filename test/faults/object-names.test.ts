// What every JavaScript object has a member for is a name like any other: as header, value, tag, company, and in the
// configuration. Told by a second run in which each of these names is another word.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { steady } from './aftermath.ts';
import { newPlace, onerow, STEADY } from './harness.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);
/** Letter by letter, so that what holds a name, or stands near it, still does. */
const standIn = (name: string): string => name.replaceAll('o', 'u').replaceAll('e', 'a');
const STAND_INS = NAMES.map(standIn);
/** The terminal cuts one of them. */
const LONGEST_FIRST = [...NAMES, 'propertyIsEnumera…'].toSorted((a, b) => b.length - a.length);

const columnsOf = (names: readonly string[]): string[] => ['id', 'phone', 'company', 'tags', ...names];

/** Each name as header, as company, as tag, as a cell; two records share a phone each. */
function table(names: readonly string[]): string {
  const rows = names.flatMap((name, i) =>
    [0, 1].map((twin) => [
      `${name}-${twin}`,
      `139001390${String(i).padStart(2, '0')}`,
      name,
      `${names[(i + 1) % names.length]!};${name}`,
      ...names.map((_, at) => (twin === 0 && at === i ? '' : names[(i + at) % names.length]!)),
    ]),
  );
  return [columnsOf(names), ...rows].map((row) => row.join(',')).join('\n') + '\n';
}

/** Settings of every kind for columns of these names, written as text: in an object `__proto__` would be no key. */
function configuration(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name));
  const next = (at: number, by: number): string => quoted[(at + by) % names.length]!;
  const fields = quoted.map((name, at) => {
    if (at % 3 === 0) return `${name}: { type: enum, values: { ${next(at, 1)}: [${next(at, 2)}] } }`;
    return `${name}: { type: text, ${at % 3 === 1 ? 'policy: longest' : 'required: true'} }`;
  });
  const map = ['id: id', 'phone: phone', 'company: company', 'tags: tags', `${quoted[0]!}: "enum"`];
  return [
    'version: 1',
    'country: CN',
    `sources:\n  ${quoted.find((name) => name.includes('__pr'))!}: { file: crm.csv, map: { ${map.join(', ')} } }`,
    `fields:\n  ${fields.join('\n  ')}`,
    `field_groups:\n  ${quoted[1]!}: [${quoted[4]!}, ${quoted[7]!}]`,
    'match:\n  rules: [phone]',
    'merge:\n  max_removed: 100%',
    '',
  ].join('\n');
}

const COMMANDS = [
  ['normalize', '-o', 'clean.csv', '-r', 'n'],
  ['inspect', '-r', 'i', '-o', 'mapping.yaml'],
  ['scan', '-r', 's', '--review', 'review.csv'],
  ['merge', '-o', 'merged.csv', '-r', 'm', '--yes'],
  ['export', '-o', 'out.jsonl', '-r', 'e'],
];

/** Everything a folder holds after the commands, and what they said. */
async function outcome(names: readonly string[]): Promise<Record<string, string>> {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), table(names));
  writeFileSync(path.join(place, 'onerow.yaml'), configuration(names));
  const said: Record<string, string> = {};
  for (const command of COMMANDS) {
    const ran = await onerow([...command, ...STEADY], {
      cwd: place,
      env: { NODE_OPTIONS: '--disable-proto=throw' },
    });
    expect(ran.exit, `${command[0]!}: ${ran.stderr}`).toBe(0);
    said[`${command[0]!}, said`] = ran.stderr;
  }
  expect(readFileSync(path.join(place, 'clean.csv'), 'utf8').split('\n', 1)[0]!.split(',')).toEqual(
    columnsOf(names),
  );
  return { ...steady(place), ...said };
}

/** Without what other letters must change: hashes, the sizes of compressed files, marks on changed letters. */
const comparable = (text: string): string =>
  text
    .replaceAll(/\br?(?:[\da-f]{12}|[\da-f]{64})\b/g, '<hash>')
    .replaceAll(/"size": \d+/g, '"size": 0')
    .replaceAll(/<\/?mark>/g, '');

test('the stand-ins are words nobody knows', () => {
  for (const name of STAND_INS) expect(name in {}, name).toBe(false);
  expect(new Set([...NAMES, ...STAND_INS]).size).toBe(NAMES.length * 2);
});

test('runs over them are runs over any other word', async () => {
  const [named, plain] = [await outcome(NAMES), await outcome(STAND_INS)];
  expect(Object.keys(named).sort()).toEqual(Object.keys(plain).sort());
  for (const [file, text] of Object.entries(named)) {
    // Counted values stand there as they are compared: small letters alone.
    const asKey = (name: string): string => name.toLowerCase().replaceAll('_', '');
    const rename = (whole: string, name: string): string =>
      whole.replaceAll(name, standIn(name)).replaceAll(asKey(name), asKey(standIn(name)));
    expect(LONGEST_FIRST.reduce(rename, comparable(text)), file).toBe(comparable(plain[file]!));
  }
});
