import { dayOf } from './dates.ts';
import type { DateReader } from './dates.ts';
import { compareDecimals, isDecimal, sumDecimals } from './decimal.ts';
import { dateColumn, unknown } from './names.ts';
import type { Row } from '../model/record.ts';
import type { ChildRows, Subject } from './scope.ts';
import { syntaxError } from './token.ts';
import type { Aggregate } from './tree.ts';

/** Reads one figure off a subject's child rows. Amounts that are no numbers count as nothing. */
export function aggregateReader(
  aggregate: Aggregate,
  text: string,
  read: DateReader,
): (subject: Subject) => string {
  return (subject) => {
    const child = subject.child?.(aggregate.child);
    const rows = child ? rowsOf(child, aggregate, text, read) : [];
    if (aggregate.of === 'count' && aggregate.column === '') return String(rows.length);
    const index = child ? columnOf(child, aggregate, text) : -1;
    return figure(
      aggregate.of,
      rows.map((row) => (row[index] ?? '').trim()),
      read,
    );
  };
}

function rowsOf(child: ChildRows, aggregate: Aggregate, text: string, read: DateReader): readonly Row[] {
  const { since, date, at } = aggregate;
  if (since === '') return child.rows;
  const index = dateColumn(child, date);
  if (index < 0) throw syntaxError('expression/no-date-column', text, { text: aggregate.child, at });
  return child.rows.filter((row) => {
    const iso = read(row[index] ?? '');
    return iso !== undefined && dayOf(iso) >= since;
  });
}

function columnOf(child: ChildRows, { column, at }: Aggregate, text: string): number {
  const index = child.columns.indexOf(column);
  if (index < 0)
    throw unknown('expression/unknown-column', text, { text: column, at }, column, child.columns);
  return index;
}

function figure(of: Aggregate['of'], cells: readonly string[], read: DateReader): string {
  switch (of) {
    case 'count':
      return String(cells.filter((cell) => cell !== '').length);
    case 'sum':
      return sumDecimals(cells.filter(isDecimal));
    case 'max':
      return extreme(cells, read, 1);
    case 'min':
      return extreme(cells, read, -1);
  }
}

/** Of the dates when there are any, else of the numbers; '' when there are neither. */
function extreme(cells: readonly string[], read: DateReader, direction: 1 | -1): string {
  const numbers = cells.filter(isDecimal);
  const dates = cells.flatMap((cell) => (isDecimal(cell) ? [] : (read(cell) ?? [])));
  const order = (left: string, right: string): number =>
    dates.length === 0 ? compareDecimals(left, right) : left < right ? -1 : left > right ? 1 : 0;
  return (dates.length > 0 ? dates : numbers).reduce(
    (best, cell) => (best === '' || order(cell, best) * direction > 0 ? cell : best),
    '',
  );
}
