import type { UndoTrailOptions } from '../../jobs/undo-trail.ts';
import type { UndoOptions } from '../../jobs/undo.ts';
import { usageError } from '../../model/user-error.ts';
import { say } from '../../words/catalogue.ts';
import { booleanFlag, defineCommand, textFlag } from '../command.ts';
import { paint } from '../paint.ts';
import { describeTrail } from '../print-trail.ts';
import { forTerminal } from '../terminal-text.ts';

// Unpacks the backup of a run that removed rows and checks its hash: the inputs, byte for byte. With --from-trail it reads the
// output and changes.csv twice, row by row, and puts the old texts back.
export const undo = defineCommand<UndoOptions | (UndoTrailOptions & { readonly byTrail: true })>({
  name: 'undo',
  examples: [
    'undo crm.csv.onerow/merge-001 -o crm-before.csv',
    'undo crm.csv.onerow/normalize-001 --from-trail clean.csv -o crm-before.csv',
  ],
  declare: (program, words) =>
    program
      .argument('<run>', words('option/run-folder'))
      .option('-o, --out <file>', words('option/undo-out'))
      .option('--from-trail [file]', words('option/from-trail'))
      .option('--force', words('option/force'))
      .option('--json', words('option/json'))
      .option('--quiet', words('option/quiet'))
      .option('--lang <zh|en>', words('option/lang')),
  parse(flags, [run]) {
    if (run === undefined) throw usageError('cli/missing-run', { command: 'undo' });
    const common = { run, out: textFlag(flags, 'out'), force: booleanFlag(flags, 'force') };
    if (flags['fromTrail'] === undefined) return common;
    return { ...common, file: textFlag(flags, 'fromTrail'), byTrail: true as const };
  },
  async run(options, { lang }) {
    if ('byTrail' in options)
      return describeTrail(await (await import('../../jobs/undo-trail.ts')).undoByTrail(options), lang);
    const undone = await (await import('../../jobs/undo.ts')).runUndo(options);
    const lines = undone.files.map(({ input, restored }) =>
      say(lang, 'undo/restored', { input: forTerminal(input), file: paint.path(forTerminal(restored)) }),
    );
    return { exit: 0, lines, json: undone };
  },
});
