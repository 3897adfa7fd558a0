import path from 'node:path';
import type { UndoClustersOptions } from '../../jobs/undo-clusters.ts';
import type { UndoTrailOptions } from '../../jobs/undo-trail.ts';
import type { UndoOptions } from '../../jobs/undo.ts';
import { usageError } from '../../model/user-error.ts';
import { say } from '../../words/catalogue.ts';
import { booleanFlag, defineCommand, textFlag, textsFlag, type Ending, type Setting } from '../command.ts';
import { paint } from '../paint.ts';
import { describeTrail } from '../print-trail.ts';
import { systemUser } from '../shared-options.ts';
import { forTerminal } from '../terminal-text.ts';

type Options = UndoOptions | UndoClustersOptions | (UndoTrailOptions & { readonly byTrail: true });

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// Unpacks the backup of a run that removed rows and checks its hash: the inputs, byte for byte. Single clusters are taken
// apart by merging the backups once more without them. With --from-trail it reads the output and changes.csv twice, row by
// row, and puts the old texts back.
export const undo = defineCommand<Options>({
  name: 'undo',
  examples: [
    'undo crm.csv.onerow/merge-001 -o crm-before.csv',
    'undo crm.csv.onerow/merge-001 --cluster 3f2a9c41d07e -o corrected.csv',
    'undo crm.csv.onerow/merge-001 --cluster 3f2a9c41d07e --into edited.csv --force',
    'undo crm.csv.onerow/normalize-001 --from-trail clean.csv -o crm-before.csv',
  ],
  declare: (program, words) =>
    program
      .argument('<run>', words('option/run-folder'))
      .option('-o, --out <file>', words('option/undo-out'))
      .option('--cluster <id>', words('option/undo-cluster'), collect)
      .option('--into <file>', words('option/undo-into'))
      .option('--ask-again', words('option/ask-again'))
      .option('--from-trail [file]', words('option/from-trail'))
      .option('-r, --run <dir>', words('option/run'))
      .option('--operator <name>', words('option/operator'))
      .option('--force', words('option/force'))
      .option('--json', words('option/json'))
      .option('--quiet', words('option/quiet'))
      .option('--no-progress', words('option/no-progress'))
      .option('--lang <zh|en>', words('option/lang')),
  parse(flags, [run], setting) {
    if (run === undefined) throw usageError('cli/missing-run', { command: 'undo' });
    const common = { run, out: textFlag(flags, 'out'), force: booleanFlag(flags, 'force') };
    const clusters = textsFlag(flags, 'cluster').flatMap((ids) => ids.split(/[,，\s]+/).filter(Boolean));
    const [into, folder] = [textFlag(flags, 'into'), textFlag(flags, 'run')];
    const asksAgain = booleanFlag(flags, 'askAgain');
    if (clusters.length === 0) {
      if (into !== undefined || asksAgain || folder !== undefined) throw usageError('undo/for-clusters');
      if (flags['fromTrail'] === undefined) return common;
      return { ...common, file: textFlag(flags, 'fromTrail'), byTrail: true as const };
    }
    if (flags['fromTrail'] !== undefined) throw usageError('undo/trail-or-clusters');
    const operator = textFlag(flags, 'operator') ?? systemUser();
    const { lang, arguments: told } = setting;
    return { ...common, clusters, into, folder, asksAgain, operator, lang, arguments: told };
  },
  run(options, setting) {
    if ('clusters' in options) return undoSome(options, setting);
    return 'byTrail' in options ? undoTrail(options, setting) : undoAll(options, setting);
  },
});

async function undoTrail(options: UndoTrailOptions, { lang }: Setting): Promise<Ending> {
  return describeTrail(await (await import('../../jobs/undo-trail.ts')).undoByTrail(options), lang);
}

async function undoAll(options: UndoOptions, { lang }: Setting): Promise<Ending> {
  const undone = await (await import('../../jobs/undo.ts')).runUndo(options);
  const lines = undone.files.map(({ input, restored }) =>
    say(lang, 'undo/restored', { input: forTerminal(input), file: paint.path(forTerminal(restored)) }),
  );
  return { exit: 0, lines, json: undone };
}

async function undoSome(options: UndoClustersOptions, { lang, world }: Setting): Promise<Ending> {
  const undone = await (await import('../../jobs/undo-clusters.ts')).undoClusters(options, world);
  const { from, folder, output, clusters } = undone;
  const shown = (file: string): string => paint.path(forTerminal(file));
  const lines = [
    ...(path.resolve(from) === path.resolve(options.run)
      ? []
      : [say(lang, 'undo/continued', { before: forTerminal(options.run), folder: shown(from) })]),
    ...clusters.map(({ cluster, records }) =>
      say(lang, 'undo/cluster-restored', { cluster, count: records.length }),
    ),
    say(lang, undone.patched ? 'undo/patched' : 'undo/written', { file: shown(output) }),
    say(lang, 'undo/run', { folder: shown(folder) }),
    say(lang, options.asksAgain ? 'undo/asks-again' : 'undo/decided', {
      file: shown(path.join(folder, 'decisions.csv')),
    }),
  ];
  return { exit: 0, lines, json: undone };
}
