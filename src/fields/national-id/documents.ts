// Other documents that stand where an identity number is asked for (证件号 beside 证件类型). A person with a passport has
// given a right answer, only not this one. Forms: fields-and-matching.md §6.4.
import { isRealDate } from '../../calendar/plain-date.ts';
import { readMrz } from './mrz.ts';

export type DocumentKind =
  | 'passport'
  | 'home-return-permit'
  | 'hk-macau-permit'
  | 'taiwan-permit'
  | 'hk-id'
  | 'macau-id'
  | 'taiwan-id'
  | 'residence-card'
  | 'military-id'
  | 'other-document';

export interface DocumentReading {
  readonly kind: DocumentKind;
  /**
   * - `right`: the form is this document's own, and its check digit, where there is one, agrees
   * - `wrong`: the form is this document's own and its check digit disagrees
   * - `possible`: a form that fits this document and other things as well
   */
  readonly fits: 'right' | 'wrong' | 'possible';
}

/** E and eight digits, E and a letter since 2017, G before 2012; D, S, P official ones; K, KJ Hong Kong's, MA Macau's. */
const PASSPORT = /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{7}|[DSP]\d{8}|K\d{8}|KJ\d{7}|MA\d{7})$/;
/** Eight digits for life, and two for the number of the card on cards before 2013. */
const HOME_RETURN = /^[HM]\d{8}(?:\d{2}|\(\d{2}\))?$/;
/** What mainland residents travel to Hong Kong, Macau (C, W) and Taiwan (L, T) with. */
const HK_MACAU_PERMIT = /^(?:[CW]\d{8}|C[A-Z]\d{7}|[LT]\d{8})$/;
const TAIWAN_PERMIT_OLD = /^\d{10}\([A-Z]\)$/;
const HK_ID = /^([A-Z]{1,2})(\d{6})(\(?)([0-9A])\)?$/;
const MACAU_ID = /^[157]\d{6}\(\d\)$/;
/** Taiwan's numbers, since 2021 also those of residents (8, 9). */
const TAIWAN_ID = /^[A-Z][1289]\d{8}$/;
/** The foreigner's card of 2017: country, place of issue, birth date, number. The one of 2023 is read as an identity number. */
const RESIDENCE_CARD = /^[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}$/;
const MILITARY = /^\p{Script=Han}{1,4}字第?\d{4,8}号?$/u;
/** Any country's passport, a Taiwan permit, a birth certificate. */
const SOME_DOCUMENT = /^(?=(?:.*\d){4})[A-Z0-9]{7,10}$/;

/** Reads a document number in capitals without spaces; undefined when it is none of these. */
export function readDocument(number: string): DocumentReading | undefined {
  if (number.length >= SHORTEST_MRZ) {
    const mrz = readMrz(number);
    return mrz && { kind: 'passport', fits: mrz.isRight ? 'right' : 'wrong' };
  }
  const hongKong = HK_ID.exec(number);
  if (hongKong) {
    const isRight = checkDigitOfHkId(hongKong[1]!, hongKong[2]!) === hongKong[4];
    if (isRight) return { kind: 'hk-id', fits: 'right' };
    if (hongKong[3] === '(') return { kind: 'hk-id', fits: 'wrong' };
  }
  if (PASSPORT.test(number)) return { kind: 'passport', fits: 'right' };
  if (HOME_RETURN.test(number)) return { kind: 'home-return-permit', fits: 'right' };
  if (HK_MACAU_PERMIT.test(number)) return { kind: 'hk-macau-permit', fits: 'right' };
  if (TAIWAN_PERMIT_OLD.test(number)) return { kind: 'taiwan-permit', fits: 'right' };
  if (MACAU_ID.test(number)) return { kind: 'macau-id', fits: 'right' };
  // A letter and nine digits is a foreign passport, too: a wrong check digit proves nothing.
  if (TAIWAN_ID.test(number)) return { kind: 'taiwan-id', fits: isTaiwanId(number) ? 'right' : 'possible' };
  const card = RESIDENCE_CARD.exec(number);
  if (card) {
    const [month, day] = [Number(card[2]), Number(card[3])];
    const isDate = isRealDate(1900 + Number(card[1]), month, day) || isRealDate(2000 + Number(card[1]), month, day); // prettier-ignore
    return { kind: 'residence-card', fits: isDate ? 'right' : 'wrong' };
  }
  if (MILITARY.test(number)) return { kind: 'military-id', fits: 'right' };
  return SOME_DOCUMENT.test(number) ? { kind: 'other-document', fits: 'possible' } : undefined;
}

/**
 * What a document is matched by: its kind and what of its number is for life (`home-return-permit H12345678`). '' for what is
 * no document by its own form, resident identity numbers included. Any spelling.
 */
export function documentKey(text: string): string {
  const number = text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  if (number.length >= SHORTEST_MRZ) {
    const mrz = readMrz(number);
    if (mrz?.isRight !== true) return '';
    return `passport ${mrz.nationality === 'CHN' ? '' : `${mrz.nationality} `}${mrz.number}`;
  }
  const reading = number.length > LONGEST_DOCUMENT ? undefined : readDocument(number);
  if (reading?.fits !== 'right') return '';
  const bare = number.replace(/[()]/g, '');
  const forLife = FOR_LIFE[reading.kind];
  return `${reading.kind} ${forLife === undefined ? bare : bare.slice(0, forLife)}`;
}

const LONGEST_DOCUMENT = 16;
const SHORTEST_MRZ = 44;
/** How many characters stay when a new card is given out. */
const FOR_LIFE: Partial<Record<DocumentKind, number>> = { 'home-return-permit': 9, 'taiwan-permit': 8 };

/** Weights 9 to 2 over eight characters, a single letter behind a blank that counts 36, modulo 11. */
function checkDigitOfHkId(letters: string, digits: string): string {
  let sum = letters.length === 1 ? 36 * 9 : valueOfLetter(letters) * 9;
  sum += valueOfLetter(letters.slice(-1)) * 8;
  for (let at = 0; at < 6; at++) sum += Number(digits.charAt(at)) * (7 - at);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'A' : String(check);
}

/** A = 10. */
const valueOfLetter = (letter: string): number => letter.charCodeAt(0) - 55;

/** A to Z in the order the registry gave the letters to counties: A 10, B 11, … I 34, O 35. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

function isTaiwanId(id: string): boolean {
  const letter = 10 + TAIWAN_LETTERS.indexOf(id.charAt(0));
  let sum = Math.floor(letter / 10) + (letter % 10) * 9;
  for (let at = 1; at < 9; at++) sum += Number(id.charAt(at)) * (9 - at);
  return (sum + Number(id.charAt(9))) % 10 === 0;
}
