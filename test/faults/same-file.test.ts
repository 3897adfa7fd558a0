// No output may be an input, whatever the name it is told by; and nothing is written through a link or elsewhere.
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryIn } from '../../src/io/temporary.ts';
import { has, many, modeOf, newPlace, onerow, picture, saySkipped, shell, STEADY } from './harness.ts';

const TABLE = 'id,name,phone,city\n1,Ann,13900139001,Bonn\n2,Ann,13900139001,Bonn\n3,Bob,13900139003,Rome\n';
const RULES = ['--rule', 'phone', '--yes', '--max-removed', '100%'];
const RETIRE = ['--where', 'city = Rome', '--yes', '--max-removed', '100%'];

async function placeWithRuns(): Promise<string> {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), TABLE);
  writeFileSync(path.join(place, 'orders.csv'), 'order,customer_id\no1,1\n');
  writeFileSync(path.join(place, 'ignore.txt'), '13900139009\n');
  writeFileSync(path.join(place, 'onerow.yaml'), 'version: 1\n');
  writeFileSync(path.join(place, 'map.json'), '{"phone":"phone"}');
  for (const command of [
    ['merge', 'crm.csv', ...RULES, '-o', 'merged.csv', '-r', 'm', ...STEADY],
    ['archive', 'crm.csv', ...RETIRE, '--bundle', 'old', '-o', 'kept.csv', '-r', 'a', ...STEADY],
  ])
    expect((await onerow(command, { cwd: place })).stderr).not.toMatch(/^onerow:/m);
  return place;
}

test('an input is never an output, under twelve other names', async () => {
  const place = await placeWithRuns();
  mkdirSync(path.join(place, 'sub'));
  mkdirSync(path.join(place, 'forms'));
  // Each command reads its own file: aliases of it are made beside it.
  const commands: Readonly<Record<string, (alias: string) => string[]>> = {
    'crm.csv': (alias) => ['normalize', 'crm.csv', '-o', alias],
    'merged.csv': (alias) => ['merge', 'merged.csv', ...RULES, '-o', alias],
    'kept.csv': (alias) => ['archive', 'restore', 'old', '--into', 'kept.csv', '-o', alias],
    'orders.csv': (alias) => ['merge', 'crm.csv', ...RULES, '--child', 'orders.csv:customer_id', '-o', alias],
    'ignore.txt': (alias) => ['scan', 'crm.csv', '--ignore-values', 'ignore.txt', '--review', alias],
    'onerow.yaml': (alias) => ['export', 'crm.csv', '-o', alias],
    'map.json': (alias) => ['archive', 'crm.csv', ...RETIRE, '--map-file', 'map.json', '-o', alias],
    'm/backup/01-crm.csv.gz': (alias) => ['undo', 'm', '-o', alias],
    'm/manifest.json': (alias) => ['undo', 'm', '-o', alias],
    'old/records.csv.gz': (alias) => ['archive', 'restore', 'old', '--into', 'kept.csv', '-o', alias],
  };
  const list: string[][] = [];
  for (const [index, [file, command]] of Object.entries(commands).entries()) {
    const full = path.join(place, file);
    const link = path.join(place, 'forms', `${index}.csv`);
    symlinkSync(full, link);
    symlinkSync(link, path.join(place, 'forms', `${index}-again.csv`));
    linkSync(full, path.join(place, 'forms', `${index}-hard.csv`));
    symlinkSync(path.dirname(full), path.join(place, 'forms', `${index}-folder`));
    const upper = path.join(path.dirname(file), path.basename(file).toUpperCase());
    const aliases = [
      file,
      `./${file}`,
      full,
      `sub/../${file}`,
      `.//${file}`,
      `${file}/`,
      `forms/${index}.csv`,
      `forms/${index}-again.csv`,
      `forms/${index}-hard.csv`,
      `forms/${index}-folder/${path.basename(file)}`,
      `/proc/self/cwd/${file}`,
      `{fd:${file}}`,
      ...(existsSync(path.join(place, upper)) ? [upper] : []),
    ];
    for (const alias of aliases)
      list.push([...command(alias), '--force', ...(command(alias)[0] === 'undo' ? [] : STEADY)]);
  }
  const before = picture(place);
  const results = await many(list, place);
  for (const { command, exit, stderr } of results) {
    expect(exit, `${command.join(' ')}: ${stderr}`).toBe(2);
    expect(stderr, command.join(' ')).toMatch(/inputs|folder/);
  }
  expect(results.length).toBeGreaterThanOrEqual(120);
  expect(picture(place)).toEqual(before);
});

