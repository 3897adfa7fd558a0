import { openCompany } from '../fields/company/company.ts';
import { openCompanyWords } from '../fields/company/company-words.ts';
import { openName } from '../fields/person-name/person-name.ts';
import type { FieldSettings, Normalizer } from '../model/cleaned.ts';
import { kindOfParty } from './party.ts';

const NO_KEYS: readonly string[] = [];

/** A column that names people and companies: each cell is cleaned as what it is. People are no evidence about a company. */
export function openParty(settings: FieldSettings): Normalizer {
  const words = openCompanyWords(settings.lexicons);
  const company = openCompany(settings);
  const name = openName(settings);
  return {
    clean: (cell) => (kindOfParty(cell, words) === 'person' ? name : company).clean(cell),
    keys: (cleaned) => (kindOfParty(cleaned.value, words) === 'person' ? NO_KEYS : company.keys(cleaned)),
  };
}
