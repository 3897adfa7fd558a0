// The number of the desk behind the switchboard. libphonenumber knows `ext` and `x`, but not 转, and takes `-801`
// for more digits of the number.
import type { FieldSettings } from '../../model/cleaned.ts';
import { dial, type PhoneNumber } from './dial.ts';
import { isLocalNumber } from './mainland.ts';

/** `x` stands for every word that means extension (see cell.ts). */
const MARKED = /^(.*\d[)\s]*)[\s,;:(-]*(?:;ext=|[x#]|\*(?!\*))[\s.:=-]*(\d{1,6})[\s)#]*$/;
/** Commas and asterisks separate numbers as well; dashes and brackets group digits: landlines only. */
const UNMARKED = /^(.*\d[)\s]*?)\s*([-(,])\s*(\d{1,6})\s*\)?$/;
/** `area-number-extension` as one writes it; read so even where the digits together would pass for one number. */
const SWITCHBOARD =
  /^(?:(?:(?:\+|00)?86[-\s]?)?(?:\(?0?\d{2,3}\)?[-\s]?\d{7,8}|[48]00[-\s]?\d{3}[-\s]?\d{4}|1\d{10})|\+86-\d{7,8})-\d{1,6}$/;
const ELEVEN_TOGETHER = /(?:^|\D|86)1\d{10}$/;

/** Reads one number with or without an extension. */
export function dialWithExtension(written: string, settings: FieldSettings): PhoneNumber | undefined {
  const marked = MARKED.exec(written);
  if (marked) return attach(dial(marked[1]!, settings), marked[2]!);
  if (SWITCHBOARD.test(written)) return unmarked(written, settings) ?? whole(written, settings);
  return whole(written, settings) ?? unmarked(written, settings);
}

/** `88886666-801` has no area code; its eleven digits must not be read as one number that lost its zero. */
function whole(written: string, settings: FieldSettings): PhoneNumber | undefined {
  return localWithExtension(written) === undefined ? dial(written, settings) : undefined;
}

function unmarked(written: string, settings: FieldSettings): PhoneNumber | undefined {
  const match = UNMARKED.exec(written);
  if (!match) return undefined;
  const main = match[1]!;
  const number = dial(main, settings);
  if (number === undefined || number.kind === 'other') return undefined;
  // 138-0013-8001 is one number; 17012345670-4321 is a platform's relay number and its code.
  const isRelay = match[2] === '-' || (match[2] === '(' && match[3]!.length === 4);
  if (number.kind === 'mobile' && (!isRelay || !ELEVEN_TOGETHER.test(main))) return undefined;
  return attach(number, match[3]!);
}

function attach(number: PhoneNumber | undefined, extension: string): PhoneNumber | undefined {
  return number && { ...number, extension };
}

/** The local number in front of an extension, when there is no area code. */
export function localWithExtension(written: string): string | undefined {
  const local = /^(\d{7,8})\s*[-x#*,]\s*\d{1,6}$/.exec(written)?.[1];
  return local !== undefined && isLocalNumber(local) ? local : undefined;
}
