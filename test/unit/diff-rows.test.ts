import { describe, expect, test } from 'vitest';
import { RowMatcher } from '../../src/jobs/diff-rows.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';
import { numbersFrom } from '../seed.ts';

/** `id=value` rows as a chunk gives them; a value stands for the hash of its row. */
function chunk(source: number, rows: readonly string[]): Parameters<RowMatcher['addBefore']>[0] {
  const texts = new TextPacker();
  const hashes: number[] = [];
  for (const row of rows) {
    const [id = '', value = '0'] = row.split('=');
    texts.add(id);
    hashes.push(Number(value), Number(value) + 1);
  }
  return {
    source,
    count: rows.length,
    rows: Uint32Array.from(rows, (_, at) => at + 1),
    texts: texts.done(),
    hashes: Uint32Array.from(hashes),
    notSelected: 0,
    rejected: 0,
    rejectedHash: [0, 0],
  };
}

function compared(before: string, after: string): Record<string, unknown> {
  const rows = new RowMatcher();
  const list = (text: string): string[] => (text === '' ? [] : text.split(' '));
  rows.addBefore(chunk(0, list(before)));
  rows.addAfter(chunk(1, list(after)));
  const pairs = Array.from(
    { length: rows.changed.id.length },
    (_, i) => `${rows.changed.before.at(i)}>${rows.changed.after.at(i)}`,
  );
  return {
    added: rows.added.id.length,
    removed: [...rows.removed()].map(({ row }) => row),
    changed: pairs.join(' '),
    moved: rows.moved(),
    repeated: [...rows.repeated()].length,
  };
}

const same = { added: 0, removed: [], changed: '', moved: 0, repeated: 0 };

describe('rows of two tables', () => {
  test.each([
    ['nothing', '', '', same],
    ['the same', 'a=1 b=2', 'a=1 b=2', same],
    ['one added, one removed', 'a=1 b=2', 'b=2 c=3', { ...same, added: 1, removed: [1] }],
    ['one changed', 'a=1 b=2', 'a=1 b=3', { ...same, changed: '2>2' }],
    ['two exchanged', 'a=1 b=2 c=3', 'b=2 a=1 c=3', { ...same, moved: 1 }],
    ['all turned round', 'a=1 b=2 c=3 d=4', 'd=4 c=3 b=2 a=1', { ...same, moved: 3 }],
    ['the first goes last', 'a=1 b=2 c=3 d=4', 'b=2 c=3 d=4 a=1', { ...same, moved: 1 }],
    ['an id twice, the same', 'a=1 a=2', 'a=1 a=2', { ...same, repeated: 1 }],
    [
      'an id twice, exchanged: equal rows are paired',
      'a=1 a=2',
      'a=2 a=1',
      { ...same, moved: 1, repeated: 1 },
    ],
    ['an id twice, one changed', 'a=1 a=2', 'a=1 a=3', { ...same, changed: '2>2', repeated: 1 }],
    ['an id becomes two', 'a=1', 'a=1 a=1', { ...same, added: 1, repeated: 1 }],
    ['two become one', 'a=1 a=1', 'a=1', { ...same, removed: [2], repeated: 1 }],
    ['blank ids go by their order', '=1 =2', '=1 =3', { ...same, changed: '2>2', repeated: 1 }],
  ])('%s', (_, before, after, expected) => {
    expect(compared(before, after)).toEqual(expected);
  });

  test('counts agree with a naive comparison of unique ids', () => {
    const random = numbersFrom(7);
    for (let round = 0; round < 200; round++) {
      const table = (): Map<string, number> =>
        new Map(
          Array.from({ length: Math.floor(random() * 12) }, () => [
            `id${Math.floor(random() * 15)}`,
            Math.floor(random() * 3),
          ]),
        );
      const [before, after] = [table(), table()];
      const text = (rows: Map<string, number>): string => [...rows].map(([id, value]) => `${id}=${value}`).join(' '); // prettier-ignore
      const found = compared(text(before), text(after));
      expect(found['added']).toBe([...after.keys()].filter((id) => !before.has(id)).length);
      expect((found['removed'] as number[]).length).toBe([...before.keys()].filter((id) => !after.has(id)).length); // prettier-ignore
      const changed = [...after].filter(([id, value]) => before.has(id) && before.get(id) !== value);
      expect(String(found['changed']).split(' ').filter(Boolean).length).toBe(changed.length);
    }
  });
});
