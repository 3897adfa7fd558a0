import type { ExplainConfigOptions } from '../../jobs/explain-config.ts';
import type { ExplainPairOptions } from '../../jobs/explain-pair.ts';
import type { ExplainRecordOptions } from '../../jobs/explain-record.ts';
import type { Lang } from '../../words/catalogue.ts';
import { usageError } from '../../model/user-error.ts';
import { defineCommand, textFlag, textsFlag, type Flags, type Setting } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { parseFieldWishes, withPolicyOption } from '../policy-options.ts';
import { describeConfig } from '../print-config.ts';
import { describePair } from '../print-pair.ts';
import { describeRecord } from '../print-record.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

type ExplainOptions =
  | ({ readonly verb: 'pair' } & ExplainPairOptions)
  | ({ readonly verb: 'config' } & ExplainConfigOptions)
  | ({ readonly verb: 'record'; readonly lang: Lang } & ExplainRecordOptions);

// `pair` matches as scan does, in the same time and memory, and keeps the blocks to ask them; `config` looks at the first
// records only; `record` reads the tables of finished runs row by row. Nothing is written.
export const explain = defineCommand<ExplainOptions>({
  name: 'explain',
  examples: [
    'explain pair 1001 1007 crm.csv',
    'explain pair crm:1001 shop:88 --source crm=crm.csv --source shop=shop.csv',
    'explain pair 1001 1007 crm.csv --model weights.json --json',
    'explain config crm.csv',
    'explain record 1001 crm.csv',
    'explain record 1001 --run crm.csv.onerow/merge-001 --json',
  ],
  declare: (program, words) =>
    withPolicyOption(withMatchOptions(withSharedOptions(program, words), words), words),
  async parse(flags, operands, setting) {
    const [verb, ...rest] = operands;
    if (verb === 'config') return parseConfigVerb(flags, rest, setting);
    if (verb === 'record') {
      const [record, ...places] = rest;
      if (record === undefined) throw usageError('record/needs-id');
      const run = textFlag(flags, 'run');
      const lang = textFlag(flags, 'lang') === 'zh' ? 'zh' : textFlag(flags, 'lang') === 'en' ? 'en' : setting.lang; // prettier-ignore
      return { verb, lang, record, places: [...places, ...(run === undefined ? [] : [run])] };
    }
    const [left, right, ...files] = rest;
    if (verb !== 'pair') throw usageError('explain/verb', { verb: verb ?? '' });
    if (left === undefined || right === undefined) throw usageError('explain/needs-two');
    const parsed = await parseShared('explain', flags, files, setting);
    return { verb, ...(await parseMatch(flags, parsed)), pair: [left, right] };
  },
  async run(options, setting) {
    const told = { ...setting, lang: options.lang };
    switch (options.verb) {
      case 'config':
        return describeConfig(
          await (await import('../../jobs/explain-config.ts')).explainConfig(options, setting.world),
          told,
        );
      case 'record':
        return describeRecord(
          await (await import('../../jobs/explain-record.ts')).explainRecord(options),
          told,
        );
      case 'pair':
        return describePair(
          await (await import('../../jobs/explain-pair.ts')).explainPair(options, setting.world),
          told,
        );
    }
  },
});

async function parseConfigVerb(
  flags: Flags,
  files: readonly string[],
  setting: Setting,
): Promise<ExplainOptions> {
  // prettier-ignore
  const parsed = await parseShared('explain', flags, files, setting);
  const { config, shared } = parsed;
  const { openOrigins } = await import('../config-origin.ts');
  const flagged = textsFlag(flags, 'map').map((text) => text.slice(0, Math.max(0, text.lastIndexOf('='))));
  return {
    verb: 'config',
    ...(await parseMatch(flags, parsed)),
    ...parseFieldWishes(flags, config),
    master: config.merge?.master ?? [],
    originOf: openOrigins(shared.configText, shared.configFile),
    flagged: { maps: flagged, rules: textsFlag(flags, 'rule').length > 0, policies: textsFlag(flags, 'policy').map((text) => text.slice(0, Math.max(0, text.indexOf('='))).trim()) }, // prettier-ignore
  };
}
