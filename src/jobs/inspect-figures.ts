// What the chunks of an inspection add up to, for summary.json, the report and the terminal.
import type { PartInfo, SourceSpec } from '../io/source.ts';
import { count, type Tally } from '../model/events.ts';
import type { ColumnQuality, InspectFigures, TableFacts } from '../report/data.ts';
import { readHeader } from '../rulepack/header-lexicon.ts';
import type { Requirement } from '../rulepack/requirements.ts';
import { SUSPECT_TEST } from '../rulepack/trial-record.ts';
import { DistinctCounter } from '../text/distinct.ts';
import { COMPLETENESS_BANDS, EXAMPLES_PER_ISSUE, type InspectedChunk } from './inspect-task.ts';
import type { SourcePlan, TablePlan } from './plan.ts';

export class InspectFindings {
  readonly #plan: TablePlan;
  readonly #requirements: readonly Requirement[];
  readonly #issues: Record<string, number>[];
  readonly #wrong: Record<string, number>[];
  readonly #examples: Record<string, { row: number; cell: string }[]>[];
  readonly #distinct: readonly DistinctCounter[];
  readonly #completeness = new Array<number>(COMPLETENESS_BANDS).fill(0);
  #incompleteRows = 0;

  constructor(plan: TablePlan, requirements: readonly Requirement[]) {
    this.#plan = plan;
    this.#requirements = requirements;
    this.#issues = plan.output.map(() => dictionary());
    this.#wrong = plan.output.map(() => dictionary());
    this.#examples = plan.output.map(() => dictionary());
    this.#distinct = plan.output.map(() => new DistinctCounter());
  }

  /** Chunks in the order of the rows. */
  add(chunk: InspectedChunk): void {
    chunk.columns.forEach(({ issues, wrong, examples, distinct }, at) => {
      for (const [code, times] of Object.entries(issues)) count(this.#issues[at]!, code, times);
      for (const [code, times] of Object.entries(wrong)) count(this.#wrong[at]!, code, times);
      for (const [code, found] of Object.entries(examples)) {
        const kept = (this.#examples[at]![code] ??= []);
        kept.push(...found.slice(0, EXAMPLES_PER_ISSUE - kept.length));
      }
      this.#distinct[at]!.merge(distinct);
    });
    chunk.completeness.forEach((rows, band) => (this.#completeness[band]! += rows));
    this.#incompleteRows += chunk.incompleteRows;
  }

  figures(tally: Tally, specs: readonly SourceSpec[]): InspectFigures {
    const { sources, output } = this.#plan;
    const rows = tally.rowsOut;
    const columns = output.map((column, at): ColumnQuality => {
      const { damaged, valid, suspect, invalid } = tally.fields[at]!;
      const filled = valid + suspect + invalid + damaged;
      const counter = this.#distinct[at]!;
      const from = sources.flatMap((source, s) => source.columns[column.from[s] ?? -1] ?? []);
      return {
        name: column.name,
        type: column.type,
        role: column.role,
        confidence: Math.min(1, ...from.map(({ confidence }) => confidence)),
        decidedBy: from[0]?.decidedBy ?? 'default',
        ...(from[0]?.evidence === undefined ? {} : { evidence: from[0].evidence }),
        filled,
        valid,
        damaged,
        distinct: Math.min(counter.count, filled),
        distinctExact: counter.isExact,
        issues: this.#issues[at]!,
        wrong: this.#wrong[at]!,
        examples: this.#examples[at]!,
      };
    });
    return {
      rows,
      tables: sources.flatMap((source, at) =>
        source.info.parts.map((part) => factsOf(source, part, specs[at])),
      ),
      columns: columns.filter((_, at) => output[at]!.added === undefined),
      garbled: (tally.flags['text/garbled'] ?? 0) + (tally.rules['text/mojibake'] ?? 0),
      trials: tally.flags[SUSPECT_TEST] ?? 0,
      requirements: this.#requirements.map(({ text }) => text),
      incomplete: this.#incompleteRows,
      completeness: this.#completeness,
    };
  }

  /** The figures of summary.json that only `inspect` has. */
  summary(figures: InspectFigures): Record<string, unknown> {
    const { rows, columns, garbled, requirements, incomplete, completeness, tables } = figures;
    return {
      tables,
      quality: Object.fromEntries(
        columns.map(({ name, filled, valid, distinct, distinctExact, issues, evidence }) => [
          name,
          {
            filled,
            fill_percent: percent(filled, rows),
            valid_percent: percent(valid, filled),
            distinct,
            distinct_exact: distinctExact,
            ...(evidence?.doubt === undefined ? {} : { doubt: evidence.doubt.code }),
            ...(evidence?.parties === undefined ? {} : { parties: evidence.parties }),
            issues: Object.fromEntries(Object.entries(issues).sort(([a], [b]) => (a < b ? -1 : 1))),
          },
        ]),
      ),
      garbled_cells: garbled,
      unrecoverable_cells: columns.reduce((sum, { damaged }) => sum + damaged, 0),
      suspect_test_rows: figures.trials,
      ...(requirements.length === 0 ? {} : { required: requirements, incomplete_rows: incomplete }),
      completeness,
    };
  }
}

/** One decimal; a trace of a gap is no 100. */
function percent(part: number, whole: number): number {
  if (whole === 0) return 0;
  const share = Math.round((part / whole) * 1000) / 10;
  return share === 100 && part < whole ? 99.9 : share;
}

function factsOf({ info }: SourcePlan, part: PartInfo, spec: SourceSpec | undefined): TableFacts {
  const { header, headerRow, hasHeader } = part;
  const known = header.names.filter((name) => (readHeader(name)?.strength ?? 0) >= 0.8).length;
  const found = !hasHeader ? 'none' : spec?.headerRow === undefined ? 'found' : 'told';
  return {
    source: info.name,
    file: part.file,
    format: part.format,
    encoding: part.encoding,
    ...(part.format === 'csv' ? { delimiter: part.dialect.delimiter, quote: part.dialect.quote, eol: part.dialect.eol } : {}), // prettier-ignore
    ...(part.sheet === undefined ? {} : { sheet: part.sheet }),
    ...(part.packed === 'no' ? {} : { packed: part.packed }),
    header: found,
    headerRecord: headerRow,
    columns: header.names.length,
    knownNames: known,
    above: Math.max(0, hasHeader ? headerRow - 1 : headerRow),
    below: part.footer?.length ?? 0,
  };
}

function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
