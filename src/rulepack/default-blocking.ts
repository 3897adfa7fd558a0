// Which pairs a run without rules looks at (fields-and-matching.md §11), planned from the fields that are there and
// from what their values are like.
import type { BlockingPart, BlockingRule } from '../linkage/match.ts';
import { countFilled, type RecordStore } from '../linkage/record-store.ts';
import {
  CAP,
  EITHER_END,
  houseWords,
  isNoKey,
  passesOf,
  sideOf,
  type Lexicons,
  type Pass,
} from './blocking-passes.ts';
import type { FieldKind } from './compared-fields.ts';
import { isSelective, selectiveSets } from './selective-keys.ts';

const STRONG_CAP = 1_000;
const EXACT_CAP = 100;
/** In a large file, of values that are no selective key: so few share a rare one; a rare name of somebody says more. */
const RARE_CAP = 3;
const RARE_NAME_CAP = 6;
/** Up to this size any two fields make a pass, and passes over one field are as loose as they can be. */
const SMALL = 60_000;
/** Passes over two fields in a large file where no keys are shared by few. */
const MOST_PAIRED = 12;

/** The plan, strongest pass first: a pair belongs to the first pass that makes it. */
export function planBlocking(
  store: RecordStore,
  fields: readonly FieldKind[],
  lexicons: Lexicons,
): BlockingRule[] {
  const isLarge = store.count > SMALL;
  const alone = fields.flatMap((kind) => {
    const isRare = isLarge && !isSelective(sharingOf(store, kind), store.count);
    const passes = passesOf(kind, store.fields[kind.field]!, lexicons);
    return (isLarge ? passesOfLarge(kind, passes, isRare) : passes).map((pass, at): BlockingRule => {
      const most = at === 0 && kind.generic === undefined ? EXACT_CAP : CAP;
      const rare = isNaming(kind) ? RARE_NAME_CAP : RARE_CAP;
      const cap = kind.compared.strong ? STRONG_CAP : isRare && IS_WHOLE.has(pass.name) ? rare : most;
      return { name: labelOf(kind, pass), parts: [partOf(kind, pass)], cap };
    });
  });
  const exact = alone.filter((rule) => rule.parts[0]!.derive === undefined);
  const derived = alone.filter((rule) => rule.parts[0]!.derive !== undefined);
  return [...exact, ...derived, ...combinations(store, fields, lexicons, isLarge)];
}

/** Passes that take a value as it is, or as it sounds. */
const IS_WHOLE: ReadonlySet<string> = new Set(['', 'sound', 'name-sound']);

function isNaming({ type }: FieldKind): boolean {
  return type === 'name' || type === 'company';
}

/** In a large file the half of a birthday, the sound of a first name or two words of many streets bring thousands together. */
function passesOfLarge(
  { generic, role, compared }: FieldKind,
  passes: readonly Pass[],
  isRare: boolean,
): Pass[] {
  if (generic === 'phrase' && compared.kind === 'place')
    return [{ name: '' }, { name: 'house', derive: houseWords }];
  return passes.filter(({ name }) => {
    if (name === 'half') return !isRare && role !== 'birthday' && generic !== 'date';
    return name !== 'sound' || !isRare;
  });
}

/** In a list of articles no few words of a wording are shared by few: there the rarest combinations of any two fields. */
function combinations(
  store: RecordStore,
  fields: readonly FieldKind[],
  lexicons: Lexicons,
  isLarge: boolean,
): BlockingRule[] {
  const sets = isLarge ? selective(store, fields, lexicons) : [];
  return sets.length > 0
    ? sets
    : pairwise(store, fields, lexicons).slice(0, isLarge ? MOST_PAIRED : Infinity);
}

