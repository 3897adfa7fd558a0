import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isHidden, sharedCharacters, shownOf, type Shown } from '../../text/hidden.ts';
import { canReach, jaroWinkler, lettersOf } from '../../text/jaro-winkler.ts';
import { isOneSlip } from '../../text/slip.ts';
import { isFreeProvider, judgeDomain } from './domains.ts';
import { isRole } from './key.ts';

interface EmailKey {
  readonly key: string;
  readonly local: string;
  /** Of the local part, for {@link canReach}. */
  readonly letters: number;
  readonly domain: string;
  /** What the domain was likely meant to be, and which family of domains shares its mailboxes. */
  readonly family: string;
  readonly isFree: boolean;
  readonly isRole: boolean;
  /** Long enough and letters enough to be one person's habit. QQ numbers one apart are strangers. */
  readonly isTelling: boolean;
  /** Of a local part with stars. */
  readonly shown: Shown | undefined;
}

const LEVELS = [
  { name: 'same', m: 0.66, bits: 17, agrees: true },
  { name: 'domain-slip', m: 0.04, bits: 12, agrees: true },
  { name: 'same-local', m: 0.04, bits: 8.6, agrees: false },
  { name: 'local-slip', m: 0.02, bits: 8, agrees: false },
  { name: 'alike', m: 0.02, bits: 5, agrees: false },
  { name: 'same-role-mailbox', m: 0.03, bits: 4.3, agrees: false },
  { name: 'masked', m: 0.01, bits: 4, agrees: false },
  { name: 'same-employer', m: 0.03, bits: 3, agrees: false },
  { name: 'same-short-local', m: 0.01, bits: 0, agrees: false, most: 3 },
  { name: 'different', m: 0.14, bits: -2.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, DOMAIN_SLIP, SAME_LOCAL, LOCAL_SLIP, ALIKE, ROLE, MASKED, EMPLOYER, SHORT_LOCAL, DIFFERENT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const; // prettier-ignore
const SHORTEST_TELLING = 6;
/** In a domain this long one slip hardly leads to another one that somebody has. */
const LONG_DOMAIN = 9;
const ALIKE_LOCALS = 0.9;

/** Apple's older accounts answer at all three. */
const ICLOUD: ReadonlySet<string> = new Set(['icloud.com', 'me.com', 'mac.com']);

/** Compares mailbox keys of e-mail addresses; hidden ones have stars in front of the @. */
export const compareEmails: Comparison<EmailKey> = {
  levels: LEVELS,
  prepare(key) {
    const at = key.lastIndexOf('@');
    const [local, domain] = [key.slice(0, Math.max(0, at)), key.slice(at + 1)];
    const { fixed, suggested } = judgeDomain(domain);
    const meant = fixed === '' ? (suggested === '' ? domain : suggested) : fixed;
    const role = isRole(local);
    return {
      key,
      local,
      letters: lettersOf(local),
      domain,
      family: ICLOUD.has(meant) ? 'icloud.com' : meant,
      isFree: isFreeProvider(domain),
      isRole: role,
      isTelling: !role && local.length >= SHORTEST_TELLING && !/^\d+$/.test(local),
      shown: isHidden(local) ? shownOf(local) : undefined,
    };
  },
  compare(left, right) {
    if (left.shown !== undefined || right.shown !== undefined) return compareHidden(left, right);
    if (left.key === right.key) return left.isRole ? ROLE : SAME;
    if (left.local === right.local) return compareDomains(left, right);
    const byLocal = left.isTelling && right.isTelling ? compareLocals(left, right) : DIFFERENT;
    if (byLocal !== DIFFERENT) return byLocal;
    return left.domain === right.domain && !left.isFree ? EMPLOYER : DIFFERENT;
  },
};

function compareDomains(left: EmailKey, right: EmailKey): number {
  if (left.isRole) return DIFFERENT;
  if (left.family === right.family || isDomainSlip(left, right)) return DOMAIN_SLIP;
  return left.isTelling ? SAME_LOCAL : SHORT_LOCAL;
}

/** ymail.com is one letter from gmail.com, and both are right: a slip leads from a provider to no provider. */
function isDomainSlip(left: EmailKey, right: EmailKey): boolean {
  if (left.isFree && right.isFree) return false;
  if (left.isFree === right.isFree && Math.min(left.domain.length, right.domain.length) < LONG_DOMAIN)
    return false;
  return isOneSlip(left.domain, right.domain);
}

/** zhangwei1 is not zhangwei2, and j.smith not k.smith: a digit and the first letter are no slip. */
function compareLocals(left: EmailKey, right: EmailKey): number {
  const [one, other] = [left.local, right.local];
  if (one.charCodeAt(0) !== other.charCodeAt(0)) return DIFFERENT;
  if (left.domain !== right.domain && !isDomainSlip(left, right)) return DIFFERENT;
  if (!canReach(ALIKE_LOCALS, one, left.letters, other, right.letters)) return DIFFERENT;
  if (digitsOf(one) !== digitsOf(other)) return DIFFERENT;
  if (left.domain === right.domain && isOneSlip(one, other)) return LOCAL_SLIP;
  return jaroWinkler(one, other) >= ALIKE_LOCALS ? ALIKE : DIFFERENT;
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, '');
}

function compareHidden(left: EmailKey, right: EmailKey): number {
  if (left.family !== right.family) return DIFFERENT;
  const shared = sharedCharacters(left.shown ?? shownOf(left.local), right.shown ?? shownOf(right.local));
  if (shared < 0) return DIFFERENT;
  return shared >= 2 ? MASKED : SHORT_LOCAL;
}
