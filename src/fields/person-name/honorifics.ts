// Forms of address and job words that stand after or before a Chinese name, and titles around a Western one.

const AFTER_CHINESE = [
  '先生', '女士', '小姐', '太太', '夫人', '师傅', '同学', '老师', '教授', '博士', '医生', '大夫', '律师', '总经理', '副总经理',
  '经理', '副总', '总监', '主任', '主管', '处长', '科长', '局长', '部长', '院长', '校长', '店长', '厂长', '董事长', '董事', '会计',
  '出纳', '采购', '工程师', '助理', '秘书', '主席', '总裁', '老板娘', '老板', '阿姨', '叔叔', '大哥', '大姐', '客户', '联系人', '本人',
  '家属', '妈妈', '爸爸', '家长', '小朋友',
]; // prettier-ignore

/** One-character forms are too often the end of a name: they count only behind a bare surname (张总, 李工). */
const AFTER_SURNAME = '总工董姐哥嫂叔姨';

const BEFORE_CHINESE = ['尊敬的', '亲爱的', '老客户', '新客户', '客户', '联系人', '会员', '用户', 'VIP'];

/** 老王, 小李, 阿强: only before a bare surname; 小明 alone is somebody's given name. */
const BEFORE_SURNAME = '老小阿大';

const HONORIFIC_END = new RegExp(`(?:${[...AFTER_CHINESE].sort(byLength).join('|')})$`);
const HONORIFIC_START = new RegExp(`^(?:${BEFORE_CHINESE.join('|')})[:：\\s]*(?=\\p{Script=Han}{2})`, 'iu');

function byLength(left: string, right: string): number {
  return right.length - left.length;
}

/** By UTF-16 unit, for the hot path: last characters that make a name worth a second look. */
export const HONORIFIC_LAST: Uint8Array = new Uint8Array(0x1_0000);
for (const word of AFTER_CHINESE) HONORIFIC_LAST[word.charCodeAt(word.length - 1)] = 1;
for (const character of AFTER_SURNAME) HONORIFIC_LAST[character.charCodeAt(0)] = 1;

/** The rest of the name in front of a form of address; the same text when it carries none. */
export function withoutHonorific(name: string): string {
  let rest = name.replace(HONORIFIC_START, '');
  // 张三总经理先生 carries two.
  for (let round = 0; round < 2; round++) rest = rest.replace(HONORIFIC_END, '').trimEnd();
  return rest;
}

/** 张总, 李姐, 老王, 小李: a surname and a form of address, whatever the name may be. */
export function isAddressedSurname(name: string, isSurname: (text: string) => boolean): boolean {
  const last = name.charAt(name.length - 1);
  if (AFTER_SURNAME.includes(last) && isSurname(name.slice(0, -1))) return true;
  return BEFORE_SURNAME.includes(name.charAt(0)) && isSurname(name.slice(1));
}

const WESTERN_BEFORE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|mme|mlle|herr|frau|sr|sra|srta|sig|sigra|rev|hon|capt|dame|lady|lord)(?:\. ?| )(?=\p{L})/iu;
const WESTERN_AFTER = /[, ]+(?:ph\.?d|m\.?d|esq|m\.?b\.?a|c\.?p\.?a|d\.?d\.?s|r\.?n)\.?$/iu;

/** `Dr. Jane Roe, PhD` → `Jane Roe`. Jr and III are not titles: they tell father and son apart. */
export function withoutWesternTitles(name: string): string {
  let rest = name;
  for (let round = 0; round < 2; round++) rest = rest.replace(WESTERN_BEFORE, '').replace(WESTERN_AFTER, '');
  return rest;
}
