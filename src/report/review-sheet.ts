// The sheet people decide in: one row per record, blocks per cluster. It comes back through Excel, WPS or a colleague,
// so keys and codes stand in the first columns and nothing but four columns is meant to be changed.
import type { Style, Worksheet } from 'exceljs';
import { writeError } from '../model/user-error.ts';
import { csvRow } from '../text/csv-cell.ts';
import { CATALOGUES, say, type Lang } from '../words/catalogue.ts';
import { compareRecords } from './differences.ts';
import { guardFormula } from '../text/formula-guard.ts';
import {
  COLOUR,
  columnWidths,
  fill,
  FONT,
  openWorkbook,
  PRINTED,
  rowHeight,
  sheetText,
  styleHeader,
  workbookBytes,
} from './workbook.ts';

export interface ReviewSheet {
  /** Names of the columns of a record. */
  readonly fields: readonly string[];
  readonly clusters: readonly ReviewCluster[];
}

export interface ReviewCluster {
  readonly id: string;
  readonly band: string;
  readonly rows: readonly ReviewRow[];
  /** Fields in which its records hold different values and a person may know the right one. */
  readonly conflicts?: ReadonlySet<number>;
}

/** One record. */
export interface ReviewRow {
  readonly rowKey: string;
  readonly score: number;
  readonly why: string;
  readonly cells: readonly string[];
  /** A word for all the record holds, by which it is known again. */
  readonly state?: string;
}

export const REVIEW_COLUMNS = [
  'cluster_id',
  'row_key',
  'band',
  'score',
  'why',
  'decision',
  'master',
  'split',
  'comment',
] as const;

/** The last column: a word for what the record held when the sheet was written. */
export const ROW_STATE = 'row_state';

/** Beside a field that is in conflict somewhere: the value a person types for it. */
export const typedHeader = (field: string): string => `override:${field}`;

/** `override:手机`; the words a Chinese hand writes are understood as well. */
const TYPED_HEADER = /^\s*(?:override|改为|更正)\s*[:：]\s*(.*\S)\s*$/is;

/** The field a column of a sheet holds typed values for. */
export function typedFieldOf(header: string): string | undefined {
  return TYPED_HEADER.exec(header)?.[1];
}

const EDITABLE = ['decision', 'master', 'split', 'comment'] as const;
/** Of the column `why`, which is the one that wraps. */
const WHY_WIDTH = 38;
const columnOf = (name: (typeof REVIEW_COLUMNS)[number]): number => REVIEW_COLUMNS.indexOf(name) + 1;

const DECISIONS = ['merge', 'not-duplicate', 'mark', 'delete', 'later'] as const;
export type DecisionWord = (typeof DECISIONS)[number];

/** Words people write beside those of the list. */
const OTHER_WORDS: Readonly<Record<string, DecisionWord>> = {
  same: 'merge',
  合: 'merge',
  合併: 'merge',
  keep: 'not-duplicate',
  different: 'not-duplicate',
  notaduplicate: 'not-duplicate',
  不重复: 'not-duplicate',
  不是重复: 'not-duplicate',
  非重複: 'not-duplicate',
  标记: 'mark',
  標記: 'mark',
  僅標記: 'mark',
  删除: 'delete',
  刪除: 'delete',
  刪除副本: 'delete',
  稍后处理: 'later',
  稍後: 'later',
};

const WORDS: ReadonlyMap<string, DecisionWord> = new Map([
  ...DECISIONS.flatMap((decision) =>
    [decision, CATALOGUES.en[`decision/${decision}`], CATALOGUES.zh[`decision/${decision}`]].map(
      (word): [string, DecisionWord] => [foldWord(word ?? ''), decision],
    ),
  ),
  ...Object.entries(OTHER_WORDS).map(([word, decision]): [string, DecisionWord] => [
    foldWord(word),
    decision,
  ]),
]);

/** What a word in the decision column means, in either language; a blank leaves the row for later. */
export function parseDecisionWord(word: string): DecisionWord | undefined {
  const folded = foldWord(word);
  return folded === '' ? 'later' : WORDS.get(folded);
}

/** Without case, width, blanks, invisible characters and hyphens. */
function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}_\p{Pd}]+/gu, '');
}

/** One of the columns behind those every sheet has: what a record holds, or what a person types over it. */
interface FieldColumn {
  readonly header: string;
  readonly index: number;
  readonly isTyped: boolean;
}

function fieldColumns({ fields, clusters }: ReviewSheet): readonly FieldColumn[] {
  const contested = new Set(clusters.flatMap(({ conflicts }) => [...(conflicts ?? [])]));
  return fields.flatMap((header, index) => {
    const own = { header, index, isTyped: false };
    const typed = typedHeader(header);
    // A field of that name would be taken for it.
    if (!contested.has(index) || fields.includes(typed)) return [own];
    return [own, { header: typed, index, isTyped: true }];
  });
}

