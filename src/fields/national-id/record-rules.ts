// What an identity number says about other cells of its record. Pure: cleaned cells in, advice about one of them out.
// A blank cell is never filled here; what would fill it is a suggestion.
import { parseIsoDate } from '../../calendar/plain-date.ts';
import type { Cleaned, FieldSettings, Status } from '../../model/cleaned.ts';
import type { Column } from '../../model/field-type.ts';
import type { RecordRule } from '../../model/record-rule.ts';
import { everyReading } from '../date/readings.ts';
import { keysOfGender, wordsOfGender } from '../listed/gender.ts';
import { birthdayOfCnId, genderOfCnId } from './cn-id.ts';
import { openCnId } from './national-id.ts';

/** What a record's other cells say about one of its cells. Fields that are missing leave the cell's own outcome alone. */
export interface Advice {
  readonly value?: string;
  readonly rule?: string;
  readonly status?: Status;
  /** Added to the cell's own. */
  readonly issues: readonly string[];
  /** For a person to decide: what the blank cell would hold. */
  readonly suggestion?: string;
}

/**
 * A birthday beside an identity number.
 *
 * - another day: `cn-id/birthday-differs`, status `suspect`, the value stays
 * - a cell with several readings (`03/06/1985`), one of which is the day in the number: that day, by `date/by-id`
 * - a blank cell: the day as a suggestion
 *
 * @param birthday the birthday cell, cleaned
 * @param idKeys   the keys of the identity number's cell: none for documents, masked, damaged and wrong numbers
 * @param settings of the birthday's column
 * @returns undefined when there is nothing to say
 */
export function birthdayBesideCnId(
  birthday: Cleaned,
  idKeys: readonly string[],
  settings: FieldSettings,
): Advice | undefined {
  const [id] = idKeys;
  if (id === undefined) return undefined;
  const known = birthdayOfCnId(id);
  if (birthday.status === 'empty' || birthday.issues.includes('date/sentinel'))
    return { issues: [], suggestion: known };
  if (birthday.issues.includes('date/ambiguous')) {
    return everyReading(birthday.value, settings).includes(known)
      ? { value: known, rule: 'date/by-id', status: 'fixed', issues: [] }
      : undefined;
  }
  if (
    birthday.status === 'invalid' ||
    birthday.status === 'lossy' ||
    parseIsoDate(birthday.value) === undefined
  )
    return undefined;
  const same = birthday.value.slice(0, 10) === known;
  return same ? undefined : { status: 'suspect', issues: ['cn-id/birthday-differs'], suggestion: known };
}

/**
 * A gender beside an identity number: `cn-id/gender-differs` when they disagree; a suggestion when the cell says nothing.
 *
 * @param gender     the gender cell, cleaned
 * @param genderKeys its keys: `male`, `female` or none
 * @param idKeys     the keys of the identity number's cell
 * @param words      the standard words of the gender column
 */
export function genderBesideCnId(
  gender: Cleaned,
  genderKeys: readonly string[],
  idKeys: readonly string[],
  words: Readonly<Record<'male' | 'female', string>>,
): Advice | undefined {
  const [id] = idKeys;
  if (id === undefined) return undefined;
  const known = genderOfCnId(id);
  const [said] = genderKeys;
  if (said === known) return undefined;
  if (said !== undefined)
    return { status: 'suspect', issues: ['cn-id/gender-differs'], suggestion: words[known] };
  const saysNothing = gender.status === 'empty' || gender.status === 'ok' || gender.status === 'fixed';
  return saysNothing ? { issues: [], suggestion: words[known] } : undefined;
}

type Settled = Column & { readonly settings: FieldSettings };

/** The rules above, for a source that has one identity number and beside it one birthday or one gender. */
export function openCnIdRules(columns: readonly Settled[]): readonly RecordRule[] {
  const [id, another] = columns.filter((column) => column.type === 'cn-id');
  if (id === undefined || another !== undefined) return [];
  const ids = openCnId(id.settings);
  const rule = (column: Settled, advise: (cell: Cleaned, idKeys: readonly string[]) => Advice | undefined): RecordRule => ({
    column: column.index,
    beside: [id.index],
    judge: (cell, [text = '']) => taking(cell, advise(cell, text === '' ? [] : ids.keys(ids.clean(text)))),
  }); // prettier-ignore
  const birthdays = columns.filter(({ type, role }) => (type === 'date' || type === 'datetime') && role === 'birthday'); // prettier-ignore
  const genders = columns.filter(({ type }) => type === 'gender');
  return [
    ...(birthdays.length === 1 ? birthdays : []).map((column) =>
      rule(column, (cell, keys) => birthdayBesideCnId(cell, keys, column.settings)),
    ),
    ...(genders.length === 1 ? genders : []).map((column) => {
      const words = wordsOfGender(column.settings.words);
      return rule(column, (cell, keys) =>
        genderBesideCnId(cell, keysOfGender(cell, words.unknown), keys, words),
      );
    }),
  ];
}

/** The cell with the advice taken; the very same object when that changes nothing. */
function taking(cell: Cleaned, advice: Advice | undefined): Cleaned {
  if (advice === undefined || (advice.issues.length === 0 && advice.value === undefined)) return cell;
  if (advice.value !== undefined) {
    const issues = cell.issues.filter((code) => code !== 'date/ambiguous');
    return { ...cell, value: advice.value, rule: advice.rule ?? cell.rule, status: advice.status ?? cell.status, issues }; // prettier-ignore
  }
  if (advice.issues.every((code) => cell.issues.includes(code))) return cell;
  const { suggestion } = advice;
  return {
    ...cell,
    status: advice.status ?? cell.status,
    issues: [...cell.issues, ...advice.issues],
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
