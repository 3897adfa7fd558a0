// Lower-case addresses at domains that were judged before, recognised on their bytes.
const [PLUS, HYPHEN, DOT, AT, UNDERSCORE] = [43, 45, 46, 64, 95] as const;
const LONGEST_LOCAL = 64;
const LONGEST = 254;
/** Every junk and "there is none" word is shorter. */
const LONGER_THAN_WORDS = 10;
const SLOTS = 256;

interface Known {
  readonly domain: Uint8Array;
  /** What is said about every address there. */
  readonly issues: readonly string[];
}

/** Remembers domains, and what is said about addresses there that give no reason to say anything themselves. */
export class PlainAddresses {
  readonly #domains = new Array<Known | undefined>(SLOTS);
  readonly #longerThanWords: number;

  /** `roles` are mailboxes of a function: no address of theirs may be accepted. */
  constructor(roles: ReadonlySet<string>) {
    let longest = LONGER_THAN_WORDS;
    // A role with a digit in it looks like any person's habit.
    for (const role of roles) longest = Math.max(longest, /\d/.test(role) ? LONGEST_LOCAL : role.length);
    this.#longerThanWords = longest;
  }

  /** A lower-case ASCII domain about which this is said, and nothing else. */
  learn(name: string, issues: readonly string[]): void {
    const domain = new TextEncoder().encode(name);
    this.#domains[slotOf(domain, 0, domain.length)] = { domain, issues };
  }

  /** What is said about an address, judged by its domain alone; undefined where that may not be all. */
  issuesOf(bytes: Uint8Array, start: number, end: number): readonly string[] | undefined {
    if (end - start > LONGEST) return undefined;
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
        return undefined;
      before = byte;
    }
    const length = at - start;
    if (at === end || before === DOT || length > LONGEST_LOCAL || startsWith(bytes, start, WWW))
      return undefined;
    const isNoWord =
      length > this.#longerThanWords ||
      (digits > 0 && letters > 0 && this.#longerThanWords < LONGEST_LOCAL && !startsWith(bytes, start, TEST));
    return isNoWord ? this.#issuesAt(bytes, at + 1, end) : undefined;
  }

  #issuesAt(bytes: Uint8Array, start: number, end: number): readonly string[] | undefined {
    const known = this.#domains[slotOf(bytes, start, end)];
    if (known?.domain.length !== end - start) return undefined;
    const { domain, issues } = known;
    for (let at = 0; at < domain.length; at++) if (domain[at] !== bytes[start + at]) return undefined;
    return issues;
  }
}

const WWW = [119, 119, 119, DOT];
const TEST = [116, 101, 115, 116];

function startsWith(bytes: Uint8Array, start: number, word: readonly number[]): boolean {
  for (let at = 0; at < word.length; at++) if (bytes[start + at] !== word[at]) return false;
  return true;
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + bytes[at]!;
  return hash & (SLOTS - 1);
}
