import path from 'node:path';
import type { UndoOptions } from '../../jobs/undo.ts';
import type { UndoClustersOptions } from '../../jobs/undo-clusters.ts';
import { usageError } from '../../model/user-error.ts';
import { say } from '../../words/catalogue.ts';
import { booleanFlag, defineCommand, textFlag, textsFlag, type Ending, type Setting } from '../command.ts';
import { paint } from '../paint.ts';
import { systemUser } from '../shared-options.ts';
import { forTerminal } from '../terminal-text.ts';

type Options = UndoOptions | UndoClustersOptions;

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// Unpacks the backup of a run that removed rows and checks its hash: the inputs, byte for byte. Single clusters are taken
// apart by merging the backups once more without them.
export const undo = defineCommand<Options>({
  name: 'undo',
  examples: [
    'undo crm.csv.onerow/merge-001 -o crm-before.csv',
    'undo crm.csv.onerow/merge-001 --cluster 3f2a9c41d07e -o corrected.csv',
    'undo crm.csv.onerow/merge-001 --cluster 3f2a9c41d07e --into edited.csv --force',
  ],
  declare: (program, words) =>
    program
      .argument('<run>', words('option/run-folder'))
      .option('-o, --out <file>', words('option/undo-out'))
      .option('--cluster <id>', words('option/undo-cluster'), collect)
      .option('--into <file>', words('option/undo-into'))
      .option('--ask-again', words('option/ask-again'))
      .option('-r, --run <dir>', words('option/run'))
      .option('--operator <name>', words('option/operator'))
      .option('--force', words('option/force'))
      .option('--json', words('option/json'))
      .option('--quiet', words('option/quiet'))
      .option('--no-progress', words('option/no-progress'))
      .option('--lang <zh|en>', words('option/lang')),
  parse(flags, [run], setting) {
    if (run === undefined) throw usageError('cli/missing-run', { command: 'undo' });
    const [out, force] = [textFlag(flags, 'out'), booleanFlag(flags, 'force')];
    const clusters = textsFlag(flags, 'cluster').flatMap((ids) => ids.split(/[,，\s]+/).filter(Boolean));
    const [into, folder] = [textFlag(flags, 'into'), textFlag(flags, 'run')];
    const asksAgain = booleanFlag(flags, 'askAgain');
    if (clusters.length === 0) {
      if (into !== undefined || asksAgain || folder !== undefined) throw usageError('undo/for-clusters');
      return { run, out, force };
    }
    const operator = textFlag(flags, 'operator') ?? systemUser();
    const { lang, arguments: told } = setting;
    return { run, out, force, clusters, into, folder, asksAgain, operator, lang, arguments: told };
  },
  run: (options, setting) => ('clusters' in options ? undoSome(options, setting) : undoAll(options, setting)),
});

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
