import type { Cleaned } from '../../model/cleaned.ts';
import { openHarmlessHan, unitAt } from '../../text/harmless.ts';
import { joinHan, NO_ISSUES } from '../../text/hygiene.ts';
import { isPlaceholder, isTestWord } from '../../text/placeholders.ts';
import {
  asItStands,
  isEvidence,
  keptAsTyped,
  NO_KEYS,
  tidyAndFold,
  withoutValue,
  written,
} from '../outcome.ts';
import type { OpenField } from '../outcome.ts';
import { partsOfKey, readCompany } from './company-key.ts';
import { openCompanyWords, SHIPPED_COMPANY_WORDS, type CompanyWords } from './company-words.ts';
import { regionByPair } from './regions.ts';

/** 上海远景科技有限公司, 阿里巴巴（中国）有限公司: written as the register writes, without a remark. */
const PLAIN =
  /^[\u4e00-\u9fff]{4,}(?:（(?!原|曾|已|注|吊|停|筹|存|迁|更)[\u4e00-\u9fff]{2,4}）[\u4e00-\u9fff]*)?(?:有限|有限责任|股份有限)公司$/;

const HAN = /\p{Script=Han}/u;
/** What private customers write where a firm is asked for. */
const NO_COMPANY =
  /^(?:个人|个体户?|个体工商户|个体经营|私人|自己|本人|个人用户|个人客户|无公司|没有公司|暂无公司|无单位|没有单位|无工作(?:单位)?|自由职业者?|无业|退休|(?:在校)?学生|散客|家庭|家庭主妇|全职(?:妈妈|太太|主妇)|务农|农民|待业中?|[本我贵该]公司|我司|housewife|unemployed|self|freelancer?|self[ -]?employed|individual|personal|retired|student)$/i;

/** What a form prints in front of a name. */
const LABEL =
  /^(?:(?:公司|单位|企业|客户|开票)?名称|公司|单位|企业|客户|甲方|乙方|供应商|(?:发票|开票)?抬头|开票单位|company(?: name)?)[:：] *(?=\S)|^\d{1,2}[.、)）] *(?=\p{Script=Han}{4})/iu;
/** A phone, an address, a link, a credit code where a name is asked for. 1688 and 51job are firms. */
const NO_NAME =
  /^(?:\+?[\d\s()-]{7,}|[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:https?:\/\/|www\.)\S+|(?=[\dA-Za-z]*\d{8})[\dA-Za-z]{18})$/i;

export const openCompany: OpenField = ({ lexicons }) => {
  const words = openCompanyWords(lexicons);
  return {
    clean: (cell) => cleanCompany(cell, words),
    // What is plain with the shipped words need not be with others.
    ...(words.changed ? {} : { accepts: acceptsCompany }),
    keys: (cleaned) => keysOfCompany(cleaned, words),
  };
};

const encoder = new TextEncoder();
const LIMITED = encoder.encode('有限公司');
const LIMITED_LIABILITY = encoder.encode('有限责任公司');

/** The commonest of {@link PLAIN}, on UTF-8: Han characters alone, four at least before the legal form. */
function acceptsCompany(bytes: Uint8Array, start: number, end: number): boolean {
  if (!endsWith(bytes, start, end, LIMITED) && !endsWith(bytes, start, end, LIMITED_LIABILITY)) return false;
  return (
    isHarmlessName(bytes, start, end, 8) &&
    !mayBeGeneric(
      unitAt(bytes, start),
      unitAt(bytes, start + 3),
      unitAt(bytes, start + 6),
      unitAt(bytes, start + 9),
      unitAt(bytes, start + 12),
    )
  );
}

/**
 * 北京科技有限公司 has no trade name: the long way looks where a term may follow the division, or begin the name.
 * The arguments are the name's first five UTF-16 units.
 */
function mayBeGeneric(first: number, second: number, third: number, fourth: number, fifth: number): boolean {
  if (ODD_STARTS.has(first) || TERMS.mayBegin(first, second) || third === COUNTY || fourth === COUNTY)
    return true;
  const region = regionByPair(first, second);
  if (region === 'none') return false;
  if (region === 'longer' || mayBeSuffix(third, fourth)) return true;
  return third === CITY ? mayFollowRegion(fourth, fifth) : mayFollowRegion(third, fourth);
}

