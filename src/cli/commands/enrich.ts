import fs from 'node:fs';
import path from 'node:path';
import { parsePairs, type ColumnPair } from '../../jobs/enrich-columns.ts';
import type { EnrichOptions } from '../../jobs/enrich.ts';
import type { SourceSpec } from '../../io/source.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, textFlag, textsFlag, type Flags } from '../command.ts';
import { describeEnrich } from '../print-enrich.ts';
import {
  allOf,
  parseShared,
  sourceName,
  withOutEncoding,
  withSharedOptions,
  type Parsed,
} from '../shared-options.ts';

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

// One pass over the reference, whose keys and values are held as bytes (about 100 MB for a million rows); one over the sources.
export const enrich = defineCommand<EnrichOptions>({
  name: 'enrich',
  examples: [
    'enrich crm.csv --reference register.csv --on 公司名称=企业名称 --fill 统一社会信用代码 -o filled.csv',
    'enrich crm.csv --reference erp.xlsx --on 手机 --fill 地址 --fill 邮箱=email --dry-run',
    'enrich crm.csv --reference register.csv --on company+city --fill uscc --overwrite -o filled.csv',
  ],
  declare: (program, words) =>
    withOutEncoding(withSharedOptions(program, words), words)
      .option('--reference <file>', words('option/reference'))
      .option('--on <column=refcolumn>', words('option/on'))
      .option('--fill <column=refcolumn>', words('option/fill'), collect)
      .option('--overwrite', words('option/overwrite'))
      .option('--reference-sheet <name>', words('option/reference-sheet'), collect)
      .option('--reference-encoding <name>', words('option/reference-encoding')),
  async parse(flags, files, setting) {
    const parsed = await parseShared('enrich', flags, files, setting);
    const { config } = parsed;
    const on = pairsOf(textsFlag(flags, 'on'), config.enrich?.on, '--on');
    const fill = pairsOf(textsFlag(flags, 'fill'), config.enrich?.fill, '--fill');
    if (on.length === 0) throw usageError('enrich/no-on');
    if (fill.length === 0) throw usageError('enrich/no-fill');
    const { reference, sources } = referenceOf(flags, parsed);
    return {
      ...parsed.shared,
      sources,
      reference,
      on,
      fill,
      overwrite: booleanFlag(flags, 'overwrite') || config.enrich?.overwrite === true,
    };
  },
  run: async (options, setting) =>
    describeEnrich(await (await import('../../jobs/enrich.ts')).runEnrich(options, setting.world), setting),
});

function pairsOf(told: readonly string[], configured: readonly string[] = [], flag: string): ColumnPair[] {
  return (told.length > 0 ? told : configured).flatMap((text) => parsePairs(text, flag));
}

/** The reference, `FILE`, `NAME=FILE` or a source the configuration names, and the sources without it. */
function referenceOf(
  flags: Flags,
  { shared, config }: Parsed,
): { reference: SourceSpec; sources: SharedSources } {
  const told = textFlag(flags, 'reference') ?? config.enrich?.reference;
  if (told === undefined) throw usageError('enrich/no-reference');
  const configured = Object.entries(config.sources ?? {}).find(([name]) => name === told);
  const at = told.indexOf('=');
  const named =
    configured?.[1].file !== undefined || fs.existsSync(told) || at <= 0 ? undefined : told.slice(0, at);
  const sources =
    configured === undefined ? shared.sources : shared.sources.filter(({ name }) => name !== told);
  if (sources.length === 0) throw usageError('enrich/no-file', { file: told });
  const taken = new Set(sources.map(({ name }) => name));
  const wish = configured?.[0] ?? named ?? sourceName(told);
  const name = taken.has(wish) ? `${wish}-reference` : wish;
  const files = allOf(configured?.[1].file ?? [named === undefined ? told : told.slice(at + 1)]);
  const places = new Set(sources.flatMap((spec) => spec.files ?? [spec.file]).map((file) => path.resolve(file))); // prettier-ignore
  const same = (files.files ?? [files.file]).find((file) => file !== '-' && places.has(path.resolve(file)));
  if (same !== undefined) throw usageError('enrich/same-file', { file: same });
  const sheets = textsFlag(flags, 'referenceSheet');
  const source = configured?.[1];
  const reference = {
    name,
    ...files,
    encoding: textFlag(flags, 'referenceEncoding') ?? source?.encoding,
    delimiter: source?.delimiter,
    sheets: sheets.length > 0 ? sheets : source?.sheet,
    headerRow: source?.header_row,
  };
  return { reference, sources };
}

type SharedSources = Parsed['shared']['sources'];
