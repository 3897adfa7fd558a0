// Single clusters of a finished merge taken apart: the merge done once more from its own backups, those clusters left
// alone. The run stays as it is; the new one has a folder of its own that can be checked and undone like any other.
import path from 'node:path';
import {
  fileInRun,
  fileState,
  nextFolderBeside,
  readBackedUpSources,
  readManifest,
  readRunFile,
  type RunManifest,
} from '../io/finished-run.ts';
import { formatOf } from '../io/table-writer.ts';
import { inputError, limitError } from '../model/user-error.ts';
import { nearestWord } from '../text/nearest.ts';
import type { Lang } from '../words/catalogue.ts';
import { runMerge, type Again, type MergeOptions } from './merge.ts';
import { patchTable } from './patch-table.ts';
import { reopenRun, type Reopened } from './reopen-run.ts';
import type { LeftAlone } from './run-settings.ts';
import { RunView } from './run-view.ts';
import { successorOf } from './successors.ts';
import { mainOf } from './verify.ts';
import type { RunSummary } from './verify-files.ts';
import { QUIET, type World } from './world.ts';

export interface UndoClustersOptions {
  readonly run: string;
  readonly clusters: readonly string[];
  /** Where the output goes; undefined: where the run's own output is, which needs `force`. */
  readonly out: string | undefined;
  /** The new run folder; undefined: the next `undo-NNN` beside the run. */
  readonly folder: string | undefined;
  /** The output as it is now, where it is no longer where the run wrote it. */
  readonly into: string | undefined;
  /** Nothing is decided about the records: the next scan may offer them again. */
  readonly asksAgain: boolean;
  readonly force: boolean;
  readonly operator: string;
  readonly arguments: readonly string[];
  readonly lang: Lang;
}

export interface UndoneClusters {
  /** The run that was gone on from: another one than asked for when that had taken over its output. */
  readonly from: string;
  readonly folder: string;
  readonly output: string;
  readonly clusters: readonly { readonly cluster: string; readonly records: readonly string[] }[];
  /** True when the output had been altered since: then only the rows of these clusters were. */
  readonly patched: boolean;
}

export async function undoClusters(options: UndoClustersOptions, world: World): Promise<UndoneClusters> {
  const from = successorOf(options.run) ?? options.run;
  const manifest = readManifest(from);
  if (!['merge', 'undo'].includes(manifest.command))
    throw inputError('undo/no-clusters', { folder: from, command: manifest.command });
  const main = mainOf(manifest);
  const view = new RunView(
    from,
    manifest.files.map(({ name }) => name),
  );
  await refuseAltered(view, manifest, main);
  const summary = JSON.parse(readRunFile(from, 'summary.json')) as RunSummary;
  const clusters = await mergedClusters(view, summary.counts.in);
  const reopened = await reopenRun(from);
  if (!reopened) throw inputError('undo/no-settings', { folder: from });
  try {
    const wanted = [...new Set(options.clusters)];
    for (const cluster of wanted) refuseUnknown(cluster, clusters, reopened, from);
    const current = await findOutput(view, manifest, main, options.into);
    const when = world.now().toISOString().slice(0, 10);
    const { leftAlone } = reopened.settings;
    const now = wanted.map((cluster): LeftAlone => {
      return { cluster, asksAgain: options.asksAgain, who: options.operator, when };
    });
    const again: Again = { of: from, settings: reopened.settings, leftAlone: [...leftAlone, ...now] };
    const target = options.out ?? options.into ?? (path.isAbsolute(main) ? main : undefined);
    const merging = await mergingAgain(reopened, { options, view, target, current, again, summary });
    const result = await runMerge(merging, world);
    const folder = result.folder!;
    return {
      from,
      folder,
      output: target ?? path.join(folder, main),
      clusters: wanted.map((cluster) => ({ cluster, records: clusters.get(cluster)! })),
      patched: current?.isAltered === true,
    };
  } finally {
    reopened.close();
  }
}

interface Current {
  readonly file: string;
  readonly isAltered: boolean;
}

