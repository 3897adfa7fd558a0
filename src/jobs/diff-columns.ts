// Which columns of two tables are one: by name, by what they are, or because the same values stand in them.
import type { FieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import type { ColumnPlan, TablePlan } from './plan.ts';
import { recordId } from './record-id.ts';
import { commonType } from './same-value.ts';

export interface ComparedColumn {
  readonly name: string;
  /** What the second table calls it. */
  readonly after: string;
  readonly type: FieldType;
  readonly settings: ColumnPlan['settings'];
  readonly from: readonly [number, number];
}

export interface DiffColumns {
  readonly compared: readonly ComparedColumn[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  readonly ignored: readonly string[];
}

export function diffColumns(
  plan: TablePlan,
  samples: readonly [readonly Row[], readonly Row[]],
  ignore: readonly string[],
): DiffColumns {
  const [left, right] = plan.sources as [TablePlan['sources'][number], TablePlan['sources'][number]];
  const pairs: [number, number][] = plan.output
    .filter(({ added }) => added === undefined)
    .map(({ from }) => [from[0]!, from[1]!]);
  const ids = [new Set(left.idColumns), new Set(right.idColumns)] as const;
  joinByValues(pairs, samples, plan);
  const nameOf = ([a, b]: readonly [number, number]): string =>
    a >= 0 ? left.columns[a]!.name : right.columns[b]!.name;
  const known = new Set([...left.columns, ...right.columns].map(({ name }) => name));
  const missing = ignore.find((name) => !known.has(name));
  if (missing !== undefined)
    throw usageError('diff/unknown-column', { column: missing, nearest: nearestWord(missing, [...known]), columns: [...known].slice(0, 30).join(', ') }); // prettier-ignore
  const isIgnored = ([a, b]: readonly [number, number]): boolean =>
    (a >= 0 && ignore.includes(left.columns[a]!.name)) || (b >= 0 && ignore.includes(right.columns[b]!.name));
  const told = pairs.filter((pair) => !isIgnored(pair));
  const compared = told
    .filter(([a, b]) => a >= 0 && b >= 0 && !(ids[0].has(a) && ids[1].has(b)))
    .map((from): ComparedColumn => {
      const [own, other] = [left.columns[from[0]]!, right.columns[from[1]]!];
      const type = commonType(own.type, other.type);
      const { settings } = own.type === type ? own : other;
      return { name: own.name, after: other.name, type, settings, from };
    });
  return {
    compared,
    removed: told.filter(([, b]) => b < 0).map(nameOf),
    added: told.filter(([a]) => a < 0).map(nameOf),
    renamed: told
      .filter(([a, b]) => a >= 0 && b >= 0 && left.columns[a]!.name !== right.columns[b]!.name)
      .map(([a, b]) => ({ before: left.columns[a]!.name, after: right.columns[b]!.name })),
    ignored: pairs.filter(isIgnored).map(nameOf),
  };
}

/** Of so many values that stand in both, this share has to be the same for two columns to be one under another name. */
const LEAST_COMPARED = 3;
const LEAST_EQUAL = 0.8;

function joinByValues(
  pairs: [number, number][],
  [before, after]: readonly [readonly Row[], readonly Row[]],
  { sources }: TablePlan,
): void {
  const alone = pairs.filter(([, b]) => b < 0);
  const others = pairs.filter(([a]) => a < 0);
  if (alone.length === 0 || others.length === 0) return;
  const rows = new Map(before.map((row, at) => [recordId(sources[0]!, row, at + 1), row]));
  for (const pair of alone) {
    const same = others.map((other) => {
      let [compared, equal] = [0, 0];
      after.forEach((row, at) => {
        const own = rows.get(recordId(sources[1]!, row, at + 1))?.[pair[0]]?.trim() ?? '';
        const value = row[other[1]]?.trim() ?? '';
        if (own === '' || value === '') return;
        compared++;
        if (own === value) equal++;
      });
      return compared < LEAST_COMPARED ? 0 : equal / compared;
    });
    const best = Math.max(...same);
    if (best < LEAST_EQUAL) continue;
    const [other] = others.splice(same.indexOf(best), 1);
    pair[1] = other![1];
    pairs.splice(pairs.indexOf(other!), 1);
    if (others.length === 0) return;
  }
}
