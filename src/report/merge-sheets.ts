// The sheets of merge-report.xlsx as plain rows, before any spreadsheet comes in.
import type { LinkView, MergedView, MergeFigures } from './data.ts';
import { othersOf } from './differences.ts';
import { linkSentence } from './link-sentence.ts';
import type { Page } from './page.ts';
import { blockedBecause, masterWords, policyWords, tieWords } from './policy-words.ts';
import { baseName } from './section-opening.ts';

export interface SheetTable {
  readonly name: string;
  readonly header: readonly string[];
  /** Made as they are asked for, and once. */
  readonly rows: Iterable<SheetRow>;
  /** Of the rows asked for so far: how many there were, and how many there would have been. */
  readonly counted: { shown: number; all: number };
}

export interface SheetRow {
  readonly cells: readonly (string | number)[];
  /** The row that stands in the output. */
  readonly golden?: boolean;
  /** Columns whose cells differ or lost something that a person should see. */
  readonly marked?: ReadonlySet<number>;
  /** Columns that lead to the rows behind them. */
  readonly leadsTo?: Readonly<Record<number, { readonly sheet: string; readonly cell: string }>>;
}

/** As many as Excel holds beneath a header; what is beyond is in the CSV files, and the summary says so. */
const MOST_SHOWN = 1_048_575;
/** Excel follows no more links on a sheet. */
const MOST_LINKED = 60_000;

/** `clusters`: all that were merged, those with conflicts first; asked for once for each sheet that lists them. */
export function mergeTables(
  page: Page,
  merge: MergeFigures,
  clusters: () => Iterable<MergedView>,
  most = MOST_SHOWN,
): readonly SheetTable[] {
  /** By cluster: the row of the sheet of clusters it begins in. */
  const begins = new Map<string, number>();
  return [
    clustersTable(page, clusters, begins, most),
    fieldsTable(page, merge),
    blockedTable(page, merge, most),
    lostTable(page, clusters, begins, most),
    childrenTable(page, merge),
    settingsTable(page, merge),
  ];
}

type Sized = Pick<SheetTable, 'rows' | 'counted'>;

/** Rows of one item after the other, made only as far as they are shown. */
function rowsOf<T>(
  items: () => Iterable<T>,
  most: number,
  count: (item: T) => number,
  make: (item: T, row: number) => SheetRow[],
): Sized {
  const counted = { shown: 0, all: 0 };
  function* rows(): Generator<SheetRow> {
    for (const item of items()) {
      counted.all += count(item);
      // The header is row 1.
      if (counted.shown >= most) continue;
      for (const row of make(item, counted.shown + 2)) {
        if (counted.shown >= most) break;
        counted.shown++;
        yield row;
      }
    }
  }
  return { rows: { [Symbol.iterator]: rows }, counted };
}

const allOf = (rows: readonly SheetRow[]): Sized => ({
  rows,
  counted: { shown: rows.length, all: rows.length },
});

const CLUSTER_COLUMNS = 7;

function clustersTable(
  page: Page,
  clusters: () => Iterable<MergedView>,
  begins: Map<string, number>,
  most: number,
): SheetTable {
  const { say, data } = page;
  return {
    name: say('sheet/clusters'),
    header: [
      say('column/cluster'),
      say('sheet/role'),
      say('sheet/record'),
      say('column/source'),
      say('sheet/row'),
      say('sheet/chosen-by'),
      say('column/why'),
      ...data.fields,
    ],
    ...rowsOf(
      clusters,
      most,
      ({ members }) => members.length + 1,
      (cluster, row) => {
        if (begins.size < MOST_LINKED) begins.set(cluster.id, row);
        return clusterRows(page, cluster);
      },
    ),
  };
}

function clusterRows(page: Page, cluster: MergedView): SheetRow[] {
  const { say, data, show } = page;
  const shown = (cells: readonly string[]): string[] =>
    cells.map((cell, index) => show(data.fields[index] ?? '', cell));
  const conflicts = new Set(cluster.outcomes.flatMap(({ field, conflict }) => (conflict ? [field] : [])));
  const contested = data.fields.flatMap((field, index) =>
    conflicts.has(field) ? [CLUSTER_COLUMNS + index] : [],
  );
  const { lang } = data;
  const golden: SheetRow = {
    golden: true,
    marked: new Set(contested),
    cells: [
      cluster.id,
      say('sheet/role-golden'),
      cluster.survivingId,
      '',
      '',
      masterWords(lang, cluster.masterRule),
      whyMerged(page, cluster.links),
      ...shown(cluster.golden),
    ],
  };
  const width = Math.max(0, ...cluster.members.map(({ cells }) => cells.length));
  const others = Array.from({ length: width }, (_, index) =>
    othersOf(cluster.members.map(({ cells }) => cells[index] ?? '')),
  );
  const members = cluster.members.map(({ id, source, row, cells }, at): SheetRow => {
    const differing = others.flatMap((field, index) =>
      field[at] !== undefined && cells[index] !== id ? [CLUSTER_COLUMNS + index] : [],
    );
    return {
      marked: new Set(differing),
      cells: [
        cluster.id,
        say(id === cluster.survivingId ? 'sheet/role-survivor' : 'sheet/role-merged'),
        id,
        source,
        row,
        '',
        '',
        ...shown(cells),
      ],
    };
  });
  return [golden, ...members];
}

