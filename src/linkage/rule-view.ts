// Single pairs where a person gave the rules: which rule holds, and what the fields say beside it.
import { judgeByRule, ruleHolds, weigherBesideRules, type RuleSettings } from './match-by-rules.ts';
import { evidenceOf, type PairView, type ViewPairs } from './pair-view.ts';
import type { RecordStore } from './record-store.ts';

export function viewByRules(store: RecordStore, settings: RuleSettings): ViewPairs {
  const { compared, rules, vetoFields } = settings;
  const weigher = weigherBesideRules(store, settings);
  return (pairs) =>
    pairs.map(([left, right]): PairView => {
      const bits = weigher.weigh(left, right);
      const evidence = evidenceOf(weigher, compared, bits);
      const forbidden = weigher.forbiddenBy(vetoFields);
      const veto = forbidden < 0 ? '' : store.fields[forbidden]!.name;
      const view = { left, right, prior: 0, evidence, veto };
      for (const rule of rules) {
        const similarity = ruleHolds(store, rule, settings, left, right);
        if (similarity === undefined) continue;
        const { score, certain } = judgeByRule(rule, similarity, settings);
        const verdict = veto !== '' ? 'veto' : certain ? 'auto' : 'review';
        return { ...view, rule: rule.name, score, verdict };
      }
      return { ...view, rule: undefined, score: 0, verdict: 'below' };
    });
}
