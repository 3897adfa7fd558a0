import type { Cleaned } from '../../model/cleaned.ts';
import { NO_ISSUES, tidyText } from '../../text/hygiene.ts';
import { isFakeEmail } from '../../text/placeholders.ts';
import { keptAsTyped, NO_KEYS, withoutIdentifier, written, type OpenField } from '../outcome.ts';
import { isAddress, isDomain } from './address.ts';
import { readCell } from './cell.ts';
import { judgeDomain } from './domains.ts';
import { isRole, mailboxKey } from './key.ts';
import { PlainAddresses } from './plain-address.ts';

/** Lower-case addresses of ordinary characters; a domain found right once is right in every row. */
const PLAIN = /^(?!www\.)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/;
const DOMAINS_REMEMBERED = 20_000;
const ROLE: readonly string[] = Object.freeze(['email/role']);
const NO_EVIDENCE: ReadonlySet<string> = new Set(['email/masked', 'email/qq-number', 'text/ditto']);

/** E-mail addresses in lower case, repaired only where nothing else can have been meant. */
export const openEmail: OpenField = () => {
  const ordinary = new Map<string, boolean>();
  const plain = new PlainAddresses();

  function isOrdinary(domain: string): boolean {
    let known = ordinary.get(domain);
    if (known === undefined) {
      const { fixed, issues } = judgeDomain(domain);
      known = fixed === '' && issues.length === 0 && isDomain(domain);
      if (known) plain.learn(domain);
      if (ordinary.size >= DOMAINS_REMEMBERED) ordinary.clear();
      ordinary.set(domain, known);
    }
    return known;
  }

  return {
    clean(cell) {
      if (cell.length <= 254 && PLAIN.test(cell)) {
        const at = cell.indexOf('@');
        if (at <= 64 && isOrdinary(cell.slice(at + 1)) && !isFakeEmail(cell)) {
          return {
            value: cell,
            status: 'ok',
            rule: '',
            issues: isRole(cell.slice(0, at)) ? ROLE : NO_ISSUES,
          };
        }
      }
      return cleanSlowly(cell);
    },
    accepts: (bytes, start, end) => plain.accepts(bytes, start, end),
    keys(cleaned) {
      const { status, value, issues, more } = cleaned;
      if (value === '' || status === 'invalid' || status === 'lossy' || status === 'empty') return NO_KEYS;
      if (issues.length > 0 && issues.some((issue) => NO_EVIDENCE.has(issue))) return NO_KEYS;
      const first = keyOf(value);
      if (more === undefined) return first === undefined ? NO_KEYS : [first];
      return [...new Set([first, ...more.filter(isAddress).map(keyOf)].filter((key) => key !== undefined))];
    },
  };
};

function keyOf(address: string): string | undefined {
  return isFakeEmail(address) ? undefined : mailboxKey(address);
}

function cleanSlowly(cell: string): Cleaned {
  const { text, issues } = tidyText(cell, { keepLines: true });
  const nothing = withoutIdentifier(cell, text);
  if (nothing !== undefined) return nothing;
  const reading = readCell(text.normalize('NFKC').toLowerCase());
  if ('issue' in reading) return keptAsTyped(cell, reading.status, ...issues, reading.issue);
  const { address: value, rule } = reading.first;
  const at = value.indexOf('@');
  const own = judgeDomain(value.slice(at + 1)).issues;
  const isFake = isFakeEmail(value);
  const said = [
    ...issues,
    ...own,
    ...(isFake ? ['email/placeholder'] : []),
    ...(isRole(value.slice(0, at)) ? ROLE : NO_ISSUES),
    ...(reading.hasNote ? ['email/note'] : []),
    ...(reading.more.length > 0 ? ['email/several'] : []),
  ];
  const isSuspect = isFake || own.includes('email/typo-suspected');
  const applied = rule === '' ? 'email/canonical' : rule;
  const cleaned = written(cell, value, applied, said, isSuspect ? 'suspect' : 'ok');
  return reading.more.length === 0 ? cleaned : { ...cleaned, more: reading.more };
}
