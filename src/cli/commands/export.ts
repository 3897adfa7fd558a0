import { parseChild } from '../../jobs/child-spec.ts';
import type { ProfileOptions } from '../../jobs/export-profile.ts';
import type { ExportOptions } from '../../jobs/export.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, oneOf, textFlag, textsFlag } from '../command.ts';
import { describeCounts } from '../print-run.ts';
import { configChildren } from '../policy-options.ts';
import { parseShared, withOutEncoding, withSharedOptions } from '../shared-options.ts';

const FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet'] as const;
const PURPOSES = ['spreadsheet', 'import'] as const;
const LINE_ENDS = ['lf', 'crlf'] as const;

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// One pass; memory does not grow with the file.
export const exportCommand = defineCommand<ExportOptions | ProfileOptions>({
  name: 'export',
  examples: [
    "export crm.csv --where '注册时间 >= 2024-01-01' --columns 客户编号,姓名,手机 -o part.xlsx",
    'export crm.xlsx --sheet 客户 -o crm.csv',
    "export --source crm='2024-*.csv' -o 2024.parquet",
    'export crm.csv --for spreadsheet --bom -o for-excel.csv',
    'export crm.csv --profile-of 1001 --child orders.csv:customer_id -o 1001.json',
  ],
  declare: (program, words) =>
    withOutEncoding(withSharedOptions(program, words), words)
      .option('--columns <list>', words('option/columns'))
      .option('--format <kind>', words('option/format'))
      .option('--for <purpose>', words('option/for'))
      .option('--bom', words('option/bom'))
      .option('--eol <kind>', words('option/eol'))
      .option('--profile-of <id>', words('option/profile-of'))
      .option('--child <file:fk>', words('option/profile-child'), collect),
  async parse(flags, files, setting) {
    const { shared, config } = await parseShared('export', flags, files, setting);
    const profileOf = textFlag(flags, 'profileOf');
    const children = textsFlag(flags, 'child').map(parseChild);
    if (profileOf !== undefined) {
      const beside = ['columns', 'format', 'for', 'bom', 'eol', 'where'].find(
        (name) => flags[name] !== undefined,
      );
      if (beside !== undefined) throw usageError('profile/beside', { option: `--${beside}` });
      return { ...shared, profileOf, children: children.length > 0 ? children : configChildren(config) };
    }
    if (children.length > 0) throw usageError('profile/child-alone');
    const columns = textFlag(flags, 'columns')
      ?.split(/[,，]/)
      .map((name) => name.trim());
    const format = oneOf(flags, 'format', '--format', FORMATS);
    if (shared.out === '-' && (format === 'xlsx' || format === 'parquet') && process.stdout.isTTY)
      throw usageError('cli/binary-to-terminal', { format });
    const eol = oneOf(flags, 'eol', '--eol', LINE_ENDS);
    return {
      ...shared,
      where: shared.where ?? config.export?.where,
      columns: columns?.filter((name) => name !== '') ?? config.export?.columns ?? [],
      format,
      for: oneOf(flags, 'for', '--for', PURPOSES) ?? config.export?.for ?? 'import',
      bom: booleanFlag(flags, 'bom'),
      eol: eol === undefined ? undefined : eol === 'crlf' ? '\r\n' : '\n',
    };
  },
  run: async (options, setting) =>
    describeCounts(
      'profileOf' in options
        ? await (await import('../../jobs/export-profile.ts')).runProfile(options, setting.world)
        : await (await import('../../jobs/export.ts')).runExport(options, setting.world),
      setting,
    ),
});
