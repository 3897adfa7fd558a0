import { parseDuration, parseIsoDate } from '../calendar/plain-date.ts';
import { compileExpression } from '../expression/expression.ts';
import { usageError } from '../model/user-error.ts';
import { activityLimits, isInactive, lastActivity } from '../retention/inactive.ts';
import { dateText } from '../rulepack/date-text.ts';
import { SUSPECT_TEST } from '../rulepack/trial-record.ts';
import { openColumn } from './clean-column.ts';
import { unknownColumn, type TablePlan } from './plan.ts';
import { scopeOf } from './selection.ts';
import { TrialFinder } from './trial-finder.ts';

/** What decides whether a record is retired. */
export interface RetentionRule {
  readonly today: string;
  readonly where: string | undefined;
  /** `3y`, `90d`: nobody was active for longer than this. */
  readonly inactive: string | undefined;
  /** Columns of dates; none: those that are headed as last activity. */
  readonly by: readonly string[];
  /** What becomes of records without any activity date. */
  readonly unknown: 'keep' | 'include';
}

export interface RetentionVerdict {
  readonly retire: boolean;
  /** `where`, or a code of retention; '' where nothing was asked of it. */
  readonly because: string;
}

/** The rule as a function of one record: --inactive and --where must both hold when both are given. */
export function openRetention(
  options: RetentionRule,
  plan: TablePlan,
): (cells: readonly string[]) => RetentionVerdict {
  const names = plan.output.map((column) => column.name);
  const today = parseIsoDate(options.today)!;
  const where = options.where === undefined ? undefined : compileExpression(options.where, scopeOf(plan));
  // flag(x) speaks of what cleaning would say about the record: only then is it cleaned at all.
  const needsFlags = options.where?.includes('flag') === true;
  const { columns } = plan.sources[0]!;
  const cleaners = needsFlags ? columns.map(openColumn) : [];
  const trials = new TrialFinder(columns);
  const dateOf = dateText(options.today);
  const duration = options.inactive === undefined ? undefined : parseDuration(options.inactive);
  if (options.inactive !== undefined && !duration)
    throw usageError('cli/duration', { value: options.inactive });
  const by = activityColumns(options, plan, names);
  const limits = duration && activityLimits(today, duration);
  return (cells) => {
    if (where) {
      const issues = cleaners.map((cleaner, at) => cleaner.clean(cells[at] ?? '').issues);
      const flags = issues.flat().flatMap((code) => [code, code.split('/')[1] ?? code]);
      if (needsFlags && trials.isTrial(cells, issues)) flags.push(SUSPECT_TEST);
      if (!where({ cells, flags })) return { retire: false, because: '' };
    }
    if (!limits) return { retire: true, because: 'where' };
    const verdict = isInactive(lastActivity(cells, by, dateOf), limits);
    if (verdict.kind === 'unknown')
      return { retire: options.unknown === 'include', because: verdict.because };
    return { retire: verdict.kind === 'archive', because: verdict.because };
  };
}

function activityColumns(options: RetentionRule, plan: TablePlan, names: readonly string[]): number[] {
  if (options.inactive === undefined) return [];
  const info = plan.sources[0]!.info;
  if (options.by.length > 0) {
    return options.by.map((name) => {
      const index = names.indexOf(name);
      if (index < 0) throw unknownColumn(name, info);
      return index;
    });
  }
  const found = plan.output.flatMap((column, index) => (column.role === 'last-activity' ? [index] : []));
  if (found.length === 0) throw usageError('archive/no-activity-column', { columns: names.join(', ') });
  return found;
}
