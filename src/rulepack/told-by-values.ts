// What a column's values say it holds, whatever its header says.
import { openGender } from '../fields/listed/gender.ts';
import { NO_SETTINGS } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { areCompactDates, isRising } from './number-shapes.ts';
import { profileColumn, type ColumnSample } from './sample-profile.ts';
import { fitOf, SOFT, type DetectionSettings, type Fit } from './value-fit.ts';

/** Types that values alone can tell, most exact first. */
const TOLD_BY_VALUES: readonly FieldType[] = [
  'uscc', 'cn-id', 'email', 'phone', 'url', 'date', 'datetime', 'company', 'address', 'name', 'gender', 'bool',
]; // prettier-ignore
/** Values that say so much for a type need no header. */
const TOLD = 0.75;
const FEW = 4;
const ENOUGH_CELLS = 20;
/** Few words stand in such columns: every cell counts, not every word once. */
const FEW_WORDS: ReadonlySet<FieldType> = new Set(['gender', 'bool']);

/** How well a column fits a type; undefined where values cannot tell. */
export function fitFor(
  type: FieldType,
  { cells, values }: ColumnSample,
  settings: DetectionSettings,
): Fit | undefined {
  return fitOf(type, FEW_WORDS.has(type) ? cells : values, settings, profileColumn(values));
}

/** How well the cells under a header are what it says; a few values that stand again and again speak as often as they stand. */
export function fitUnder(
  type: FieldType,
  sample: ColumnSample,
  settings: DetectionSettings,
): Fit | undefined {
  const again = sample.values.length <= FEW && sample.cells.length >= ENOUGH_CELLS;
  return again ? fitOf(type, sample.cells, settings, profileColumn(sample.values)) : fitFor(type, sample, settings); // prettier-ignore
}

/** The most exact type that most values are of. */
export function byValues(
  sample: ColumnSample,
  settings: DetectionSettings,
  except: FieldType | undefined,
): { type: FieldType; fit: Fit } | undefined {
  for (const type of TOLD_BY_VALUES) {
    if (type === except || (type === 'phone' && isRising(sample.cells)) || !mayBe(type, sample)) continue;
    // Answers of two words are told only where a header claims something else of them.
    if (type === 'bool' && except === undefined) continue;
    const fit = fitFor(type, sample, settings);
    if (fit === undefined) continue;
    const allOfFew = fit.judged >= FEW && fit.valid === fit.judged && !SOFT.has(type);
    if (fit.share >= TOLD || allOfFew) return { type, fit };
  }
  return undefined;
}

/** E and W are no sexes, and neither is a column of nothing but W. */
function namesBothSexes(values: readonly string[]): boolean {
  const normalizer = openGender(NO_SETTINGS);
  return new Set(values.flatMap((value) => normalizer.keys(normalizer.clean(value)))).size === 2;
}

/** A shape test before the real one: a column of order numbers must not become one of phones or dates. */
function mayBe(type: FieldType, { values, cells }: ColumnSample): boolean {
  if (values.length === 0) return false;
  switch (type) {
    case 'name':
      // Cities and answers stand again and again; names hardly ever do.
      return new Set(cells).size > cells.length / 2 && values.length >= 10;
    case 'gender':
      return values.length >= 2 && values.length <= 6 && cells.length >= 10 && namesBothSexes(values);
    case 'bool':
      return values.length === 2 && cells.length >= 10 && values.every((value) => /^\D+$/.test(value));
    case 'company':
    case 'address':
      return true;
    case 'date':
      if (areCompactDates(values)) return true;
      break;
    default:
  }
  return values.filter((value) => couldBe(type, value)).length >= values.length * 0.6;
}

function couldBe(type: FieldType, value: string): boolean {
  switch (type) {
    case 'email':
      return value.includes('@') || value.includes('＠');
    case 'phone':
      return (
        !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(value) &&
        /^(?:\+|00)?[\d\s().-]{8,}$/.test(value) &&
        /^\+|^00|^(?:86)?1[3-9]\d{9}$|^\(?0\d{2,3}[) -]|[ -]/.test(value)
      );
    case 'url':
      return /^(https?:\/\/|www\.)/i.test(value);
    case 'date':
    case 'datetime':
      return /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(value) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(value);
    case 'uscc':
    case 'cn-id':
      return /^[0-9A-Za-z]{18}$/.test(value.trim()) || /^\d{15}$/.test(value.trim());
    default:
      return true;
  }
}
