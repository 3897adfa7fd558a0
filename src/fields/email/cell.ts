// From a cell to the addresses in it, or to the reason why there is none.
import type { Status } from '../../model/cleaned.ts';
import { mailLists, type MailLists } from './mail-lists.ts';
import { isUnusual, repairAddress, type RepairedAddress } from './address.ts';

export interface Addresses {
  readonly first: RepairedAddress;
  /** Further addresses, and pieces with an @ that could not be read: they must not get lost. */
  readonly more: readonly string[];
  /** A name or a remark beside the address was left out. */
  readonly hasNote: boolean;
}

export interface Unread {
  readonly status: Status;
  readonly issue: string;
  /** The address that was likely meant. */
  readonly suggestion?: string;
}

/** Nobody's address cell is longer: this is a text. */
const LONGEST_CELL = 500;
const QQ_NUMBER = /^[1-9]\d{4,9}$/;
const MASKED = /\*{2,}[^@]*@|@[^@]*\*{2,}/;
const SEPARATORS = /[;,、/|\\\n]+/;
/** `qq,com`: a comma inside a domain, not between two addresses. */
const COMMA_FOR_DOT = /(@[^\s@,;、.]*)[,、](?=(?:com|cn|net|org)\b)/g;
/** 或, 和 between two addresses, and the ends of a link: [li@acme.com](mailto:li@acme.com). */
const BETWEEN = /(?<=[a-z])(?:或者?|和|及|与)(?=[a-z0-9])|\]\(/g;
/** What parts a name or a label from its address; an apostrophe only in front: o'neil@ is somebody. */
const BESIDE = /(?:[\s<>:“”‘’「」]|(?<![^\s<>])['"`])+/;
const REMARK = /\(([^()@]*)\)/g;
/** 1. and 2. in rings: NFKC would make them part of the address. */
const CIRCLED = /[①-⑳⑴-⒛]/g;
/**
 * `li lei@acme.com`: the word may be the first half of the address. Not where it says itself that it is none: a number to
 * call, a word for where somebody reads mail, or a name the address is made of (John Smith jsmith@).
 */
const WORD_BEFORE = /(?<![^\s,;、/|\n])([a-z0-9][a-z0-9._+-]*)[\s,;、]+([a-z0-9._+-]+)@/g;
const SAYS_WHERE =
  /^(?:work|office|home|private|personal|business|company|new|old|first|second|or|and|cc|also|tel|phone|mobile|\d{7,15}|\d+[.)])$/;
/** `li(lei)wang@`: which part of the name is meant is not known. */
const REMARK_INSIDE = /[a-z0-9._+-]\([^()@]*\)[a-z0-9._+-]+@/;

/** One alphabet for everything that is read below. */
export function plainForm(text: string): string {
  return text.replace(CIRCLED, '\n').normalize('NFKC').toLowerCase();
}

/** Reads the tidied cell, given in {@link plainForm}. */
export function readCell(text: string, lists: MailLists = mailLists()): Addresses | Unread {
  if (MASKED.test(text)) return { status: 'suspect', issue: 'email/masked' };
  if (text.length > LONGEST_CELL) return { status: 'invalid', issue: 'email/invalid' };
  const whole = repairAddress(text, lists);
  if (whole !== undefined) return { first: whole, more: [], hasNote: false };
  if (isUnusual(text)) return { status: 'suspect', issue: 'email/unusual' };
  return text.includes('@') ? readPieces(text, lists) : withoutAt(text);
}

function withoutAt(text: string): Unread {
  const digits = text.replace(/^qq(?:号码?|邮箱)?[:\s]*/, '').replace(/\.0+$/, '');
  return QQ_NUMBER.test(digits)
    ? { status: 'suspect', issue: 'email/qq-number', suggestion: `${digits}@qq.com` }
    : { status: 'invalid', issue: 'email/no-at' };
}

function readPieces(text: string, lists: MailLists): Addresses | Unread {
  const dotted = text.replace(COMMA_FOR_DOT, '$1.');
  if (REMARK_INSIDE.test(text) || mayBeCut(dotted)) return { status: 'invalid', issue: 'email/invalid' };
  const found: RepairedAddress[] = [];
  const unread: string[] = [];
  let hasNote = false;
  for (const piece of dotted.replace(REMARK, ' $1 ').replace(BETWEEN, ';').split(SEPARATORS)) {
    const whole = piece.includes('@') ? repairAddress(piece, lists) : undefined;
    for (const part of whole === undefined ? piece.split(BESIDE) : [piece]) {
      const address = whole ?? (part.includes('@') ? repairAddress(part, lists) : undefined);
      if (address !== undefined) found.push(address);
      else if (part.includes('@')) unread.push(part);
      else hasNote ||= /[\p{L}\p{N}]/u.test(part);
    }
  }
  const [first, ...others] = found;
  if (first === undefined) return { status: 'invalid', issue: 'email/invalid' };
  const more = new Set([...others.map(({ address }) => address), ...unread]);
  more.delete(first.address);
  return { first, more: [...more], hasNote };
}

function mayBeCut(text: string): boolean {
  for (const [, word = '', local = ''] of text.matchAll(WORD_BEFORE))
    if (!SAYS_WHERE.test(word) && !local.includes(word)) return true;
  return false;
}
