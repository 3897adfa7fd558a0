// `diff`: two exports of one list, found together by id. First a hash of every row; then the cells of the rows that differ.
// Held are ids and hashes (about 50 bytes a row) and the cells of so many differing rows at a time.
import { inputFiles } from '../io/source.ts';
import { OutputSet } from '../io/outputs.ts';
import { formatOf, openTableWriter, type TableWriter } from '../io/table-writer.ts';
import { TextList } from '../linkage/text-list.ts';
import type { FieldType } from '../model/field-type.ts';
import { usageError } from '../model/user-error.ts';
import { openColumn } from './clean-column.ts';
import { diffColumns, type DiffColumns } from './diff-columns.ts';
import { RowMatcher } from './diff-rows.ts';
import { diffTask, shownId, type DiffSetup } from './diff-task.ts';
import { openExecutor } from './execute.ts';
import type { SharedOptions } from './options.ts';
import { Run } from './run.ts';
import { isSameValue } from './same-value.ts';
import { openSources, readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface DiffOptions extends SharedOptions {
  readonly ignore: readonly string[];
}

export interface DiffExample {
  readonly id: string;
  readonly field: string;
  readonly type: FieldType;
  readonly old: string;
  readonly new: string;
  readonly difference: 'spelling' | 'value';
}

export interface DiffFigures {
  readonly files: readonly [string, string];
  /** What the ids are; text where several columns make them. */
  readonly idType: FieldType;
  /** True when nothing differs; `bytes` when the files are the same byte for byte. */
  readonly same: 'bytes' | 'cells' | false;
  readonly rows: { readonly before: number; readonly after: number };
  readonly added: number;
  readonly removed: number;
  readonly changedRows: number;
  readonly spellings: number;
  readonly values: number;
  /** Rows that stand elsewhere: so many would have to move. */
  readonly moved: number;
  /** Ids that stand more than once in either. */
  readonly repeatedIds: number;
  readonly blankIds: { readonly before: number; readonly after: number };
  /** Lines that cannot be read, and whether both have the same. */
  readonly rejected: { readonly before: number; readonly after: number; readonly same: boolean };
  readonly columns: Pick<DiffColumns, 'added' | 'removed' | 'renamed' | 'ignored'>;
  readonly fields: Readonly<Record<string, { readonly spellings: number; readonly values: number }>>;
  readonly examples: readonly DiffExample[];
  readonly out: string | undefined;
}

const HEADER = ['change', 'id', 'field', 'old', 'new', 'difference', 'old_row', 'new_row'];
const EXAMPLES = 12;
/** Text of differing rows that is held at a time. */
const HELD_BYTES = 256 << 20;

export async function runDiff(options: DiffOptions, world: World): Promise<DiffFigures> {
  const files = inputFiles(options.sources);
  const run = new Run({ ...options, dryRun: true, out: undefined }, world, files);
  const outputs = new OutputSet({ inputs: [...files, ...(options.alsoRead ?? [])], force: options.force, dry: options.dryRun }); // prettier-ignore
  try {
    const opened = await openSources(options, run);
    const output = options.out === undefined ? undefined : outputs.open(options.out);
    const table = output && (await openTableWriter(output, formatOf(options.out!), { header: HEADER }));
    const figures = await new Diff(options, world, opened, table).run();
    await table?.end();
    outputs.commit();
    return figures;
  } catch (error) {
    outputs.discard();
    throw error;
  } finally {
    run.discard();
  }
}

type Mutable = { -readonly [Key in keyof DiffFigures]: DiffFigures[Key] };

class Diff {
  readonly #options: DiffOptions;
  readonly #world: World;
  readonly #opened: Opened;
  readonly #table: TableWriter | undefined;
  readonly #columns: DiffColumns;
  readonly #figures: Mutable;
  readonly #fields = new Map<string, { spellings: number; values: number }>();
  readonly #examples: DiffExample[] = [];
  #pending: string[][] = [];

  constructor(options: DiffOptions, world: World, opened: Opened, table: TableWriter | undefined) {
    this.#options = options;
    this.#world = world;
    this.#opened = opened;
    this.#table = table;
    const { plan, sources } = opened;
    const [before, after] = sources as [Opened['sources'][number], Opened['sources'][number]];
    this.#columns = diffColumns(plan, [before.sample, after.sample], options.ignore);
    const { added, removed, renamed, ignored } = this.#columns;
    this.#figures = {
      files: [before.info.file, after.info.file],
      idType: idTypeOf(opened),
      same: false,
      rows: { before: 0, after: 0 },
      added: 0,
      removed: 0,
      changedRows: 0,
      spellings: 0,
      values: 0,
      moved: 0,
      repeatedIds: 0,
      blankIds: { before: 0, after: 0 },
      rejected: { before: 0, after: 0, same: true },
      columns: { added, removed, renamed, ignored },
      fields: {},
      examples: this.#examples,
      out: options.out,
    };
  }

  async run(): Promise<DiffFigures> {
    const { plan, sources } = this.#opened;
    const figures = this.#figures;
    const [before, after] = sources.map(({ info }) => info);
    if (before!.sha256 === after!.sha256) return { ...figures, same: 'bytes' };
    const isByRow = this.#options.id.length === 1 && this.#options.id[0] === 'row';
    const lacking = plan.sources.find(({ idColumns }) => idColumns.length === 0);
    if (lacking !== undefined && !isByRow) {
      const columns = lacking.info.header.names.slice(0, 30).join(', ');
      throw usageError('diff/no-id', { file: lacking.info.file, columns });
    }
    const rows = await this.#hashRows();
    await this.#columnLines();
    const { added, changed } = rows;
    figures.rows = rows.rows;
    figures.added = added.id.length;
    figures.changedRows = changed.id.length;
    figures.moved = rows.moved();
    const ids = rows.ids();
    for (const { id, before: times, after: then } of rows.repeated()) {
      const text = ids.at(id);
      if (text === '') continue;
      figures.repeatedIds++;
      await this.#line(['repeated-id', shownId(text), '', String(times), String(then), '', '', '']);
    }
    for (const { id, row } of rows.removed()) {
      figures.removed++;
      await this.#line(['removed', shownId(ids.at(id)), '', '', '', '', String(row), '']);
    }
    await this.#changedCells(rows, ids);
    for (let i = 0; i < added.id.length; i++)
      await this.#line(['added', shownId(ids.at(added.id.at(i))), '', '', '', '', '', String(added.row.at(i))]); // prettier-ignore
    await this.#flush();
    figures.fields = Object.fromEntries(this.#fields);
    const { columns } = figures;
    const isSame =
      figures.added + figures.removed + figures.changedRows + columns.added.length + columns.removed.length === 0 &&
      columns.renamed.length === 0 &&
      figures.rejected.same; // prettier-ignore
    return { ...figures, same: isSame && figures.moved === 0 ? 'cells' : false };
  }

  #setup(wanted: DiffSetup['wanted']): DiffSetup {
    const columns = [0, 1].map((side) => this.#columns.compared.map(({ from }) => from[side]!));
    return { plan: this.#opened.plan, columns, where: this.#options.where, wanted };
  }

  async #hashRows(): Promise<RowMatcher> {
    const rows = new RowMatcher();
    const figures = this.#figures;
    const sums = [[0, 0], [0, 0]]; // prettier-ignore
    const rejected = [0, 0];
    const { threads } = this.#options;
    const executor = openExecutor(diffTask, this.#setup(undefined), { threads, bytes: this.#opened.bytes });
    try {
      for await (const chunk of executor.run(readAll(this.#opened, this.#world, 'step/read'))) {
        const side = chunk.source as 0 | 1;
        rejected[side]! += chunk.rejected;
        const sum = sums[side]!;
        chunk.rejectedHash.forEach((part, at) => (sum[at] = (sum[at]! + part) >>> 0));
        if (side === 0) rows.addBefore(chunk);
        else rows.addAfter(chunk);
      }
    } finally {
      await executor.close();
    }
    const same = rejected[0] === rejected[1] && sums[0]![0] === sums[1]![0] && sums[0]![1] === sums[1]![1];
    figures.rejected = { before: rejected[0]!, after: rejected[1]!, same };
    figures.blankIds = rows.blanks;
    return rows;
  }

  async #columnLines(): Promise<void> {
    const { removed, added, renamed } = this.#columns;
    for (const name of removed) await this.#line(['column-removed', '', name, '', '', '', '', '']);
    for (const name of added) await this.#line(['column-added', '', name, '', '', '', '', '']);
    for (const { before, after } of renamed)
      await this.#line(['column-renamed', '', before, before, after, '', '', '']);
  }

  /** Second pass, several times where more rows differ than can be held. */
  async #changedCells({ changed }: RowMatcher, ids: TextList): Promise<void> {
    const count = changed.id.length;
    if (count === 0) return;
    const order = Uint32Array.from({ length: count }, (_, i) => i);
    order.sort((a, b) => changed.before.at(a) - changed.before.at(b));
    const [first] = this.#opened.sources;
    const rowBytes = Math.max(64, (first!.info.bytes / Math.max(1, this.#figures.rows.before)) * 4);
    const step = Math.max(10_000, Math.floor(HELD_BYTES / rowBytes));
    for (let from = 0; from < count; from += step)
      await this.#window(order.subarray(from, from + step), changed, ids);
  }

  /** `pairs`: numbers of differing pairs, in the order of the first table. */
  async #window(pairs: Uint32Array, changed: RowMatcher['changed'], ids: TextList): Promise<void> {
    const wanted = [changed.before, changed.after].map((rows) => {
      let most = 0;
      for (const pair of pairs) most = Math.max(most, rows.at(pair));
      const marks = new Uint8Array(new SharedArrayBuffer(most + 1));
      for (const pair of pairs) marks[rows.at(pair)] = 1;
      return marks;
    });
    const places = new Map<number, number>();
    pairs.forEach((pair, at) => places.set(changed.after.at(pair), at));
    const held: { texts: TextList; first: number; count: number }[] = [];
    let count = 0;
    const { threads } = this.#options;
    const { compared } = this.#columns;
    const normalizers = compared.map(openColumn);
    const executor = openExecutor(diffTask, this.#setup(wanted), { threads, bytes: this.#opened.bytes });
    try {
      for await (const chunk of executor.run(readAll(this.#opened, this.#world, 'step/compare'))) {
        const texts = new TextList(chunk.texts);
        if (chunk.source === 0) {
          if (chunk.count > 0) held.push({ texts, first: count, count: chunk.count });
          count += chunk.count;
          continue;
        }
        for (let i = 0; i < chunk.count; i++) {
          const place = places.get(chunk.rows[i]!)!;
          const before = held[holding(held, place)]!;
          const pair = pairs[place]!;
          for (let c = 0; c < compared.length; c++) {
            const old = before.texts.at((place - before.first) * compared.length + c);
            const now = texts.at(i * compared.length + c);
            if (old === now) continue;
            const { type, name } = compared[c]!;
            const normalizer = normalizers[c]!;
            const isSame = isSameValue(type, normalizer, normalizer.clean(old), normalizer.clean(now));
            await this.#changedCell(shownId(ids.at(changed.id.at(pair))), name, type, old, now, isSame, [
              changed.before.at(pair),
              changed.after.at(pair),
            ]);
          }
        }
      }
    } finally {
      await executor.close();
    }
  }

  async #changedCell(
    id: string,
    field: string,
    type: FieldType,
    old: string,
    now: string,
    isSame: boolean,
    [before, after]: readonly [number, number],
  ): Promise<void> {
    const figures = this.#figures;
    const counts = this.#fields.get(field) ?? { spellings: 0, values: 0 };
    this.#fields.set(field, counts);
    const difference = isSame ? 'spelling' : 'value';
    if (isSame) {
      counts.spellings++;
      figures.spellings++;
    } else {
      counts.values++;
      figures.values++;
    }
    if (this.#examples.length < EXAMPLES) this.#examples.push({ id, field, type, old, new: now, difference });
    await this.#line(['changed', id, field, old, now, difference, String(before), String(after)]);
  }

  async #line(cells: string[]): Promise<void> {
    if (this.#table === undefined) return;
    this.#pending.push(cells);
    if (this.#pending.length >= 1000) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#pending.length > 0) await this.#table?.rows(this.#pending);
    this.#pending = [];
  }
}

function idTypeOf({ plan }: Opened): FieldType {
  const { columns, idColumns } = plan.sources[0]!;
  return idColumns.length === 1 ? columns[idColumns[0]!]!.type : 'text';
}

/** Which of the pieces, in order, holds a place. */
function holding(
  pieces: readonly { readonly first: number; readonly count: number }[],
  place: number,
): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pieces[middle]!.first + pieces[middle]!.count <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
