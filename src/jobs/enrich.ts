// sources + a reference file → the same records, blanks filled from it, and what it says otherwise
import { inputFiles, openSource, type SourceSpec } from '../io/source.ts';
import { spoolStandardInput } from '../io/spool.ts';
import { formatOf, noSuchCharacter, openTableWriter } from '../io/table-writer.ts';
import { addTally, emptyTally } from '../model/events.ts';
import { inputError, usageError } from '../model/user-error.ts';
import { giveBack } from '../text/spare-bytes.ts';
import { countsOf } from './counts.ts';
import { enrichColumns, type ColumnPair, type EnrichColumns } from './enrich-columns.ts';
import { ENRICH_HEADER, enrichTask, noFigures, OUTCOMES, type EnrichFigures, type EnrichSetup } from './enrich-task.ts'; // prettier-ignore
import { openExecutor } from './execute.ts';
import { headerOf, sourceDialect } from './normalize.ts';
import type { SharedOptions } from './options.ts';
import { outputEncoding } from './output-encoding.ts';
import { makePlan, type MapEntry } from './plan.ts';
import { ReferenceBuilder, ReferenceIndex, type ReferenceData } from './reference-index.ts';
import { referenceTask } from './reference-task.ts';
import { withRun, type Run, type RunResult } from './run.ts';
import { openSources, readAll, type Opened } from './sources.ts';
import type { World } from './world.ts';

export interface EnrichOptions extends SharedOptions {
  readonly reference: SourceSpec;
  /** Columns that together name a record in both files. */
  readonly on: readonly ColumnPair[];
  readonly fill: readonly ColumnPair[];
  /** Values that differ are replaced by those of the reference. */
  readonly overwrite: boolean;
}

/** What a run found out about its reference. */
export interface ReferenceFigures {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: number;
  readonly keyless: number;
  readonly keys: number;
  /** Keys under which rows of it contradict each other. */
  readonly contradicting: number;
}

/** So many pairs of contradicting rows are named. */
const NAMED = 5;

export async function runEnrich(options: EnrichOptions, world: World): Promise<RunResult> {
  const files = [...inputFiles(options.sources), ...inputFiles([options.reference])];
  return withRun(options, world, files, async (run) => {
    const { inputs, reference, columns } = await openBoth(options, run);
    const { plan } = inputs;
    const { data, figures: known } = await readReference(options, world, reference, columns);
    const path = run.mainPath('enriched.csv');
    const format = path === '-' ? 'csv' : formatOf(path);
    const encoding = outputEncoding(options.outEncoding, plan.sources.map(({ info }) => info), format); // prettier-ignore
    const table = await openTableWriter(run.outputs.open(path, { ours: options.out === undefined }), format, {
      header: headerOf(plan),
      encoding,
      ...sourceDialect(inputs, path),
    });
    const setup: EnrichSetup = {
      plan,
      stamp: run.stamp,
      dialect: table.dialect,
      encoding,
      where: options.where,
      on: columns.on,
      fill: columns.fill,
      reference: data,
      overwrites: options.overwrite,
    };
    const audit = run.audit();
    const listed = run.open('enrich.csv');
    void listed.write(ENRICH_HEADER);
    const tally = emptyTally(plan.output.length);
    const figures = [noFigures(), ...columns.fill.map(noFigures)];
    const executor = openExecutor(enrichTask, setup, { threads: options.threads, bytes: inputs.bytes });
    try {
      for await (const part of executor.run(readAll(inputs, world, 'step/enrich'))) {
        if (part.unwritable)
          throw noSuchCharacter(part.unwritable.character, encoding, part.unwritable.place);
        if (part.output) await table.bytes(part.output);
        if (part.rows && part.rows.length > 0) await table.rows(part.rows);
        void audit.changes.write(part.changes);
        void audit.flags.write(part.flags);
        void audit.rejects.write(part.rejects);
        await listed.write(part.found);
        addTally(tally, part.tally);
        part.figures.forEach((own, at) => {
          for (const name of OUTCOMES) figures[at]![name] += own[name];
        });
        for (const bytes of [part.output, part.changes, part.flags, part.rejects])
          if (bytes) giveBack(bytes.buffer);
      }
    } finally {
      await executor.close();
    }
    await table.end();
    const [all, ...byField] = figures as [EnrichFigures, ...EnrichFigures[]];
    const perField = byField.map(({ filled, agreed, disagreed, overwritten, kept, blank, invalid }, at) => [
      plan.output[columns.fill[at]!.target]!.name,
      { filled, agreed, disagreed, overwritten, kept, blank, invalid },
    ]);
    return {
      plan,
      tally,
      counts: countsOf(tally),
      extra: { ...all, enriched: Object.fromEntries(perField) as unknown, reference: known },
      rows: new Map([[path, tally.rowsOut]]),
    };
  });
}

