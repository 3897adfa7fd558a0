import type { UndoneByTrail } from '../jobs/undo-trail.ts';
import { say, type Lang } from '../words/catalogue.ts';
import type { Ending } from './command.ts';
import { paint } from './paint.ts';
import { snakeKeys } from './snake-keys.ts';
import { forTerminal } from './terminal-text.ts';

/** What `undo --from-trail` gave back, and whether that is the input byte for byte. */
export function describeTrail(undone: UndoneByTrail, lang: Lang): Ending {
  const { rows, cells, exact, changedSince, examples } = undone;
  const file = paint.path(forTerminal(undone.restored));
  const lines = [
    say(lang, 'trail/restored', { input: forTerminal(undone.input), rows, cells, file }),
    `  ${exact ? paint.good(say(lang, 'trail/exact')) : paint.warning(say(lang, 'trail/not-exact'))}`,
  ];
  if (changedSince > 0) {
    const told = examples.map(({ row, field }) => `${row}:${forTerminal(field)}`).join(', ');
    const more = changedSince > examples.length ? ', …' : '';
    const params = { count: changedSince, examples: told + more };
    lines.push(`  ${paint.warning(say(lang, 'trail/changed-since', params))}`);
  }
  return { exit: 0, lines, json: snakeKeys(undone) };
}
