// What people decided about pairs and clusters: read from decisions.csv (pair by pair, from any number of runs) or from a
// review sheet (a table of clusters that has been through a spreadsheet).
import { inputError, UserError } from '../model/user-error.ts';
import { parseDecisionWord, typedFieldOf } from '../report/review-sheet.ts';
import { csvRow } from '../text/csv-cell.ts';
import { readSmallTable, type SmallTable } from './small-table.ts';
import type { TypedValues } from './typed-values.ts';

export interface PairDecision {
  readonly leftSource: string;
  readonly leftId: string;
  readonly rightSource: string;
  readonly rightId: string;
  /** `delete`: the left one goes, the right one stays as it is; `mark`: both stay, the left one names the right one. */
  readonly decision: 'merge' | 'not-duplicate' | 'delete' | 'mark';
  readonly who: string;
  readonly when: string;
}

export interface Decisions {
  readonly pairs: readonly PairDecision[];
  /** Row keys a person chose as the surviving record. */
  readonly masters: ReadonlySet<string>;
  /** Clusters of a review sheet and the row keys it lists for each; empty for decisions.csv. */
  readonly sheet: ReadonlyMap<string, readonly string[]>;
}

export const NO_DECISIONS: Decisions = { pairs: [], masters: new Set(), sheet: new Map() };

export const DECISIONS_HEADER = 'left_source,left_id,right_source,right_id,decision,who,when\n';

export function decisionLine(pair: PairDecision): string {
  return csvRow([
    pair.leftSource,
    pair.leftId,
    pair.rightSource,
    pair.rightId,
    pair.decision,
    pair.who,
    pair.when,
  ]);
}

/** Does it say that the two are one customer? A copy that is deleted or marked is one, too. */
export function saysOne(decision: PairDecision['decision']): boolean {
  return decision !== 'not-duplicate';
}

/** Both: what was decided later, or told last, stands. */
export function joinDecisions(earlier: Decisions, later: Decisions): Decisions {
  const nameOf = (pair: PairDecision): string =>
    JSON.stringify(
      [
        [pair.leftSource, pair.leftId],
        [pair.rightSource, pair.rightId],
      ].sort((a, b) => (a.join(':') < b.join(':') ? -1 : 1)),
    );
  const again = new Set(later.pairs.map(nameOf));
  return {
    ...later,
    masters: new Set([...earlier.masters, ...later.masters]),
    pairs: [...earlier.pairs.filter((pair) => !again.has(nameOf(pair))), ...later.pairs],
  };
}

/** A record's name in review sheets: `crm:1042`. Source names hold no colon. */
export function rowKey(source: string, id: string): string {
  return `${source}:${id}`;
}

function fromRowKey(key: string): { source: string; id: string } {
  const colon = key.indexOf(':');
  return { source: key.slice(0, colon), id: key.slice(colon + 1) };
}

/** `typed`: takes the values people typed; without it they are not read. */
export async function readDecisions(
  file: string,
  who: string,
  when: string,
  typed?: { readonly values: TypedValues; readonly fields: readonly string[] },
): Promise<Decisions> {
  const table = await readDecided(file);
  // A merge nobody had decided anything for leaves a decisions.csv with a header alone.
  if (table === undefined) return NO_DECISIONS;
  if (table.header.includes('left_id') && table.header.includes('decision')) return readPairs(table);
  return readSheet(table, who, when, typed);
}

async function readDecided(file: string): Promise<SmallTable | undefined> {
  try {
    return await readSmallTable(file);
  } catch (error) {
    if (error instanceof UserError && error.code === 'io/no-records') return undefined;
    throw error;
  }
}

function readPairs(table: SmallTable): Decisions {
  const at = columnsOf(table, [
    'left_source',
    'left_id',
    'right_source',
    'right_id',
    'decision',
    'who',
    'when',
  ]);
  const pairs = table.rows.flatMap((row, index): PairDecision[] => {
    const [leftSource = '', leftId = '', rightSource = '', rightId = '', word = '', who = '', when = ''] =
      at.map((column) => row[column] ?? '');
    const decision = parseDecisionWord(word);
    if (decision === undefined)
      throw inputError('review/unknown-word', { word }, { file: table.file, line: index + 2 });
    return decision === 'later' ? [] : [{ leftSource, leftId, rightSource, rightId, decision, who, when }];
  });
  return { pairs, masters: new Set(), sheet: new Map() };
}

interface SheetRow {
  readonly key: string;
  readonly decision: NonNullable<ReturnType<typeof parseDecisionWord>>;
  readonly split: string;
  readonly master: boolean;
}

/**
 * Per cluster: rows marked `merge` belong together, a row marked `not-duplicate` belongs to nobody else, rows with
 * different words in `split` are kept apart. A row marked `delete` goes in favour of another, one marked `mark` stays and
 * names it. Rows that were deleted from the sheet or left blank decide nothing, and neither does one with a typed value
 * its field cannot hold.
 */
