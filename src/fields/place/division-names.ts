// Every way a division is written, in one trie over UTF-16 units: official names, names without their last word, without
// the peoples of an autonomous area, 浦东区 for 浦东新区. Traditional characters walk the same way as their simplified twins.
import { CN_DIVISION_TWINS } from '../../lexicons/cn-division-twins.ts';
import { divisions, type Division } from './divisions.ts';

/** How a name stands for its division, the surest first. */
export const FULL = 0;
/** 恩施州, 内蒙古自治区 as 内蒙, 长阳县 for 长阳土家族自治县: nobody means anything else. */
export const SHORT = 1;
/** X区 for X新区: no such district ever was. */
export const SLIP = 2;
/** 昆山县 for 昆山市: what it once was, or a slip. Only where something above is named. */
export const OTHER_WORD = 3;
/** Without its last word: 广东, 深圳, 朝阳. */
export const STEM = 4;
export type Kind = typeof FULL | typeof SHORT | typeof SLIP | typeof OTHER_WORD | typeof STEM;

export interface Naming {
  readonly division: Division;
  readonly kind: Kind;
  /** The division's code as a number. */
  readonly code: number;
  /** Does the name say where it is without anything above it? */
  readonly alone: boolean;
}

/** Without anything above it, 东区 is no name, and districts of Hong Kong are called like the rest of the world. */
function standsAlone({ level, code, name }: Division, kind: Kind, size: number): boolean {
  if (kind === OTHER_WORD || (kind === STEM && level === 2)) return false;
  if (level === 0) return true;
  return !code.startsWith('8') && (size > 2 || !name.endsWith('区'));
}

const PEOPLES =
  /(?:蒙古族?|哈萨克族?|柯尔克孜族?|塔吉克族?|锡伯族?|维吾尔族?|布依族|朝鲜族|土家族|哈尼族|傈僳族|拉祜族|东乡族|纳西族|景颇族|达斡尔族|仫佬族|布朗族|撒拉族|毛南族|仡佬族|阿昌族|普米族|鄂温克族|德昂族|保安族|裕固族|独龙族|满族|回族|藏族|苗族|彝族|壮族|侗族|瑶族|白族|土族|傣族|黎族|佤族|畲族|怒族|水族|羌族|各族)+自治[州县旗]$/;
const LAST_WORD = /(?:自治[州县旗]|特别行政区|地区|林区|特区|新区|[省市区县旗盟])$/;
/** Provinces that are called otherwise than by leaving out 省 or 市. */
const PROVINCES: Readonly<Record<string, readonly string[]>> = {
  '150000': ['内蒙', '内蒙古', '内蒙古省', '内蒙省'], '450000': ['广西', '广西省', '广西自治区'], '540000': ['西藏', '西藏省'],
  '640000': ['宁夏', '宁夏省', '宁夏自治区'], '650000': ['新疆', '新疆省', '新疆自治区'], '810000': ['香港', '香港特区', '中国香港'],
  '820000': ['澳门', '澳门特区', '中国澳门'], '710000': ['台湾', '中国台湾'],
}; // prettier-ignore

/** Letters for provinces, as on number plates and in front of addresses: 粤, 沪. */
const LETTERS: ReadonlyMap<number, string> = new Map(
  '京11 津12 冀13 晋14 蒙15 辽21 吉22 黑23 沪31 苏32 浙33 皖34 闽35 赣36 鲁37 豫41 鄂42 湘43 粤44 桂45 琼46 渝50 川51 蜀51 贵52 黔52 云53 滇53 藏54 陕61 秦61 甘62 陇62 青63 宁64 新65'
    .split(' ')
    .map((pair): [number, string] => [pair.charCodeAt(0), `${pair.slice(1)}0000`]),
);

/** The province a UTF-16 unit is short for; '' for none. */
export function provinceOfLetter(unit: number): string {
  return LETTERS.get(unit) ?? '';
}

/** A name without its last word, and without the peoples of an autonomous area: 恩施, 深圳, 朝阳. */
function stemOf({ code, name }: { readonly code: string; readonly name: string }): string {
  const own = PROVINCES[code];
  if (own !== undefined) return own.find((word) => word.length > 1 && !/[省区]$/.test(word) && !word.startsWith('中国')) ?? name; // prettier-ignore
  if (name.includes('自治')) {
    const peoples = PEOPLES.exec(name)?.index ?? 0;
    if (peoples >= 2) return name.slice(0, peoples);
    // 东乡族自治县 is called after the people itself.
    const called = name.replace(/族?自治[州县旗]$/, '');
    if (called !== name) return called;
  }
  const stem = name.replace(LAST_WORD, '');
  return stem === '' ? name : stem;
}

