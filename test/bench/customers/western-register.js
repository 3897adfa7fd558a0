// A register typed from paper: the Western households in other columns, under headings nobody listed. Same size and seed,
// same bytes.
import { openRandom } from '../chinese/random.js';
import { asSet, recallCeiling, twinPairs } from './sets.js';
import { RATES, SURE, westernHouseholds } from './western-people.js';

/** The same slips and blanks, thrice as many: a register typed from paper. */
export const REGISTER_RATES = {
  ...RATES,
  ...Object.fromEntries(
    ['initial', 'noFirst', 'firstTypo', 'lastTypo', 'swapped', 'dayMonth', 'birthWrong', 'phoneWrong', 'phoneSwapped', 'streetTypo'].map((rate) => [rate, RATES[rate] * 3]), // prettier-ignore
  ),
  noBirth: 0.12,
  noAddress: 0.1,
};
const REGISTER = 'patient born residence tel admitted ward'.split(' ');

/** Households in a register: name and address in one cell each, days before months, no mail addresses, thrice the slips. */
export function westernRegister({ records = 5000, seed = 20260806 } = {}) {
  const random = openRandom(seed + 1);
  const rows = [];
  for (const household of westernHouseholds(seed, REGISTER_RATES)) {
    for (const { customer, cells, facts } of household) {
      const [first, last, birth, phone, , street, city, state, zip, joined] = cells;
      const kept = facts.filter((fact) => !fact.startsWith('email:'));
      // What hung on the mailbox alone nobody can place: such a row is not in this register.
      if (kept.length < 2) continue;
      const day = (iso) => iso.split('-').reverse().join('/');
      rows.push({
        customer,
        facts: kept,
        cells: {
          patient: first === '' ? last : random.chance(0.6) ? `${last}, ${first}` : `${first} ${last}`,
          born: day(birth),
          residence: street === '' ? '' : [street, city, `${state} ${zip}`.trim()].filter((part) => part !== '').join(', '), // prettier-ignore
          tel: phone,
          admitted: day(joined),
          ward: random.pick(['1', '2', '3', '4A', '4B', '5']),
        },
      });
    }
    if (rows.length >= records) break;
  }
  const set = asSet(random, REGISTER, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
