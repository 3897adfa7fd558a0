// People of seven countries in Latin letters, in files that ask for much or little: namesakes as names are distributed
// there, families on one phone and address; truth known. Nobody exists. Same size and seed, same bytes.
import { openRandom } from '../chinese/random.js';
import { CULTURES } from './cultures.js';
import { asSet, recallCeiling, twinPairs } from './sets.js';
import { digitsSwapped, digitWrong, letterSlip } from './slips.js';

/** Shares of cells, people, households or records. */
export const RATES = {
  records: [[1, 60], [2, 25], [3, 10], [4, 5]], // prettier-ignore
  household: [[1, 45], [2, 28], [3, 15], [4, 12]], // prettier-ignore
  sharedPhone: 0.3,
  twins: 0.015,
  newPhone: 0.1,
  newEmail: 0.07,
  moved: 0.1,
  nameTypo: 0.025,
  birthWrong: 0.012,
  phoneWrong: 0.015,
  emailTypo: 0.01,
  streetTypo: 0.02,
  noBirth: 0.25,
  noPhone: 0.2,
  noEmail: 0.35,
  noAddress: 0.25,
  noCity: 0.08,
  unconnected: 0.012,
};

/** What a file asks for. */
export const SHAPES = {
  full: { name: ['full_name'], has: ['birth', 'phone', 'email', 'address', 'city'] },
  parts: { name: ['first_name', 'surname'], has: ['birth', 'phone', 'email', 'address', 'city'] },
  born: { name: ['full_name'], has: ['birth', 'city'] },
  mail: { name: ['full_name'], has: ['email'] },
};
const COLUMN = { birth: 'birth_date', phone: 'mobile', email: 'email', address: 'address', city: 'city' };
export const SURE = ['phone', 'email'];

