// Identity numbers, credit codes, postcodes, member numbers: what spreadsheets and typists do to long digits.
import { clean, dirty, fullWidth, lost, NOTHING } from './cell.js';
import { idCheck } from './world.js';

const another = (character, alphabet, random) =>
  random.pick([...alphabet].filter((other) => other !== character));

/** Excel keeps fifteen digits and writes the rest as zeros. */
export const excelDigits = (digits) => digits.slice(0, 15) + '0'.repeat(digits.length - 15);
/** JavaScript, pandas and friends pass numbers through an IEEE double. */
export const doubleDigits = (digits) => String(Number(digits));
const scientific = (digits) => `${digits[0]}.${digits.slice(1, 6)}E+${digits.length - 1}`;

const ID_SPELLINGS = [
  ['lower x', 4, (id) => (id.endsWith('X') ? id.toLowerCase() : undefined)],
  ['full width', 3, (id) => fullWidth(id)],
  ['grouped', 3, (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`],
  ['hyphens', 1, (id) => `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`],
  ['label', 2, (id) => `身份证：${id}`],
  ['label number', 2, (id) => `身份证号:${id}`],
  ['text guard', 4, (id) => `'${id}`],
  ['formula guard', 2, (id) => `="${id}"`],
  ['tab guard', 3, (id) => `\t${id}`],
  ['spaces around', 3, (id) => ` ${id} `],
  ['zero width', 1, (id) => `\ufeff${id}`],
  ['full stop', 1, (id) => `${id}.`],
  ['fifteen digits', 4, (id) => (id.slice(6, 8) === '19' ? id.slice(0, 6) + id.slice(8, 17) : undefined)],
];

const LOST_IDS = [
  ['E+17', 3, (id) => (/^\d+$/.test(id) ? scientific(id) : undefined)],
  ['masked', 4, (id) => `${id.slice(0, 6)}********${id.slice(14)}`],
  ['masked tail', 2, (id) => `${id.slice(0, 14)}****`],
  ['check wrong', 4, (id, r) => id.slice(0, 17) + another(id[17], '0123456789X', r)],
  ['digit wrong', 3, (id, r) => id.slice(0, 16) + another(id[16], '0123456789', r) + id[17]],
  ['digit lost', 3, (id) => id.slice(0, 17)],
  [
    'made up',
    2,
    (_, r) =>
      r.pick(['111111111111111111', '123456789012345678', '000000000000000000', '999999999999999999']),
  ],
  ['nothing', 4, (_, r) => r.pick([...NOTHING, '0'])],
  [
    'month 13',
    1,
    (id) => id.slice(0, 10) + '13' + id.slice(12, 17) + idCheck(id.slice(0, 10) + '13' + id.slice(12, 17)),
  ],
];

const pickFrom = (list, random) => random.weighted(list.map((entry) => [entry, entry[1]]));

/** `through`: what the whole column went through; then every number without an X lost its last digits. */
export function cnIdCell(person, random, { dirt, damage, through }) {
  const id = person.cnId;
  if (through !== undefined && /^\d+$/.test(id)) {
    if (through === 'excel') return lost('id: Excel …000', excelDigits(id));
    const rounded = doubleDigits(id);
    return rounded === id ? clean(id) : lost('id: double', rounded);
  }
  if (random.chance(damage)) {
    const [name, , make] = pickFrom(LOST_IDS, random);
    const text = make(id, random);
    return text === undefined ? clean(id) : lost(`id: ${name}`, text);
  }
  if (!random.chance(dirt)) return clean(id);
  const [name, , make] = pickFrom(ID_SPELLINGS, random);
  const text = make(id);
  return text === undefined ? clean(id) : dirty(`id: ${name}`, text, id);
}

const USCC_SPELLINGS = [
  ['lower case', 5, (code) => code.toLowerCase()],
  ['full width', 3, (code) => fullWidth(code)],
  ['grouped', 3, (code) => code.replace(/.{4}/g, '$& ').trim()],
  ['hyphens', 1, (code) => `${code.slice(0, 8)}-${code.slice(8, 17)}-${code.slice(17)}`],
  ['spaces around', 3, (code) => `${code}  `],
  ['label', 2, (code) => `统一社会信用代码：${code}`],
  ['text guard', 3, (code) => `'${code}`],
  ['formula guard', 2, (code) => `="${code}"`],
  ['tab guard', 2, (code) => `\t${code}`],
  [
    'O for 0',
    3,
    (code) =>
      code.slice(8, 17).includes('0')
        ? code.slice(0, 8) + code.slice(8, 17).replaceAll('0', 'O') + code.slice(17)
        : undefined,
  ],
  [
    'I for 1',
    2,
    (code) =>
      code.slice(2, 8).includes('1')
        ? code.slice(0, 2) + code.slice(2, 8).replaceAll('1', 'I') + code.slice(8)
        : undefined,
  ],
];

const LOST_USCCS = [
  ['E+17', 3, (code) => (/^\d+$/.test(code) ? scientific(code) : undefined)],
  ['Excel …000', 4, (code) => (/^\d+$/.test(code) && !code.endsWith('000') ? excelDigits(code) : undefined)],
  [
    'double',
    3,
    (code) => (/^\d+$/.test(code) && doubleDigits(code) !== code ? doubleDigits(code) : undefined),
  ],
  [
    'check wrong',
    3,
    (code, r) => code.slice(0, 17) + another(code[17], '0123456789ABCDEFGHJKLMNPQRTUWXY', r),
  ],
  [
    'character wrong',
    3,
    (code, r) => code.slice(0, 12) + another(code[12], '0123456789', r) + code.slice(13),
  ],
  ['character lost', 2, (code) => code.slice(0, 17)],
  ['masked', 2, (code) => `${code.slice(0, 8)}******${code.slice(14)}`],
  ['nothing', 3, (_, r) => r.pick([...NOTHING, '0'])],
];

export function usccCell(person, random, { dirt, damage }) {
  const code = person.uscc;
  if (random.chance(damage)) {
    const [name, , make] = pickFrom(LOST_USCCS, random);
    const text = make(code, random);
    return text === undefined ? clean(code) : lost(`uscc: ${name}`, text);
  }
  if (!random.chance(dirt)) return clean(code);
  const [name, , make] = pickFrom(USCC_SPELLINGS, random);
  const text = make(code);
  return text === undefined ? clean(code) : dirty(`uscc: ${name}`, text, code);
}

export function postcodeCell(person, random, { dirt, damage, through }) {
  const code = person.place.postcode;
  if (through === 'excel' && code.startsWith('0')) return dirty('postcode: lost zero', code.slice(1), code);
  if (random.chance(damage)) {
    return random.pick([
      lost('postcode: nothing', random.pick(NOTHING)),
      lost('postcode: made up', '000000'),
      lost('postcode: short', code.slice(0, 3)),
      lost('postcode: letters', '5l0a30'),
    ]);
  }
  if (!random.chance(dirt)) return clean(code);
  const [name, text] = random.pick([
    ['.0', `${code}.0`],
    ['full width', fullWidth(code)],
    ['label', `邮编：${code}`],
    ['text guard', `'${code}`],
    ['formula guard', `="${code}"`],
    ['spaces', ` ${code}\u3000`],
  ]);
  return name === '.0' && code.startsWith('0') ? clean(code) : dirty(`postcode: ${name}`, text, code);
}

/** Eight digits with zeros in front; a spreadsheet takes the zeros, and turns 12E05 into a number. */
export function memberCell(number, random, { through }) {
  const id = String(number).padStart(8, '0');
  if (through !== 'excel') return clean(id);
  if (random.chance(0.02)) return { ...lost('member number: lost zeros', String(number)), mayBe: id };
  if (random.chance(0.01))
    return lost(
      'member number: code with E',
      `${random.between(1, 9)}.${random.digits(2)}E+${random.pick(['05', '07', '12'])}`,
    );
  if (random.chance(0.02)) return dirty('member number: text guard', `'${id}`, id);
  if (random.chance(0.02)) return dirty('member number: formula guard', `="${id}"`, id);
  return clean(id);
}
