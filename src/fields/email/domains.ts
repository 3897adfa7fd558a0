// What is known about the part after the @. Lists here are ours and short on purpose: the big public lists of free
// and of throw-away providers overlap, and both call 21cn.com, a genuine Chinese provider, throw-away.
import { domainToASCII } from 'node:url';
import { isOneSlip } from '../../text/slip.ts';

/** Providers anybody can have an address at, the ones typing errors are measured against first. */
const TARGETS = [
  'qq.com', '163.com', '126.com', 'gmail.com', 'foxmail.com', 'sina.com', 'sina.cn', 'sohu.com', '139.com', '189.cn', 'yeah.net',
  'aliyun.com', '21cn.com', 'tom.com', 'hotmail.com', 'outlook.com', 'live.com', 'live.cn', 'icloud.com', 'yahoo.com',
  'yahoo.com.cn', 'yahoo.cn', 'msn.com', 'vip.163.com', 'vip.126.com', 'vip.qq.com', 'vip.sina.com', 'wo.cn', '188.com', '263.net',
  'naver.com', 'hanmail.net', 'daum.net', 'yahoo.co.jp', 'docomo.ne.jp', 'gmx.de', 'web.de', 'mail.ru', 'yandex.ru', 'proton.me',
] as const; // prettier-ignore

/** Genuine neighbours of the targets, never a typing error. */
const PROTECTED = [
  'mail.com', 'ymail.com', 'email.com', 'gmx.com', 'gmx.net', 'gmx.at', 'gmx.ch', '163.net', '126.net', 'aol.com', 'me.com',
  'mac.com', 'msn.cn', 'zoho.com', 'googlemail.com', 'protonmail.com', 'pm.me', 'fastmail.com', 'fastmail.fm', 'hey.com',
  'hotmail.co.uk', 'hotmail.co.jp', 'hotmail.fr', 'hotmail.de', 'hotmail.it', 'hotmail.es', 'hotmail.com.tw', 'live.co.uk', 'live.fr',
  'live.jp', 'live.hk', 'outlook.fr', 'outlook.de', 'outlook.es', 'outlook.jp', 'outlook.co', 'yahoo.co.uk', 'yahoo.fr', 'yahoo.de',
  'yahoo.it', 'yahoo.es', 'yahoo.ca', 'yahoo.in', 'yahoo.co.in', 'yahoo.com.tw', 'yahoo.com.hk', 'yahoo.com.sg', 'yahoo.com.br',
  'yahoo.com.mx', 'yahoo.com.au', 'rocketmail.com', 'sina.com.cn', 'sogou.com', 'aliyun.cn', 'alibaba.com', 'eyou.com', '2980.com',
  'cloud.com', 'q.com', 'love.com', 'bk.ru', 'inbox.ru', 'list.ru', 'yandex.com', 'ya.ru', 'rambler.ru', 'orange.fr', 'free.fr',
  'wanadoo.fr', 'laposte.net', 't-online.de', 'libero.it', 'web.com', 'comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net',
  'ezweb.ne.jp', 'softbank.ne.jp', 'nate.com', 'netvigator.com', 'pchome.com.tw', 'hinet.net', 'seznam.cz', 'wp.pl', 'o2.pl',
] as const; // prettier-ignore

const FREE: ReadonlySet<string> = new Set([...TARGETS, ...PROTECTED]);

/** A hand-kept few; being on it is a remark on the report, never a reason to drop an address. */
const DISPOSABLE: ReadonlySet<string> = new Set([
  'mailinator.com', '10minutemail.com', '10minutemail.net', '20minutemail.com', 'guerrillamail.com', 'guerrillamail.net',
  'guerrillamail.org', 'guerrillamail.de', 'guerrillamail.biz', 'guerrillamailblock.com', 'sharklasers.com', 'grr.la', 'yopmail.com',
  'yopmail.fr', 'yopmail.net', 'tempmail.com', 'temp-mail.org', 'tempmail.net', 'tempmailo.com', 'tempr.email', 'throwawaymail.com',
  'trashmail.com', 'trashmail.de', 'trashmail.net', 'maildrop.cc', 'getnada.com', 'dispostable.com', 'fakeinbox.com', 'mintemail.com',
  'mohmal.com', 'moakt.com', 'emailondeck.com', 'mailnesia.com', 'discard.email', 'spam4.me', 'mytemp.email', 'mailcatch.com',
  'chacuo.net', 'bccto.me', 'linshiyouxiang.net', 'linshi-email.com',
]); // prettier-ignore

/** Reserved for documentation (RFC 2606), or used as if they were. */
const DOCUMENTATION =
  /^(?:(?:[a-z0-9-]+\.)*example\.(?:com|net|org|cn)|(?:[a-z0-9-]+\.)*(?:test|invalid|localhost|example))$/;

