// Garbled text turned back, when and only when that is proved: the text is, to the last character, what a wrong decoder
// makes of the repaired one, and the repaired one reads better by a clear margin. Anything less stays as it is: a wrong
// guess would destroy the only copy of what the file really said.
import { COMMON_HANGUL, COMMON_KANJI, COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from './common-characters.ts';
import { cyrillicBytes, gbkBytes, isEveryday, isInGb2312, latinBytes } from './garbled-bytes.ts';
import { looksGarbled, looksLike, mayBeGarbled } from './mojibake.ts';

/** Text decoded wrongly, written, and decoded wrongly again: ÃƒÂ©. More than this nobody has seen. */
const MAX_ROUNDS = 3;

/** What the cell really says, or undefined when it is fine, beyond repair, or not proved to be garbled. */
export function repairMojibake(cell: string): string | undefined {
  if (!mayBeGarbled(cell)) return undefined;
  let text: string | undefined;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const better = repairOnce(text ?? cell);
    if (better === undefined) break;
    text = better;
  }
  // Still garbled, or in no living script: then it was not understood, and the cell is better left alone.
  return text !== undefined && WRITTEN.test(text) && !looksGarbled(text) ? text : undefined;
}

function repairOnce(text: string): string | undefined {
  const looks = looksLike(text);
  if (looks.has('lost')) return undefined;
  if (looks.has('latin')) {
    const repaired = utf8OfLatin(text);
    if (repaired !== undefined) return repaired;
  }
  if (looks.has('cyrillic')) {
    const bytes = cyrillicBytes(text);
    const repaired = bytes && strictUtf8(bytes);
    if (repaired !== undefined && /^[\0-\x7f\xa0-\xbfЀ-ӿ‐-⁞№€]+$/.test(repaired)) return repaired;
  }
  if (looks.has('gbk-word')) {
    const repaired = gbkOfLatin(text);
    if (repaired !== undefined) return repaired;
  }
  return looks.has('han') ? utf8OfGbk(text) : undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Scripts of living languages, and the signs people type. */
const WRITTEN =
  /^(?:[\t\n\r -~\xa0-\u024f\u02b0-\u036f\u0370-\u052f\u0531-\u058f\u05d0-\u05f4\u060c-\u06ff\u0904-\u0d7f\u0e01-\u0e5b\u10a0-\u10ff\u1e00-\u1fff\u200b-\u205e\u20a0-\u20bf\u2100-\u23ff\u2460-\u27bf\u2e80-\u30ff\u3105-\u312f\u3200-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\ufe0f\ufe30-\ufe4f\ufeff\uff01-\uffe6]|[\u{1f000}-\u{1faff}]|[\u{20000}-\u{3134f}])+$/u;
/** A small accented letter behind capitals: AMANHÃ, then a no-break space, is no AMANHà. */
const ODD_CASE = /[A-ZÀ-Þ]{2}[ß-öø-ÿ](?![a-zß-öø-ÿ])/;

function utf8OfLatin(text: string): string | undefined {
  const repaired = utf8OfLatinBytes(text) ?? utf8OfLatinBytes(withLostSpaces(text));
  return repaired === undefined || ODD_CASE.test(repaired) || isOnePair(text) ? undefined : repaired;
}

/** Two bytes and no letter beside them: Å® is Ů in UTF-8 and 女 in GBK. */
const isOnePair = (text: string): boolean =>
  /^[^A-Za-z\x80-\uffff]*[^\0-\x7f]{2}[^A-Za-z\x80-\uffff]*$/.test(text);

function utf8OfLatinBytes(text: string): string | undefined {
  const bytes = latinBytes(text);
  return bytes && strictUtf8(bytes);
}

/** A0, which many characters end in (张 is E5 BC A0), looks like a space and often became one. Only Han get it back. */
function withLostSpaces(text: string): string {
  return text.replace(/([ä-é])([^\0-\x7f]) (?=$|[ä-é]|[\0-\x7f])|([ä-é]) (?=[^\0-\x7fÀ-ÿ])/g, (_, lead, next, only) =>
    only === undefined ? `${String(lead)}${String(next)}\xa0` : `${String(only)}\xa0`,
  ); // prettier-ignore
}

const CJK_WRITTEN = /^[\0-\x7f\u3000-\u303f\u3041-\u30ff\u4e00-\u9fff\uff01-\uff5e·—‘’“”…￥]+$/;
const HAN = /[\u4e00-\u9fff]/g;
/** How much rarer the garbled characters must be than the repaired ones, on the scale of {@link rarity}. */
const RARER = 0.5;

/** Runs of what is not ASCII, each of them UTF-8 read as GBK, or the cell is left alone. */
function utf8OfGbk(text: string): string | undefined {
  let repaired = '';
  for (const part of text.match(/[\0-\x7f]+|[^\0-\x7f]+/g) ?? []) {
    if (part.charCodeAt(0) < 0x80) {
      repaired += part;
      continue;
    }
    const bytes = gbkBytes(part);
    const decoded = bytes && strictUtf8(bytes);
    if (decoded === undefined || !CJK_WRITTEN.test(decoded) || /[\0-\x7f]/.test(decoded)) return undefined;
    repaired += decoded;
  }
  const characters = repaired.match(/[\u3041-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
  return characters >= 2 && rarity(repaired) + RARER <= rarity(text) ? repaired : undefined;
}

/** Mean rarity of the characters that are not ASCII: 0 everyday, 1 in GB2312's second level, 2 beyond. */
function rarity(text: string): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    count++;
    if (isDrawing(unit)) sum += 2;
    else if (unit < 0x4e00) sum += unit >= 0x2010 && unit < 0x3100 ? 0 : 1;
    else if (unit < 0xfe30) sum += isEveryday(unit) ? 0 : isInGb2312(unit) ? 1 : 2;
  }
  return sum / count;
}

/** Lines and corners of the boxes terminals drew: between characters nobody types them. */
const isDrawing = (unit: number): boolean => unit >= 0x2500 && unit < 0x2580;

const gb2312 = new TextDecoder('gb18030', { fatal: true });

/**
 * GBK read as windows-1252. Two bytes that happen to be a GBK character prove little, so the characters must be ones
 * people use, with a word among them, or the bytes must not be as good a word in the encodings that share this look: Cyrillic and Greek,
 * Arabic, Japanese, Korean.
 */
function gbkOfLatin(text: string): string | undefined {
  const runs = text.match(/[^\0-\x7f]+/g) ?? [];
  if (!runs.every((run) => run.length % 2 === 0 && /^(?:[¡£°-÷][¡-þ])+$/.test(run))) return undefined;
  const decode = (run: string): string => gb2312.decode(latinBytes(run));
  let repaired: string;
  try {
    repaired = text.replace(/[^\0-\x7f]+/g, decode);
  } catch {
    return undefined;
  }
  const han = repaired.match(HAN)?.join('') ?? '';
  if (han === '' || !CJK_WRITTEN.test(repaired)) return undefined;
  const hasWord = COMMON_WORD.test(repaired);
  // 男 and 无 would do as two Cyrillic capitals, but nobody has a column of those.
  const isChinese = /^[男女无]$/.test(repaired) || (hasWord && han.length > 2);
  if (!isChinese && (runs.every(isCasedWord) || runs.every(isArabicWord))) return undefined;
  const bytes = latinBytes(runs.join(''));
  const rivals = [
    commonShare(
      readAs(bytes, 'euc-kr')
        .match(/[가-힣]/g)
        ?.join('') ?? '',
      hangul(),
    ),
    commonShare(readAs(bytes, 'euc-jp'), japanese()),
  ];
  const share = commonShare(han, chinese());
  return share >= 2 / 3 && (hasWord || share >= Math.max(...rivals) + 1 / 3) ? repaired : undefined;
}

/** Four bytes or more that no other encoding has a word for. A customer list is full of these. */
const COMMON_WORD = new RegExp(
  [
    '公司|集团|有限|股份|科技|贸易|实业|工程|银行|医院|大学|学院|学校|酒店|超市|中心|工厂',
    '先生|女士|小姐|客户|会员|用户|测试|未知|没有|电话|手机|地址|备注',
    '北京|天津|河北|山西|内蒙|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门',
    '石家庄|太原|沈阳|大连|长春|哈尔滨|南京|苏州|无锡|杭州|宁波|温州|合肥|福州|厦门|泉州|南昌|济南|青岛|郑州|洛阳|武汉|长沙|广州|深圳|佛山|东莞|南宁|海口|成都|贵阳|昆明|西安|兰州|西宁|银川',
  ].join('|'),
);

/** All small, all capital, or one capital in front: a word of an alphabet in windows-1251, KOI8-R or windows-1253. */
function isCasedWord(run: string): boolean {
  return /^[«»¹]?(?:[À-ß]?[à-ÿ]+|[à-ÿ]?[À-ß]+)[«»¹]?$/.test(run);
}

/** Letters of windows-1256 only, most of them the commonest ten. */
function isArabicWord(run: string): boolean {
  if (!/^[Á-ÖØ-ÛáãäåæìíÝÞß]+$/.test(run)) return false;
  return (run.match(/[ÇáíæãäÊÑÈÏ]/g)?.length ?? 0) * 2 >= run.length;
}

const readAs = (bytes: Uint8Array | undefined, encoding: 'euc-kr' | 'euc-jp'): string =>
  new TextDecoder(encoding).decode(bytes);

function commonShare(text: string, common: ReadonlySet<string>): number {
  let known = 0;
  for (const character of text) if (common.has(character)) known++;
  return text === '' ? 0 : known / text.length;
}

let sets: Record<'chinese' | 'japanese' | 'hangul', ReadonlySet<string>> | undefined;

function commonSets(): NonNullable<typeof sets> {
  return (sets ??= {
    chinese: new Set(COMMON_SIMPLIFIED + COMMON_TRADITIONAL),
    japanese: new Set(
      COMMON_KANJI +
        COMMON_SIMPLIFIED +
        COMMON_TRADITIONAL +
        String.fromCharCode(...Array.from({ length: 0xbc }, (_, at) => 0x3041 + at)),
    ),
    hangul: new Set(COMMON_HANGUL),
  });
}

const chinese = (): ReadonlySet<string> => commonSets().chinese;
const japanese = (): ReadonlySet<string> => commonSets().japanese;
const hangul = (): ReadonlySet<string> => commonSets().hangul;
