// The life of one run: its folder, its audit files, its summary, and the moment when all of it becomes real.
import path from 'node:path';
import { OutputSet, type Output, type Written } from '../io/outputs.ts';
import { claimNextRunFolder, claimRunFolder, indexOf, nextRunFolder, recordRun } from '../io/run-folder.ts';
import type { PartInfo } from '../io/source.ts';
import type { Tally } from '../model/events.ts';
import type { Counts, FieldSummary, FileFacts, Summary } from '../model/summary.ts';
import { EXIT, inputError, limitError } from '../model/user-error.ts';
import { say } from '../words/catalogue.ts';
import { CHANGES_HEADER, FLAGS_HEADER, REJECTS_HEADER, type Stamp } from '../report/ledger.ts';
import type { ReportData } from '../report/data.ts';
import { renderReport } from '../report/html.ts';
import { VERSION } from '../model/version.ts';
import type { SharedOptions } from './options.ts';
import type { TablePlan } from './plan.ts';
import { renderUnmapped, unmappedValues, type Unmapped } from './unmapped.ts';
import type { World } from './world.ts';

/** A finished run, for the command to print. */
export interface RunResult {
  readonly summary: Summary;
  readonly tally: Tally;
  /** Values no list knows, with what they are probably meant for. */
  readonly unmapped: Unmapped;
  readonly folder: string | undefined;
  readonly outputs: readonly string[];
  readonly dryRun: boolean;
  readonly exit: 0 | 1;
}

/** What a job knows at its end that goes into the summary. */
export interface Outcome {
  readonly plan: TablePlan;
  readonly tally: Tally;
  readonly counts: Counts;
  /** Own figures of the command, in the order they are to stand in summary.json. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly limits?: readonly string[];
  readonly exit?: 0 | 1;
  readonly reason?: string;
  /** Rows of each output file, by its path as given. */
  readonly rows?: ReadonlyMap<string, number>;
  /** What report.html shows beside the summary. */
  readonly report?: Partial<Pick<ReportData, 'fields' | 'scan' | 'merge' | 'inspect'>>;
}

export class Run {
  readonly options: SharedOptions;
  readonly world: World;
  readonly folder: string;
  readonly stamp: Stamp;
  readonly outputs: OutputSet;
  readonly #started: string;
  #audit: { changes: Output; flags: Output; rejects: Output } | undefined;

  constructor(options: SharedOptions, world: World, inputs: readonly string[]) {
    this.options = options;
    this.world = world;
    const { command, dryRun: dry, force, out: main } = options;
    const [first = '-'] = inputs;
    this.outputs = new OutputSet({ inputs: [...inputs, ...(options.alsoRead ?? [])], force, dry, main });
    this.#started = world.now().toISOString();
    try {
      if (dry) this.folder = options.run ?? nextRunFolder(first, command);
      else if (options.run === undefined) this.folder = claimNextRunFolder(this.outputs, first, command);
      else {
        this.folder = options.run;
        claimRunFolder(this.outputs, this.folder, force);
      }
      if (main !== undefined) {
        this.outputs.check(main);
        this.outputs.lock(main);
      }
    } catch (error) {
      this.outputs.discard();
      throw error;
    }
    this.stamp = {
      run: path.basename(this.folder),
      time: this.#started,
      operator: options.operator,
      command: options.command,
    };
  }

  /** A file of the run folder. */
  open(name: string): Output {
    return this.outputs.open(path.join(this.folder, name), { ours: true });
  }