/** Slips of `.com` and `.net` that are no top-level domain at all, so nothing else can have been meant. */
const NO_TLD: ReadonlyMap<string, string> = new Map([
  ...[
    'con',
    'cmo',
    'ocm',
    'comm',
    'cpm',
    'vom',
    'xom',
    'c0m',
    'clm',
    'coom',
    'conm',
    'cim',
    'ccom',
    'comn',
    'cm0',
  ].map((slip) => [slip, 'com'] as const),
  ...['nte', 'ner', 'nett'].map((slip) => [slip, 'net'] as const),
]);
/** Slips that exist as countries: Cameroon, Colombia, Oman, Niger, China. Suggested, not changed. */
const OTHER_TLD: ReadonlyMap<string, string> = new Map([
  ['cm', 'com'], ['co', 'com'], ['om', 'com'], ['cn', 'com'], ['ne', 'net'],
]); // prettier-ignore

/** `qqcom`, `vip163com` → the provider with its dots. */
const WITHOUT_DOTS: ReadonlyMap<string, string> = new Map(
  TARGETS.flatMap((domain) => [
    [domain.replaceAll('.', ''), domain],
    [domain.replace(/\.([^.]*)$/, '$1'), domain],
  ]),
);
/** Letters enough that one slip does not turn one provider into another (163 → 126 is two, sina → sian is a name). */
const LONG_TARGETS = TARGETS.filter((domain) => domain.indexOf('.') >= 5 && domain !== 'naver.com');

export interface DomainVerdict {
  /** The certain repair, '' when there is none. */
  readonly fixed: string;
  /** The likely one, for a person to decide. */
  readonly suggested: string;
  readonly issues: readonly string[];
}

const FINE: DomainVerdict = { fixed: '', suggested: '', issues: [] };

/** Judges a lower-case domain that is well-formed, or just lacks its dots. */
export function judgeDomain(domain: string): DomainVerdict {
  if (FREE.has(domain)) return FINE;
  if (!domain.includes('.')) return { ...FINE, fixed: WITHOUT_DOTS.get(domain) ?? '' };
  const dot = domain.lastIndexOf('.');
  const [name, tld] = [domain.slice(0, dot), domain.slice(dot + 1)];
  const meant = NO_TLD.get(tld);
  if (meant !== undefined) {
    const repaired = `${name}.${meant}`;
    return FREE.has(repaired) ? { ...FINE, fixed: repaired } : suspected(repaired);
  }
  if (DOCUMENTATION.test(domain)) return { ...FINE, issues: ['email/placeholder-domain'] };
  if (isDisposable(domain)) return { ...FINE, issues: ['email/disposable'] };
  const neighbour = neighbourOf(domain, name, tld);
  return neighbour === undefined ? FINE : suspected(neighbour);
}

const suspected = (suggested: string): DomainVerdict => ({
  fixed: '',
  suggested,
  issues: ['email/typo-suspected'],
});

function neighbourOf(domain: string, name: string, tld: string): string | undefined {
  const meant = OTHER_TLD.get(tld);
  if (
    meant !== undefined &&
    FREE.has(`${name}.${meant}`) &&
    TARGETS.some((target) => target === `${name}.${meant}`)
  ) {
    return `${name}.${meant}`;
  }
  const single = domain.replace(/([a-z0-9])\1/, '$1');
  const doubled = TARGETS.find((target) => target === single || isDoubled(domain, target));
  return doubled ?? LONG_TARGETS.find((target) => isOneSlip(domain, target));
}

/** `qqq.com`, `1633.com`: a key held too long, inside the name. */
function isDoubled(domain: string, target: string): boolean {
  if (domain.length !== target.length + 1) return false;
  let index = 0;
  while (index < target.length && domain[index] === target[index]) index++;
  return index > 0 && domain[index] === domain[index - 1] && domain.slice(index + 1) === target.slice(index);
}

function isDisposable(domain: string): boolean {
  return DISPOSABLE.has(domain) || DISPOSABLE.has(domain.slice(domain.indexOf('.') + 1));
}

/** Can anybody have an address there? Everything else is a company's, or a school's, own domain. */
export function isFreeProvider(domain: string): boolean {
  return FREE.has(domain);
}

/** `例子.中国` → `xn--fsqu00a.xn--fiqs8s`; '' when it is no domain. */
export function asciiDomain(domain: string): string {
  if (/^[ -~]*$/.test(domain)) return domain;
  // The URL standard also reads 。 as a dot and drops soft hyphens; that is repairing, not writing a name in ASCII.
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) ? domainToASCII(domain) : '';
}
