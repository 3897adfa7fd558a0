// The last rows of a sheet are often no records. They are set aside, never dropped.
import { filledCells, isFooterRow } from './footer-rules.ts';

/** What a cell that stands alone in a row may begin with, or hold, when it is a remark about the table. */
const NOTE =
  /[:：]|^(?:注|备注|说明|制表|打印|导出|数据来源|以上|以下|共\s*\d|第\s*\d+\s*页|end of |source\b|generated\b|exported\b|printed\b|page \d)/i;
const MIN_NOTE_WIDTH = 3;

/** Whether a row could be a footer of a table this wide; true only matters after the last record. */
export function looksLikeFooter(cells: readonly string[], width: number, isAfterBlankRow: boolean): boolean {
  // A sheet leaves out blank cells at the end of a record, too.
  if (isFooterRow(cells, width, false)) return true;
  const [first, ...others] = filledCells(cells);
  if (first === undefined || others.length > 0 || width < MIN_NOTE_WIDTH) return false;
  return isAfterBlankRow || NOTE.test(first);
}
