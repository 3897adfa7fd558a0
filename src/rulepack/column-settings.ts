import { ownKey } from '../model/own-key.ts';
import { dateOrderNamed, dateOrderOf } from '../fields/date/order.ts';
import { holdsWholeDays } from '../fields/date/whole-days.ts';
import { majorityCity } from '../fields/place/address.ts';
import { formOfCountries } from '../fields/place/countries.ts';
import type { ColumnProfile, FieldSettings } from '../model/cleaned.ts';
import type { Column, Role } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';
import { profileDamage } from './column-damage.ts';
import { evidenceOfGender, evidenceOfType } from './column-evidence.ts';
import { distinctValues, profileColumn } from './sample-profile.ts';
import type { DetectionSettings } from './value-fit.ts';

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
  readonly phoneArea?: string | undefined;
  readonly fixTypos?: boolean | undefined;
  readonly keepsShortIds?: boolean | undefined;
  readonly dateOrder: FieldSettings['dateOrder'] | undefined;
  /** Chinese values in one script. */
  readonly script?: FieldSettings['script'] | undefined;
  readonly enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly lexicons?: FieldSettings['lexicons'];
  /** Addresses are to tell their divisions. */
  readonly split?: boolean;
}

/** Everything the column's normalizer needs to know, gathered once. */
export function columnSettings(evidence: ColumnEvidence): FieldSettings {
  const { column, sample } = evidence;
  const values = distinctValues(sample, column.index);
  const settings = settingsFrom(evidence, values);
  const { dates } = settings.profile;
  if (column.type !== 'datetime' || dates === undefined) return settings;
  const wholeDays = holdsWholeDays(column.name, values, settings);
  return wholeDays
    ? { ...settings, profile: { ...settings.profile, dates: { ...dates, wholeDays } } }
    : settings;
}

function settingsFrom(evidence: ColumnEvidence, values: readonly string[]): FieldSettings {
  const { column, columns, detection, sample } = evidence;
  const cells = sample.map((row) => row[column.index]?.trim() ?? '').filter((cell) => cell !== '');
  const isDate = column.type === 'date' || column.type === 'datetime';
  const listed = evidence.names
    .map((name) => ownKey(evidence.enums, name))
    .find((list) => list !== undefined);
  return {
    country: detection.country,
    phoneFormat: evidence.phoneFormat,
    today: detection.today,
    words: detection.words,
    dateOrder: isDate ? (evidence.dateOrder ?? orderOf(column.name, values)) : '',
    profile: {
      ...profileColumn(values),
      ...profileDamage(values),
      ...profilePlaces(column, values),
      ...evidenceOfType(column.type, values, cells, detection),
      ...(column.type === 'gender' ? evidenceOfGender(column, columns, sample, detection.today) : {}),
    },
    ...(isDate && column.role === 'birthday' ? { birthdays: true } : {}),
    date1904: evidence.date1904,
    ...(evidence.phoneArea === undefined ? {} : { phoneArea: evidence.phoneArea }),
    ...(evidence.fixTypos === true ? { fixTypos: true } : {}),
    ...(column.type === 'cn-id' && evidence.keepsShortIds === true ? { keepsShortIds: true } : {}),
    ...(listed === undefined ? {} : { values: listed }),
    ...(evidence.script === undefined ? {} : { script: evidence.script }),
    ...(column.type === 'company' && column.evidence?.parties !== undefined ? { mixedParties: true } : {}),
    ...(evidence.lexicons === undefined ? {} : { lexicons: evidence.lexicons }),
    ...(column.type === 'region' && isPart(column.role) ? { part: column.role } : {}),
    ...(column.role === 'given-name' || column.role === 'surname' ? { namePart: true } : {}),
    ...(column.type === 'address' && evidence.split === true ? { split: true } : {}),
  };
}

/** What the header says, unless the cells say otherwise; then nobody knows. */
function orderOf(header: string, values: readonly string[]): FieldSettings['dateOrder'] {
  const [named, told] = [dateOrderNamed(header), dateOrderOf(values)];
  if (named === '' || told === '') return named || told;
  return named === told ? named : '';
}

function isPart(role: Role): role is NonNullable<FieldSettings['part']> {
  return role === 'country' || role === 'province' || role === 'city' || role === 'district';
}

function profilePlaces({ type, role }: Column, values: readonly string[]): Partial<ColumnProfile> {
  if (type === 'address') {
    const city = majorityCity(values);
    return city === undefined ? {} : { city };
  }
  const countries = role === 'country' ? formOfCountries(values) : undefined;
  return countries === undefined ? {} : { countries };
}
