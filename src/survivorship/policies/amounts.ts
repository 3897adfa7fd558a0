import type { FieldType } from '../../model/field-type.ts';
import type { Candidate } from '../candidates.ts';
import { compareText } from '../candidates.ts';
import { addDecimals, compareDecimals, formatDecimal, meanOf, parseDecimal } from '../decimal.ts';
import type { Decimal } from '../decimal.ts';
import type { Settings } from '../group.ts';
import { choice } from './kind.ts';
import type { Answer, PolicyKind } from './kind.ts';

export const max: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates, { rule, group }) => choice(extremes(candidates, rule.type, group.settings, 1)),
};

export const min: PolicyKind = {
  takes: 'nothing',
  computes: true,
  answer: (candidates, { rule, group }) => choice(extremes(candidates, rule.type, group.settings, -1)),
};

/** Adds what every record holds, equal figures too: right for points, wrong for a figure copied from one to another. */
export const sum: PolicyKind = arithmetic((amounts) => amounts.reduce(addDecimals));

/** The mean, to two places more than the finest amount, halves away from zero. */
export const avg: PolicyKind = arithmetic((amounts) => meanOf(amounts.reduce(addDecimals), amounts.length));

function arithmetic(total: (amounts: readonly Decimal[]) => Decimal): PolicyKind {
  return {
    takes: 'nothing',
    computes: true,
    asksWhenEqual: true,
    answer(candidates): Answer {
      const amounts = candidates.flatMap((candidate) => {
        const amount = amountOf(candidate);
        return amount ? [{ candidate, amount }] : [];
      });
      if (amounts.length < 2)
        return choice(amounts.length > 0 ? amounts.map((each) => each.candidate) : candidates);
      const result = total(amounts.map(({ amount }) => amount));
      const same = amounts.filter(({ amount }) => compareDecimals(amount, result) === 0);
      const keys = new Set(same.map(({ candidate }) => candidate.key));
      return { kind: 'combined', value: formatDecimal(result), keys };
    },
  };
}

/**
 * The candidates with the greatest (or smallest) date or number. What is neither takes no part; when nothing can be
 * measured, nothing is ruled out.
 */
export function extremes(
  candidates: readonly Candidate[],
  type: FieldType,
  settings: Settings,
  direction: 1 | -1,
): readonly Candidate[] {
  const dates = (): readonly Candidate[] =>
    extreme(candidates, ({ text }) => settings.dateKey(text), compareText, direction);
  if (type === 'date' || type === 'datetime') return dates();
  const measured = candidates.filter((candidate) => amountOf(candidate) !== undefined);
  return measured.length > 0 ? extreme(measured, amountOf, compareDecimals, direction) : dates();
}

function extreme<Measure>(
  candidates: readonly Candidate[],
  measure: (candidate: Candidate) => Measure | undefined,
  compare: (left: Measure, right: Measure) => number,
  direction: 1 | -1,
): readonly Candidate[] {
  let top: Measure | undefined;
  let kept: Candidate[] = [];
  for (const candidate of candidates) {
    const value = measure(candidate);
    if (value === undefined) continue;
    const order = top === undefined ? 1 : compare(value, top) * direction;
    if (order > 0) {
      top = value;
      kept = [candidate];
    } else if (order === 0) kept.push(candidate);
  }
  return kept.length > 0 ? kept : candidates;
}

function amountOf({ key, text }: Candidate): Decimal | undefined {
  return parseDecimal(text.trim()) ?? parseDecimal(key);
}
