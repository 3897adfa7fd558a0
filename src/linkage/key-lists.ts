// Blocking keys as numbers. Keys made of several parts are interned step by step, never joined as text, so that no two
// different combinations can meet in one block.
import type { KeyLists } from './record-store.ts';

/** Each value replaced by numbers derived from it (a company by its core, a phone by its last four digits). */
export function deriveKeys(
  lists: KeyLists,
  dictionary: readonly string[],
  derive: (key: string) => readonly string[],
): KeyLists {
  const numbers = new Map<string, number>();
  const derived = dictionary.map((key) =>
    derive(key)
      .filter((part) => part !== '')
      .map((part) => {
        const known = numbers.get(part) ?? numbers.size;
        numbers.set(part, known);
        return known;
      }),
  );
  return build(lists.offsets.length - 1, numbers.size, (record, add) => {
    for (let at = lists.offsets[record]!; at < lists.offsets[record + 1]!; at++) {
      for (const number of derived[lists.values[at]!]!) add(number);
    }
  });
}

/** Both lists at once: a record's keys are all combinations of one number from each. None where either is empty. */
export function combineKeys(left: KeyLists, right: KeyLists): KeyLists {
  const numbers = new Map<number, number>();
  const lists = build(left.offsets.length - 1, 0, (record, add) => {
    for (let i = left.offsets[record]!; i < left.offsets[record + 1]!; i++) {
      for (let j = right.offsets[record]!; j < right.offsets[record + 1]!; j++) {
        // Below 2^53 for any two dictionaries that fit in memory, so the number is exact.
        const combined = left.values[i]! * right.size + right.values[j]!;
        let number = numbers.get(combined);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(combined, number);
        }
        add(number);
      }
    }
  });
  return { ...lists, size: numbers.size };
}

/** The same lists without some of the numbers (placeholders, public lines). */
export function withoutKeys(lists: KeyLists, dropped: (number: number) => boolean): KeyLists {
  return build(lists.offsets.length - 1, lists.size, (record, add) => {
    for (let at = lists.offsets[record]!; at < lists.offsets[record + 1]!; at++) {
      if (!dropped(lists.values[at]!)) add(lists.values[at]!);
    }
  });
}

function build(
  count: number,
  size: number,
  numbersOf: (record: number, add: (number: number) => void) => void,
): KeyLists {
  const offsets = new Uint32Array(count + 1);
  let values = new Uint32Array(Math.max(16, count));
  let length = 0;
  let start = 0;
  const add = (number: number): void => {
    // A record's own list holds each number once.
    for (let at = start; at < length; at++) if (values[at] === number) return;
    if (length === values.length) {
      const larger = new Uint32Array(values.length * 2);
      larger.set(values);
      values = larger;
    }
    values[length++] = number;
  };
  for (let record = 0; record < count; record++) {
    start = length;
    numbersOf(record, add);
    offsets[record + 1] = length;
  }
  return { offsets, values: values.slice(0, length), size };
}
