// Lower-case addresses at domains that were found in order before, recognised on their bytes.
const [PLUS, HYPHEN, DOT, AT, UNDERSCORE] = [43, 45, 46, 64, 95] as const;
const LONGEST_LOCAL = 64;
const LONGEST = 254;
/** Every junk and "there is none" word is shorter. */
const LONGER_THAN_WORDS = 10;
const SLOTS = 256;

/** Remembers domains, and accepts addresses at them that nothing can be said about. */
export class PlainAddresses {
  readonly #domains = new Array<Uint8Array | undefined>(SLOTS);
  readonly #longerThanWords: number;

  /** `roles` are mailboxes of a function: no address of theirs may be accepted. */
  constructor(roles: ReadonlySet<string>) {
    let longest = LONGER_THAN_WORDS;
    // A role with a digit in it looks like any person's habit.
    for (const role of roles) longest = Math.max(longest, /\d/.test(role) ? LONGEST_LOCAL : role.length);
    this.#longerThanWords = longest;
  }

  /** A lower-case ASCII domain that is in order and says nothing by itself. */
  learn(domain: string): void {
    const bytes = new TextEncoder().encode(domain);
    this.#domains[slotOf(bytes, 0, bytes.length)] = bytes;
  }

  accepts(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > LONGEST) return false;
    let at = start;
    let digits = 0;
    let letters = 0;
    let before: number = DOT;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === AT) break;
      if (byte >= 97 && byte <= 122) letters++;
      else if (byte >= 48 && byte <= 57) digits++;
      else if (byte === DOT ? before === DOT : byte !== UNDERSCORE && byte !== HYPHEN && byte !== PLUS)
        return false;
      before = byte;
    }
    const length = at - start;
    if (at === end || before === DOT || length > LONGEST_LOCAL || startsWith(bytes, start, WWW)) return false;
    const isNoWord =
      length > this.#longerThanWords ||
      (digits > 0 && letters > 0 && this.#longerThanWords < LONGEST_LOCAL && !startsWith(bytes, start, TEST));
    return isNoWord && this.#knows(bytes, at + 1, end);
  }

  #knows(bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.#domains[slotOf(bytes, start, end)];
    if (known?.length !== end - start) return false;
    for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
    return true;
  }
}

const WWW = [119, 119, 119, DOT];
const TEST = [116, 101, 115, 116];

function startsWith(bytes: Uint8Array, start: number, word: readonly number[]): boolean {
  return word.every((byte, at) => bytes[start + at] === byte);
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + bytes[at]!;
  return hash & (SLOTS - 1);
}
