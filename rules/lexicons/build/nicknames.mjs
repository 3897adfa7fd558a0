// Makes rules/lexicons/nicknames.txt from names.csv of github.com/carltonnorthern/nicknames (Apache-2.0):
//   node rules/lexicons/build/nicknames.mjs names.csv
// Reads both layouts that file has had: one line per name (`robert,bob,rob`) and one per pair (`robert,has_nickname,bob`).
import fs from 'node:fs';
import path from 'node:path';

/** Slips of the source, and words that are no names. */
const LEFT_OUT = new Set([
  'billiewilhelm', 'calliedona', 'cinderlla', 'franniey', 'josophine', 'menaalmena', 'meus', 'darkey', 'jr', 'mc', 'junior', 'gum', 'one',
  'life', 'left', 'fate', 'duty', 'mock', 'squat', 'field', 'wash', 'pink', 'tick', 'flick', 'crate', 'salmon', 'day', 'vest', 'see', 'gee',
]); // prettier-ignore

/** Man and woman: brother and sister as often as one person. */
const TWO_PEOPLE = new Set([
  'andrea andrew', 'adrienne adrian', 'edwina edwin', 'emil emily', 'denise dennis', 'aaron erin', 'felicia felix', 'frederica frederick',
  'george georgiana', 'georgia george', 'justin justina', 'june junius', 'laurinda lawrence', 'louis louise', 'lucia lucius', 'paul paula',
  'paul pauline', 'stephanie stephen', 'laverne vernon', 'wilma william', 'anselm selma', 'alexandria alexander', 'clarence clare',
  'clarence clair', 'delia delius', 'theodosia theodosius', 'clementine clement', 'ernestine ernest', 'wilhelmina william', 'aron erin',
]); // prettier-ignore

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('names.csv wanted');
const text = fs.readFileSync(file, 'utf8').toLowerCase();
/** @type {Map<string, Set<string>>} */
const short = new Map();
for (const line of text.split(/\r?\n/)) {
  const [name = '', ...others] = line.split(',').map((cell) => cell.trim());
  if (name === '' || name === 'name1') continue;
  for (const other of others) {
    if (other === name || ![name, other].every((word) => /^[a-z]{2,}$/.test(word) && !LEFT_OUT.has(word))) continue;
    if (TWO_PEOPLE.has(`${name} ${other}`) || TWO_PEOPLE.has(`${other} ${name}`)) continue;
    // The relation is symmetric: a pair the other way round is there already.
    if (short.get(other)?.has(name)) continue;
    short.set(name, (short.get(name) ?? new Set()).add(other));
  }
}
// Bob and Rob are both short for Robert, and seldom for one another: two short forms of one longer name are no pair, unless
// one is the beginning of the other (ed, eddie).
const pairs = [...short].flatMap(([name, others]) => [...others].map((other) => /** @type {const} */ ([name, other])));
/** @type {Map<string, Set<string>>} */
const neighbours = new Map();
for (const [one, other] of pairs) {
  neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  neighbours.set(other, (neighbours.get(other) ?? new Set()).add(one));
}
for (const [one, other] of pairs) {
  if (one.startsWith(other) || other.startsWith(one)) continue;
  const longest = Math.max(one.length, other.length);
  const parents = [...(neighbours.get(one) ?? [])].filter((name) => name.length > longest && neighbours.get(other)?.has(name));
  if (parents.length > 0) short.get(one)?.delete(other);
}
for (const [name, others] of short) if (others.size === 0) short.delete(name);
const lines = [...short].map(([name, others]) => [name, ...others].join(' ')).sort();
const target = path.resolve(import.meta.dirname, '../nicknames.txt');
const header = `# source: names.csv of carltonnorthern/nicknames (github.com), US given names and their short forms
# licence: Apache-2.0
# read: 2026-11-22
# rebuild: node rules/lexicons/build/nicknames.mjs names.csv
#
# A name, then what it is called for short. Read in both directions and never twice over: Bob is Robert and Rob is Robert,
# which does not make Bob Rob.
`;
fs.writeFileSync(target, header + lines.join('\n') + '\n');
console.log(`${lines.length} names, ${lines.reduce((sum, line) => sum + line.split(' ').length - 1, 0)} pairs`);
