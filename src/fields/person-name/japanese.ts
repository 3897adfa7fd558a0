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

/** Surnames of two characters or three that many people bear, in today's spelling. */
const SURNAMES: ReadonlySet<string> = new Set(
  `佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 石川 山下 中島 石井 小川 前田 岡田
  長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 三浦 藤原 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田
  酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保
  佐野 野村 松尾 菊地 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 中田 久保田 服部 川崎
  岩田 土屋 福島 本田 樋口 秋山 田口 永井 山中 中西 吉村 川上 大島 石原 松岡 浜田 森本 矢野 馬場 松下 広瀬 浅野 小池 熊谷 荒井 大久保 吉岡 望月 小笠原`
    .split(/\s+/)
    .map(foldHan),
);

/** The common surname a name in kanji begins with; '' for none. 佐藤花子 → 佐藤. */
export function japaneseSurnameOf(name: string): string {
  const folded = foldHan(name);
  if (folded.length !== name.length || !/^[\p{Script=Han}々]{2,6}$/u.test(name)) return '';
  return [3, 2].map((length) => name.slice(0, length)).find((head) => SURNAMES.has(foldHan(head))) ?? '';
}

/** Forms of address that only Japanese has. */
export const JAPANESE_TITLE = /^(?:様|样|さま|さん|殿|ちゃん|くん|氏)$/u;

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
