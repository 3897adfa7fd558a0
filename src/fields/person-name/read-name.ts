// What kind of thing stands in a name cell, and the one folded full name it is matched by. Only a whole name of one
// person is evidence: 张先生, 张*, 张三、李四 and 匿名 get no key.
import { foldLatin } from '../../text/fold-latin.ts';
import { toSimplified } from '../../text/han.ts';
import { isPlaceholder, isTestWord } from '../../text/placeholders.ts';
import { isAddressedSurname, withoutHonorific, withoutWesternTitles } from './honorifics.ts';
import { foldSurnameOf } from './split-han-name.ts';
import { compoundSurnameOf, isCommonSurname, isSurname } from './surnames.ts';

export type NameKind =
  'person' | 'masked' | 'surname-only' | 'several' | 'looks-like-company' | 'placeholder' | 'not-a-name';

export interface NameReading {
  readonly kind: NameKind;
  /** '' when the cell is no evidence. */
  readonly key: string;
  readonly honorific: boolean;
  /** Something beside the name: 张三（财务）, A张三, 张三 13912345678. */
  readonly remark: boolean;
}

const HAN = /\p{Script=Han}/u;

/** Reads a tidied cell. */
export function readName(text: string): NameReading {
  if (isPlaceholder(text) || isTestWord(text)) return reading('placeholder');
  return HAN.test(text) ? readHanName(text) : readLatinName(text);
}

function reading(kind: NameKind, key = '', honorific = false, remark = false): NameReading {
  return { kind, key, honorific, remark };
}

const PICTOGRAPHS = /[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\ufe0f\u200d]/gu;
const MASK =
  /[*●○■□◆×╳]|某|^\p{Script=Han}{1,2}[xX]{1,3}$|^[xX]{1,3}(?:先生|女士|小姐|太太|\p{Script=Han})$/u;
const COMPANY =
  /公司|集团|有限|股份|(?:事务所|工作室|经营部|门市部|合作社|委员会|基金会|协会|商行|银行|医院|大学|学院|学校|幼儿园|研究院|研究所|酒店|饭店|餐厅|超市|药店|商店|.{2}中心|.{2}厂)$/;
const REMARK_AFTER = /^(.+?) ?[([【<《「{]([^()[\]]*)[)\]】>》」}]$/u;
const REMARK_BEFORE = /^[([【<《「{][^()[\]]*[)\]】>》」}] ?(?=\p{Script=Han}{2})/u;
const PHONE_AFTER = /[\s,:-]*\+?\d[\d\s-]{4,}$/;
const SORT_LETTER = /^[A-Za-z][ .]?(?=(\p{Script=Han})\p{Script=Han}{1,3}$)/u;
const LATIN_BESIDE =
  /^(?:[A-Za-z][A-Za-z .'-]*[ (](\p{Script=Han}{2,4})\)?|(\p{Script=Han}{2,4}) [A-Za-z][A-Za-z .'-]*)$/u;
const DASH_AFTER = /^(\p{Script=Han}{2,4}) ?[-–—_] ?(\p{Script=Han}+)$/u;

function readHanName(text: string): NameReading {
  let rest = toSimplified(text.normalize('NFKC'));
  if (MASK.test(rest)) return reading('masked');
  const bare = rest.replace(PICTOGRAPHS, '').trim();
  let remark = bare !== rest;
  rest = bare;
  if (COMPANY.test(rest) && rest.length >= 4) return reading('looks-like-company', letters(rest));

  const uncluttered = withoutRemarks(rest);
  remark ||= uncluttered !== rest;
  const dash = DASH_AFTER.exec(uncluttered);
  const [, beforeDash = '', afterDash = ''] = dash ?? [];
  if (dash && isLikelyName(afterDash)) return reading('several');
  remark ||= dash !== null;

  const called = dash ? beforeDash : uncluttered;
  const name = withoutHonorific(called);
  const honorific = name !== called;
  if (isSeveral(name)) return reading('several', '', honorific, remark);
  const key = letters(name);
  if (key === '') return honorific ? reading('surname-only') : reading('not-a-name');
  if (!HAN.test(key)) return reading('person', latinKey(name), honorific, remark);
  if (Array.from(key).length === 1 || key === compoundSurnameOf(key) || isAddressedSurname(key, isSurname)) {
    return reading('surname-only', '', honorific, remark);
  }
  return reading('person', foldSurnameOf(key), honorific, remark);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase();
}

