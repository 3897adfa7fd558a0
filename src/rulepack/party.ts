// Is a customer an organisation or a person? `客户名称` holds both wherever a firm sells to both (fields-and-matching §10.3).
import { SHIPPED_COMPANY_WORDS, type CompanyWords } from '../fields/company/company-words.ts';
import { parseHanCompany } from '../fields/company/parse-han-company.ts';
import { parseLatinCompany } from '../fields/company/parse-latin-company.ts';
import { regionAtStart } from '../fields/company/regions.ts';
import { foldWidth } from '../text/hygiene.ts';

export type Party = 'company' | 'person' | 'unknown';

const HAN = /\p{Script=Han}/u;
const NOT_IN_NAMES = /[\s·•‧．・]+/gu;
const ORGANISATION =
  /公司|集团|有限|股份|合伙|个体|厂|店|中心|事务所|工作室|经营部|门市部|合作社|委员会|基金会|协会|商行|银行|医院|大学|学院|学校|幼儿园|研究院|研究所|酒店|饭店|宾馆|餐厅|超市|药房|政府|支行|分行|分部|办事处/;
const HONORIFIC = /(?:先生|女士|小姐|太太|老师|医生|经理|总监|总)$/;
const LATIN_NAME =
  /^\p{Lu}[\p{L}'’-]*\.?(?: (?:\p{Lu}[\p{L}'’-]*\.?|(?:de|da|van|von|der|bin|al|la|di))){1,3}$/u;

/** What one cell names; `unknown` when it may be either. */
export function kindOfParty(cell: string, words: CompanyWords = SHIPPED_COMPANY_WORDS): Party {
  const text = foldWidth(cell.trim());
  if (text === '' || /[@:：]|\d{4}/.test(text)) return 'unknown';
  return HAN.test(text) ? kindOfHan(text, words) : kindOfLatin(text, words);
}

function kindOfHan(text: string, words: CompanyWords): Party {
  if (ORGANISATION.test(text) || parseHanCompany(text, words).hasForm) return 'company';
  const bare = text.replace(NOT_IN_NAMES, '').replace(HONORIFIC, '');
  if (!/^\p{Script=Han}+$/u.test(bare)) return 'unknown';
  const length = Array.from(bare).length;
  // A foreigner's name is written with a dot; no Chinese one has six characters.
  if (length >= 6) return /[·•‧・]/u.test(text) ? 'person' : 'company';
  if (length > 4 || length < 1) return 'unknown';
  const { surnames } = words.names;
  const named = surnames.compoundOf(bare) !== '' || surnames.has(Array.from(bare)[0] ?? '');
  if (length === 1) return named && bare !== text ? 'person' : 'unknown';
  const region = regionAtStart(bare);
  if (region !== undefined && region.length === bare.length) return 'unknown';
  return named ? 'person' : 'unknown';
}

function kindOfLatin(text: string, words: CompanyWords): Party {
  if (parseLatinCompany(text, words).hasForm) return 'company';
  return LATIN_NAME.test(text) ? 'person' : 'unknown';
}
