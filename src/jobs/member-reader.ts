import type { Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
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
  const judges = cleaners.map((normalizers) =>
    normalizers.map((normalizer, at) => openJudge(normalizer, layout[at]!.type)),
  );
  const ranks = plan.sources.map((source, at) => ownKey(given, source.info.name) ?? 1000 + at);
  return (record) => {
    const source = store.sources[record]!;
    const own = members.get(record) ?? [];
    const name = plan.sources[source]!.info.name;
    const cells = layout.map((column, at) => (column.added === 'source' ? name : (own[at] ?? '')));
    const keys: string[] = [];
    const valid: boolean[] = [];
    cells.forEach((cell, at) => {
      const judged = judges[source]![at]!(cell);
      keys.push(judged.key);
      valid.push(judged.valid);
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

interface Judged {
  readonly cell: string;
  readonly key: string;
  readonly valid: boolean;
}

/** What a cell is compared by. Members of a cluster mostly hold the same: what was judged last is remembered. */
function openJudge(normalizer: Normalizer | undefined, type: FieldType): (cell: string) => Judged {
  if (!normalizer) return (cell) => ({ cell, key: cell.trim(), valid: true });
  const identifies = type === 'phone' || type === 'email' || type === 'name';
  let last: Judged | undefined;
  return (cell) => {
    if (last?.cell === cell) return last;
    const cleaned = normalizer.clean(cell);
    last = {
      cell,
      // Match keys are lossy: by them a second spelling would vanish without a word. Cleaned values are not.
      key: cleaned.status === 'empty' ? '' : cleaned.value,
      // A masked or made-up value must not win over a real one.
      valid:
        cleaned.status !== 'invalid' &&
        cleaned.status !== 'lossy' &&
        !(identifies && cleaned.status === 'suspect' && normalizer.keys(cleaned).length === 0),
    };
    return last;
  };
}
