// Policies, tie steps and master rules are written by users with arguments (`newest-valid:updated`); their words
// go by the name in front.
import { maybeSay, say, type Lang } from '../words/catalogue.ts';

function nameOf(text: string): string {
  return /^\s*([a-z-]+)/i.exec(text)?.[1]?.toLowerCase() ?? text;
}

export function policyWords(lang: Lang, policy: string): string {
  return maybeSay(lang, `kept-by/${nameOf(policy)}`) ?? policy;
}

export function tieWords(lang: Lang, step: string): string {
  return maybeSay(lang, `tie/${step}`) ?? step;
}

/** `newest:updated`, `priority:等级:金卡>银卡` or `id:lowest`: the argument is shown, it is the user's own. */
export function masterWords(lang: Lang, rule: string): string {
  const whole = maybeSay(lang, `master/${rule}`);
  if (whole !== undefined) return whole;
  const words = maybeSay(lang, `master/${nameOf(rule)}`);
  if (words === undefined) return rule;
  const argument = /[:：](.*)$/s.exec(rule)?.[1] ?? '';
  return argument === '' ? words : say(lang, 'report/with-argument', { words, argument });
}

/** A reason with an argument (`tie: phone`, `block-if: …`), a reason alone, or the field that forbade it. */
export function blockedBecause(lang: Lang, because: string): string {
  const [, name = '', argument = ''] = /^([a-z-]+): (.*)$/s.exec(because) ?? [];
  if (name !== '') return maybeSay(lang, `blocked/${name}`, { argument }) ?? because;
  const words = maybeSay(lang, because) ?? maybeSay(lang, `blocked/${because}`);
  if (words !== undefined) return words;
  const field = maybeSay(lang, `field/${because}`);
  return field === undefined ? because : say(lang, 'blocked/veto', { field });
}
