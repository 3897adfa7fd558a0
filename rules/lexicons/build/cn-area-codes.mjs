// Rebuilds rules/lexicons/cn-area-codes.tsv from google/libphonenumber's resources/geocoding/zh/86.txt:
//   node rules/lexicons/build/cn-area-codes.mjs 86.txt > rules/lexicons/cn-area-codes.tsv
// The upstream file goes back to statistics of 2011. What is put right here are facts of the numbering plan: prefixes
// it shortens, places renamed since, neighbours that share a network, and networks merged away.
import fs from 'node:fs';

/** Prefixes that stand shortened because nothing else begins like them. */
const WHOLE = { 33: '335', 34: '349', 58: '580', 70: '701' };
/** 0807 was a county's. */
const GONE = new Set(['807']);

const RENAMED = {
  襄樊市: '襄阳市', 株州市: '株洲市', 铜仁地区: '铜仁市', 毕节地区: '毕节市', 日喀则地区: '日喀则市', 山南地区: '山南市',
  林芝地区: '林芝市', 昌都地区: '昌都市', 那曲地区: '那曲市', 哈密地区: '哈密市', 吐鲁番地区: '吐鲁番市', 海东地区: '海东市',
};

/** Cities, and county-level ones run by the province, that dial with a neighbour's code and are missing upstream. */
const SHARED = {
  24: ['本溪市'], 391: ['济源市'], 531: ['莱芜市'], 558: ['亳州市'], 719: ['神农架林区'], 728: ['潜江市', '天门市'],
  771: ['崇左市'], 772: ['来宾市'], 774: ['贺州市'], 775: ['贵港市'], 935: ['金昌市'], 937: ['嘉峪关市'],
  898: ['三亚市', '儋州市', '三沙市', '琼海市', '文昌市', '万宁市', '东方市', '五指山市'],
  903: ['昆玉市'], 906: ['北屯市'], 909: ['双河市'], 994: ['五家渠市'], 996: ['铁门关市'], 997: ['阿拉尔市'], 998: ['图木舒克市'],
  992: ['奎屯市'], 979: ['格尔木市'], 977: ['德令哈市'],
};
/** 0832 was Ziyang's until it moved to 028; the prefecture of Ili has two codes, that of Haixi as well. */
const NOT_HERE = {
  832: ['资阳市'], 992: ['伊犁哈萨克自治州'], 979: ['海西蒙古族藏族自治州'], 754: ['潮阳市'], 757: ['顺德市'],
};

/** Merged networks: the code that serves the place now, and the digit its numbers got in front, where that is known. */
const MERGED = {
  378: ['371', '', '河南', '开封市'], 410: ['24', '7', '辽宁', '铁岭市'], 413: ['24', '5', '辽宁', '抚顺市'],
  414: ['24', '', '辽宁', '本溪市'], 565: ['551', '8', '安徽', '巢湖市'], 634: ['531', '', '山东', '莱芜市'],
  732: ['731', '5', '湖南', '湘潭市'], 733: ['731', '2', '湖南', '株洲市'], 852: ['851', '2', '贵州', '遵义市'],
  853: ['851', '3', '贵州', '安顺市'], 910: ['29', '', '陕西', '咸阳市'],
};
const PROVINCE = /^(内蒙古|黑龙江|..)(?:省|自治区|壮族自治区|回族自治区|维吾尔自治区)?(?=.)/;
const MUNICIPALITY = /^(北京|上海|天津|重庆)市$/;

const rows = new Map();
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  const [, prefix, place] = /^86(10|[2-9]\d*)\|(.+)$/.exec(line) ?? [];
  if (prefix === undefined || GONE.has(prefix) || prefix in MERGED) continue;
  const code = WHOLE[prefix] ?? prefix;
  const province = MUNICIPALITY.exec(place)?.[1] ?? PROVINCE.exec(place)[1];
  const named = MUNICIPALITY.test(place) ? place : place.replace(PROVINCE, '');
  const cities = named.split('、').map((city) => RENAMED[city] ?? city);
  if (code === '371') cities.push('开封市');
  const all = [...cities, ...(SHARED[code] ?? [])].filter((city) => !NOT_HERE[code]?.includes(city));
  rows.set(code, [code, province, [...new Set(all)].join('、'), '', '']);
}
for (const [code, [into, digit, province, city]] of Object.entries(MERGED))
  rows.set(code, [code, province, city, into, digit]);

const sorted = [...rows.values()].sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(`# source: google/libphonenumber resources/geocoding/zh/86.txt (landlines) at 5931383d, with the corrections of its build script
# licence: Apache-2.0
# read: 2026-11-22
# rebuild: node rules/lexicons/build/cn-area-codes.mjs 86.txt > rules/lexicons/cn-area-codes.tsv
# Columns: area code without the trunk zero, province, places that dial with it, the code it was merged into (retired
# ones only), the digit that numbers got in front then (where known).
${sorted.map((row) => row.join('\t').trimEnd()).join('\n')}
`);
