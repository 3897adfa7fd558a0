import { closest } from 'fastest-levenshtein';
import type { UserError } from '../model/user-error.ts';
import type { ChildTable, Scope } from './scope.ts';
import { syntaxError } from './token.ts';
import type { Token } from './token.ts';

type Place = Pick<Token, 'text' | 'at'>;

export function columnIndex(name: string, token: Place, text: string, scope: Scope): number {
  const index = scope.columns.indexOf(name);
  if (index < 0) throw unknown('expression/unknown-column', text, token, name, scope.columns);
  return index;
}

export function unknown(
  code: string,
  text: string,
  place: Place,
  name: string,
  names: readonly string[],
): UserError {
  const nearest = names.length === 0 ? '' : closest(name, names);
  return syntaxError(code, text, { text: name, at: place.at }, { nearest });
}

/** `orders` or `orders.amount`, cut at the longest child name that fits, because names may contain dots. */
export function childAndColumn(
  token: Place,
  text: string,
  scope: Scope,
): { readonly child: string; readonly column: string } {
  const children = scope.children ?? [];
  if (children.length === 0) throw syntaxError('expression/no-children', text, token);
  let child: string | undefined;
  for (const name of children) {
    if (token.text !== name && !token.text.startsWith(`${name}.`)) continue;
    if (child === undefined || name.length > child.length) child = name;
  }
  if (child === undefined) {
    const written = token.text.split('.', 1)[0] ?? '';
    throw unknown('expression/unknown-child', text, token, written, children);
  }
  const column = token.text.slice(child.length + 1);
  const columns = column === '' ? undefined : scope.childTable?.(child)?.columns;
  if (columns && !columns.includes(column))
    throw unknown('expression/unknown-column', text, token, column, columns);
  return { child, column };
}

const SOUNDS_LIKE_A_DATE = /date|time|日期|时间|_at$/i;

/** The column that dates a child's rows; -1 when none does. */
export function dateColumn(table: ChildTable, named: string): number {
  if (named !== '') return table.columns.indexOf(named);
  return table.date ?? table.columns.findIndex((name) => SOUNDS_LIKE_A_DATE.test(name));
}
