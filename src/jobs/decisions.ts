// What people decided about pairs and clusters: read from decisions.csv (pair by pair, from any number of runs) or from a
// review sheet (a table of clusters that has been through a spreadsheet).
import { inputError, UserError } from '../model/user-error.ts';
import { parseDecisionWord } from '../report/review-sheet.ts';
import { csvRow } from '../text/csv-cell.ts';
import { readSmallTable, type SmallTable } from './small-table.ts';

export interface PairDecision {
  readonly leftSource: string;
  readonly leftId: string;
  readonly rightSource: string;
  readonly rightId: string;
  readonly decision: 'merge' | 'not-duplicate';
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

export async function readDecisions(file: string, who: string, when: string): Promise<Decisions> {
  const table = await readDecided(file);
  // A merge nobody had decided anything for leaves a decisions.csv with a header alone.
  if (table === undefined) return NO_DECISIONS;
  if (table.header.includes('left_id') && table.header.includes('decision')) return readPairs(table);
  return readSheet(table, who, when);
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
  const pairs = table.rows.map((row, index): PairDecision => {
    const [leftSource = '', leftId = '', rightSource = '', rightId = '', word = '', who = '', when = ''] =
      at.map((column) => row[column] ?? '');
    const decision = parseDecisionWord(word);
    if (decision !== 'merge' && decision !== 'not-duplicate')
      throw inputError('review/unknown-word', { word }, { file: table.file, line: index + 2 });
    return { leftSource, leftId, rightSource, rightId, decision, who, when };
  });
  return { pairs, masters: new Set(), sheet: new Map() };
}

interface SheetRow {
  readonly key: string;
  readonly decision: NonNullable<ReturnType<typeof parseDecisionWord>>;
  readonly split: string;
}

/**
 * Per cluster: rows marked `merge` belong together, a row marked `not-duplicate` belongs to nobody else, rows with
 * different words in `split` are kept apart. Rows that were deleted or left blank decide nothing.
 */
function readSheet(table: SmallTable, who: string, when: string): Decisions {
  const [clusterAt, keyAt, decisionAt] = columnsOf(table, ['cluster_id', 'row_key', 'decision']) as [
    number,
    number,
    number,
  ];
  const masterAt = table.header.indexOf('master');
  const splitAt = table.header.indexOf('split');
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
    if (masterAt >= 0 && (row[masterAt] ?? '').trim() !== '') {
      if (masterOf.has(cluster)) throw inputError('review/two-masters', { cluster }, place);
      masterOf.set(cluster, key);
      masters.add(key);
    }
    const list = clusters.get(cluster) ?? [];
    list.push({ key, decision, split: splitAt < 0 ? '' : (row[splitAt] ?? '').trim() });
    clusters.set(cluster, list);
  });
  const pairs: PairDecision[] = [];
  for (const rows of clusters.values()) {
    rows.forEach((left, i) => {
      for (const right of rows.slice(i + 1)) {
        const decision = decide(left, right);
        if (!decision) continue;
        const a = fromRowKey(left.key);
        const b = fromRowKey(right.key);
        pairs.push({
          leftSource: a.source,
          leftId: a.id,
          rightSource: b.source,
          rightId: b.id,
          decision,
          who,
          when,
        });
      }
    });
  }
  return {
    pairs,
    masters,
    sheet: new Map([...clusters].map(([id, rows]) => [id, rows.map((row) => row.key)])),
  };
}

function decide(left: SheetRow, right: SheetRow): PairDecision['decision'] | undefined {
  if (left.decision === 'not-duplicate' || right.decision === 'not-duplicate') return 'not-duplicate';
  // Marked, not merged: the records stay apart.
  if (left.decision === 'mark' || right.decision === 'mark') return 'not-duplicate';
  if (left.split !== right.split) return 'not-duplicate';
  return left.decision === 'later' || right.decision === 'later' ? undefined : 'merge';
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
