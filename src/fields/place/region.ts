import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { isHarmlessText, unitAt } from '../../text/harmless.ts';
import { joinHan } from '../../text/hygiene.ts';
import { isEvidence, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { findCountry } from './countries.ts';
import { divisionNames, FULL, OTHER_WORD, STEM, type Naming } from './division-names.ts';
import { codesToday, divisions } from './divisions.ts';
import { readDivisions } from './read-divisions.ts';
import { withEdits } from './resolve-divisions.ts';
import { stateCode } from './western.ts';

type Part = FieldSettings['part'];

/**
 * Provinces, cities, districts, countries. A Chinese division is written under its official name where that is certain in a
 * column of its level (上海 → 上海市, 浦东 → 浦东新区); one that is no more, or that may be two, is kept and flagged.
 */
export const openRegion: OpenField = (settings) => {
  const { part } = settings;
  return {
    clean: (cell) => (part === 'country' ? cleanCountry(cell, settings) : cleanRegion(cell, part)),
    ...(part === 'country' ? {} : { accepts: isOfficialName }),
    keys(cleaned) {
      if (!isEvidence(cleaned)) return NO_KEYS;
      const key = part === 'country' ? countryKey(cleaned.value) : regionKey(cleaned.value, part);
      return key === '' ? NO_KEYS : [key];
    },
  };
};

function cleanCountry(cell: string, { profile }: FieldSettings): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  const joined = joinHan(text);
  const country = profile.countries === undefined ? undefined : findCountry(joined);
  const value = country === undefined ? joined : country[profile.countries!];
  return written(cell, value, value === joined ? 'text/tidy' : 'region/country', issues);
}

function countryKey(value: string): string {
  return findCountry(value)?.iso2.toLowerCase() ?? regionKey(value, undefined);
}

const HAN = /\p{Script=Han}/u;

function cleanRegion(cell: string, part: Part): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  const joined = joinHan(text);
  if (!HAN.test(joined)) return written(cell, joined, 'text/tidy', issues);
  const found = lookUp(joined, part);
  if (found !== undefined) {
    const name = found.name ?? joined;
    const flags = found.issue === undefined ? issues : [...issues, found.issue];
    const rule = name === joined ? 'text/tidy' : 'region/official-name';
    return written(cell, name, rule, flags, found.issue === undefined ? 'ok' : 'suspect');
  }
  return cleanChain(cell, joined, issues);
}

/** 广东深圳, 上海市/浦东区: several divisions in one cell keep what stands between them. */
function cleanChain(cell: string, joined: string, issues: readonly string[]): Cleaned {
  let value = joined;
  for (let round = 0; round < 3; round++) {
    const reading = readDivisions(value);
    if (reading === undefined || reading.end !== value.length) break;
    const names = reading.edits.filter(({ text }) => text !== '');
    if (names.length === 0) {
      const flags = reading.issues.map((code) => code.replace('address/', 'region/'));
      const all = flags.length === 0 ? issues : [...issues, ...flags];
      return written(cell, value, value === joined ? 'text/tidy' : 'region/official-name', all, flags.length > 0 ? 'suspect' : 'ok'); // prettier-ignore
    }
    value = withEdits(value, names);
  }
  return written(cell, joined, 'text/tidy', issues);
}

interface Found {
  /** The official name; undefined when there is none to write. */
  readonly name?: string;
  readonly issue?: string;
}

/** What one name means in a column of its level; undefined when it is nobody's name. */
function lookUp(name: string, part: Part): Found | undefined {
  const letter = part === 'province' ? PROVINCE_LETTERS.get(name) : undefined;
  if (letter !== undefined) return { name: letter };
  const all = namingsOf(name);
  if (all === undefined) return undefined;
  if (all.some(({ kind, division }) => kind === FULL && !division.gone)) return {};
  const namings = atLevel(all, part);
  if (namings.length === 0) return {};
  const kind = Math.min(...namings.map((naming) => naming.kind));
  const best = namings.filter((naming) => naming.kind === kind).map(({ division }) => division);
  const current = best.filter(({ gone }) => !gone);
  if (current.length === 0) return kind === STEM ? {} : { issue: 'region/retired-division' };
  if (kind === OTHER_WORD) return current.length === 1 ? { issue: 'region/retired-division' } : {};
  const [first] = current;
  if (current.some((division) => division.name !== first!.name)) {
    // Without a level, 吉林 may be what the column wants it to be.
    return part === undefined ? {} : { issue: 'region/ambiguous-division' };
  }
  // 沙市 is 沙市区 without its last word, but reads like a city.
  if (kind === STEM && /[省市区县]$/.test(name)) return {};
  return isTraditional(name) ? {} : { name: first!.name };
}

