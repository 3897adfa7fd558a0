// What people type beside a Chinese name, taken off one piece at a time from either end:
//   张三（财务）  张三-采购  张三 13912345678  A张三  VIP张三  张三🙂  张三总经理  联系人：张三
import { toSimplified } from '../../text/han.ts';
import type { Gender } from './honorifics.ts';
import type { NameWords } from './name-words.ts';

export interface Aside {
  readonly text: string;
  /** `marks`: punctuation and nothing else, not worth a word. */
  readonly kind: 'title' | 'remark' | 'marks';
  readonly gender: Gender;
}

export interface Peeled {
  readonly name: string;
  readonly asides: readonly Aside[];
}

const OPEN = '(（\\[【<《〈「『{｛〔';
const CLOSE = ')）\\]】>》〉」』}｝〕';
const BRACKET_AFTER = new RegExp(`^(.+?) ?[${OPEN}]([^${OPEN}${CLOSE}]*)[${CLOSE}]$`, 'u');
const BRACKET_BEFORE = new RegExp(`^[${OPEN}]([^${OPEN}${CLOSE}]*)[${CLOSE}] ?(?=\\p{Script=Han}{2})`, 'u');
/** 张三（财务: the cell ended before the bracket did. */
const BRACKET_OPEN = new RegExp(`^(\\p{Script=Han}{2,4}) ?[${OPEN}]([^${OPEN}${CLOSE}]+)$`, 'u');
const PICTOGRAPH =
  '(?:[\\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\ufe0f\u200d★☆♥♡♪♫✿❀♀♂✨])';
