import type { DiffOptions } from '../../jobs/diff.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, textsFlag } from '../command.ts';
import { describeDiff } from '../print-diff.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// Files that are the same byte for byte are told at once. Otherwise one pass over both (ids and hashes: about 50 bytes a row)
// and, where rows differ, a second one for their cells.
export const diff = defineCommand<DiffOptions>({
  name: 'diff',
  examples: [
    'diff crm-june.csv crm-july.csv',
    'diff run1/cleaned.csv run2/cleaned.csv --fail-on findings',
    'diff crm.csv erp.xlsx --id 客户编号 --ignore 更新时间 -o differences.xlsx',
    'diff orders-a.csv orders-b.csv --id order_no+line_no --json',
  ],
  declare: (program, words) =>
    withSharedOptions(program, words).option('--ignore <column>', words('option/ignore'), collect),
  async parse(flags, files, setting) {
    const [before, after, ...others] = files;
    if (
      before === undefined ||
      after === undefined ||
      others.length > 0 ||
      textsFlag(flags, 'source').length > 0
    )
      throw usageError('diff/needs-two');
    if (before === after) throw usageError('diff/same-file', { file: before });
    // Both may be called export.csv, in different folders.
    const source = [`before=${before}`, `after=${after}`];
    const { shared } = await parseShared('diff', { ...flags, source }, [], setting);
    const ignore = textsFlag(flags, 'ignore').flatMap((text) => text.split(/[,，]/)).map((name) => name.trim()); // prettier-ignore
    return { ...shared, ignore: ignore.filter((name) => name !== ''), dryRun: booleanFlag(flags, 'dryRun') };
  },
  run: async (options, setting) =>
    describeDiff(
      await (await import('../../jobs/diff.ts')).runDiff(options, setting.world),
      options,
      setting,
    ),
});
