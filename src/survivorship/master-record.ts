import { standingOf } from './candidates.ts';
import type { Member, Settings } from './group.ts';
import { MASTER_RULES, masterRuleOf } from './master-rules.ts';
import type { MasterRule, MasterRuleName } from './master-rules.ts';

/** Ids of earlier runs stay; orders next, because they are hardest to move; then validity; then the dates; then what never fails to decide. */
const DEFAULT_CHAIN: readonly MasterRuleName[] = [
  'crosswalk',
  'most-children',
  'most-valid',
  'newest',
  'oldest',
  'id:lowest',
  'first',
];

export interface ChosenMaster {
  readonly index: number;
  /** The rule that left one record, as written; `only` when there was nothing to choose. */
  readonly rule: string;
}

/** Each rule keeps only the best; one that would keep none or all is passed over. The default chain ends it. */
export function chooseMaster(
  members: readonly Member[],
  rules: readonly MasterRule[],
  settings: Settings,
): ChosenMaster {
  const standing = standingOf(members);
  let left = standing.map((index) => ({ index, member: members[index]! }));
  let decidedBy = 'only';
  for (const rule of [...rules, ...DEFAULT_CHAIN.map((name) => masterRuleOf(name))]) {
    if (left.length < 2) break;
    const kept = new Set(
      MASTER_RULES[rule.name].keep(
        left.map(({ member }) => member),
        rule,
        settings,
      ),
    );
    if (kept.size === 0 || kept.size === left.length) continue;
    left = left.filter(({ member }) => kept.has(member));
    decidedBy = rule.text;
  }
  return { index: left[0]?.index ?? -1, rule: decidedBy };
}
