// Countries by any of their names: 中国, China, CN, CHN, PRC. ISO 3166-1.
import { COUNTRIES_TSV } from '../../lexicons/countries.ts';
import type { ColumnProfile } from '../../model/cleaned.ts';
import { tableRows } from '../../text/lexicon.ts';

export interface Country {
  readonly iso2: string;
  readonly iso3: string;
  readonly zh: string;
  readonly en: string;
}
export type CountryForm = NonNullable<ColumnProfile['countries']>;

let byName: ReadonlyMap<string, Country> | undefined;

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function countries(): ReadonlyMap<string, Country> {
  return (byName ??= new Map(
    tableRows(COUNTRIES_TSV).flatMap(([iso2 = '', iso3 = '', zh = '', en = '', others = '']) => {
      const country = { iso2, iso3, zh, en };
      const names = [...others.split('|'), iso2, iso3, zh, en].filter((name) => name !== '');
      return names.map((name): [string, Country] => [fold(name), country]);
    }),
  ));
}

/** The country a cell names, however it does. */
export function findCountry(name: string): Country | undefined {
  return countries().get(fold(name));
}

/** How a name is written; undefined for a name that is neither of the four usual ones. */
function formOf(name: string, country: Country): CountryForm | undefined {
  for (const form of ['zh', 'en', 'iso2', 'iso3'] as const) if (country[form] === name) return form;
  return undefined;
}

/** The way most (three in four of at least five distinct) values of a column of countries are written. */
export function formOfCountries(values: readonly string[]): CountryForm | undefined {
  const counts = new Map<CountryForm, number>();
  let all = 0;
  for (const value of values) {
    const country = findCountry(value);
    if (country === undefined) continue;
    all++;
    const form = formOf(value.trim(), country);
    if (form !== undefined) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  if (all < 5) return undefined;
  for (const [form, count] of counts) if (count >= all * 0.75) return form;
  return undefined;
}
