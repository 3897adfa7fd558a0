// A full disk, no more file handles, folders one may not write to, readers that go away: told plainly, nothing harmed.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { has, many, newPlace, people, picture, saySkipped, scratchFiles, shell } from './harness.ts';

const ROOT = process.getuid?.() === 0;
const RULES = '--rule phone --yes --max-removed 100%';
const COMMANDS = [
  'normalize crm.csv -o out.csv --force -r run',
  'normalize - -o out.csv --force -r run <crm.csv',
  'scan crm.csv --rule phone --review out.csv --force -r run',
  `merge crm.csv ${RULES} -o out.csv --force -r run`,
  `archive crm.csv --where 'birthday older 40y' --now 2026-01-31 --yes --max-removed 100% -o out.csv --force -r run`,
  'export crm.csv --format xlsx -o out.csv --force -r run',
];

/** A customer list, 2 MB if nothing else is said, and an old output. */
function fill(place: string, rows = 25_000): Record<string, string> {
  writeFileSync(path.join(place, 'crm.csv'), people(rows));
  writeFileSync(path.join(place, 'out.csv'), 'what was there before\n');
  return picture(place);
}

const canMount = ((): boolean => {
  if (!ROOT || !has('mount')) return false;
  const place = newPlace();
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status === 0;
  if (done) execFileSync('umount', [place]);
  return done;
})();
if (!canMount)
  saySkipped('a file system that is full', 'needs the right to mount; the limit on file sizes stands in');

test.skipIf(!canMount)('a full disk', async () => {
  const place = newPlace();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2800k', 'tmpfs', place]);
  try {
    const before = fill(place);
    // A scan that finds nothing writes next to nothing.
    for (const command of COMMANDS.filter((other) => !other.startsWith('scan'))) {
      const ran = await shell(`onerow ${command} --lang en`, { cwd: place });
      expect(ran.exit, `${command}: ${ran.stderr}`).toBe(5);
      expect(ran.stderr).toMatch(
        /no room left to write .+: it needs at least [\d.]+ (KB|MB)\. Nothing was changed\./,
      );
      expect(picture(place), command).toEqual(before);
    }
  } finally {
    execFileSync('umount', [place]);
  }
});

test('a limit on file sizes', async () => {
  const place = newPlace();
  const before = fill(place, 5_000);
  for (const command of [COMMANDS[0]!, COMMANDS[1]!, COMMANDS[3]!]) {
    const ran = await shell(`ulimit -f 100; onerow ${command}`, { cwd: place });
    expect(ran.exit, `${command}: ${ran.stderr}`).toBe(5);
    expect(picture(place), command).toEqual(before);
  }
});

test('standard output that is full', async () => {
  const place = newPlace();
  fill(place, 5_000);
  for (const command of [
    'normalize crm.csv -o - -r run',
    'export crm.csv -o - -r run',
    'normalize crm.csv --dry-run --json',
  ]) {
    const ran = await shell(`onerow ${command} >/dev/full`, { cwd: place });
    expect(ran.exit, `${command}: ${ran.stderr}`).toBe(5);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  }
});

test('no more open files', async () => {
  const place = newPlace();
  const before = fill(place, 2_000);
  // Below about fifty Node cannot load the program at all, and says so itself: nothing may have been touched then.
  for (const most of [20, 60, 75]) {
    const ran = await shell(`ulimit -n ${most}; onerow ${COMMANDS[3]!} --threads 1`, { cwd: place });
    if (ran.exit === 0) continue;
    expect([1, 3, 5], ran.stderr).toContain(ran.exit);
    expect(ran.stderr).toMatch(/EMFILE|no more open files/);
    expect(picture(place), `${most} files`).toEqual(before);
  }
});

const asNobody = ((): boolean => {
  if (!ROOT || !has('setpriv')) return !ROOT;
  const program = path.resolve(import.meta.dirname, '../../bin/onerow.js');
  return (
    spawnSync('setpriv', ['--reuid=65534', '--clear-groups', process.execPath, program, '--version'])
      .status === 0
  );
})();
if (!asNobody)
  saySkipped('folders without permission', 'the tests run as root and cannot become another user here');

