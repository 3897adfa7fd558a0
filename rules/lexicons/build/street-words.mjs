// Builds street-words.tsv from libpostal's dictionaries as npm pelias-parser 4.1.0 ships them.
// node rules/lexicons/build/street-words.mjs PELIAS-PARSER   (the unpacked folder)
import fs from 'node:fs';
import path from 'node:path';

const [parser] = process.argv.slice(2);
if (parser === undefined) throw new Error('usage: street-words.mjs PELIAS-PARSER');
const dictionaries = path.join(parser, 'resources/libpostal/dictionaries');
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const FILES = { street: 'street_types.txt', direction: 'directionals.txt' };
const fold = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('ß', 'ss').replace(/\.$/, '');

const rows = [];
const taken = new Map();
for (const language of LANGUAGES) {
  for (const [kind, file] of Object.entries(FILES)) {
    // Directions are English only: a French "o" is no word of an English street.
    if (kind === 'direction' && language !== 'en') continue;
    const from = path.join(dictionaries, language, file);
    if (!fs.existsSync(from)) continue;
    for (const line of fs.readFileSync(from, 'utf8').split('\n')) {
      const words = [...new Set(line.split('|').map((word) => fold(word.trim())))].filter((word) => /^[a-z]+$/.test(word)); // prettier-ignore
      const [whole, ...short] = words;
      if (whole === undefined || short.length === 0) continue;
      if (kind === 'direction' && !/^(north|south|east|west)/.test(whole)) continue;
      const wanted = short.filter((word) => !taken.has(word) && (kind === 'direction' || word.length > 1));
      if (taken.has(whole) || wanted.length === 0) continue;
      for (const word of [whole, ...wanted]) taken.set(word, whole);
      rows.push([whole, wanted.join(' ')].join('\t'));
    }
  }
}
fs.writeFileSync(
  path.resolve(import.meta.dirname, '../street-words.tsv'),
  `# source: openvenues/libpostal resources/dictionaries (${LANGUAGES.join(', ')}), from npm pelias-parser 4.1.0\n# licence: MIT\n# read: 2026-11-22\n# rebuild: node rules/lexicons/build/street-words.mjs PELIAS-PARSER\n# word, its abbreviations: kinds of streets, directions\n${rows.join('\n')}\n`, // prettier-ignore
);
console.log(`${rows.length} words`);
