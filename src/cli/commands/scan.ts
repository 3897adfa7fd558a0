import type { ScanOptions } from '../../jobs/scan.ts';
import { defineCommand, textFlag } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { describeScan } from '../print-run.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

// Two passes: one for the match keys, which stay in memory (about 100–200 bytes a record), one for the members of clusters.
export const scan = defineCommand<ScanOptions>({
  name: 'scan',
  examples: [
    'scan crm.csv',
    'scan crm.csv --rule 姓名+手机 --rule 邮箱 --review review.xlsx',
    "scan crm.csv --rule 'company~' --auto 0.97",
    'scan --source crm=crm.csv --source shop=shop.csv --fail-on duplicates',
    'scan crm.csv --id 编号 --truth known.csv',
    'scan crm.csv --decisions decided.xlsx --save-model weights.json',
  ],
  declare: (program, words) =>
    withMatchOptions(withSharedOptions(program, words), words)
      .option('--review <file>', words('option/review'))
      .option('--sort <column>', words('option/sort'))
      .option('--truth <file>', words('option/truth'))
      .option('--save-model <file>', words('option/save-model')),
  async parse(flags, files, setting) {
    const parsed = await parseShared('scan', flags, files, setting);
    return {
      ...(await parseMatch(flags, parsed)),
      review: textFlag(flags, 'review'),
      sort: textFlag(flags, 'sort'),
      truth: textFlag(flags, 'truth') ?? parsed.config.match?.truth,
      saveModel: textFlag(flags, 'saveModel') ?? parsed.config.match?.save_model,
    };
  },
  run: async (options, setting) =>
    describeScan(
      await (await import('../../jobs/scan.ts')).runScan(options, setting.world),
      setting,
      options.review,
    ),
});