const PICTOGRAPHS_BEFORE = new RegExp(`^${PICTOGRAPH}+ ?(?!$)`, 'u');
const PICTOGRAPHS_AFTER = new RegExp(`(?<=.) ?${PICTOGRAPH}+$`, 'u');
const MARKS_BEFORE = /^[.,:;!~·、。，：；！～“”"‘’'`_ -]+(?=\p{Script=Han}{2})/u;
const MARKS_AFTER = /(?<=\p{Script=Han}{2})[.,:;!~·、。，：；！～“”"‘’'`_ -]+$/u;
const PHONE_AFTER =
  /(?<=\p{Script=Han})[\s,，;；:：/／|_-]*(?:(?:电话|手机|手机号|联系电话|tel|mobile|phone|mob)[.:： ]*)?\+?\d[\d -]{5,}\d(?:-\d{1,5})?$/iu;
const PHONE_BEFORE = /^\+?\d[\d -]{5,}\d[\s,，;；:：/／|_-]*(?=\p{Script=Han}{2})/u;
/** A letter or a number that sorts an address book: A张三, a-李四, 01王五. */
const SORT_SIGN =
  /^(?:A{1,6}|[A-Za-z]{1,2}|[A-Za-z]\d{1,3}|0\d{0,2}|\d{1,3}[.、)）-]|No\.? ?\d{1,4}[.:：]?)[ .、-]?(?=\p{Script=Han}{2,4}$)/iu;
/** 12张三: without a sign behind it, only where a very common surname follows. */
const NUMBER_BEFORE = /^\d{1,3} ?(?=\p{Script=Han}{2,3}$)/u;
/** （张三）: nothing else in the cell. */
const BRACKETED = new RegExp(`^[${OPEN}]([^${OPEN}${CLOSE}]+)[${CLOSE}]$`, 'u');
/** 财务部张三 */
const DEPARTMENT_BEFORE =
  /^(?:\p{Script=Han}{1,8}(?:部|公司|集团|办公室|中心)|财务|会计|出纳|人事|行政|销售|售后|客服|采购|前台|运营|仓库|门卫|司机|老板|店长|经理)(?=\p{Script=Han}{2,4}$)/u;
/** What is done with a letter or a parcel: 张三代收. */
const POSTAL_AFTER =
  /(?<=^\p{Script=Han}{2,4}) ?(?:代收|代领|亲启|敬启|自取|转交|(?<= |^\p{Script=Han}{3})收)$/u;
const DEMOGRAPHIC = /^(?:(?:[男女]|\d{1,3}周?岁|\d{2}后|[已未]婚)[,，、/ ]*)+$/u;
const SEPARATED_AFTER = /^(\p{Script=Han}{2,4})( ?[-–—_/|,，;；:：@] ?| )(.+)$/u;
const SEPARATED_BEFORE = /^(.+?) ?[-–—_/|,，;；:： ] ?(\p{Script=Han}{2,4})$/u;
const PARTS = /[-–—_/|,，;；]/u;
/** Where somebody works, or what somebody was met for. */
const PLACE_OF_WORK =
  /^[\p{Script=Han}A-Za-z0-9（）()]*(?:部|科|室|处|组|店|办|办公室|公司|集团|中心|厂|车间|项目|工地|学校|小学|中学|大学|医院|银行|支行|物业|酒店|超市|仓库|门卫|前台|财务|人事|行政|销售|售后|客服|采购|运营|技术|研发|市场|法务|设计|施工|监理|招商|代理|经销|供应商|业主|租客|房东|中介|介绍|推荐|微信|群|科技|贸易|商贸|实业|建材|装饰|物流|电子|机械|服饰|五金|传媒|地产|房产|保险|汽车|家具|家居|食品)$/u;

/** Takes everything off that stands beside the name; `name` is what is left, whole cell and all when nothing is. */
export function peelHanName(text: string, words: NameWords): Peeled {
  const asides: Aside[] = [];
  let name = text;
  for (;;) {
    const next = peelOnce(name, words);
    if (next === undefined || next.name === '') return { name, asides };
    name = next.name;
    asides.push(next.aside);
  }
}

interface Step {
  readonly name: string;
  readonly aside: Aside;
}

function peelOnce(name: string, words: NameWords): Step | undefined {
  return (
    peelMarks(name) ??
    peelBracket(name, words) ??
    peelNumber(name) ??
    peelPart(name, words) ??
    peelWord(name, words)
  );
}

function step(name: string, text: string, kind: Aside['kind'] = 'remark', gender: Gender = ''): Step {
  return { name: name.trim(), aside: { text: text.trim(), kind, gender } };
}

function peelMarks(name: string): Step | undefined {
  for (const pattern of [MARKS_BEFORE, MARKS_AFTER]) {
    const found = pattern.exec(name);
    if (found) return step(without(name, found), found[0], 'marks');
  }
  for (const pattern of [PICTOGRAPHS_BEFORE, PICTOGRAPHS_AFTER]) {
    const found = pattern.exec(name);
    if (found) return step(without(name, found), found[0]);
  }
  return undefined;
}

function without(name: string, { index, 0: part }: RegExpExecArray): string {
  return index === 0 ? name.slice(part.length) : name.slice(0, index);
}

function peelBracket(name: string, { honorifics }: NameWords): Step | undefined {
  const [, before = '', inside = ''] = BRACKET_AFTER.exec(name) ?? BRACKET_OPEN.exec(name) ?? [];
  if (before !== '') {
    const isTitle = honorifics.without(toSimplified(inside)) === '';
    // 王（上吉下吉）, 丘[田心]: the bracket is the given name, spelled out for want of the character.
    const isGivenName = Array.from(before).length === 1 && inside !== '' && !isTitle;
    // Jack Ma（马云）: the Chinese name is in the bracket.
    const isLatinName = !/\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(inside);
    if (!isGivenName && !isLatinName) return step(before, name.slice(before.length), isTitle && inside !== '' ? 'title' : 'remark'); // prettier-ignore
  }
  const inner = BRACKETED.exec(name)?.[1];
  if (inner !== undefined) return step(inner, name.slice(0, 1) + name.slice(-1), 'marks');
  const found = BRACKET_BEFORE.exec(name);
  return found ? step(without(name, found), found[0]) : undefined;
}

function peelNumber(name: string): Step | undefined {
  for (const pattern of [PHONE_AFTER, PHONE_BEFORE]) {
    const found = pattern.exec(name);
    if (found) return step(without(name, found), found[0]);
  }
  return undefined;
}

function peelWord(name: string, { surnames, honorifics }: NameWords): Step | undefined {
  const twin = twinOf(name);
  const sorted = SORT_SIGN.exec(name);
  if (sorted && surnames.has(twin.charAt(sorted[0].length))) return step(without(name, sorted), sorted[0]);
  const counted = NUMBER_BEFORE.exec(name);
  if (counted && surnames.isCommon(twin.charAt(counted[0].length)))
    return step(without(name, counted), counted[0]);
  const postal = POSTAL_AFTER.exec(twin);
  if (postal) return cut(name, twin, twin.slice(0, postal.index));
  const department = DEPARTMENT_BEFORE.exec(twin);
  if (department) {
    const rest = twin.slice(department[0].length);
    if (surnames.isCommon(rest.charAt(0)) && rest.length <= 3) return cut(name, twin, rest);
  }
  const note = honorifics.takeNote(twin);
  if (note && note.rest.length >= 2) return cut(name, twin, note.rest);
  const title = honorifics.takeTitle(twin);
  if (!title || title.rest === '') return undefined;
  return cut(name, twin, title.rest, 'title', title.gender);
}

/** Simplified characters one for one, so that places in it are places in the text. */
function twinOf(text: string): string {
  const twin = toSimplified(text);
  return twin.length === text.length ? twin : text;
}

/** The part of the name that its twin has left. */
function cut(
  name: string,
  twin: string,
  rest: string,
  kind: Aside['kind'] = 'remark',
  gender: Gender = '',
): Step {
  const isBehind = twin.startsWith(rest);
  const left = isBehind ? name.slice(0, rest.length) : name.slice(name.length - rest.length);
  const taken = isBehind ? name.slice(rest.length) : name.slice(0, name.length - rest.length);
  return step(left, taken, kind, gender);
}

/** 张三-采购, 张三 财务部, 上海分公司-张三: a name, a sign, and something that says where its bearer works. */
function peelPart(name: string, words: NameWords): Step | undefined {
  const twin = twinOf(name);
  const [, first = '', sign = '', behind = ''] = SEPARATED_AFTER.exec(twin) ?? [];
  // 张三 先生 is a form of address with a space.
  if (sign === ' ' && words.honorifics.without(behind) === '') return undefined;
  if (first !== '' && isFullName(first, words) && isRemark(behind, words))
    return step(name.slice(0, first.length), name.slice(first.length));
  const [, before = '', last = ''] = SEPARATED_BEFORE.exec(twin) ?? [];
  if (last !== '' && isFullName(last, words) && isRemark(before, words))
    return step(name.slice(-last.length), name.slice(0, -last.length));
  return undefined;
}

function isRemark(text: string, { honorifics }: NameWords): boolean {
  const says = (part: string): boolean =>
    honorifics.has(part) ||
    honorifics.without(part) === '' ||
    PLACE_OF_WORK.test(part) ||
    DEMOGRAPHIC.test(part);
  return says(text) || text.split(PARTS).every((part) => part.trim() !== '' && says(part.trim()));
}

/** Two to four Chinese characters that begin with a surname and are more than one. */
export function isFullName(name: string, { surnames, honorifics }: NameWords): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false;
  const compound = surnames.compoundOf(name);
  if (compound === name) return false;
  if (compound === '' && !surnames.has(Array.from(name)[0]!)) return false;
  return !honorifics.isAddressedSurname(name, surnames) && honorifics.takeTitle(name) === undefined;
}
