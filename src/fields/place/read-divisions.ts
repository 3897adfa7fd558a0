// Reads the divisions an address begins with: longest name first, each inside the one before it, from the left and nowhere
// else, so that 上海城 in Yining, 南京路 and 下城区 are what they are. All readings are followed; nothing takes the first.
import { harmlessUnits } from '../../text/harmless.ts';
import { divisionNames, FULL, OTHER_WORD, STEM, type Kind, type Naming } from './division-names.ts';
import type { Division } from './divisions.ts';
import { resolveDivisions, type DivisionReading } from './resolve-divisions.ts';

/** A stretch of the text and the divisions of one level it may mean. */
export interface DivisionToken {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly divisions: readonly Division[];
  /** False for a name without its last word that nothing behind it confirms: 深圳 in 深圳科技园. */
  readonly sure: boolean;
}

export interface DivisionChain {
  readonly tokens: readonly DivisionToken[];
  /** Where the rest of the address begins. */
  readonly end: number;
  /** Stretches that say nothing: a chain written twice, 市辖区, signs between divisions. */
  readonly idle: readonly (readonly [from: number, to: number])[];
  /** Behind a city stands a district that only another place has. */
  readonly conflict: boolean;
}

/** No division begins further in than this. */
const REACH = 64;
const units = new Uint16Array(REACH);
let length = 0;
/** True when the text ends within reach. */
let whole = false;

/** The divisions `text` begins with; undefined when it begins with none. `hint` is a code that ambiguity may be settled by. */
export function readDivisions(text: string, hint = ''): DivisionReading | undefined {
  length = Math.min(text.length, REACH);
  whole = text.length <= REACH;
  for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
  const chain = readChain();
  return chain && resolveDivisions(chain, text, hint);
}

/**
 * True: the bytes are harmless text without eleven digits in a row, and begin with official names of today, each inside the one
 * before, or with none. False: look closely.
 */
export function holdsPlainDivisions(bytes: Uint8Array, start: number, end: number): boolean {
  const count = harmlessUnits(bytes, start, end, units, LONG_NUMBER);
  length = Math.min(count, REACH);
  whole = count <= REACH;
  return count >= 0 && arePlain();
}

/** Eleven digits in a row may be a phone. */
const LONG_NUMBER = 11;

function arePlain(): boolean {
  const names = divisionNames();
  let from = 0;
  let above = 0;
  if (units[0] === FIRST_OF_COUNTRY) return false;
  for (;;) {
    let node = 0;
    let named = 0;
    let to = from;
    for (let at = from; at < length; at++) {
      node = names.step(node, units[at]!);
      if (node === 0) break;
      const namings = names.namingsAt(node);
      if (namings === undefined || !counts(namings, above, at + 1)) continue;
      named = node;
      to = at + 1;
    }
    // Nothing here: the rest of the address.
    if (named === 0) return above === 0 || from >= length || !MAY_GO_ON.has(units[from]!);
    // Behind a county, a name may say it all again, or be a street's.
    if (above % 100 !== 0) return false;
    const codes = names.plainAt(named);
    if (codes === undefined || isStreet(units[to]!)) return false;
    let code = 0;
    if (above === 0) {
      if (codes.length > 1) return false;
      code = codes[0]!;
    } else {
      const size = above % 10_000 === 0 ? 10_000 : 100;
      for (const other of codes) {
        if (Math.floor(other / size) !== above / size || other === above) continue;
        if (code !== 0) return false;
        code = other;
      }
    }
    if (code === 0 || (above === 0 && to - from <= 2) || code >= 800_000) return false;
    above = code;
    from = to;
  }
}

/** Would {@link pick} take one of them, under the division of this code or (0, and elsewhere by mistake) under none? */
function counts(namings: readonly Naming[], above: number, to: number): boolean {
  // 上海路 is a street; of 唐山市路南区 the long way knows.
  if (to < length && isStreet(units[to]!) && !beginsName(to)) return false;
  const isEnd = whole && to === length;
  const level = above % 10_000 === 0 ? 0 : 1;
  const share = level === 0 ? 10_000 : 100;
  for (const { division, kind, code, alone } of namings) {
    if (kind === STEM && division.level === 2 && !isEnd) continue;
    if (alone) return true;
    if (above !== 0 && division.level > level && Math.floor(code / share) === above / share) return true;
  }
  return false;
}

