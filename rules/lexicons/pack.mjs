// Packs the word lists of this folder into modules: node rules/lexicons/pack.mjs [NAME…] writes src/lexicons/NAME.ts.
//
// A list is NAME.txt (one entry a line) or NAME.tsv (cells between tabs). Its first lines are a header:
//   # source: where the entries come from        # licence: under what they may be passed on
//   # date: YYYY-MM-DD of that source            # rebuild: the command that makes the list again, or "by hand"
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
  const { source, licence, date } = headerOf(text);
  return [
    `// Made by rules/lexicons/pack.mjs from rules/lexicons/${file}: change that file, not this one.`,
    `// ${source}; ${licence}; ${date}`,
    table
      ? `export const ${constant}_TSV = \`${body}\`;`
      : `export const ${constant}: readonly string[] = \`${body}\`.split('\\n');`,
    '',
  ].join('\n');
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
}
