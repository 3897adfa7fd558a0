// Why a blocking rule does or does not bring two records together, asked of the values themselves: which keys each has,
// which they share, and how many other records share those. For the few pairs somebody asks about; the walk over all
// pairs works on numbers (key-lists.ts).
import type { BlockingPart, BlockingRule } from './match.ts';
import { numbersOf, type RecordStore } from './record-store.ts';

/** Values nobody is found by: masked, damaged, ignored. */
export type Unfit = (field: number, value: number) => boolean;

/**
 * `meets`: they share a key that few enough have. `missing`: one of them has no value to be found by. `different`: no key
 * in common. `crowded`: all keys in common are shared by more records than are compared pair by pair. `thinned`: by more
 * than the budget of pairs allowed this rule. `one-field`: in a large file, a key many share must be joined by a second
 * field's.
 */
export type MeetingState = 'meets' | 'missing' | 'different' | 'crowded' | 'thinned' | 'one-field';

export interface Meeting {
  /** Name of the blocking rule. */
  readonly rule: string;
  readonly state: MeetingState;
  /** Names of fields of which at least one of the two has no value. */
  readonly missing: readonly string[];
  /** How many records share the rarest key in common; 0: none is. */
  readonly records: number;
}

export interface PlannedRule extends BlockingRule {
  /** The cap as the budget of pairs left it. */
  readonly usedCap: number;
}

/** Keys of one field a record has, as the rule reads it. */
export function keysOfPart(
  store: RecordStore,
  part: BlockingPart,
  record: number,
  isUnfit: Unfit,
): readonly string[] {
  const keys = new Set<string>();
  for (const value of numbersOf(store.fields[part.field]!, record))
    for (const key of keysOfValue(store, part, value, isUnfit)) keys.add(key);
  return [...keys];
}

function keysOfValue(
  store: RecordStore,
  { field, derive, inPairs }: BlockingPart,
  value: number,
  isUnfit: Unfit,
): readonly string[] {
  if (isUnfit(field, value)) return [];
  const key = store.fields[field]!.dictionary.at(value);
  if (derive === undefined) return [key];
  const parts = derive(key).filter((part) => part !== '');
  if (inPairs !== true) return parts;
  return parts.flatMap((left, at) => parts.slice(at + 1).map((right) => `${left} ${right}`));
}

/** All combinations of one key of each part, as text no two different combinations share. */
function combine(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (before, keys) => before.flatMap((left) => keys.map((right) => `${left}${right.length}:${right}`)),
    [''],
  );
}

/** For each pair and each rule, what becomes of them. `made`: by pair, whether any rule made it. */
export function meetingsOf(
  store: RecordStore,
  rules: readonly PlannedRule[],
  pairs: readonly (readonly [left: number, right: number])[],
  made: readonly boolean[],
  isUnfit: Unfit,
): Meeting[][] {
  const meetings: Meeting[][] = pairs.map(() => []);
  for (const rule of rules) {
    const found = pairs.map(([left, right]) =>
      rule.parts.map((part) => {
        const keys = keysOfPart(store, part, left, isUnfit);
        const others = keysOfPart(store, part, right, isUnfit);
        return {
          missing: keys.length === 0 || others.length === 0,
          shared: keys.filter((key) => others.includes(key)),
        };
      }),
    );
    const carriers = countCarriers(
      store,
      rule,
      found.map((parts) => parts.map(({ shared }) => shared)),
      isUnfit,
    );
    found.forEach((parts, at) => {
      const missing = rule.parts.flatMap(({ field }, part) =>
        parts[part]!.missing ? [store.fields[field]!.name] : [],
      );
      const counts = combine(parts.map(({ shared }) => shared)).map((key) => carriers.get(key)!);
      const records = counts.length === 0 ? 0 : Math.min(...counts);
      const state = stateOf(rule, missing, records);
      meetings[at]!.push({
        rule: rule.name,
        state: state === 'meets' && !made[at]! ? 'one-field' : state,
        missing,
        records,
      });
    });
  }
  return meetings;
}

function stateOf({ cap, usedCap }: PlannedRule, missing: readonly string[], records: number): MeetingState {
  if (missing.length > 0) return 'missing';
  if (records === 0) return 'different';
  if (records > cap) return 'crowded';
  return records > usedCap ? 'thinned' : 'meets';
}

/** How many records have each combination some pair has in common: one pass over the values, one over the records. */
function countCarriers(
  store: RecordStore,
  { parts }: BlockingRule,
  shared: readonly (readonly (readonly string[])[])[],
  isUnfit: Unfit,
): Map<string, number> {
  const complete = shared.filter((keys) => keys.every((own) => own.length > 0));
  const carriers = new Map(complete.flatMap(combine).map((key) => [key, 0]));
  if (carriers.size === 0) return carriers;
  const byPart = parts.map((part, at) => {
    const wanted = new Set(complete.flatMap((keys) => keys[at]!));
    const keysOf = new Map<number, readonly string[]>();
    for (let value = 0; value < store.fields[part.field]!.size; value++) {
      const keys = keysOfValue(store, part, value, isUnfit).filter((key) => wanted.has(key));
      if (keys.length > 0) keysOf.set(value, keys);
    }
    return keysOf;
  });
  for (let record = 0; record < store.count; record++) {
    const keys = parts.map(({ field }, at) => {
      const own = new Set<string>();
      for (const value of numbersOf(store.fields[field]!, record))
        for (const key of byPart[at]!.get(value) ?? []) own.add(key);
      return [...own];
    });
    if (keys.some((own) => own.length === 0)) continue;
    for (const key of combine(keys)) if (carriers.has(key)) carriers.set(key, carriers.get(key)! + 1);
  }
  return carriers;
}
