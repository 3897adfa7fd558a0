// What people decided about pairs and clusters: read from decisions.csv (pair by pair, from any number of runs) or from a
// review sheet (a table of clusters that has been through a spreadsheet).
import { inputError, UserError } from '../model/user-error.ts';
import { parseDecisionWord } from '../report/review-sheet.ts';
import { csvRow } from '../text/csv-cell.ts';
import { readSheet } from './sheet-decisions.ts';
import { readSmallTable, type SmallTable } from './small-table.ts';
import type { RowState, ShownRow } from './sheet-rows.ts';
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
  /** Clusters of a review sheet and the row keys it lists for each; empty for decisions.csv, and where rows were checked one by one. */
  readonly sheet: ReadonlyMap<string, readonly string[]>;
  /** Rows of a sheet that count for nothing any more. */
  readonly stale: readonly StaleRow[];
}

/** A row of a sheet whose word does not stand any more; `code` is a sentence of the catalogues. */
export interface StaleRow {
  readonly line: number;
  readonly cluster: string;
  readonly rowKey: string;
  readonly decision: string;
  readonly code: 'review/row-changed' | 'review/record-gone' | 'review/beside-stale';
}

/** How rows of a sheet are held against the input. */
export interface SheetCheck {
  /** Rows that are as they were count; without it a sheet with others is refused. */
  readonly acceptsStale: boolean;
  judge(header: readonly string[], rows: readonly ShownRow[]): Promise<readonly RowState[]>;
}

export const NO_DECISIONS: Decisions = { pairs: [], masters: new Set(), sheet: new Map(), stale: [] };

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

export function fromRowKey(key: string): { source: string; id: string } {
  const colon = key.indexOf(':');
  return { source: key.slice(0, colon), id: key.slice(colon + 1) };
}

/** `typed`: takes the values people typed; without it they are not read. */
export async function readDecisions(
  file: string,
  who: string,
  when: string,
  typed?: { readonly values: TypedValues; readonly fields: readonly string[] },
  check?: SheetCheck,
): Promise<Decisions> {
  const table = await readDecided(file);
  // A merge nobody had decided anything for leaves a decisions.csv with a header alone.
  if (table === undefined) return NO_DECISIONS;
  if (table.header.includes('left_id') && table.header.includes('decision')) return readPairs(table);
  return readSheet(table, who, when, typed, check);
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
  return { pairs, masters: new Set(), sheet: new Map(), stale: [] };
}

export function columnsOf(table: SmallTable, names: readonly string[]): number[] {
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
