// A merge whose finished files are not right writes nothing at all, and above all no list of what to delete.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type * as backup from '../src/io/backup.ts';
import type * as keyBook from '../src/jobs/key-book.ts';
import { TextPacker } from '../src/linkage/text-list.ts';
import type * as goldenRecord from '../src/survivorship/golden-record.ts';
import { mergeOptions, WORLD } from './properties/scratch.ts';

const fault = vi.hoisted(() => ({ is: '' }));

vi.mock('../src/jobs/key-book.ts', async (original) => {
  const real = await original<typeof keyBook>();
  return {
    ...real,
    leadKeys: (...args: Parameters<typeof real.leadKeys>) => {
      const book = real.leadKeys(...args);
      // Orders of a merged customer go to a stranger.
      const stranger = new TextPacker(1);
      stranger.add('3');
      return fault.is === 'children' ? { ...book, targets: stranger.done() } : book;
    },
  };
});

vi.mock('../src/io/backup.ts', async (original) => {
  const real = await original<typeof backup>();
  return {
    ...real,
    backUp: async (...[file, output]: Parameters<typeof real.backUp>) => {
      if (fault.is !== 'backup') await real.backUp(file, output);
    },
  };
});

vi.mock('../src/survivorship/golden-record.ts', async (original) => {
  const real = await original<typeof goldenRecord>();
  return {
    ...real,
    survive: (...args: Parameters<typeof real.survive>) => {
      const golden = real.survive(...args);
      // A policy that loses what it does not keep.
      const outcomes = golden.outcomes.map((outcome) => ({ ...outcome, lost: [] }));
      return fault.is === 'loss' ? { ...golden, outcomes } : golden;
    },
  };
});

test.each([
  ['', undefined],
  ['children', 'customer'],
  ['backup', 'backup'],
  ['loss', 'lost'],
])('fault in "%s"', async (is, told) => {
  vi.resetModules();
  const { runMerge } = await import('../src/jobs/merge.ts');
  fault.is = is;
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-before-'));
  try {
    writeFileSync(
      path.join(folder, 'crm.csv'),
      'id,name,phone\n1,Zhang,13800138001\n2,Zhang San,13800138001\n3,Li,13900139001\n',
    );
    writeFileSync(path.join(folder, 'orders.csv'), 'no,customer_id\no1,1\no2,2\n');
    const options = mergeOptions(folder, 'crm.csv', 'run', {
      rules: ['phone'],
      master: ['max:id'],
      children: [{ name: 'orders', file: path.join(folder, 'orders.csv'), foreignKey: 'customer_id' }],
    });
    const running = runMerge(options, WORLD);
    if (told === undefined) {
      await running;
      expect(existsSync(path.join(folder, 'run', 'delete.csv'))).toBe(true);
      return;
    }
    await expect(running).rejects.toMatchObject({ exit: 4 });
    const error = (await running.catch((thrown: unknown) => thrown)) as { params: Record<string, string> };
    expect(JSON.stringify(error.params)).toContain(told);
    expect(readdirSync(folder).sort()).toEqual(['crm.csv', 'orders.csv']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
