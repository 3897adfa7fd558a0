import type { Comparison, ComparisonLevel } from '../../model/comparison.ts';
import { isOneSlip } from '../../text/slip.ts';
import { isFreeProvider, judgeDomain } from './domains.ts';
import { isRole } from './key.ts';

interface EmailKey {
  readonly key: string;
  readonly local: string;
  readonly domain: string;
  /** What the domain was likely meant to be, and which family of domains shares its mailboxes. */
  readonly family: string;
  readonly isFree: boolean;
  readonly isRole: boolean;
  /** Long enough and letters enough to be one person's habit. QQ numbers one apart are strangers. */
  readonly isTelling: boolean;
}

const LEVELS = [
  { name: 'same', m: 0.7, bits: 17, agrees: true },
  { name: 'domain-slip', m: 0.04, bits: 12, agrees: true },
  { name: 'same-local', m: 0.04, bits: 8.6, agrees: false },
  { name: 'same-role-mailbox', m: 0.04, bits: 4.3, agrees: false },
  { name: 'different', m: 0.18, bits: -2.5, agrees: false },
] as const satisfies readonly ComparisonLevel[];

const [SAME, DOMAIN_SLIP, SAME_LOCAL, ROLE, DIFFERENT] = [0, 1, 2, 3, 4] as const;
const SHORTEST_TELLING = 6;

/** Apple's older accounts answer at all three. */
const ICLOUD: ReadonlySet<string> = new Set(['icloud.com', 'me.com', 'mac.com']);

/** Compares mailbox keys of e-mail addresses. */
export const compareEmails: Comparison<EmailKey> = {
  levels: LEVELS,
  prepare(key) {
    const at = key.lastIndexOf('@');
    const [local, domain] = [key.slice(0, at), key.slice(at + 1)];
    const { fixed, suggested } = judgeDomain(domain);
    const meant = fixed === '' ? (suggested === '' ? domain : suggested) : fixed;
    const role = isRole(local);
    return {
      key,
      local,
      domain,
      family: ICLOUD.has(meant) ? 'icloud.com' : meant,
      isFree: isFreeProvider(domain),
      isRole: role,
      isTelling: !role && local.length >= SHORTEST_TELLING && !/^\d+$/.test(local),
    };
  },
  compare(left, right) {
    if (left.key === right.key) return left.isRole ? ROLE : SAME;
    if (left.local !== right.local || left.isRole) return DIFFERENT;
    // ymail.com is one letter from gmail.com, and both are right: a slip leads from a provider to no provider.
    const isSlip = left.isFree !== right.isFree && isOneSlip(left.domain, right.domain);
    if (isSlip || left.family === right.family) return DOMAIN_SLIP;
    return left.isTelling ? SAME_LOCAL : DIFFERENT;
  },
};
