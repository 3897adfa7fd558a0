import type { Cleaned, FieldSettings } from '../../model/cleaned.ts';
import { joinHan } from '../../text/hygiene.ts';
import { isEvidence, keptAsTyped, NO_KEYS, tidyAndFold, withoutValue, written } from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { addressKey } from './address-key.ts';
import { holdsPlainDivisions, readDivisions } from './read-divisions.ts';
import { withEdits, type DivisionReading } from './resolve-divisions.ts';

/**
 * Addresses. What is written: half-width letters and digits, no spaces inside Chinese, no label; the divisions an address
 * begins with under their official names (浦东区, 广东深圳南山区), once. Levels nobody wrote are not added, a division that is
 * no more keeps its name: both are in the key and in {@link Cleaned.parts}.
 */
export const openAddress: OpenField = (settings) => {
  const hint = settings.profile.city ?? '';
  const clean = (cell: string): Cleaned => cleanAddress(cell, hint, settings.split === true);
  return {
    clean,
    ...(settings.split === true ? {} : { accepts: holdsPlainDivisions }),
    keys(cleaned) {
      if (!isEvidence(cleaned)) return NO_KEYS;
      const key = addressKey(cleaned.value, hint);
      return key === '' ? NO_KEYS : [key];
    },
  };
};

const LABEL =
  /^(?:(?:收货|收件|详细|通讯|联系|家庭|公司|办公|注册|寄送|邮寄|送货)?(?:地址|住址)|address|addr\.?)\s*[:：]\s*/i;
/** 3-2 became 3月2日, 3-Feb or Mar-02 in a spreadsheet. */
const DATE =
  /^(?:\d{1,2}月\d{1,2}日|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2}|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?: 0?0:00(?::00)?)?)$/i;
const PHONE = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/;
const HAN = /\p{Script=Han}/u;

function cleanAddress(cell: string, hint: string, split: boolean): Cleaned {
  const { text, issues } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  if (DATE.test(text)) return keptAsTyped(cell, 'lossy', 'address/date-damage');
  const bare = text.replace(LABEL, '') || text;
  // Between an address and the person behind it a space says something.
  const holdsPhone = PHONE.test(bare);
  let value = holdsPhone ? bare : joinAddress(bare);
  const tidy = value;
  let reading: DivisionReading | undefined;
  let confidence = 1;
  if (HAN.test(value)) {
    reading = readDivisions(value, hint);
    confidence = reading?.confidence ?? 0;
    // An edit may uncover another; what does not come to rest is left alone.
    for (let round = 0; reading !== undefined && reading.edits.length > 0; round++) {
      const next: string = round < 3 ? withEdits(value, reading.edits) : tidy;
      if (next === tidy && round > 0) break;
      value = next;
      reading = readDivisions(value, hint);
    }
  }
  const found = reading?.issues ?? [];
  const flags = holdsPhone ? [...found, 'address/contains-phone'] : found;
  const rule = value !== tidy ? 'address/division' : bare !== text ? 'address/label' : 'text/tidy';
  const all = flags.length === 0 ? issues : [...issues, ...flags];
  const cleaned = written(cell, value, rule, all, flags.length > 0 ? 'suspect' : 'ok');
  return split && reading !== undefined
    ? { ...cleaned, parts: partsOf(reading, Math.min(confidence, reading.confidence)) }
    : cleaned;
}

/** 世纪大道 100号 3栋 A座; Japanese puts a space before the name of a building. */
function joinAddress(text: string): string {
  const joined = joinHan(text);
  if (!joined.includes(' ') || !STARTS_HAN.test(joined) || KANA.test(joined)) return joined;
  return joined.replace(BESIDE_NUMBER, '');
}

const STARTS_HAN = /^\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]|丁目/u;
const BESIDE_NUMBER =
  /(?<=\p{Script=Han}) +(?=\d|[A-Za-z][\d\p{Script=Han}-])|(?<=\d|(?<![A-Za-z])[A-Za-z]) +(?=\p{Script=Han})/gu;

/** The columns `--split-address` adds, in order. */
export const ADDRESS_PARTS = ['province', 'city', 'district', 'code', 'confidence'] as const;

function partsOf({ places, code }: DivisionReading, confidence: number): readonly string[] {
  const { province, city, district } = places;
  return [province, city, district, code, confidence === 0 ? '' : String(confidence)];
}

/** The city nearly all addresses of a sample are in that name one; undefined when they name several, or too few do. */
export function majorityCity(values: readonly string[]): FieldSettings['profile']['city'] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const value of values) {
    if (!HAN.test(value)) continue;
    const reading = readDivisions(joinHan(tidyAndFold(value).text));
    if (reading === undefined || !reading.sure || reading.code === '' || reading.code.endsWith('0000'))
      continue;
    all++;
    const city = `${reading.code.slice(0, 4)}00`;
    counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  for (const [city, count] of counts) if (all >= ENOUGH && count >= all * NEARLY_ALL) return city;
  return undefined;
}

const ENOUGH = 10;
const NEARLY_ALL = 0.9;
