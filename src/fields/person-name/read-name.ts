// What kind of thing stands in a name cell, the name in it, and the folded full name it is matched by. Only a whole name
// of one person is evidence: 张先生, 张*, 张三、李四 and 匿名 get no key.
import { toSimplified } from '../../text/han.ts';
import { joinHan } from '../../text/hygiene.ts';
import { isPlaceholder, isTestWord } from '../../text/placeholders.ts';
import { foldHan, JAPANESE_TITLE, japaneseSurnameOf } from './japanese.ts';
import { keysOfLatin } from './latin-key.ts';
import { isFullName, peelHanName, type Aside } from './name-asides.ts';
import { reading, type NameReading } from './name-reading.ts';
import { SHIPPED_NAME_WORDS, type NameWords } from './name-words.ts';
import { readLatinName } from './read-latin-name.ts';
import { foldSurnameOf } from './split-han-name.ts';
import { dotForSpace, isTransliteration, unifyDots } from './transliteration.ts';

const HAN = /\p{Script=Han}/u;
const NONE: readonly string[] = [];

/** Reads a tidied cell. */
export function readName(text: string, words: NameWords = SHIPPED_NAME_WORDS): NameReading {
  if (saysNothing(text)) return reading('placeholder', text);
  const read = HAN.test(text) ? readHanName(text, words) : readLatinName(text);
  // Mr A. A. A.: a form of address makes nobody of it.
  return read.aside.length > 0 && saysNothing(read.name) ? reading('placeholder', text) : read;
}

function saysNothing(text: string): boolean {
  return isPlaceholder(text) || isTestWord(text) || (text.length <= LONGEST_NOBODY && NOBODY.test(text));
}

const LONGEST_NOBODY = 24;

const MASK =
  /[*●○■□◆×╳＊✱⁎]|某|_{1,3}$|^\p{Script=Han}{1,2}[xX]{1,3}$|^\p{Script=Han}[xX×]\p{Script=Han}$|^\p{Script=Han}{1,2}(?:〇〇|口口)$|^[xX]{1,3}(?:先生|女士|小姐|太太|\p{Script=Han})$/u;
/** Accounts nobody has named, and words for somebody. */
const NOBODY =
  /^(?:(?:微信|匿名|系统|默认|测试|手机|平台|线上|线下|普通)?(?:用户|游客|访客|散客|会员)|客户|顾客|客人)[\s_-]*\d*$|^(?:用户|会员)[\s_-]*[a-z\d]{4,}$|^(?:未命名|无名氏?|未署名|佚名|新(?:客户|用户)\d*)$|^(?:测试|test)[\s_-]*(?:用户|账号|客户|数据|test|user|\p{Script=Han}{1,3})?[\s_-]*\d*$|^(?:guest|user|customer|anonymous)[\s_-]*\d*$|^(?:no|first|last|full|your)[\s_-]*name$|^first ?name last ?name$/iu;
/** 张三夫妇, 张三等3人 */
const AND_OTHERS = /(?:夫妇|夫妻|夫妻俩|伉俪|一家|全家|等(?:\d+|[两二三四五六七八九十几]+)人)$/u;
/** A question mark where a code page had no such character: 王?, 张?明. */
const LOST = /^\p{Script=Han}{0,3}[?？]{1,3}\p{Script=Han}{0,3}$/u;
const COMPANY =
  /公司|集团|有限|股份|(?:事务所|工作室|经营部|门市部|合作社|委员会|基金会|协会|商行|银行|医院|大学|学院|学校|中学|小学|幼儿园|研究院|研究所|酒店|饭店|宾馆|餐厅|超市|药店|药房|商店|专卖店|旗舰店|便利店|小吃店|服装店|美容院|诊所|加油站|管理处|办事处|政府|街道办|村委会|居委会|派出所|.{2}中心|.{2}厂|.{2}部门)$/;
/** Words of running text and of nicknames; no given name has them. */
const UNLIKELY = /[的了吗呢吧们我你他她它这哪啊哦嗯呀]/;
/** Fonts of police stations and banks put rare characters here; nobody else can tell which. */
const PRIVATE_USE = /[\ue000-\uf8ff]/;

