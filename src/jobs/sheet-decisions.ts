// A review sheet that has been through a spreadsheet, read as decisions about pairs of records.
import { inputError } from '../model/user-error.ts';
import { parseDecisionWord, typedFieldOf } from '../report/review-sheet.ts';
import {
  columnsOf,
  fromRowKey,
  type Decisions,
  type PairDecision,
  type readDecisions,
  type SheetCheck,
  type StaleRow,
} from './decisions.ts';
import type { RowState } from './sheet-rows.ts';
import type { SmallTable } from './small-table.ts';

interface SheetRow {
  readonly key: string;
  readonly decision: NonNullable<ReturnType<typeof parseDecisionWord>>;
  readonly split: string;
  readonly master: boolean;
  readonly line: number;
  /** Whether a person wrote anything in it. */
  readonly says: boolean;
  /** Whether its record is as it was shown. */
  readonly state: RowState;
}

/**
 * Per cluster: rows marked `merge` belong together, a row marked `not-duplicate` belongs to nobody else, rows with
 * different words in `split` are kept apart. A row marked `delete` goes in favour of another, one marked `mark` stays and
 * names it. Rows that were deleted from the sheet or left blank decide nothing, and neither does one with a typed value
 * its field cannot hold.
 */
export async function readSheet(
  table: SmallTable,
  who: string,
  when: string,
  typed: Parameters<typeof readDecisions>[3],
  check: SheetCheck | undefined,
): Promise<Decisions> {
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
  const stateOfRow = await openStates(table, { clusterAt, keyAt, decisionAt }, check);
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
    const state = stateOfRow(index);
    const holds = cells.length === 0 || (state === 'same' && typed!.values.add(cells, place));
    const counts = holds && state === 'same';
    const master = counts && masterAt >= 0 && (row[masterAt] ?? '').trim() !== '';
    if (master) {
      // The parts of a cluster that is split have a master each.
      const part = JSON.stringify([cluster, split]);
      if (masterOf.has(part)) throw inputError('review/two-masters', { cluster }, place);
      masterOf.set(part, key);
      masters.add(key);
    }
    const list = clusters.get(cluster) ?? [];
    list.push({
      key,
      decision: holds || state !== 'same' ? decision : 'later',
      split,
      master,
      line: index + 2,
      says:
        decision !== 'later' || cells.length > 0 || (masterAt >= 0 && (row[masterAt] ?? '').trim() !== ''),
      state,
    });
    clusters.set(cluster, list);
  });
  const stale = [...clusters].flatMap(([cluster, rows]) => staleRows(cluster, rows));
  const pairs = [...clusters.values()].flatMap(decideCluster).map(([left, right, decision]): PairDecision => {
    const a = fromRowKey(left.key);
    const b = fromRowKey(right.key);
    const ends = { leftSource: a.source, leftId: a.id, rightSource: b.source, rightId: b.id };
    return { ...ends, decision, who, when };
  });
  return {
    pairs,
    masters,
    sheet: new Map(
      check?.acceptsStale === true ? [] : [...clusters].map(([id, rows]) => [id, rows.map((row) => row.key)]),
    ),
    stale,
  };
}

/** The state of each row by its place in the table. Throws, exit 3, when one has changed and nobody accepts that. */
async function openStates(
  { file, header, rows }: SmallTable,
  at: { readonly clusterAt: number; readonly keyAt: number; readonly decisionAt: number },
  check: SheetCheck | undefined,
): Promise<(index: number) => RowState> {
  if (!check) return () => 'same';
  const clusterOf = (row: readonly string[]): string => (row[at.clusterAt] ?? '').trim();
  // Where nothing was decided, nothing can have become wrong.
  const typedAt = header.flatMap((name, c) => (typedFieldOf(name) === undefined ? [] : [c]));
  const saysSomething = (row: readonly string[]): boolean =>
    [at.decisionAt, header.indexOf('split'), header.indexOf('master'), ...typedAt].some(
      (c) => c >= 0 && (row[c] ?? '').trim() !== '',
    );
  const decided = new Set(rows.filter(saysSomething).map(clusterOf));
  const asked = rows.flatMap((row, index) =>
    decided.has(clusterOf(row)) && (row[at.keyAt] ?? '').trim() !== '' ? [index] : [],
  );
  const judged = await check.judge(
    header,
    asked.map((index) => ({ rowKey: rows[index]![at.keyAt]!.trim(), cells: rows[index]! })),
  );
  const states = new Map(asked.map((index, i) => [index, judged[i]!]));
  const changed = asked.filter((index) => states.get(index) === 'changed');
  const [first] = changed;
  if (first !== undefined && !check.acceptsStale)
    throw inputError(
      'review/stale-sheet',
      { file, count: changed.length, key: rows[first]![at.keyAt]!.trim() },
      { file, line: first + 2 },
    );
  return (index) => {
    const state = states.get(index) ?? 'same';
    // Whether it is there at all is told by its cluster, unless rows count one by one.
    return state === 'gone' && !check.acceptsStale ? 'same' : state;
  };
}

/** Rows of one cluster whose word nobody can go by any more: their own, or all they could go with, changed or went. */
function staleRows(cluster: string, rows: readonly SheetRow[]): StaleRow[] {
  if (rows.every(({ state }) => state === 'same')) return [];
  const standing = new Set(decideCluster(rows).flatMap(([left, right]) => [left, right]));
  return rows.flatMap((row): StaleRow[] => {
    const { line, key, decision, says, state } = row;
    if (!says) return [];
    const told = { line, cluster, rowKey: key, decision };
    // What was kept apart stays apart.
    if (state === 'changed' && decision === 'not-duplicate') return [];
    if (state === 'changed') return [{ ...told, code: 'review/row-changed' }];
    if (state === 'gone') return [{ ...told, code: 'review/record-gone' }];
    return decision === 'later' || standing.has(row) ? [] : [{ ...told, code: 'review/beside-stale' }];
  });
}

type Decided = readonly [left: SheetRow, right: SheetRow, decision: PairDecision['decision']];

/**
 * Of records that changed since only that they are not others' copies stands: nobody merges or deletes by an old word,
 * and none parts with what a person kept apart.
 */
function decideCluster(all: readonly SheetRow[]): Decided[] {
  const rows = all.flatMap((row) => {
    if (row.state === 'same') return [row];
    if (row.state === 'gone') return [];
    const keepsApart = row.decision === 'not-duplicate' || row.decision === 'mark';
    return [
      { ...row, decision: keepsApart ? ('not-duplicate' as const) : ('later' as const), master: false },
    ];
  });
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
    (other) =>
      other !== row &&
      other.state === 'same' &&
      other.split === row.split &&
      other.decision !== 'not-duplicate',
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
