// Which addresses reach the same mailbox, provider by provider. Only the key is folded, never the value.
import { asciiDomain } from './domains.ts';
import { mailLists, type MailLists } from './mail-lists.ts';

/** `info@`, `kefu@`: equal addresses then say that two people share an employer, no more. */
export function isRole(local: string, { roles }: MailLists = mailLists()): boolean {
  return roles.has(local);
}

/** Plus signs are no part of anybody's name there, and Chinese providers do not sort by them either. */
const KEEPS_PLUS: ReadonlySet<string> = new Set([
  'qq.com', 'vip.qq.com', 'foxmail.com', '163.com', '126.com', 'yeah.net', 'vip.163.com', 'vip.126.com', '188.com', '139.com',
  '189.cn', 'wo.cn', 'sina.com', 'sina.cn', 'sina.com.cn', 'vip.sina.com', 'sohu.com', 'tom.com', '21cn.com', 'aliyun.com',
]); // prettier-ignore
const GMAIL: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);
const PROTON: ReadonlySet<string> = new Set(['proton.me', 'protonmail.com', 'pm.me']);
const YANDEX = /^(?:yandex\.[a-z.]{2,6}|ya\.ru)$/;

/** The key of a canonical address: `a.b+c@googlemail.com` → `ab@gmail.com`. */
export function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = asciiDomain(address.slice(at + 1));
  const local = address.slice(0, at);
  if (GMAIL.has(domain)) return `${withoutTag(local).replaceAll('.', '')}@gmail.com`;
  if (KEEPS_PLUS.has(domain)) return address;
  if (PROTON.has(domain)) return `${withoutTag(local).replace(/[._-]/g, '')}@proton.me`;
  return `${withoutTag(local)}@${YANDEX.test(domain) ? 'yandex.ru' : domain}`;
}

function withoutTag(local: string): string {
  const plus = local.indexOf('+');
  return plus > 0 ? local.slice(0, plus) : local;
}
