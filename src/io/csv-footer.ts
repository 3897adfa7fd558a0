// Lines that are no records although they stand among them: sums and remarks at the end of an export, comments.
import type { Dialect } from '../model/record.ts';
import { parseCsv } from './csv-parse.ts';

const SUM =
  /^(?:合计|总计|小计|共计|累计|汇总|合計|総計|小計|합계|총계|(?:grand |sub)?totals?|sum|summe|gesamt|itogo|итого)\s*[:：]?$/i;
const REMARKS: readonly RegExp[] = [
  /^(?:合计|总计|小计|共计|累计|汇总|合計|総計|합계|총계)\s*[:：]/,
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

const MAX_FOOTER_LINES = 20;

/**
 * The lines at the end of a text that are no records, as they stand there: sums, counts, remarks. `tail` starts at a
 * line's start; `width` is the number of cells a record has.
 */
export function findFooter(tail: string, dialect: Dialect, width: number): string[] {
  const lines = tail.split(dialect.eol === '\r' ? /\r\n?/ : /\r*\n/);
  const footer: string[] = [];
  for (const line of lines.reverse()) {
    if (line.replaceAll('\r', '') === '') continue;
    const text = line.replace(/\r+$/, '');
    if (footer.length === MAX_FOOTER_LINES || !isFooter(cellsOf(text, dialect), width)) break;
    footer.push(text);
  }
  return footer;
}

function cellsOf(line: string, dialect: Dialect): string[] {
  if (dialect.delimiter.length > 1) return line.split(dialect.delimiter);
  return parseCsv(line, dialect).rows[0] ?? [];
}

function isFooter(cells: readonly string[], width: number): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = '', ...others] = texts;
  if (width > 1 && texts.length === 1 && REMARKS.some((remark) => remark.test(first))) return true;
  if (cells.length < width && REMARKS.some((remark) => remark.test(first))) return true;
  // A sum: the word, and nothing but amounts beside it. Someone called Total has a telephone, or a city.
  const amounts = others.every(
    (cell) => /^[^\d\p{L}]{0,2}[\d,]*\.?\d+%?$/u.test(cell) && !/^(?:1[3-9]\d{9}|0\d{9,11})$/.test(cell),
  );
  return width > 1 && SUM.test(first) && amounts && (texts.length < cells.length || cells.length < width);
}

/** The code of a record with too few or too many cells. */
export function misfitCode(cells: readonly string[], raw: string, width: number): string {
  if (/^\s*(?:#|\/\/)/.test(raw)) return 'row/comment';
  return cells.length < width ? 'row/too-few-cells' : 'row/too-many-cells';
}
