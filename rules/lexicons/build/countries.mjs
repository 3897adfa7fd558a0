// Builds countries.tsv: the codes from npm i18n-iso-countries 7.14.0, the names from this Node's own tables (CLDR).
// node rules/lexicons/build/countries.mjs I18N-ISO-COUNTRIES   (the unpacked folder)
import fs from 'node:fs';
import path from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: countries.mjs I18N-ISO-COUNTRIES');
const codes = JSON.parse(fs.readFileSync(path.join(folder, 'codes.json'), 'utf8'));
const named = (locale, style) => new Intl.DisplayNames([locale], { type: 'region', style });
const styles = [named('zh-Hans-CN', 'long'), named('en', 'long'), named('zh-Hans-CN', 'short'), named('en', 'short')];
const also = (file) => JSON.parse(fs.readFileSync(path.join(folder, 'langs', file), 'utf8')).countries;
const [zh, en] = [also('zh.json'), also('en.json')];
const OWN = {
  CN: ['中华人民共和国', '中国大陆', 'PRC', 'PR China', "People's Republic of China", 'Mainland China', 'Zhongguo', 'China Mainland'],
  HK: ['香港', '香港特别行政区', 'Hong Kong', 'Hongkong', '中国香港'],
  MO: ['澳门', '澳门特别行政区', 'Macau', 'Macao', '中国澳门'],
  TW: ['台湾', '中国台湾', '台湾省', 'Taiwan', 'Taiwan, China'],
  US: ['美国', 'EE.UU.', 'EEUU', 'Estados Unidos', 'États-Unis', 'Vereinigte Staaten', '美利坚合众国', 'USA', 'U.S.A.', 'U.S.', 'United States of America', 'America'],
  GB: ['英国', '大不列颠', 'UK', 'U.K.', 'Great Britain', 'Britain'],
  KR: ['韩国', '南韩', '大韩民国', 'Korea', 'South Korea', 'Republic of Korea', 'Korea, South', '대한민국', '한국'], KP: ['朝鲜', '北韩', 'North Korea'],
  RU: ['俄罗斯', '俄国', '俄罗斯联邦', 'Russia', 'Russian Federation', 'Россия'], DE: ['德国', 'Deutschland', 'Allemagne', 'Alemania'], JP: ['日本', '日本国', 'Nippon', 'Japon'],
  AE: ['阿联酋', '阿拉伯联合酋长国', 'UAE'], NL: ['荷兰', 'Holland', 'The Netherlands', 'Nederland', 'Niederlande'], CZ: ['捷克', '捷克共和国', 'Czech Republic', 'Czechia', 'Česko', 'Tschechien'],
  FR: ['法国', '法兰西', 'Frankreich', 'Francia'], IT: ['意大利', 'Italia', 'Italien'], ES: ['西班牙', 'España', 'Spanien'], VN: ['越南', 'Viet Nam', 'Vietnam'], MY: ['马来西亚', '大马'],
  BR: ['Brasil', 'Brésil', 'Brasilien'], AU: ['Aus', 'Aust.', 'Australien', '澳洲', '澳大利亚'], AT: ['Österreich', 'Oesterreich'], CH: ['Schweiz', 'Suisse', 'Svizzera'],
  BE: ['Belgien', 'België', 'Belgique'], DK: ['Danmark', 'Dänemark'], SE: ['Sverige', 'Schweden'], NO: ['Norge', 'Norwegen'], FI: ['Suomi', 'Finnland'],
  PL: ['Polska', 'Polen'], HU: ['Magyarország', 'Ungarn'], GR: ['Hellas', 'Griechenland', 'Ελλάδα'], MX: ['México', 'Mexiko'], PE: ['Perú'], HR: ['Hrvatska'],
  NZ: ['NZ', 'Aotearoa'], IN: ['Bharat', 'Indien'], RO: ['România'], SK: ['Slovensko'], SI: ['Slovenija'], UA: ['Україна'], TH: ['ประเทศไทย'], SA: ['KSA'],
}; // prettier-ignore
const rows = codes.map(([two, three]) => {
  const [main, english, ...short] = styles.map((names) => names.of(two));
  const plain = (name) => name.replace(/^中国(香港|澳门)特别行政区$/, '中国$1').replace(/ SAR China$/, '');
  const others = [...short, ...[zh[two], en[two]].flat(), main, english, ...(OWN[two] ?? [])].filter((name) => typeof name === 'string' && !/[\t|]/.test(name)); // prettier-ignore
  const names = [plain(main), plain(english)];
  return [two, three, ...names, [...new Set(others)].filter((name) => !names.includes(name)).join('|')].join('\t').trimEnd(); // prettier-ignore
});
fs.writeFileSync(
  path.resolve(import.meta.dirname, '../countries.tsv'),
  `# source: ISO 3166-1 codes from npm i18n-iso-countries 7.14.0; names from CLDR as Node ships it, and by hand\n# licence: MIT (codes), Unicode-3.0 (names), facts\n# read: 2026-11-22\n# rebuild: node rules/lexicons/build/countries.mjs I18N-ISO-COUNTRIES\n# two letters, three letters, Chinese, English, other names\n${rows.sort().join('\n')}\n`, // prettier-ignore
);
console.log(`${rows.length} countries`);