export function renderReviewCsv(sheet: ReviewSheet): string {
  const columns = fieldColumns(sheet);
  const behind = stateHeader(sheet);
  const lines = [
    csvRow([...REVIEW_COLUMNS, ...columns.map(({ header }) => guardFormula(header)), ...behind]),
  ];
  for (const { id, band, rows } of sheet.clusters) {
    for (const { rowKey, score, why, cells, state = '' } of rows) {
      const locked = [id, rowKey, band, score.toFixed(4), guardFormula(oneLine(why))];
      const shown = columns.map(({ index, isTyped }) => (isTyped ? '' : guardFormula(cells[index] ?? '')));
      lines.push(csvRow([...locked, ...EDITABLE.map(() => ''), ...shown, ...behind.map(() => state)]));
    }
  }
  return lines.join('');
}

/** Where records have a state, and no column of theirs is called so. */
function stateHeader({ fields, clusters }: ReviewSheet): string[] {
  const hasStates = clusters.some(({ rows }) => rows.some(({ state }) => state !== undefined));
  return hasStates && !fields.includes(ROW_STATE) ? [ROW_STATE] : [];
}

/** The locked columns can be told apart by commas alone, without a CSV reader. */
function oneLine(why: string): string {
  return why.replace(/\s*[,\r\n]+\s*/g, '; ');
}

/** exceljs keeps every cell in memory, and nobody decides on more. */
const MOST_ROWS = 100_000;

export async function renderReviewWorkbook(sheet: ReviewSheet, lang: Lang): Promise<Uint8Array> {
  const rows = sheet.clusters.reduce((sum, cluster) => sum + cluster.rows.length, 0);
  if (rows > MOST_ROWS) throw writeError('review/too-many-rows', { rows, most: MOST_ROWS });
  // No date of its own: the same clusters give the same sheet on any day.
  const workbook = await openWorkbook('');
  const view = { state: 'frozen', ySplit: 1, xSplit: columnOf('decision') } as const;
  const worksheet = workbook.addWorksheet(say(lang, 'review/sheet'), { views: [view], pageSetup: PRINTED });
  const columns = fieldColumns(sheet);
  const behind = stateHeader(sheet);
  const header = [...REVIEW_COLUMNS, ...columns.map((column) => column.header), ...behind];
  worksheet.addRow(header.map(sheetText));
  worksheet.getRow(1).eachCell({ includeEmpty: true }, styleHeader);
  sheet.clusters.forEach((cluster, index) => addCluster(worksheet, columns, cluster, index % 2 === 1));
  layOutColumns(worksheet, sheet, columns);
  if (behind.length > 0) worksheet.getColumn(header.length).hidden = true;
  if (rows > 0) askForDecisions(worksheet, lang, rows + 1);
  if (rows > 0) askForValues(worksheet, lang, columns, rows + 1);
  worksheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  await worksheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
    sort: true,
  });
  return workbookBytes(workbook);
}

function addCluster(
  worksheet: Worksheet,
  columns: readonly FieldColumn[],
  { id, band, rows, conflicts }: ReviewCluster,
  shaded: boolean,
): void {
  const fields = compareRecords(rows.map(({ cells }) => cells));
  rows.forEach(({ rowKey, score, why, cells, state }, at) => {
    const row = worksheet.addRow([
      ...[id, rowKey, band].map(sheetText),
      score,
      sheetText(why),
      ...EDITABLE.map(() => null),
      ...columns.map(({ index, isTyped }) => (isTyped ? null : sheetText(cells[index] ?? ''))),
      ...(state === undefined ? [] : [state]),
    ]);
    row.height = rowHeight([why], [WHY_WIDTH]);
    const differing = new Set<number>();
    for (const { index, cells: compared } of fields) {
      // Ids always differ; the key says so already.
      if (compared[at]?.differs !== true || rowKey.endsWith(`:${compared[at].text}`)) continue;
      differing.add(index);
    }
    const kindAt = (column: number): ColumnKind => {
      const field = columns[column - REVIEW_COLUMNS.length - 1];
      if (field === undefined) return kindOf(column);
      if (field.isTyped) return conflicts?.has(field.index) === true ? 'editable' : 'closed';
      return differing.has(field.index) ? 'differing' : 'text';
    };
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cell.style = styleOf({
        first: at === 0,
        shaded,
        column: kindAt(column),
      });
    });
  });
}

/** `closed`: nothing is to be typed, because nothing differs. */
type ColumnKind = 'text' | 'score' | 'why' | 'editable' | 'differing' | 'closed';

const KINDS: ReadonlyMap<number, ColumnKind> = new Map<number, ColumnKind>([
  [columnOf('score'), 'score'],
  [columnOf('why'), 'why'],
  ...EDITABLE.map((name): [number, ColumnKind] => [columnOf(name), 'editable']),
]);

