// Text that no rule of text hygiene can want to change, recognised on its bytes: nearly every Chinese address and remark.
import { isDebris } from './mojibake.ts';
import { mayStartPlaceholder } from './placeholders.ts';

const [UNSEEN, HARMLESS, OTHER] = [0, 1, 2] as const;
/** By UTF-16 unit, filled in as units are met. */
const units = new Uint8Array(65_536);

function classOf(unit: number): number {
  const isHan = unit >= 0x4e00 && unit <= 0x9fa5;
  const harmless = isHan && !isDebris(String.fromCharCode(unit));
  return (units[unit] = harmless ? HARMLESS : OTHER);
}

/**
 * True when the bytes are Han characters in everyday use and ASCII letters, digits, hyphens only, begin with a Han character
 * that no word for nothing begins with, and hold nothing that text decoded the wrong way is made of.
 */
export function isHarmlessText(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  if (end - start < 6 || bytes[at]! < 0xe4 || bytes[at]! > 0xe9) return false;
  if (mayStartPlaceholder(unitAt(bytes, at))) return false;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if (byte < 48 ? byte !== HYPHEN : byte > 57 && (byte < 65 || (byte > 90 && byte < 97) || byte > 122))
        return false;
      at++;
      continue;
    }
    if (byte < 0xe4 || byte > 0xe9) return false;
    const unit = unitAt(bytes, at);
    const known = units[unit]!;
    if ((known === UNSEEN ? classOf(unit) : known) === OTHER) return false;
    at += 3;
  }
  return true;
}

/** True when the bytes are nothing but such Han characters, `fewest` of them at least. */
export function isHarmlessHan(bytes: Uint8Array, start: number, end: number, fewest: number): boolean {
  const length = end - start;
  if (length < fewest * 3 || length % 3 !== 0) return false;
  for (let at = start; at < end; at += 3) {
    if (bytes[at]! < 0xe4 || bytes[at]! > 0xe9) return false;
    const unit = unitAt(bytes, at);
    const known = units[unit]!;
    if ((known === UNSEEN ? classOf(unit) : known) === OTHER) return false;
  }
  return true;
}

const HYPHEN = 45;

/** The UTF-16 unit of the character of three bytes that starts here; the text is known to be UTF-8. */
export function unitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
}