function withoutRemarks(text: string): string {
  let rest = text.replace(REMARK_BEFORE, '');
  const [, before = '', inside = ''] = REMARK_AFTER.exec(rest) ?? [];
  // 王（上吉下吉）, 丘[田心]: the bracket is the given name, spelled out for want of the character.
  if (before !== '' && (Array.from(before).length > 1 || withoutHonorific(inside) === '')) {
    const isLatinName = !HAN.test(before) && HAN.test(inside);
    if (!isLatinName) rest = Array.from(before).length > 1 ? before : before + inside;
  }
  rest = rest.replace(PHONE_AFTER, '');
  const [letter = '', surname = ''] = SORT_LETTER.exec(rest) ?? [];
  if (letter !== '' && isSurname(surname)) rest = rest.slice(letter.length);
  const [, after, before2] = LATIN_BESIDE.exec(rest) ?? [];
  const han = after ?? before2 ?? '';
  return han !== '' && isSurname(han.charAt(0)) ? han : rest;
}

const BETWEEN_NAMES = /[、/,;&+|.。]/;
const WORD_BETWEEN_NAMES = /[和与及]/;

function isSeveral(name: string): boolean {
  const parts = name.split(BETWEEN_NAMES).map((part) => part.trim());
  if (
    parts.length > 1 &&
    parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part) && isSurname(part.charAt(0)))
  ) {
    return true;
  }
  const joined = name.split(WORD_BETWEEN_NAMES);
  if (joined.length === 2 && joined.every(isLikelyName)) return true;
  // 张三李四, written without a break: names of four characters are rare and begin with a compound surname.
  if (!/^[\u4e00-\u9fff]{4,6}$/.test(name) || compoundSurnameOf(name) !== '') return false;
  return [2, 3].some((cut) => isLikelyName(name.slice(0, cut)) && isLikelyName(name.slice(cut)));
}

function isLikelyName(text: string): boolean {
  return /^[\u4e00-\u9fff]{2,3}$/.test(text) && isCommonSurname(text.charAt(0));
}

const LATIN_COMPANY =
  /\b(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|company|gmbh|plc|pty|sdn|bhd|s\.?r\.?l|s\.?a\.?r\.?l)\b/i;
const LATIN_MASK = /[*●]|(?:^|[ .])x{3,}(?:$|[ .])/i;
const LATIN_SEVERAL = /\p{L}{2}\.? *(?:&|\/|;|\+| and | und | et | y ) *\p{L}{2}/iu;
const GENERATION = /^(?:jr|sr|junior|senior|ii|iii|iv|2nd|3rd)$/;
const SYLLABIC = /^[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・･ ]+$/u;

function readLatinName(text: string): NameReading {
  const whole = text.normalize('NFKC');
  if (LATIN_MASK.test(whole)) return reading('masked');
  if (!/\p{L}/u.test(whole) || /@|:\/\//.test(whole)) return reading('not-a-name');
  if (LATIN_COMPANY.test(whole)) return reading('looks-like-company', letters(whole));
  if (LATIN_SEVERAL.test(whole)) return reading('several');
  const bare = whole.replace(PICTOGRAPHS, '').trim();
  const name = withoutWesternTitles(bare);
  const key = latinKey(name);
  const isOneWord = !key.includes(' ');
  if (key.length <= 1 || (name !== bare && isOneWord)) return reading('surname-only', '', name !== bare);
  return reading('person', key, name !== bare, bare !== whole);
}

/** `SMITH, John-Paul Jr.` → `john paul smith jr`: given names, surname, generation; no marks, dots or hyphens. */
function latinKey(name: string): string {
  if (SYLLABIC.test(name)) return katakana(name.replace(/[ ・･]/g, ''));
  const parts = name.split(',').map(latinWords);
  const generation = parts.flat().filter((word) => GENERATION.test(word));
  const [first = [], ...others] = parts.map((words) => words.filter((word) => !GENERATION.test(word)));
  const rest = others.flat();
  // One word is a name even when it looks like a generation.
  if (first.length + rest.length === 0) return generation.join(' ');
  return [...rest, ...first, ...generation.slice(0, 1).map(generationWord)].join(' ');
}

function latinWords(text: string): string[] {
  return (
    foldLatin(text)
      .replace(/['’`´]/g, '')
      // zhang1 san1: the tone of a pinyin syllable.
      .replace(/([a-z])[1-5](?![\p{L}\p{N}])/gu, '$1')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

function generationWord(word: string): string {
  if (word === 'junior') return 'jr';
  if (word === 'senior') return 'sr';
  if (word === '2nd') return 'ii';
  return word === '3rd' ? 'iii' : word;
}

function katakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
