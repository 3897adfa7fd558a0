import type { ExportOptions } from '../../jobs/export.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, oneOf, textFlag } from '../command.ts';
import { describeCounts } from '../print-run.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

const FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet'] as const;
const PURPOSES = ['spreadsheet', 'import'] as const;
const LINE_ENDS = ['lf', 'crlf'] as const;

// One pass; memory does not grow with the file.
export const exportCommand = defineCommand<ExportOptions>({
  name: 'export',
  examples: [
    "export crm.csv --where '注册时间 >= 2024-01-01' --columns 客户编号,姓名,手机 -o part.xlsx",
    'export crm.xlsx --sheet 客户 -o crm.csv',
    "export --source crm='2024-*.csv' -o 2024.parquet",
    'export crm.csv --for spreadsheet --bom -o for-excel.csv',
  ],
  declare: (program, words) =>
    withSharedOptions(program, words)
      .option('--columns <list>', words('option/columns'))
      .option('--format <kind>', words('option/format'))
      .option('--for <purpose>', words('option/for'))
      .option('--bom', words('option/bom'))
      .option('--eol <kind>', words('option/eol')),
  async parse(flags, files, setting) {
    const { shared, config } = await parseShared('export', flags, files, setting);
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
    describeCounts(await (await import('../../jobs/export.ts')).runExport(options, setting.world), setting),
});