function readHanName(text: string, words: NameWords): NameReading {
  const folded = toSimplified(text.normalize('NFKC'));
  if (MASK.test(folded)) return reading('masked', writeHan(text), { gender: words.honorifics.genderOf(folded, words.surnames) }); // prettier-ignore
  if (LOST.test(folded)) return reading('lost-character', writeHan(text));
  const peeled = peelHanName(text, words);
  const name = writeHan(peeled.name);
  const simple = toSimplified(name);
  if (COMPANY.test(simple) && simple.length >= 4) return reading('looks-like-company', writeHan(text), { keys: [letters(simple)] }); // prettier-ignore
  const flags = flagsOf(peeled.asides);
  if (areSpaced(toSimplified(peeled.name), words)) return reading('several', text, flags);
  if (isSeveral(simple, words) || areListed(folded, words))
    return reading('several', writeSeveral(text), flags);
  const others = AND_OTHERS.exec(simple);
  if (others && isFullName(simple.slice(0, others.index), words))
    return reading('several', writeHan(text), flags);
  const related = words.honorifics.relativeOf(simple);
  if (words.surnames.has(related)) return reading('surname-only', writeHan(text), flags);
  if (isFullName(related, words)) return reading('relative', writeHan(text), flags);
  return readOnePerson(text, name, peeled.asides, words);
}

function flagsOf(asides: readonly Aside[]): Pick<NameReading, 'honorific' | 'remark' | 'gender'> {
  return {
    honorific: asides.some((aside) => aside.kind === 'title'),
    remark: asides.some((aside) => aside.kind === 'remark'),
    gender: asides.map((aside) => aside.gender).find((gender) => gender !== '') ?? '',
  };
}

function readOnePerson(text: string, name: string, asides: readonly Aside[], words: NameWords): NameReading {
  const flags = flagsOf(asides);
  const two = namesInTwoScripts(name, words);
  if (two) return reading('person', writeHan(text), { ...flags, keys: two, remark: true });
  const key = letters(foldHan(name.normalize('NFKC')));
  const { surnames, honorifics } = words;
  if (key === '') return reading(flags.honorific ? 'surname-only' : 'not-a-name', writeHan(text), flags);
  const isAddressed = honorifics.isAddressedSurname(key, surnames);
  const isOnlyTitle = honorifics.without(key) === '';
  if (isOnlyTitle || Array.from(key).length === 1 || key === surnames.compoundOf(key) || isAddressed) {
    const gender = flags.gender || honorifics.genderOf(key, surnames);
    return reading('surname-only', writeHan(text), { ...flags, gender });
  }
  const japanese = japaneseSurnameOf(name);
  const isJapanese = japanese !== '' && name !== japanese;
  // 山田様, 佐藤さん
  if (japanese === name && asides.some(({ text: aside }) => JAPANESE_TITLE.test(aside))) return reading('surname-only', writeHan(text), flags); // prettier-ignore
  const isFull =
    isJapanese || isFullName(toSimplified(name), words) || (name.includes('·') && !PRIVATE_USE.test(name));
  // 维修师傅, 前台小姐: what is left is a trade, not a name.
  if (flags.honorific && !isFull && key.length <= 3 && !isTransliteration(key)) return reading('surname-only', writeHan(text), flags); // prettier-ignore
  // A character nobody can read is a hole in the name.
  const keys = PRIVATE_USE.test(name) ? NONE : [foldSurnameOf(key, words.surnames)];
  if (!HAN.test(key)) return reading('person', writeHan(text), { ...flags, keys: keysOfLatin(name) });
  const kind = UNLIKELY.test(key) && !isTransliteration(key) ? 'unlikely' : 'person';
  if (asides.length === 0 || !(isFull || isTransliteration(key)) || kind === 'unlikely') {
    const remark = flags.remark || hasLooseRemark(name, words);
    const shown = asides.length === 0 ? name : writeHan(text);
    return reading(kind, shown, { ...flags, remark, keys: remark ? [looseKey(name, keys, words)] : keys });
  }
  return reading(kind, name, { ...flags, keys, aside: asides.filter((aside) => aside.kind !== 'marks').map((aside) => aside.text) }); // prettier-ignore
}

/** The way names are written: no spaces inside Chinese, one dot between the parts of a transliterated name. */
function writeHan(text: string): string {
  return unifyDots(joinHan(text.includes(' ') ? dotForSpace(text) : text));
}

/** 张 三 李 四 may be one who has four characters: as typed. */
function writeSeveral(text: string): string {
  const parts = toSimplified(text).split(' ');
  return parts.length > 1 && parts.every((part) => ONE_HAN.test(part)) ? text : writeHan(text);
}
const ONE_HAN = /^\p{Script=Han}$/u;

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase();
}

