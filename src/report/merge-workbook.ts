// merge-report.xlsx: the merge as a person reads it in Excel or WPS. Text is text: no cell is ever a formula.
import type { Look, StyledBook, StyledCell, StyledRow, StyledSheet } from '../model/styled-sheet.ts';
import { addsUp, termsOf } from './chart-equation.ts';
import { conflictsFirst } from './conflicts-first.ts';
import type { MergedView, MergeFigures, ReportData } from './data.ts';
import { mergeTables, type SheetRow, type SheetTable } from './merge-sheets.ts';
import { extraFigure, openPage, percent, type Page } from './page.ts';
import { worstProblems } from './problems.ts';
import { titleOf, whatWasDone } from './section-opening.ts';
import { COLOUR, columnWidths, rowHeight, SAMPLE } from './workbook.ts';

const NOTHING_MERGED: MergeFigures = { clusters: [], omitted: 0, fields: [], blocked: [], children: [] };

/**
 * `clusters`: all of them, those with conflicts first; without, those the figures hold. Asked for twice. `most`: rows
 * of a sheet, its header aside.
 */
export function mergeWorkbook(
  data: ReportData,
  clusters?: () => Iterable<MergedView>,
  most?: number,
): StyledBook {
  const page = openPage(data);
  const merge = data.merge ?? NOTHING_MERGED;
  const tables = mergeTables(page, merge, clusters ?? (() => conflictsFirst(merge.clusters)), most);
  return {
    sheets: [summarySheet(page, merge, tables, clusters !== undefined), ...tables.map(tableSheet)],
    // It tells how many rows the others have.
    last: 0,
    font: data.lang === 'zh' ? 'Microsoft YaHei' : 'Calibri',
    creator: 'onerow',
    date: data.summary.now,
  };
}

// Few looks, each one object: the writer knows them by their identity.
const HEADER: Look = {
  bold: true,
  colour: COLOUR.accent,
  fill: COLOUR.accentSoft,
  line: COLOUR.accent,
  wrap: true,
  middle: true,
};
const AMBER = { colour: COLOUR.amber, fill: COLOUR.amberSoft } as const;
const wrapped = { wrap: true } as const;
const linked = { underline: true } as const;
const MEMBER = {
  plain: wrapped,
  marked: { ...wrapped, ...AMBER },
  link: { ...wrapped, ...linked, colour: COLOUR.accent },
  markedLink: { ...wrapped, ...AMBER, ...linked },
};
const GOLDEN = {
  plain: { ...wrapped, bold: true, fill: COLOUR.accentSoft },
  marked: { ...wrapped, ...AMBER, bold: true },
};

interface Sampled {
  readonly widths: readonly number[];
  readonly sample: readonly SheetRow[];
  readonly coming: Iterator<SheetRow>;
}

function tableSheet({ name, header, rows }: SheetTable): StyledSheet {
  let sampled: Sampled | undefined;
  // When the sheets before it are written: it may lead to their rows.
  const open = (): Sampled => (sampled ??= sampleOf(header, rows));
  function* all(): Generator<StyledRow> {
    const { widths, sample, coming } = open();
    yield { cells: header.map((value) => ({ value, look: HEADER })), height: rowHeight(header, widths) + 3 };
    for (const row of sample) yield styled(row, widths);
    for (let next = coming.next(); next.done !== true; next = coming.next()) yield styled(next.value, widths);
  }
  return {
    name,
    header: header.length,
    get widths() {
      return open().widths;
    },
    rows: { [Symbol.iterator]: all },
  };
}

/** The first rows decide how wide columns are. */
function sampleOf(header: readonly string[], rows: Iterable<SheetRow>): Sampled {
  const coming = rows[Symbol.iterator]();
  const sample: SheetRow[] = [];
  while (sample.length < SAMPLE) {
    const next = coming.next();
    if (next.done === true) break;
    sample.push(next.value);
  }
  return { widths: columnWidths([header, ...sample.map(({ cells }) => cells)]), sample, coming };
}

function styled({ cells, golden = false, marked, leadsTo }: SheetRow, widths: readonly number[]): StyledRow {
  return {
    height: rowHeight(cells, widths),
    cells: cells.map((value, column): StyledCell => {
      const isMarked = marked?.has(column) === true;
      if (golden) return { value, look: isMarked ? GOLDEN.marked : GOLDEN.plain };
      const target = value === '' || value === 0 ? undefined : leadsTo?.[column];
      if (target === undefined) return { value, look: isMarked ? MEMBER.marked : MEMBER.plain };
      return { value, look: isMarked ? MEMBER.markedLink : MEMBER.link, leadsTo: target };
    }),
  };
}

const SUMMARY_WIDTHS = [34, 14, 12, 90] as const;
const TITLE: Look = { bold: true, size: 18 };
const PLAIN: Look = {};
const RIGHT: Look = { align: 'right' };
const LINK: Look = { ...linked, colour: COLOUR.accent };

function summarySheet(
  page: Page,
  merge: MergeFigures,
  tables: readonly SheetTable[],
  isWhole: boolean,
): StyledSheet {
  return {
    name: page.say('sheet/summary'),
    widths: SUMMARY_WIDTHS,
    header: 0,
    rows: { [Symbol.iterator]: () => summaryRows(page, merge, tables, isWhole) },
  };
}

