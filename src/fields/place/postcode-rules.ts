// A postcode beside the country of its row: SW1A 1AA in a Chinese list, 10115 in a row of Germany, 1067 for 01067.
import type { Cleaned, FieldSettings, Normalizer } from '../../model/cleaned.ts';
import type { Column } from '../../model/field-type.ts';
import type { RecordRule } from '../../model/record-rule.ts';
import { findCountry } from './countries.ts';
import { openPostcode, readsPostcodesOf } from './postcode.ts';

const INVALID: ReadonlySet<string> = new Set(['postcode/invalid']);

/** The rules about the postcodes of a source with these columns; none where no column names countries. */
export function openPostcodeRules(
  columns: readonly (Column & { readonly settings: FieldSettings })[],
  countryOf: (name: string) => string = (name) => findCountry(name)?.iso2 ?? '',
): RecordRule[] {
  const country = columns.find(({ role }) => role === 'country');
  if (country === undefined) return [];
  const beside = [country.index];
  return columns
    .filter(({ type }) => type === 'postcode')
    .flatMap(({ index: column, settings }): RecordRule[] => {
      const judge = judgeFor(settings, countryOf);
      return [
        { column, beside, when: INVALID, judge },
        { column, beside, judge },
      ];
    });
}

function judgeFor(settings: FieldSettings, countryOf: (name: string) => string): RecordRule['judge'] {
  const opened = new Map<string, Normalizer>();
  return (cell, [name = '']) => {
    const iso2 = countryOf(name);
    if (iso2 === '' || iso2 === settings.country || !readsPostcodesOf(iso2)) return cell;
    let there = opened.get(iso2);
    if (there === undefined) {
      there = openPostcode({ ...settings, country: iso2 }, true);
      opened.set(iso2, there);
    }
    const judged = judgedThere(cell, there);
    // 100020 is somebody's in Beijing before it is 010-0020 in Japan.
    const isGuess = judged.rule === 'postcode/lost-zero' && settings.country !== '' && cell.issues.length === 0 && cell.rule !== judged.rule; // prettier-ignore
    return isGuess ? cell : judged;
  };
}

/** What the row's country makes of the cell; the cell itself when that is the same. */
function judgedThere(cell: Cleaned, there: Normalizer): Cleaned {
  // A zero that the file's country put in front was never lost.
  const typed = cell.rule === 'postcode/lost-zero' ? cell.value.slice(1) : cell.value;
  const judged = there.clean(typed);
  const rule = judged.value === typed ? (typed === cell.value ? cell.rule : '') : judged.rule;
  const status = judged.status === 'ok' && rule !== '' ? 'fixed' : judged.status;
  const same =
    judged.value === cell.value && status === cell.status && judged.issues.join() === cell.issues.join();
  return same ? cell : { ...judged, status, rule };
}
