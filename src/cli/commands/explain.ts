import type { ExplainPairOptions } from '../../jobs/explain-pair.ts';
import { usageError } from '../../model/user-error.ts';
import { defineCommand } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { describePair } from '../print-pair.ts';
import { parseShared, withSharedOptions } from '../shared-options.ts';

// Matches as scan does, in the same time and memory, and keeps the blocks to ask them; writes nothing.
export const explain = defineCommand<ExplainPairOptions>({
  name: 'explain',
  examples: [
    'explain pair 1001 1007 crm.csv',
    'explain pair crm:1001 shop:88 --source crm=crm.csv --source shop=shop.csv',
    'explain pair 1001 1007 crm.csv --model weights.json --json',
  ],
  declare: (program, words) => withMatchOptions(withSharedOptions(program, words), words),
  async parse(flags, operands, setting) {
    const [verb, left, right, ...files] = operands;
    if (verb !== 'pair') throw usageError('explain/verb', { verb: verb ?? '' });
    if (left === undefined || right === undefined) throw usageError('explain/needs-two');
    const parsed = await parseShared('explain', flags, files, setting);
    return { ...(await parseMatch(flags, parsed)), pair: [left, right] };
  },
  run: async (options, setting) =>
    describePair(await (await import('../../jobs/explain-pair.ts')).explainPair(options, setting.world), {
      ...setting,
      lang: options.lang,
    }),
});
