import type { UndoOptions } from '../../jobs/undo.ts';
import { usageError } from '../../model/user-error.ts';
import { say } from '../../words/catalogue.ts';
import { booleanFlag, defineCommand, textFlag } from '../command.ts';
import { paint } from '../paint.ts';
import { forTerminal } from '../terminal-text.ts';

// Unpacks the backup of a run that removed rows and checks its hash: the inputs, byte for byte.
export const undo = defineCommand<UndoOptions>({
  name: 'undo',
  examples: ['undo crm.csv.onerow/merge-001 -o crm-before.csv'],
  declare: (program, words) =>
    program
      .argument('<run>', words('option/run-folder'))
      .option('-o, --out <file>', words('option/undo-out'))
      .option('--force', words('option/force'))
      .option('--json', words('option/json'))
      .option('--quiet', words('option/quiet'))
      .option('--lang <zh|en>', words('option/lang')),
  parse(flags, [run]) {
    if (run === undefined) throw usageError('cli/missing-run', { command: 'undo' });
    return { run, out: textFlag(flags, 'out'), force: booleanFlag(flags, 'force') };
  },
  async run(options, { lang }) {
    const undone = await (await import('../../jobs/undo.ts')).runUndo(options);
    const lines = undone.files.map(({ input, restored }) =>
      say(lang, 'undo/restored', { input: forTerminal(input), file: paint.path(forTerminal(restored)) }),
    );
    return { exit: 0, lines, json: undone };
  },
});
