// What an address says about who is behind it. Said beside the value, never instead of it: a throw-away address is kept.
import { asciiDomain, isDisposable, isFreeProvider, judgeDomain } from './domains.ts';
import { isRole } from './key.ts';
import { mailLists, type MailLists } from './mail-lists.ts';

/**
 * - `disposable`: lives for minutes
 * - `role`: a mailbox of a function (info@, kefu@), whoever's domain it is
 * - `free`: at a provider where anybody can have an address: one person's
 * - `corporate`: at a domain of its own, a company's or a school's
 * - `unknown`: at a domain that cannot be right, or is for documentation
 */
export type MailboxKind = 'disposable' | 'role' | 'free' | 'corporate' | 'unknown';

/** The kind of a canonical address. */
export function mailboxKind(address: string, lists: MailLists = mailLists()): MailboxKind {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (isDisposable(domain, lists)) return 'disposable';
  if (isRole(address.slice(0, at), lists)) return 'role';
  if (isFreeProvider(domain, lists)) return 'free';
  const { issues } = judgeDomain(domain, lists);
  return at < 1 || issues.length > 0 ? 'unknown' : 'corporate';
}

/** The company's domain in ASCII, a feature of the company: `li@mail.acme.com.cn` → `mail.acme.com.cn`. '' for all others. */
export function corporateDomain(address: string, lists: MailLists = mailLists()): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const isCompanys = !isFreeProvider(domain, lists) && judgeDomain(domain, lists).issues.length === 0;
  return isCompanys ? asciiDomain(domain) : '';
}