const kindOf = (column: number): ColumnKind => KINDS.get(column) ?? 'text';

interface Look {
  /** The first record of its cluster, under a line. */
  readonly first: boolean;
  readonly shaded: boolean;
  readonly column: ColumnKind;
}

const styles = new Map<string, Partial<Style>>();

/** One object per look: exceljs knows a style by its identity, and one made anew for every cell is slow. */
function styleOf(look: Look): Partial<Style> {
  const key = [look.first, look.shaded, look.column].join(' ');
  const known = styles.get(key) ?? newStyle(look);
  styles.set(key, known);
  return known;
}

function newStyle({ first, shaded, column }: Look): Partial<Style> {
  const line = { style: 'thin', color: { argb: COLOUR.line } } as const;
  const above = { style: 'thin', color: { argb: COLOUR.soft } } as const;
  const style: Partial<Style> = {
    numFmt: column === 'score' ? '0.0000' : '@',
    alignment: { vertical: 'top', wrapText: column === 'why' },
    border: { left: line, bottom: line, ...(first ? { top: above } : {}) },
    ...(shaded ? { fill: fill(COLOUR.shade) } : {}),
  };
  if (column === 'editable') return { ...style, fill: fill('FFFFFFFF'), protection: { locked: false } };
  if (column === 'closed') return { ...style, fill: fill(COLOUR.shade) };
  if (column === 'differing') {
    return { ...style, fill: fill(COLOUR.amberSoft), font: { ...FONT, color: { argb: COLOUR.amber } } };
  }
  return style;
}

function layOutColumns(
  worksheet: Worksheet,
  { clusters }: ReviewSheet,
  columns: readonly FieldColumn[],
): void {
  const header = [...REVIEW_COLUMNS, ...columns.map((column) => column.header)];
  const empty = REVIEW_COLUMNS.map(() => '');
  const sample = clusters
    .slice(0, 150)
    .flatMap(({ rows }) =>
      rows.map(({ cells }) => [...empty, ...columns.map(({ index }) => cells[index] ?? '')]),
    );
  columnWidths([header, ...sample]).forEach((width, index) => (worksheet.getColumn(index + 1).width = width));
  const widths = {
    cluster_id: 14,
    row_key: 16,
    band: 8,
    score: 8,
    why: WHY_WIDTH,
    decision: 14,
    comment: 24,
  } as const;
  for (const [name, width] of Object.entries(widths)) {
    worksheet.getColumn(columnOf(name as keyof typeof widths)).width = width;
  }
}

function askForDecisions(worksheet: Worksheet, lang: Lang, lastRow: number): void {
  const range = (name: (typeof EDITABLE)[number]): string => {
    const letter = worksheet.getColumn(columnOf(name)).letter;
    return `${letter}2:${letter}${lastRow}`;
  };
  const ask = (name: (typeof EDITABLE)[number]): object => ({
    allowBlank: true,
    showInputMessage: true,
    promptTitle: name,
    prompt: say(lang, `review/ask-${name}`),
  });
  validations(worksheet).add(range('decision'), {
    ...ask('decision'),
    type: 'list',
    formulae: [`"${DECISIONS.map((decision) => say(lang, `decision/${decision}`)).join(',')}"`],
    // A warning, not a wall: the words of the other language are understood as well.
    showErrorMessage: true,
    errorStyle: 'warning',
    error: say(lang, 'review/wrong-word'),
  });
  for (const name of ['master', 'split', 'comment'] as const) {
    const limits = { type: 'textLength', operator: 'lessThan', formulae: [1000] };
    validations(worksheet).add(range(name), { ...ask(name), ...limits });
  }
}

function askForValues(
  worksheet: Worksheet,
  lang: Lang,
  columns: readonly FieldColumn[],
  lastRow: number,
): void {
  columns.forEach(({ header, isTyped }, at) => {
    if (!isTyped) return;
    const { letter } = worksheet.getColumn(REVIEW_COLUMNS.length + at + 1);
    validations(worksheet).add(`${letter}2:${letter}${lastRow}`, {
      type: 'textLength',
      operator: 'lessThan',
      formulae: [32_767],
      allowBlank: true,
      showInputMessage: true,
      // Excel takes no longer title.
      promptTitle: Array.from(header).slice(0, 30).join(''),
      prompt: say(lang, 'review/ask-override'),
    });
  });
}

interface Validations {
  add(range: string, validation: object): void;
}

/** exceljs takes one rule for a whole range, which its types leave out; a rule per cell is slow by the square. */
function validations(worksheet: Worksheet): Validations {
  return (worksheet as unknown as { readonly dataValidations: Validations }).dataValidations;
}
