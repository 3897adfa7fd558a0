import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import { NO_ISSUES, tidyText } from '../../text/hygiene.ts';
import { ownText } from '../../text/own.ts';
import { isFakeEmail } from '../../text/placeholders.ts';
import { keptAsTyped, NO_KEYS, withoutIdentifier, written, type OpenField } from '../outcome.ts';
import { isAddress, isDomain } from './address.ts';
import { plainForm, readCell } from './cell.ts';
import { judgeDomain, type DomainVerdict } from './domains.ts';
import { isRole, mailboxKey } from './key.ts';
import { mailLists, type MailLists } from './mail-lists.ts';
import { PlainAddresses } from './plain-address.ts';

/** Lower-case addresses of ordinary characters; a domain found right once is right in every row. */
const PLAIN = /^(?!www\.)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/;
const DOMAINS_REMEMBERED = 20_000;
const ROLE: readonly string[] = Object.freeze(['email/role']);
const NO_EVIDENCE: ReadonlySet<string> = new Set(['email/masked', 'email/qq-number', 'text/ditto']);

/** E-mail addresses in lower case, repaired only where nothing else can have been meant. */
export const openEmail: OpenField = (settings) => {
  const ordinary = new Map<string, boolean>();
  const verdicts = new Map<string, DomainVerdict>();
  const lists = mailLists(settings.lexicons);
  const plain = new PlainAddresses(lists.roles);

  /** What is known about a domain; the same few are asked for again and again. */
  function verdictOn(domain: string): DomainVerdict {
    let verdict = verdicts.get(domain);
    if (verdict === undefined) {
      verdict = judge(domain, settings, lists);
      if (verdicts.size >= DOMAINS_REMEMBERED) verdicts.clear();
      verdicts.set(ownText(domain), verdict);
    }
    return verdict;
  }

  /** False also for a domain about which something is said. */
  function isOrdinary(domain: string): boolean {
    let known = ordinary.get(domain);
    if (known === undefined) {
      const { fixed, suggested, issues } = judge(domain, settings, lists);
      const stays = fixed === '' && suggested === '' && isDomain(domain);
      known = stays && issues.length === 0;
      if (known) plain.learn(domain, NO_ISSUES);
      else if (stays && !issues.some((issue) => SUSPECT.has(issue))) plain.learn(domain, issues);
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
            issues: isRole(cell.slice(0, at), lists) ? ROLE : NO_ISSUES,
          };
        }
      }
      return cleanSlowly(cell, settings, lists, verdictOn);
    },
    accepts: (bytes, start, end) => plain.issuesOf(bytes, start, end) === NO_ISSUES,
    remarks: (bytes, start, end) => plain.issuesOf(bytes, start, end),
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

function cleanSlowly(
  cell: string,
  settings: FieldSettings,
  lists: MailLists,
  verdictOn: (domain: string) => DomainVerdict,
): Cleaned {
  const { text, issues } = tidyText(cell, { keepLines: true });
  const nothing = withoutIdentifier(cell, text);
  if (nothing !== undefined) return nothing;
  const reading = readCell(plainForm(text), lists);
  if ('issue' in reading) {
    const kept = keptAsTyped(cell, reading.status, ...issues, reading.issue);
    return reading.suggestion === undefined ? kept : { ...kept, suggestion: reading.suggestion };
  }
  const { address: read, rule } = reading.first;
  const at = read.indexOf('@');
  const [local, domain] = [read.slice(0, at), read.slice(at + 1)];
  const { suggested, issues: judged } = verdictOn(domain);
  const isMended = suggested !== '' && settings.fixTypos === true;
  const value = isMended ? `${local}@${suggested}` : read;
  const isFake = isFakeEmail(value);
  const said = [
    ...(TEXT_MARK.test(text) && !TEXT_MARK.test(value) ? ['text/excel-guard'] : issues),
    ...(isMended ? NO_ISSUES : judged),
    ...(isFake ? ['email/placeholder'] : []),
    ...(isRole(local, lists) ? ROLE : NO_ISSUES),
    ...(reading.hasNote ? ['email/note'] : []),
    ...(reading.more.length > 0 ? ['email/several'] : []),
  ];
  const isSuspect = isFake || said.some((issue) => SUSPECT.has(issue));
  const applied = isMended ? 'email/typo-fixed' : rule === '' ? 'email/canonical' : rule;
  const cleaned = written(cell, value, applied, said, isSuspect ? 'suspect' : 'ok');
  return {
    ...cleaned,
    ...(suggested !== '' && !isMended ? { suggestion: `${local}@${suggested}` } : {}),
    ...(reading.more.length === 0 ? {} : { more: reading.more }),
  };
}

/** In front of an address hygiene leaves the apostrophe alone, for it may be the first letter of a name. */
const TEXT_MARK = /^['`]+(?!.*['`])/;

const SUSPECT: ReadonlySet<string> = new Set(['email/typo-suspected', 'email/unknown-ending']);

/** A domain that many of the column's addresses have is its own, however much it looks like a provider's. */
function judge(domain: string, { profile }: FieldSettings, lists: MailLists): DomainVerdict {
  const verdict = judgeDomain(domain, lists);
  const isOwn = verdict.suggested !== '' && profile.domains?.includes(domain) === true;
  return isOwn ? { ...verdict, suggested: '', issues: [] } : verdict;
}
