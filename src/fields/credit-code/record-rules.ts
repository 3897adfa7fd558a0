// A company's number beside the country of its row: a CNPJ in a row of Brazil, an ABN in one of Australia.
import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import type { Column } from '../../model/field-type.ts';
import type { RecordRule } from '../../model/record-rule.ts';
import { openUscc } from './credit-code.ts';

/** Issues of numbers that stand as typed and may be another country's. */
const PERHAPS_ELSEWHERE: ReadonlySet<string> = new Set([
  'uscc/length',
  'uscc/not-a-code',
  'uscc/unknown-number',
  'uscc/old-number',
]);

/**
 * The rules about the numbers of companies of a source with these columns; none where no column names countries.
 *
 * @param countryOf reads a country cell as ISO 3166 alpha-2, '' when it names none
 */
export function openRegistrationRules(
  columns: readonly (Column & { readonly settings: FieldSettings })[],
  countryOf: (name: string) => string,
): RecordRule[] {
  const country = columns.find(({ role }) => role === 'country');
  if (country === undefined) return [];
  return columns
    .filter(({ type }) => type === 'uscc')
    .map(({ index: column, settings }): RecordRule => {
      const opened = new Map<string, Normalizer>();
      return {
        column,
        beside: [country.index],
        when: PERHAPS_ELSEWHERE,
        judge(cell, [name = '']) {
          const iso2 = countryOf(name);
          if (iso2 === '' || iso2 === settings.country) return cell;
          if (!cell.issues.some((issue) => PERHAPS_ELSEWHERE.has(issue))) return cell;
          let there = opened.get(iso2);
          if (there === undefined) opened.set(iso2, (there = openUscc({ ...settings, country: iso2 })));
          const judged = there.clean(cell.value);
          const isKnown = judged.status === 'ok' || judged.status === 'fixed';
          return isKnown || judged.issues.includes('uscc/unknown-number') ? judged : cell;
        },
      };
    });
}
