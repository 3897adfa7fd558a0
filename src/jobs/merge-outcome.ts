// What a merge came to, in numbers.
import type { MergeFigures } from '../report/data.ts';
import type { ChildSpec } from './child-spec.ts';
import type { ChildResult } from './children.ts';
import { countsOf } from './counts.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Merged } from './golden-records.ts';
import { matchCounts } from './match-figures.ts';
import type { MergeOptions } from './merge.ts';
import type { Outcome } from './run.ts';
import type { Opened } from './sources.ts';
import type { Written } from './survivors.ts';

/** The figures of a merge, under the names summary.json gives them. */
export function outcomeOf(made: {
  readonly options: MergeOptions;
  readonly opened: Opened;
  readonly found: Duplicates;
  readonly merged: Merged;
  readonly written: Written & { readonly encoding: string };
  readonly children: readonly ChildResult[];
  /** Columns of the customers that name other customers. */
  readonly own: readonly Pick<ChildSpec, 'foreignKey' | 'references'>[];
  readonly figures: MergeFigures;
  readonly conflicts: number;
}): Outcome {
  const { options, opened, found, merged, written, children, own, figures, conflicts } = made;
  const { tally } = found;
  const asks = options.failOn.includes('review') && found.clustering.review.length > 0;
  return {
    plan: opened.plan,
    tally,
    counts: countsOf(tally, { out: written.rows, merged: merged.losers.size, not_selected: 0 }),
    extra: {
      ...matchCounts(found),
      merged_clusters: merged.clusters.length,
      blocked_clusters: merged.blocked.length,
      ...(merged.dropped.size === 0
        ? {}
        : { dropped_fields: [...merged.dropped].map((at) => opened.plan.output[at]!.name) }),
      ...(merged.qualify ? { ids_qualified: true } : {}),
      ...(written.encoding === 'utf-8' ? {} : { output_encoding: written.encoding }),
      ...(written.repointed.size === 0 ? {} : { self_references: Object.fromEntries(written.repointed) }),
      ...selfReferenceColumns(own),
      ...(written.carried === undefined ? {} : { crosswalk_carried: written.carried }),
      clusters_with_conflicts: conflicts,
      ...(merged.dates.length === 0 ? {} : { unusable_dates: merged.dates }),
      children: children.map((child) => childFacts(child, written.encoding)),
    },
    exit: asks ? 1 : 0,
    reason: asks ? 'gate/review' : '',
    rows: new Map([[written.path, written.rows]]),
    report: {
      fields: [...opened.plan.output, ...merged.overflow].map((column) => column.name),
      merge: figures,
    },
  };
}

function selfReferenceColumns(
  own: readonly Pick<ChildSpec, 'foreignKey' | 'references'>[],
): Readonly<Record<string, unknown>> {
  const named = own.filter(({ references }) => references !== undefined);
  if (named.length === 0) return {};
  return {
    self_reference_columns: Object.fromEntries(
      named.map(({ foreignKey, references }) => [foreignKey, references]),
    ),
  };
}

function childFacts(child: ChildResult, main: string): Readonly<Record<string, unknown>> {
  const { name, foreignKeys, rows, repointed, orphans, rejected, duplicates } = child;
  const { idColumn, repeatedIds, idRepeats, references, encoding, orphanCodes } = child;
  return {
    name,
    foreign_key: foreignKeys.join('+'),
    ...(foreignKeys.length > 1 ? { foreign_keys: foreignKeys } : {}),
    ...(references.some((column) => column !== undefined)
      ? { references: references.map((column) => column ?? null) }
      : {}),
    ...(encoding === main ? {} : { encoding }),
    rows,
    repointed,
    orphans,
    ...(orphans > 0 ? { orphans_because: orphanCodes } : {}),
    rejected,
    ...(duplicates > 0 ? { duplicates } : {}),
    ...(repeatedIds > 0 ? { repeated_ids: { column: idColumn, rows: repeatedIds } } : {}),
    ...(idRepeats === true ? { repeated_ids: { column: idColumn, rows: 'many' } } : {}),
  };
}