/** Does the name of any division begin here? */
function beginsName(from: number): boolean {
  const names = divisionNames();
  let node = 0;
  for (let at = from; at < length; at++) {
    node = names.step(node, units[at]!);
    if (node === 0) return false;
    if (names.namingsAt(node) !== undefined) return true;
  }
  return false;
}

function readChain(): DivisionChain | undefined {
  const start = skipCountry();
  let at = start;
  let first = chainAt(at, undefined);
  if (first.tokens.length === 0) return undefined;
  const idle: (readonly [number, number])[] = [];
  for (let again = 0; again < 3; again++) {
    const from = skipSigns(first.end);
    const next = chainAt(from, undefined);
    if (!repeats(first.tokens, next.tokens)) break;
    idle.push([at, from]);
    at = from;
    first = next;
  }
  idle.push(...first.idle);
  return { tokens: first.tokens, end: first.end, idle, conflict: conflicts(first) };
}

interface Run {
  readonly tokens: readonly DivisionToken[];
  readonly end: number;
  readonly idle: readonly (readonly [number, number])[];
}

function chainAt(start: number, above: readonly Division[] | undefined): Run {
  const tokens: DivisionToken[] = [];
  const idle: (readonly [number, number])[] = [];
  let end = start;
  let under = above;
  for (;;) {
    const from = tokens.length === 0 ? end : skipSigns(end);
    let token = tokenAt(from, under);
    let at = from;
    if (token === undefined && tokens.length > 0) {
      at = skipPlaceholder(from);
      if (at > from) token = tokenAt(at, under);
    }
    if (token === undefined) return { tokens, end, idle };
    if (at > end) idle.push([end, at]);
    tokens.push(token);
    end = token.to;
    under = token.divisions;
    if (!token.sure || under.every((division) => division.level === 2)) return { tokens, end, idle };
  }
}

/** The longest name at `from` that lies in one of the divisions above. */
function tokenAt(from: number, above: readonly Division[] | undefined): DivisionToken | undefined {
  const names = divisionNames();
  const ends: number[] = [];
  const found: (readonly Naming[])[] = [];
  let node = 0;
  for (let at = from; at < length; at++) {
    node = names.step(node, units[at]!);
    if (node === 0) break;
    const namings = names.namingsAt(node);
    if (namings === undefined) continue;
    ends.push(at + 1);
    found.push(namings);
  }
  for (let k = ends.length - 1; k >= 0; k--) {
    const to = ends[k]!;
    const picked = pick(found[k]!, above, to);
    if (picked === undefined) continue;
    // 上海路 is a street; 唐山市路南区 is not.
    if (to < length && isStreet(units[to]!) && tokenAt(to, picked.divisions)?.sure !== true) continue;
    if (picked.kind !== STEM) return { from, to, ...picked, sure: true };
    const next = tokenAt(skipSigns(to), picked.divisions);
    if (next?.sure === true) return { from, to, ...picked, sure: true };
    if (picked.divisions.length === 1 && !goesOnAsAName(to)) return { from, to, ...picked, sure: false };
  }
  return undefined;
}

/** The surest kind of naming among those that fit, and what it names. */
function pick(
  namings: readonly Naming[],
  above: readonly Division[] | undefined,
  to: number,
): { kind: Kind; divisions: readonly Division[] } | undefined {
  let kind: Kind | undefined;
  let divisions: Division[] = [];
  for (const naming of namings) {
    const { division } = naming;
    if (above === undefined ? !naming.alone : !liesIn(division, above)) continue;
    if (naming.kind === STEM && division.level === 2 && !(whole && to === length)) continue;
    if (kind === undefined || naming.kind < kind) {
      kind = naming.kind;
      divisions = [division];
    } else if (naming.kind === kind) divisions.push(division);
  }
  return kind === undefined ? undefined : { kind, divisions };
}

function liesIn(division: Division, above: readonly Division[]): boolean {
  for (const { code, level } of above) if (division.level > level && sharesCode(division.code, code, level === 0 ? 2 : 4)) return true; // prettier-ignore
  return false;
}

function sharesCode(left: string, right: string, digits: number): boolean {
  for (let i = 0; i < digits; i++) if (left.charCodeAt(i) !== right.charCodeAt(i)) return false;
  return true;
}

