// What the value of one field says about another one of the other record, or of its own: a name inside a company, a phone or a
// pinyin name in front of an @. Keys in, an answer out; the engine decides what it is worth.
import { isFreeProvider } from '../fields/email/domains.ts';
import { splitHanName } from '../fields/person-name/split-han-name.ts';
import { pinyinOf } from '../text/han.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Does a firm carry the person's name: 张三商行, 李小明诊所, John Smith Plumbing? Then one record may name the person and the
 * other the firm. Whole names only: 张 says nothing, and 王府井 is no Mr Wang.
 */
export function isNameInCompany(nameKey: string, companyKey: string): boolean {
  if (HAN.test(nameKey)) {
    const { surname, given } = splitHanName(nameKey);
    return surname !== '' && given !== '' && nameKey.length >= 2 && startsName(companyKey, nameKey);
  }
  const words = nameKey.split(' ').filter((word) => word.length > 1);
  const theirs = companyKey.split(' ');
  return words.length >= 2 && words.every((word) => theirs.includes(word)) && theirs.length > words.length;
}

/** The name stands at the head of the firm's, behind its place; a name of two characters only with more behind it. */
function startsName(companyKey: string, name: string): boolean {
  const own = companyKey.slice(companyKey.indexOf(' ') + 1);
  return own.startsWith(name) && own.length > name.length;
}

/** 13651079428@139.com, 13651079428@qq.com: is the mailbox called like the phone? Then the two are one piece of evidence. */
export function isPhoneInEmail(phoneKey: string, emailKey: string): boolean {
  const digits = phoneKey.replace(/^\+86|;.*$|^\+/g, '');
  if (digits.length < 8) return false;
  const local = emailKey.slice(0, Math.max(0, emailKey.lastIndexOf('@')));
  return local === digits || local === `86${digits}` || local === `m${digits}`;
}

/**
 * Is the mailbox called like the person: zhangsan@, san.zhang@, john.smith@, jsmith@? Name and address then are not two
 * pieces of evidence; and an address that names another record's person is some for it.
 */
export function isNameInEmail(nameKey: string, emailKey: string): boolean {
  const local = emailKey.slice(0, Math.max(0, emailKey.lastIndexOf('@'))).replace(/[^a-z]+/g, ' ').trim(); // prettier-ignore
  const joined = local.replaceAll(' ', '');
  if (joined.length < 4) return false;
  const words = HAN.test(nameKey) ? hanWords(nameKey) : nameKey.split(' ');
  if (words.length < 2) return false;
  const [first, last] = [words[0]!, words.at(-1)!];
  const middle = words.slice(1, -1).join('');
  const spellings = [
    first + middle + last,
    last + first + middle,
    first + last,
    last + first,
    first.charAt(0) + last,
    last + first.charAt(0),
  ];
  return spellings.includes(joined);
}

/** Surname, then the given name. */
function hanWords(nameKey: string): string[] {
  const { surname, given } = splitHanName(nameKey);
  if (surname === '' || given === '') return [];
  const syllables = pinyinOf(nameKey);
  const length = Array.from(surname).length;
  return [syllables.slice(0, length).join(''), syllables.slice(length).join('')];
}

/** hollingsworth.co.uk of Hollingsworth Textiles: does a domain, of mail or of a website, carry the firm's name? Never a mail provider's. */
export function isCompanyInDomain(companyKey: string, domain: string): boolean {
  if (isFreeProvider(domain) || HAN.test(companyKey)) return false;
  const [name = ''] = domain.replace(/^www\./, '').split('.', 1);
  const bare = name.replace(/[^a-z\d]+/g, '');
  if (bare.length < 4) return false;
  const words = companyKey.split(' ');
  const joined = words.join('');
  return joined === bare || (bare.length >= 5 && joined.startsWith(bare)) || (words[0]!.length >= 5 && bare.startsWith(words[0]!)); // prettier-ignore
}
