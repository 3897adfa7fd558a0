// The grammar of an address, and the repairs that can only have been meant.
import { asciiDomain, judgeDomain } from './domains.ts';
import { mailLists, type MailLists } from './mail-lists.ts';

/** An apostrophe or backtick in front, and no other, is a spreadsheet's mark for text: no mailbox begins with one. */
const LOCAL =
  /^(?!['`]+(?:[^a-z'`]|[^'`]*$))[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/** RFC 5321 dot-atom at a domain with a dot; lower case expected. */
export function isAddress(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 1 || at > LONGEST_LOCAL || text.length > LONGEST_ADDRESS) return false;
  return LOCAL.test(text.slice(0, at)) && isDomain(text.slice(at + 1));
}

export function isDomain(domain: string): boolean {
  return domain.length <= 253 && DOMAIN.test(asciiDomain(domain));
}

const QUOTED_LOCAL = /^"(?:[^"\\]|\\.)*"@[^\s@]+$/s;
const ADDRESS_LITERAL = /^[^\s@"]+@\[[^\]\s]+\]$/;
const UNICODE_LOCAL = /^(?=[^@]*[^ -~][^@]*@)[\p{L}\p{M}\p{N}_+-]+(?:\.[\p{L}\p{M}\p{N}_+-]+)*@([^\s@]+)$/u;

/** Valid by the letter of RFC 5321 or 6531, and not what any mail form accepts: quoted, an address literal, Unicode. */
export function isUnusual(text: string): boolean {
  if (QUOTED_LOCAL.test(text) || ADDRESS_LITERAL.test(text)) return true;
  const unicode = UNICODE_LOCAL.exec(text);
  return unicode !== null && text.indexOf('@') <= LONGEST_LOCAL && isDomain(unicode[1]!);
}

const LEADING =
  /^(?:mail ?to:|(?:电子)?(?:邮箱|邮件|信箱)(?:地址)?[:\s]*|qq(?:号|邮箱|:)[:\s]*|e-?mail[:\s]+|mail:|[\s'`"“”‘’「<([{,;:]|\.(?=\s)|\d{1,2}[.)、]\s+)+/g;
/** Somebody typed a web address first; no mailbox is called that. */
const WWW = /^(?:www\.)+(?=.)/;
const TRAILING = /(?:\?(?:subject|body|b?cc)=.*)?[\s'"“”‘’」>)\]}.,;:、。!?]*$/;
/** (at), [at], {at}, (a); (dot). */
const WRITTEN_AT = /\s*[([{]\s*(?:at|a|@)\s*[)\]}]\s*|艾特/;
const WRITTEN_DOT = /\s*[([{]\s*(?:dot|点|\.)\s*[)\]}]\s*|点(?=(?:com|cn|net|org)(?![a-z]))/g;
/** li.lei at acme dot com */
const SPOKEN = /^([^@\s]+)\s+at\s+([^@\s]+(?:\s+dot\s+[^@\s]+)*)$/;

export interface RepairedAddress {
  readonly address: string;
  readonly rule: '' | 'email/repaired' | 'email/typo-fixed';
}

/** One written address in NFKC and lower case; undefined when no repair makes it one. */
export function repairAddress(text: string, lists: MailLists = mailLists()): RepairedAddress | undefined {
  if (isAddress(text) && !WWW.test(text)) return withDomainFixed(text, '', lists);
  const bare = text
    .replace(LEADING, '')
    .replace(TRAILING, '')
    .replace(WRITTEN_AT, '@')
    .replace(WRITTEN_DOT, '.')
    .replace(SPOKEN, (_, local: string, domain: string) => `${local}@${domain.replace(/\s+dot\s+/g, '.')}`)
    .replace(/^([^@#]+)#(?=[^@#]+\.[a-z]+$)/, '$1@')
    .replace(/\s*@[\s@]*/, '@');
  const at = bare.indexOf('@');
  if (at < 1) return undefined;
  const local = bare
    .slice(0, at)
    .replace(/\s*\.\s*|。/g, '.')
    .replace(WWW, '');
  const written = bare
    .slice(at + 1)
    .replace(/\s*(?:[.。·・]|(?<=^[^.]*)[,、]|[,、](?=\s*cn$))\s*/g, '.')
    .replace(/^\.+|\.+(?=\.)/g, '');
  // qq. com is written with its dot above; g mail.com is only known by the provider it names.
  const joined = written.replace(/\s+/g, '');
  const domain = lists.free.has(joined) ? joined : written;
  const address = `${local}@${domain}`;
  if (isAddress(address)) return withDomainFixed(address, 'email/repaired', lists);
  // qq.c0m: no ending has a digit in it.
  const spelled = domain.includes('.') ? judgeDomain(domain, lists).fixed : '';
  const fixed = spelled === '' ? judgeDomain(domain.replaceAll('.', ''), lists).fixed : spelled;
  const mended = `${local}@${fixed}`;
  if (fixed === '' || !isAddress(mended)) return undefined;
  return { address: mended, rule: spelled === '' ? 'email/repaired' : 'email/typo-fixed' };
}

function withDomainFixed(address: string, rule: RepairedAddress['rule'], lists: MailLists): RepairedAddress {
  const at = address.indexOf('@') + 1;
  const { fixed } = judgeDomain(address.slice(at), lists);
  return fixed === ''
    ? { address, rule }
    : { address: address.slice(0, at) + fixed, rule: 'email/typo-fixed' };
}
