// The country an export is from, where nobody says it and its phones do not: nearly all rows name one, or a state of the US.
import { findCountry } from '../fields/place/countries.ts';
import { endsLikeUsAddress, isUsState } from '../fields/place/us-states.ts';
import type { FieldSettings } from '../model/cleaned.ts';
import type { Role } from '../model/field-type.ts';
import type { Header, Row } from '../model/record.ts';
import { readHeader } from './header-lexicon.ts';
import { scriptOf } from './sample-profile.ts';

/** Fewer filled cells say nothing about a file. */
const ENOUGH = 5;
const NEARLY_ALL = 0.95;
const MOST_ADDRESSES = 0.5;

/** ISO 3166 alpha-2, or '' where the file does not tell. */
export function homeCountry(
  header: Header,
  sample: readonly Row[],
  lexicons?: FieldSettings['lexicons'],
): string {
  const columns = (role: Role): number[] =>
    header.names.flatMap((name, index) =>
      readHeader(name, lexicons?.['headers'])?.role === role ? [index] : [],
    );
  for (const index of columns('country')) {
    const named = share(sample, index, (cell) => findCountry(cell)?.iso2 ?? '');
    if (named !== '') return named;
  }
  for (const index of columns('province'))
    if (share(sample, index, (cell) => (isUsState(cell) ? 'US' : '')) === 'US') return 'US';
  const inUs = sample.filter((row) => row.some((cell) => endsLikeUsAddress(cell))).length;
  if (inUs >= ENOUGH && inUs >= sample.length * MOST_ADDRESSES) return 'US';
  // A file that names several countries is from none of them.
  return columns('country').some((index) => sample.some((row) => (row[index]?.trim() ?? '') !== ''))
    ? ''
    : scriptOf(header, sample);
}

/** What nearly all filled cells of a column say, where they all say the same. */
function share(sample: readonly Row[], index: number, read: (cell: string) => string): string {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of sample) {
    const cell = row[index]?.trim() ?? '';
    if (cell === '') continue;
    filled++;
    const said = read(cell);
    if (said !== '') counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  if (filled < ENOUGH) return '';
  for (const [said, count] of counts) if (count >= filled * NEARLY_ALL) return said;
  return '';
}
