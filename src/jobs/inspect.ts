// sources → what is in them: every column's type, quality and damage, the worst first. Nothing is changed; what is written
// is a report and a mapping that later runs can be pinned to.
import { inputFiles } from '../io/source.ts';
import { addTally, emptyTally } from '../model/events.ts';
import { FLAGS_HEADER, REJECTS_HEADER } from '../report/ledger.ts';
import type { InspectFigures } from '../report/data.ts';
import { parseRequirement } from '../rulepack/requirements.ts';
import { renderMapping } from '../rulepack/mapping-file.ts';
import { countsOf } from './counts.ts';
import { openExecutor, startEarly } from './execute.ts';
import { InspectFindings } from './inspect-figures.ts';
import { INCOMPLETE_HEADER, inspectTask, type InspectSetup } from './inspect-task.ts';
import { pinsOf } from './pins.ts';
import type { SharedOptions } from './options.ts';
import { withRun, type RunResult } from './run.ts';
import { openSources, readAll } from './sources.ts';
import type { World } from './world.ts';

export interface InspectOptions extends SharedOptions {
  /** `phone|email`, each one a requirement every record should meet. */
  readonly require: readonly string[];
  /** Fields that onerow.yaml calls required. They need not be in every source: what is not there is missing. */
  readonly requiredFields: readonly string[];
}

/** A finished inspection: the run, and what it found for the terminal and the report. */
export interface InspectResult extends RunResult {
  readonly figures: InspectFigures;
  /** Where the mapping was written. */
  readonly mapping: string;
}

export async function runInspect(options: InspectOptions, world: World): Promise<InspectResult> {
  const files = inputFiles(options.sources);
  let figures: InspectFigures | undefined;
  let mapping = '';
  const result = await withRun(options, world, files, async (run) => {
    const started = startEarly([inspectTask], files, options.threads);
    const opened = await openSources(options, run);
    const { plan } = opened;
    const first = options.sources[0]?.file ?? '';
    const known = new Set(plan.output.map((column) => column.name));
    const wanted = [...options.require, ...options.requiredFields.filter((field) => known.has(field))];
    const requirements = wanted.map((text) => parseRequirement(text, plan.output, first));
    const setup: InspectSetup = { plan, stamp: run.stamp, where: options.where, requirements };
    const findings = new InspectFindings(plan, requirements);
    const tally = emptyTally(plan.output.length);
    const flags = run.open('flags.csv');
    const rejects = run.open('rejects.csv');
    void flags.write(FLAGS_HEADER);
    void rejects.write(REJECTS_HEADER);
    const incomplete = requirements.length > 0 ? run.open('incomplete.csv') : undefined;
    void incomplete?.write(INCOMPLETE_HEADER);
    const executor = openExecutor(inspectTask, setup, {
      threads: options.threads,
      bytes: opened.bytes,
      started,
    });
    try {
      for await (const part of executor.run(readAll(opened, world, 'step/inspect'))) {
        addTally(tally, part.tally);
        findings.add(part);
        void flags.write(part.flags);
        void rejects.write(part.rejects);
        void incomplete?.write(part.incomplete);
      }
    } finally {
      await executor.close();
    }
    figures = findings.figures(tally, options.sources);
    mapping = run.mainPath('mapping.yaml');
    void run.outputs
      .open(mapping, { ours: options.out === undefined })
      .write(renderMapping(pinsOf(plan, options.lang), options.lang));
    return {
      plan,
      tally,
      counts: countsOf(tally),
      extra: findings.summary(figures),
      report: { inspect: figures },
    };
  });
  return { ...result, figures: figures!, mapping };
}
