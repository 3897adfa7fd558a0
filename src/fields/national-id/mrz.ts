// The machine-readable lines of a passport (ICAO Doc 9303 part 4, TD3: two of 44 characters), as scanners type them into a form.

export interface MrzReading {
  readonly number: string;
  /** Three letters, fewer where the rest is filled up: D for Germany. */
  readonly nationality: string;
  /** All check digits agree. */
  readonly isRight: boolean;
}

const LINES =
  /^(?:P[A-Z<][A-Z<]{42})?([A-Z0-9<]{9})(\d)([A-Z<]{3})(\d{6})(\d)[MFX<](\d{6})(\d)([A-Z0-9<]{14})([\d<])(\d)$/;

/** Reads both lines, or the second alone, in capitals and without blanks; undefined for everything else. */
export function readMrz(text: string): MrzReading | undefined {
  const match = LINES.exec(text);
  if (!match) return undefined;
  const [, number, check, nationality, birth, ofBirth, expiry, ofExpiry, personal, ofPersonal, ofAll] = match as unknown as string[]; // prettier-ignore
  const whole = `${number!}${check!}${birth!}${ofBirth!}${expiry!}${ofExpiry!}${personal!}${ofPersonal!}`;
  const isRight =
    checkDigit(number!) === check &&
    checkDigit(birth!) === ofBirth &&
    checkDigit(expiry!) === ofExpiry &&
    (checkDigit(personal!) === ofPersonal || (ofPersonal === '<' && /^<+$/.test(personal!))) &&
    checkDigit(whole) === ofAll;
  return { number: number!.replaceAll('<', ''), nationality: nationality!.replaceAll('<', ''), isRight };
}

const WEIGHTS = [7, 3, 1] as const;

/** Weights 7, 3, 1 over digits as they are, A = 10 … Z = 35, `<` = 0; modulo 10. */
function checkDigit(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++)
    sum += (text[at] === '<' ? 0 : Number.parseInt(text[at]!, 36)) * WEIGHTS[at % 3]!;
  return String(sum % 10);
}