test.skipIf(!asNobody)('a folder one may not write to', async () => {
  const place = newPlace();
  mkdirSync(path.join(place, 'closed'));
  mkdirSync(path.join(place, 'open'));
  fill(path.join(place, 'closed'), 500);
  copyFileSync(path.join(place, 'closed/crm.csv'), path.join(place, 'open/crm.csv'));
  writeFileSync(path.join(place, 'open/secret.csv'), 'id\n1\n');
  chmodSync(path.join(place, 'open/secret.csv'), 0o000);
  for (const folder of [place, path.dirname(place)]) chmodSync(folder, 0o755);
  chmodSync(path.join(place, 'closed'), 0o555);
  chmodSync(path.join(place, 'open'), 0o777);
  const before = picture(path.join(place, 'closed'));
  const nobody = ROOT ? 'setpriv --reuid=65534 --clear-groups' : '';
  const program = `${nobody} '${process.execPath}' '${path.resolve(import.meta.dirname, '../../bin/onerow.js')}'`;
  for (const [cwd, command, exit] of [
    ['closed', 'normalize crm.csv', 5],
    ['closed', 'normalize - <crm.csv', 5],
    ['closed', 'normalize crm.csv -o out.csv --force -r ../open/run', 5],
    ['open', 'normalize crm.csv -o ../closed/new.csv', 5],
    ['open', `merge crm.csv ${RULES} -o ../closed/out.csv --force`, 5],
    ['open', 'normalize secret.csv', 3],
    ['open', 'scan crm.csv --review ../closed/review.xlsx', 5],
  ] as const) {
    const ran = await shell(`${program} ${command}`, { cwd: path.join(place, cwd) });
    expect(ran.exit, `${command}: ${ran.stderr}`).toBe(exit);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
  }
  expect(picture(path.join(place, 'closed'))).toEqual(before);
  expect(Object.keys(picture(path.join(place, 'open'))).sort()).toEqual(['crm.csv', 'secret.csv']);
});

test('a reader that goes away is no failure', async () => {
  const place = newPlace();
  fill(place, 3_000);
  expect((await shell(`onerow merge crm.csv ${RULES} -r m --quiet`, { cwd: place })).exit).toBe(0);
  expect(
    (
      await shell(`onerow archive crm.csv --where 'id = 7' --yes --bundle old -o kept.csv -r a`, {
        cwd: place,
      })
    ).exit,
  ).toBe(0);
  for (const [index, command] of [
    'normalize crm.csv -o - --quiet',
    'normalize crm.csv --json',
    'scan crm.csv --rule phone --json',
    `merge crm.csv ${RULES} -o - --quiet`,
    `archive crm.csv --where 'birthday older 40y' --yes --max-removed 100% -o - --quiet`,
    'export crm.csv -o - --quiet',
    'export crm.csv --format xlsx -o - --quiet',
    'verify m --json',
    'undo m -o undone.csv --json',
    'archive list old --json',
    '--help',
    'merge --help',
  ].entries()) {
    const ran = await shell(
      `{ onerow ${command}; echo $? >exit; } 2>err-${index} | head -c 1 >/dev/null; cat err-${index} >&2; exit $(cat exit)`,
      { cwd: place },
    );
    expect(ran, command).toEqual({ exit: 0, stdout: '', stderr: '' });
  }
  // Messages nobody reads either.
  const deaf = await shell(
    '{ onerow normalize crm.csv -o deaf.csv -r deaf; echo $? >exit; } 2> >(exec true); exit $(cat exit)',
    { cwd: place },
  );
  expect(deaf.exit).toBe(0);
  expect(readFileSync(path.join(place, 'deaf.csv'), 'utf8').split('\n').length).toBe(3_002);
  expect(scratchFiles(place)).toEqual([]);
});

test('odd names and odd files are refused in words', async () => {
  const place = newPlace();
  writeFileSync(path.join(place, 'crm.csv'), 'id,name\n1,Ann\n');
  const commands = [
    ['normalize', 'crm.csv', '-o', `${'x'.repeat(300)}.csv`],
    ['normalize', `${'x'.repeat(5000)}.csv`],
    ['normalize', 'crm.csv/x.csv'],
    ['normalize', 'crm.csv', '-r', 'crm.csv/run'],
    ['normalize', 'crm.csv', '-r', 'x'.repeat(300)],
    ['normalize', '/dev/null'],
    ['normalize', '/proc/self/mem'],
    ['verify', 'crm.csv'],
    ['undo', 'crm.csv'],
    ['archive', 'verify', 'crm.csv'],
    ['archive', 'list', 'crm.csv'],
  ];
  for (const { command, exit, stderr } of await many(commands, place))
    expect([2, 3, 5], `${command.join(' ').slice(0, 80)}: ${exit} ${stderr.slice(0, 600)}`).toContain(exit);
  expect(Object.keys(picture(place))).toEqual(['crm.csv']);
});
