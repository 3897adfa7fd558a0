import type { Cleaned } from '../../model/cleaned.ts';

const PREFIX = 15;

/**
 * What a masked, rounded or mistyped number still tells: `110105********002X` → `110105*002X`; the fifteen digits a
 * spreadsheet leaves → `110101199003072*`; one that fails its check, and so holds a wrong character → `…?`.
 */
export function partialId({ value, issues }: Cleaned): string {
  const id = value.normalize('NFKC').toUpperCase().replace(/[\s._\u2010-\u2015-]/g, ''); // prettier-ignore
  if (issues.includes('cn-id/masked')) {
    const shown = id.replace(/(?:[*●•]|X{2,}(?!$))+/g, '*');
    return /^\d*\*\d*X?$/.test(shown) && shown.length > 4 ? shown : '';
  }
  if (issues.includes('cn-id/excel-damaged')) return /^\d{18}$/.test(id) ? `${id.slice(0, PREFIX)}*` : '';
  const isMistyped = issues.includes('cn-id/checksum') || issues.includes('cn-id/length');
  return isMistyped && /^\d{16,18}[\dX]$/.test(id) ? `${id}?` : '';
}
