// Companies of four countries: legal forms, short forms, initials, sister companies, sites; truth known. Nobody exists.
// Same size and seed, same bytes.
import { openRandom } from '../chinese/random.js';
import { asSet, recallCeiling, sampler, twinPairs, zipf } from './sets.js';
import { digitsSwapped, digitWrong, letterSlip } from './slips.js';
import { openNames } from './western-names.js';

/** Shares of cells, companies or records. */
export const RATES = {
  records: [[1, 56], [2, 25], [3, 11], [4, 5], [5, 3]], // prettier-ignore
  /** Companies of a group: the same core, another trade, another country, `(Scotland)`. Hard: never the same customer. */
  sister: 0.16,
  /** Sisters with the group's website; companies in a business park, with its address but for the unit. Hard. */
  groupSite: 0.5,
  park: 0.25,
  /** Later records: a new name with the old number or phone; a new address; a new phone. */
  renamed: 0.03,
  moved: 0.07,
  newPhone: 0.1,
  /** The registered name as it is; other spellings below. */
  fullName: 0.45,
  typo: 0.03,
  initials: 0.02,
  phoneWrong: 0.012,
  phoneSwapped: 0.006,
  numberWrong: 0.01,
  streetTypo: 0.02,
  /** Records of a company with several that share nothing certain with an earlier one. */
  unconnected: 0.012,
};

export const COLUMNS = 'company street postcode city country phone website email contact tax_id industry account_manager'.split(' '); // prettier-ignore
const SURE = ['phone', 'email', 'tax'];

const COUNTRIES = [
  { code: 'GB', weight: 5, dial: '44', forms: ['Ltd', 'Limited', 'Ltd.', 'PLC', 'LLP'], cities: 'Leeds/LS Norwich/NR Bristol/BS Dundee/DD Cardiff/CF Exeter/EX Derby/DE York/YO', areas: ['113', '1603', '117', '1382', '29', '1392', '1332', '1904'] }, // prettier-ignore
  { code: 'US', weight: 5, dial: '1', forms: ['Inc.', 'Inc', 'LLC', 'Corp.', 'Corporation'], cities: 'Boston/021 Denver/802 Austin/787 Portland/972 Columbus/432 Tampa/336', areas: ['617', '303', '512', '503', '614', '813'] }, // prettier-ignore
  { code: 'DE', weight: 3, dial: '49', forms: ['GmbH', 'GmbH', 'AG', 'GmbH & Co. KG'], cities: 'Bremen/28 Kassel/34 Ulm/89 Mainz/55 Hannover/30 Leipzig/04', areas: ['421', '561', '731', '6131', '511', '341'] }, // prettier-ignore
  { code: 'FR', weight: 2, dial: '33', forms: ['SARL', 'SAS', 'SA'], cities: 'Lyon/69 Nantes/44 Lille/59 Dijon/21', areas: ['4', '2', '3', '3'] }, // prettier-ignore
];
const TRADES =
  'Logistics/Transport Foods/Food Textiles/Manufacturing Engineering/Engineering Software/IT Consulting/Services Packaging/Manufacturing Chemicals/Chemicals Services/Services Technologies/IT Partners/Services Design/Media Systems/IT Energy/Energy Medical/Health Construction/Construction Printing/Media Trading/Wholesale Motors/Automotive Marine/Transport'
    .split(' ')
    .map((entry) => entry.split('/'));
const SHORT = { Logistics: 'Log.', Technologies: 'Tech', Engineering: 'Eng.', Services: 'Svcs', Manufacturing: 'Mfg', Systems: 'Sys', Consulting: 'Cons.', Construction: 'Constr.' }; // prettier-ignore
const STREETS = 'High Mill Station Park Victoria Queens Church Bridge Market Foundry Harbour Canal Castle College Industrial Garden Kings London Commercial Albert'.split(' '); // prettier-ignore
const REGIONS = ['Scotland', 'Northern', 'Europe', 'Midlands', 'International', 'West', 'Holdings'];

