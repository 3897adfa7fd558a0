import type { UserError } from '../model/user-error.ts';
import type { Scope } from './scope.ts';
import { syntaxError } from './token.ts';
import type { Token } from './token.ts';

/** A place in the tokens of one expression. */
export interface Cursor {
  readonly text: string;
  readonly scope: Scope;
  readonly tokens: readonly Token[];
  next: number;
}

export function peek(cursor: Cursor, ahead = 0): Token {
  return cursor.tokens[Math.min(cursor.next + ahead, cursor.tokens.length - 1)]!;
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.next++;
  return token;
}

export function unexpected(cursor: Cursor): UserError {
  const token = peek(cursor);
  const code = token.kind === 'end' ? 'expression/incomplete' : 'expression/unexpected';
  return syntaxError(code, cursor.text, token);
}

export function isOperator(token: Token, text: string): boolean {
  return token.kind === 'operator' && token.text === text;
}

/** Closes the bracket opened by `open`. */
export function takeClosing(cursor: Cursor, open: Token): void {
  const token = peek(cursor);
  if (token.kind === 'end') throw syntaxError('expression/unclosed-bracket', cursor.text, open);
  if (!isOperator(token, ')')) throw unexpected(cursor);
  cursor.next++;
}