/** 深圳市远景园区…, 延边朝鲜族自治州…: where the division ends and the trade name begins, the long way finds out. */
const isHarmlessName = openHarmlessHan('区县旗族');
const HOLDS_DISTRICT = /[区县旗族]/;

function mayFollowRegion(first: number, second: number): boolean {
  return ODD_STARTS.has(first) || TERMS.mayBegin(first, second) || regionByPair(first, second) !== 'none';
}

const TERMS = SHIPPED_COMPANY_WORDS.industries;
const COUNTY = '县'.charCodeAt(0);
const CITY = '市'.charCodeAt(0);
/** What follows them may be a division again. */
const SUFFIXES: ReadonlySet<number> = new Set(
  ['自治', '特别', '维吾', '壮族', '回族', '地区', '新区', '开发'].map((pair) => pair.charCodeAt(0) * 0x1_0000 + pair.charCodeAt(1)), // prettier-ignore
);
const SUFFIX_STARTS = new Set(Array.from('省盟自特维壮回地新开', (unit) => unit.charCodeAt(0)));
const [PROVINCE, LEAGUE] = ['省'.charCodeAt(0), '盟'.charCodeAt(0)];

/** 省, 盟, 自治区, 特别行政区, 新区 …, but not the 新程 of 上海新程科技. */
function mayBeSuffix(first: number, second: number): boolean {
  return (
    SUFFIX_STARTS.has(first) &&
    (first === PROVINCE || first === LEAGUE || SUFFIXES.has(first * 0x1_0000 + second))
  );
}

const ODD_STARTS: ReadonlySet<number> = new Set(Array.from('某测測', (unit) => unit.charCodeAt(0)));

function endsWith(bytes: Uint8Array, start: number, end: number, form: Uint8Array): boolean {
  const from = end - form.length;
  if (from - start < 12) return false;
  for (let at = form.length - 1; at >= 0; at--) if (bytes[from + at] !== form[at]) return false;
  return true;
}