/** Any two fields, each as a slip leaves it; those whose values fewest share first. */
function pairwise(store: RecordStore, fields: readonly FieldKind[], lexicons: Lexicons): BlockingRule[] {
  const combined: { rule: BlockingRule; expected: number }[] = [];
  for (let i = 0; i < fields.length; i++) {
    for (let j = i + 1; j < fields.length; j++) {
      const [left, right] = [fields[i]!, fields[j]!];
      if (left.compared.comparison.levels.length <= 2 && right.compared.comparison.levels.length <= 2)
        continue;
      for (const a of sideOf(left, lexicons)) {
        for (const b of sideOf(right, lexicons)) {
          if (isCovered(store, left, a) || isCovered(store, right, b)) continue;
          combined.push({
            rule: composite([
              { kind: left, pass: a },
              { kind: right, pass: b },
            ]),
            expected: sharingOf(store, left) * sharingOf(store, right),
          });
        }
      }
    }
  }
  return combined.toSorted((a, b) => a.expected - b.expected).map(({ rule }) => rule);
}

/** Every two who share the value have met by it alone. */
function isCovered(store: RecordStore, kind: FieldKind, pass: Pass): boolean {
  if (pass.derive !== undefined || isNoKey(kind)) return false;
  return store.fields[kind.field]!.counts.every((count) => count <= CAP);
}

/** What is combined in a large file, and how much commoner than the value it is. */
function largeSideOf(kind: FieldKind, lexicons: Lexicons): { pass: Pass; looser: number; least: number }[] {
  if (kind.role === 'birthday' || kind.generic === 'date')
    return [{ pass: { name: '' }, looser: 1, least: 0 }];
  if (kind.type === 'email' || kind.generic === 'phrase') return [];
  if (kind.type === 'phone') return [{ pass: EITHER_END, looser: LOOSER, least: SAME_END }];
  return sideOf(kind, lexicons).map((pass) => ({
    pass,
    looser: pass.derive === undefined ? 1 : pass.name === 'road' ? SAME_ROAD : LOOSER,
    least: 0,
  }));
}

const LOOSER = 2.5;
const SAME_ROAD = 50;
/** Chance that two numbers have the last four digits or those before them in common. */
const SAME_END = 2e-4;

function selective(store: RecordStore, fields: readonly FieldKind[], lexicons: Lexicons): BlockingRule[] {
  const sides = fields.flatMap((kind) => {
    const filled = countFilled(store.fields[kind.field]!) / store.count;
    const own = sharingOf(store, kind);
    return largeSideOf(kind, lexicons).map(({ pass, looser, least }) => ({
      kind,
      pass,
      naming: isNaming(kind),
      filled,
      sharing: Math.min(1, Math.max(least, own * looser)),
    }));
  });
  const sets = selectiveSets(sides, store.count).map((set) => composite(set));
  // Somebody of a rare name is found by the name.
  const names = sides.filter(({ kind }) => kind.compared.swaps !== undefined);
  return names.length === 2 ? [composite(names, RARE_NAME_CAP), ...sets] : sets;
}

function composite(
  sides: readonly { readonly kind: FieldKind; readonly pass: Pass }[],
  cap = CAP,
): BlockingRule {
  return {
    name: sides.map(({ kind, pass }) => labelOf(kind, pass)).join(' + '),
    parts: sides.map(({ kind, pass }) => partOf(kind, pass)),
    cap,
  };
}

function labelOf({ name }: FieldKind, pass: Pass): string {
  return pass.name === '' ? name : `${name} (${pass.name})`;
}

function partOf({ field }: FieldKind, { name, derive, inPairs = false }: Pass): BlockingPart {
  return derive === undefined ? { field, name } : { field, name, derive, inPairs };
}

/** Chance that two records share a value of the field. */
function sharingOf(store: RecordStore, { field }: FieldKind): number {
  const { counts, values } = store.fields[field]!;
  let pairs = 0;
  for (const count of counts) pairs += count * (count - 1);
  return values.length < 2 ? 0 : pairs / (values.length * (values.length - 1));
}