function nameDivision(trie: NameTrie, division: Division): void {
  const { code, name, level, gone } = division;
  const add = (text: string, kind: Kind): void => {
    if (text.length >= 2 && text !== name) trie.add(text, division, kind);
  };
  trie.add(name, division, FULL);
  const stem = stemOf(division);
  if (level === 0) {
    const words = PROVINCES[code];
    if (words === undefined) add(stem, STEM);
    else for (const word of words) add(word, word.length <= 3 && !/[省区]$/.test(word) ? STEM : SHORT);
    return;
  }
  if (level === 2 && gone) return;
  add(stem, STEM);
  if (level === 1) {
    if (name.endsWith('自治州')) add(`${stem}州`, SHORT);
    // 遵义地区, before it became a city.
    else if (!gone && name.endsWith('市')) add(`${stem}地区`, OTHER_WORD);
    return;
  }
  if (/自治[县旗]$/.test(name)) add(stem + name.slice(-1), SHORT);
  else if (name.endsWith('新区')) add(`${stem}区`, SLIP);
  else if (stem.length >= 2 && /[区县市]$/.test(name))
    for (const word of '区县市') add(stem + word, OTHER_WORD);
}

/** Nodes are numbered; the way from a node by a unit is looked up under both, from the root by the unit alone. */
export class NameTrie {
  readonly #mask: number;
  /** Pairs: a node and a unit, and the node they lead to. */
  readonly #ways: Int32Array;
  /** By UTF-16 unit. */
  readonly #first = new Uint16Array(0x1_0000);
  readonly #namings: (Naming[] | undefined)[] = [undefined];
  readonly #plain: (number[] | undefined)[] = [undefined];
  #nodes = 1;
  /** By UTF-16 unit: its simplified twin, where a division's name has one. */
  readonly twins: Uint16Array;

  constructor(twins: readonly string[]) {
    this.#mask = (1 << 16) - 1;
    this.#ways = new Int32Array((this.#mask + 1) * 2).fill(-1);
    this.twins = new Uint16Array(0x1_0000);
    for (const pair of twins) this.twins[pair.charCodeAt(0)] = pair.charCodeAt(1);
  }

  /** The node behind `unit`, or 0. */
  step(node: number, unit: number): number {
    const simple = this.twins[unit]! || unit;
    if (node === 0) return this.#first[simple]!;
    const key = (node << 16) | simple;
    const ways = this.#ways;
    let slot = hashOf(key) & this.#mask;
    for (;;) {
      const there = ways[slot * 2]!;
      if (there === key) return ways[slot * 2 + 1]!;
      if (there === -1) return 0;
      slot = (slot + 1) & this.#mask;
    }
  }

  namingsAt(node: number): readonly Naming[] | undefined {
    return this.#namings[node];
  }

  /** Codes of the divisions this is the official name of, 0 for one that is gone; undefined when it is nobody's. */
  plainAt(node: number): readonly number[] | undefined {
    return this.#plain[node];
  }

  add(name: string, division: Division, kind: Kind): void {
    let node = 0;
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      node = this.step(node, unit) || this.#open(node, unit);
    }
    const alone = standsAlone(division, kind, name.length);
    const naming: Naming = { division, kind, code: Number(division.code), alone };
    const here = this.#namings[node];
    if (here === undefined) this.#namings[node] = [naming];
    else here.push(naming);
    if (kind !== FULL) return;
    const code = division.gone ? 0 : Number(division.code);
    const plain = this.#plain[node];
    if (plain === undefined) this.#plain[node] = [code];
    else plain.push(code);
  }

  #open(node: number, unit: number): number {
    if (this.#nodes >= 0x7fff) throw new RangeError('more names than the trie has room for');
    const simple = this.twins[unit]! || unit;
    if (node === 0) this.#first[simple] = this.#nodes;
    else {
      const key = (node << 16) | simple;
      let slot = hashOf(key) & this.#mask;
      while (this.#ways[slot * 2] !== -1) slot = (slot + 1) & this.#mask;
      this.#ways[slot * 2] = key;
      this.#ways[slot * 2 + 1] = this.#nodes;
    }
    this.#namings.push(undefined);
    this.#plain.push(undefined);
    return this.#nodes++;
  }
}

function hashOf(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b_3c6d);
  return mixed ^ (mixed >>> 13);
}

let trie: NameTrie | undefined;

/** The names of all divisions, read at the first use. */
export function divisionNames(): NameTrie {
  if (trie === undefined) {
    trie = new NameTrie(CN_DIVISION_TWINS);
    for (const division of divisions().all) nameDivision(trie, division);
  }
  return trie;
}
