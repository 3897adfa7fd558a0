import type { FieldSettings } from '../../model/cleaned.ts';
import { openHonorifics, type Honorifics } from './honorifics.ts';
import { openSurnames, type Surnames } from './surnames.ts';

/** The words a Chinese name is read by. */
export interface NameWords {
  readonly surnames: Surnames;
  readonly honorifics: Honorifics;
}

/** The shipped words with a person's changes to the lists `surnames` and `honorifics`. */
export function openNameWords(lexicons?: FieldSettings['lexicons']): NameWords {
  return {
    surnames: openSurnames(lexicons?.['surnames']),
    honorifics: openHonorifics(lexicons?.['honorifics']),
  };
}

export const SHIPPED_NAME_WORDS: NameWords = openNameWords();
