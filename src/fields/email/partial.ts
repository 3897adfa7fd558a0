import type { Cleaned } from '../../model/cleaned.ts';

const SHOWN = /^[^\s@*]*\*[^\s@*]*@[^\s@*]+\.[a-z]{2,}$/;

/** `li***@qq.com` → `li*@qq.com`; '' for a cell that tells nothing, or hides its domain. */
export function partialEmail({ value, issues }: Cleaned): string {
  if (!issues.includes('email/masked')) return '';
  const shown = value.normalize('NFKC').toLowerCase().trim().replace(/\*+/g, '*');
  return SHOWN.test(shown) && !shown.startsWith('*@') ? shown : '';
}
