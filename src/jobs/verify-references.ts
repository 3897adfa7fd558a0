// Where the keys of child tables lead that name another column than the id, found once more from the files alone: what every
// row said in that column, who stands for it now, and what that one's row says.
import { TextPacker } from '../linkage/text-list.ts';
import type { BackedUpSource } from '../io/finished-run.ts';
import { KeyReader } from './key-book.ts';
import { keyText, leadReferences, openReferences } from './referenced-columns.ts';
import type { RunView } from './run-view.ts';
import type { TableCursor } from './table-cursor.ts';
import type { RunSummary } from './verify-files.ts';
import type { ToldOfCustomer } from './verify-report.ts';

interface Group {
  readonly members: number[];
  /** By column: what the surviving row says. */
  readonly values: string[];
}

/** Readers by column; none when no key names any, or when nobody knows what the run read. */
export async function readReferences(
  run: RunView,
  summary: RunSummary,
  sources: readonly BackedUpSource[],
  open: (source: BackedUpSource) => Promise<TableCursor>,
  toldOf: (survivingId: string) => ToldOfCustomer | undefined,
): Promise<ReadonlyMap<string, KeyReader>> {
  const fields = referencedFields(summary);
  if (fields.length === 0) return new Map();
  const crosswalk = (await run.ours('crosswalk.csv')).packed();
  const [survivingAt, roleAt] = ['surviving_id', 'role'].map((name) => crosswalk.column(name)) as [
    number,
    number,
  ];
  /** Of the next line of a row that is there. */
  const nextRole = async (): Promise<string> => {
    while (crosswalk.step() || (await crosswalk.load()))
      if (crosswalk.cell(roleAt) !== 'rejected') return crosswalk.cell(roleAt);
    return '';
  };
  const texts = fields.map(() => new TextPacker(1 << 10));
  const groups = new Map<string, Group>();
  let record = 0;
  for (const source of sources) {
    const rows = (await open(source)).packed();
    const places = fields.map((field) => {
      const told = summary.columns.find((each) => each.source === source.name && each.field === field);
      return told === undefined ? -1 : rows.header.indexOf(told.column);
    });
    while (rows.step() || (await rows.load())) {
      const role = await nextRole();
      const cells = places.map((place) => (place < 0 ? '' : rows.cell(place)));
      cells.forEach((cell, at) => {
        texts[at]!.add(keyText(cell));
      });
      if (role === 'merged' || role === 'survivor') {
        const surviving = crosswalk.cell(survivingAt);
        const group = groups.get(surviving) ?? { members: [], values: [] };
        groups.set(surviving, group);
        group.members.push(record);
        if (role === 'survivor') {
          const own = toldOf(surviving)?.kept;
          fields.forEach((field, at) => (group.values[at] = own?.get(field) ?? cells[at]!));
        }
      }
      record++;
    }
    await rows.close();
  }
  await crosswalk.close();
  return new Map(
    fields.map((field, at) => {
      const clusters = [...groups.values()].map(({ members, values }) => {
        return { members, value: values[at] ?? '' };
      });
      return [field, new KeyReader(leadReferences(openReferences(texts[at]!.done()), clusters))];
    }),
  );
}

/** The columns keys name, as summary.json tells them. */
function referencedFields({ children, self_reference_columns: own = {} }: RunSummary): string[] {
  const named = (children ?? []).flatMap(({ references }) => references ?? []);
  return [...new Set([...named.filter((name) => name !== null), ...Object.values(own)])];
}
