// A column called 登记日期 whose times are all midnight holds days: the clock was put there by a program.
import type { FieldSettings } from '../../model/cleaned.ts';
import { openDateTime } from './normalizer.ts';

/** 登记日期, 入会日, create_date, DateAdded, zcrq; not update, datetime or 更新时间. */
const SPEAKS_OF_DAYS = /日期?$|rq$|(?<!up)dates?$|^date(?!time)/;
const DAY = 'YYYY-MM-DD'.length;

/**
 * @param header   the column's name
 * @param values   distinct non-blank cells of its sample
 * @param settings of the column, its other evidence included
 */
export function holdsWholeDays(header: string, values: readonly string[], settings: FieldSettings): boolean {
  const word = header.normalize('NFKC').toLowerCase().replace(/[([【].*?[)\]】]|[^\p{L}]/gu, ''); // prettier-ignore
  if (!SPEAKS_OF_DAYS.test(word)) return false;
  const normalizer = openDateTime(settings);
  let days = 0;
  for (const cell of values) {
    const { value, status } = normalizer.clean(cell);
    if (status !== 'ok' && status !== 'fixed') continue;
    if (value.length > DAY && value.slice(DAY) !== ' 00:00:00') return false;
    days++;
  }
  return days > 0;
}