function readSheet(
  table: SmallTable,
  who: string,
  when: string,
  typed: Parameters<typeof readDecisions>[3],
): Decisions {
  const [clusterAt, keyAt, decisionAt] = columnsOf(table, ['cluster_id', 'row_key', 'decision']) as [
    number,
    number,
    number,
  ];
  const masterAt = table.header.indexOf('master');
  const splitAt = table.header.indexOf('split');
  const typedAt = table.header.flatMap((name, at) => {
    const field = typed?.fields.includes(name) === true ? undefined : typedFieldOf(name);
    return field === undefined ? [] : [{ field, at }];
  });
  const clusters = new Map<string, SheetRow[]>();
  const masters = new Set<string>();
  const masterOf = new Map<string, string>();
  table.rows.forEach((row, index) => {
    const cluster = (row[clusterAt] ?? '').trim();
    const key = (row[keyAt] ?? '').trim();
    if (cluster === '' && key === '') return;
    const place = { file: table.file, line: index + 2 };
    if (!key.includes(':')) throw inputError('review/bad-key', { cluster }, place);
    const word = row[decisionAt] ?? '';
    const decision = parseDecisionWord(word);
    if (decision === undefined) throw inputError('review/unknown-word', { word }, place);
    const split = splitAt < 0 ? '' : (row[splitAt] ?? '').trim();
    const cells = typedAt.flatMap(({ field, at }) => {
      const text = row[at] ?? '';
      return text.trim() === '' ? [] : [{ line: index + 2, cluster, rowKey: key, field, text }];
    });
    const counts = cells.length === 0 || typed!.values.add(cells, place);
    const master = counts && masterAt >= 0 && (row[masterAt] ?? '').trim() !== '';
    if (master) {
      // The parts of a cluster that is split have a master each.
      const part = JSON.stringify([cluster, split]);
      if (masterOf.has(part)) throw inputError('review/two-masters', { cluster }, place);
      masterOf.set(part, key);
      masters.add(key);
    }
    const list = clusters.get(cluster) ?? [];
    list.push({ key, decision: counts ? decision : 'later', split, master });
    clusters.set(cluster, list);
  });
  const pairs = [...clusters.values()].flatMap(decideCluster).map(([left, right, decision]): PairDecision => {
    const a = fromRowKey(left.key);
    const b = fromRowKey(right.key);
    const ends = { leftSource: a.source, leftId: a.id, rightSource: b.source, rightId: b.id };
    return { ...ends, decision, who, when };
  });
  return {
    pairs,
    masters,
    sheet: new Map([...clusters].map(([id, rows]) => [id, rows.map((row) => row.key)])),
  };
}

type Decided = readonly [left: SheetRow, right: SheetRow, decision: PairDecision['decision']];

function decideCluster(rows: readonly SheetRow[]): Decided[] {
  const decided: Decided[] = [];
  const inFavour = new Map<SheetRow, SheetRow>();
  for (const row of rows) {
    const other = row.decision === 'delete' || row.decision === 'mark' ? favoured(row, rows) : undefined;
    if (!other) continue;
    inFavour.set(row, other);
    decided.push([row, other, row.decision === 'delete' ? 'delete' : 'mark']);
  }
  rows.forEach((left, i) => {
    for (const right of rows.slice(i + 1)) {
      if (inFavour.get(left) === right || inFavour.get(right) === left) continue;
      const decision = decide(left, right);
      if (decision) decided.push([left, right, decision]);
    }
  });
  return decided;
}

function decide(left: SheetRow, right: SheetRow): 'merge' | 'not-duplicate' | undefined {
  const words = [left.decision, right.decision];
  // Marked, not merged: the records stay apart.
  if (words.includes('not-duplicate') || words.includes('mark')) return 'not-duplicate';
  if (left.split !== right.split) return 'not-duplicate';
  // Who a copy goes in favour of is decided already; about the others it says nothing.
  return words.every((word) => word === 'merge') ? 'merge' : undefined;
}

const FAVOURED: Readonly<Record<'delete' | 'mark', readonly SheetRow['decision'][]>> = {
  delete: ['merge', 'later'],
  mark: ['merge', 'later', 'delete'],
};

/**
 * The row that stays for one that goes or is marked: the master, else one that is merged, else one nothing was said
 * about. Where all are copies of each other, every one goes in favour of the next (the master rules choose who stays),
 * or is marked as a copy of the first.
 */
function favoured(row: SheetRow, rows: readonly SheetRow[]): SheetRow | undefined {
  if (row.master) return undefined;
  const word = row.decision === 'delete' ? 'delete' : 'mark';
  const others = rows.filter(
    (other) => other !== row && other.split === row.split && other.decision !== 'not-duplicate',
  );
  const master = others.find((other) => other.master);
  if (master) return master;
  for (const wanted of FAVOURED[word]) {
    const found = others.find(({ decision }) => decision === wanted);
    if (found) return found;
  }
  const alike = rows.filter((other) => other.split === row.split && other.decision === word);
  if (alike.length < 2) return undefined;
  if (word === 'mark') return alike[0] === row ? undefined : alike[0];
  return alike[(alike.indexOf(row) + 1) % alike.length];
}

function columnsOf(table: SmallTable, names: readonly string[]): number[] {
  return names.map((name) => {
    const at = table.header.indexOf(name);
    if (at < 0)
      throw inputError('review/missing-column', {
        file: table.file,
        column: name,
        columns: table.header.join(', '),
      });
    return at;
  });
}
