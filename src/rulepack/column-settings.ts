import { dateOrderOf } from '../fields/date/order.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Column } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { evidenceOfGender, evidenceOfType } from './column-evidence.ts';
import { distinctValues, profileColumn, type DetectionSettings } from './detect-columns.ts';

export interface ColumnEvidence {
  readonly column: Column;
  /** Names under which value lists may speak of the column: its own and its output's. */
  readonly names: readonly string[];
  /** All columns of the source, for what they say about each other. */
  readonly columns: readonly Column[];
  readonly sample: readonly Row[];
  readonly date1904: boolean;
  readonly detection: DetectionSettings;
  readonly phoneFormat: FieldSettings['phoneFormat'];
  readonly dateOrder: FieldSettings['dateOrder'] | undefined;
  readonly enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly lexicons?: FieldSettings['lexicons'];
}

/** Everything the column's normalizer needs to know, gathered once. */
export function columnSettings(evidence: ColumnEvidence): FieldSettings {
  const { column, columns, detection, sample } = evidence;
  const values = distinctValues(sample, column.index);
  const cells = sample.map((row) => row[column.index]?.trim() ?? '').filter((cell) => cell !== '');
  const isDate = column.type === 'date' || column.type === 'datetime';
  const listed = evidence.names.map((name) => evidence.enums[name]).find((list) => list !== undefined);
  return {
    country: detection.country,
    phoneFormat: evidence.phoneFormat,
    today: detection.today,
    words: detection.words,
    dateOrder: isDate ? (evidence.dateOrder ?? dateOrderOf(values)) : '',
    profile: {
      ...profileColumn(values),
      ...evidenceOfType(column.type, values, cells, detection),
      ...(column.type === 'gender' ? evidenceOfGender(column, columns, sample, detection.today) : {}),
    },
    ...(isDate && column.role === 'birthday' ? { birthdays: true } : {}),
    date1904: evidence.date1904,
    ...(listed === undefined ? {} : { values: listed }),
    ...(evidence.lexicons === undefined ? {} : { lexicons: evidence.lexicons }),
  };
}
