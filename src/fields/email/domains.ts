// What is known about the part after the @.
import { domainToASCII } from 'node:url';
import { isOneSlip } from '../../text/slip.ts';
import { mailLists, type MailLists } from './mail-lists.ts';

/** Reserved for documentation (RFC 2606), or used as if they were. */
const DOCUMENTATION =
  /^(?:(?:[a-z0-9-]+\.)*example\.(?:com|net|org|cn)|(?:[a-z0-9-]+\.)*(?:test|invalid|localhost|example))$/;

/** Slips of `.com` and `.net` that are no top-level domain at all, so nothing else can have been meant. */
const NO_TLD: ReadonlyMap<string, string> = new Map([
  ...['con', 'cmo', 'ocm', 'comm', 'cpm', 'vom', 'xom', 'c0m', 'clm', 'coom', 'conm', 'cim', 'ccom', 'comn', 'cm0'].map(
    (slip) => [slip, 'com'] as const,
  ),
  ...['nte', 'ner', 'nett'].map((slip) => [slip, 'net'] as const),
]); // prettier-ignore
/** Slips that exist as countries: Cameroon, Colombia, Oman, Niger, China. Suggested, not changed. */
const OTHER_TLD: ReadonlyMap<string, string> = new Map([
  ['cm', 'com'], ['co', 'com'], ['om', 'com'], ['cn', 'com'], ['ne', 'net'],
]); // prettier-ignore

export interface DomainVerdict {
  /** The certain repair, '' when there is none. */
  readonly fixed: string;
  /** The likely one, for a person to decide. */
  readonly suggested: string;
  readonly issues: readonly string[];
}

const FINE: DomainVerdict = { fixed: '', suggested: '', issues: [] };

/** Judges a lower-case domain that is well-formed, or just lacks its dots. */
export function judgeDomain(domain: string, lists: MailLists = mailLists()): DomainVerdict {
  if (lists.free.has(domain)) return FINE;
  if (!domain.includes('.')) return { ...FINE, fixed: withDots(domain, lists) };
  const dot = domain.lastIndexOf('.');
  const [name, tld] = [domain.slice(0, dot), domain.slice(dot + 1)];
  const meant = NO_TLD.get(tld);
  if (meant !== undefined) {
    const repaired = `${name}.${meant}`;
    return lists.free.has(repaired) ? { ...FINE, fixed: repaired } : suspected(repaired);
  }
  if (DOCUMENTATION.test(domain)) return { ...FINE, issues: ['email/placeholder-domain'] };
  if (isDisposable(domain, lists)) return { ...FINE, issues: ['email/disposable'] };
  const neighbour = neighbourOf(domain, name, tld, lists);
  if (neighbour !== undefined) return suspected(neighbour);
  // Endings in other scripts are not on the list.
  const isUnknown = /^[a-z]+$/.test(tld) && !lists.endings.has(tld);
  return isUnknown ? { ...FINE, issues: ['email/unknown-ending'] } : FINE;
}

const suspected = (suggested: string): DomainVerdict => ({
  fixed: '',
  suggested,
  issues: ['email/typo-suspected'],
});

/** `qqcom`, `vip163com` → the provider with its dots. */
function withDots(domain: string, { targets }: MailLists): string {
  return targets.find((target) => domain === target.replaceAll('.', '')) ?? '';
}

function neighbourOf(domain: string, name: string, tld: string, { targets }: MailLists): string | undefined {
  const meant = OTHER_TLD.get(tld);
  if (meant !== undefined && targets.includes(`${name}.${meant}`)) return `${name}.${meant}`;
  const single = domain.replace(/([a-z0-9])\1/, '$1');
  const doubled = targets.find((target) => target === single || isDoubled(domain, target));
  return doubled ?? targets.find((target) => isLong(target) && isOneSlip(domain, target));
}

/** Letters enough that one slip does not turn one provider into another: 163 and 126 are two, sina and sian as well. */
function isLong(target: string): boolean {
  return target.indexOf('.') >= 5 && target !== 'naver.com';
}

/** `qqq.com`, `1633.com`: a key held too long, inside the name. */
function isDoubled(domain: string, target: string): boolean {
  if (domain.length !== target.length + 1) return false;
  let index = 0;
  while (index < target.length && domain[index] === target[index]) index++;
  return index > 0 && domain[index] === domain[index - 1] && domain.slice(index + 1) === target.slice(index);
}

/** A throw-away domain, or one below it. */
export function isDisposable(domain: string, { disposable }: MailLists = mailLists()): boolean {
  return disposable.has(domain) || disposable.has(domain.slice(domain.indexOf('.') + 1));
}

/** Can anybody have an address there? Everything else is a company's, or a school's, own domain. */
export function isFreeProvider(domain: string, { free }: MailLists = mailLists()): boolean {
  return free.has(domain);
}

/** `例子.中国` → `xn--fsqu00a.xn--fiqs8s`; '' when it is no domain. */
export function asciiDomain(domain: string): string {
  if (/^[ -~]*$/.test(domain)) return domain;
  // The URL standard also reads 。 as a dot and drops soft hyphens; that is repairing, not writing a name in ASCII.
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) ? domainToASCII(domain) : '';
}
