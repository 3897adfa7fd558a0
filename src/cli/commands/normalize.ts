import type { NormalizeOptions } from '../../jobs/normalize.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, oneOf, textsFlag } from '../command.ts';
import { describeNormalize } from '../print-run.ts';
import { parseShared, withOutEncoding, withSharedOptions } from '../shared-options.ts';

const PHONE_FORMATS = ['e164', 'national', 'cc-area', 'cn'] as const;
const ACTIONS = ['keep', 'blank', 'reject'] as const;
const SCRIPTS = ['s', 't', 'keep'] as const;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;

// One pass over every source, in chunks; memory does not grow with the file.
export const normalize = defineCommand<NormalizeOptions>({
  name: 'normalize',
  examples: [
    'normalize crm.csv',
    'normalize crm.csv --map 手机=phone --phone-format national -o clean.csv',
    'normalize --source crm=crm.csv --source shop=shop.csv -o master.csv',
    "normalize crm.csv --enum '来源:官网注册=官网|网站;门店=门店' --dry-run",
  ],
  declare: (program, words) =>
    withOutEncoding(withSharedOptions(program, words), words)
      .option('--phone-format <style>', words('option/phone-format'))
      .option('--fix-email-typos', words('option/fix-email-typos'))
      .option('--keep-short-ids', words('option/keep-short-ids'))
      .option('--blank-placeholders', words('option/blank-placeholders'))
      .option('--ext-col', words('option/ext-col'))
      .option('--keep-raw', words('option/keep-raw'))
      .option('--split-address', words('option/split-address'))
      .option('--enum <list>', words('option/enum'), (value: string, all: string[] | undefined) => [
        ...(all ?? []),
        value,
      ])
      .option('--on-unknown <action>', words('option/on-unknown'))
      .option('--on-invalid <action>', words('option/on-invalid'))
      .option('--date-order <order>', words('option/date-order'))
      .option('--trad-simp <script>', words('option/trad-simp'))
      .option('--excel', words('option/excel')),
  async parse(flags, files, setting) {
    const { shared, config } = await parseShared('normalize', flags, files, setting);
    const from = config.normalize ?? {};
    const dateOrder = oneOf(flags, 'dateOrder', '--date-order', ORDERS) ?? from.date_order;
    const script = oneOf(flags, 'tradSimp', '--trad-simp', SCRIPTS) ?? from.trad_simp;
    const enums = textsFlag(flags, 'enum').map(parseEnum);
    return {
      ...shared,
      phoneFormat: oneOf(flags, 'phoneFormat', '--phone-format', PHONE_FORMATS) ?? shared.phoneFormat,
      fixTypos: booleanFlag(flags, 'fixEmailTypos') || from.fix_email_typos === true,
      keepsShortIds: booleanFlag(flags, 'keepShortIds') || from.keep_short_ids === true,
      blanksPlaceholders: booleanFlag(flags, 'blankPlaceholders') || from.blank_placeholders === true,
      dateOrder,
      script: script === 'keep' ? undefined : script,
      values: { ...shared.values, ...Object.fromEntries(enums) },
      enumFields: enums.map(([field]) => field),
      extensionColumn: booleanFlag(flags, 'extCol') || from.ext_col === true,
      splitAddress: booleanFlag(flags, 'splitAddress') || from.split_address === true,
      keepRaw: booleanFlag(flags, 'keepRaw') || from.keep_raw === true,
      onUnknown: oneOf(flags, 'onUnknown', '--on-unknown', ACTIONS) ?? from.on_unknown ?? 'keep',
      onInvalid: oneOf(flags, 'onInvalid', '--on-invalid', ACTIONS) ?? from.on_invalid ?? 'keep',
      excel: booleanFlag(flags, 'excel') || from.excel === true,
    };
  },
  run: async (options, setting) =>
    describeNormalize(
      await (await import('../../jobs/normalize.ts')).runNormalize(options, setting.world),
      setting,
    ),
});

/** `COL:STANDARD=synonym|synonym;STANDARD2=…` */
function parseEnum(written: string): [string, Record<string, string[]>] {
  // Typed with a Chinese keyboard, the signs are full-width.
  const text = written
    .replaceAll('：', ':')
    .replaceAll('；', ';')
    .replaceAll('＝', '=')
    .replaceAll('｜', '|');
  const colon = text.indexOf(':');
  const lists = text
    .slice(colon + 1)
    .split(';')
    .filter((part) => part.trim() !== '');
  if (colon <= 0 || lists.length === 0) throw usageError('cli/enum', { value: text });
  const values = lists.map((part): [string, string[]] => {
    const [standard = '', synonyms = ''] = part.split('=');
    if (standard.trim() === '') throw usageError('cli/enum', { value: text });
    return [
      standard.trim(),
      synonyms
        .split('|')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ];
  });
  return [text.slice(0, colon).trim(), Object.fromEntries(values)];
}
