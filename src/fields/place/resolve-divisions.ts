// From the names an address begins with to today's division: what is meant, how sure that is, what the text should say.
import { skipSigns as behindSigns } from './address-head.ts';
import { divisionNames, FULL, OTHER_WORD, STEM } from './division-names.ts';
import { codesToday, isWithin, placesOf, type Division, type Places } from './divisions.ts';
import type { DivisionChain, DivisionToken } from './read-divisions.ts';

export interface DivisionReading {
  /** Where the rest of the address begins. */
  readonly end: number;
  /** Today's code: six digits of the county, or of the city or province where no more is said; '' when not one. */
  readonly code: string;
  /** Every code it may be; one when {@link code} is set. */
  readonly codes: readonly string[];
  /** Official names of today, filled upwards; the levels all candidates share where there are several. */
  readonly places: Places;
  /** 0..1: 1 when official names say it in full. */
  readonly confidence: number;
  /** `address/…` codes. */
  readonly issues: readonly string[];
  /** What to write instead of stretches of the text, from left to right. */
  readonly edits: readonly Edit[];
  /** False when all there is is a name that nothing confirms: 深圳科技园. */
  readonly sure: boolean;
  /** A district that is no more keeps its name in the text; its own code, '' when there is none. */
  readonly given: string;
}

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const RETIRED = 'address/retired-division';
const AMBIGUOUS = 'address/ambiguous-division';
const SPLIT = 'address/split-division';
const CONFLICT = 'address/division-conflict';
const HAN = /\p{Script=Han}/u;
const NO_EDITS: readonly Edit[] = Object.freeze([]);

/** `text` may be '' when nothing is to be written. */
export function resolveDivisions(chain: DivisionChain, text: string, hint: string): DivisionReading {
  const { tokens } = chain;
  const deepest = tokens.at(-1)!;
  const meant = meanings(deepest, tokens.length > 1);
  let codes = meant.length === 1 ? codesToday(meant[0]!) : [...new Set(meant.flatMap(codesToday))];
  let hinted = false;
  if (codes.length > 1 && hint !== '') {
    const near = codes.filter((code) => isWithin(code, hint));
    hinted = near.length === 1;
    if (hinted) codes = near;
  }
  const chosen = hinted ? meant.filter((division) => codesToday(division).includes(codes[0]!)) : meant;
  const path = tokens.map((token) =>
    token === deepest ? chosen : token.divisions.filter((division) => chosen.some((below) => isWithin(below.code, division.code))),
  ); // prettier-ignore
  const goneAbove = path.some((divisions) => divisions.length > 0 && divisions.every(({ gone }) => gone));
  const retired = goneAbove || deepest.kind === OTHER_WORD;
  const issues: string[] = [];
  if (deepest.sure) {
    if (chain.conflict) issues.push(CONFLICT);
    if (retired && chosen.length > 0) issues.push(RETIRED);
    if (codes.length > 1) issues.push(isOnePlace(chosen) ? SPLIT : AMBIGUOUS);
  }
  const code = codes.length === 1 ? codes[0]! : '';
  return {
    end: chain.end,
    code,
    codes,
    places: placesOf(code === '' ? sharedCode(codes) : code),
    confidence: confidenceOf(tokens, code, retired, hinted, codes),
    issues,
    edits: text === '' ? NO_EDITS : editsOf(chain, path, text),
    sure: deepest.sure,
    given: retired && chosen.length === 1 ? chosen[0]!.code : '',
  };
}

/** One division, or one under the codes of several times. */
function isOnePlace([first, ...others]: readonly Division[]): boolean {
  return others.every(({ gone, successors }) => gone && successors.join() === first!.successors.join());
}

/** Today's division where it fits what stands above; with nothing above, everyone that had the name is in question. */
function meanings({ divisions }: DivisionToken, hasContext: boolean): readonly Division[] {
  if (divisions.length === 1) return divisions;
  const current = divisions.filter(({ gone }) => !gone);
  if (hasContext && current.length > 0) return current;
  const kept = divisions.filter(({ gone, successors, name }) => {
    if (!gone) return true;
    if (successors.length === 0) return current.length === 0;
    // Merged into one of its own name, or recoded: the same place.
    return !successors.every((code) => current.some((other) => other.code === code || (isWithin(code, other.code) && other.name === name)));
  }); // prettier-ignore
  return kept.length > 0 ? kept : divisions;
}

/** The code of the deepest division that holds all of them, '' for none. */
function sharedCode(codes: readonly string[]): string {
  const [first] = codes;
  if (first === undefined) return '';
  for (const above of [`${first.slice(0, 4)}00`, `${first.slice(0, 2)}0000`]) {
    if (codes.every((code) => isWithin(code, above))) return above;
  }
  return '';
}

function confidenceOf(
  tokens: readonly DivisionToken[],
  code: string,
  retired: boolean,
  hinted: boolean,
  codes: readonly string[],
): number {
  if (code === '') return sharedCode(codes) === '' ? 0 : 0.5;
  if (!tokens.at(-1)!.sure) return 0.6;
  if (hinted || tokens.at(-1)!.confirmed === true) return 0.8;
  if (retired) return 0.9;
  const levels = tokens[0]!.divisions[0]!.level === 0;
  return tokens.every(({ kind }) => kind === FULL) && levels ? 1 : 0.95;
}

function editsOf(
  chain: DivisionChain,
  path: readonly (readonly Division[])[],
  text: string,
): readonly Edit[] {
  const edits: Edit[] = chain.idle.map(([from, to]) => ({ from, to, text: '' }));
  // Who writes traditional characters keeps them.
  const isTraditional = holdsTwins(text, chain.end);
  for (const [k, { from, to, kind, sure, confirmed }] of chain.tokens.entries()) {
    if (isTraditional) break;
    const divisions = path[k]!;
    if (kind === FULL || kind === OTHER_WORD || !sure || divisions.length === 0) continue;
    const { name } = divisions[0]!;
    if (divisions.some((division) => division.name !== name)) continue;
    // A name without its last word is completed where a division behind it confirms it.
    if (kind === STEM && k === chain.tokens.length - 1 && confirmed !== true) continue;
    if (text.slice(from, to) !== name) edits.push({ from, to, text: name });
  }
  const rest = behindSigns(chain.end);
  const isSure = chain.tokens.at(-1)!.sure;
  if (isSure && rest > chain.end && HAN.test(text.charAt(rest))) edits.push({ from: chain.end, to: rest, text: '' }); // prettier-ignore
  if (edits.length === 0) return NO_EDITS;
  return edits.sort((a, b) => a.from - b.from);
}

function holdsTwins(text: string, end: number): boolean {
  const { twins } = divisionNames();
  for (let i = 0; i < end; i++) if (twins[text.charCodeAt(i)] !== 0) return true;
  return false;
}

/** `text` with the edits made. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let written = '';
  let done = 0;
  for (const { from, to, text: word } of edits) {
    if (from < done) continue;
    written += text.slice(done, from) + word;
    done = to;
  }
  return written + text.slice(done);
}
