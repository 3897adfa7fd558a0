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
  return harmlessUnits(bytes, start, end, NOWHERE, Infinity) >= 0;
}

const NOWHERE = new Uint16Array(0);

/**
 * How many UTF-16 units such text has, the first of them written to `into`; -1 for other text, and where `long` digits stand in
 * a row.
 */
export function harmlessUnits(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint16Array,
  long: number,
): number {
  let at = start;
  if (end - start < 6 || bytes[at]! < 0xe4 || bytes[at]! > 0xe9) return -1;
  if (mayStartPlaceholder(unitAt(bytes, at))) return -1;
  const room = into.length;
  let count = 0;
  let digits = 0;
  while (at < end) {
    let unit = bytes[at]!;
    if (unit < 0x80) {
      if (unit < 58 && unit >= 48) {
        if (++digits >= long) return -1;
      } else {
        if (unit !== HYPHEN && (unit < 65 || (unit > 90 && unit < 97) || unit > 122)) return -1;
        digits = 0;
      }
      at++;
    } else {
      if (unit < 0xe4 || unit > 0xe9) return -1;
      unit = unitAt(bytes, at);
      const known = units[unit]!;
      if ((known === UNSEEN ? classOf(unit) : known) === OTHER) return -1;
      digits = 0;
      at += 3;
    }
    if (count < room) into[count] = unit;
    count++;
  }
  return count;
}

/** True when the bytes are nothing but such Han characters, `fewest` of them at least. */
export const isHarmlessHan = openHarmlessHan('');

/** {@link isHarmlessHan} that also refuses the characters of `except`. */
export function openHarmlessHan(
  except: string,
): (bytes: Uint8Array, start: number, end: number, fewest: number) => boolean {
  const known = new Uint8Array(0x1_0000);
  for (const character of except) known[character.charCodeAt(0)] = OTHER;
  return (bytes, start, end, fewest) => {
    const length = end - start;
    if (length < fewest * 3 || length % 3 !== 0) return false;
    for (let at = start; at < end; at += 3) {
      if (bytes[at]! < 0xe4 || bytes[at]! > 0xe9) return false;
      const unit = unitAt(bytes, at);
      const seen = known[unit]!;
      if ((seen === UNSEEN ? (known[unit] = classOf(unit)) : seen) === OTHER) return false;
    }
    return true;
  };
}

const HYPHEN = 45;

/** The UTF-16 unit of the character of three bytes that starts here; the text is known to be UTF-8. */
export function unitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
}
