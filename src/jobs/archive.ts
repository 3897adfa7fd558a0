// one source → the records a rule retires are marked, moved to a bundle, or removed; everything else stays as it is
import { createHash } from 'node:crypto';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BundleManifest } from '../io/bundle.ts';
import { csvLine } from '../io/csv-write.ts';
import { inputFiles } from '../io/source.ts';
import { formatOf, openTableWriter } from '../io/table-writer.ts';
import { count, emptyTally } from '../model/events.ts';
import type { Dialect } from '../model/record.ts';
import { limitError, usageError } from '../model/user-error.ts';
import { VERSION } from '../model/version.ts';
import { placeOf, rejectLine } from '../report/ledger.ts';
import { csvRow } from '../text/csv-cell.ts';
import { say } from '../words/catalogue.ts';
import { countsOf } from './counts.ts';
import { backUpInputs } from './backup-inputs.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import type { SharedOptions } from './options.ts';
import { findIn, outputEncoding } from './output-encoding.ts';
import type { OutputColumn, TablePlan } from './plan.ts';
import { openChunkReader } from './read-chunk.ts';
import { recordId } from './record-id.ts';
import { COPIED, DROPPED, RowRenderer } from './render-rows.ts';
import { openRetention, type RetentionVerdict } from './retention-rule.ts';
import { withRun, type Run, type RunResult } from './run.ts';
import { openSources, readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface ArchiveOptions extends SharedOptions {
  readonly inactive: string | undefined;
  readonly by: readonly string[];
  readonly action: 'mark' | 'archive' | 'delete';
  readonly bundle: string | undefined;
  /** What becomes of records without any activity date. */
  readonly unknown: 'keep' | 'include';
  readonly maxRemoved: number;
}

export async function runArchive(options: ArchiveOptions, world: World): Promise<RunResult> {
  if (options.sources.length !== 1) throw usageError('archive/one-source');
  if (options.inactive === undefined && options.where === undefined) throw usageError('archive/no-rule');
  if (options.action !== 'mark' && !options.yes && !options.dryRun && !world.interactive) {
    throw usageError('run/needs-yes', { command: options.command });
  }
  const files = inputFiles(options.sources);
  return withRun(options, world, files, async (run) => {
    const opened = await openSources(options, run);
    const { plan } = opened;
    const judge = openRetention(options, plan);
    const { retired, tally } = await judgeAll(run, opened, world, judge);
    await confirmRetirement(options, world, retired.count, tally.rowsIn - tally.rejected);
    if (!options.dryRun && options.action !== 'mark') await backUpInputs(run, opened);
    const rows = await writeOut(run, options, opened, world, retired);
    const gone = options.action === 'mark' ? 0 : retired.count;
    const archived = options.action === 'archive' ? gone : 0;
    const notes = [
      ...(retired.count === 0
        ? [{ code: 'note/nothing-retired', params: {} }]
        : [{ code: `note/retired-${options.action}`, params: { count: retired.count } }]),
      ...Object.entries(tally.flags).map(([code, found]) => ({
        code: `note/${code.split('/')[1] ?? code}`,
        params: { count: found },
      })),
    ];
    return {
      plan,
      tally,
      counts: countsOf(tally, { out: rows.kept, removed: gone - archived, archived, not_selected: 0 }),
      extra: {
        retired: retired.count,
        unknown_activity: tally.flags['retention/unknown-activity'] ?? 0,
        notes,
      },
      rows: new Map([[rows.path, rows.kept]]),
    };
  });
}

interface Retired {
  count: number;
  /** Per data row: why it goes, or undefined. */
  readonly because: Map<number, string>;
}

async function judgeAll(
  run: Run,
  opened: Opened,
  world: World,
  judge: (cells: readonly string[]) => RetentionVerdict,
): Promise<{ retired: Retired; tally: ReturnType<typeof emptyTally> }> {
  const { plan } = opened;
  const source = plan.sources[0]!;
  const read = openChunkReader(plan.sources);
  const tally = emptyTally(plan.output.length);
  const audit = run.audit();
  const retired: Retired = { count: 0, because: new Map() };
  for await (const chunk of readAll(opened, world, 'step/judge')) {
    const records = read(chunk);
    tally.rowsIn += records.rows.length + records.rejects.length;
    for (const reject of records.rejects) {
      tally.rejected++;
      count(tally.rejects, reject.code);
      void audit.rejects.write(rejectLine(source.info.name, reject));
    }
    for (let i = 0; i < records.rows.length; i++) {
      const row = records.rows[i]!;
      const { retire, because } = judge(row);
      if (because === 'retention/unknown-activity' || because === 'retention/future-date') {
        count(tally.flags, because);
        const id = recordId(source, row, records.numbers[i]!);
        void audit.flags.write(csvRow([id, records.numbers[i]!, '', because, source.info.name, '']));
      }
      if (retire) {
        retired.count++;
        retired.because.set(records.numbers[i]!, because);
      }
    }
  }
  return { retired, tally };
}

async function confirmRetirement(
  options: ArchiveOptions,
  world: World,
  retired: number,
  total: number,
): Promise<void> {
  if (options.action === 'mark' || options.dryRun || retired === 0) return;
  const share = total === 0 ? 0 : retired / total;
  const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;
  if (share > options.maxRemoved) {
    throw limitError('limit/max-removed', {
      removed: retired,
      total,
      share: percent(share),
      limit: percent(options.maxRemoved),
    });
  }
  if (options.yes) return;
  const answer = await world.confirm(`archive/confirm-${options.action}`, {
    removed: retired,
    total,
    share: percent(share),
  });
  if (answer !== true) throw usageError('run/not-confirmed');
}

async function writeOut(
  run: Run,
  options: ArchiveOptions,
  opened: Opened,
  world: World,
  retired: Retired,
): Promise<{ path: string; kept: number }> {
  const { action } = options;
  const marked = action === 'mark' ? markColumn(opened.plan) : undefined;
  const plan: TablePlan = marked?.added
    ? { ...opened.plan, output: [...opened.plan.output, marked.added] }
    : opened.plan;
  const source = plan.sources[0]!;
  const file = run.mainPath('kept.csv');
  const format = file === '-' ? 'csv' : formatOf(file);
  const own = sourceDialect(opened, file);
  const header = [...headerOf(opened.plan), ...(marked?.added ? [marked.added.name] : [])];
  const table = await openTableWriter(run.outputs.open(file, { ours: options.out === undefined }), format, {
    header,
    encoding: outputEncoding(options.outEncoding, [source.info], format),
    ...own,
  });
  const renderer = new RowRenderer(source, 0, plan, table.dialect);
  const bundleDialect: Dialect = own.dialect ?? { delimiter: ',', quote: '"', eol: '\n' };
  const bundleRows = new RowRenderer(opened.plan.sources[0]!, 0, opened.plan, bundleDialect);
  const removed = run.open('removed.csv');
  void removed.write(csvRow(['row', 'because', ...opened.plan.output.map((column) => column.name)]));
  const read = openChunkReader(plan.sources);
  const tag = say(plan.words, 'word/to-archive');
  let archivedText = csvLine(headerOf(opened.plan), bundleDialect);
  let rowsText = csvRow(['id', 'row', 'line', 'because']);
  let kept = 0;
  for await (const chunk of readAll(opened, world, 'step/write')) {
    const records = read(chunk);
    const goes = (i: number): boolean => retired.because.has(records.numbers[i]!);
    const rendered = renderer.render(records, (i) => {
      const row = records.rows[i]!;
      if (!goes(i)) {
        kept++;
        return COPIED;
      }
      if (marked) {
        kept++;
        const cells = renderer.layOut(row);
        cells[marked.index] = cells[marked.index] === '' ? tag : `${cells[marked.index] ?? ''};${tag}`;
        return cells;
      }
      void removed.write(
        csvRow([
          records.numbers[i]!,
          retired.because.get(records.numbers[i]!) ?? '',
          ...renderer.layOut(row),
        ]),
      );
      return DROPPED;
    });
    if ('text' in rendered) await table.bytes(rendered.text, findIn(records, source.info));
    else if (rendered.rows.length > 0) await table.rows(rendered.rows);
    if (action !== 'archive') continue;
    const copied = bundleRows.render(records, (i) => (goes(i) ? COPIED : DROPPED));
    if ('text' in copied) archivedText += copied.text;
    for (let i = 0; i < records.rows.length; i++) {
      if (!goes(i)) continue;
      const number = records.numbers[i]!;
      const line = placeOf({
        line: records.lineOf(i),
        ...(records.part === undefined ? {} : { part: records.part }),
      });
      rowsText += csvRow([
        recordId(source, records.rows[i]!, number),
        number,
        line,
        retired.because.get(number) ?? '',
      ]);
    }
  }
  await table.end();
  if (action === 'archive')
    writeBundle(run, options, opened, bundleDialect, archivedText, rowsText, retired.count);
  return { path: file, kept };
}

/** The column that says a record is due: the tags the table has, or one of its own. */
function markColumn(plan: TablePlan): { index: number; added?: OutputColumn } {
  const tags = plan.output.findIndex((column) => column.type === 'tags');
  if (tags >= 0) return { index: tags };
  let name = 'tag';
  for (let again = 2; plan.output.some((column) => column.name === name); again++) name = `tag#${again}`;
  return { index: plan.output.length, added: { name, type: 'tags', role: 'tags', from: [-1] } };
}

function writeBundle(
  run: Run,
  options: ArchiveOptions,
  opened: Opened,
  dialect: Dialect,
  records: string,
  rows: string,
  count: number,
): void {
  const folder = options.bundle ?? path.join(run.folder, 'bundle');
  if (count > 0 || options.bundle !== undefined) run.outputs.makeFolder(folder);
  else return;
  const { info, idColumns } = opened.plan.sources[0]!;
  const files = [
    // The gzip header holds no time, so that the same records give the same bytes.
    { name: 'records.csv.gz', bytes: gzipSync(records) },
    { name: 'rows.csv', bytes: Buffer.from(rows) },
    { name: 'README.txt', bytes: Buffer.from(readme(options, count)) },
  ];
  for (const file of files) void run.outputs.open(path.join(folder, file.name)).write(file.bytes);
  const manifest: BundleManifest = {
    schema: 1,
    tool: `onerow ${VERSION}`,
    created: options.today,
    reason: [
      options.inactive === undefined ? '' : `inactive ${options.inactive} by ${options.by.join(', ')}`,
      options.where ?? '',
    ]
      .filter(Boolean)
      .join(' and '),
    source: { file: info.file, sha256: info.sha256, encoding: info.encoding },
    header: headerOf(opened.plan),
    delimiter: dialect.delimiter,
    eol: dialect.eol,
    id_columns: idColumns.map((index) => info.header.names[index]!),
    records: count,
    files: files.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  void run.outputs.open(path.join(folder, 'manifest.json')).write(`${JSON.stringify(manifest, null, 2)}\n`);
}

function readme(options: ArchiveOptions, count: number): string {
  return (['zh', 'en'] as const)
    .map((lang) => say(lang, 'archive/readme', { count, date: options.today }))
    .join('\n\n');
}
