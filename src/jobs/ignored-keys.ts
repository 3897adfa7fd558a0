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

/** Masked and damaged values say something in a comparison; nobody is found by them, nor by what is to be ignored. */
export function unfitKeys(
  store: RecordStore,
  values: readonly string[],
): (field: number, number: number) => boolean {
  const isIgnored = ignoredKeys(store, values);
  return (field, number) => {
    const key = store.fields[field]!.dictionary.at(number);
    return key.includes('*') || key.endsWith('?') || isIgnored(field, number);
  };
}
