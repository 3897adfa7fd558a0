// What the sample of a column shows about how its cells are meant: gathered once, for decisions no single cell can carry.
import { judgeUscc } from '../fields/credit-code/uscc.ts';
import { dateEvidenceOf } from '../fields/date/evidence.ts';
import { looksRounded } from '../fields/excel-damage.ts';
import { genderCodesOf, type GenderWitness } from '../fields/listed/gender-codes.ts';
import { tagEvidenceOf } from '../fields/listed/tags.ts';
import { genderOfCnId, problemOfCnId } from '../fields/national-id/cn-id.ts';
import { amountEvidenceOf } from '../fields/plain/amount.ts';
import type { ColumnProfile } from '../model/cleaned.ts';
import type { Column, FieldType } from '../model/field-type.ts';
import type { Row } from '../model/record.ts';

const ENOUGH_NUMBERS = 20;

/** Evidence that only columns of one type need. */
export function evidenceOfType(
  type: FieldType,
  values: readonly string[],
  cells: readonly string[],
  setting: { readonly country: string; readonly today: string },
): Partial<ColumnProfile> {
  switch (type) {
    case 'date':
    case 'datetime':
      return { dates: dateEvidenceOf(values, cells, setting.country) };
    case 'number':
    case 'money':
      return { amounts: amountEvidenceOf(values, setting.country) };
    case 'tags':
      return { tags: tagEvidenceOf(cells) };
    case 'gender':
      return areSpanish(values) ? { spanishGenders: true } : {};
    case 'bool':
      return values.includes('有') ? { saysHave: true } : {};
    case 'cn-id':
    case 'uscc':
      return rounding(type, values, setting.today);
    default:
      return {};
  }
}

function areSpanish(values: readonly string[]): boolean {
  const letters = new Set(values.map((value) => value.toLowerCase()).filter((value) => value.length === 1));
  return letters.has('h') && letters.has('m') && !letters.has('f') && !letters.has('w');
}

/** Of numbers that do not pass their check, those that look as a double leaves them are at most one in ten by chance. */
const SUSPICIOUS = 1 / 4;
/** How many wrong numbers there are for each that passes its check by chance. */
const WRONG_TO_RIGHT = { 'cn-id': 10, uscc: 30 } as const;
/** A number that is damaged with this probability is in doubt. */
const DOUBTFUL = 0.01;

/** Numbers of 18 digits that are neither an identity number nor a credit code, and look as a double leaves them. */
function rounding(
  type: 'cn-id' | 'uscc',
  values: readonly string[],
  today: string,
): Pick<ColumnProfile, 'roundedShare' | 'perhapsRounded'> {
  const numbers = values.filter((value) => /^\d{17}[\dXx]$/.test(value));
  if (numbers.length < ENOUGH_NUMBERS) return {};
  let [failing, failingRounded, passingRounded] = [0, 0, 0];
  for (const number of numbers) {
    const passes = problemOfCnId(number, today) === '' || judgeUscc(number) === 'valid';
    if (!passes) failing++;
    if (!looksRounded(number)) continue;
    if (passes) passingRounded++;
    else failingRounded++;
  }
  const byChance = failingRounded / WRONG_TO_RIGHT[type];
  const perhapsRounded =
    failingRounded > failing * SUSPICIOUS && byChance > Math.max(1, passingRounded) * DOUBTFUL;
  return { roundedShare: failingRounded / numbers.length, ...(perhapsRounded ? { perhapsRounded } : {}) };
}

const HE = /(?:先生|男士)$/;
const SHE = /(?:女士|小姐|太太|夫人)$/;

/** What the digits of a gender column stand for, learned from identity numbers and forms of address of the same rows. */
export function evidenceOfGender(
  gender: Column,
  columns: readonly Column[],
  sample: readonly Row[],
  today: string,
): Partial<ColumnProfile> {
  const codeOf = (row: Row): string => (row[gender.index]?.trim() ?? '').replace(/\.0$/, '');
  const digits = new Set(sample.map(codeOf).filter((cell) => cell !== ''));
  if (![...digits].every((digit) => /^[0129]$/.test(digit))) return {};
  const telling = columns.filter(({ type }) => type === 'cn-id' || type === 'name');
  const witnesses = sample.flatMap((row): GenderWitness[] => {
    const code = codeOf(row);
    const told = telling
      .map(({ index }) => genderTold(row[index]?.trim() ?? '', today))
      .find((sex) => sex !== undefined);
    return code === '' || told === undefined ? [] : [{ code, gender: told }];
  });
  return { genderCodes: genderCodesOf([...digits], witnesses) };
}

function genderTold(cell: string, today: string): GenderWitness['gender'] | undefined {
  if (/^\d{17}[\dX]$/.test(cell)) return problemOfCnId(cell, today) === '' ? genderOfCnId(cell) : undefined;
  return HE.test(cell) ? 'male' : SHE.test(cell) ? 'female' : undefined;
}
