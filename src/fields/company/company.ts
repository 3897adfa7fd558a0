import type { Cleaned } from '../../model/cleaned.ts';
import { isHarmlessHan } from '../../text/harmless.ts';
import { joinHan, NO_ISSUES } from '../../text/hygiene.ts';
import { isTestWord } from '../../text/placeholders.ts';
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
import { withoutHonorific } from '../person-name/honorifics.ts';
import { isSurname, surnameRank } from '../person-name/surnames.ts';
import { readCompany } from './company-key.ts';

/** 上海远景科技有限公司, 阿里巴巴（中国）有限公司: written as the register writes, without a remark. */
const PLAIN =
  /^[\u4e00-\u9fff]{4,}(?:（(?!原|曾|已|注|吊|停|筹|存|迁|更)[\u4e00-\u9fff]{2,4}）[\u4e00-\u9fff]*)?(?:有限|有限责任|股份有限)公司$/;

const HAN = /\p{Script=Han}/u;
/** What private customers write where a firm is asked for. */
const NO_COMPANY =
  /^(?:个人|个体|私人|自己|本人|个人用户|个人客户|无公司|没有公司|暂无公司|自由职业者?|无业|退休|学生|散客|家庭|待业|freelancer?|self[ -]?employed|individual|personal|retired|student)$/i;

/** How a complete Chinese name may end: a legal form, or the word for an institution that needs none. */
const COMPLETE =
  /^株式会社|^有限会社|（(?:有限|(?:特殊)?普通)合伙）$|(?:公司|合伙|合伙企业|独资企业|个体工商户|会社|[厂店行社院馆所部站局处厅会校园场坊室队村]|中心|大学|中学|小学|政府)(?:（[^（）]*）)?$/;

export const openCompany: OpenField = () => ({
  clean: cleanCompany,
  accepts: acceptsCompany,
  keys: keysOfCompany,
});

const encoder = new TextEncoder();
const LIMITED = encoder.encode('有限公司');
const LIMITED_LIABILITY = encoder.encode('有限责任公司');

/** The commonest of {@link PLAIN}, on UTF-8: Han characters alone, four at least before the legal form. */
function acceptsCompany(bytes: Uint8Array, start: number, end: number): boolean {
  if (!endsWith(bytes, start, end, LIMITED) && !endsWith(bytes, start, end, LIMITED_LIABILITY)) return false;
  return isHarmlessHan(bytes, start, end, 8);
}

function endsWith(bytes: Uint8Array, start: number, end: number, form: Uint8Array): boolean {
  const from = end - form.length;
  if (from - start < 12) return false;
  for (let at = form.length - 1; at >= 0; at--) if (bytes[from + at] !== form[at]) return false;
  return true;
}

function cleanCompany(cell: string): Cleaned {
  if (PLAIN.test(cell)) return asItStands(cell);
  const { text, issues: found } = tidyAndFold(cell);
  const nothing = withoutValue(cell, text);
  if (nothing) return nothing;
  if (isTestWord(text)) return keptAsTyped(cell, 'empty', 'text/placeholder');
  if (NO_COMPANY.test(text)) return keptAsTyped(cell, 'empty', 'company/none');
  const isHan = HAN.test(text);
  const value = isHan ? writeHanCompany(text) : asciiBrackets(text);
  const rule = value === text ? 'text/tidy' : 'company/brackets-and-spaces';
  const { key, hasForm, notes } = readCompany(value);
  if (key === '')
    return keptAsTyped(cell, 'invalid', hasForm ? 'company/only-legal-form' : 'company/not-a-name');
  const isPerson = isHan && !hasForm && looksLikePerson(value);
  const issues = [
    ...found,
    ...notes.map((note) => `company/${note}`),
    ...(isPerson ? ['company/looks-like-person'] : []),
    ...(isHan && !isPerson && notes.length === 0 && !COMPLETE.test(value)
      ? ['company/not-full-legal-name']
      : []),
  ];
  return written(cell, value, rule, issues.length === 0 ? NO_ISSUES : issues, isPerson ? 'suspect' : 'ok');
}

/** The register writes full-width brackets and no spaces inside Chinese; Latin letters keep theirs. */
function writeHanCompany(text: string): string {
  return joinHan(text)
    .replace(/ *[(（] */g, '（')
    .replace(/ *[)）] */g, '）');
}

function asciiBrackets(text: string): string {
  return text.replaceAll('（', '(').replaceAll('）', ')');
}

/** 张先生, 李经理 in a company column. */
function isAddressed(value: string): boolean {
  const name = withoutHonorific(value);
  return name !== value && name.length <= 3 && isSurname(name.charAt(0));
}

/** Two or three characters behind one of the very commonest surnames, or a form of address. 万科 and 华为 are firms. */
function looksLikePerson(value: string): boolean {
  if (!/^[\u4e00-\u9fff]{2,6}$/.test(value)) return false;
  if (isAddressed(value)) return true;
  const rank = surnameRank(value.charAt(0)) ?? Infinity;
  return !COMPLETE.test(value) && ((value.length === 2 && rank < 5) || (value.length === 3 && rank < 20));
}

function keysOfCompany(cleaned: Cleaned): readonly string[] {
  const { value, status } = cleaned;
  if (!isEvidence(cleaned)) return NO_KEYS;
  if (status === 'suspect' && isAddressed(value)) return NO_KEYS;
  const { key } = readCompany(value);
  return key === '' ? NO_KEYS : [key];
}
