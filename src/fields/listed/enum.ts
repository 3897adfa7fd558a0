import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { toSimplified } from '../../text/han.ts';
import { compactKey } from '../../text/hygiene.ts';
import { isOneSlip } from '../../text/slip.ts';
import {
  asItStands,
  isEvidence,
  keptAsTyped,
  NO_KEYS,
  tidyAndFold,
  withoutValue,
  written,
} from '../outcome.ts';

type Values = Readonly<Record<string, readonly string[]>>;

/**
 * A column with a list of standard values. Exact words first, then without regard to case, width, punctuation and
 * traditional characters; nothing is guessed. What the list does not know is kept and counted, with the standard value
 * it is probably meant for as a suggestion, so that somebody can extend the list.
 */
export function openEnum({ values = {} }: FieldSettings): Normalizer {
  const exact = new Map<string, string>();
  const folded = new Map<string, string | undefined>();
  for (const [standard, synonyms] of Object.entries(values)) {
    for (const word of [standard, ...synonyms]) {
      if (!exact.has(word) || word === standard) exact.set(word, standard);
      const key = foldWord(word);
      // Two standards that differ only in case or punctuation leave nothing to decide by.
      if (key !== '') folded.set(key, folded.has(key) && folded.get(key) !== standard ? undefined : standard);
    }
  }
  return {
    clean(cell) {
      const direct = exact.get(cell);
      if (direct === cell) return asItStands(cell);
      const { text, issues } = tidyAndFold(cell);
      const standard = direct ?? exact.get(text) ?? folded.get(foldWord(text));
      if (standard !== undefined) return written(cell, standard, 'enum/standard-value', issues);
      const nothing = withoutValue(cell, text);
      if (nothing !== undefined) return nothing;
      const unmapped = keptAsTyped(cell, 'suspect', 'enum/unmapped');
      const suggestion = nearestStandard(foldWord(text), folded);
      return suggestion === undefined ? unmapped : { ...unmapped, suggestion };
    },
    keys: (cleaned) => (isEvidence(cleaned) ? [compactKey(cleaned.value) || cleaned.value] : NO_KEYS),
  };
}

function foldWord(word: string): string {
  return compactKey(toSimplified(word));
}

/** The standard value an unmapped word is probably meant for; undefined when there is none or two are equally near. */
export function suggestStandard(word: string, values: Values): string | undefined {
  const folded = new Map<string, string | undefined>();
  for (const [standard, synonyms] of Object.entries(values)) {
    for (const known of [standard, ...synonyms]) {
      const key = foldWord(known);
      folded.set(key, folded.has(key) && folded.get(key) !== standard ? undefined : standard);
    }
  }
  return nearestStandard(foldWord(word), folded);
}

/** Shorter words are each other's neighbours by nature: QQ and BB, 天猫 and 熊猫. */
const SHORTEST_TYPO = 4;
/** A part this long names the whole: 抖音直播间 holds 抖音. */
const SHORTEST_PART = { han: 2, latin: 4 } as const;
const HAN = /\p{Script=Han}/u;

/** One slip away, or else holding or held in one standard's words alone. */
function nearestStandard(word: string, folded: ReadonlyMap<string, string | undefined>): string | undefined {
  if (word === '') return undefined;
  const typos = new Set<string>();
  const parts = new Set<string>();
  for (const [known, standard] of folded) {
    if (standard === undefined || known === '') continue;
    if (Math.min(word.length, known.length) >= SHORTEST_TYPO && isOneSlip(word, known)) typos.add(standard);
    const [shorter, longer] = known.length < word.length ? [known, word] : [word, known];
    const least = HAN.test(shorter) ? SHORTEST_PART.han : SHORTEST_PART.latin;
    if (shorter.length >= least && longer.includes(shorter)) parts.add(standard);
  }
  const found = typos.size > 0 ? typos : parts;
  return found.size === 1 ? [...found][0] : undefined;
}