const EMPTY: StyledRow = { cells: [] };
const line = (value: string, look: Look = PLAIN): StyledRow => ({ cells: [{ value, look }] });
const heading = (cells: readonly string[]): StyledRow => ({
  cells: cells.map((value) => ({ value, look: HEADER })),
  height: 18,
});

function* summaryRows(
  page: Page,
  merge: MergeFigures,
  tables: readonly SheetTable[],
  isWhole: boolean,
): Generator<StyledRow> {
  const { say, data } = page;
  yield { ...line(titleOf(page), TITLE), height: 27 };
  yield line(whatWasDone(page));
  yield* saidOfClusters(page, merge, tables);
  yield EMPTY;
  yield* equationRows(page);
  yield line(say(addsUp(page) ? 'report/adds-up' : 'report/does-not-add-up'));
  yield EMPTY;
  yield* figureRows(page, merge, tables);
  yield EMPTY;
  yield* problemRows(page);
  if (!isWhole && merge.omitted > 0) yield line(say('sheet/omitted', { n: merge.omitted }));
  for (const { name, counted } of tables) {
    const { shown, all } = counted;
    if (shown < all) yield line(say('sheet/cut', { sheet: name, shown, all }));
  }
  if (data.summary.columns.some(({ type }) => type === 'cn-id')) yield line(say('sheet/masked'));
}

/** Tables by their place among the sheets. */
const [CLUSTERS, BLOCKED, LOST] = [0, 2, 3] as const;

function conflictsOf({ data }: Page, { fields }: MergeFigures): number {
  return (
    extraFigure(data, 'clusters_with_conflicts') ?? Math.max(0, ...fields.map(({ conflicts }) => conflicts))
  );
}

/** What a person who reads no table should know: is there something to look at, and where. */
function* saidOfClusters(
  page: Page,
  merge: MergeFigures,
  tables: readonly SheetTable[],
): Generator<StyledRow> {
  const { say, counted } = page;
  const conflicts = conflictsOf(page, merge);
  const lost = tables[LOST]!.counted.all;
  if (merge.clusters.length > 0) {
    const params = { clusters: counted('clusters', conflicts), lost, sheet: tables[LOST]!.name };
    yield line(say(conflicts > 0 ? 'sheet/said-conflicts' : 'sheet/said-no-conflict', params));
  }
  const blocked = merge.blocked.length;
  yield line(
    blocked > 0
      ? say('sheet/said-blocked', { clusters: counted('clusters', blocked), sheet: tables[BLOCKED]!.name })
      : say('sheet/said-none-blocked'),
  );
}

function* equationRows(page: Page): Generator<StyledRow> {
  const { say, data } = page;
  const rowsIn = data.summary.counts.in;
  yield heading([say('report/section-equation'), say('column/rows'), say('sheet/share'), say('sheet/where')]);
  const term = (name: string, count: number, file: string | undefined): StyledRow => ({
    cells: [
      { value: say(`term/${name}`), look: PLAIN },
      { value: count, look: PLAIN },
      { value: percent(count, rowsIn), look: RIGHT },
      { value: file === undefined || count === 0 ? '' : say('sheet/in-file', { file }), look: PLAIN },
    ],
  });
  yield term('in', rowsIn, page.files.crosswalk);
  for (const { name, count, file } of termsOf(page)) yield term(name, count, file);
}

function* figureRows(page: Page, merge: MergeFigures, tables: readonly SheetTable[]): Generator<StyledRow> {
  const { say } = page;
  yield heading([say('sheet/clusters'), say('sheet/count'), '', say('sheet/where')]);
  const figures: readonly (readonly [string, number, SheetTable, string])[] = [
    [say('report/section-golden'), merge.clusters.length + merge.omitted, tables[CLUSTERS]!, 'A1'],
    [say('sheet/in-conflict'), conflictsOf(page, merge), tables[CLUSTERS]!, 'A2'],
    [say('sheet/lost'), tables[LOST]!.counted.all, tables[LOST]!, 'A1'],
    [say('report/section-blocked'), merge.blocked.length, tables[BLOCKED]!, 'A1'],
  ];
  for (const [words, count, { name }, cell] of figures) {
    const leadsTo = { sheet: name, cell };
    const where = { value: say('sheet/in-sheet', { sheet: name }), look: LINK, leadsTo };
    const nowhere = { value: '', look: PLAIN };
    yield {
      cells: [
        { value: words, look: PLAIN },
        { value: count, look: PLAIN },
        nowhere,
        count === 0 ? nowhere : where,
      ],
    };
  }
}

function* problemRows(page: Page): Generator<StyledRow> {
  const problems = worstProblems(page);
  if (problems.length === 0) return;
  yield heading([page.say('report/section-problems'), page.say('sheet/count'), '', '']);
  for (const { count, title, help } of problems) {
    yield {
      height: rowHeight([title, '', '', help], SUMMARY_WIDTHS),
      cells: [
        { value: title, look: wrapped },
        { value: count, look: PLAIN },
        { value: '', look: PLAIN },
        { value: help, look: wrapped },
      ],
    };
  }
  yield EMPTY;
}
