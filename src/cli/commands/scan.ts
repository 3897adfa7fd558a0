import path from 'node:path';
import type { ScanOptions } from '../../jobs/scan.ts';
import { usageError } from '../../model/user-error.ts';
import type { DupLimit } from '../../jobs/repeated-values.ts';
import { parseShare } from '../../rulepack/share.ts';
import { defineCommand, textFlag, textsFlag, type Flags } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { describeScan } from '../print-run.ts';
import { parseShared, shareOf, wholeNumber, withExisting, withSharedOptions } from '../shared-options.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// Two passes: one for the match keys, which stay in memory (about 100–200 bytes a record), one for the members of clusters.
export const scan = defineCommand<ScanOptions>({
  name: 'scan',
  examples: [
    'scan crm.csv',
    'scan crm.csv --rule 姓名+手机 --rule 邮箱 --review review.xlsx',
    "scan crm.csv --rule 'company~' --auto 0.97",
    'scan crm.csv --dup-limit 手机=2% --fail-on limits',
    'scan new.csv --against crm.csv --fail-on duplicates',
    'scan crm.csv --since-run crm.csv.onerow/scan-001 --review review.xlsx',
    'scan --source crm=crm.csv --source shop=shop.csv --fail-on duplicates',
  ],
  declare: (program, words) =>
    withMatchOptions(withSharedOptions(program, words), words)
      .option('--against <file>', words('option/against'))
      .option('--dup-limit <column=share>', words('option/dup-limit'), collect)
      .option('--since-run <dir>', words('option/since-run'))
      .option('--review <file>', words('option/review'))
      .option('--sort <column>', words('option/sort'))
      .option('--limit <n>', words('option/limit'))
      .option('--sample <share>', words('option/sample')),
  async parse(flags, files, setting) {
    const parsed = withExisting(flags, await parseShared('scan', flags, files, setting));
    const sinceRun = textFlag(flags, 'sinceRun');
    const { run } = parsed.shared;
    if (sinceRun !== undefined && run !== undefined && path.resolve(run) === path.resolve(sinceRun))
      throw usageError('since/same-folder', { folder: run });
    return {
      ...parseMatch(flags, parsed),
      sinceRun,
      dupLimits: dupLimits(flags, parsed.config.match?.dup_limit),
      against: parsed.existing,
      review: textFlag(flags, 'review'),
      sort: textFlag(flags, 'sort'),
      ...reviewPart(flags),
    };
  },
  run: async (options, setting) =>
    describeScan(
      await (await import('../../jobs/scan.ts')).runScan(options, setting.world),
      setting,
      options.review,
    ),
});

/** `phone=2%`, as flags or as a map of the configuration; a flag about a column wins. */
function dupLimits(flags: Flags, configured: Readonly<Record<string, string | number>> = {}): DupLimit[] {
  const limit = (column: string, text: string | number): DupLimit => {
    const share = parseShare(text);
    if (share === undefined || column === '')
      throw usageError('cli/dup-limit', { value: `${column}=${text}` });
    return { column, share };
  };
  const told = textsFlag(flags, 'dupLimit').map((text) => {
    const at = text.lastIndexOf('=');
    if (at < 0) throw usageError('cli/dup-limit', { value: text });
    return limit(text.slice(0, at).trim(), text.slice(at + 1));
  });
  const all = [...Object.entries(configured).map(([column, text]) => limit(column, text)), ...told];
  return [...new Map(all.map((one) => [one.column, one])).values()];
}

/** How much of the review sheet is wanted; both say nothing without one. */
function reviewPart(flags: Flags): Pick<ScanOptions, 'limit' | 'sample'> {
  const limit = wholeNumber(flags, 'limit', '--limit', 1, 1_000_000);
  const sample = shareOf(textFlag(flags, 'sample'), '--sample');
  const flag = limit !== undefined ? '--limit' : '--sample';
  if ((limit !== undefined || sample !== undefined) && textFlag(flags, 'review') === undefined)
    throw usageError('review/needs-sheet', { flag });
  return { limit, sample };
}