function whyMerged({ data }: Page, links: readonly LinkView[]): string {
  if (links.length === 1) return links.map((link) => linkSentence(data.lang, link)).join('');
  return links.map((link) => `${link.left} ↔ ${link.right}: ${linkSentence(data.lang, link)}`).join('\n');
}

function fieldsTable({ say, data }: Page, { fields }: MergeFigures): SheetTable {
  return {
    name: say('sheet/fields'),
    header: [
      say('column/field'),
      say('column/policy'),
      say('column/differed'),
      say('column/lost'),
      say('column/conflicts'),
    ],
    ...allOf(
      fields.map(({ field, policy, differed, lost, conflicts }) => ({
        cells: [field, policyText(data.lang, policy), differed, lost, conflicts],
        leadsTo: { 3: { sheet: say('sheet/lost'), cell: 'C1' }, 4: { sheet: say('sheet/lost'), cell: 'L1' } },
        marked: new Set(conflicts > 0 ? [4] : []),
      })),
    ),
  };
}

function policyText(lang: Page['data']['lang'], policy: string): string {
  const words = policyWords(lang, policy);
  return words === policy ? policy : `${words} (${policy})`;
}

function blockedTable({ say, data }: Page, { blocked }: MergeFigures, most: number): SheetTable {
  return {
    name: say('sheet/blocked'),
    header: [say('column/cluster'), say('column/because'), say('column/size'), say('column/records')],
    ...rowsOf(
      () => blocked,
      most,
      () => 1,
      ({ id, because, members }) => [
        {
          cells: [
            id,
            blockedBecause(data.lang, because),
            members.length,
            members.join(say('report/list-comma')),
          ],
        },
      ],
    ),
  };
}

function lostTable(
  page: Page,
  clusters: () => Iterable<MergedView>,
  begins: ReadonlyMap<string, number>,
  most: number,
): SheetTable {
  const { say } = page;
  const name = say('sheet/clusters');
  return {
    name: say('sheet/lost'),
    header: [
      say('column/cluster'),
      say('sheet/survivor'),
      say('column/field'),
      say('sheet/lost-value'),
      say('sheet/lost-from'),
      say('column/source'),
      say('sheet/row'),
      say('column/kept'),
      say('sheet/kept-from'),
      say('column/policy'),
      say('sheet/tie'),
      say('sheet/conflict'),
    ],
    ...rowsOf(clusters, most, lostCount, (cluster) => {
      const row = begins.get(cluster.id);
      const leadsTo = row === undefined ? undefined : { 0: { sheet: name, cell: `A${row}` } };
      return lostRows(page, cluster).map((each) => (leadsTo ? { ...each, leadsTo } : each));
    }),
  };
}

function lostCount({ outcomes }: MergedView): number {
  return outcomes.reduce((sum, { lost }) => sum + lost.length, 0);
}

function lostRows({ say, data, show }: Page, { id, survivingId, outcomes }: MergedView): SheetRow[] {
  return outcomes.flatMap(({ field, kept, keptFrom, policy, tieStep, lost, conflict }) =>
    lost.map((loser): SheetRow => ({
      marked: new Set(conflict ? [3, 11] : []),
      cells: [
        id,
        survivingId,
        field,
        show(field, loser.value),
        loser.id,
        loser.source ?? '',
        loser.row ?? '',
        show(field, kept),
        keptFrom,
        policyText(data.lang, policy),
        tieStep === '' ? '' : tieWords(data.lang, tieStep),
        conflict ? say('sheet/yes') : '',
      ],
    })),
  );
}

function childrenTable({ say }: Page, { children }: MergeFigures): SheetTable {
  return {
    name: say('sheet/children'),
    header: [say('column/child'), say('column/rows'), say('column/repointed'), say('column/orphans')],
    ...allOf(
      children.map(({ name, rows, repointed, orphans }) => ({
        cells: [name, rows, repointed, orphans],
        marked: new Set(orphans > 0 ? [3] : []),
      })),
    ),
  };
}

/** What a second run needs to come to the same answer, as far as it is not in the inputs. */
function settingsTable({ say, data }: Page, { fields }: MergeFigures): SheetTable {
  const { summary, lang } = data;
  const row = (setting: string, value: string): SheetRow => ({ cells: [setting, value] });
  return {
    name: say('sheet/settings'),
    header: [say('sheet/setting'), say('sheet/value')],
    ...allOf([
      row(say('setting/tool'), summary.tool),
      row(say('setting/operator'), summary.operator),
      row(say('setting/now'), summary.now),
      row(say('setting/country'), summary.country),
      ...summary.inputs.map(({ name, sha256 }) =>
        row(say('setting/input'), `${baseName(name)} (SHA-256 ${sha256})`),
      ),
      ...fields.map(({ field, policy }) => row(say('setting/policy', { field }), policyText(lang, policy))),
      ...summary.columns.map(({ source, column, field, type }) =>
        row(say('setting/column', { column: `${source}: ${column}` }), `${field} (${say(`field/${type}`)})`),
      ),
    ]),
  };
}
