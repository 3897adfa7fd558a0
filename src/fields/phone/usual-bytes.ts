// The commonest mobiles of mainland China on their bytes: a third form of cell.ts, for the cells that make up most of a
// column of phones. usual.ts says the same on strings; a test holds the two together.
import type { FieldSettings, Normalizer } from '../../model/cleaned.ts';
import { isAssignedMobile } from './mainland.ts';

/** The eleven digits of the number read last. */
const digits = new Uint8Array(11);

/** How it is spelled: not in a way that is read here, eleven digits, the same behind `+86`, or with signs in between. */
const [UNREAD, BARE, CANONICAL, SPELLED] = [0, 1, 2, 3] as const;
type Spelling = typeof UNREAD | typeof BARE | typeof CANONICAL | typeof SPELLED;

/** Short cuts for a column of phones in China. */
export function mobileShortCuts({
  phoneFormat,
}: Pick<FieldSettings, 'phoneFormat'>): Pick<Normalizer, 'accepts' | 'rewrites'> {
  // +86-139… with all its signs is rare enough to be read the long way.
  if (phoneFormat === 'cc-area') return {};
  const isE164 = phoneFormat === 'e164';
  const kept = isE164 ? CANONICAL : BARE;
  const rule = isE164 ? 'phone/e164' : phoneFormat === 'cn' ? 'phone/cn' : 'phone/national';
  return {
    accepts(bytes, start, end) {
      if (end - start !== (isE164 ? 14 : 11)) return false;
      return readMobile(bytes, start, end) === kept;
    },
    rewrites: {
      rule,
      write(bytes, start, end) {
        const spelling = readMobile(bytes, start, end);
        if (spelling === UNREAD || spelling === kept) return undefined;
        return isE164 ? international() : national();
      },
    },
  };
}

const [PLUS, HYPHEN, SPACE, ZERO] = [43, 45, 32, 48] as const;

/** A mobile of an assigned segment that certainly nobody made up, into {@link digits}. */
function readMobile(bytes: Uint8Array, start: number, end: number): Spelling {
  const length = end - start;
  if (length < 11 || length > 19) return UNREAD;
  let at = start;
  let spelling: Spelling = BARE;
  const first = bytes[at]!;
  if (first === PLUS) at++;
  else if (first === ZERO) {
    if (bytes[at + 1] !== ZERO) return UNREAD;
    at += 2;
    spelling = SPELLED;
  }
  if (at > start || first === EIGHT) {
    if (bytes[at] !== EIGHT || bytes[at + 1] !== SIX) return UNREAD;
    at += 2;
    spelling = first === PLUS ? CANONICAL : SPELLED;
    if (isSign(bytes[at])) {
      at++;
      spelling = SPELLED;
    }
  }
  for (let i = 0; i < 11; i++) {
    if ((i === 3 || i === 7) && isSign(bytes[at])) {
      at++;
      spelling = SPELLED;
    }
    const digit = at < end ? bytes[at++]! - ZERO : -1;
    if (digit < 0 || digit > 9) return UNREAD;
    digits[i] = digit;
  }
  return at === end && digits[0] === 1 && digits[1]! >= 3 && isAssigned() && !mayBeMadeUp()
    ? spelling
    : UNREAD;
}

const [EIGHT, SIX] = [56, 54] as const;

function isSign(byte: number | undefined): boolean {
  return byte === HYPHEN || byte === SPACE;
}

const [UNSEEN, ASSIGNED, OTHER] = [0, 1, 2] as const;
/** By the first five digits, on which the numbering plan depends; filled in as they are met. */
const segments = new Uint8Array(100_000);

function isAssigned(): boolean {
  let segment = 0;
  for (let i = 0; i < 5; i++) segment = segment * 10 + digits[i]!;
  const known = segments[segment]!;
  if (known !== UNSEEN) return known === ASSIGNED;
  const assigned = TAILS.every((tail) => isAssignedMobile(String(segment) + tail));
  segments[segment] = assigned ? ASSIGNED : OTHER;
  return assigned;
}

const TAILS = ['000000', '123456', '500500', '999999'];

/** The last two steps are alike, of none, one up or one down, as in all that isFakePhone refuses: the long way tells. */
function mayBeMadeUp(): boolean {
  const step = (digits[10]! - digits[9]! + 10) % 10;
  if (step !== 0 && step !== 1 && step !== 9) return false;
  return (digits[9]! - digits[8]! + 10) % 10 === step;
}

function national(): string {
  return String.fromCharCode(
    ZERO + digits[0]!, ZERO + digits[1]!, ZERO + digits[2]!, ZERO + digits[3]!, ZERO + digits[4]!, ZERO + digits[5]!,
    ZERO + digits[6]!, ZERO + digits[7]!, ZERO + digits[8]!, ZERO + digits[9]!, ZERO + digits[10]!,
  ); // prettier-ignore
}

function international(): string {
  return String.fromCharCode(
    PLUS, EIGHT, SIX, ZERO + digits[0]!, ZERO + digits[1]!, ZERO + digits[2]!, ZERO + digits[3]!, ZERO + digits[4]!,
    ZERO + digits[5]!, ZERO + digits[6]!, ZERO + digits[7]!, ZERO + digits[8]!, ZERO + digits[9]!, ZERO + digits[10]!,
  ); // prettier-ignore
}