  /** changes.csv, flags.csv and rejects.csv, with their headers. */
  audit(): { changes: Output; flags: Output; rejects: Output } {
    if (!this.#audit) {
      this.#audit = {
        changes: this.open('changes.csv'),
        flags: this.open('flags.csv'),
        rejects: this.open('rejects.csv'),
      };
      void this.#audit.changes.write(CHANGES_HEADER);
      void this.#audit.flags.write(FLAGS_HEADER);
      void this.#audit.rejects.write(REJECTS_HEADER);
    }
    return this.#audit;
  }

  /** The path of the main output: as told, or `name` in the run folder. */
  mainPath(name: string): string {
    return this.options.out ?? path.join(this.folder, name);
  }

  discard(): void {
    this.outputs.discard();
  }

  /** Checks that the counts add up, writes summary, report and manifest, and gives every file its name. */
  finish(found: Outcome): RunResult {
    const outcome = withGates(found, this.options.failOn);
    const { counts, tally } = outcome;
    const accounted =
      counts.out + counts.rejected + counts.removed + counts.merged + counts.archived + counts.erased;
    if (counts.in !== accounted + counts.not_selected) {
      throw limitError('run/does-not-add-up', { in: counts.in, accounted: accounted + counts.not_selected });
    }
    if (counts.in > 0 && counts.rejected === counts.in) {
      const [code = ''] = Object.entries(tally.rejects).sort((a, b) => b[1] - a[1])[0] ?? [];
      throw inputError('io/nothing-usable', { rows: counts.in, why: say(this.options.lang, code) });
    }
    const exit = outcome.exit ?? EXIT.done;
    const build = (written: readonly Written[]): Summary => this.#summary(outcome, written, exit);
    const unmapped = unmappedValues(outcome.plan, tally);
    if (!this.options.dryRun) {
      this.#writeLog(counts);
      if (Object.keys(unmapped).length > 0) void this.open('unmapped.csv').write(renderUnmapped(unmapped));
      if (this.options.configText !== undefined)
        void this.open('config.used.yaml').write(this.options.configText);
      void this.open('report.html').write(renderReport(this.reportData(outcome, unmapped)));
    }
    let summary = build([]);
    const written = this.outputs.commit({
      last: (finished) => {
        summary = build(finished);
        return [
          {
            path: path.join(this.folder, 'summary.json'),
            text: () => `${JSON.stringify(summary, null, 2)}\n`,
          },
          {
            path: path.join(this.folder, 'manifest.json'),
            text: (all) => renderManifest(this.folder, summary, all),
          },
        ];
      },
      announce: {
        file: indexOf(this.folder),
        action: () => recordRun(this.folder, this.options.command, this.#started),
      },
    });
    if (this.outputs.unsynced) this.world.warn('io/not-synced', {});
    return {
      summary,
      tally,
      unmapped,
      folder: this.options.dryRun ? undefined : this.folder,
      outputs: written.map((file) => file.path),
      dryRun: this.options.dryRun,
      exit,
    };
  }

  /** A folder inside the run folder. */
  makeFolder(name: string): void {
    this.outputs.makeFolder(path.join(this.folder, name));
  }

  /** What reports are rendered from, before the outputs have their names. */
  reportData(outcome: Outcome, unmapped = unmappedValues(outcome.plan, outcome.tally)): ReportData {
    // Sizes and hashes are known when everything is written; the manifest has them.
    const announced = [...(outcome.rows?.keys() ?? [])].map((file) => ({ path: file, bytes: 0, sha256: '' }));
    const summary = this.#summary(outcome, announced, outcome.exit ?? EXIT.done);
    const fields = outcome.plan.output.map((column) => column.name);
    return {
      summary,
      lang: this.options.lang,
      examples: outcome.tally.examples,
      unmapped,
      fields,
      ...outcome.report,
    };
  }

  #writeLog(counts: Counts): void {
    const log = this.open('log.txt');
    void log.write(`${this.#started} ${this.options.command} started\n`);
    void log.write(`${this.world.now().toISOString()} ${JSON.stringify(counts)}\n`);
  }

  #summary(outcome: Outcome, written: readonly Written[], exit: 0 | 1): Summary {
    const { plan, tally, counts } = outcome;
    const inRun = path.resolve(this.folder) + path.sep;
    return {
      schema: 1,
      tool: `onerow ${VERSION}`,
      run: this.stamp.run,
      command: this.options.command,
      arguments: this.options.arguments,
      operator: this.options.operator,
      started: this.#started,
      ended: this.world.now().toISOString(),
      now: this.options.today,
      country: plan.country,
      inputs: plan.sources.flatMap(({ info }) => info.parts.map((part) => inputFacts(info.name, part))),
      outputs: written
        .filter((file) => !path.resolve(file.path).startsWith(inRun) || outcome.rows?.has(file.path) === true)
        .map((file) => outputFacts(file, outcome.rows)),
      counts,
      columns: plan.sources.flatMap((source) =>
        source.columns.map((column) => ({
          source: source.info.name,
          column: column.name,
          field: plan.output[column.target]!.name,
          type: column.type,
          role: column.role,
          confidence: column.confidence,
          decided_by: column.decidedBy,
        })),
      ),
      fields: fieldSummaries(plan, tally),
      rules: sorted(tally.rules),
      flags: sorted(tally.flags),
      rejects: sorted(tally.rejects),
      unmapped: sorted(tally.unmapped),
      ...outcome.extra,
      limits: outcome.limits ?? [],
      exit,
      reason: outcome.reason ?? '',
    };
  }
}

