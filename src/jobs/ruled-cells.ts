import type { Cleaned, Normalizer, Status } from '../model/cleaned.ts';
import type { RecordRule } from '../model/record-rule.ts';
import type { Row } from '../model/record.ts';
import type { SettledColumn } from '../rulepack/record-rules.ts';
import { openColumn } from './clean-column.ts';

const USABLE: ReadonlySet<Status> = new Set<Status>(['ok', 'fixed', 'suspect']);

/** The rules about whole records as far as they judge the cells of one column, for records that are strings. */
export class RuledCells {
  readonly #rules: readonly RecordRule[];
  readonly #others: ReadonlyMap<number, Normalizer>;

  private constructor(rules: readonly RecordRule[], columns: readonly SettledColumn[]) {
    this.#rules = rules;
    const beside = new Set(rules.flatMap((rule) => rule.beside));
    this.#others = new Map([...beside].map((index) => [index, openColumn(columns[index]!)]));
  }

  /** Undefined when no rule judges the column. */
  static of(
    column: number,
    rules: readonly RecordRule[],
    columns: readonly SettledColumn[],
  ): RuledCells | undefined {
    const own = rules.filter((rule) => rule.column === column);
    return own.length === 0 ? undefined : new RuledCells(own, columns);
  }

  /** A cell that was cleaned alone, in the light of its record. */
  judge(cleaned: Cleaned, row: Row): Cleaned {
    let judged = cleaned;
    for (const rule of this.#rules) {
      const { issues, status } = judged;
      const { when, whenRule } = rule;
      if (when === undefined ? !USABLE.has(status) : !issues.some((code) => when.has(code))) continue;
      if (whenRule !== undefined && judged.rule !== whenRule) continue;
      const beside = rule.beside.map((index) => this.#others.get(index)!.clean(row[index] ?? '').value);
      judged = rule.judge(judged, beside);
    }
    return judged;
  }
}
