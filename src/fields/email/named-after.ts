import { foldLatin } from '../../text/fold-latin.ts';
import { pinyinOf } from '../../text/han.ts';
import { foldUmlaut } from '../../text/pinyin-syllables.ts';

const HAN = /\p{Script=Han}/u;
/** Shorter words stand in many mailboxes. */
const LEAST_LETTERS = 3;
/** Fewer digits than these many namesakes have. */
const TELLING_DIGITS = 3;

/**
 * Is the mailbox named after its owner, and after nothing else? `jan.koenig@`, `jkoenig7@`, `zhangsan@`: two namesakes at two
 * providers have it, too. `jkoenig1984@` is one of them alone. Match keys of an e-mail address and a name.
 */
export function isNamedAfter(mailbox: string, name: string): boolean {
  const local = mailbox.slice(0, Math.max(0, mailbox.lastIndexOf('@')));
  if (local.replace(/\D+/g, '').length >= TELLING_DIGITS) return false;
  const letters = plain(local);
  if (HAN.test(name)) {
    const syllables = pinyinOf(name).map((syllable) => plain(foldUmlaut(syllable)));
    return syllables.some((syllable, at) => letters.includes(syllable + (syllables[at + 1] ?? syllables[0] ?? ''))); // prettier-ignore
  }
  return foldLatin(name).split(/[^a-z]+/).some((word) => word.length >= LEAST_LETTERS && letters.includes(plain(word))); // prettier-ignore
}

/** König, Koenig and konig. */
function plain(text: string): string {
  return foldLatin(text).replace(/[^a-z]+/g, '').replace(/([aou])e/g, '$1'); // prettier-ignore
}
