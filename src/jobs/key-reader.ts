import type { Normalizer } from '../model/cleaned.ts';
import { foldWords } from '../text/fold-words.ts';
import { openColumn } from './clean-column.ts';
import type { ColumnPlan } from './plan.ts';

type Opened = Pick<ColumnPlan, 'type' | 'settings'>;

/** Of a record with several phones and several addresses no more combinations are looked up. */
const MOST_KEYS = 16;

/**
 * What a record is looked up by: the match keys of its cells, one of each column. None when one of them says nothing that
 * could be found again: blank, a placeholder, invalid.
 */
export function openKeyReader(columns: readonly Opened[]): (cells: readonly string[]) => readonly string[] {
  const normalizers = columns.map(openColumn);
  const isNote = columns.map(({ type }) => type === 'note');
  const keysOf = (at: number, cell: string): readonly string[] => {
    const normalizer = normalizers[at]!;
    return isNote[at] === true ? wordsOf(normalizer, cell) : normalizer.keys(normalizer.clean(cell));
  };
  if (columns.length === 1) return ([cell = '']) => keysOf(0, cell);
  return (cells) => {
    let tuples: string[] = [''];
    for (let at = 0; at < columns.length; at++) {
      const keys = keysOf(at, cells[at]!);
      // With its length in front no key can run into the next one.
      tuples = tuples.flatMap((before) => keys.map((key) => `${before}${key.length}:${key}`));
      if (tuples.length > MOST_KEYS) tuples.length = MOST_KEYS;
    }
    return tuples;
  };
}

/** Notes identify nobody by themselves; asked for, their words do. */
function wordsOf(normalizer: Normalizer, cell: string): readonly string[] {
  const { value, status } = normalizer.clean(cell);
  const words = status === 'empty' || status === 'lossy' ? '' : foldWords(value);
  return words === '' ? [] : [words];
}