export function worldPeople({ culture, shape, records = 3000, seed = 20261122 }) {
  const random = openRandom(seed);
  const { chance, pick, between, weighted } = random;
  const land = CULTURES[culture];
  const { name: nameColumns, has } = SHAPES[shape];
  const names = land.open(random);
  const taken = new Set();
  const fresh = (make) => {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  const phone = () => fresh(() => land.phone(random));
  const home = () => ({ street: land.street(random), city: pick(land.cities) });
  const day = (year) => `${year}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`; // prettier-ignore
  const ascii = (text) => text.normalize('NFD').toLowerCase().replace(/đ/g, 'd').replace(/ß/g, 'ss').replace(/[^a-z]/g, ''); // prettier-ignore
  const email = (p) =>
    fresh(() => {
      const [given, family] = [ascii(p.given.name), ascii(p.family.name)];
      const local = weighted([[`${given}.${family}`, 5], [`${given[0]}${family}`, 3], [`${given}${between(1, 99)}`, 4], [`${family}${given[0]}${between(1, 999)}`, 4], [`${random.letters(between(5, 9))}${between(1, 99)}`, 3]]); // prettier-ignore
      return `${local}@${pick(['gmail.com', 'gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', `mail.${culture}.example`])}`;
    });

  function person(more) {
    const male = more?.male ?? chance(0.5);
    const made = { male, family: names.family(), given: names.given(male), home: home(), phone: phone(), birth: day(between(1945, 2004)), ...more }; // prettier-ignore
    if (names.second) made.second ??= names.family();
    if (names.middle) made.middle ??= names.middle();
    made.email = email(made);
    return made;
  }

  function household() {
    const head = person();
    const all = [head];
    const size = weighted(RATES.household);
    for (let at = 1; at < size; at++) {
      const shared = { home: head.home, ...(chance(RATES.sharedPhone) ? { phone: head.phone } : {}) };
      const year = Number(head.birth.slice(0, 4));
      if (at === 1 && chance(0.7)) {
        const keeps = culture === 'german' || culture === 'japanese' || culture === 'hongkong';
        all.push(person({ ...shared, male: !head.male, birth: day(year + between(-6, 6)), ...(keeps && chance(0.8) ? { family: head.family } : {}) })); // prettier-ignore
        continue;
      }
      const twin = all.find((each) => each.isChild);
      const born =
        twin && chance(RATES.twins * 10) ? twin.birth : day(Math.min(2008, year + between(22, 38)));
      const child = person({ ...shared, family: head.family, birth: born, ...(names.second ? { second: all[1] && !all[1].isChild ? all[1].family : twin?.second } : {}), ...(names.middle && head.male ? { middle: head.given } : {}) }); // prettier-ignore
      if (all.some((each) => each.given.name === child.given.name)) continue;
      all.push({ ...child, isChild: true });
    }
    return all;
  }

  function spelledPhone(number) {
    const said = chance(RATES.phoneWrong) ? (chance(0.6) ? digitWrong(random, number, 3) : digitsSwapped(random, number, 3)) : number; // prettier-ignore
    const trunk = ['34', '852'].includes(land.dial) ? '' : '0';
    return weighted([[`+${land.dial} ${said}`, 45], [`+${land.dial}${said}`, 25], [`${trunk}${said}`, 20], [`00${land.dial}${said}`, 10]]); // prettier-ignore
  }

  function record(p, earlier) {
    const called = `name:${p.given.name} ${p.family.name}`;
    const written = names.write(p);
    const slip = (text) => (chance(RATES.nameTypo) && text.length > 4 ? letterSlip(random, text, 1) : text);
    const parts = nameColumns.length === 1 ? [slip(written.whole)] : [slip(written.given), slip(written.surname)]; // prettier-ignore
    const cells = Object.fromEntries(nameColumns.map((column, at) => [column, parts[at]]));
    const facts = [called];
    const put = (kind, text, value) => {
      cells[COLUMN[kind]] = text;
      if (kind !== 'city') facts.push(`${kind}:${value}`);
    };
    const mail = () => (chance(RATES.emailTypo) ? letterSlip(random, p.email, 0, p.email.indexOf('@')) : p.email); // prettier-ignore
    const mayLack = has.length > 2;
    if (has.includes('birth') && !chance(mayLack ? RATES.noBirth : 0.03))
      put('birth', chance(RATES.birthWrong) ? digitWrong(random, p.birth, 3) : p.birth, p.birth);
    if (has.includes('phone') && !chance(RATES.noPhone)) put('phone', spelledPhone(p.phone), p.phone);
    if (has.includes('email') && !chance(mayLack ? RATES.noEmail : 0.03)) put('email', mail(), p.email);
    if (has.includes('address') && !chance(RATES.noAddress))
      put('address', chance(RATES.streetTypo) ? letterSlip(random, p.home.street) : p.home.street, `${p.home.street} ${p.home.city}`); // prettier-ignore
    if (has.includes('city') && !chance(RATES.noCity)) put('city', p.home.city);
    const alone = (others) => recallCeiling([...others, { facts }].map((each) => ({ customer: 0, facts: each.facts })), SURE) < 1; // prettier-ignore
    if (mayLack && earlier.length > 0 && alone(earlier) && !chance(RATES.unconnected)) {
      const known = earlier.flatMap((each) => each.facts);
      const line = known.find((each) => each.startsWith('phone:'));
      const box = known.find((each) => each.startsWith('email:'));
      if (line) put('phone', spelledPhone(line.slice(6)), line.slice(6));
      else if (box) put('email', box.slice(6), box.slice(6));
    } else if (earlier.length === 0 && facts.length === 1) {
      if (mayLack) put('phone', spelledPhone(p.phone), p.phone);
    }
    return { cells, facts };
  }

  const rows = [];
  let customer = 0;
  while (rows.length < records)
    for (const p of household()) {
      customer++;
      const count = weighted(RATES.records);
      const later = { ...p };
      if (chance(RATES.newPhone)) later.phone = phone();
      if (chance(RATES.newEmail) && shape !== 'mail') later.email = email(p);
      if (chance(RATES.moved)) later.home = home();
      const change = 1 + random.below(Math.max(1, count - 1));
      const own = [];
      for (let at = 0; at < count; at++) own.push(record(at >= change ? later : p, own));
      for (const each of own) rows.push({ customer, ...each });
    }
  const set = asSet(random, [...nameColumns, ...has.map((kind) => COLUMN[kind])], rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, [...SURE, 'birth']) };
}