async function mergingAgain(
  reopened: Reopened,
  job: {
    readonly options: UndoClustersOptions;
    readonly view: RunView;
    readonly target: string | undefined;
    readonly current: Current | undefined;
    readonly again: Again;
    readonly summary: RunSummary;
  },
): Promise<MergeOptions> {
  const { options, view, target, current, again, summary } = job;
  const fieldOf = (source: string, name: string): string | undefined =>
    summary.columns.find((each) => each.source === source && each.column === name)?.field;
  const isOver = target !== undefined && current && path.resolve(target) === path.resolve(current.file);
  const merging: MergeOptions = {
    ...reopened.options,
    command: 'undo',
    arguments: options.arguments,
    out: target,
    run: options.folder ?? nextFolderBeside(view.folder, 'undo'),
    operator: options.operator,
    lang: options.lang,
    alsoRead: [
      ...view.names.filter((name) => name !== '-' && !path.isAbsolute(name)).map((name) => view.place(name)),
      ...(current && !isOver ? [current.file] : []),
    ],
    dryRun: false,
    yes: true,
    force: options.force,
    failOn: [],
    maxRemoved: 1,
    again,
  };
  if (current?.isAltered !== true) return merging;
  // What the run wrote, to tell what somebody has changed since.
  const base = path.join(reopened.scratch, `base${path.extname(current.file)}`);
  await runMerge(
    {
      ...merging,
      out: base,
      run: path.join(reopened.scratch, 'base'),
      alsoRead: [],
      again: { ...again, leftAlone: reopened.settings.leftAlone },
    },
    QUIET,
  );
  const references = new Set(reopened.options.children.map(({ foreignKey }) => foreignKey));
  const key = (readBackedUpSources(view.folder) ?? []).flatMap(({ name, id }) =>
    id.map((column) => fieldOf(name, column) ?? column),
  );
  return {
    ...merging,
    again: {
      ...again,
      rework: {
        scratch: reopened.scratch,
        write: (next, output, { encoding, dialectOf }) =>
          patchTable({
            base: { file: base, encoding, written: dialectOf(base) },
            next: { file: next, encoding, written: dialectOf(target ?? current.file) },
            current: current.file,
            format: formatOf(target ?? current.file),
            output,
            references,
            key: [...new Set(key)],
          }),
      },
    },
  };
}

/** A run that is worked on must be as it was written. Its output may have been gone on with. */
async function refuseAltered(view: RunView, { files }: RunManifest, main: string): Promise<void> {
  for (const { name, sha256 } of files) {
    if (name === '-' || name === main) continue;
    if ((await fileState(view.place(name), sha256)) !== 'same')
      throw limitError('undo/run-altered', { file: name, folder: view.folder });
  }
}

async function findOutput(
  view: RunView,
  { files }: RunManifest,
  main: string,
  into: string | undefined,
): Promise<Current | undefined> {
  const { sha256 } = files.find(({ name }) => name === main) ?? { sha256: '' };
  const file = into ?? (main === '-' ? undefined : fileInRun(view.folder, main));
  const state = file === undefined ? 'missing' : await fileState(file, sha256);
  if (state === 'missing') throw inputError('undo/output-missing', { file: file ?? '-' });
  return { file: file!, isAltered: state === 'changed' };
}

/** Cluster → the ids of its records, the surviving one first. */
async function mergedClusters(view: RunView, lines: number): Promise<Map<string, string[]>> {
  const table = await view.ours('crosswalk.csv');
  const at = ['cluster_id', 'old_id', 'role'].map((name) => table.column(name));
  const [clusterAt, idAt, roleAt] = at as [number, number, number];
  const clusters = new Map<string, string[]>();
  let left = lines;
  for (let row = await table.next(); row !== undefined && left-- > 0; row = await table.next()) {
    if (row[roleAt] !== 'merged' && row[roleAt] !== 'survivor') continue;
    const ids = clusters.get(row[clusterAt]!) ?? [];
    if (row[roleAt] === 'survivor') ids.unshift(row[idAt]!);
    else ids.push(row[idAt]!);
    clusters.set(row[clusterAt]!, ids);
  }
  await table.close();
  return clusters;
}

const SHOWN = 5;

function refuseUnknown(
  cluster: string,
  clusters: ReadonlyMap<string, readonly string[]>,
  { settings }: Reopened,
  folder: string,
): void {
  if (clusters.has(cluster)) return;
  if (settings.leftAlone.some((left) => left.cluster === cluster))
    throw inputError('undo/already-undone', { cluster });
  const found = [...clusters].find(([, ids]) => ids.includes(cluster))?.[0];
  if (found !== undefined) throw inputError('undo/record-in-cluster', { cluster, found });
  const names = [...clusters.keys()];
  throw inputError('undo/unknown-cluster', {
    folder,
    cluster,
    nearest: nearestWord(cluster, names),
    count: names.length,
    some: `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ' …' : ''}`,
  });
}
