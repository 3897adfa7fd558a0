import { ownKey } from '../model/own-key.ts';
import type { Cleaned } from '../model/cleaned.ts';
import type { Column, FieldType } from '../model/field-type.ts';
import type { Header, Row } from '../model/record.ts';
import { columnSettings } from '../rulepack/column-settings.ts';
import { homeCountry } from '../rulepack/home-country.ts';
import { detectColumns } from '../rulepack/detect-columns.ts';
import { looksMainland, speaksChinese } from '../rulepack/sample-profile.ts';
import { openRecordRules } from '../rulepack/record-rules.ts';
import { openColumn } from './clean-column.ts';
import { RuledCells } from './ruled-cells.ts';

export interface RecordCleanerOptions {
  /** Column name → type, for columns whose header and values do not tell. */
  readonly types?: Readonly<Record<string, FieldType>>;
  /** Default country of phone numbers, two letters; found from the records when absent. */
  readonly country?: string;
  /** The date to take for today, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface RecordCleaner {
  readonly columns: readonly Column[];
  /** Cleans one record: what was made of each of its cells, in header order. */
  clean(row: Row): Cleaned[];
}

/** Understands the columns of a table from its header and a sample, and cleans records of it one by one. */
export function openRecordCleaner(
  names: readonly string[],
  sample: readonly Row[],
  options: RecordCleanerOptions,
): RecordCleaner {
  const header: Header = { names, original: names };
  const chinese = speaksChinese(header, sample);
  const home = (): string => homeCountry(header, sample) || (looksMainland(sample) ? 'CN' : '');
  const country = options.country ?? (chinese ? 'CN' : home());
  const detection = { country, today: options.today, words: chinese ? ('zh' as const) : ('en' as const) };
  const columns = detectColumns(header, sample, detection).map((column): Column => {
    const type = ownKey(options.types ?? {}, column.name);
    return type === undefined ? column : { ...column, type, confidence: 1, decidedBy: 'map' };
  });
  const settled = columns.map((column) => ({
    ...column,
    settings: columnSettings({
      column,
      names: [column.name],
      columns,
      sample,
      date1904: false,
      detection,
      phoneFormat: 'e164',
      dateOrder: undefined,
      enums: {},
    }),
  }));
  const normalizers = settled.map(openColumn);
  const rules = openRecordRules(settled);
  const ruled = columns.map(({ index }) => RuledCells.of(index, rules, settled));
  return {
    columns,
    clean: (row) =>
      normalizers.map((normalizer, index) => {
        const alone = normalizer.clean(row[index] ?? '');
        return ruled[index]?.judge(alone, row) ?? alone;
      }),
  };
}
