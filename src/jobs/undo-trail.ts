// Gives the input of a run back from its output and changes.csv alone: every changed cell gets its old text again, rows that
// were set aside come back from rejects.csv, columns the run added go.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { openLineEncoder } from './output-lines.ts';
import { byteOrderMark } from '../io/encoder.ts';
import { parseOutputEncoding, type OutputEncoding } from '../io/encoding-names.ts';
import { fileExists, readManifest, readRunFile } from '../io/finished-run.ts';
import { OutputSet } from '../io/outputs.ts';
import { openSource, type Source } from '../io/source.ts';
import { formatOf, noSuchCharacter, openTableWriter } from '../io/table-writer.ts';
import type { Dialect } from '../model/record.ts';
import type { Summary } from '../model/summary.ts';
import { inputError, UserError } from '../model/user-error.ts';
import { csvCell } from '../text/csv-cell.ts';
import { openPackedReader, rowOf } from './packed-records.ts';
import { PackedWriter } from './packed-writer.ts';
import { makePlan, type TablePlan } from './plan.ts';
import { readOwnTable } from './small-table.ts';
import { Trail, type CellChange } from './trail.ts';

export interface UndoTrailOptions {
  readonly run: string;
  /** The run's output, wherever it lies now; undefined: where the run wrote it. */
  readonly file: string | undefined;
  readonly out: string | undefined;
  readonly force: boolean;
}

/** A cell that is not what the run made of it: somebody changed it since, and it is left alone. */
export interface ChangedSince {
  readonly row: number;
  readonly field: string;
}

export interface UndoneByTrail {
  readonly input: string;
  readonly restored: string;
  readonly rows: number;
  /** Cells that got their old text. */
  readonly cells: number;
  readonly changedSince: number;
  readonly examples: readonly ChangedSince[];
  /** True when the result is the input byte for byte, by its hash. */
  readonly exact: boolean;
}

const EXAMPLES = 5;

export async function undoByTrail(options: UndoTrailOptions): Promise<UndoneByTrail> {
  const { run } = options;
  const { files } = readManifest(run);
  const summary = JSON.parse(readRunFile(run, 'summary.json')) as Summary;
  const input = checkRun(run, summary, files);
  const file = options.file ?? mainOutput(run, summary);
  if (!fileExists(file)) throw inputError('trail/no-output', { file, run });
  const source = await openOutput(file);
  const trailFile = path.join(run, 'changes.csv');
  const target = options.out ?? path.join(run, 'restored', path.basename(input.name === '-' ? 'stdin.csv' : input.name)); // prettier-ignore
  const outputs = new OutputSet({
    inputs: [file, ...files.map(({ name }) => (path.isAbsolute(name) ? name : path.join(run, name)))],
    force: options.force,
  });
  try {
    if (options.out === undefined) outputs.makeFolder(path.dirname(target));
    const output = outputs.open(target);
    const replay = new Replay({ run, source, summary, trailFile, target });
    // What the output does not tell (a mark in front, no line end behind) is tried until the hash is right.
    const shape = await replay.shape(input.sha256);
    const ended = await replay.pour(shape ?? PLAIN_SHAPE, (bytes) => output.write(bytes));
    outputs.commit();
    return { input: input.name, restored: target, ...ended, exact: shape !== undefined };
  } catch (error) {
    outputs.discard();
    throw error;
  }
}

/** What little the output holds may be text in several encodings: then it is the one outputs have unless told. */
async function openOutput(file: string): Promise<Source> {
  const spec = { name: 'output', file, headerRow: 1 };
  try {
    return await openSource(spec);
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'io/encoding-unclear')) throw error;
    return openSource({ ...spec, encoding: 'utf-8' });
  }
}

function checkRun(
  run: string,
  { counts, inputs, command }: Summary,
  files: readonly { readonly name: string }[],
): Summary['inputs'][number] {
  if (!files.some(({ name }) => name === 'changes.csv')) throw inputError('trail/no-changes', { run, command }); // prettier-ignore
  const gone = counts.removed + counts.merged + counts.archived + counts.erased;
  if (gone > 0) throw inputError('trail/rows-gone', { run, count: gone });
  if (counts.not_selected > 0) throw inputError('trail/not-selected', { run, count: counts.not_selected });
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) throw inputError('trail/several-inputs', { run, count: inputs.length }); // prettier-ignore
  return input;
}

function mainOutput(run: string, { outputs, inputs }: Summary): string {
  const main = outputs.find(({ rows }) => rows !== undefined)?.name ?? '-';
  if (main === '-') throw inputError('trail/no-output-file', { run, file: inputs[0]!.name });
  return main;
}

