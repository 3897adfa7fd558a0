import { parseChild } from '../../jobs/child-spec.ts';
import type { MergeOptions } from '../../jobs/merge.ts';
import { usageError } from '../../model/user-error.ts';
import { booleanFlag, defineCommand, oneOf, textFlag, textsFlag, type Flags } from '../command.ts';
import { parseMatch, withMatchOptions } from '../match-options.ts';
import { configChildren, parseFieldWishes, withPolicyOption } from '../policy-options.ts';
import { describeMerge } from '../print-run.ts';
import { parseShared, shareOf, withExisting, withOutEncoding, withSharedOptions } from '../shared-options.ts';

const ONLY = ['exact', 'auto', 'decided'] as const;
const TIES = ['chain', 'review', 'blank', 'error'] as const;
const MAX_REMOVED = 0.2;

const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value];

/** What a scan was told decides its clusters; told again it would have no effect. */
const OF_SCAN = {
  rule: '--rule',
  auto: '--auto',
  reviewAt: '--review-at',
  veto: '--veto',
  maxCluster: '--max-cluster',
  cleanSource: '--clean-source',
  ignoreValues: '--ignore-values',
  model: '--model',
  where: '--where',
} as const;

function refuseMatching(flags: Flags): void {
  for (const [name, flag] of Object.entries(OF_SCAN))
    if (flags[name] !== undefined) throw usageError('clusters/matching', { flag });
}

function ownerFlag(flags: Flags): string | true | undefined {
  return textFlag(flags, 'respectOwner') ?? (booleanFlag(flags, 'respectOwner') || undefined);
}

// Three passes: match keys, members of clusters, and the output. Only members of clusters are held; child tables stream.
export const merge = defineCommand<MergeOptions>({
  name: 'merge',
  examples: [
    'merge crm.csv --yes -o one-row-each.csv',
    'merge crm.csv --rule 手机+姓名 --policy 邮箱=newest:更新时间 --dry-run',
    'merge crm.csv --decisions review.xlsx --child orders.csv:customer_id --yes',
    'merge crm.csv --clusters crm.csv.onerow/scan-001 --decisions review.xlsx --yes',
    'merge new.csv --against crm.csv --yes -o crm-updated.csv',
    "merge --source crm=crm.csv --source shop=shop.csv --master 'source:crm' --policy 'address=source:shop>crm' --yes",
  ],
  declare: (program, words) =>
    withPolicyOption(
      withMatchOptions(withOutEncoding(withSharedOptions(program, words), words), words)
        .option('--against <file>', words('option/merge-against'))
        .option('--clusters <run>', words('option/clusters'))
        .option('--accept-stale', words('option/accept-stale'))
        .option('--only <band>', words('option/only'))
        .option('--master <rule>', words('option/master'), collect),
      words,
    )
      .option('--tie <action>', words('option/tie'))
      .option('--block-if <expr>', words('option/block-if'))
      .option('--respect-owner [column]', words('option/respect-owner'))
      .option('--child <file:fk>', words('option/child'), collect)
      .option('--child-dedupe <columns>', words('option/child-dedupe'))
      .option('--crosswalk-in <file>', words('option/crosswalk-in'))
      .option('--max-removed <share>', words('option/max-removed')),
  async parse(flags, files, setting) {
    const clusters = textFlag(flags, 'clusters');
    if (clusters !== undefined) refuseMatching(flags);
    const parsed = withExisting(flags, await parseShared('merge', flags, files, setting));
    const { config, existing } = parsed;
    const told = textsFlag(flags, 'master');
    const master = told.length > 0 ? told : (config.merge?.master ?? []);
    const children = textsFlag(flags, 'child').map(parseChild);
    return {
      ...(await parseMatch(flags, parsed)),
      acceptStale: booleanFlag(flags, 'acceptStale'),
      only: oneOf(flags, 'only', '--only', ONLY) ?? 'auto',
      against: existing,
      clusters,
      // A customer of the existing list keeps the id that others know.
      master: existing === undefined ? master : [`source:${existing}`, ...master],
      ...parseFieldWishes(flags, config),
      tie: oneOf(flags, 'tie', '--tie', TIES) ?? config.merge?.tie ?? 'chain',
      blockIf: textFlag(flags, 'blockIf') ?? config.merge?.block_if,
      respectOwner: ownerFlag(flags) ?? config.merge?.respect_owner,
      children: children.length > 0 ? children : configChildren(config),
      childDedupe:
        textFlag(flags, 'childDedupe')
          ?.split(/[,，]/)
          .map((column) => column.trim()) ?? config.merge?.child_dedupe,
      crosswalkIn: textFlag(flags, 'crosswalkIn') ?? config.merge?.crosswalk_in,
      maxRemoved:
        shareOf(textFlag(flags, 'maxRemoved') ?? config.merge?.max_removed, '--max-removed') ?? MAX_REMOVED,
      ranks: Object.fromEntries(
        Object.entries(config.sources ?? {}).flatMap(([name, { rank }]) =>
          rank === undefined ? [] : [[name, rank]],
        ),
      ),
    };
  },
  run: async (options, setting) =>
    describeMerge(await (await import('../../jobs/merge.ts')).runMerge(options, setting.world), setting),
});
