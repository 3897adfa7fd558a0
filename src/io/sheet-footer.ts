// The last rows of an export are often no records: sums, and who printed it when. They are set aside, never dropped.

const TOTALS_ZH =
  /^(?:合\s*计|总\s*计|共\s*计|小\s*计|累\s*计|总\s*数|汇\s*总)(?:\s*[（(][^）)]{0,20}[）)])?\s*[:：]?\s*[\d,.]*$/;
// English words may be a company's name: a row of sums must leave cells blank.
const TOTALS_EN = /^(?:(?:grand|sub)[\s-]?)?(?:total|sum)s?\s*:?\s*[\d,.]*$/i;
const AMOUNT = /^[\s¥￥$€£]*[-+(]?[\d,.\s]+%?\)?\s*\p{L}{0,3}$/u;
const PHONE = /^(?:1[3-9]\d{9}|0\d{9,11})$/;
const NOTE =
  /[:：]|^(?:注|备注|说明|制表|打印|导出|数据来源|以上|以下|共\s*\d|第\s*\d+\s*页|end of |source\b|generated\b|exported\b|printed\b|page \d|[-*=—_]{3,})/i;
const MIN_NOTE_WIDTH = 3;

/** Whether a row could be a footer of a table this wide; true only matters after the last record. */
export function looksLikeFooter(cells: readonly string[], width: number, isAfterBlankRow: boolean): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first, ...others] = filled;
  if (first === undefined) return false;
  // Someone called Total has a telephone.
  if (others.every((cell) => AMOUNT.test(cell) && !PHONE.test(cell))) {
    if (TOTALS_ZH.test(first)) return true;
    if (TOTALS_EN.test(first) && filled.length < width) return true;
  }
  return others.length === 0 && width >= MIN_NOTE_WIDTH && (isAfterBlankRow || NOTE.test(first));
}
