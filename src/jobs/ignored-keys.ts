import type { RecordStore } from '../linkage/record-store.ts';

/** Is this number of this field a value a person wants ignored? */
export function ignoredKeys(
  store: RecordStore,
  values: readonly string[],
): (field: number, number: number) => boolean {
  if (values.length === 0) return () => false;
  const words = new Set(values);
  const ignored = store.fields.map(({ dictionary }) => {
    const numbers = new Set<number>();
    dictionary.forEach((key, number) => {
      if (words.has(key)) numbers.add(number);
    });
    return numbers;
  });
  return (field, number) => ignored[field]!.has(number);
}
