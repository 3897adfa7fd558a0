import { isOperator, peek, take, takeClosing, unexpected } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { childAndColumn, columnIndex, dateColumn, unknown } from './names.ts';
import { dayBefore } from './periods.ts';
import { syntaxError } from './token.ts';
import type { Token } from './token.ts';
import type { Aggregate, AggregateName, Node } from './tree.ts';

type Call = Extract<Node, { kind: 'empty' | 'flag' }> | Aggregate;

interface CallForm {
  readonly least: number;
  readonly most: number;
  build(args: readonly Token[], name: Token, cursor: Cursor): Call;
}

const FORMS: ReadonlyMap<string, CallForm> = new Map<string, CallForm>([
  ['empty', { least: 1, most: 1, build: emptyTest }],
  ['为空', { least: 1, most: 1, build: emptyTest }],
  ['flag', { least: 1, most: 1, build: flagTest }],
  ['count', { least: 1, most: 3, build: (args, name, cursor) => aggregate('count', args, name, cursor) }],
  ['sum', { least: 1, most: 3, build: (args, name, cursor) => aggregate('sum', args, name, cursor) }],
  ['max', { least: 1, most: 3, build: (args, name, cursor) => aggregate('max', args, name, cursor) }],
  ['min', { least: 1, most: 3, build: (args, name, cursor) => aggregate('min', args, name, cursor) }],
]);

export function parseCall(cursor: Cursor): Call {
  const name = take(cursor);
  const form = FORMS.get(name.text.toLowerCase());
  if (form === undefined)
    throw unknown('expression/unknown-function', cursor.text, name, name.text, [...FORMS.keys()]);
  const args = parseArguments(cursor);
  if (args.length < form.least || args.length > form.most) {
    const expected = form.least === form.most ? String(form.least) : `${form.least}–${form.most}`;
    throw syntaxError('expression/bad-arguments', cursor.text, name, { expected, found: args.length });
  }
  return form.build(args, name, cursor);
}

/** A period of two words, `90 天`, is one argument. */
function parseArguments(cursor: Cursor): readonly Token[] {
  const open = take(cursor);
  const args: Token[] = [];
  if (!isOperator(peek(cursor), ')')) {
    args.push(parseArgument(cursor, open));
    while (isOperator(peek(cursor), ',')) {
      cursor.next++;
      args.push(parseArgument(cursor, open));
    }
  }
  takeClosing(cursor, open);
  return args;
}

function parseArgument(cursor: Cursor, open: Token): Token {
  const token = peek(cursor);
  if (token.kind === 'end') throw syntaxError('expression/unclosed-bracket', cursor.text, open);
  if (token.kind === 'operator') throw unexpected(cursor);
  cursor.next++;
  const following = peek(cursor);
  if (token.kind !== 'word' || following.kind !== 'word') return token;
  const joined = `${token.text} ${following.text}`;
  if (dayBefore(joined, cursor.scope) === undefined) return token;
  cursor.next++;
  return { ...token, text: joined };
}

function emptyTest([column]: readonly Token[], name: Token, { text, scope }: Cursor): Call {
  const token = column ?? name;
  return { kind: 'empty', left: { kind: 'column', index: columnIndex(token.text, token, text, scope) } };
}

function flagTest([code]: readonly Token[]): Call {
  return { kind: 'flag', code: (code?.text ?? '').trim() };
}

function aggregate(of: AggregateName, args: readonly Token[], name: Token, cursor: Cursor): Aggregate {
  const { text, scope } = cursor;
  const [subject = name, period, date] = args;
  const { child, column } = childAndColumn(subject, text, scope);
  if (column === '' && of !== 'count') throw syntaxError('expression/needs-column', text, subject);
  const since = period === undefined ? '' : dayBefore(period.text, scope);
  if (since === undefined) throw syntaxError('expression/bad-duration', text, period ?? subject);
  const dated = date === undefined ? '' : dateName(date, child, cursor);
  const table = scope.childTable?.(child);
  if (since !== '' && table !== undefined && dateColumn(table, dated) < 0)
    throw syntaxError('expression/no-date-column', text, subject);
  return { kind: 'aggregate', of, child, column, since, date: dated, at: subject.at };
}

/** The third argument is written like the first, `orders.paid_at`, or as the bare column. */
function dateName(token: Token, child: string, { text, scope }: Cursor): string {
  const name = token.text.startsWith(`${child}.`) ? token.text.slice(child.length + 1) : token.text;
  const columns = scope.childTable?.(child)?.columns;
  if (columns && !columns.includes(name))
    throw unknown('expression/unknown-column', text, token, name, columns);
  return name;
}
