// Packs the word lists of this folder into modules: node rules/lexicons/pack.mjs [NAME…] writes src/lexicons/NAME.ts, and
// names in rules/default.yaml every list a configuration may change.
//
// A list is NAME.txt (one entry a line) or NAME.tsv (cells between tabs). Its first lines are a header:
//   # source: where the entries come from        # licence: under what they may be passed on
//   # date: YYYY-MM-DD, what the source is of    # read: the day it was read instead, where the source bears no date
//   # rebuild: the command that makes the list again, or "by hand"
// Further lines that begin with "# " are comments; empty lines say nothing. Everything else is an entry, as it stands.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = import.meta.dirname;
const modules = path.resolve(here, '../../src/lexicons');

/** Every list of the folder, by file name. */
export const lists = () => fs.readdirSync(here).filter((name) => /\.(txt|tsv)$/.test(name)).sort();

/** The fields of a list's header: source, licence, date, rebuild.
 * @param {string} text
 * @returns {Record<string, string>} */
export function headerOf(text) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const line of text.split('\n')) {
    const field = /^# (\w+): (.+)$/.exec(line);
    if (!line.startsWith('# ')) break;
    if (field) fields[field[1]] ??= field[2].trim();
  }
  return fields;
}

/** @param {string} text */
export const entriesOf = (text) =>
  text.split(/\r?\n/).filter((line) => line !== '' && line !== '#' && !line.startsWith('# '));

/** @param {string} file */
export function moduleOf(file) {
  const text = fs.readFileSync(path.join(here, file), 'utf8');
  const table = file.endsWith('.tsv');
  const constant = file.replace(/\.\w+$/, '').replaceAll('-', '_').toUpperCase();
  const body = entriesOf(text).join('\n').replaceAll(/[\\`]|\$(?=\{)/g, '\\$&');
  const { source, licence, date, read } = headerOf(text);
  return [
    `// Made by rules/lexicons/pack.mjs from rules/lexicons/${file}: change that file, not this one.`,
    `// ${source}; ${licence}; ${date ?? `read ${read}`}`,
    table
      ? `export const ${constant}_TSV = \`${body}\`;`
      : `export const ${constant}: readonly string[] = \`${body}\`.split('\\n');`,
    '',
  ].join('\n');
}

/** Lists a configuration cannot change: registers, tables in which a word alone says nothing, and second parts of others. */
export const FIXED = new Set([
  'cn-area-codes', 'cn-division-history', 'cn-division-twins', 'cn-divisions', 'countries', 'street-words',
  'look-alikes', 'romanised-surnames', 'value-maps', 'compound-surnames', 'nicknames-more',
]); // prettier-ignore

/** The `lexicons:` part of rules/default.yaml, which names every other list and says what it holds. */
export function lexiconsOfDefaultPack() {
  /** @param {string} file */
  const name = (file) => file.replace(/\.\w+$/, '');
  const open = lists().filter((file) => !FIXED.has(name(file)));
  const longest = Math.max(...open.map((file) => name(file).length));
  /** @param {string} file */
  const line = (file) => {
    const { source } = headerOf(fs.readFileSync(path.join(here, file), 'utf8'));
    return `  ${`${name(file)}:`.padEnd(longest + 1)} []  # ${source}`;
  };
  return open.map(line).join('\n') + '\n';
}

export const DEFAULT_PACK = path.resolve(here, '../default.yaml');

/** The default pack with that part brought up to date; it is the pack's last. */
export function renewedDefaultPack() {
  const text = fs.readFileSync(DEFAULT_PACK, 'utf8');
  return text.slice(0, text.indexOf('\nlexicons:\n') + 11) + lexiconsOfDefaultPack();
}

/** @param {string} file */
export const moduleName = (file) => file.replace(/\.\w+$/, '.ts');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  fs.mkdirSync(modules, { recursive: true });
  for (const file of lists()) {
    if (wanted.length > 0 && !wanted.includes(file.replace(/\.\w+$/, ''))) continue;
    fs.writeFileSync(path.join(modules, moduleName(file)), moduleOf(file));
    console.log(`${file} -> src/lexicons/${moduleName(file)}`);
  }
  fs.writeFileSync(DEFAULT_PACK, renewedDefaultPack());
}
