// A registered Chinese name is division + trade name + industry + legal form, the division sometimes in brackets
// behind the trade name, a branch behind everything (Regulation on enterprise-name registration, 2021).
import { toSimplified } from '../../text/han.ts';
import { districtAtStart, regionAtEnd, regionAtStart, regionInBracket } from './regions.ts';
import type { Region } from './regions.ts';

export interface HanCompany {
  /** Sorted, so that 远景（上海）and 上海远景 agree. A province is left out before a city of its own. */
  readonly regions: readonly string[];
  /** Trade name and industry: no division, form, bracket, space. */
  readonly name: string;
  readonly branch: string;
  readonly hasForm: boolean;
  readonly notes: readonly CompanyNote[];
}

export type CompanyNote = 'former-name' | 'deregistered';

const FORM =
  /(?:(?:有限责任|股份有限|有限|股份|总|集体|分)?公司|(?:特殊普通|普通|有限)合伙(?:企业)?|合伙企业|个人独资企业|独资企业|个体工商户|(?:有限责任|股份有限|有限)公?|株式会社|有限会社|合同会社|(?<=.{2})股份)$/;
const FORM_BEFORE = /^(?:株式会社|有限会社|合同会社)/;
const FORM_IN_BRACKET =
  /^(?:株|有|合|(?:特殊)?普通合伙|有限合伙|有限公司|有限责任公司|股份公司|股份有限公司|个体工商户|筹|存续)$/;
const FORMER_NAME = /^(?:原|曾用名|更名前|前身|现更名|改名)/;
const DEREGISTERED = /注销|吊销|停业|倒闭|迁出|解散|清算/;
const BRACKET = /\(([^()]*)\)/g;
const HAN_ONLY = /^[\u4e00-\u9fff]+$/;
const NOT_IN_KEYS = /[^\p{L}\p{M}\p{N}]+/gu;

/** Reads a tidied name; Han expected. */
export function parseHanCompany(text: string): HanCompany {
  const isHanOnly = HAN_ONLY.test(text);
  const folded = isHanOnly ? toSimplified(text) : toSimplified(text.normalize('NFKC')).toLowerCase();
  const regions: Region[] = [];
  const notes: CompanyNote[] = [];
  const unbracketed = folded.includes('(')
    ? folded.replace(BRACKET, (_whole, inside: string) => readBracket(inside.trim(), regions, notes))
    : folded;
  const compact = isHanOnly ? unbracketed : unbracketed.replace(NOT_IN_KEYS, '');
  const [head, branch] = cutBranch(compact);
  const bare = withoutForm(head);
  const name = cutRegions(bare, regions);
  return { regions: namesOf(regions), name, branch: writeBranch(branch), hasForm: bare !== head, notes };
}

/** What of a bracket stays in the running text: 集团 does, a division, a legal form or a remark does not. */
function readBracket(inside: string, regions: Region[], notes: CompanyNote[]): string {
  const territory = regionInBracket(inside);
  if (territory !== undefined) {
    regions.push({ name: territory, province: regionAtStart(inside)?.region.province ?? '' });
    return '';
  }
  if (FORMER_NAME.test(inside)) notes.push('former-name');
  else if (DEREGISTERED.test(inside)) notes.push('deregistered');
  else if (!FORM_IN_BRACKET.test(inside)) return inside;
  return '';
}

function withoutForm(name: string): string {
  let rest = name.replace(FORM_BEFORE, '');
  for (;;) {
    const shorter = rest.replace(FORM, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

const BRANCH_END =
  /(?:分公司|分行|支行|分理处|营业部|营业所|办事处|代表处|联络处|分店|门店|专卖店|旗舰店|分厂|分院|分校|分所|分中心|项目部|事业部|工程处|子公司)$/;
const HEAD_END = /^.{2,}(?:公司|银行|集团|证券|保险|人寿|财险|事务所|大学|医院|学院)/;
const ORDINAL_END = /(?:第?[一二三四五六七八九十\d]+)$/;

/** 中国工商银行股份有限公司 + 北京朝阳支行. A branch is no customer's head office, so it stays in the key. */
function cutBranch(text: string): readonly [head: string, branch: string] {
  const marker = BRANCH_END.exec(text);
  if (!marker || marker.index < 2) return [text, ''];
  const before = text.slice(0, marker.index);
  const head = HEAD_END.exec(before)?.[0];
  if (head !== undefined) return [head, text.slice(head.length)];
  const unnumbered = before.replace(ORDINAL_END, '').replace(/[市省]$/, '');
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
    if (!start || rest.length - start.length < 2) break;
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
