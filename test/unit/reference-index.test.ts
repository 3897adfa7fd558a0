import { describe, expect, test } from 'vitest';
import { ReferenceBuilder, ReferenceIndex, SAYS } from '../../src/jobs/reference-index.ts';
import { TextPacker } from '../../src/linkage/text-list.ts';

/** Rows as `key,key|value|value`; a value `!x` is invalid. Given in chunks of three. */
function indexOf(width: number, lines: readonly string[]): { index: ReferenceIndex; keyless: number } {
  const builder = new ReferenceBuilder(width);
  for (let from = 0; from < lines.length; from += 3) {
    const own = lines.slice(from, from + 3);
    const [keys, values] = [new TextPacker(), new TextPacker()];
    const offsets = [0];
    const says: number[] = [];
    for (const line of own) {
      const [names = '', ...cells] = line.split('|');
      const told = names === '' ? [] : names.split(',');
      for (const key of told) keys.add(key);
      offsets.push(offsets.at(-1)! + told.length);
      for (const cell of cells) {
        values.add(cell.replace('!', ''));
        says.push(cell === '' ? SAYS.nothing : cell.startsWith('!') ? SAYS.invalid : SAYS.value);
      }
    }
    builder.add({
      count: own.length,
      rows: Uint32Array.from(own, (_, at) => from + at + 1),
      offsets: Uint32Array.from(offsets),
      keys: keys.done(),
      values: values.done(),
      says: Uint8Array.from(says),
    });
  }
  const { keyless } = builder;
  return { index: new ReferenceIndex(builder.done()), keyless };
}

describe('a reference by its keys', () => {
  test.each([
    ['one row', ['a|1'], 'a', { says: SAYS.value, value: '1', row: 1 }],
    [
      'a key in Chinese beside one in Latin letters',
      ['a|1', '远景|二'],
      '远景',
      { says: SAYS.value, value: '二', row: 2 },
    ],
    ['either key of a row', ['a,b|1', 'c|2'], 'b', { says: SAYS.value, value: '1', row: 1 }],
    ['the same said twice is said once', ['a|1', 'a|1'], 'a', { says: SAYS.value, value: '1', row: 1 }],
    [
      'a row that says nothing gives way to one that does',
      ['a|', 'b|', 'c|', 'a|7'],
      'a',
      { says: SAYS.value, value: '7', row: 4 },
    ],
    [
      'an invalid value gives way to a valid one',
      ['a|!x', 'a|7'],
      'a',
      { says: SAYS.value, value: '7', row: 2 },
    ],
    ['an invalid value alone is told', ['a|!x', 'a|'], 'a', { says: SAYS.invalid, value: 'x', row: 1 }],
    ['nothing at all', ['a|'], 'a', { says: SAYS.nothing, value: '', row: 1 }],
  ])('%s', (_, lines, key, expected) => {
    const { index } = indexOf(1, lines);
    const found = index.find([key]);
    expect(found).toHaveLength(1);
    expect(index.clash(found)).toBeUndefined();
    expect(index.at(found, 0)).toEqual(expected);
  });

  test('rows of one key may each say a part', () => {
    const { index } = indexOf(2, ['a|1|', 'a||2']);
    const found = index.find(['a']);
    expect([index.at(found, 0).value, index.at(found, 1).value]).toEqual(['1', '2']);
    expect(index.clash(found)).toBeUndefined();
  });

  test('rows that contradict each other are named, and counted', () => {
    const { index, keyless } = indexOf(1, ['a|1', 'b|1', 'a|2', '|9', 'a|3']);
    expect(index.clash(index.find(['a']))).toEqual([1, 3]);
    expect(index.clash(index.find(['b']))).toBeUndefined();
    expect(index.figures(5)).toEqual({ keys: 2, clashing: 1, rows: [[1, 3]] });
    expect(keyless).toBe(1);
  });

  test('two keys of one record that lead to different values are a contradiction', () => {
    const { index } = indexOf(1, ['a|1', 'b|2', 'c|1']);
    expect(index.clash(index.find(['a', 'b']))).toEqual([1, 2]);
    expect(index.clash(index.find(['a', 'c']))).toBeUndefined();
    expect(index.find(['x'])).toEqual([]);
  });

  test('fifty thousand keys are all found again, and no others', () => {
    const { index } = indexOf(
      1,
      Array.from({ length: 50_000 }, (_, i) => `${i % 2 === 0 ? '键' : 'k'}${i}|v${i}`),
    );
    for (let i = 0; i < 50_000; i += 7)
      expect(index.at(index.find([`${i % 2 === 0 ? '键' : 'k'}${i}`]), 0).value).toBe(`v${i}`);
    expect(index.find(['k0', '键1', 'k50001'])).toEqual([]);
  });
});
