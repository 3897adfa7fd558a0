import type { ScanOptions } from '../../jobs/scan.ts';
import { defineCommand, textFlag } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { describeScan } from '../print-run.ts';
import { parseShared, withExisting, withSharedOptions } from '../shared-options.ts';

// Two passes: one for the match keys, which stay in memory (about 100–200 bytes a record), one for the members of clusters.
export const scan = defineCommand<ScanOptions>({
  name: 'scan',
  examples: [
    'scan crm.csv',
    'scan crm.csv --rule 姓名+手机 --rule 邮箱 --review review.xlsx',
    "scan crm.csv --rule 'company~' --auto 0.97",
    'scan new.csv --against crm.csv --fail-on duplicates',
    'scan --source crm=crm.csv --source shop=shop.csv --fail-on duplicates',
  ],
  declare: (program, words) =>
    withMatchOptions(withSharedOptions(program, words), words)
      .option('--against <file>', words('option/against'))
      .option('--review <file>', words('option/review'))
      .option('--sort <column>', words('option/sort')),
  async parse(flags, files, setting) {
    const parsed = withExisting(flags, await parseShared('scan', flags, files, setting));
    return {
      ...parseMatch(flags, parsed),
      against: parsed.existing,
      review: textFlag(flags, 'review'),
      sort: textFlag(flags, 'sort'),
    };
  },
  run: async (options, setting) =>
    describeScan(
      await (await import('../../jobs/scan.ts')).runScan(options, setting.world),
      setting,
      options.review,
    ),
});