test('standard input and output are looked at too', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), TABLE);
  const before = picture(place);
  for (const line of [
    'onerow normalize - -o crm.csv --force -r run <crm.csv',
    'onerow normalize /dev/stdin -o crm.csv --force -r run <crm.csv',
    'onerow normalize crm.csv -o - -r run >>crm.csv',
    'onerow normalize crm.csv -o /dev/stdout --force -r run >>crm.csv',
    'onerow normalize crm.csv -o /dev/null --force -r run',
  ]) {
    const ran = await shell(line, { cwd: place });
    expect(ran.exit, `${line}: ${ran.stderr}`).toBe(2);
    expect(picture(place), line).toEqual(before);
  }
});

test('two outputs of one run never share a name, and a foreign folder is no run folder', async () => {
  const place = await placeWithRuns();
  mkdirSync(path.join(place, 'site'));
  writeFileSync(path.join(place, 'site/manifest.json'), '{"name":"a web site"}');
  mkdirSync(path.join(place, 'n'));
  const before = picture(place);
  const results = await many(
    [
      ['normalize', 'crm.csv', '-r', 'n', '-o', 'n/changes.csv', '--force'],
      ['normalize', 'crm.csv', '-r', 'n', '-o', './n/rejects.csv', '--force'],
      ['normalize', 'crm.csv', '-r', 'n', '-o', path.join(place, 'n/report.html'), '--force'],
      ['normalize', 'crm.csv', '-r', '.', '--force'],
      ['normalize', 'crm.csv', '-r', 'site', '--force'],
      ['normalize', 'crm.csv', '-r', 'crm.csv', '--force'],
      ['normalize', 'm/removed.csv', '-r', 'm', '-o', 'm/removed.csv', '--force'],
      ['normalize', 'm/crosswalk.csv', '-r', 'm', '-o', 'm/summary.json', '--force'],
    ],
    place,
  );
  for (const { command, exit, stderr } of results) expect(exit, `${command.join(' ')}: ${stderr}`).toBe(2);
  expect(picture(place)).toEqual(before);
});

test('a failed run leaves the earlier run of its folder as it was', async () => {
  const place = await placeWithRuns();
  const before = picture(place);
  const failing = ['normalize', 'crm.csv', '--where', 'nobody = 1', '-r', 'm', '--force', ...STEADY];
  expect((await onerow(failing, { cwd: place })).exit).toBe(2);
  expect(picture(place)).toEqual(before);
});

test('a replaced run leaves nothing of itself behind', async () => {
  const place = await placeWithRuns();
  const args = ['normalize', 'crm.csv', '-r', 'm', '--force', ...STEADY];
  expect((await onerow(args, { cwd: place })).exit).toBe(0);
  const { files } = JSON.parse(readFileSync(path.join(place, 'm/manifest.json'), 'utf8')) as {
    files: { name: string }[];
  };
  const listed = [...files.map(({ name }) => name), 'manifest.json'].sort();
  expect(readdirSync(path.join(place, 'm')).sort()).toEqual(listed);
  const undone = await onerow(['undo', 'm', '-o', 'back.csv'], { cwd: place });
  expect(undone.exit, 'the backup of the earlier run is not this run’s').toBe(3);
});

test('links that lie in wait are not followed', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), TABLE);
  writeFileSync(path.join(place, 'victim'), 'not to be touched\n');
  mkdirSync(path.join(place, 'run'));
  for (const name of ['out.csv', 'rev.csv']) symlinkSync('victim', path.join(place, name));
  symlinkSync('nowhere/to/be/found', path.join(place, 'dangling.csv'));
  for (const [out, command] of [
    ['out.csv', ['normalize', 'crm.csv', '-o', 'out.csv']],
    ['rev.csv', ['scan', 'crm.csv', '--rule', 'phone', '--review', 'rev.csv']],
    ['dangling.csv', ['export', 'crm.csv', '-o', 'dangling.csv']],
  ] as const) {
    expect((await onerow([...command, ...STEADY], { cwd: place })).exit, 'without --force').toBe(2);
    const ran = await onerow([...command, '--force', ...STEADY], { cwd: place });
    expect(ran.exit, ran.stderr).toBe(0);
    expect(lstatSync(path.join(place, out)).isFile()).toBe(true);
  }
  expect(readFileSync(path.join(place, 'victim'), 'utf8')).toBe('not to be touched\n');
});

