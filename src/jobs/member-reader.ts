import { ownKey } from '../model/own-key.ts';
import type { Member } from '../survivorship/group.ts';
import type { ChildrenOf } from './children.ts';
import { openColumn } from './clean-column.ts';
import type { MergeLayout } from './field-rules.ts';
import type { Duplicates } from './find-duplicates.ts';
import type { Members } from './members.ts';
import type { Opened } from './sources.ts';

/** A record as survivorship sees it: cells in the output's layout, comparable keys, validity, children. */
export function openMemberReader(
  { plan }: Opened,
  { store }: Pick<Duplicates, 'store'>,
  members: Members,
  { columns: layout, rules }: MergeLayout,
  childrenOf: Pick<ChildrenOf, 'countOf'>,
  given: Readonly<Record<string, number>>,
): (record: number) => Member {
  // Further values of a field are compared as the field's own are.
  const fieldOf = new Map(rules.flatMap(({ index, overflow }) => overflow.map((at) => [at, index] as const)));
  const cleaners = plan.sources.map((source) => {
    const columnOf = (at: number) => source.columns.find((column) => column.target === at);
    return layout.map((_, at) => {
      const own = columnOf(at);
      const column = own && (columnOf(fieldOf.get(at) ?? at) ?? own);
      return column && openColumn(column);
    });
  });
  const ranks = plan.sources.map((source, at) => ownKey(given, source.info.name) ?? 1000 + at);
  return (record) => {
    const source = store.sources[record]!;
    const own = members.get(record) ?? [];
    const name = plan.sources[source]!.info.name;
    const cells = layout.map((column, at) => (column.added === 'source' ? name : (own[at] ?? '')));
    const keys: string[] = [];
    const valid: boolean[] = [];
    cells.forEach((cell, at) => {
      const normalizer = cleaners[source]![at];
      if (!normalizer) {
        keys.push(cell.trim());
        valid.push(true);
        return;
      }
      const cleaned = normalizer.clean(cell);
      // Match keys are lossy: by them a second spelling would vanish without a word. Cleaned values are not.
      keys.push(cleaned.status === 'empty' ? '' : cleaned.value);
      const { type } = layout[at]!;
      const identifies = type === 'phone' || type === 'email' || type === 'name';
      // A masked or made-up value must not win over a real one.
      valid.push(
        cleaned.status !== 'invalid' &&
          cleaned.status !== 'lossy' &&
          !(identifies && cleaned.status === 'suspect' && normalizer.keys(cleaned).length === 0),
      );
    });
    return {
      id: store.ids.at(record),
      source: name,
      sourceRank: ranks[source]!,
      row: store.rows[record]!,
      cells,
      keys,
      valid,
      children: childrenOf.countOf(record),
      childrenIn: (table) => childrenOf.countOf(record, table),
    };
  };
}
