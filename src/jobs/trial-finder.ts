import type { Row } from '../model/record.ts';
import type { SettledColumn } from '../rulepack/record-rules.ts';
import { isNameLike, isTrial, openTrialWords, signOfIssues, type TrialSign, type TrialWords } from '../rulepack/trial-record.ts'; // prettier-ignore
import type { Outcome } from './cell-outcome.ts';
import type { PackedRecords } from './packed-records.ts';

/** Finds the records of one source that somebody typed to try a form out. They are told, never removed. */
export class TrialFinder {
  readonly #words: TrialWords;
  /** Columns whose text may say that a record is a trial. */
  readonly #named: readonly number[];

  constructor(columns: readonly SettledColumn[]) {
    this.#words = openTrialWords(columns[0]?.settings.lexicons?.['trial-words']);
    this.#named = columns.flatMap(({ type, role }, c) =>
      isNameLike(type) || role === 'nickname' ? [c] : [],
    );
  }

  /** The column that gives the record away, or -1. Only the outcomes of the first `count` columns in `odd` say anything. */
  find(
    records: PackedRecords,
    base: number,
    outcomes: readonly Outcome[],
    odd: ArrayLike<number>,
    count = odd.length,
  ): number {
    const { starts, ends, bytes } = records;
    let signs: TrialSign[] | undefined;
    let found = -1;
    const named = this.#named;
    for (let at = 0; at < named.length; at++) {
      const c = named[at]!;
      if (!this.#words.mayBe(bytes, starts[base + c]!, ends[base + c]!)) continue;
      const sign = this.#words.sign(records.cell(base + c));
      if (sign === undefined) continue;
      (signs ??= []).push(sign);
      found = c;
    }
    for (let at = 0; at < count; at++) {
      const c = odd[at]!;
      const { issues } = outcomes[c]!;
      const sign = issues.length === 0 ? undefined : signOfIssues(issues);
      if (sign === undefined) continue;
      if (found < 0) found = c;
      (signs ??= []).push(sign);
    }
    return signs !== undefined && isTrial(signs) ? found : -1;
  }

  /** The same for a record of strings, given the issues of its cells. */
  isTrial(row: Row, issues: readonly (readonly string[])[]): boolean {
    const words = this.#named.map((c) => this.#words.sign(row[c] ?? ''));
    const signs = [...words, ...issues.map(signOfIssues)].filter((sign) => sign !== undefined);
    return isTrial(signs);
  }
}