/** What a file of the same cells may look like at its ends. */
interface Shape {
  readonly mark: boolean;
  readonly lastLineEnd: boolean;
  /** Whether cells that needed quotes for their new text alone had none before. */
  readonly bare: boolean;
}

const PLAIN_SHAPE: Shape = { mark: false, lastLineEnd: true, bare: false };
const SHAPES: readonly Omit<Shape, 'bare'>[] = [
  { mark: false, lastLineEnd: true },
  { mark: true, lastLineEnd: true },
  { mark: false, lastLineEnd: false },
  { mark: true, lastLineEnd: false },
];

interface OldText {
  readonly text: string;
  readonly quotesMayBeNew: boolean;
}

interface Poured {
  readonly rows: number;
  readonly cells: number;
  readonly changedSince: number;
  readonly examples: readonly ChangedSince[];
}

class Replay {
  readonly #source: Source;
  readonly #trailFile: string;
  readonly #run: string;
  readonly #plan: TablePlan;
  readonly #dialect: Dialect;
  readonly #encoding: OutputEncoding;
  readonly #header: readonly string[];
  readonly #isText: boolean;
  readonly #target: string;
  /** Set when there is a cell whose quotes its new text alone needs. */
  #quotesMayBeNew = false;
  /** Output column of the restored table, by field name. */
  readonly #places: ReadonlyMap<string, number>;

  constructor(about: { run: string; source: Source; summary: Summary; trailFile: string; target: string }) {
    const { source, summary } = about;
    const [input] = summary.inputs;
    this.#source = source;
    this.#run = about.run;
    this.#trailFile = about.trailFile;
    this.#target = about.target;
    const whole = makePlan([source], {
      maps: source.info.header.names.map((column) => ({ source: undefined, column, type: 'text', field: undefined, decidedBy: 'map' })), // prettier-ignore
      id: ['row'],
      country: '',
      today: '2000-01-01',
      phoneFormat: 'e164',
      dateOrder: undefined,
      values: {},
      added: { more: false, extension: false, raw: false },
    });
    const { names, original } = source.info.header;
    const columns = summary.columns.map(({ column, field }) => {
      const index = names.indexOf(field);
      if (index < 0) throw inputError('trail/other-file', { file: source.info.file, column: field });
      return { index, column, field };
    });
    this.#plan = { ...whole, output: columns.map(({ index }) => whole.output[index]!) };
    this.#places = new Map(columns.map(({ field }, at) => [field, at]));
    this.#header = columns.map(({ index, column, field }) => column === field ? original[index]! : column); // prettier-ignore
    const own = source.info.dialect;
    const delimiter = input?.delimiter;
    this.#isText = source.info.format === 'csv' && formatOf(about.target) === 'csv';
    this.#dialect = delimiter === undefined ? own : { ...own, delimiter };
    this.#encoding = (delimiter === undefined ? undefined : parseOutputEncoding(input?.encoding ?? '')) ?? 'utf-8'; // prettier-ignore
  }