const BESIDE =
  /^([A-Za-z][A-Za-z .'-]*?) ?[(（]?(\p{Script=Han}{2,4})[)）]?$|^(\p{Script=Han}{2,4}) ?([A-Za-z][A-Za-z .'-]{3,})$|^(\p{Script=Han}{2,4}) ?[/|／｜ ] ?([A-Za-z][A-Za-z .'-]+)$/u;

/** Jack Ma 马云, 马云 Jack: one person in two scripts. */
function namesInTwoScripts(name: string, words: NameWords): readonly string[] | undefined {
  const [, latinFirst, hanLast, hanFirst, latinLast, hanBefore, latinBehind] = BESIDE.exec(name) ?? [];
  const han = toSimplified(hanLast ?? hanFirst ?? hanBefore ?? '');
  const latin = (latinFirst ?? latinLast ?? latinBehind ?? '').trim();
  if (han === '' || !isFullName(han, words) || /^[A-Z]{2,6}$/.test(latin)) return undefined;
  const keys = latin.includes(' ') ? keysOfLatin(latin) : NONE;
  return [foldSurnameOf(foldHan(han), words.surnames), ...keys];
}

const DASH = /^(\p{Script=Han}{2,4}) ?[-–—_/] ?(\p{Script=Han}+)$/u;

/** 张三2, 张三B: a second entry of that name. */
const NUMBERED = /^\p{Script=Han}{2,4} ?(?:\d{1,2}|[A-Za-z])$/u;
const NUMBER = / ?(?:\d{1,2}|[A-Za-z])$/;

/** 张三-玫瑰, 玫瑰-张三: nobody knows the other word, so it stays written. */
function hasLooseRemark(name: string, words: NameWords): boolean {
  if (NUMBERED.test(name) && isFullName(toSimplified(name.replace(NUMBER, '')), words)) return true;
  const [, first = '', second = ''] = DASH.exec(toSimplified(name)) ?? [];
  return first !== '' && isFullName(first, words) !== isFullName(second, words);
}

function looseKey(name: string, [key = '']: readonly string[], words: NameWords): string {
  if (NUMBERED.test(name)) return foldSurnameOf(foldHan(name.replace(NUMBER, '')), words.surnames);
  const [, first = '', second = ''] = DASH.exec(toSimplified(name)) ?? [];
  if (first === '') return key;
  return foldSurnameOf(foldHan(isFullName(first, words) ? first : second), words.surnames);
}

const BETWEEN_NAMES = /[、/,，;；&＆+＋|.。]/;
const WORD_BETWEEN_NAMES = /[和与及跟]/;

/** 张三、李四; 张先生、李女士. */
function areListed(name: string, words: NameWords): boolean {
  const parts = name.split(BETWEEN_NAMES).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => isFullName(part, words) || isAddressed(part, words));
}

/** 张三 李四 王五; 张三经理 李四. One who is spelled by sound may have such parts, too. */
function areSpaced(name: string, words: NameWords): boolean {
  if (!name.includes(' ')) return false;
  const parts = name.split(/ +/);
  return (
    parts.some((part) => isFullName(part, words)) &&
    parts.every(
      (part) =>
        isFullName(part, words) ||
        isAddressed(part, words) ||
        words.honorifics.isAddressedSurname(part, words.surnames),
    ) &&
    !isTransliteration(parts.join(''))
  );
}

function isSeveral(name: string, words: NameWords): boolean {
  if (areListed(name, words)) return true;
  const dashed = name.split(/ ?[-–—_] ?/);
  if (dashed.length === 2 && dashed.every((part) => isLikelyName(part, words))) return true;
  const joined = name.split(WORD_BETWEEN_NAMES);
  if (joined.length === 2 && joined.every((part) => isLikelyName(part, words))) return true;
  // 张三李四, written without a break: names of four characters are rare and begin with a compound surname.
  if (!/^[\u4e00-\u9fff]{4,6}$/.test(name) || words.surnames.compoundOf(name) !== '' || isTransliteration(name)) return false; // prettier-ignore
  return [2, 3].some((at) => isLikelyName(name.slice(0, at), words) && isLikelyName(name.slice(at), words));
}

function isAddressed(text: string, { surnames, honorifics }: NameWords): boolean {
  const rest = honorifics.without(text);
  return rest !== text && (surnames.has(rest) || /^\p{Script=Han}{2,3}$/u.test(rest));
}

function isLikelyName(text: string, { surnames }: NameWords): boolean {
  return /^[\u4e00-\u9fff]{2,3}$/.test(text) && surnames.isCommon(text.charAt(0));
}
