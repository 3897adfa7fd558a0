// How the rows begin that stand at the end of an export and are no records: sums, counts, remarks, who printed it when.
// Delimited text and sheets ask alike; what is special to each is decided there.

const SUM =
  /^(?:合\s*[计計]|总\s*计|総\s*計|共\s*计|小\s*[计計]|累\s*计|总\s*数|汇\s*总|합계|총계)(?:\s*[（(][^）)]{0,20}[）)])?\s*[:：]?\s*[\d,.]*$/;
/** Words of an alphabet may be a company's name: a row of sums must leave cells blank. */
const SUM_OR_NAME =
  /^(?:(?:grand|sub)[\s-]?)?(?:total|sum)s?\s*:?\s*[\d,.]*$|^(?:summe|gesamt|итого|itogo)\s*:?$/i;
const AMOUNT = /^[\s¥￥$€£]*[-+(]?[\d,.\s]+%?\)?\s*\p{L}{0,3}$/u;
/** Someone called Total has a telephone. */
const PHONE = /^(?:1[3-9]\d{9}|0\d{9,11})$/;

/** Remarks that say themselves that they are no record. */
const REMARKS: readonly RegExp[] = [
  /^(?:合计|总计|小计|共计|累计|汇总|合計|総計|小計|합계|총계)\s*[:：]/,
  /^(?:grand )?totals?\s*[:：(=]/i,
  /^(?:总?共|合计|总计)?\s*计?\s*[:：]?\s*[\d,]+\s*(?:条|行|个|位|笔|户|名|家)/,
  /^\(?[\d,]+\s*(?:rows?|records?|lines?|entries|customers?)\b/i,
  /^(?:total|number of)\s+(?:rows?|records?|lines?|entries|customers?)\b/i,
  /^[-=*_#~—\s]*(?:the )?end(?: of (?:file|report|data|list|export))?[-=*_#~—\s.]*$/i,
  /^[-=*_#~—\s]*(?:文件)?(?:结束|完|以上)[-=*_#~—\s.。]*$/,
  /^[-=*_~—]{3,}$/,
  /^(?:导出|打印|制表|统计|生成|下载)(?:时间|日期|人|员|者|于)\s*[:：]/,
  /^(?:exported|generated|printed|created|downloaded|report generated)\s+(?:on|at|by|from)\b/i,
  /^(?:备注|说明|注|notes?|remarks?|disclaimer|source|数据来源)\s*[:：]/i,
  /^(?:page|第)\s*\d+\s*(?:of|\/|页)/i,
];

/** What a cell that stands alone in a row may begin with when it is a remark about the table: `制表人：`, `Source: `. */
const NOTE =
  /^[\p{L} ]{1,16}[:：](?!\/\/)|^(?:注|备注|说明|制表|打印|导出|数据来源|以上|以下|共\s*\d|第\s*\d+\s*页|end of |source\b|generated\b|exported\b|printed\b|page \d)/iu;
const MIN_NOTE_WIDTH = 3;

/** So many rows that could be no records are records. */
export const MAX_FOOTER_ROWS = 20;

/** How a row stands in its file. */
export interface FooterPlace {
  /** Cells were left out, not blank, as in a line of text without the delimiters. A sheet leaves blank cells out too. */
  readonly isShort: boolean;
  /** A blank row or line parts it from the table. */
  readonly isApart: boolean;
}

/** Whether a row could be no record of a table this wide; true only matters after the last record. */
export function isFooterRow(
  cells: readonly string[],
  width: number,
  { isShort, isApart }: FooterPlace,
): boolean {
  const [first, ...others] = filledCells(cells);
  if (first === undefined) return false;
  if (others.every((cell) => AMOUNT.test(cell) && !PHONE.test(cell))) {
    if (width > 1 && SUM.test(first)) return true;
    if (others.length + 1 < width && SUM_OR_NAME.test(first)) return true;
  }
  const isAlone = others.length === 0 && width > 1;
  if ((isAlone || isShort) && REMARKS.some((remark) => remark.test(first))) return true;
  return isAlone && width >= MIN_NOTE_WIDTH && (isApart || NOTE.test(first));
}

function filledCells(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
