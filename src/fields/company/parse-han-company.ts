// A registered Chinese name is division + trade name + industry + legal form, the division sometimes in brackets
// behind the trade name, a branch behind everything (Regulation on enterprise-name registration, 2021).
import { toSimplified } from '../../text/han.ts';
import { SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';
import { countyAtStart, districtAtStart, regionAtEnd, regionAtStart, regionInBracket } from './regions.ts';
import type { Region } from './regions.ts';
import { placeOfStore } from './store.ts';

export interface HanCompany {
  /** Sorted, so that 远景（上海）and 上海远景 agree. A province is left out before a city of its own. */
  readonly regions: readonly string[];
  /** Trade name and industry: no division, form, bracket, space. */
  readonly name: string;
  readonly branch: string;
  readonly hasForm: boolean;
  readonly notes: readonly CompanyNote[];
  /** Names the firm had before, as they stand in the cell. */
  readonly formerNames: readonly string[];
}

export type CompanyNote = 'former-name' | 'deregistered' | 'contact' | 'remark' | 'damaged-form';

const FORM_BEFORE =
  /^(?:株式会社|有限会社|合同会社|合资会社|合名会社|(?:一般|公益)?[社财財][团団]法人|医疗法人(?:社[团団])?|学校法人|宗教法人|社会福祉法人|独立行政法人)/;
/** 远景科技Co.,Ltd */
const LATIN_FORM_BEHIND = /(?<=[\u4e00-\u9fff])(?:coltd|ltd|inc|llc|limited|corp|corporation)$/;
/** What people note about a customer behind its name. */
const REMARK =
  /^(?:s?vip|代理商?|经销商|供应商|分销商|渠道商?|(?:大|老|新|重点|重要|意向|潜在)?客户|合作伙伴|[已未]签约|[已未]合作|总部|测试|样例|示例|备注.*|(?:(?:税号|纳税人识别号|(?:统一)?社会信用代码|信用代码)[:： ]*)?[0-9a-z]{18})$/;
const CODE_BEHIND =
  /(?<=公司)[-—–_/、,，;；: ：]*(?:(?:税号|纳税人识别号|(?:统一)?社会信用代码|信用代码)[:： ]*)?(?=[0-9a-z]*\d{6})[0-9a-z]{18}$/;
const FORM_IN_BRACKET =
  /^(?:株|有|合|(?:特殊)?普通合伙|有限合伙|有限公司|有限责任公司|股份公司|股份有限公司|个体工商户|筹|存续)$/;
const FORMER_NAME =
  /^(?:原名称?|原|曾用名|曾用|更名前|前身|(?:现已|现|已|后)?(?:更名|改名|变更)为?|现名|旧名|别名|现)[:：为 ]*/;
const STATUS =
  /^(?:已|现|拟)?(?:注销|吊销|吊销未注销|停业|歇业|倒闭|破产|迁出|解散|清算|关闭|存续|在业|在营|开业|正常|筹建?|筹备)(?:中|备案)?$/;
const GONE = /注销|吊销|停业|歇业|倒闭|破产|迁出|解散|清算|关闭/;
/** 远景有限公司-张三, 远景有限公司 张经理 13912345678: somebody of the firm, behind its legal form. */
const CONTACT =
  /(?<=公司)[-—–_/、,，: ：]*((?:[一-龥]{2,3}|[一-龥]{1,2}(?:先生|女士|小姐|经理|总|工))?)[-—–_/、,，: ：]*((?:\+?\d[\d -]{6,}\d)?)$/;
const STATUS_BEHIND = /(?<=公司)[-—–_/ ]*((?:已|现)?(?:注销|吊销|停业|迁出))$/;
const MAY_NAME_ANOTHER = /公司[^一-龥]*(?:原|曾用名)/;
const FORMER_BEHIND = /(?<=公司)[-—–_/,，;； ]*((?:原名?|曾用名)[:：为 ]*[一-龥（）()]{4,})$/;
const BRACKET = /\(([^()]*)\)/g;
const HAN_ONLY = /^[\u4e00-\u9fff]+$/;
const NOT_IN_KEYS = /[^\p{L}\p{M}\p{N}]+/gu;

/** Reads a tidied name; Han expected. */
export function parseHanCompany(text: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): HanCompany {
  const { forms } = words;
  const isHanOnly = HAN_ONLY.test(text);
  const folded = isHanOnly ? toSimplified(text) : toSimplified(text.normalize('NFKC')).toLowerCase();
  const found: Found = { regions: [], notes: [], formerNames: [], branch: '' };
  const running =
    folded.endsWith('公司') && !MAY_NAME_ANOTHER.test(folded)
      ? folded
      : takeTail(folded.replace(/[【[]/g, '(').replace(/[】\]]/g, ')'), found, words);
  const unbracketed = running.includes('(')
    ? running.replace(BRACKET, (_whole, inside: string, at: number) =>
        readBracket(inside.trim(), at, running, found, words),
      )
    : running;
  const compact = isHanOnly ? unbracketed : unbracketed.replace(NOT_IN_KEYS, '');
  const [head, behind] = cutBranch(compact, words);
  const bare = withoutForm(head, forms.end);
  if (bare !== head && forms.damaged.has(forms.end.exec(head)?.[0] ?? '')) found.notes.push('damaged-form');
  // 松原股份: short for a joint-stock company that bears the name of a city.
  const isNamedAfterCity = head === `${bare}股份` && regionAtStart(bare)?.length === bare.length;
  const name = isNamedAfterCity ? head : cutRegions(bare, found.regions);
  return {
    regions: namesOf(found.regions),
    name,
    branch: writeBranch(behind + found.branch),
    hasForm: bare !== head,
    notes: found.notes,
    formerNames: found.formerNames,
  };
}

interface Found {
  readonly regions: Region[];
  readonly notes: CompanyNote[];
  readonly formerNames: string[];
  branch: string;
}

/** What somebody typed behind the legal form: a person, a number, a status, the name before. */
function takeTail(text: string, found: Found, words: CompanyWords): string {
  let rest = text;
  const status = STATUS_BEHIND.exec(rest);
  if (status) {
    found.notes.push('deregistered');
    rest = rest.slice(0, status.index);
  }
  const code = CODE_BEHIND.exec(rest);
  if (code) {
    found.notes.push('remark');
    rest = rest.slice(0, code.index);
  }
  const former = FORMER_BEHIND.exec(rest);
  if (former) {
    found.notes.push('former-name');
    found.formerNames.push((former[1] ?? '').replace(FORMER_NAME, ''));
    rest = rest.slice(0, former.index);
  }
  const contact = CONTACT.exec(rest);
  const [whole = '', person = '', number = ''] = contact ?? [];
  if (
    contact &&
    whole !== '' &&
    (person === '' ? number !== '' : isPersonBehind(person, whole, number, words))
  ) {
    found.notes.push('contact');
    rest = rest.slice(0, contact.index);
  }
  return rest;
}

/** 张三 behind a sign or before a number. Without either, 远景有限公司财务部 names a department. */
function isPersonBehind(
  person: string,
  whole: string,
  number: string,
  { forms, names }: CompanyWords,
): boolean {
  if (names.honorifics.without(person) !== person) return true;
  const isSeparate = !whole.startsWith(person) || number !== '';
  return (
    isSeparate &&
    names.surnames.isCommon(person.charAt(0)) &&
    !BRANCH_END.test(person) &&
    !forms.department.test(person)
  );
}

/** What of a bracket stays in the running text: 集团 does, a division, a legal form or a remark does not. */
function readBracket(inside: string, at: number, whole: string, found: Found, words: CompanyWords): string {
  const isLast = at + inside.length + 2 >= whole.trimEnd().length;
  const territory = regionInBracket(inside);
  if (territory !== undefined) {
    found.regions.push({ name: territory, province: regionAtStart(inside)?.region.province ?? '' });
    return '';
  }
  if (STATUS.test(inside.replace(/[,，、;；\s]/g, ''))) {
    if (GONE.test(inside)) found.notes.push('deregistered');
    return '';
  }
  if (FORMER_NAME.test(inside) && inside.replace(FORMER_NAME, '').length >= 4) {
    found.notes.push('former-name');
    found.formerNames.push(inside.replace(FORMER_NAME, ''));
    return '';
  }
  if (REMARK.test(inside) && (isLast ? /公司\s*$/.test(whole.slice(0, at)) : at === 0)) {
    found.notes.push('remark');
    return '';
  }
  if (FORM_IN_BRACKET.test(inside)) return '';
  if (isLast && /.店$|.(?:专柜|校区|院区|厂区|园区)$/.test(inside)) {
    found.branch = inside;
    return '';
  }
  if (isLast && /公司\s*$/.test(whole.slice(0, at)) && isPersonInBracket(inside, words)) {
    found.notes.push('contact');
    return '';
  }
  return inside;
}

function isPersonInBracket(inside: string, { names, industries }: CompanyWords): boolean {
  if (!/^[一-龥]{2,4}$/.test(inside)) return false;
  if (names.honorifics.without(inside) !== inside) return true;
  return inside.length <= 3 && names.surnames.isCommon(inside.charAt(0)) && !industries.isOnlyTerms(inside);
}

function withoutForm(name: string, form: RegExp): string {
  let rest = name.replace(FORM_BEFORE, '').replace(LATIN_FORM_BEHIND, '');
  for (;;) {
    const shorter = rest.replace(form, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/** Departments are cut off only behind a legal form or the name of a bank; a branch names itself anywhere. */
const BRANCH_END =
  /(?:分公司|分行|支行|分理处|储蓄所|营业部|营业厅|营业所|办事处|代表处|联络处|分店|门店|专卖店|旗舰店|体验店|直营店|加盟店|分厂|分院|分校|校区|院区|分所|分中心|分部|项目部|事业部|工程处|子公司|分局|分社)$/;
const HEAD_END = /^.{2,}(?:公司|银行|集团|证券|保险|人寿|财险|事务所|大学|医院|学院)/;
/** 工行, 中国建行: banks by their everyday names, with a branch behind. */
const BANK_HEAD = /^(?:中国)?(?:[工农中建交招]|浦发|民生|兴业|光大|邮储)行/;
const COMPANY_HEAD = /^.{2,}公司(?=.{2,})/;
const ORDINAL_END = /(?:第?[一二三四五六七八九十\d]+)$/;

/** 中国工商银行股份有限公司 + 北京朝阳支行. A branch is no customer's head office, so it stays in the key. */
function cutBranch(text: string, words: CompanyWords): readonly [head: string, branch: string] {
  const { department } = words.forms;
  if (text.endsWith('店') && !HEAD_END.test(text)) {
    const at = placeOfStore(text, words);
    if (at > 0) return [text.slice(0, at), text.slice(at)];
  }
  const marker = BRANCH_END.exec(text);
  if (!marker || marker.index < 2) {
    const company = COMPANY_HEAD.exec(text)?.[0];
    return company !== undefined && department.test(text)
      ? [company, text.slice(company.length)]
      : [text, ''];
  }
  const before = text.slice(0, marker.index);
  const head = HEAD_END.exec(before)?.[0] ?? BANK_HEAD.exec(before)?.[0];
  if (head !== undefined) return [head, text.slice(head.length)];
  const unnumbered = before.replace(ORDINAL_END, '').replace(/[市省]$|(?<=.{2})(?:授权|官方)$/, '');
  const place = unnumbered.length > 3 ? (regionAtEnd(unnumbered)?.name ?? '') : '';
  const cut = unnumbered.length - place.length;
  return cut < 2 ? [text, ''] : [text.slice(0, cut), text.slice(cut)];
}

function writeBranch(branch: string): string {
  const start = regionAtStart(branch);
  return start ? start.region.name + branch.slice(start.length) : branch;
}

/** Groups that put the division of a member behind their own name: 中国移动通信集团[广东]有限公司. */
const GROUP_HEAD = /(?:集团|股份|移动|联通|电信|石化|石油|人寿|财险|邮政|电力)$/;

/** Takes the divisions off the front (and, for members of groups, off the end); at least two characters stay. */
function cutRegions(text: string, regions: Region[]): string {
  let rest = text;
  for (;;) {
    const start = regionAtStart(rest);
    if (!start) {
      const county = countyAtStart(rest);
      if (county === 0 || rest.length - county < 2) break;
      regions.push({ name: rest.slice(0, county), province: '' });
      rest = rest.slice(county);
      continue;
    }
    if (rest.length - start.length < 2) break;
    regions.push(start.region);
    rest = rest.slice(start.length);
    const district = start.spelledOut ? districtAtStart(rest) : 0;
    if (district > 0 && rest.length - district >= 2) {
      regions.push({ name: rest.slice(0, district), province: start.region.name });
      rest = rest.slice(district);
    }
  }
  const end = regionAtEnd(rest);
  if (end && GROUP_HEAD.test(rest.slice(0, -end.name.length))) {
    regions.push(end);
    rest = rest.slice(0, -end.name.length);
  }
  return rest;
}

function namesOf(regions: readonly Region[]): readonly string[] {
  if (regions.length === 0) return NO_REGIONS;
  if (regions.length === 1) return [regions[0]!.name];
  const implied = new Set(
    regions.filter(({ name }) => !/[区县]$/.test(name)).map(({ province }) => province),
  );
  return [...new Set(regions.map(({ name }) => name))].filter((name) => !implied.has(name)).sort();
}
const NO_REGIONS: readonly string[] = [];
