// Which fields together bring the records of a large file together. There a value alone is shared by too many: a surname by
// thousands, a birthday by dozens. Keys of two or three fields are shared by few, and what two records have in common that
// is no such key would not make them one customer anyway.
import type { FieldKind } from './compared-fields.ts';

/** A key of one field, as a part of a key of several. */
export interface KeySide {
  readonly kind: FieldKind;
  /** It is of a name. */
  readonly naming: boolean;
  /** Chance that two records share it. */
  readonly sharing: number;
  /** Share of the records that have it: 0..1. */
  readonly filled: number;
}

/** Pairs a record that one key may make on average, before it is too common to bring anybody together. */
const MOST_PAIRS = 1;
const MOST_SETS = 10;
/** Share of the records that are named, before names are needed to bring two together. */
const NEARLY_ALL = 0.9;

/** Does the key, by itself, bring few enough together? */
export function isSelective(sharing: number, records: number): boolean {
  return (sharing * records) / 2 <= MOST_PAIRS;
}

/**
 * Sets of two or three keys that few enough share, none of which does with one key less; those that most records have all
 * of first. Each has something in it that says who somebody is: a phone and a street are a household's.
 */
export function selectiveSets<Side extends KeySide>(sides: readonly Side[], records: number): Side[][] {
  const few = (set: readonly Side[]): boolean =>
    isSelective(
      set.reduce((chance, { sharing }) => chance * sharing, 1),
      records,
    );
  const common = sides.filter((side) => !few([side]));
  const found: Side[][] = [];
  common.forEach((a, i) => {
    common.slice(i + 1).forEach((b, j) => {
      if (isOneKind(a, b)) return;
      if (few([a, b])) {
        found.push([a, b]);
        return;
      }
      for (const c of common.slice(i + j + 2)) {
        if (isOneKind(a, c) || isOneKind(b, c) || few([a, c]) || few([b, c])) continue;
        if (few([a, b, c])) found.push([a, b, c]);
      }
    });
  });
  // What no name brings together would hardly be one, where everybody has a name.
  const areNamed = sides.some(({ naming, filled }) => naming && filled >= NEARLY_ALL);
  const sayWho = found.filter((set) =>
    set.some(
      ({ naming, kind: { compared } }) =>
        naming || (!areNamed && compared.group !== 'contact' && compared.comparison.levels.length > 2),
    ),
  );
  const coverage = (set: readonly Side[]): number => set.reduce((share, { filled }) => share * filled, 1);
  return sayWho
    .map((set, at) => ({ set, at, share: coverage(set) }))
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .slice(0, MOST_SETS)
    .map(({ set }) => set);
}

function isOneKind({ kind: { compared: a } }: KeySide, { kind: { compared: b } }: KeySide): boolean {
  return a.group === b.group && a.kind === b.kind;
}
