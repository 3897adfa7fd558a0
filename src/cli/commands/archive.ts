import path from 'node:path';
import type { RestoreOptions } from '../../jobs/archive-bundle.ts';
import type { ArchiveOptions } from '../../jobs/archive.ts';
import { usageError } from '../../model/user-error.ts';
import { groupDigits, say } from '../../words/catalogue.ts';
import {
  booleanFlag,
  defineCommand,
  oneOf,
  textFlag,
  type Ending,
  type Flags,
  type Setting,
} from '../command.ts';
import { describeCounts } from '../print-run.ts';
import { parseShared, shareOf, withOutEncoding, withSharedOptions } from '../shared-options.ts';

const ACTIONS = ['mark', 'archive', 'delete'] as const;
const UNKNOWN = ['keep', 'include'] as const;
const CONFLICTS = ['skip', 'rename'] as const;
const MAX_REMOVED = 0.2;

/** Retiring records by rule, or something about a bundle that exists. */
type Task =
  | { readonly kind: 'retire'; readonly options: ArchiveOptions }
  | { readonly kind: 'list' | 'verify'; readonly folder: string }
  | { readonly kind: 'restore'; readonly options: RestoreOptions };

// Two passes: one decides, one writes. Nothing is removed before the share has been checked and confirmed.
export const archive = defineCommand<Task>({
  name: 'archive',
  examples: [
    'archive crm.csv --inactive 3y --by 最近联系,最近下单 --bundle 2026-q1 --yes -o active.csv',
    "archive crm.csv --where '来源 = 试用申请 and created older 90d' --action mark -o marked.csv",
    'archive verify 2026-q1',
    'archive restore 2026-q1 --into active.csv -o again.csv',
  ],
  declare: (program, words) =>
    withOutEncoding(withSharedOptions(program, words), words)
      .option('--inactive <duration>', words('option/inactive'))
      .option('--by <columns>', words('option/by'))
      .option('--action <action>', words('option/action'))
      .option('--bundle <dir>', words('option/bundle'))
      .option('--unknown <action>', words('option/unknown'))
      .option('--max-removed <share>', words('option/max-removed'))
      .option('--into <file>', words('option/into'))
      .option('--on-conflict <action>', words('option/on-conflict')),
  async parse(flags, operands, setting) {
    const [verb, folder] = operands;
    if (verb === 'list' || verb === 'verify') return { kind: verb, folder: needFolder(folder, verb) };
    if (verb === 'restore')
      return { kind: 'restore', options: parseRestore(flags, needFolder(folder, verb), setting) };
    const { shared, config } = await parseShared('archive', flags, operands, setting);
    const from = config.archive ?? {};
    const by = textFlag(flags, 'by')
      ?.split(/[,，]/)
      .map((name) => name.trim());
    return {
      kind: 'retire',
      options: {
        ...shared,
        where: shared.where ?? from.where,
        inactive: textFlag(flags, 'inactive') ?? from.inactive,
        by: by?.filter((name) => name !== '') ?? from.by ?? [],
        action: oneOf(flags, 'action', '--action', ACTIONS) ?? from.action ?? 'archive',
        bundle: textFlag(flags, 'bundle'),
        unknown: oneOf(flags, 'unknown', '--unknown', UNKNOWN) ?? from.unknown ?? 'keep',
        maxRemoved:
          shareOf(textFlag(flags, 'maxRemoved') ?? from.max_removed, '--max-removed') ?? MAX_REMOVED,
      },
    };
  },
  async run(task, setting) {
    switch (task.kind) {
      case 'retire':
        return describeCounts(
          await (await import('../../jobs/archive.ts')).runArchive(task.options, setting.world),
          setting,
        );
      case 'list':
        return await describeList(task.folder, setting);
      case 'verify': {
        const { verifyBundle } = await import('../../jobs/archive-bundle.ts');
        const records = verifyBundle(task.folder);
        return {
          exit: 0,
          lines: [say(setting.lang, 'archive/verified', { records, folder: task.folder })],
          json: { records },
        };
      }
      case 'restore': {
        const { restoreBundleInto } = await import('../../jobs/archive-bundle.ts');
        const restored = await restoreBundleInto(task.options);
        const lines = [say(setting.lang, 'archive/restored', { ...restored, file: task.options.out })];
        return { exit: 0, lines, json: restored };
      }
    }
  },
});

async function describeList(folder: string, { lang }: Setting): Promise<Ending> {
  const { listBundles } = await import('../../jobs/archive-bundle.ts');
  const bundles = listBundles(folder);
  const lines = bundles.map(
    (bundle) =>
      `${path.basename(bundle.folder)}  ${bundle.created}  ${groupDigits(bundle.records)}  ${bundle.reason}`,
  );
  return {
    exit: 0,
    lines: lines.length > 0 ? lines : [say(lang, 'archive/none', { folder })],
    json: bundles,
  };
}

function needFolder(folder: string | undefined, verb: string): string {
  if (folder === undefined) throw usageError('archive/needs-bundle', { verb });
  return folder;
}

function parseRestore(flags: Flags, bundle: string, { world }: Setting): RestoreOptions {
  const into = textFlag(flags, 'into');
  const out = textFlag(flags, 'out');
  if (into === undefined || out === undefined) throw usageError('archive/restore-needs');
  return {
    bundle,
    into,
    out,
    where: textFlag(flags, 'where'),
    id: textFlag(flags, 'id')?.split(/[,，]/) ?? [],
    onConflict: oneOf(flags, 'onConflict', '--on-conflict', CONFLICTS) ?? 'stop',
    force: booleanFlag(flags, 'force'),
    today: textFlag(flags, 'now') ?? world.now().toISOString().slice(0, 10),
  };
}
