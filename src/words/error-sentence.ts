import type { UserError } from '../model/user-error.ts';
import { maybeSay, say, type Lang } from './catalogue.ts';

/** What went wrong, where, and the way out, as a person is told. `show` makes texts of files and cells safe to print. */
export function errorSentence(
  error: UserError,
  lang: Lang,
  show: (text: string) => string = (text) => text,
): string {
  const { place } = error;
  const where = place
    ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') + ' '
    : '';
  const params = Object.fromEntries(
    Object.entries(error.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? show(value) : value,
    ]),
  );
  const nearest = params['nearest'];
  const meant =
    typeof nearest === 'string' && nearest !== '' ? say(lang, 'cli/did-you-mean', { nearest }) : '';
  const hint = maybeSay(lang, `${error.code}#hint`, params) ?? '';
  return [`${where}${say(lang, error.code, params)}`, meant, hint]
    .filter((part) => part !== '')
    .join(lang === 'zh' ? '' : ' ');
}
