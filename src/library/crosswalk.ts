// Crosswalks as values: earlier ones carried on, rows of other tables re-pointed by them.
import { EarlierCrosswalk, type EarlierLine } from '../jobs/earlier-crosswalk.ts';
import type { CrosswalkLine, CrosswalkRole } from '../jobs/merged-rows.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import type { Rows } from './records.ts';

/** A line of a crosswalk that was kept: at least which id became which. */
export type EarlierCrosswalkLine = Pick<CrosswalkLine, 'oldId' | 'survivingId'> & Partial<CrosswalkLine>;

/** What messages call a crosswalk that came from the caller. */
const EARLIER = 'earlier';

export async function openEarlier(
  lines: Iterable<EarlierCrosswalkLine>,
  sources: readonly string[],
): Promise<EarlierCrosswalk> {
  const held = [...lines].map(earlierLine);

  const again = async function* (): AsyncGenerator<EarlierLine> {
    yield* held;
  };
  return EarlierCrosswalk.of(EARLIER, again, sources);
}

function earlierLine(line: EarlierCrosswalkLine): EarlierLine {
  const { oldSource = '', oldId, oldRow, survivingId, role = '', clusterId = '', rule = '', score } = line;
  const rest = [clusterId, rule, score === undefined ? '' : String(score), line.decidedBy ?? ''];
  return {
    source: oldSource,
    id: oldId,
    row: oldRow === undefined ? '' : String(oldRow),
    survivingId,
    role,
    rest,
  };
}

export function toLine({ source, id, row, survivingId, role, rest }: EarlierLine): CrosswalkLine {
  const [clusterId = '', rule = '', score = '', decidedBy = ''] = rest;
  return {
    oldSource: source,
    oldId: id,
    oldRow: Number(row),
    survivingId,
    role: role as CrosswalkRole,
    clusterId,
    rule,
    score: score === '' ? undefined : Number(score),
    decidedBy: decidedBy as CrosswalkLine['decidedBy'],
  };
}

/**
 * One crosswalk of two: the lines of the later merge, then those of ids only the earlier one knows, each with the id that
 * stands for it now. Never chained: no id needs looking up twice.
 *
 * Throws a UserError (`crosswalk/circle`, `crosswalk/two-targets`) when the two contradict each other.
 */
export async function composeCrosswalk(
  earlier: Iterable<EarlierCrosswalkLine>,
  later: Iterable<CrosswalkLine>,
): Promise<CrosswalkLine[]> {
  const lines = [...later];
  const sources = [...new Set(lines.map(({ oldSource }) => oldSource))];
  const before = await openEarlier(earlier, sources);
  const now = new Map<string, string>();
  for (const { role, oldId, oldSource, survivingId } of lines) {
    if (role !== 'merged') continue;
    now.set(oldId, survivingId);
    now.set(`${oldSource}:${oldId}`, survivingId);
  }
  const nowOf = (id: string): string => now.get(id) ?? id;
  for (const { oldSource, oldId, survivingId, role } of lines) {
    if (role === 'rejected') continue;
    before.meet({ source: oldSource, id: oldId, survivingId, isKept: role !== 'merged' }, nowOf);
  }
  for await (const line of before.carried(nowOf)) lines.push(toLine(line));
  return lines;
}

/** A row of another table that was moved, or that names nobody. */
export interface ChildChange {
  readonly kind: 'repointed' | 'orphan';
  /** 1-based. */
  readonly row: number;
  /** The foreign key's column. */
  readonly column: string;
  readonly oldId: string;
  /** The id it names now; as before where it names nobody. */
  readonly newId: string;
}

/**
 * Streams the rows of another table (orders, contracts) past a crosswalk: those of merged records come out with the id of
 * the record that stands for them, all others are the very objects that went in. Rows that name nobody are kept and told as
 * orphans. Held is the crosswalk.
 *
 * Throws a UserError when a row lacks a foreign key's column, or when an id names records of two sources.
 */
export async function* repointChildren<R extends object>(
  rows: Rows<R>,
  crosswalk: Iterable<EarlierCrosswalkLine>,
  foreignKeys: (keyof R & string) | readonly (keyof R & string)[],
  onChange: (change: ChildChange) => void = () => undefined,
): AsyncGenerator<R> {
  const columns = typeof foreignKeys === 'string' ? [foreignKeys] : foreignKeys;
  const targets = targetsIn(crosswalk);
  let row = 0;
  for await (const child of typeof rows === 'function' ? rows() : rows) {
    row++;
    let moved: R | undefined;
    for (const column of columns) {
      if (!Object.hasOwn(child, column)) {
        const names = Object.keys(child);
        throw usageError('library/child-column', {
          row,
          column,
          nearest: nearestWord(column, names),
          columns: names.join(', '),
        });
      }
      const cell: unknown = child[column];
      const oldId = (
        typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'bigint' ? String(cell) : ''
      ).trim();
      const newId = targets.get(oldId);
      if (newId === undefined) onChange({ kind: 'orphan', row, column, oldId, newId: oldId });
      else if (newId !== oldId) {
        moved = { ...(moved ?? child), [column]: newId };
        onChange({ kind: 'repointed', row, column, oldId, newId });
      }
    }
    yield moved ?? child;
  }
}

function targetsIn(crosswalk: Iterable<EarlierCrosswalkLine>): Map<string, string> {
  const targets = new Map<string, string>();
  const sourceOf = new Map<string, string>();
  for (const { oldId, survivingId, oldSource = '', role } of crosswalk) {
    if (oldId === '' || role === 'rejected') continue;
    const other = sourceOf.get(oldId);
    if (other !== undefined && other !== oldSource)
      throw inputError('merge/id-clash', { sources: `${other}, ${oldSource}` });
    sourceOf.set(oldId, oldSource);
    targets.set(oldId, survivingId);
  }
  return targets;
}
