import { foldSurname, SHIPPED_SURNAMES, type Surnames } from './surnames.ts';

export interface HanName {
  /** '' when the name has none: 迪丽热巴迪力木拉提 is given name and father's name. */
  readonly surname: string;
  readonly given: string;
}

/**
 * Surname first, compound surnames before single ones (欧阳娜 → 欧阳 + 娜). A two-character name that is a compound
 * surname has no given name. Names of five and more characters without a compound are transliterations.
 */
export function splitHanName(name: string, surnames: Surnames = SHIPPED_SURNAMES): HanName {
  const characters = Array.from(name);
  const compound = surnames.compoundOf(name);
  if (compound !== '' && characters.length - compound.length <= 3) {
    return { surname: compound, given: name.slice(compound.length) };
  }
  const [first = ''] = characters;
  if (characters.length > 4 || (characters.length === 4 && !surnames.has(first)))
    return { surname: '', given: name };
  return { surname: first, given: name.slice(first.length) };
}

/** The name with its surname in the spelling of keys: 萧红 → 肖红. Simplified text expected. */
export function foldSurnameOf(name: string, surnames: Surnames = SHIPPED_SURNAMES): string {
  if (name.length > 4 || surnames.compoundOf(name) !== '') return name;
  const first = name.charAt(0);
  const folded = foldSurname(first);
  return folded === first ? name : folded + name.slice(1);
}
