// Reads an expression by recursive descent. On the left of an operator a word is a column, on the right a value;
// backticks make it a column on either side. Nothing a person types is ever evaluated or made a regular expression.
import { parseCall } from './calls.ts';
import { isOperator, peek, takeClosing, unexpected } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { columnIndex, unknown } from './names.ts';
import type { Scope } from './scope.ts';
import { parseDateLimit } from './periods.ts';
import { syntaxError, tokenize } from './token.ts';
import type { Token } from './token.ts';
import type { DateLimit, Node, Operand, Sign, Tags } from './tree.ts';

/** Deeper nesting is no rule a person wrote, and would exhaust the stack. */
const MAX_DEPTH = 100;

const SIGNS: ReadonlySet<string> = new Set<Sign>(['=', '!=', '<', '<=', '>', '>=']);
const AND = new Set(['and', '且', '&&']);
const OR = new Set(['or', '或', '||']);
const NOT = new Set(['not', '非', '!']);
const TAG = new Set(['tag', '标签']);

const TESTS: ReadonlyMap<string, 'in' | 'contains' | 'has' | 'older' | 'newer' | 'empty'> = new Map([
  ['in', 'in'], ['contains', 'contains'], ['包含', 'contains'], ['has', 'has'], ['older', 'older'],
  ['早于', 'older'], ['newer', 'newer'], ['晚于', 'newer'], ['为空', 'empty'],
]); // prettier-ignore
const DENIALS: ReadonlyMap<string, string> = new Map([
  ['不包含', 'contains'],
  ['不为空', '为空'],
]);

export function parseExpression(text: string, scope: Scope): Node {
  const cursor: Cursor = { text, scope, tokens: tokenize(text), next: 0 };
  if (peek(cursor).kind === 'end') throw syntaxError('expression/empty', text, peek(cursor));
  const node = parseAny(cursor, 0);
  if (peek(cursor).kind !== 'end') throw unexpected(cursor);
  return node;
}

function says(token: Token, words: ReadonlySet<string>): boolean {
  return (token.kind === 'word' || token.kind === 'operator') && words.has(token.text.toLowerCase());
}

function parseAny(cursor: Cursor, depth: number): Node {
  return parseChain(cursor, OR, 'any', () => parseChain(cursor, AND, 'all', () => parseOne(cursor, depth)));
}

function parseChain(cursor: Cursor, words: ReadonlySet<string>, kind: 'all' | 'any', part: () => Node): Node {
  const first = part();
  if (!says(peek(cursor), words)) return first;
  const parts = [first];
  while (says(peek(cursor), words)) {
    cursor.next++;
    parts.push(part());
  }
  return { kind, parts };
}

function parseOne(cursor: Cursor, depth: number): Node {
  const token = peek(cursor);
  if (depth > MAX_DEPTH) throw syntaxError('expression/too-deep', cursor.text, token);
  if (says(token, NOT)) {
    cursor.next++;
    return { kind: 'not', part: parseOne(cursor, depth + 1) };
  }
  if (isOperator(token, '(')) {
    cursor.next++;
    const node = parseAny(cursor, depth + 1);
    takeClosing(cursor, token);
    return node;
  }
  return parseTest(cursor);
}

function parseTest(cursor: Cursor): Node {
  if (peek(cursor).kind === 'word' && isOperator(peek(cursor, 1), '(')) {
    const call = parseCall(cursor);
    return call.kind === 'aggregate' ? parseRest(cursor, call) : call;
  }
  const tags = parseTags(cursor);
  if (tags) return parseRest(cursor, tags);
  const token = peek(cursor);
  if (token.kind === 'operator' || token.kind === 'end') throw unexpected(cursor);
  cursor.next++;
  const index = columnIndex(token.text, token, cursor.text, cursor.scope);
  return parseRest(cursor, { kind: 'column', index });
}