interface Both {
  readonly inputs: Opened;
  /** The reference alone, as if it were an input. */
  readonly reference: Opened;
  readonly columns: EnrichColumns;
}

async function openBoth(options: EnrichOptions, run: Run): Promise<Both> {
  const { reference: spec } = options;
  const named = spec.files ?? [spec.file];
  const fromInput = options.sources.some(({ file, files }) => (files ?? [file]).includes('-'));
  if (named.includes('-') && fromInput) throw usageError('enrich/two-inputs');
  const paths = new Map(named.includes('-') ? [['-', await spoolStandardInput(run.folder)] as const] : []);
  const source = await openSource({ ...spec, scratch: run.folder }, paths);
  const { names } = source.info.header;
  // The reference may have columns that the input does not have; both are told about by the same flags.
  const ofInput = options.maps.filter((entry) => entry.source !== spec.name);
  const isOfReference = ({ column, source: whose }: MapEntry): boolean =>
    whose === spec.name || (whose === undefined && names.includes(column));
  const none = { more: false, extension: false, raw: false };
  const inputs = await openSources({ ...options, maps: ofInput }, run, none, names);
  const plan = makePlan([source], {
    maps: options.maps
      .filter(isOfReference)
      .map((entry) => ({ ...entry, source: undefined, field: undefined })),
    id: [],
    country: inputs.plan.country,
    today: options.today,
    phoneFormat: options.phoneFormat,
    phoneArea: options.phoneArea,
    dateOrder: options.dateOrder,
    values: options.values,
    lexicons: options.lexicons,
    added: none,
  });
  const reference: Opened = { sources: [source], plan, lang: options.lang, bytes: source.info.bytes };
  const columns = enrichColumns(inputs.plan, plan.sources[0]!, options.on, options.fill);
  return { inputs, reference, columns };
}

/** The whole reference by its keys, and what is wrong with it. Throws where its keys do not name one thing each. */
async function readReference(
  options: EnrichOptions,
  world: World,
  reference: Opened,
  columns: EnrichColumns,
): Promise<{ data: ReferenceData; figures: ReferenceFigures }> {
  const { info } = reference.sources[0]!;
  const source = reference.plan.sources[0]!;
  const builder = new ReferenceBuilder(columns.fill.length);
  const setup = { source, on: columns.onReference, fill: columns.fillReference };
  const executor = openExecutor(referenceTask, setup, { threads: options.threads, bytes: reference.bytes });
  let rows = 0;
  let rejected = 0;
  try {
    for await (const part of executor.run(readAll(reference, world, 'step/reference'))) {
      builder.add(part.chunk);
      rows += part.chunk.count;
      rejected += part.rejected;
    }
  } finally {
    await executor.close();
  }
  const { keyless } = builder;
  const data = builder.done();
  const { keys, clashing, rows: clashes } = new ReferenceIndex(data).figures(NAMED);
  const names = options.on.map((pair) => pair.reference).join('+');
  if (keys === 0) throw inputError('enrich/no-keys', { file: info.file, column: names, rows });
  const told = clashes.map(([first, second]) => `${first}/${second}`).join(', ');
  if (clashing * 2 > keys)
    throw inputError('enrich/not-unique', { file: info.file, column: names, keys, count: clashing, rows: told }); // prettier-ignore
  if (clashing > 0) world.warn('enrich/contradicting', { file: info.file, count: clashing, rows: told });
  if (rejected > 0) world.warn('enrich/reference-rejected', { file: info.file, count: rejected });
  const figures = {
    file: info.file,
    sha256: info.sha256,
    rows,
    rejected,
    keyless,
    keys,
    contradicting: clashing,
  };
  return { data, figures };
}
