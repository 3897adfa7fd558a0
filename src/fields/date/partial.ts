import type { Cleaned } from '../../model/cleaned.ts';

/** `1985年6月` → `1985-06`, `1985` → `1985`; a day that does not exist, `1922-02-90` → `1922-02-90?`; '' for nothing. */
export function partialDate({ value, issues, status }: Cleaned): string {
  const text = value.normalize('NFKC').trim();
  if (issues.includes('date/no-day')) {
    const [, year = '', month = ''] = /^((?:19|20)\d\d)(?:\D+(\d{1,2})\D*)?$/.exec(text) ?? [];
    if (year === '') return '';
    return month === '' ? year : `${year}-${month.padStart(2, '0')}`;
  }
  if (status !== 'invalid') return '';
  const [, year = '', month = '', day = ''] =
    /^((?:19|20)\d\d)[-/.年]?(\d\d)[-/.月]?(\d\d)日?$/.exec(text) ?? [];
  return year === '' ? '' : `${year}-${month}-${day}?`;
}