export function westernCompanies({ records = 5000, seed = 20260805 } = {}) {
  const random = openRandom(seed);
  const { chance, pick, between, below, digits, weighted } = random;
  const names = openNames(random);
  const country = sampler(random, COUNTRIES.map((each) => [each, each.weight])); // prettier-ignore
  const trade = sampler(random, zipf(TRADES, 0.5));
  const taken = new Set();
  const fresh = (make) => {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  const coreWord = () => weighted([[names.surname(), 5], [`${names.surname()} & ${names.surname()}`, 1], [`${names.surname()} ${names.surname()}`, 1], [`${pick(['North', 'Blue', 'Silver', 'Red', 'Prime', 'Alpha', 'Nova', 'Delta', 'Euro', 'Trans'])}${pick(['bridge', 'line', 'stone', 'wave', 'point', 'field', 'gate', 'star', 'tec', 'core'])}`, 3]]); // prettier-ignore
  const place = (land) => {
    const cities = land.cities.split(' ');
    const at = below(cities.length);
    const [city, zip] = cities[at].split('/');
    const postcode = land.code === 'GB' ? `${zip}${between(1, 20)} ${between(1, 9)}${random.letters(2).toUpperCase()}` : zip + digits(5 - zip.length); // prettier-ignore
    return { city, postcode, area: land.areas[at] };
  };
  const parks = new Map(COUNTRIES.map((land) => [land, Array.from({ length: Math.max(2, Math.round(records / 300)) }, () => ({ ...place(land), name: `${pick(STREETS)} Business Park` }))])); // prettier-ignore
  function site(land) {
    if (chance(RATES.park)) return { ...pick(parks.get(land)), unit: between(1, 60) };
    return { ...place(land), number: between(1, 250), name: `${pick(STREETS)} ${land.code === 'DE' ? 'Straße' : land.code === 'FR' ? 'Rue' : pick(['Street', 'Road', 'Lane', 'Avenue'])}` }; // prettier-ignore
  }
  const phone = (land, { area }) => fresh(() => `${land.dial} ${area} ${land.code === 'US' ? `${between(2, 9)}${between(2, 9)}${between(2, 9)}${digits(4)}` : land.code === 'FR' ? `${between(10, 99)}${digits(6)}` : digits(1).replace('0', '4') + digits(9 - area.length)}`); // prettier-ignore
  const taxId = (land) => fresh(() => (land.code === 'US' ? `${between(10, 98)}-${digits(7)}` : `${land.code}${land.code === 'FR' ? digits(11) : digits(9)}`)); // prettier-ignore
  const legal = ({ core, word, region, form }) => `${core} ${word}${region ? ` (${region})` : ''} ${form}`;

  function company({ core = coreWord(), of = trade(), land = country(), website, region = '' } = {}) {
    const made = { core, word: of[0], industry: of[1], land, region, form: pick(land.forms) };
    const name = legal(made);
    if (taken.has(`${core} ${of[0]} ${region}`)) return company();
    taken.add(`${core} ${of[0]} ${region}`);
    const at = site(land);
    const web = website ?? fresh(() => `${core.toLowerCase().replace(/[^a-z]/g, '').slice(0, 12)}${chance(0.6) ? of[0].toLowerCase().slice(0, between(3, 9)) : ''}.${pick([land.code === 'GB' ? 'co.uk' : land.code.toLowerCase(), 'com', 'com'])}`.replace('.us', '.net')); // prettier-ignore
    const contact = `${names.first(chance(0.5)).name} ${names.surname()}`;
    const box = fresh(() => `${pick(['info', 'sales', 'office', 'accounts', contact.toLowerCase().replace(' ', '.')])}@${chance(0.85) ? web : 'gmail.com'}`); // prettier-ignore
    return {
      ...made,
      name,
      site: at,
      website: web,
      email: box,
      contact,
      phone: phone(land, at),
      tax: taxId(land),
    };
  }

  /** A spelling that still tells the company from its sisters. */
  function spell(c) {
    const { core, word, region, form, land } = c;
    const tail = region ? ` (${region})` : '';
    if (chance(RATES.typo)) return letterSlip(random, c.name, 0, core.length);
    if (!c.group && core.split(/\W+/).length > 1 && chance(RATES.initials * 5)) return `${core.split(/\W+/).map((each) => each[0]).join('')}${word[0]}${tail} ${form}`; // prettier-ignore
    if (chance(RATES.fullName)) return c.name;
    return weighted([
      [`${core} ${word}${tail} ${pick(land.forms.filter((each) => each[0] === form[0]))}`, 14],
      [`${core} ${word}${tail}`, 18],
      [c.name.toUpperCase(), 10],
      [c.name.replace('&', 'and'), core.includes('&') ? 12 : 0],
      [`${core} ${SHORT[word] ?? word}${tail} ${form}`, SHORT[word] ? 12 : 0],
      [`The ${core} ${word} Company${region ? ` ${region}` : ''}`, 3],
      [`${core} ${word}${region ? ` ${region}` : ''} ${form}`, 6],
      [`${core}${tail}`, c.group ? 0 : 5],
      [`${core}-${word}${tail} ${form}`, 3],
      [`${core} Group`, 0],
    ]);
  }
  function phoneCell(number) {
    const fact = [`phone:${number}`];
    const [dial, area, local] = number.split(' ');
    const said = chance(RATES.phoneWrong) ? digitWrong(random, local, 1) : chance(RATES.phoneSwapped) ? digitsSwapped(random, local, 1) : local; // prettier-ignore
    const trunk = dial === '1' ? '' : '0';
    return [pick([`+${dial} ${area} ${said}`, `+${dial}${area}${said}`, `${trunk}${area} ${said}`, `(${trunk}${area}) ${said.slice(0, 3)} ${said.slice(3)}`, `00${dial} ${area} ${said}`].slice(0, dial === '1' ? 4 : 5)), fact]; // prettier-ignore
  }
  function streetCell({ name, number, unit }) {
    const road = chance(RATES.streetTypo) ? letterSlip(random, name) : chance(0.3) ? name.replace('Street', 'St').replace('Road', 'Rd').replace('Avenue', 'Ave').replace('Straße', 'Str.') : name; // prettier-ignore
    return unit ? `${pick(['Unit', 'Unit', 'Suite'])} ${unit}, ${road}` : /Straße|Str\./.test(road) ? `${road} ${number}` : `${number} ${road}`; // prettier-ignore
  }

  function record(c, state, earlier) {
    const facts = [`name:${legal(state)}`];
    const cells = { company: spell(state), account_manager: pick(['KL', 'MB', 'TR', 'JS', 'PW']) };
    const put = (column, text, ...known) => {
      cells[column] = text;
      facts.push(...known);
    };
    if (chance(0.75)) {
      const at = state.site;
      put('street', streetCell(at), `address:${at.name} ${at.number ?? at.unit} ${at.postcode}`);
      if (chance(0.9)) cells.postcode = chance(0.1) ? at.postcode.replace(' ', '') : at.postcode;
    }
    if (chance(0.85)) cells.city = state.site.city;
    if (chance(0.7)) cells.country = pick([c.land.code, c.land.code, { GB: 'United Kingdom', US: 'USA', DE: 'Germany', FR: 'France' }[c.land.code]]); // prettier-ignore
    if (chance(0.7)) put('phone', ...phoneCell(state.phone).flat());
    if (chance(0.5)) cells.website = pick([`www.${c.website}`, `https://www.${c.website}/`, c.website, `http://${c.website}`]); // prettier-ignore
    if (chance(0.45)) put('email', c.email, `email:${c.email}`);
    if (chance(0.5)) cells.contact = c.contact;
    if (chance(0.3)) put('tax_id', chance(RATES.numberWrong) ? digitWrong(random, c.tax, 4) : chance(0.1) ? c.tax.replace('-', ' ') : c.tax, `tax:${c.tax}`); // prettier-ignore
    if (chance(0.6)) cells.industry = c.industry;
    const lonely = () => recallCeiling([...earlier, { facts }].map((each) => ({ customer: 0, facts: each.facts })), SURE) < 1; // prettier-ignore
    if (earlier.length === 0 ? facts.length === 1 : lonely() && !chance(RATES.unconnected)) {
      if (earlier.length === 0) put('phone', ...phoneCell(state.phone).flat());
      for (const [kind, column, write] of [
        ['phone', 'phone', (value) => phoneCell(value)[0]],
        ['tax', 'tax_id', (value) => value],
        ['email', 'email', (value) => value],
      ]) {
        // prettier-ignore
        const fact = earlier.flatMap((each) => each.facts).find((each) => each.startsWith(`${kind}:`));
        if (fact === undefined || !lonely()) continue;
        put(column, write(fact.slice(kind.length + 1)), fact);
      }
    }
    return { cells, facts };
  }

  function family() {
    const head = company();
    const all = [head];
    if (!chance(RATES.sister)) return all;
    head.group = true;
    for (let at = between(1, 3); at > 0; at--) {
      const website = chance(RATES.groupSite) ? head.website : undefined;
      const how = below(3);
      const of = TRADES.find(([word]) => word === head.word);
      if (how === 0)
        all.push(company({ core: head.core, of: pick(TRADES.filter((each) => each !== of)), land: head.land, website })); // prettier-ignore
      else if (how === 1)
        all.push(company({ core: head.core, of, land: head.land, website, region: pick(REGIONS) }));
      else all.push(company({ core: head.core, of: pick(TRADES.filter((each) => each !== of)), website }));
      all.at(-1).group = true;
    }
    return all;
  }

  const rows = [];
  let customer = 0;
  while (rows.length < records)
    for (const c of family()) {
      customer++;
      const count = weighted(RATES.records);
      const change = 1 + below(Math.max(1, count - 1));
      const later = { ...c };
      if (chance(RATES.renamed)) later.core = coreWord();
      later.name = legal(later);
      if (chance(RATES.moved)) later.site = site(c.land);
      if (chance(RATES.newPhone)) later.phone = phone(c.land, later.site);
      const own = [];
      for (let at = 0; at < count; at++) own.push(record(c, at >= change ? later : c, own));
      for (const each of own) rows.push({ customer, ...each });
    }
  const set = asSet(random, COLUMNS, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