  /** The shape in which the restored file has this hash; undefined when none has. */
  async shape(sha256: string): Promise<Shape | undefined> {
    if (!this.#isText) return undefined;
    const quoted = await this.#shapeWith({ ...PLAIN_SHAPE, bare: false }, sha256);
    if (quoted || !this.#quotesMayBeNew) return quoted;
    return this.#shapeWith({ ...PLAIN_SHAPE, bare: true }, sha256);
  }

  async #shapeWith(tried: Shape, sha256: string): Promise<Shape | undefined> {
    const mark = byteOrderMark(this.#encoding);
    const hashes = SHAPES.map((shape) => {
      const hash = createHash('sha256');
      if (shape.mark && mark) hash.update(mark);
      return hash;
    });
    let held = Buffer.alloc(0);
    const end = Buffer.from(this.#dialect.eol);
    await this.pour(tried, (bytes) => {
      const all = Buffer.concat([held, bytes]);
      const kept = Math.max(0, all.length - end.length);
      for (const hash of hashes) hash.update(all.subarray(0, kept));
      held = Buffer.from(all.subarray(kept));
    });
    const found = SHAPES.findIndex((shape, at) => {
      if (shape.lastLineEnd || !held.equals(end)) hashes[at]!.update(held);
      return hashes[at]!.digest('hex') === sha256;
    });
    return found < 0 ? undefined : { ...tried, ...SHAPES[found]! };
  }

  async pour(shape: Shape, write: (bytes: Uint8Array) => void | Promise<void>): Promise<Poured> {
    const { lastLineEnd, mark, bare } = shape;
    const end = Buffer.from(this.#dialect.eol);
    let held = Buffer.alloc(0);
    const sink = async (bytes: Uint8Array): Promise<void> => {
      if (lastLineEnd) return write(bytes);
      const all = Buffer.concat([held, bytes]);
      const kept = Math.max(0, all.length - end.length);
      held = Buffer.from(all.subarray(kept));
      await write(all.subarray(0, kept));
    };
    const table = await openTableWriter({ path: this.#target, write: sink }, formatOf(this.#target), {
      header: this.#header,
      bom: mark,
      encoding: this.#encoding,
      dialect: this.#dialect,
    });
    const rejects = await this.#rejects();
    const trail = await Trail.open(this.#trailFile);
    const [only] = this.#plan.sources;
    const read = openPackedReader(this.#plan.sources);
    const writer = new PackedWriter(only!, 0, this.#plan, this.#isText ? this.#dialect : undefined);
    const encode = openLineEncoder(this.#encoding);
    const poured = { rows: 0, cells: 0, changedSince: 0, examples: [] as ChangedSince[] };
    let row = 1;
    /** Rows that were set aside, up to the next one that was not. */
    const comeBack = async (): Promise<void> => {
      for (let raw = rejects.get(row); raw !== undefined; raw = rejects.get(row)) {
        rejects.delete(row++);
        poured.rows++;
        if (this.#isText) await table.bytes(raw + this.#dialect.eol);
        else await table.rows([raw.split('\t')]);
      }
    };
    try {
      for await (const chunk of this.#source.chunks(0)) {
        const records = read(chunk);
        if (records.rejects.length > 0)
          throw inputError('trail/unreadable', {
            file: this.#source.info.file,
            row: records.rejects[0]!.row,
          });
        writer.begin(records);
        const flush = async (): Promise<void> => {
          const finished = writer.finish();
          const { lines, unwritable } = encode(finished, records, only!.info);
          if (unwritable) throw noSuchCharacter(unwritable.character, this.#encoding, unwritable.place);
          if (lines) await table.bytes(lines);
          else if ('rows' in finished) await table.rows(finished.rows);
          writer.begin(records);
        };
        for (let i = 0; i < records.count; i++) {
          if (rejects.has(row)) {
            await flush();
            await comeBack();
          }
          const news = this.#oldTexts(await trail.of(row), rowOf(records, i, only!), poured);
          if (news.size === 0) writer.copy(i);
          else if (writer.patches(i)) this.#patch(writer, records.first[i]!, i, news, bare);
          else writer.write(i, (at) => news.get(at)?.text);
          poured.rows++;
          row++;
        }
        await flush();
      }
      await comeBack();
      if (trail.left !== undefined || rejects.size > 0)
        throw inputError('trail/does-not-fit', { file: this.#source.info.file, row: trail.left ?? [...rejects.keys()][0]! }); // prettier-ignore
    } finally {
      await trail.close();
    }
    await table.end();
    return poured;
  }

  #patch(
    writer: PackedWriter,
    base: number,
    i: number,
    news: ReadonlyMap<number, OldText>,
    bare: boolean,
  ): void {
    writer.beginPatch(i);
    for (const [at, { text, quotesMayBeNew }] of [...news].sort((a, b) => a[0] - b[0]))
      writer.patch(base + this.#plan.output[at]!.from[0]!, text, bare && quotesMayBeNew);
    writer.endPatch(i);
  }

  /** The old texts of a row's changed cells by place; a cell that is no longer what the run made of it stays. */
  #oldTexts(
    changes: readonly CellChange[],
    cells: readonly string[],
    poured: { cells: number; changedSince: number; examples: ChangedSince[] },
  ): Map<number, OldText> {
    const { delimiter, quote, escape } = this.#dialect;
    const needsQuotes = (text: string): boolean => csvCell(text, delimiter, quote, escape) !== text;
    const news = new Map<number, OldText>();
    for (const { field, old, value, row } of changes) {
      const at = this.#places.get(field);
      if (at === undefined) throw inputError('trail/other-file', { file: this.#source.info.file, column: field }); // prettier-ignore
      if (cells[this.#plan.output[at]!.from[0]!] !== value) {
        poured.changedSince++;
        if (poured.examples.length < EXAMPLES) poured.examples.push({ row, field });
        continue;
      }
      poured.cells++;
      const quotesMayBeNew = this.#isText && needsQuotes(value) && !needsQuotes(old);
      this.#quotesMayBeNew ||= quotesMayBeNew;
      news.set(at, { text: old, quotesMayBeNew });
    }
    return news;
  }

  /** Data row → the line as it stood. */
  async #rejects(): Promise<Map<number, string>> {
    const { header, rows } = await readOwnTable(path.join(this.#run, 'rejects.csv'));
    const [row, raw] = [header.indexOf('row'), header.indexOf('original')];
    return new Map(rows.map((cells) => [Number(cells[row]), cells[raw]!]));
  }
}
