// Which mainland area code serves a place, and what became of the codes that were merged away.
import { CN_AREA_CODES_TSV } from '../../lexicons/cn-area-codes.ts';
import { toSimplified } from '../../text/han.ts';

/** An area code that no longer exists. Codes are written without their trunk zero. */
export interface Successor {
  /** The code that serves the place now. */
  readonly area: string;
  /** The digit its seven-digit numbers got in front then; '' where that is not known. */
  readonly digit: string;
}

interface Place {
  readonly province: string;
  readonly code: string;
  /** 杭州 for 杭州市: followed by more, it may be the name of a road. */
  readonly isShort: boolean;
}

interface Tables {
  /** Every code of today. */
  readonly current: ReadonlySet<string>;
  readonly retired: ReadonlyMap<string, Successor>;
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly provinces: readonly string[];
}

/** Provinces that dial with one code throughout. */
const WHOLE_PROVINCES: ReadonlyMap<string, string> = new Map([
  ['北京', '10'],
  ['上海', '21'],
  ['天津', '22'],
  ['重庆', '23'],
  ['海南', '898'],
]);
const SUFFIX = /(?:自治州|地区|林区|盟|市|县)$/;
const OF_A_PEOPLE =
  /(?:朝鲜族|土家族|苗族|侗族|布依族|藏族|羌族|彝族|白族|傣族|景颇族|哈尼族|壮族|傈僳族|回族|蒙古族?|哈萨克|柯尔克孜)+自治州$/;
const PROVINCE_SUFFIX = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区)/;
/** The longest place name known: 克孜勒苏柯尔克孜自治州. */
const LONGEST_PLACE = 13;

let loaded: Tables | undefined;

function tables(): Tables {
  return (loaded ??= load());
}

function load(): Tables {
  const current = new Set<string>();
  const retired = new Map<string, Successor>();
  const places = new Map<string, Place[]>();
  const provinces = new Set<string>();
  for (const line of CN_AREA_CODES_TSV.split('\n')) {
    const [code = '', province = '', cities = '', area = '', digit = ''] = line.split('\t');
    provinces.add(province);
    if (area !== '') {
      retired.set(code, { area, digit });
      continue;
    }
    current.add(code);
    for (const city of cities.split('、')) {
      const short = city.replace(OF_A_PEOPLE.test(city) ? OF_A_PEOPLE : SUFFIX, '');
      for (const name of new Set([city, short])) {
        const isShort = name !== city;
        if (name.length >= 2) places.set(name, [...(places.get(name) ?? []), { province, code, isShort }]);
      }
    }
  }
  return { current, retired, places, provinces: [...provinces] };
}

/** Is it an area code of today, by our dated table? */
export function isAreaCode(code: string): boolean {
  return tables().current.has(code);
}

/** What replaced a retired area code; undefined for one in use and for digits that never were one. */
export function successorOf(code: string): Successor | undefined {
  return tables().retired.get(code);
}

/**
 * The area code of the place that the cells of a record name, each as people write it: 杭州, 浙江省杭州市, 浙江 杭州, an
 * address that begins with its city. '' when they name none, one of several codes, or two that disagree.
 */
export function areaCodeOf(places: readonly string[]): string {
  const codes = new Set(places.map(codeOfOne));
  codes.delete('');
  const [code, ...others] = codes;
  return code !== undefined && others.length === 0 ? code : '';
}

function codeOfOne(text: string): string {
  const folded = toSimplified(text.normalize('NFKC'))
    .replace(/[\s,，、·/|-]+/g, '')
    .replace(/^中国(?=.)/, '');
  const city = codeAtStart(folded);
  if (city !== '') return city;
  const province = tables().provinces.find((name) => folded.startsWith(name));
  if (province === undefined) return '';
  const after = folded.slice(province.length);
  const inside = after.replace(PROVINCE_SUFFIX, '');
  const inCity = codeAtStart(inside, province);
  if (inCity !== '') return inCity;
  // 海南州 is in Qinghai.
  const isProvince =
    inside !== after ? !inside.startsWith('场') : isWholeName(after) && !/^(?:藏族)?(?:自治)?州/.test(after);
  return isProvince ? (WHOLE_PROVINCES.get(province) ?? '') : '';
}

/** The code of the place the text begins with. */
function codeAtStart(text: string, province?: string): string {
  const { places } = tables();
  for (let length = Math.min(text.length, LONGEST_PLACE); length >= 2; length--) {
    const named = places.get(text.slice(0, length));
    if (named === undefined) continue;
    const rest = text.slice(length);
    const codes = new Set<string>();
    for (const place of named) {
      const isHere =
        province === undefined ? !isProvinceName(text.slice(0, length)) : place.province === province;
      if (isHere && (place.isShort ? isWholeName(rest) : !rest.startsWith('场'))) codes.add(place.code);
    }
    const [code, ...others] = codes;
    if (code !== undefined) return others.length === 0 ? code : '';
  }
  return '';
}

/** 吉林 is a city and a province, 海南 a province and a prefecture of another: alone they are taken for the province. */
const isProvinceName = (name: string): boolean => tables().provinces.includes(name);

/**
 * Is a short name complete before this? 杭州 and 杭州西湖区 name the city; 朝阳区 is a district elsewhere, 北京西路 a road
 * anywhere.
 */
function isWholeName(rest: string): boolean {
  return rest === '' || /^[^路街道巷弄里村号区县市\d]{1,5}[区县市]/.test(rest);
}