/** 沪, 粤: what provinces are called on number plates; anywhere else a letter is a letter. */
const PROVINCE_LETTERS: ReadonlyMap<string, string> = new Map(
  '京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46渝50川51蜀51贵52黔52云53滇53藏54陕61秦61甘62陇62青63宁64新65台71港81澳82'
    .match(/\D\d\d/g)!
    .flatMap((entry): [string, string][] => {
      const division = divisions().byCode.get(`${entry.slice(1)}0000`);
      return division === undefined ? [] : [[entry.charAt(0), division.name]];
    }),
);

function isTraditional(name: string): boolean {
  const { twins } = divisionNames();
  for (let i = 0; i < name.length; i++) if (twins[name.charCodeAt(i)] !== 0) return true;
  return false;
}

/** A column of cities also holds municipalities and cities of county level; districts are districts. */
function atLevel(namings: readonly Naming[], part: Part): readonly Naming[] {
  const of = (level: number): Naming[] => namings.filter(({ division }) => division.level === level);
  switch (part) {
    case 'province':
      return of(0);
    case 'city': {
      const cities = [...of(1), ...of(0).filter(({ division }) => division.name.endsWith('市'))];
      return cities.length > 0 ? cities : of(2).filter(({ division }) => division.name.endsWith('市'));
    }
    case 'district':
      return of(2);
    default:
      return namings;
  }
}

function namingsOf(name: string): readonly Naming[] | undefined {
  const names = divisionNames();
  let node = 0;
  for (let i = 0; i < name.length; i++) {
    node = names.step(node, name.charCodeAt(i));
    if (node === 0) return undefined;
  }
  return names.namingsAt(node);
}

/** The bytes are the official name of a division of today. */
function isOfficialName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 60 || !isHarmlessText(bytes, start, end)) return false;
  const names = divisionNames();
  let node = 0;
  for (let at = start; at < end; at += 3) {
    if (bytes[at]! < 0x80) return false;
    node = names.step(node, unitAt(bytes, at));
    if (node === 0) return false;
  }
  const codes = names.plainAt(node);
  if (codes === undefined) return false;
  for (const code of codes) if (code !== 0) return true;
  return false;
}

/** As foreigners write them. */
const ROMAN: ReadonlyMap<string, string> = new Map(
  '北京 beijing peking|天津 tianjin|上海 shanghai|重庆 chongqing|河北 hebei|山西 shanxi|辽宁 liaoning|吉林 jilin|黑龙江 heilongjiang|江苏 jiangsu|浙江 zhejiang|安徽 anhui|福建 fujian|江西 jiangxi|山东 shandong|河南 henan|湖北 hubei|湖南 hunan|广东 guangdong canton|海南 hainan|四川 sichuan|贵州 guizhou|云南 yunnan|陕西 shaanxi|甘肃 gansu|青海 qinghai|台湾 taiwan|内蒙古 innermongolia neimenggu|广西 guangxi|西藏 tibet xizang|宁夏 ningxia|新疆 xinjiang|香港 hongkong|澳门 macau macao|广州 guangzhou|深圳 shenzhen|杭州 hangzhou|南京 nanjing|苏州 suzhou|成都 chengdu|武汉 wuhan|西安 xian|青岛 qingdao|大连 dalian|厦门 xiamen|宁波 ningbo|东莞 dongguan|佛山 foshan|长沙 changsha|郑州 zhengzhou|济南 jinan|沈阳 shenyang|哈尔滨 harbin|昆明 kunming|无锡 wuxi|合肥 hefei|福州 fuzhou|珠海 zhuhai'
    .split('|')
    .flatMap((entry) => {
      const [name = '', ...romans] = entry.split(' ');
      return romans.map((roman): [string, string] => [roman, name]);
    }),
);

/** 上海市 = 上海 = Shanghai, 浦东新区 = 浦东区 = 浦东, 襄樊市 = 襄阳; California = CA. */
function regionKey(region: string, part: Part): string {
  const folded = toSimplified(region.normalize('NFKC')).toLowerCase();
  const bare = folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  if (!HAN.test(bare)) {
    const roman = part === 'district' ? bare : bare.replace(/(?:city|province|shi|sheng)$/, '');
    return (
      ROMAN.get(roman) ?? (part === 'province' || part === undefined ? stateCode(folded) : undefined) ?? bare
    );
  }
  return (nameToday(bare, part) ?? bare).replace(
    /(?<=.{2})(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|自治州|地区|新区|省|市|区|县|盟)$/u,
    '',
  );
}

/** The name of today for one that is no more, where it has one heir. */
function nameToday(name: string, part: Part): string | undefined {
  const all = namingsOf(name);
  if (all === undefined || all.some(({ kind, division }) => kind === FULL && !division.gone))
    return undefined;
  const codes = new Set(atLevel(all, part).flatMap(({ kind, division }) => (kind === FULL ? codesToday(division) : []))); // prettier-ignore
  const [code] = codes;
  return codes.size === 1 ? divisions().byCode.get(code!)?.name : undefined;
}