/** `tag has X` asks the subject's tags, a column called tag, and every column of type tags. */
function parseTags(cursor: Cursor): Tags | undefined {
  const token = peek(cursor);
  if (token.kind !== 'word' || !says(token, TAG)) return undefined;
  const after = peek(cursor, says(peek(cursor, 1), NOT) ? 2 : 1);
  if (after.kind !== 'word' || after.text.toLowerCase() !== 'has') return undefined;
  const { scope, text } = cursor;
  const found = scope.columns.flatMap((name, index) =>
    name === token.text || scope.typeOf(index) === 'tags' ? [index] : [],
  );
  if (found.length === 0 && scope.hasTags !== true)
    throw unknown('expression/unknown-column', text, token, token.text, scope.columns);
  cursor.next++;
  return { kind: 'tags', columns: found };
}

/** What follows the left side. */
function parseRest(cursor: Cursor, left: Operand | Tags): Node {
  const token = peek(cursor);
  if (token.kind === 'word' && says(token, NOT)) {
    cursor.next++;
    return { kind: 'not', part: parseWordTest(cursor, left, peek(cursor).text.toLowerCase()) };
  }
  const denied = DENIALS.get(token.text);
  if (token.kind === 'word' && denied !== undefined)
    return { kind: 'not', part: parseWordTest(cursor, left, denied) };
  if (token.kind === 'word') return parseWordTest(cursor, left, token.text.toLowerCase());
  if (left.kind === 'tags' || token.kind !== 'operator') throw unexpected(cursor);
  if (token.text === '~') {
    cursor.next++;
    return { kind: 'resembles', left, right: parseOperand(cursor) };
  }
  if (!isSign(token.text)) throw unexpected(cursor);
  cursor.next++;
  return { kind: 'compare', left, sign: token.text, right: parseOperand(cursor) };
}

function isSign(text: string): text is Sign {
  return SIGNS.has(text);
}

function parseWordTest(cursor: Cursor, left: Operand | Tags, word: string): Node {
  const test = peek(cursor).kind === 'word' ? TESTS.get(word) : undefined;
  if (test === undefined) throw unexpected(cursor);
  cursor.next++;
  if (test === 'has') return { kind: 'has', left, right: parseOperand(cursor) };
  if (left.kind === 'tags') throw unexpected(cursor);
  switch (test) {
    case 'in':
      return { kind: 'in', left, list: parseList(cursor) };
    case 'contains':
      return { kind: 'contains', left, right: parseOperand(cursor) };
    case 'older':
    case 'newer':
      return { kind: 'dated', left, limit: parseLimit(cursor, test) };
    case 'empty':
      return { kind: 'empty', left };
  }
}

function parseOperand(cursor: Cursor): Operand {
  const token = peek(cursor);
  if (token.kind === 'operator' || token.kind === 'end') throw unexpected(cursor);
  cursor.next++;
  if (token.kind !== 'column') return { kind: 'value', text: token.text };
  return { kind: 'column', index: columnIndex(token.text, token, cursor.text, cursor.scope) };
}

function parseList(cursor: Cursor): readonly Operand[] {
  const open = peek(cursor);
  if (!isOperator(open, '(')) throw unexpected(cursor);
  cursor.next++;
  if (peek(cursor).kind === 'end') throw syntaxError('expression/unclosed-bracket', cursor.text, open);
  const list = [parseOperand(cursor)];
  while (isOperator(peek(cursor), ',')) {
    cursor.next++;
    list.push(parseOperand(cursor));
  }
  takeClosing(cursor, open);
  return list;
}

function parseLimit(cursor: Cursor, test: 'older' | 'newer'): DateLimit {
  const token = peek(cursor);
  if (token.kind === 'operator' || token.kind === 'end') throw unexpected(cursor);
  cursor.next++;
  const after = peek(cursor).kind === 'word' ? peek(cursor).text : '';
  const { limit, words } = parseDateLimit(token, after, test, cursor);
  if (words === 2) cursor.next++;
  return limit;
}
