// What `--against` and `--clean-source` ask of the sources before anything is matched.
import type { SourceInfo } from '../io/source.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { MatchFields } from './match-fields.ts';
import type { TablePlan } from './plan.ts';
import type { World } from './world.ts';

/** Indexes of the sources of these names. */
export function sourcesNamed(plan: TablePlan, wanted: readonly string[]): Set<number> {
  const names = plan.sources.map(({ info }) => info.name);
  return new Set(
    wanted.map((source) => {
      const at = names.indexOf(source);
      if (at >= 0) return at;
      throw usageError('layout/unknown-source', {
        source,
        nearest: nearestWord(source, names),
        names: names.join(', '),
      });
    }),
  );
}

/** An id that two existing customers have would not say which of them a new record is. */
export function refuseRepeatedIds({ fresh, count, ids, rows }: RecordStore, existing: SourceInfo): void {
  const seen = new Map<string, number>();
  let repeated = 0;
  let example: { first: number; second: number } | undefined;
  for (let record = fresh; record < count; record++) {
    const id = ids.at(record);
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, record);
      continue;
    }
    repeated++;
    example ??= { first: rows[other]!, second: rows[record]! };
  }
  if (example) throw inputError('screen/repeated-ids', { file: existing.file, count: repeated, ...example });
}

/**
 * Columns that only one side has bring nobody together, and a column that is a phone here and an address there may be a
 * mistake: both are told. Nothing in common at all is an error.
 */
export function heedDifferences(
  plan: TablePlan,
  { fields, rules, ruleFields }: MatchFields,
  existing: number,
  world: World,
  lang: Lang,
): void {
  const file = plan.sources[existing]!.info.file;
  const inBoth = fields.map(
    ({ columns }) =>
      (columns[existing]?.length ?? 0) > 0 &&
      columns.some((list, source) => source !== existing && list.length > 0),
  );
  const useless = rules.filter((_, rule) => ruleFields[rule]!.some((field) => !inBoth[field]));
  const nothing = rules.length > 0 ? useless.length === rules.length : !inBoth.includes(true);
  if (nothing) throw usageError('screen/nothing-in-common', { file });
  for (const { name } of useless)
    world.warn('cli/notice', { file, notice: say(lang, 'screen/rule-of-one-side', { rule: name }) });
  for (const output of plan.output) {
    const here = plan.sources[existing]!.columns[output.from[existing] ?? -1];
    if (here === undefined || here.type === 'text') continue;
    for (const [source, { info, columns }] of plan.sources.entries()) {
      const there = source === existing ? undefined : columns[output.from[source] ?? -1];
      if (there === undefined || there.type === here.type || there.type === 'text') continue;
      const notice = say(lang, 'screen/types-differ', {
        column: here.name,
        type: say(lang, `field/${here.type}`),
        other: info.file,
        theirs: say(lang, `field/${there.type}`),
      });
      world.warn('cli/notice', { file, notice });
    }
  }
}
