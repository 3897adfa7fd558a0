// What the other cells of a row say about its address and its district. Pure: cleaned cells in, what one of them becomes out.
import type { Cleaned, FieldSettings, Status } from '../../model/cleaned.ts';
import type { Column, Role } from '../../model/field-type.ts';
import type { RecordRule } from '../../model/record-rule.ts';
import { divisions, isWithin, placesOf } from './divisions.ts';
import { readDivisions } from './read-divisions.ts';

/** Cleaned cells of one row that may say where it is; '' or absent where the row has none. */
export interface PlaceContext {
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
  /** An adcode of six digits from elsewhere: the first six of an identity number, an area code's city. A hint only. */
  readonly code?: string;
}

/** What becomes of the address or district cell. */
export interface PlaceVerdict {
  readonly status?: Status;
  readonly issues: readonly string[];
  /** The division of today the cell is in; '' when even the row does not say. */
  readonly code: string;
}

/** Issues that naming a city settles. */
const OPEN: ReadonlySet<string> = new Set(['address/ambiguous-division', 'region/ambiguous-division']);

/**
 * An address beside the row's province, city and district columns. 朝阳区建国路88号 with 北京市 in the city column is no longer
 * ambiguous; 上海市… with 北京市 there is flagged `address/other-city`. Run after cleaning, where the row has such a column.
 */
export function addressInRow(address: Cleaned, context: PlaceContext): PlaceVerdict {
  const named = codeOf(context);
  const code = named || (context.code ?? '');
  const reading = address.value === '' ? undefined : readDivisions(address.value, code);
  if (reading === undefined) return { issues: address.issues, code: named };
  const settled = reading.code !== '' && isOpen(address.issues);
  const issues = settled ? address.issues.filter((issue) => !OPEN.has(issue)) : [...address.issues];
  const elsewhere =
    named !== '' && reading.sure && reading.codes.length > 0 && !reading.codes.some((one) => isWithin(one, named) || isWithin(named, one)); // prettier-ignore
  if (elsewhere) {
    return { status: 'suspect', issues: [...issues, 'address/other-city'], code: reading.code };
  }
  const verdict = { issues, code: deeper(reading.code, named) };
  return settled && issues.length === 0 && address.status === 'suspect'
    ? { ...verdict, status: address.rule === '' ? 'ok' : 'fixed' }
    : verdict;
}

/** A district cell beside the row's city and province: the one that lies there, `region/other-city` when none does. */
export function districtInRow(district: Cleaned, context: Omit<PlaceContext, 'district'>): PlaceVerdict {
  const above = codeOf(context);
  if (above === '' || district.value === '') return { issues: district.issues, code: '' };
  const { byCode } = divisions();
  const upper = byCode.get(above)!;
  const { province, city } = placesOf(above);
  const within = readDivisions(`${upper.level === 0 ? province : city}${district.value}`);
  if (within !== undefined && within.end > upper.name.length && within.codes.length > 0) {
    const issues = within.code === '' ? district.issues : district.issues.filter((issue) => !OPEN.has(issue));
    const cleared = issues.length === 0 && district.status === 'suspect';
    return {
      ...(cleared ? { status: district.rule === '' ? 'ok' : 'fixed' } : {}),
      issues,
      code: within.code,
    };
  }
  // A zone that is no division (高新区) is nowhere else either.
  const alone = readDivisions(district.value);
  if (alone === undefined || alone.end < district.value.length || alone.codes.length === 0) return { issues: district.issues, code: '' }; // prettier-ignore
  return { status: 'suspect', issues: [...district.issues, 'region/other-city'], code: alone.code };
}

/** The deepest division the row's own columns name; '' for none, or when they contradict each other. */
export function codeOf({ province = '', city = '', district = '' }: PlaceContext): string {
  const text = `${province}${city === province ? '' : city}${district}`;
  if (text === '') return '';
  const reading = readDivisions(text);
  return reading?.sure === true || reading?.end === text.length ? reading.code : '';
}

function isOpen(issues: readonly string[]): boolean {
  return issues.some((issue) => OPEN.has(issue));
}

function deeper(own: string, named: string): string {
  if (own === '' || (named !== '' && isWithin(named, own))) return named || own;
  return own;
}

/** Rows remembered by what their places say; then the memory starts anew. */
const REMEMBERED = 20_000;
/** How sure a division is that the row's own columns name. */
const NAMED_BY_ROW = '0.9';

/** The rules about the addresses and districts of a source with these columns. */
export function openPlaceRules(
  columns: readonly (Column & { readonly settings: FieldSettings })[],
): RecordRule[] {
  const at = (role: Role): number | undefined => columns.find((column) => column.role === role)?.index;
  const [province, city, district] = [at('province'), at('city'), at('district')];
  const upper = [province, city].filter((index) => index !== undefined);
  if (upper.length === 0) return [];
  const above = (beside: readonly string[]): PlaceContext => ({
    ...(province === undefined ? {} : { province: beside[0]! }),
    ...(city === undefined ? {} : { city: beside[upper.length - 1]! }),
  });
  const rules: RecordRule[] = columns
    .filter(({ type }) => type === 'address')
    .map(({ index: column, settings }) => ({
      column,
      beside: district === undefined ? upper : [...upper, district],
      ...(settings.split !== true && city !== undefined ? { unlessBeginsWith: city } : {}),
      judge(cell, beside) {
        // Nearly every address begins with the very city that the row names, and leaves nothing open.
        if (
          cell.issues.length === 0 &&
          cell.parts === undefined &&
          beginsWithAll(cell.value, beside, upper.length)
        )
          return cell;
        const context = { ...above(beside), district: beside[upper.length] ?? '' };
        return withVerdict(cell, addressInRow(cell, context));
      },
    }));
  if (district === undefined) return rules;
  let known = new Map<string, PlaceVerdict>();
  rules.push({
    column: district,
    beside: upper,
    judge(cell, beside) {
      const key = JSON.stringify([cell.value, cell.issues, beside]);
      let verdict = known.get(key);
      if (verdict === undefined) {
        if (known.size === REMEMBERED) known = new Map();
        known.set(key, (verdict = districtInRow(cell, above(beside))));
      }
      return withVerdict(cell, verdict);
    },
  });
  return rules;
}

/** Province and city as the row has them, one after the other or the city alone. */
function beginsWithAll(address: string, beside: readonly string[], upper: number): boolean {
  const city = beside[upper - 1]!;
  if (city === '') return beside[0] === '';
  return address.startsWith(city) || (upper === 2 && address.startsWith(beside[0]! + city));
}

function withVerdict(cell: Cleaned, { status, issues, code }: PlaceVerdict): Cleaned {
  const parts =
    cell.parts !== undefined && code !== '' && code !== cell.parts[CODE] ? partsAt(code) : cell.parts;
  const same = issues.length === cell.issues.length && issues.every((issue, i) => issue === cell.issues[i]);
  if (same && (status === undefined || status === cell.status) && parts === cell.parts) return cell;
  return { ...cell, status: status ?? cell.status, issues, ...(parts === undefined ? {} : { parts }) };
}

/** Where the code stands among the parts of an address. */
const CODE = 3;

function partsAt(code: string): readonly string[] {
  const { province, city, district } = placesOf(code);
  return [province, city, district, code, NAMED_BY_ROW];
}
