import { aggregateReader } from './aggregate.ts';
import { decimalOf, holds, holdsTo, orderOf } from './compare.ts';
import { dateReader, dayOf } from './dates.ts';
import type { DateReader } from './dates.ts';
import { canonicalDecimal, isDecimal } from './decimal.ts';
import { fold, listsItem } from './list.ts';
import { parseExpression } from './parse.ts';
import type { Predicate, Scope, Subject } from './scope.ts';
import { columnsIn } from './tree.ts';
import type { DateLimit, Node, Operand, Sign, Tags } from './tree.ts';

/** A text of one side, read off a subject and trimmed. */
type Reader = (subject: Subject) => string;

interface Compiling {
  readonly text: string;
  readonly scope: Scope;
  readonly read: DateReader;
}

/**
 * Makes a rule a person wrote into a function of one record. Throws a usage error (`expression/…`) with the place
 * and the nearest right name; the function itself throws only when a child table lacks a column it names.
 */
export function compileExpression(text: string, scope: Scope): Predicate {
  const tree = parseExpression(text, scope);
  return compileNode(tree, { text, scope, read: dateReader((cell) => scope.dateOf(cell)) });
}

/** The columns an expression reads, each once, in column order: where the evidence for its answer stands. */
export function columnsOfExpression(text: string, scope: Scope): readonly number[] {
  return columnsIn(parseExpression(text, scope));
}

function compileNode(node: Node, compiling: Compiling): Predicate {
  switch (node.kind) {
    case 'all':
      return compileAll(node.parts.map((part) => compileNode(part, compiling)));
    case 'any':
      return compileAny(node.parts.map((part) => compileNode(part, compiling)));
    case 'not': {
      const denied = compileNode(node.part, compiling);
      return (subject) => !denied(subject);
    }
    case 'compare':
      return compileComparison(node.left, node.sign, node.right, compiling);
    case 'in':
      return compileIn(node.left, node.list, compiling);
    case 'contains':
      return compileContains(node.left, node.right, compiling);
    case 'resembles':
      return compileResembles(node.left, node.right, compiling);
    case 'has':
      return compileHas(node.left, node.right, compiling);
    case 'dated':
      return compileDated(node.left, node.limit, compiling);
    case 'empty': {
      const left = reader(node.left, compiling);
      return (subject) => left(subject) === '';
    }
    case 'flag':
      return compileFlag(node.code);
  }
}

function compileAll(parts: readonly Predicate[]): Predicate {
  const [first, second] = parts;
  if (parts.length === 2 && first && second) return (subject) => first(subject) && second(subject);
  return (subject) => {
    for (const part of parts) if (!part(subject)) return false;
    return true;
  };
}

function compileAny(parts: readonly Predicate[]): Predicate {
  return (subject) => {
    for (const part of parts) if (part(subject)) return true;
    return false;
  };
}

function reader(operand: Operand, { text, read }: Compiling): Reader {
  switch (operand.kind) {
    case 'value': {
      const value = operand.text.trim();
      return () => value;
    }
    case 'column': {
      const { index } = operand;
      return ({ cells }) => (cells[index] ?? '').trim();
    }
    case 'aggregate':
      return aggregateReader(operand, text, read);
  }
}

function isDateColumn(operand: Operand, scope: Scope): boolean {
  if (operand.kind !== 'column') return false;
  const type = scope.typeOf(operand.index);
  return type === 'date' || type === 'datetime';
}

function compileComparison(left: Operand, sign: Sign, right: Operand, compiling: Compiling): Predicate {
  const datesFirst = isDateColumn(left, compiling.scope) || isDateColumn(right, compiling.scope);
  const leftText = reader(left, compiling);
  if (right.kind === 'value') {
    const test = holdsTo(sign, right.text.trim(), datesFirst, compiling.read);
    return (subject) => test(leftText(subject));
  }
  const rightText = reader(right, compiling);
  const order = orderOf(datesFirst, compiling.read);
  return (subject) => holds(sign, leftText(subject), rightText(subject), order);
}

/** Texts and numbers are looked up, however long the list; dates, spelled in many ways, are compared in turn. */
function compileIn(left: Operand, list: readonly Operand[], compiling: Compiling): Predicate {
  const leftText = reader(left, compiling);
  const [texts, numbers] = [new Set<string>(), new Set<string>()];
  const others: Operand[] = [];
  for (const operand of list) {
    const value = operand.kind === 'value' ? operand.text.trim() : undefined;
    const number = value === undefined ? undefined : decimalOf(value);
    if (value !== undefined) texts.add(value);
    if (value === undefined || (number === undefined && compiling.read(value) !== undefined))
      others.push(operand);
    else if (number !== undefined) numbers.add(canonicalDecimal(number));
    if (number !== undefined && isDateColumn(left, compiling.scope)) others.push(operand);
  }
  const equals = compileAny(others.map((operand) => compileComparison(left, '=', operand, compiling)));
  return (subject) => {
    const text = leftText(subject);
    if (texts.has(text)) return true;
    return (numbers.size > 0 && isDecimal(text) && numbers.has(canonicalDecimal(text))) || equals(subject);
  };
}

function compileContains(left: Operand, right: Operand, compiling: Compiling): Predicate {
  const [leftText, rightText] = [reader(left, compiling), reader(right, compiling)];
  return (subject) => leftText(subject).includes(rightText(subject));
}

function compileResembles(left: Operand, right: Operand, compiling: Compiling): Predicate {
  const [leftText, wanted] = [reader(left, compiling), foldedReader(right, compiling)];
  return (subject) => fold(leftText(subject)).includes(wanted(subject));
}

function foldedReader(operand: Operand, compiling: Compiling): Reader {
  const text = reader(operand, compiling);
  if (operand.kind !== 'value') return (subject) => fold(text(subject));
  const folded = fold(operand.text.trim());
  return () => folded;
}

function compileHas(left: Operand | Tags, right: Operand, compiling: Compiling): Predicate {
  const wanted = foldedReader(right, compiling);
  if (left.kind !== 'tags') {
    const list = reader(left, compiling);
    return (subject) => lists(list(subject), wanted(subject));
  }
  return (subject) => {
    const tag = wanted(subject);
    const owns = subject.tags?.some((own) => fold(own.trim()) === tag) ?? false;
    return owns || left.columns.some((index) => lists(subject.cells[index], tag));
  };
}

function lists(cell: string | undefined, folded: string): boolean {
  return cell !== undefined && cell !== '' && listsItem(fold(cell), folded);
}

function compileDated(left: Operand, { side, day }: DateLimit, { text, scope, read }: Compiling): Predicate {
  const leftText: Reader =
    left.kind === 'column' ? ({ cells }) => cells[left.index] ?? '' : reader(left, { text, scope, read });
  return (subject) => {
    const iso = read(leftText(subject));
    if (iso === undefined) return false;
    const found = dayOf(iso);
    return side === 'before' ? found < day : side === 'after' ? found > day : found >= day;
  };
}

/** Codes are `area/what`; `flag(masked)` asks for any area's. */
function compileFlag(code: string): Predicate {
  const ending = code.includes('/') ? code : `/${code}`;
  return ({ flags }) => flags?.some((flag) => flag === code || flag.endsWith(ending)) ?? false;
}