function cleanCompany(cell: string, words: CompanyWords): Cleaned {
  if (
    !words.changed &&
    PLAIN.test(cell) &&
    !HOLDS_DISTRICT.test(cell) &&
    !mayBeGeneric(
      cell.charCodeAt(0),
      cell.charCodeAt(1),
      cell.charCodeAt(2),
      cell.charCodeAt(3),
      cell.charCodeAt(4),
    )
  )
    return asItStands(cell);
  const { text: tidied, issues: found } = tidyAndFold(cell);
  const nothing = withoutValue(cell, tidied);
  if (nothing) return nothing;
  const text = withoutLabel(tidied);
  if (isTestWord(text) && !STAND_IN_FIRM.test(text)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (NO_COMPANY.test(text)) return keptAsTyped(cell, 'empty', 'company/none');
  const isHan = HAN.test(text);
  const value = isHan ? writeHanCompany(text, words) : writeLatinCompany(text);
  if (isPlaceholder(value)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (NO_NAME.test(value)) return keptAsTyped(cell, 'invalid', 'company/not-a-name');
  const rule =
    text !== tidied ? 'company/label' : value === text ? 'text/tidy' : 'company/brackets-and-spaces';
  const { key, keys, hasForm, notes } = readCompany(value, words);
  if (key === '')
    return keptAsTyped(cell, 'invalid', hasForm ? 'company/only-legal-form' : 'company/not-a-name');
  const isPerson = isHan && !hasForm && looksLikePerson(value, words);
  const isStandIn = STAND_IN.test(partsOfKey(key, words).core) || /[*＊●○]{2,}/.test(value);
  const isSeveral = namesSeveral(value, words);
  const isInTwoScripts = hasForm && keys.length === 2 && !notes.includes('former-name');
  const isGeneric = isHan && !isStandIn && hasNoTradeName(value, key, words);
  const issues = [
    ...found,
    ...notes.map((note) => `company/${note}`),
    ...(isPerson ? ['company/looks-like-person'] : []),
    ...(isSeveral ? ['company/several'] : []),
    ...(isStandIn ? ['company/stand-in'] : []),
    ...(isGeneric ? ['company/no-trade-name'] : []),
    ...(isHan &&
    !isPerson &&
    !isInTwoScripts &&
    notes.every((note) => note === 'damaged-form') &&
    !words.forms.complete.test(value)
      ? ['company/not-full-legal-name']
      : []),
  ];
  const isDoubtful = isPerson || isSeveral || isStandIn || isGeneric;
  return written(cell, value, rule, issues.length === 0 ? NO_ISSUES : issues, isDoubtful ? 'suspect' : 'ok');
}

function withoutLabel(text: string): string {
  let rest = text;
  while (LABEL.test(rest)) rest = rest.replace(LABEL, '');
  return rest;
}

/** 上海远景科技有限公司、北京天地科技有限公司 */
function namesSeveral(value: string, words: CompanyWords): boolean {
  if (!/[、;；/|]/.test(value)) return false;
  const parts = value.split(/[、;；/|]/).map((part) => part.trim());
  return (
    parts.length > 1 &&
    parts.every((part) => {
      if (part.length < 4 || /^(?:原|现|曾)/.test(part)) return false;
      const read = readCompany(part, words);
      return read.hasForm && read.key !== '';
    })
  );
}

/** 某某, XX, ***, 测试: typed where nobody wanted to say, or to try a form out. */
/** 测试公司 says that somebody tried out a firm: worth a look, not nothing. */
const STAND_IN_FIRM = /公司|company/iu;
const STAND_IN = /^(?:某+|[x×*]{2,}|测试.{0,2}|test|demo|aaa+|asdf|示例|样例)$/iu;

/** 北京科技有限公司. Groups, holdings, joint-stock and national companies may be called by their trade: 中国建筑, 北京汽车集团. */
function hasNoTradeName(value: string, key: string, words: CompanyWords): boolean {
  const { name, regions, branch } = partsOfKey(key, words);
  if (branch !== '' || regions.includes('中国') || /集团|股份|控股|总公司/.test(value)) return false;
  return /公司/.test(value) && words.industries.isOnlyTerms(name);
}

/** The register writes full-width brackets and no spaces inside Chinese; Latin letters keep theirs. */
function writeHanCompany(text: string, words: CompanyWords): string {
  const tail = TAIL.exec(text);
  // 远景有限公司 张三: without the space nobody could tell the firm from the person.
  if (
    tail &&
    readCompany(text, words).notes.some(
      (note) => note === 'contact' || note === 'remark' || note === 'former-name',
    )
  )
    return `${writeHan(text.slice(0, tail.index))} ${writeHan(text.slice(tail.index))}`;
  return writeHan(text);
}

const TAIL = /(?<=公司) [\p{Script=Han}\d].+$/u;

function writeHan(text: string): string {
  return joinHan(text.trim())
    .replace(/ *[(（] */g, '（')
    .replace(/ *[)）] */g, '）')
    .replace(STRAY_END, '');
}

/** Punctuation that strayed in behind a name. */
const STRAY_END = /(?<=[\p{L}\p{N}）)])[ 。．，,、；;：:]+$|(?<=[\p{Script=Han}）]) *[ .。，,；;]+$/u;

function writeLatinCompany(text: string): string {
  return asciiBrackets(text).replace(/(?<=[\p{L}\p{N})]) *[,;:]+$/u, '');
}

function asciiBrackets(text: string): string {
  return text.replaceAll('（', '(').replaceAll('）', ')');
}

/** 张先生, 李经理 in a company column. */
function isAddressed(value: string, { names: { honorifics, surnames } }: CompanyWords): boolean {
  const name = honorifics.without(value);
  return name !== value && name.length <= 3 && surnames.has(name.charAt(0));
}

/** Two or three characters behind one of the very commonest surnames, or a form of address. 万科 and 华为 are firms. */
function looksLikePerson(value: string, words: CompanyWords): boolean {
  if (!/^[\u4e00-\u9fff]{2,6}$/.test(value)) return false;
  if (isAddressed(value, words)) return true;
  const rank = words.names.surnames.rank(value.charAt(0)) ?? Infinity;
  return (
    !words.forms.complete.test(value) &&
    ((value.length === 2 && rank < 5) || (value.length === 3 && rank < 20))
  );
}

function keysOfCompany(cleaned: Cleaned, words: CompanyWords): readonly string[] {
  const { value, status, issues } = cleaned;
  if (!isEvidence(cleaned)) return NO_KEYS;
  if (issues.includes('company/several')) return NO_KEYS;
  if (status === 'suspect' && (issues.includes('company/stand-in') || isAddressed(value, words)))
    return NO_KEYS;
  return readCompany(value, words).keys;
}
