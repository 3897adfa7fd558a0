// Customers of an English-speaking shop with their households: partners, children, twins, Jr and Sr, shared phones and
// addresses; truth known. Nobody exists. Same size and seed, same bytes. A stream: ten millions need no more memory.
import { openRandom } from '../chinese/random.js';
import { asSet, recallCeiling, sampler, twinPairs, zipf } from './sets.js';
import { digitsSwapped, digitWrong, letterSlip } from './slips.js';
import { openNames } from './western-names.js';

/** Shares of cells, customers, households or records. */
export const RATES = {
  records: [[1, 60], [2, 24], [3, 9], [4, 4.5], [5, 2.5]], // prettier-ignore
  /** Customers of one household. Hard: surname, address, often the phone are the same, only the first name is not. */
  household: [[1, 38], [2, 30], [3, 16], [4, 12], [5, 4]], // prettier-ignore
  partnerKeepsName: 0.2,
  /** Members whose phone is the household's; couples with one mailbox. Hard. */
  sharedPhone: 0.3,
  sharedEmail: 0.04,
  /** Households with a son named as his father; the suffix is written in most records. Hardest. */
  junior: 0.012,
  suffixWritten: 0.7,
  /** Households with children born on one day. Hard. */
  twins: 0.012,
  /** Later records: a new phone, mailbox, home, a married name. */
  newPhone: 0.1,
  newEmail: 0.07,
  moved: 0.12,
  married: 0.03,
  /** First names: short forms easy with a list; initials, blanks, typos, first and last swapped harder. */
  nickname: 0.15,
  initial: 0.02,
  noFirst: 0.012,
  firstTypo: 0.02,
  lastTypo: 0.02,
  swapped: 0.008,
  middle: 0.03,
  upper: 0.05,
  /** Blanks: what a form does not ask for. */
  noBirth: 0.3,
  noPhone: 0.15,
  noEmail: 0.3,
  noAddress: 0.15,
  /** Day and month swapped where that is a date, a digit wrong. */
  dayMonth: 0.01,
  birthWrong: 0.01,
  phoneWrong: 0.012,
  phoneSwapped: 0.006,
  emailTypo: 0.01,
  streetTypo: 0.02,
  /** Records of customers with several that share nothing certain with an earlier one. */
  unconnected: 0.012,
};

export const COLUMNS = 'first_name last_name date_of_birth phone email street city state zip signup_date segment'.split(' '); // prettier-ignore
/** Kinds of facts of which one is enough, beside a name that does not speak against it. */
export const SURE = ['phone', 'email'];

const AREAS =
  '201 202 203 205 206 207 208 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 432 434 435 440 443 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980 985 989'.split(
    ' ',
  );
const CITIES =
  'Springfield/IL/627 Portland/OR/972 Madison/WI/537 Franklin/TN/370 Clinton/MD/207 Georgetown/TX/786 Salem/MA/019 Bristol/CT/060 Fairview/NJ/070 Greenville/SC/296 Arlington/VA/222 Ashland/KY/411 Burlington/VT/054 Dayton/OH/454 Dover/DE/199 Hudson/NY/125 Jackson/MS/392 Kingston/PA/187 Lexington/NC/272 Manchester/NH/031 Milton/FL/325 Newport/RI/028 Oxford/AL/362 Riverside/CA/925 Auburn/WA/980 Cleveland/GA/305 Denver/CO/802 Eugene/OR/974 Fresno/CA/937 Tucson/AZ/857'
    .split(' ')
    .map((entry) => entry.split('/'));
const STREETS =
  'Main Oak Maple Cedar Pine Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Jackson Cherry Highland Forest River Meadow Park Lincoln Franklin Jefferson Chestnut Dogwood Hickory Center Green Madison Prospect Birch Laurel Spruce Cottage Valley Garden Liberty Union Grant Summit Grove Division Clay Pearl Canal Harrison Monroe Quarry Orchard Sycamore Magnolia Aspen Juniper Poplar Locust Beech Holly Ivy Rose Lilac Heron Falcon Eagle Robin Cardinal Bluebird Deer Fox Bear Wolf Copper Silver Granite Slate Harbor Bay Ocean Coral Shore Pebble Stone Bridge Tower Castle College School Market Court Station Depot Railroad Turnpike County Colonial Heritage Pioneer Frontier Prairie Canyon Mesa Desert'.split(
    ' ',
  );
const TYPES = [['Street', 'St'], ['Avenue', 'Ave'], ['Road', 'Rd'], ['Drive', 'Dr'], ['Lane', 'Ln'], ['Court', 'Ct']]; // prettier-ignore
const DOMAINS = [['gmail.com', 45], ['yahoo.com', 18], ['hotmail.com', 12], ['outlook.com', 8], ['aol.com', 6], ['icloud.com', 6], ['comcast.net', 5]]; // prettier-ignore
/** Numbers of an area: NXX-XXXX, N not 0 or 1, 800 exchanges without the service ones. */
const PER_AREA = 7_900_000;

