// Contacts of firms (one domain, one switchboard, one address for all of them) and bodies that are called nearly alike: schools,
// hospitals, authorities, hotels of a chain; truth known. Nobody exists. Same size and seed, same bytes.
import { openRandom } from '../chinese/random.js';
import { asSet, recallCeiling, twinPairs } from './sets.js';
import { digitWrong, letterSlip } from './slips.js';
import { openNames } from './western-names.js';

const STREETS = 'High Mill Station Park Victoria Queens Church Bridge Market Foundry Harbour Canal Castle College Garden Kings London Commercial Albert Grove'.split(' '); // prettier-ignore
const CITIES = 'Leeds Norwich Bristol Dundee Cardiff Exeter Derby York Lincoln Durham Oxford Preston'.split(
  ' ',
);
const RECORDS = [[1, 60], [2, 27], [3, 13]]; // prettier-ignore

/** People who work together; half of the records give the switchboard, some a mobile. */
export function firmContacts({ records = 3000, seed = 20261123 } = {}) {
  const random = openRandom(seed);
  const { chance, pick, between, digits, weighted } = random;
  const names = openNames(random);
  const taken = new Set();
  const fresh = (make) => {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  const rows = [];
  let customer = 0;
  while (rows.length < records) {
    const core = fresh(() => `${names.surname()} ${pick(['Logistics', 'Foods', 'Engineering', 'Software', 'Consulting', 'Packaging', 'Energy', 'Medical', 'Printing', 'Motors'])}`); // prettier-ignore
    const firm = {
      name: `${core} ${pick(['Ltd', 'Limited', 'Inc', 'LLC', 'GmbH'])}`,
      domain: `${core.toLowerCase().replace(/[^a-z]/g, '')}.com`,
      phone: fresh(() => `113${between(2, 9)}${digits(6)}`),
      address: `${between(1, 250)} ${pick(STREETS)} ${pick(['Street', 'Road', 'Lane'])}`,
      city: pick(CITIES),
    };
    const staff = weighted([[1, 20], [2, 20], [3, 20], [5, 20], [9, 15], [20, 5]]); // prettier-ignore
    for (let at = 0; at < staff; at++) {
      const first = names.first(chance(0.5));
      const last = chance(0.06) && rows.length > 0 ? rows.at(-1).cells.last_name : names.surname();
      const own = { mobile: fresh(() => `7${between(4, 9)}${digits(8)}`), email: fresh(() => `${weighted([[`${first.name}.${last}`, 6], [`${first.name[0]}${last}`, 3], [`${first.name}.${last}${between(2, 99)}`, 0.5]])}@${firm.domain}`.toLowerCase()) }; // prettier-ignore
      customer++;
      const count = weighted(RECORDS);
      const earlier = [];
      for (let copy = 0; copy < count; copy++) {
        const written = first.short.length > 0 && chance(0.12) ? pick(first.short) : chance(0.04) ? `${first.name[0]}.` : first.name; // prettier-ignore
        const surname = chance(0.02) ? letterSlip(random, last) : last;
        const facts = [`name:${first.name} ${last}`, `firm:${firm.name}`];
        const cells = { first_name: written, last_name: surname, company: chance(0.9) ? (chance(0.3) ? core : firm.name) : '' }; // prettier-ignore
        if (chance(0.65)) {
          cells.email = chance(0.01) ? letterSlip(random, own.email, 0, own.email.indexOf('@')) : own.email;
          facts.push(`email:${own.email}`);
        }
        const line = weighted([['', 25], [firm.phone, 50], [own.mobile, 25]]); // prettier-ignore
        if (line !== '') cells.phone = `${pick(['+44 ', '0', '+44'])}${chance(0.01) ? digitWrong(random, line, 4) : line}`; // prettier-ignore
        if (line === own.mobile) facts.push(`phone:${line}`);
        if (chance(0.6)) {
          cells.address = firm.address;
          cells.city = firm.city;
        }
        if (chance(0.5)) cells.job_title = pick(['Buyer', 'Engineer', 'Director', 'Accountant', 'Sales', 'Manager']); // prettier-ignore
        earlier.push({ customer, cells, facts });
      }
      rows.push(...earlier);
    }
  }
  const columns = 'first_name last_name company job_title email phone address city'.split(' ');
  const set = asSet(random, columns, rows);
  return { ...set, ceiling: recallCeiling(rows, ['email', 'phone']), twins: twinPairs(rows, ['firm']) };
}

/** Schools, hospitals and authorities of one town; hotels and shops of one chain, in several towns and twice in one. */
export function institutions({ records = 3000, seed = 20261124 } = {}) {
  const random = openRandom(seed);
  const { chance, pick, between, digits, weighted } = random;
  const names = openNames(random);
  const taken = new Set();
  const fresh = (make) => {
    for (let tries = 0; tries < 200; tries++) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
    return undefined;
  };
  const town = () =>
    chance(0.5) ? pick(CITIES) : `${names.surname()}${pick(['', ' upon Trent', ' Bay', ' Heath', ''])}`;
  const chains = Array.from({ length: 25 }, () => `${names.surname()} ${pick(['Inn', 'Hotel', 'Suites', 'Lodge', 'Grand Hotel', 'Plaza'])}`); // prettier-ignore
  const part = [
    'North',
    'South',
    'East',
    'West',
    'Central',
    'Airport',
    'City Centre',
    'Riverside',
    'Station',
  ];
  const body = (place) =>
    weighted([
      [() => `${place} ${pick(['Primary', 'High', 'Junior', 'Infant', 'Grammar', 'Middle'])} School`, 20],
      [() => `St ${pick(['Mary', 'John', 'Peter', 'Paul', 'Joseph', 'Anne', 'Patrick'])}'s ${pick(['Catholic', 'Church of England'])} ${pick(['Primary', 'High', 'Junior'])} School`, 15],
      [() => `${place} ${pick(['General', 'Community', 'Memorial', 'University', "Children's"])} Hospital`, 12],
      [() => `${place} ${pick(['City', 'County', 'District', 'Borough'])} Council${chance(0.5) ? `, ${pick(['Housing', 'Planning', 'Finance', 'Highways', 'Education'])} Department` : ''}`, 15],
      [() => `${place} ${pick(['Fire', 'Police', 'Ambulance'])} Station`, 6],
      [() => `${pick(chains)} ${place}${chance(0.35) ? ` ${pick(part)}` : ''}`, 32],
    ])(); // prettier-ignore
  const short = (name) =>
    weighted([
      [name, 55],
      [name.toUpperCase(), 8],
      [name.replace('School', 'Sch').replace('Hospital', 'Hosp').replace('Department', 'Dept').replace('Hotel', 'Htl'), 12], // prettier-ignore
      [name.replace('Church of England', 'CofE').replace('Catholic', 'RC').replace('St ', 'Saint '), 8],
      [`The ${name}`, 5],
      [name.replaceAll(/[',]/g, ''), 8],
      [chance(0.5) ? letterSlip(random, name, 2) : name, 6],
    ]);
  const rows = [];
  let customer = 0;
  while (rows.length < records) {
    const place = town();
    for (let at = between(1, 5); at > 0; at--) {
      const name = fresh(() => `${body(place)}|${place}`)?.split('|')[0];
      if (name === undefined) continue;
      const number = fresh(() => `1${between(10, 99)}${between(2, 9)}${digits(6)}`);
      const street = `${between(1, 250)} ${pick(STREETS)} ${pick(['Street', 'Road', 'Lane', 'Avenue'])}`;
      const site = `www.${name
        .toLowerCase()
        .replace(/[^a-z]/g, '')
        .slice(0, 18)}.org`;
      customer++;
      for (let copy = weighted(RECORDS); copy > 0; copy--) {
        const facts = [`name:${name}`];
        const cells = { name: short(name) };
        if (chance(0.7)) {
          cells.telephone = `${pick(['+44 ', '0', '+44'])}${chance(0.015) ? digitWrong(random, number, 4) : number}`;
          facts.push(`phone:${number}`);
        }
        if (chance(0.75)) {
          cells.address = chance(0.3) ? street.replace('Street', 'St').replace('Road', 'Rd').replace('Avenue', 'Ave') : street; // prettier-ignore
          facts.push(`address:${street} ${place}`);
        }
        if (chance(0.85) || facts.length === 1) {
          cells.town = place;
          facts.push(`town:${place}`);
        }
        if (chance(0.4)) {
          cells.website = site;
          facts.push(`web:${site}`);
        }
        rows.push({ customer, cells, facts });
      }
    }
  }
  const set = asSet(random, 'name address town telephone website'.split(' '), rows);
  return { ...set, ceiling: recallCeiling(rows, ['phone', 'web']), twins: twinPairs(rows, ['town']) };
}
