// What an address is matched by: one spelling for what people write in many. Lossy; never written.
import { toSimplified } from '../../text/han.ts';
import { readChineseNumeral } from '../plain/chinese-numeral.ts';
import { readDivisions } from './read-divisions.ts';
import { latinAddressKey } from './western.ts';

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const COUNTED =
  /[零〇一二三四五六七八九十百两]+(?=[号栋幢座层楼室户弄组队期段排巷支]|单元|丁目|番)(?!(?:十字|百货))/g;
const JAPANESE = /丁目|番地|\d番|[都道府県].{1,6}[市区町村]/u;

/**
 * Simplified, lower case, numerals as digits, no punctuation but the hyphen of 1-101, which is not 1101. In front today's
 * divisions from the province down: 浦东区世纪大道1号 and 上海市浦东新区世纪大道1号 have one key. `hint`: a city's code.
 */
export function addressKey(address: string, hint = ''): string {
  const wide = address.normalize('NFKC').toLowerCase();
  if (!HAN_OR_KANA.test(wide)) return latinAddressKey(wide);
  const text = toSimplified(JAPANESE.test(wide) ? japaneseNumbers(wide) : wide).replace(PHONE_TAIL, '');
  const reading = readDivisions(text, hint);
  if (reading === undefined || reading.code === '') return detailKey(text);
  const { province, city, district } = reading.places;
  return province + (city === province ? '' : city) + district + detailKey(text.slice(reading.end));
}

/** A receiver and a phone behind the address, and the words before them. */
const PHONE_TAIL =
  /[\s,，;；、]*(?:(?:收件人|收货人|联系人|收)[:：]?\s*(?:[\p{Script=Han}]{2,4})?)?(?:[\s,，;；(（][\p{Script=Han}]{2,4}(?:先生|女士|小姐)?|(?<=[号室房楼层栋座幢户])[\p{Script=Han}]{2,3}收)?[\s,，;；、:：(（]*(?:电话|手机|tel)?[:：]?\s*(?<!\d)(?:\+?86-?)?1[3-9]\d{9}(?!\d)[)）]?(?:\s*[(（]?[\p{Script=Han}]{2,4}[)）]?收?)?$/u;

function detailKey(text: string): string {
  return text
    .replace(COUNTED, (numeral) => readChineseNumeral(numeral) || numeral)
    .replace(/(?<=\d)#/g, '号')
    .replace(/(?<=[\da-z])[-–—](?=[\da-z])/g, '-')
    .replace(/(?<=\d)[^\p{L}\p{M}\p{N}-]+(?=\d)/gu, '-')
    .replace(/[^\p{L}\p{M}\p{N}-]+|(?<![\da-z号])-|-(?![\da-z])/gu, '');
}

/** 三丁目2番地の1号, 3丁目2番1号 → 3-2-1, as it is written short. */
function japaneseNumbers(text: string): string {
  return text
    .replace(COUNTED, (numeral) => readChineseNumeral(numeral) || numeral)
    .replace(/(\d+)丁目\s*(?:(\d+)\s*(?:番地?|-)?\s*の?\s*)?(?:(\d+)\s*号?)?/gu, (_whole, chome: string, block?: string, house?: string) => [chome, block, house].filter(Boolean).join('-'))
    .replace(/(\d+)番地?\s*の?\s*(\d+)\s*号?/gu, '$1-$2')
    .replace(/(\d+)番地?(?!\d)/gu, '$1')
    .replace(/(\d+-\d+(?:-\d+)?)号(?!室)/gu, '$1');
} // prettier-ignore
