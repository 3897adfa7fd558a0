import { maybeSay, say, type Lang } from '../words/catalogue.ts';
import type { LinkView } from './data.ts';

/** A match field by its usual word; a column of the user's own by its name. */
export function fieldWord(lang: Lang, field: string): string {
  return maybeSay(lang, `field/${field}`) ?? field;
}

/** A blocking rule as people say it: `name (sound) + phone` → 姓名（读音） + 电话. */
export function ruleWord(lang: Lang, rule: string): string {
  return rule
    .split(' + ')
    .map((part) => {
      const [, field = '', kind = ''] = /^(.+) \(([^()]+)\)$/.exec(part) ?? [];
      const word = kind === '' ? undefined : maybeSay(lang, `keyed/${kind}`);
      return word === undefined
        ? fieldWord(lang, part)
        : say(lang, 'keyed/of', { field: fieldWord(lang, field), part: word });
    })
    .join(' + ');
}

/** Why two records were put together, as one would say it to somebody who never saw a score. */
export function linkSentence(lang: Lang, link: Pick<LinkView, 'rule' | 'evidence'>): string {
  if (link.rule === 'decision') return say(lang, 'said/decided');
  const agreeing = phrases(
    lang,
    link.evidence.filter(({ bits }) => bits > 0),
  );
  const differing = phrases(
    lang,
    link.evidence.filter(({ bits }) => bits < 0),
  );
  if (agreeing === '' && differing === '') return say(lang, 'said/rule', { rule: link.rule });
  const between = agreeing !== '' && differing !== '' ? say(lang, 'said/but') : '';
  return capital(agreeing + between + differing) + say(lang, 'said/end');
}

function phrases(lang: Lang, evidence: LinkView['evidence']): string {
  const said = evidence.map(({ field, level, bits }) => {
    const params = { field: fieldWord(lang, field) };
    return (
      maybeSay(lang, `said/${level}`, params) ??
      say(lang, bits > 0 ? 'said/agrees' : 'said/different', params)
    );
  });
  return [...new Set(said)].join(say(lang, 'said/comma'));
}

function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
