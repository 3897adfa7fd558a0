import type { VerifyOptions } from '../../jobs/verify.ts';
import { EXIT, usageError } from '../../model/user-error.ts';
import type { Params } from '../../model/user-error.ts';
import { say, type Lang } from '../../words/catalogue.ts';
import { booleanFlag, defineCommand } from '../command.ts';
import { paint } from '../paint.ts';

// Reads the run folder and the outputs it names; nothing else, and writes nothing.
export const verify = defineCommand<VerifyOptions>({
  name: 'verify',
  examples: ['verify crm.csv.onerow/merge-001', 'verify crm.csv.onerow/merge-001 --no-silent-loss'],
  declare: (program, words) =>
    program
      .argument('<run>', words('option/run-folder'))
      .option('--no-silent-loss', words('option/no-silent-loss'))
      .option('--json', words('option/json'))
      .option('--quiet', words('option/quiet'))
      .option('--lang <zh|en>', words('option/lang')),
  parse(flags, [run]) {
    if (run === undefined) throw usageError('cli/missing-run', { command: 'verify' });
    // Commander reads --no-silent-loss as "silentLoss is false".
    return { run, noSilentLoss: !booleanFlag(flags, 'silentLoss') };
  },
  async run(options, { lang }) {
    const checks = await (await import('../../jobs/verify.ts')).runVerify(options);
    const passed = checks.every((check) => check.passed);
    const lines = checks.map((check) => {
      const mark = check.unchecked ? paint.bad('?') : check.passed ? paint.good('✓') : paint.bad('✗');
      const how = check.unchecked ? '#unchecked' : check.passed ? '' : '#failed';
      return `${mark} ${say(lang, `${check.code}${how}`, inWords(check.params, lang))}`;
    });
    return { exit: passed ? EXIT.done : EXIT.limit, lines, json: { passed, checks } };
  },
});

/** Reasons are codes. */
function inWords(params: Params, lang: Lang): Params {
  return typeof params['why'] === 'string' ? { ...params, why: say(lang, params['why']) } : params;
}
