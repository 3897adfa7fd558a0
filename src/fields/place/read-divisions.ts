// Reads the divisions an address begins with: longest name first, each inside the one before it, from the left and nowhere
// else, so that 上海城 in Yining, 南京路 and 下城区 are what they are. All readings are followed; nothing takes the first.
import {
  FIRST_OF_COUNTRY,
  goesOnAsAName,
  goesOnAsAStreet,
  holdBytes,
  holdText,
  isStreet,
  isWhole,
  length,
  MAY_GO_ON,
  skipCountry,
  skipPlaceholder,
  skipSigns,
  units,
} from './address-head.ts';
import {
  divisionNames,
  FULL,
  OTHER_WORD,
  provinceOfLetter,
  STEM,
  type Kind,
  type Naming,
} from './division-names.ts';
import { divisions, isWithin, type Division } from './divisions.ts';
import { resolveDivisions, type DivisionReading } from './resolve-divisions.ts';

/** A stretch of the text and the divisions of one level it may mean. */
export interface DivisionToken {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly divisions: readonly Division[];
  /** False for a name without its last word that nothing behind it confirms: 深圳 in 深圳科技园. */
  readonly sure: boolean;
  /** Without its last word, inside the one before, and a street or nothing behind it: 浦东 in 上海浦东世纪大道. */
  readonly confirmed?: true;
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

/** The divisions `text` begins with; undefined when it begins with none. `hint` is a code that ambiguity may be settled by. */
export function readDivisions(text: string, hint = ''): DivisionReading | undefined {
  holdText(text);
  const chain = readChain();
  return chain && resolveDivisions(chain, text, hint);
}

/**
 * True: the bytes are harmless text without eleven digits in a row, and begin with official names of today, each inside the one
 * before, or with none. False: look closely.
 */
export function holdsPlainDivisions(bytes: Uint8Array, start: number, end: number): boolean {
  return holdBytes(bytes, start, end) && arePlain();
}

function arePlain(): boolean {
  const names = divisionNames();
  const size = length;
  let from = 0;
  let above = 0;
  if (units[0] === FIRST_OF_COUNTRY) return false;
  for (;;) {
    let node = 0;
    let named = 0;
    let to = from;
    for (let at = from; at < size; at++) {
      node = names.step(node, units[at]!);
      if (node === 0) break;
      const namings = names.namingsAt(node);
      if (namings === undefined || !counts(namings, above, at + 1)) continue;
      named = node;
      to = at + 1;
    }
    // Nothing here: the rest of the address.
    if (named === 0) {
      if (above === 0) return provinceOfLetter(units[0]!) === '';
      return from >= size || !MAY_GO_ON.has(units[from]!);
    }
    // Behind a county, a name may say it all again, or be a street's.
    if (above % 100 !== 0) return false;
    const codes = names.plainAt(named);
    if (codes === undefined || isStreet(units[to]!)) return false;
    let code = 0;
    if (above === 0) {
      if (codes.length > 1) return false;
      code = codes[0]!;
    } else {
      const share = above % 10_000 === 0 ? 10_000 : 100;
      for (const other of codes) {
        if (Math.floor(other / share) !== above / share || other === above) continue;
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
  const isEnd = isWhole && to === length;
  const level = above % 10_000 === 0 ? 0 : 1;
  const share = level === 0 ? 10_000 : 100;
  for (const { division, kind, code, alone } of namings) {
    // Of 上海市浦东世纪大道 the long way knows.
    if (above !== 0 && division.level > level && Math.floor(code / share) === above / share) return true;
    if (kind === STEM && division.level === 2 && !isEnd) continue;
    if (alone) return true;
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
  if (first.tokens.length === 0) first = chainBehindLetter(at);
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

/** 粤深圳市, 沪浦东新区: the letter of a province before a city or county of it that is named in full. */
function chainBehindLetter(from: number): Run {
  const nothing: Run = { tokens: [], end: from, idle: [] };
  const province = from < length ? provinceOfLetter(units[from]!) : '';
  if (province === '') return nothing;
  const above = divisions().byCode.get(province)!;
  const run = chainAt(from + 1, [above]);
  const [first, second] = run.tokens;
  if (first?.from !== from + 1 || (first.kind !== FULL && second?.kind !== FULL)) return nothing;
  return { ...run, tokens: [{ from, to: from + 1, kind: STEM, divisions: [above], sure: true }, ...run.tokens] }; // prettier-ignore
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
    if (picked === undefined) {
      const county = above === undefined ? undefined : onlyCounty(found[k]!, above);
      if (county !== undefined && goesOnAsAStreet(to, beginsName(to)))
        return { from, to, kind: STEM, divisions: [county], sure: true, confirmed: true };
      continue;
    }
    // 上海路 is a street; 唐山市路南区 is not.
    if (to < length && isStreet(units[to]!) && tokenAt(to, picked.divisions)?.sure !== true) continue;
    if (picked.kind !== STEM) return { from, to, ...picked, sure: true };
    const next = tokenAt(skipSigns(to), picked.divisions);
    // 江苏苏州工业园区: two that lie in one another say of each other that they are meant.
    if (next !== undefined) return { from, to, ...picked, sure: true };
    const isLast = isWhole && to === length;
    if (
      above !== undefined &&
      picked.divisions.length === 1 &&
      (isLast || goesOnAsAStreet(to, beginsName(to)))
    )
      return { from, to, ...picked, sure: true, confirmed: true };
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
  let named: Division[] = [];
  for (const naming of namings) {
    const { division } = naming;
    if (above === undefined ? !naming.alone : !liesIn(division, above)) continue;
    if (naming.kind === STEM && division.level === 2 && !(isWhole && to === length)) continue;
    if (kind === undefined || naming.kind < kind) {
      kind = naming.kind;
      named = [division];
    } else if (naming.kind === kind) named.push(division);
  }
  return kind === undefined ? undefined : { kind, divisions: named };
}

/** The one county that these names can mean in one of the divisions above. */
function onlyCounty(namings: readonly Naming[], above: readonly Division[]): Division | undefined {
  const found = namings.filter(({ kind, division }) => kind === STEM && division.level === 2 && liesIn(division, above)); // prettier-ignore
  return found.length === 1 ? found[0]!.division : undefined;
}

function liesIn(division: Division, above: readonly Division[]): boolean {
  for (const { code, level } of above) if (division.level > level && sharesCode(division.code, code, level === 0 ? 2 : 4)) return true; // prettier-ignore
  return false;
}

function sharesCode(left: string, right: string, digits: number): boolean {
  for (let i = 0; i < digits; i++) if (left.charCodeAt(i) !== right.charCodeAt(i)) return false;
  return true;
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
    other.divisions.some(({ gone }) => !gone) &&
    !last.divisions.some(
      (above) =>
        other.divisions.includes(above) || other.divisions.some((there) => isWithin(above.code, there.code)),
    )
  );
}
