// Identity numbers and credit codes that a program passed through a floating-point number: what a column gives away.
import { expect, test } from 'vitest';
import { openUscc } from '../../src/fields/credit-code/credit-code.ts';
import { checkCharacterOfUscc, judgeUscc } from '../../src/fields/credit-code/uscc.ts';
import { openCnId } from '../../src/fields/national-id/national-id.ts';
import { checkCharacterOfCnId } from '../../src/fields/national-id/cn-id.ts';
import { evidenceOfType } from '../../src/rulepack/column-evidence.ts';
import { SETTINGS } from './soup.ts';

const double = (digits: string): string => String(Number(digits));
const codes = Array.from(
  { length: 6000 },
  (_, at) => `91310${String(115_000_000_000 + at * 1237).slice(0, 12)}`,
)
  .map((front) => front + checkCharacterOfUscc(front))
  .filter((code) => /^\d{18}$/.test(code) && openUscc(SETTINGS).clean(code).issues.length === 0);
const ids = Array.from(
  { length: 3000 },
  (_, at) => `1101051990${String(101 + (at % 28)).padStart(4, '0')}${String(at % 1000).padStart(3, '0')}`,
) // prettier-ignore
  .map((front) => front + checkCharacterOfCnId(front))
  .filter((id) => /^\d{18}$/.test(id));
/** Genuine, and yet what a double leaves of some other number. */
const passingCode = codes.find((code) => double(code) === code && code.endsWith('0'))!;
const passingId = ids.find((id) => double(id) === id && id.endsWith('0'))!;
const damaged = codes.map(double).find((code) => judgeUscc(code) !== 'valid')!;
const clean = codes.slice(0, 60).filter((code) => double(code) !== code);

const profile = (type: 'uscc' | 'cn-id', values: readonly string[]): object => evidenceOfType(type, values, values, SETTINGS); // prettier-ignore

test.each([
  ['one code is rounded', [...clean, damaged], true],
  ['and another genuine one looks so', [...clean, damaged, passingCode], true],
  ['nothing is wrong', [...clean, passingCode], false],
  ['slips of the finger only', [...clean, `${clean[0]!.slice(0, 17)}7`, `${clean[1]!.slice(0, 17)}7`], false],
  ['too few to tell', [...clean.slice(0, 9), damaged], false],
])('%s: %s', (_, values, expected) => {
  expect('perhapsRounded' in profile('uscc', values)).toBe(expected);
});

test('one identity number in sixteen looks rounded: a single damaged one does not put them all in doubt', () => {
  const genuine = ids.slice(0, 400);
  const broken = ids.slice(0, 30).map(double).filter((id) => id !== passingId); // prettier-ignore
  const wrong = broken.filter((id) => openCnId(SETTINGS).clean(id).status === 'lossy');
  expect(wrong.length).toBeGreaterThan(10);
  expect('perhapsRounded' in profile('cn-id', [...genuine, wrong[0]!])).toBe(false);
  expect('perhapsRounded' in profile('cn-id', [...genuine, ...wrong.slice(0, 10)])).toBe(true);
});

const settings = { ...SETTINGS, profile: { ...SETTINGS.profile, perhapsRounded: true } };

test('what passes its check and looks rounded is kept, pointed out, and no evidence', () => {
  const uscc = openUscc(settings);
  const code = uscc.clean(passingCode);
  expect(code).toEqual({ value: passingCode, status: 'suspect', rule: '', issues: ['uscc/perhaps-rounded'] });
  expect(uscc.keys(code)).toEqual([]);
  expect(uscc.clean(clean[0]!).status).toBe('ok');
  expect(openUscc(SETTINGS).clean(passingCode).status).toBe('ok');
  const cnId = openCnId(settings);
  const id = cnId.clean(`'${passingId}`);
  expect(id).toMatchObject({ value: passingId, status: 'suspect' });
  expect(id.issues).toEqual(['text/excel-guard', 'cn-id/perhaps-rounded']);
  expect(cnId.clean(id.value)).toMatchObject({ value: passingId, status: 'suspect' });
  expect(cnId.keys(id)).toEqual([]);
  expect(openCnId(SETTINGS).clean(passingId).status).toBe('ok');
});
