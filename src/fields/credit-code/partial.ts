import type { Cleaned } from '../../model/cleaned.ts';

const PREFIX = 15;
/** Where the organisation code, which is the key, stands in a credit code. */
const [FROM, TO] = [8, 17] as const;

/** As {@link partialId} does: the organisation code inside, with stars for what is lost, or a question mark behind a wrong one. */
export function partialCode({ value, issues }: Cleaned): string {
  const code = value.normalize('NFKC').toUpperCase().replace(/[\s._\u2010-\u2015-]/g, ''); // prettier-ignore
  if (issues.includes('uscc/masked')) {
    const shown = code.length === 18 ? code.slice(FROM, TO).replace(/[*●•X]+/g, '*') : '';
    return /^[0-9A-Z]*\*[0-9A-Z]*$/.test(shown) && shown.length > 4 ? shown : '';
  }
  if (issues.includes('uscc/excel-damaged'))
    return /^\d{18}$/.test(code) ? `${code.slice(FROM, PREFIX)}*` : '';
  return issues.includes('uscc/checksum') && /^[0-9A-Z]{18}$/.test(code) ? `${code.slice(FROM, TO)}?` : '';
}
