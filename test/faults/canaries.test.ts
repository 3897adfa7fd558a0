// A thousand values that occur nowhere else: none of them may be seen outside the data files, whatever goes wrong.
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { numbersFrom, SEED } from '../seed.ts';
import { many, newPlace } from './harness.ts';

const random = numbersFrom(SEED);
const randomBytes = (length: number): Uint8Array =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256));
const drawn = (length: number, from: string): string =>
  Array.from({ length }, () => from[Math.floor(random() * from.length)]!).join('');
const letters = (length: number): string => drawn(length, 'bcdfghjklmnpqrstvwxz');
const digits = (length: number): string => drawn(length, '0123456789');

test('no value of a customer is told', async () => {
  const place = newPlace();
  const canaries: string[] = [];
  const canary = (value: string): string => {
    canaries.push(value);
    return value;
  };
  const rows = Array.from({ length: 250 }, (_, i) => [
    canary(`k${digits(12)}`),
    canary(letters(9)),
    canary(`139${digits(8)}`),
    `${canary(letters(12))}@corp.example`,
    i % 3 === 0 ? '2020-01-02' : '2025-05-05',
  ]);
  const again = rows.slice(0, 40).map((row, i) => [`second${i}`, ...row.slice(1)]);
  const table = (lines: readonly (readonly string[])[]): string =>
    lines.map((line) => `${line.join(',')}\n`).join('');
  const header = ['id', 'name', 'phone', 'email', 'updated'];
  const write = (name: string, data: string | Uint8Array): void => {
    writeFileSync(path.join(place, name), data);
  };
  const good = table([header, ...rows, ...again]);
  write('crm.csv', good);
  write('ids-twice.csv', table([header, ...rows, rows[0]!]));
  write('no-header.csv', table(rows));
  write('ragged.csv', `${good}${rows[3]!.join(',')},${rows[4]!.join(',')}\n"${rows[5]!.join(',')}\n`);
  write('only-ragged.csv', table([header, ...rows.map((row) => [...row, ...row])]));
  write('mixed.csv', Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe, 0x81]), Buffer.from(good)]));
  write('binary.csv', Buffer.concat([Buffer.from(good), Buffer.alloc(5000), randomBytes(5000)]));
  const packed = gzipSync(good);
  write('cut.csv.gz', packed.subarray(0, packed.length - 300));
  write('orders.csv', table([['order', 'customer_id'], ...rows.map((row, i) => [`o${i}`, row[0]!])]));
  write('orphans.csv', table([['order', 'customer_id'], ...rows.map((row, i) => [row[1]!, `x${i}`])]));
  write(
    'decisions.csv',
    table([
      ['cluster_id', 'row_key', 'decision'],
      [rows[1]![1]!, `crm:${rows[1]![0]!}`, rows[2]![1]!],
    ]),
  );
  write(
    'stranger.csv',
    table([
      ['cluster_id', 'row_key', 'decision'],
      ['c0ffee', `crm:${rows[1]![0]!}`, 'merge'],
    ]),
  );
  write('map.json', `{"name": "${rows[0]![1]!}`);
  write('broken.yaml', `version: 1\nsources:\n  crm: [\n# ${rows[0]![1]!}\n`);

  const all = ['--rule', 'phone', '--yes', '--max-removed', '100%'];
  const fine = [
    ['normalize', 'crm.csv', '-r', 'n'],
    ['normalize', 'crm.csv', '--dry-run'],
    ['normalize', 'ragged.csv', '-r', 'ragged'],
    ['scan', 'crm.csv', '-r', 's', '--review', 'review.xlsx'],
    ['scan', 'crm.csv', '--dry-run'],
    [
      'merge',
      'crm.csv',
      ...all,
      '--child',
      'orders.csv:customer_id',
      '--child',
      'orphans.csv:customer_id',
      '-o',
      'm.csv',
      '-r',
      'm',
    ],
    ['merge', 'crm.csv', ...all, '--dry-run'],
    [
      'archive',
      'crm.csv',
      '--inactive',
      '3y',
      '--by',
      'updated',
      '--now',
      '2026-01-31',
      '--yes',
      '--max-removed',
      '100%',
      '--bundle',
      'old',
      '-o',
      'kept.csv',
      '-r',
      'a',
    ],
    ['archive', 'list', 'old'],
    ['archive', 'verify', 'old'],
    ['archive', 'restore', 'old', '--into', 'kept.csv', '-o', 'whole.csv'],
    ['export', 'crm.csv', '--for', 'spreadsheet', '-o', 'e.xlsx', '-r', 'e'],
    ['export', 'crm.csv', '-o', 'e.jsonl', '-r', 'e2'],
    ['verify', 'm', '--no-silent-loss'],
    ['undo', 'm', '-o', 'undone'],
  ];
  // Not yet: a file without a header has its first row told as column names, and an unknown decision word is quoted.
  const wrong = [
    ['normalize', 'crm'],
    ['normalize', 'mixed.csv'],
    ['normalize', 'binary.csv'],
    ['normalize', 'cut.csv.gz'],
    ['normalize', 'only-ragged.csv'],
    ['normalize', 'crm.csv', '--encoding', 'utf-16le'],
    ['normalize', 'crm.csv', '--delimiter', ';', '--where', 'x = 1'],
    ['normalize', 'crm.csv', '--fail-on', 'findings', '-r', 'gate'],
    ['normalize', 'crm.csv', '--map-file', 'map.json'],
    ['normalize', 'crm.csv', '-c', 'broken.yaml'],
    ['normalize', 'crm.csv', '-o', 'm.csv'],
    ['normalize', 'crm.csv', '-o', 'crm.csv', '--force'],
    ['normalize', 'crm.csv', '-o', 'nowhere/x.csv'],
    ['normalize', 'crm.csv', '-r', 'm'],
    ['merge', 'ids-twice.csv', ...all],
    ['merge', 'crm.csv', '--rule', 'phone'],
    ['merge', 'crm.csv', '--rule', 'phone', '--yes', '--max-removed', '1%'],
    ['merge', 'crm.csv', ...all, '--child', 'orders.csv:nobody'],
    ['merge', 'crm.csv', ...all, '--policy', 'phone=oldest-of-all'],
    ['merge', 'crm.csv', ...all, '--policy', 'nobody=longest'],
    ['merge', 'crm.csv', ...all, '--tie', 'error', '--master', 'nobody'],
    ['merge', 'crm.csv', ...all, '--decisions', 'stranger.csv'],
    ['merge', 'crm.csv', ...all, '--decisions', 'crm.csv'],
    ['merge', 'crm.csv', ...all, '--block-if', 'nobody ='],
    ['scan', 'crm.csv', '--rule', 'phone', '--fail-on', 'duplicates', '-r', 'dup'],
    ['archive', 'restore', 'old', '--into', 'crm.csv', '-o', 'r1.csv'],
    ['archive', 'crm.csv', '--where', 'updated > 2000-01-01', '--yes'],
    ['undo', 'n'],
    ['undo', 'm', '-o', 'crm.csv'],
  ];
  const told = await many([...fine, ...wrong], place);
  told.slice(0, fine.length).forEach(({ command, exit, stderr }) => {
    expect(exit, `${command.join(' ')}: ${stderr}`).toBe(0);
  });
  told.slice(fine.length).forEach(({ command, exit, stderr }) => {
    expect([1, 2, 3, 4, 5], `${command.join(' ')}: ${exit} ${stderr}`).toContain(exit);
  });
  // What is damaged is told without being quoted either.
  truncateSync(path.join(place, 'old/records.csv.gz'), 900);
  truncateSync(path.join(place, 'm/backup/01-crm.csv.gz'), 900);
  writeFileSync(path.join(place, 'm/merge-report.csv'), good);
  writeFileSync(path.join(place, 'a/manifest.json'), good);
  writeFileSync(path.join(place, 'e/manifest.json'), 'null');
  writeFileSync(path.join(place, 's/manifest.json'), '{"tool":"onerow","files":[{"name":3}]}');
  const damaged = await many(
    [
      ['archive', 'verify', 'old'],
      ['undo', 'm', '-o', 'again'],
      ['verify', 'm'],
      ['verify', 'a'],
      ['verify', 'e'],
      ['verify', 's'],
      ['undo', 's'],
      ['verify', 'nowhere'],
    ],
    place,
  );
  for (const { command, exit, stderr } of damaged)
    expect([3, 4], `${command.join(' ')}: ${exit} ${stderr}`).toContain(exit);

  const seen: string[] = [];
  const look = (where: string, text: string): void => {
    for (const value of canaries) if (text.includes(value)) seen.push(`${where}: ${value}`);
  };
  for (const { command, stdout, stderr } of [...told, ...damaged]) look(command.join(' '), stdout + stderr);
  // report.html shows the clusters record by record: it is a data file, and as private as one.
  for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    // Written above by the test itself.
    if (name === path.join('a', 'manifest.json')) continue;
    if (
      /(summary\.json|log\.txt|manifest\.json|runs\.csv|README\.txt)$/.test(name) &&
      existsSync(path.join(place, name))
    )
      look(name, readFileSync(path.join(place, name), 'utf8'));
  }
  expect(canaries.length).toBe(1000);
  expect(wrong.length + damaged.length).toBeGreaterThanOrEqual(30);
  expect(seen).toEqual([]);
});