/** Runs `body` and cleans up after it when it fails. */
export async function withRun(
  options: SharedOptions,
  world: World,
  inputs: readonly string[],
  body: (run: Run) => Promise<Outcome>,
): Promise<RunResult> {
  const run = new Run(options, world, inputs);
  try {
    return run.finish(await body(run));
  } catch (error) {
    run.discard();
    throw error;
  }
}

/** The gates that every command has: findings and rejected rows. A command's own gate comes first. */
function withGates(outcome: Outcome, failOn: SharedOptions['failOn']): Outcome {
  if (outcome.exit === EXIT.gate) return outcome;
  const { flags, rejected } = outcome.tally;
  if (failOn.includes('rejects') && rejected > 0)
    return { ...outcome, exit: EXIT.gate, reason: 'gate/rejects' };
  if (failOn.includes('findings') && Object.keys(flags).length > 0) {
    return { ...outcome, exit: EXIT.gate, reason: 'gate/findings' };
  }
  return outcome;
}

/** The commit point: what the run consists of, with the hash of every file. Paths inside the folder are relative to it. */
function renderManifest(folder: string, summary: Summary, files: readonly Written[]): string {
  const inside = path.resolve(folder) + path.sep;
  const entries = files.map((file) => {
    const full = path.resolve(file.path);
    const name = full.startsWith(inside) ? path.relative(folder, full) : file.path === '-' ? '-' : full;
    return { name, size: file.bytes, sha256: file.sha256 };
  });
  // Some are opened beside others, whichever comes first.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const { schema, tool, run, command, inputs } = summary;
  return `${JSON.stringify({ schema, tool, run, command, inputs, files: entries }, null, 2)}\n`;
}

function inputFacts(source: string, part: PartInfo): FileFacts {
  return {
    source,
    name: part.file,
    size: part.bytes,
    sha256: part.sha256,
    ...(part.rows === undefined ? {} : { rows: part.rows }),
    ...(part.format === 'csv' || part.format === 'xlsx' ? {} : { format: part.format }),
    ...(part.packed === 'no' ? {} : { packed: part.packed }),
    encoding: part.encoding,
    ...(part.format === 'csv' ? { delimiter: part.dialect.delimiter } : {}),
    ...(part.sheet === undefined ? {} : { sheet: part.sheet }),
  };
}

function outputFacts(file: Written, rows: ReadonlyMap<string, number> | undefined): FileFacts {
  const count = rows?.get(file.path);
  return {
    name: file.path,
    size: file.bytes,
    sha256: file.sha256,
    ...(count === undefined ? {} : { rows: count }),
  };
}

function fieldSummaries(plan: TablePlan, tally: Tally): Record<string, FieldSummary> {
  const fields = Object.create(null) as Record<string, FieldSummary>;
  plan.output.forEach((column, index) => {
    const counts = tally.fields[index];
    if (column.added === undefined && counts) fields[column.name] = { type: column.type, ...counts };
  });
  return fields;
}

/** Keys in code-point order, so that the summary's bytes do not depend on which chunk came first. */
function sorted<T>(counts: Readonly<Record<string, T>>): Record<string, T> {
  const result = Object.create(null) as Record<string, T>;
  for (const key of Object.keys(counts).sort()) result[key] = counts[key] as T;
  return result;
}
