// A pair explained in sentences a manager accepts: what becomes of the two, and why.
import { say, type Lang } from '../words/catalogue.ts';
import { fieldWord, linkSentence } from './link-sentence.ts';
import { scoreText } from './page.ts';
import type { PairFigures } from './pair-figures.ts';
import type { NearestRule } from './truth-figures.ts';

/** What becomes of the two, and the reason, in one or two sentences. */
export function verdictSentence(lang: Lang, pair: PairFigures): string {
  const { fate, verdict, rule, score } = pair;
  const params = { score: scoreText(score), auto: String(pair.auto), review: String(pair.reviewAt) };
  const because = fieldWord(lang, fate.because);
  switch (fate.kind) {
    case 'decided-one':
    case 'decided-two':
      return say(lang, `explain/${fate.kind}`);
    case 'refused':
      return say(lang, fate.because === 'weak-link' ? 'explain/weak-link' : 'explain/refused', { because });
    case 'auto':
    case 'review':
      if (rule !== null && pair.blocking.length === 0 && verdict !== 'below')
        return say(lang, `explain/${fate.kind}-by-rule`, { rule });
      if (rule !== null && (verdict === 'auto' || verdict === 'review'))
        return say(lang, fate.kind === 'auto' ? 'explain/auto' : 'explain/review', params);
      return say(lang, `explain/chained-${fate.kind}`, { size: fate.size });
    case 'apart':
      if (verdict === 'veto') return say(lang, 'explain/veto', { field: fieldWord(lang, pair.veto) });
      if (verdict === 'two-people') return say(lang, 'explain/two-people');
      if (rule === null && pair.blocking.length === 0) return say(lang, 'explain/no-rule');
      if (rule === null && verdict !== 'below') return say(lang, 'explain/not-compared', params);
      return say(lang, 'explain/below', params);
  }
}

/** What agrees and what differs. */
export function evidenceSentence(lang: Lang, { fields, rule }: PairFigures): string {
  const evidence = fields.filter(({ level }) => level !== '');
  if (evidence.length === 0) return say(lang, 'explain/nothing-common');
  return linkSentence(lang, { rule: rule ?? '', evidence });
}

/** What a blocking rule makes of the two. */
export function meetingSentence(lang: Lang, { rule, state, missing, records }: NearestRule): string {
  const fields = [...new Set(missing)].map((name) => fieldWord(lang, name));
  return say(lang, `meeting/${state}`, { rule, missing: fields.join(say(lang, 'said/comma')), records });
}
