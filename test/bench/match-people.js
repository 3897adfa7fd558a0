// The generated sets of bench:match: customers as files have them, nobody of whom exists; truth known by construction.
//
//   node test/bench/match-people.js NAME FOLDER [RECORDS] [SEED]    writes records.csv and truth.csv
import { articles } from './customers/articles.js';
import { chineseCompanies } from './customers/chinese-companies.js';
import { chinesePeople } from './customers/chinese-people.js';
import { firmContacts, institutions } from './customers/contacts.js';
import { bestKey, writeSet } from './customers/sets.js';
import { westernCompanies } from './customers/western-companies.js';
import { westernPeople } from './customers/western-people.js';
import { westernRegister } from './customers/western-register.js';
import { worldPeople } from './customers/world-people.js';

/** F1 of certain and doubtful clusters together, and how often a certain one is right. */
const BARS = { bar: 0.97, autoBar: 0.995 };

const SETS = {
  chinese_people: { make: chinesePeople, records: 10_000, ...BARS },
  chinese_companies: { make: chineseCompanies, records: 5000, ...BARS },
  western_people: { make: westernPeople, records: 10_000, ...BARS },
  western_register: { make: westernRegister, records: 5000, autoBar: 0.99 },
  western_companies: { make: westernCompanies, records: 5000, autoBar: 0.99 },
  articles: { make: articles, records: 3000, autoBar: 0.99 },
  firm_contacts: { make: firmContacts, records: 3000, autoBar: 0.99 },
  institutions: { make: institutions, records: 3000, autoBar: 0.99 },
  ...Object.fromEntries(
    [
      ['japanese', 'full'], ['korean', 'full'], ['arabic', 'full'], ['spanish', 'full'], ['spanish', 'parts'], ['vietnamese', 'full'],
      ['german', 'full'], ['german', 'parts'], ['hongkong', 'full'], ['german', 'born'], ['spanish', 'born'], ['german', 'mail'], ['korean', 'mail'],
    ].map(([culture, shape]) => [`${culture}_${shape}`, { make: (more) => worldPeople({ culture, shape, ...more }), records: 3000, autoBar: 0.99 }]), // prettier-ignore
  ),
};

/** As realSets gives them, with `write(folder)` in place of a folder; the floor is known once it is written. */
export function generatedSets(seed) {
  return Object.entries(SETS).map(([name, { make, records, ...bars }]) => {
    const set = { name, ...bars };
    set.write = (folder) => {
      const made = make({ records, ...(seed === undefined ? {} : { seed }) });
      set.floor = Number(bestKey(made).f1.toFixed(3));
      return writeSet(folder, made);
    };
    return set;
  });
}

if (process.argv[1] === import.meta.filename) {
  const [name, folder, records, seed] = process.argv.slice(2);
  if (!(name in SETS) || folder === undefined) {
    console.error(`usage: match-people.js ${Object.keys(SETS).join('|')} FOLDER [RECORDS] [SEED]`);
    process.exit(2);
  }
  const made = SETS[name].make({ records: Number(records ?? SETS[name].records), ...(seed === undefined ? {} : { seed: Number(seed) }) }); // prettier-ignore
  writeSet(folder, made);
  console.log(`${made.rows.length} records; recall at best ${made.ceiling.toFixed(4)}; pairs nobody can keep apart: ${made.twins}; best exact key ${JSON.stringify(bestKey(made))}`); // prettier-ignore
}
