// Spellings of Japanese names that one family writes in several ways. Keys only.
import { toSimplified } from '../../text/han.ts';

/** Japanese simplifications and family variants, each with the character simplified Chinese has for it. */
const KANJI: ReadonlyMap<string, string> = new Map(
  Array.from(
    '髙高﨑崎嵜崎碕崎斎斋斉齐辺边邉边沢泽浜滨濵滨桜樱渋涩広广栄荣楽乐実实関关竜龙滝泷塩盐豊丰薗园円圆恵惠徳德歩步黒黑児儿亜亚壱壹図图総总頼赖穂穗瀬濑嶋岛嶌岛舘馆鉄铁顕显剣剑戸户戶户呉吴黄黄眞真槙槇曽曾祢弥彌弥圀国寛宽隠隐蔵藏駒驹鶏鸡択择拡扩県县砕碎酔醉雑杂髪发証证検检権权済济渓溪焼烧畑畑庁厅対对団团帯带弾弹掲揭摂摄収收従从徴征悪恶戦战拝拜挙举択择敎教昻昂晩晚桟栈様样浅浅浄净渇渴湿湿満满漢汉獣兽瑠瑠畳叠砿矿禄禄穏稳粋粋経经絵绘継继続续緑绿縁缘繊纤聴听臓脏荘庄薬药覚觉訳译諸诸謡谣譲让賛赞転转軽轻遅迟遥遥郷乡鋭锐録录陥陷険险霊灵静静頬颊駅驿騒骚髄髓鴬莺麦麦黙默斎斋'.match(
      /../gu,
    ) ?? [],
    (pair) => {
      const [from = '', to = ''] = Array.from(pair);
      return [from, to] as const;
    },
  ),
);
const HOLDS_KANJI = new RegExp(`[${[...KANJI].filter(([from, to]) => from !== to).map(([from]) => from).join('')}]`, 'u'); // prettier-ignore

/** 斎藤, 斉藤, 齋藤, 齊藤 are four spellings of Saitō. */
const SAITO = /^[斋齐]藤/;

/** Simplified Chinese of a Han text, Japanese characters included: 渡邉 and 渡辺 both become 渡边. */
export function foldHan(text: string): string {
  let folded = toSimplified(text);
  if (HOLDS_KANJI.test(folded)) folded = folded.replace(new RegExp(HOLDS_KANJI, 'gu'), (kanji) => KANJI.get(kanji) ?? kanji); // prettier-ignore
  return SAITO.test(folded) ? `斋${folded.slice(1)}` : folded;
}

const SMALL_KANA: Readonly<Record<string, string>> = {
  ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ', ッ: 'ツ', ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ',
}; // prettier-ignore

/** Katakana of full size without lengthening marks: さいとう, サイトウ and ｻｲﾄｳ are one, ユーコ and ユウコ are two. */
export function foldKana(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[ァィゥェォッャュョヮヵヶ]/g, (small) => SMALL_KANA[small] ?? small)
    .replace(/[ー・･ ]/g, '');
}
