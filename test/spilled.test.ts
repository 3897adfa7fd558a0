// A merge that holds nothing in memory writes what one does that has room for all of it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type * as spill from '../src/io/spill.ts';
import { mergeOptions, WORLD } from './properties/scratch.ts';

const memory = vi.hoisted(() => ({ isShort: false, spilled: 0 }));

vi.mock('../src/io/spill.ts', async (original) => {
  const real = await original<typeof spill>();
  class Spill extends real.Spill {
    constructor(folder: string, room: number) {
      super(folder, memory.isShort ? 100 : room);
    }

    override close(): void {
      if (this.isSpilled) memory.spilled++;
      super.close();
    }
  }
  return { ...real, Spill };
});

/** A third of the customers stand there twice, far apart; some values hold line breaks and characters of four bytes. */
function customers(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const who = at % Math.floor((count * 3) / 4);
    const note = at % 7 === 0 ? `"line ${at}\nand ""more"""` : at % 11 === 0 ? `𠮷 ${at}` : `note ${at}`;
    return `${at},客户${who},1380${String(who).padStart(7, '0')},m${at % 5}@example.com,${note},2024-01-${String((at % 28) + 1).padStart(2, '0')}`;
  });
  return `id,name,phone,email,note,updated\n${rows.join('\n')}\n`;
}

test('a merge with no memory to hold anything in', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-spilled-'));
  try {
    writeFileSync(path.join(folder, 'crm.csv'), customers(6_000));
    const orders = Array.from({ length: 6_000 }, (_, at) => `o${at},${(at * 7) % 6_100}`);
    writeFileSync(path.join(folder, 'orders.csv'), `no,customer_id\n${orders.join('\n')}\n`);
    const { runMerge } = await import('../src/jobs/merge.ts');
    const merge = async (run: string): Promise<ReadonlyMap<string, string>> => {
      const options = mergeOptions(folder, 'crm.csv', run, {
        rules: ['phone'],
        maxRemoved: 1,
        children: [{ name: 'orders', file: path.join(folder, 'orders.csv'), foreignKey: 'customer_id' }],
      });
      await runMerge(options, WORLD);
      const names = readdirSync(path.join(folder, run), { recursive: true, encoding: 'utf8' });
      const told = names.filter((name) => /\.(?:csv|xlsx)$/.test(name)).sort();
      const files = new Map(told.map((name) => [name, readFileSync(path.join(folder, run, name), 'base64')]));
      return files.set('output', readFileSync(path.join(folder, `${run}.csv`), 'base64'));
    };
    const held = await merge('held');
    expect(memory.spilled).toBe(0);
    memory.isShort = true;
    const spilled = await merge('spilled');
    // Members, decided clusters, and of the verification the report and the rows.
    expect(memory.spilled).toBe(4);
    expect([...spilled.keys()]).toEqual([...held.keys()]);
    for (const [name, bytes] of spilled) expect([name, bytes === held.get(name)]).toEqual([name, true]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