const two = (value) => (value < 10 ? `0${value}` : String(value));
const iso = ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`;

/** Households without end, each a list of rows `{customer, cells, facts}` with cells in the order of {@link COLUMNS}. */
export function* westernHouseholds(seed, rates = RATES) {
  const random = openRandom(seed);
  const { chance, pick, between, below, weighted } = random;
  const names = openNames(random);
  const city = sampler(random, zipf(CITIES, 0.7));
  const street = sampler(random, zipf(STREETS, 0.5));
  const domain = sampler(random, DOMAINS);
  let customer = 0;
  let phones = 0;
  let mailboxes = 0;

  /** No two alike, in an order that says nothing. */
  function phone() {
    const serial = (++phones * 104_729) % (AREAS.length * PER_AREA - 17);
    const local = 2_000_000 + (serial % PER_AREA);
    const exchange = Math.floor(local / 10_000);
    const safe = exchange % 100 === 11 || exchange === 555 ? exchange + 1 : exchange;
    return `${AREAS[Math.floor(serial / PER_AREA)]}${safe}${String(local % 10_000).padStart(4, '0')}`;
  }
  const email = (first, last) =>
    `${weighted([[`${first[0]}${last}`, 3], [`${first}.${last}`, 4], [`${first}${last[0]}`, 2], [first, 1]])}${(++mailboxes * 7 + below(7)).toString(chance(0.7) ? 10 : 36)}@${domain()}`.toLowerCase(); // prettier-ignore
  function home() {
    const [name, state, zip] = city();
    return { number: between(1, 9900), street: street(), type: pick(TYPES), unit: chance(0.2) ? between(1, 400) : 0, city: name, state, zip: `${zip}${two(below(100))}` }; // prettier-ignore
  }
  const day = (from, to) => ({ y: between(from, to), m: between(1, 12), d: between(1, 28) });

  function person(male, last, birth, at, line, first = names.first(male)) {
    const own = chance(rates.sharedPhone) ? line : phone();
    const made = {
      male,
      first,
      last,
      birth,
      home: at,
      phone: own,
      email: email(first.name, last),
      suffix: '',
    };
    return made;
  }

  function household() {
    const size = weighted(rates.household);
    const at = home();
    const line = phone();
    const born = between(1945, 1995);
    const male = chance(0.5);
    const last = names.surname();
    const head = person(male, last, day(born, born), at, line);
    const members = [head];
    const child = (birth, boy = chance(0.5)) => {
      for (;;) {
        const made = person(boy, last, birth, at, line);
        if (members.some(({ first }) => first === made.first)) continue;
        if (birth.y > 2008) made.phone = line;
        members.push(made);
        return made;
      }
    };
    if (size > 1) {
      const partner = person(!male, chance(rates.partnerKeepsName) ? names.surname() : last, day(born - 6, born + 6), at, line); // prettier-ignore
      if (chance(rates.sharedEmail)) partner.email = head.email;
      if (partner.first !== head.first) members.push(partner);
    }
    const years = () => day(Math.max(born + 20, 1970), Math.min(born + 40, 2016));
    while (members.length < size) {
      const birth = years();
      child(birth);
      if (members.length < size && chance(rates.twins * 4)) child(birth);
    }
    if (size > 2 && head.male && chance(rates.junior * 3)) {
      const son = members.at(-1);
      Object.assign(son, { male: true, first: head.first, suffix: pick(['Jr', 'Jr.', 'II']) });
      head.suffix = pick(['Sr', 'Sr.', '']);
    }
    return members;
  }

  const spelledPhone = (p) => weighted([[`(${p.slice(0, 3)}) ${p.slice(3, 6)}-${p.slice(6)}`, 35], [`${p.slice(0, 3)}-${p.slice(3, 6)}-${p.slice(6)}`, 30], [p, 15], [`${p.slice(0, 3)}.${p.slice(3, 6)}.${p.slice(6)}`, 8], [`+1 ${p.slice(0, 3)} ${p.slice(3, 6)} ${p.slice(6)}`, 7], [`+1${p}`, 5]]); // prettier-ignore

  /** Share of shared certain facts, enough to place a record: see sets.js. */
  const meets = (facts, other) => {
    let shared = 0;
    for (const fact of facts)
      if (other.includes(fact)) {
        if (fact.startsWith('phone:') || fact.startsWith('email:')) return true;
        shared++;
      }
    return shared > 1;
  };

  function record(p, id, earlier) {
    const facts = [];
    let first = p.first.name;
    let { last } = p;
    facts.push(`name:${first} ${p.last0 ?? last}${p.suffix && p.suffix[0]}`);
    if (p.first.short.length > 0 && chance(rates.nickname)) first = pick(p.first.short);
    if (chance(rates.firstTypo)) first = letterSlip(random, first);
    else if (chance(rates.initial)) first = `${first[0]}${chance(0.5) ? '.' : ''}`;
    else if (chance(rates.middle))
      first += ` ${String.fromCharCode(65 + below(26))}${chance(0.5) ? '.' : ''}`;
    else if (chance(rates.noFirst)) first = '';
    if (chance(rates.lastTypo)) last = letterSlip(random, last);
    const written = p.suffix !== '' && chance(rates.suffixWritten);
    if (written) last += ` ${p.suffix}`;
    if (chance(rates.swapped)) [first, last] = [last, first];
    if (chance(rates.upper)) [first, last] = [first.toUpperCase(), last.toUpperCase()];
    let birth = '';
    // Of a father and a son of one name either the suffix is written or the date is.
    if (!chance(rates.noBirth) || (p.hasNamesake && !written)) {
      facts.push(`birthday:${iso(p.birth)}`);
      if (p.birth.d <= 12 && chance(rates.dayMonth)) birth = iso({ ...p.birth, m: p.birth.d, d: p.birth.m });
      else birth = chance(rates.birthWrong) ? digitWrong(random, iso(p.birth), 8) : iso(p.birth);
      if (!/-(?:0[1-9]|[12]\d|3[01])$/.test(birth)) birth = iso(p.birth);
    }
    let number = '';
    if (!chance(rates.noPhone)) {
      facts.push(`phone:${p.phone}`);
      number = spelledPhone(chance(rates.phoneWrong) ? digitWrong(random, p.phone, 6) : chance(rates.phoneSwapped) ? digitsSwapped(random, p.phone, 6) : p.phone); // prettier-ignore
    }
    let mail = '';
    if (!chance(rates.noEmail)) {
      facts.push(`email:${p.email}`);
      mail = chance(rates.emailTypo) ? letterSlip(random, p.email, 0, p.email.indexOf('@')) : p.email;
    }
    const place = ['', '', '', ''];
    if (!chance(rates.noAddress)) {
      const at = p.home;
      facts.push(`address:${at.number} ${at.street} ${at.zip}`);
      const name = chance(rates.streetTypo) ? letterSlip(random, at.street) : at.street;
      const unit = at.unit === 0 || chance(0.1) ? '' : pick([` Apt ${at.unit}`, ` #${at.unit}`, `, Unit ${at.unit}`]); // prettier-ignore
      place[0] = `${at.number} ${name} ${at.type[chance(0.35) ? 1 : 0]}${unit}`;
      place[1] = chance(0.95) ? at.city : '';
      place[2] = at.state;
      place[3] = chance(0.95) ? at.zip : '';
    }
    const connected =
      earlier.length === 0 ? facts.length > 1 : earlier.some((each) => meets(facts, each.facts));
    if (!connected && (earlier.length === 0 || !chance(rates.unconnected))) {
      if (number === '') {
        number = spelledPhone(p.phone);
        facts.push(`phone:${p.phone}`);
      }
      const known = earlier.flatMap((each) => each.facts);
      if (earlier.length > 0 && !earlier.some((each) => meets(facts, each.facts))) {
        const fact = known.find((each) => each.startsWith('phone:')) ?? known.find((each) => each.startsWith('email:')); // prettier-ignore
        if (fact?.startsWith('phone:')) number = spelledPhone(fact.slice(6));
        else if (fact) mail = fact.slice(6);
        if (fact) facts.push(fact);
      }
    }
    const segment = pick(['A', 'B', 'B', 'C']);
    const joined = iso(day(2015, 2025));
    return { customer: id, cells: [first, last, birth, number, mail, ...place, joined, segment], facts };
  }

  for (;;) {
    const members = household();
    const rows = [];
    for (const p of members) {
      p.hasNamesake = members.some(
        (other) => other !== p && other.first === p.first && other.last === p.last,
      );
      customer++;
      const count = weighted(rates.records);
      const later = count > 1 ? changed(p) : p;
      const change = 1 + below(Math.max(1, count - 1));
      const own = [];
      for (let at = 0; at < count; at++) own.push(record(at >= change ? later : p, customer, own));
      rows.push(...own);
    }
    yield rows;
  }

  function changed(p) {
    const later = { ...p, last0: p.last };
    if (chance(rates.newPhone)) later.phone = phone();
    if (chance(rates.newEmail)) later.email = email(p.first.name, p.last);
    if (chance(rates.moved)) later.home = home();
    if (!p.male && !p.hasNamesake && chance(rates.married * 2)) later.last = chance(0.25) ? `${p.last}-${names.surname()}` : names.surname(); // prettier-ignore
    return later;
  }
}

export function westernPeople({ records = 10_000, seed = 20260803 } = {}) {
  const rows = [];
  for (const household of westernHouseholds(seed)) {
    for (const { customer, cells, facts } of household) rows.push({ customer, facts, cells: Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]])) }); // prettier-ignore
    if (rows.length >= records) break;
  }
  const set = asSet(openRandom(seed + 1), COLUMNS, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
