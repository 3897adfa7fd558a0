import { dateOrderOf } from '../fields/date/order.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Column } from '../model/field-type.ts';
import { profileDamage } from './column-damage.ts';
import { profileColumn, type DetectionSettings } from './detect-columns.ts';

export interface ColumnEvidence {
  readonly column: Column;
  /** Names under which value lists may speak of the column: its own and its output's. */
  readonly names: readonly string[];
  /** Distinct values of the sample. */
  readonly values: readonly string[];
  readonly date1904: boolean;
  readonly detection: DetectionSettings;
  readonly phoneFormat: FieldSettings['phoneFormat'];
  readonly dateOrder: FieldSettings['dateOrder'] | undefined;
  readonly enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly lexicons?: FieldSettings['lexicons'];
}

/** Everything the column's normalizer needs to know, gathered once. */
export function columnSettings(evidence: ColumnEvidence): FieldSettings {
  const { column, detection, values } = evidence;
  const isDate = column.type === 'date' || column.type === 'datetime';
  const listed = evidence.names.map((name) => evidence.enums[name]).find((list) => list !== undefined);
  return {
    country: detection.country,
    phoneFormat: evidence.phoneFormat,
    today: detection.today,
    words: detection.words,
    dateOrder: isDate ? (evidence.dateOrder ?? dateOrderOf(values)) : '',
    profile: { ...profileColumn(values), ...profileDamage(values) },
    date1904: evidence.date1904,
    ...(listed === undefined ? {} : { values: listed }),
    ...(evidence.lexicons === undefined ? {} : { lexicons: evidence.lexicons }),
  };
}