test.skipIf(!has('strace'))(
  'everything is made new, private and beside its target; no network is touched',
  async () => {
    const place = newPlace();
    const tmp = newPlace();
    writeFileSync(path.join(place, 'crm.csv'), TABLE);
    const trace = path.join(newPlace(), 'trace');
    const line = `exec strace -f -qq -s 300 -e trace=openat,open,creat,connect,mkdir -o ${trace} '${process.execPath}' ${path.resolve(import.meta.dirname, '../../bin/onerow.js')}`;
    for (const args of [
      'merge - --rule phone --yes --max-removed 100% -o merged.xlsx -r m',
      'archive crm.csv --where "city = Rome" --yes --max-removed 100% -r a',
      'undo a -o back.csv',
    ]) {
      const ran = await shell(`${line} ${args} <crm.csv`, { cwd: place, env: { TMPDIR: tmp } });
      expect(ran.exit, ran.stderr).toBe(0);
      const calls = readFileSync(trace, 'utf8').split('\n');
      // The system's own look-up of the user's name is a local socket.
      expect(calls.filter((call) => call.includes('connect(') && !call.includes('AF_UNIX'))).toEqual([]);
      const made = calls.filter((call) => /open(at)?\(.*O_CREAT/.test(call));
      expect(made.length).toBeGreaterThan(1);
      for (const call of made) {
        if (call.includes('runs.csv')) expect(call).toMatch(/O_APPEND.*0600/);
        else
          expect(call).toMatch(
            /"(?!\/)[^"]*\.onerow-[^"]*\.tmp".*O_EXCL.*0600|"\/[^"]*\.onerow-[^"]*\.tmp".*O_EXCL.*0600/,
          );
      }
      for (const call of calls.filter((other) => /O_CREAT|mkdir\(/.test(other))) {
        const [, file = ''] = /"([^"]*)"/.exec(call) ?? [];
        expect(path.resolve(place, file).startsWith(place), call).toBe(true);
      }
    }
    expect(readdirSync(tmp)).toEqual([]);
  },
);
if (!has('strace')) saySkipped('which files are made, system call by system call', 'needs strace');

test('only what killed runs left is cleared away', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), TABLE);
  const mine = temporaryIn(place); // of this test's process, which is at work
  const [, host = ''] = /\.onerow-([0-9a-f]+)-/.exec(path.basename(mine)) ?? [];
  const dead = path.join(place, `.onerow-${host}-4194303-1-0123456789ab.tmp`);
  const reused = path.join(place, `.onerow-${host}-${process.pid}-1-0123456789ab.tmp`);
  const elsewhere = path.join(place, '.onerow-00000000-4194303-1-0123456789ab.tmp');
  const foreign = path.join(place, '.onerow-notes.tmp');
  for (const file of [mine, dead, reused, elsewhere, foreign]) writeFileSync(file, 'x');
  expect((await onerow(['normalize', 'crm.csv', '-o', 'out.csv', ...STEADY], { cwd: place })).exit).toBe(0);
  expect([mine, dead, reused, elsewhere, foreign].map((file) => existsSync(file))).toEqual([
    true,
    false,
    process.platform !== 'linux',
    true,
    true,
  ]);
});

test.each(['000', '077'])('files are 0600 and folders 0700 under umask %s', async (umask) => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), TABLE);
  mkdirSync(path.join(place, 'mine'));
  chmodSync(path.join(place, 'mine'), 0o755);
  const before = new Set(Object.keys(picture(place)));
  const ran = await shell(
    `umask ${umask}
    onerow merge crm.csv ${RULES.join(' ')} -o out.xlsx && onerow scan - --rule phone --review rev.csv -r s <crm.csv &&
    onerow archive crm.csv --where 'city = Rome' --yes --max-removed 100% --bundle old -o kept.csv -r a/b/c &&
    onerow undo a/b/c && onerow undo a/b/c -o mine && onerow archive restore old --into kept.csv -o whole.csv`,
    { cwd: place },
  );
  expect(ran.exit, ran.stderr).toBe(0);
  const made = Object.entries(picture(place)).filter(([name]) => !before.has(name));
  expect(made.length).toBeGreaterThan(40);
  const wrong = made.filter(
    ([name, kind]) => modeOf(path.join(place, name)) !== (kind === 'folder' ? '700' : '600'),
  );
  expect(wrong.map(([name]) => `${modeOf(path.join(place, name))} ${name}`)).toEqual([]);
  expect(modeOf(path.join(place, 'mine')), 'a folder of the user’s keeps its mode').toBe('755');
});
