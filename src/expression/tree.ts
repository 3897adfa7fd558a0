/** What an expression says, with every name resolved. */
export type Node =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'not'; readonly part: Node }
  | { readonly kind: 'compare'; readonly left: Operand; readonly sign: Sign; readonly right: Operand }
  | { readonly kind: 'in'; readonly left: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'contains' | 'resembles'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'has'; readonly left: Operand | Tags; readonly right: Operand }
  | { readonly kind: 'dated'; readonly left: Operand; readonly limit: DateLimit }
  | { readonly kind: 'empty'; readonly left: Operand }
  | { readonly kind: 'flag'; readonly code: string };

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'column'; readonly index: number }
  | Aggregate;

/** The subject's own tags and these columns. */
export interface Tags {
  readonly kind: 'tags';
  readonly columns: readonly number[];
}

/** A figure over the rows of a child table: `sum(orders.amount, 1y)`. */
export interface Aggregate {
  readonly kind: 'aggregate';
  readonly of: AggregateName;
  readonly child: string;
  /** '' for the rows themselves: `count(orders)`. */
  readonly column: string;
  /** Only rows dated on or after this day, ISO; '' for all rows. */
  readonly since: string;
  /** The child column that dates its rows; '' when the child table says. */
  readonly date: string;
  /** Where it is written, for an error that only the child's rows can reveal. */
  readonly at: number;
}

export type AggregateName = 'count' | 'sum' | 'max' | 'min';

/** Which dates pass: strictly before `day`, strictly after it, or on it and after. */
export interface DateLimit {
  readonly side: 'before' | 'after' | 'from';
  /** ISO. */
  readonly day: string;
}

/** The columns a tree reads, each once, in column order. */
export function columnsIn(node: Node): readonly number[] {
  const found = new Set<number>();
  collect(node, found);
  return [...found].sort((left, right) => left - right);
}

function collect(node: Node, found: Set<number>): void {
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const part of node.parts) collect(part, found);
      return;
    case 'not':
      collect(node.part, found);
      return;
    case 'in':
      for (const operand of [node.left, ...node.list]) collectOperand(operand, found);
      return;
    case 'compare':
    case 'contains':
    case 'resembles':
    case 'has':
      collectOperand(node.left, found);
      collectOperand(node.right, found);
      return;
    case 'dated':
    case 'empty':
      collectOperand(node.left, found);
      return;
    case 'flag':
  }
}

function collectOperand(operand: Operand | Tags, found: Set<number>): void {
  if (operand.kind === 'column') found.add(operand.index);
  if (operand.kind === 'tags') for (const index of operand.columns) found.add(index);
}
