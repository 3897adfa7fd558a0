import { regionAtStart } from '../fields/company/regions.ts';

const CHINESE_PARTS = /[省市区县镇乡街道路巷弄号栋幢座楼室村]/g;
const WESTERN_STREET =
  /^\d{1,6}[a-z]?[ ,]+(?:\p{L}[\p{L}'.]*[ ,]+){1,4}|(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse) ?\d|^(?:rue|avenue|via|calle|c\/|av\.) /iu;
const WESTERN_WORD =
  /\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square|sq|suite|apt|unit|floor|fl|po box)\b/i;

/** Does this text look like an address? Region names with more behind them, two parts of one, or a Western street line. */
export function isAddressLike(text: string): boolean {
  const value = text.trim();
  if (value.length < 5 || value.length > 200) return false;
  if (/\p{Script=Han}/u.test(value)) {
    const parts = new Set(value.match(CHINESE_PARTS) ?? []).size;
    const region = regionAtStart(value);
    const more = region === undefined ? 0 : value.length - region.length;
    if (/公司$/.test(value)) return false;
    return parts >= 2 || (region !== undefined && more >= 3 && parts >= 1);
  }
  return /\d/.test(value) && (WESTERN_WORD.test(value) || WESTERN_STREET.test(value));
}
