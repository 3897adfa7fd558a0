// The spellings that make up most of every Chinese file, read without taking the cell apart. A second, faster form of
// cell.ts for these only: a test holds the two together.
import { isFakePhone } from '../../text/placeholders.ts';
import type { PhoneNumber } from './dial.ts';
import { isAssignedMobile, mainlandLine } from './mainland.ts';

const SPELLED_MOBILE = /^(?:(?:\+|00)?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})$/;
const LANDLINE =
  /^(?:\+86([1-9]\d{9,10})|(?:\+86-(10|2\d|[3-9]\d\d)-|\(0(10|2\d|[3-9]\d\d)\)|0(10|2\d|[3-9]\d\d)[- ]?)([2-8]\d{6,7}))(?:(?:-| ext |转)(\d{1,6}))?$/;

/** The eleven digits of a mobile of an assigned segment that nobody made up; '' for everything else. */
export function usualMobile(cell: string): string {
  if (cell.length < 11 || cell.length > 19) return '';
  const national =
    cell.length === 11 ? cell : cell.length === 14 && cell.startsWith('+86') ? cell.slice(3) : '';
  if (national !== '' && isAssignedMobile(national)) return isFakePhone(national) ? '' : national;
  const spelled = SPELLED_MOBILE.exec(cell);
  if (!spelled) return '';
  const digits = spelled[1]! + spelled[2]! + spelled[3]!;
  return isAssignedMobile(digits) && !isFakePhone(digits) ? digits : '';
}

/** A landline with its area code and perhaps an extension. */
export function usualLandline(cell: string): PhoneNumber | undefined {
  const match = LANDLINE.exec(cell);
  if (!match) return undefined;
  const national = match[1] ?? (match[2] ?? match[3] ?? match[4]!) + match[5]!;
  const line = mainlandLine(national);
  if (line?.kind !== 'landline' || line.issue !== '' || isFakePhone(national)) return undefined;
  return { country: '86', national, kind: 'landline', extension: match[6] ?? '', issue: '', rule: '' };
}
