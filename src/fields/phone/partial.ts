import type { Cleaned } from '../../model/cleaned.ts';

const LEAST_SHOWN = 6;
/** A number with a digit too many or too few, or a wrong one where no number begins so. */
const MISTYPED: ReadonlySet<string> = new Set(['phone/too-short', 'phone/too-long', 'phone/invalid']);

/** `138****8001` → `138*8001`; `1380013800`, a digit short → `1380013800?`; '' for a cell that tells nothing. */
export function partialPhone({ value, issues }: Cleaned): string {
  const plain = value.normalize('NFKC').replace(/^\s*(?:\+|00)?86[\s-]*(?=\d)/, '');
  if (issues.includes('phone/masked')) {
    const shown = plain.replace(/[xX*•●?_#]+|\.{3}/g, '*').replace(/[^\d*]+/g, '').replace(/\*+/g, '*'); // prettier-ignore
    return /^\d*\*\d*$/.test(shown) && shown.length > LEAST_SHOWN ? shown : '';
  }
  if (!issues.some((issue) => MISTYPED.has(issue)) || /[^\d\s()+-]/.test(plain)) return '';
  const digits = plain.replace(/\D+/g, '');
  return digits.length >= 7 && digits.length <= 13 ? `${digits}?` : '';
}
