// A child table of a finished run beside the one that was read: each row, its keys carried through the crosswalk.
import type { KeyReader } from './key-book.ts';
import { isSameCell, isSameText, type PackedCursor } from './packed-cursor.ts';
import type { TableCursor } from './table-cursor.ts';
import { Finding, type Check } from './verify-files.ts';

/** A column of a child table, and what its cells may say. */
export interface ChildKey {
  readonly column: string;
  readonly ids: KeyReader;
}

/** What the child table itself can tell. */
export async function checkChild(job: {
  readonly file: string;
  readonly after: TableCursor;
  readonly keys: readonly ChildKey[];
  /** How many rows there should be. */
  readonly expected: number;
}): Promise<Check[]> {
  const { file, expected } = job;
  const after = job.after.packed();
  const keys = placesOf(job.keys, after);
  let found = 0;
  let dangling = 0;
  while (after.step() || (await after.load())) {
    found++;
    dangling += danglingIn(after, keys);
  }
  return ownChecks(file, { expected, found, dangling });
}

/** `own`: what the table itself can tell; `beside`: what only the one that was read can. */
export async function walkChild(job: {
  readonly name: string;
  readonly file: string;
  readonly before: TableCursor;
  readonly after: TableCursor;
  readonly keys: readonly ChildKey[];
  readonly expected: number;
  readonly orphans: TableCursor | undefined;
  /** Row numbers of `before` that were taken away as duplicates, ascending. */
  readonly duplicates: ReadonlySet<number>;
}): Promise<{ readonly own: Check[]; readonly beside: Check[] }> {
  const { name, file, expected } = job;
  const { header } = job.before;
  const [before, after] = [job.before.packed(), job.after.packed()];
  const keyed = new Map(job.keys.map(({ column, ids }) => [column, ids]));
  const keyColumns = header.flatMap((column, at) => {
    const ids = keyed.get(column);
    return ids === undefined ? [] : [{ at, ids }];
  });
  const keysAfter = placesOf(job.keys, after);
  const isAlike =
    header.length === after.header.length && header.every((column, at) => column === after.header[at]);
  const [cells, keys] = [new Finding(), new Finding()];
  const orphans = new ListedOrphans(name, job.orphans);
  let [rows, found, dangling] = [0, 0, 0];
  while (before.step() || (await before.load())) {
    const { records, base } = before;
    let isMoved = false;
    let lost: string[] | undefined;
    for (const { at: i, ids } of keyColumns) {
      const key = ids.keyIn(records, base + i);
      if (ids.isMoved(key)) isMoved = true;
      else if (!ids.isKnown(key) || ids.doubtOf(key) !== undefined) {
        const id = before.cell(i).trim();
        (lost ??= []).push(keyed.size === 1 ? id : `${header[i]!}=${id}`);
      }
    }
    if (lost) await orphans.meet(before.number, lost);
    if (job.duplicates.has(before.number)) continue;
    rows++;
    const isThere = after.step() || (await after.load());
    if (isThere) found++;
    // What none of these names has moved, and the same text names the same.
    if (isThere && isAlike && !isMoved && isSameText(before, after)) continue;
    if (isThere) dangling += danglingIn(after, keysAfter);
    for (const [i, column] of header.entries()) {
      const ids = keyed.get(column);
      const target = ids?.targetOf(ids.keyIn(records, base + i));
      const isSame =
        isThere &&
        i < after.header.length &&
        (target === undefined
          ? isSameCell(records, base + i, after.records, after.base + i)
          : after.cell(i) === target);
      if (!isSame) (ids ? keys : cells).note(`${before.number} ${column}`);
    }
  }
  while (after.step() || (await after.load())) {
    found++;
    dangling += danglingIn(after, keysAfter);
  }
  if (found !== rows) cells.note('+1');
  const lost = await orphans.end();
  const named = ({ code, passed, params }: Check): Check => ({ code, passed, params: { ...params, file } });
  return {
    own: ownChecks(file, { expected, found, dangling }),
    beside: [
      named(cells.check('check/child-cells')),
      named(keys.check('check/child-targets')),
      named(lost.check('check/orphans')),
    ],
  };
}

function placesOf(keys: readonly ChildKey[], table: PackedCursor): readonly { at: number; ids: KeyReader }[] {
  return keys.map(({ column, ids }) => ({ at: table.column(column), ids }));
}

/** How many keys of a row name somebody who was merged away. */
function danglingIn(after: PackedCursor, keys: ReturnType<typeof placesOf>): number {
  let count = 0;
  const { records, base } = after;
  for (const { at, ids } of keys) if (at >= 0 && ids.isMoved(ids.keyIn(records, base + at))) count++;
  return count;
}

function ownChecks(
  file: string,
  { expected, found, dangling }: { expected: number; found: number; dangling: number },
): Check[] {
  return [
    { code: 'check/child-rows', passed: found === expected, params: { file, expected, found } },
    { code: 'check/child-keys', passed: dangling === 0, params: { file, count: dangling } },
  ];
}

/** Lines of orphans.csv about one child table, in the order of its rows, beside the orphans that are found. */
class ListedOrphans {
  readonly #child: string;
  readonly #lines: TableCursor | undefined;
  readonly #finding = new Finding();
  #line: readonly string[] | undefined;
  #isStarted = false;

  constructor(child: string, lines: TableCursor | undefined) {
    this.#child = child;
    this.#lines = lines;
  }

  /** The keys of a row that name nobody. */
  async meet(row: number, keys: readonly string[]): Promise<void> {
    if (!this.#isStarted) await this.#next();
    // Listed, and none.
    while (this.#line !== undefined && !(Number(this.#line[1]) >= row)) await this.#stray();
    const left = [...keys];
    while (this.#line?.[1] === String(row)) {
      const at = left.indexOf(this.#line[2]!);
      if (at < 0) await this.#stray();
      else {
        left.splice(at, 1);
        await this.#next();
      }
    }
    left.forEach(() => {
      this.#finding.note(`${this.#child} ${row}`);
    });
  }

  async end(): Promise<Finding> {
    if (!this.#isStarted) await this.#next();
    while (this.#line !== undefined) await this.#stray();
    return this.#finding;
  }

  async #stray(): Promise<void> {
    this.#finding.note(`${this.#child} ${this.#line?.[1] ?? ''}`);
    await this.#next();
  }

  async #next(): Promise<void> {
    this.#isStarted = true;
    do this.#line = await this.#lines?.next();
    while (this.#line !== undefined && this.#line[0] !== this.#child);
  }
}