const FIRST_OF_COUNTRY = '中'.charCodeAt(0);
const setOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const [ROAD, LANE, ALLEY] = ['路', '街', '巷'].map((word) => word.charCodeAt(0)) as [number, number, number];
const SIGNS = setOf(' ,，-/、·_|>—\t');
/** Signs, and how 市辖区, 辖区, 省直辖, 自治区直辖 and 直辖 begin. */
const MAY_GO_ON = setOf(' ,，-/、·_|>—\t市辖省自直');
const DIRECTION = setOf('东西南北中上下一二三四五六七大新');
const ROADLIKE = setOf('路街道里桥巷城村镇乡园场厦馆店港站口');

function isStreet(unit: number): boolean {
  return unit === ROAD || unit === LANE || unit === ALLEY;
}

function skipSigns(from: number): number {
  let at = from;
  while (at < length && at < from + 3 && SIGNS.has(units[at]!)) at++;
  return at;
}

/** 南京东路, 广州大道, 中山公园, 上海城: a street or place named after a city. */
function goesOnAsAName(from: number): boolean {
  if (isPlaceWord(from)) return true;
  let at = from;
  while (at < length && at < from + 2 && DIRECTION.has(units[at]!)) at++;
  return at < length && (ROADLIKE.has(units[at]!) || isPlaceWord(at));
}

const PLACE_WORDS = '公园 广场 大厦 饭店 酒店 宾馆 花园 医院 大学 银行'.split(' ');

function isPlaceWord(at: number): boolean {
  return PLACE_WORDS.some((word) => textAt(at, word));
}

const textAt = (at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++)
    if (at + i >= length || units[at + i] !== text.charCodeAt(i)) return false;
  return true;
};

/** `市辖区`, and `辖区` behind a name that ends in 市: the codes' placeholders. */
function skipPlaceholder(from: number): number {
  for (const word of [
    '市辖区',
    '辖区',
    '省直辖县级行政区划',
    '自治区直辖县级行政区划',
    '省直辖县级行政单位',
    '省直辖',
    '直辖县级',
  ]) {
    if (textAt(from, word)) return skipSigns(from + word.length);
  }
  return from;
}

const COUNTRY = ['中华人民共和国', '中国'];

function skipCountry(): number {
  let at = 0;
  // A postcode may stand first.
  while (at < length && at < 6 && units[at]! >= 48 && units[at]! <= 57) at++;
  if (at !== 6) at = 0;
  at = skipSigns(at);
  for (const word of COUNTRY) if (textAt(at, word) && !textAt(at, '中国香港') && !textAt(at, '中国澳门') && !textAt(at, '中国台湾')) return skipSigns(at + word.length); // prettier-ignore
  return at;
}

/** Does the second chain say again what the first one said, and more, or all of it? */
function repeats(first: readonly DivisionToken[], next: readonly DivisionToken[]): boolean {
  const last = next.at(-1);
  const before = first.at(-1)!;
  if (last?.sure !== true) return false;
  const agrees = last.divisions.some((division) =>
    before.divisions.some(
      (other) => division === other || (division.level > other.level && liesIn(division, [other])),
    ),
  );
  if (!agrees) return false;
  // The first word of the second chain is one of the first chain: 南昌 is not repeated by a street behind it.
  const starts = next[0]!.divisions.some((division) => first.some((token) => token.divisions.includes(division))); // prettier-ignore
  if (!starts && next.length <= first.length) return false;
  return next.length > first.length || (next.length >= 2 && next.length === first.length);
}

/** Prefectures whose next level is the town: 东莞, 中山, 儋州, 嘉峪关, and what the list does not know. */
const WITHOUT_DISTRICTS: ReadonlySet<string> = new Set(['441900', '442000', '460400', '620200']);

function conflicts({ tokens, end }: Run): boolean {
  const last = tokens.at(-1)!;
  if (!last.sure || last.kind === OTHER_WORD) return false;
  if (last.divisions.some(({ code, level }) => level === 2 || WITHOUT_DISTRICTS.has(code) || code.startsWith('8') || code.startsWith('7'))) return false; // prettier-ignore
  const other = tokenAt(end, undefined);
  return (
    other?.kind === FULL &&
    other.to - other.from >= 3 &&
    other.divisions.some(({ gone, level }) => !gone && level > 0) &&
    !last.divisions.some((above) => other.divisions.includes(above))
  );
}
