import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCompany } from '../../src/fields/company/company.ts';
import { compareCompanies } from '../../src/fields/company/compare.ts';
import { SETTINGS, soup } from './soup.ts';

const company = openCompany(SETTINGS);
const keyOf = (cell: string): string => company.keys(company.clean(cell))[0] ?? '';

const level = (left: string, right: string): string => {
  const [one, other] = [left, right].map((cell) => compareCompanies.prepare(keyOf(cell)));
  const index = compareCompanies.compare(one!, other!);
  expect(compareCompanies.compare(other!, one!)).toBe(index);
  return compareCompanies.levels[index]!.name;
};

describe('levels', () => {
  test.each([
    ['上海远景科技', '上海远景科技有限公司', 'same', 'M04'],
    ['华为', '华为技术有限公司', 'same-core', 'industry missing'],
    ['远景科技', '上海远景科技有限公司', 'same-core', 'place missing'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴有限公司', 'same-core', 'place missing'],
    ['上海宝钢国际贸易', '上海宝纲国际贸易', 'different', 'two characters are a whole trade name'],
    ['上海宝钢实达贸易', '上海宝纲实达贸易', 'close', 'a homophone in four'],
    ['上海天马远大贸易', '上海天洋远大贸易', 'different', 'another word in four'],
    ['Acme Widgets', 'Acme Widget Inc', 'close', ''],
    ['Textiles, Blackwell Ltd', 'Blackwell Textiles', 'same-core', 'words in another order'],
    ['Stanbridge Mfg Corp', 'Stanbridge Manufacturing', 'same-core', 'a trade abbreviated'],
    ['OJSC Tactical Missiles', 'Tactical Missiles Joint Stock Company', 'same', 'the form written out'],
    ['Thornton Packaging Ltd', 'Thornton Foods PLC', 'industry-differs', 'sister companies'],
    ['Harrow Instruments', 'Jarrow Instruments', 'different', 'the first letter is not mistyped'],
    ['Bank of China', 'Bank of Japan', 'different', 'nothing but trade and place'],
    ['阿里', '阿里巴巴', 'abbreviation', 'M05'],
    ['阿里', '阿里巴巴（中国）有限公司', 'abbreviation', 'M05'],
    ['工行', '中国工商银行', 'abbreviation', 'with the head of the industry'],
    ['中石油', '中国石油天然气集团有限公司', 'abbreviation', 'with the place'],
    ['IBM', 'International Business Machines Corp', 'abbreviation', 'initials'],
    ['上海远景科技', '上海远景贸易有限公司', 'industry-differs', 'sister companies'],
    ['远景集团', '远景有限公司', 'group-differs', 'the group is not its member'],
    ['北京天地科技有限公司', '南京天地科技有限公司', 'region-conflict', 'two cities'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴（杭州）有限公司', 'region-conflict', 'two cities'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴（中国）有限公司上海分公司', 'branch-conflict', 'branch'],
    ['中铁一局', '中铁二局', 'branch-conflict', 'numbers'],
    ['第一汽车厂', '第二汽车厂', 'branch-conflict', 'numbers'],
    ['1号店', '2号店', 'branch-conflict', 'numbers'],
    ['Acme China Ltd', 'Acme Japan KK', 'region-conflict', 'two countries'],
    ['上海华信', '上海华新', 'different', 'two characters'],
    [
      '上海恒纳新贸易',
      '上海恒纳昕贸易',
      'homophone',
      'three characters and one sound: heard, or another firm',
    ],
    ['上海恒纳新贸易', '上海恒纳昕食品', 'different', 'and another trade'],
    ['上海恒纳新贸易', '北京恒纳昕贸易', 'different', 'and another place'],
    ['上海华信科技有限公司', '上海华新科技有限公司', 'different', 'two characters and an industry'],
    ['上海远景科技', 'Envision Technology', 'different', 'two scripts'],
    ['腾讯', '百度', 'different', ''],
    ['结好金融集团有限公司', '结好金融', 'group-differs', 'the group or its member'],
    ['毅高国际控股', '毅高控股有限公司', 'same-core', 'words that say nothing'],
    ['中国三江化工', '中国三江精细化工有限公司', 'abbreviation', 'the industry shortened'],
    ['洛阳钼业', '洛阳栾川钼业集团股份有限公司', 'abbreviation', 'place and name shortened together'],
    ['高铁电气', '中铁高铁电气装备股份有限公司', 'abbreviation', 'four characters in a row'],
    ['*ST新宁', '河南新宁物流股份有限公司', 'same-core', 'marks of an exchange'],
    ['奇安信-U', '奇安信科技集团股份有限公司', 'group-differs', 'marks of an exchange'],
    ['Lions Gate', 'Lionsgate', 'same-core', 'run together'],
    ['Shell Deutschland', 'Shell (Germany)', 'same-core', 'one country'],
    ['1st Franklin Financial', 'First Franklin Financial Corp', 'same-core', 'an ordinal'],
    ['LC 01056', 'LC 1056', 'same-core', 'leading zeros'],
    ['Lille 1', 'Lille 2', 'branch-conflict', 'numbers'],
    ['Acme Widget', 'Acme Widget Beijing Branch', 'branch-conflict', ''],
    ['Acme Widget Shanghai Branch', 'Acme Widget Beijing Branch', 'branch-conflict', ''],
    ['Acme Widget Beijing Representative Office', 'Acme Widget', 'branch-conflict', ''],
    ['Baxter Logistics LLP', 'Baxter Log. & Co', 'close', 'a trade cut short'],
    ['Penhale Logistics', 'Penhale Logsitics Ltd', 'close', 'a slip'],
    ['BMW i', 'BMW', 'word-added', 'one letter is a word'],
    ['Siemens (Singapore)', 'Siemens AG', 'word-added', 'a subsidiary'],
    ['Duke University', 'Duke University Medical School', 'word-added', 'a part of it'],
    ['Robert Simpson Ltd', 'Simpson', 'word-added', ''],
    ['Hutchison Whampoa', 'Hutchison Whampoa Property', 'word-added', 'another firm of the house'],
    ['Koç Holding', 'KOC', 'group-differs', ''],
    ['Nextel México', 'Nexter Systems', 'different', 'one letter of a short name, and nothing else'],
    [
      'Directorate of Buddhist Guidance',
      'Directorate of Islamic Guidance',
      'different',
      'the word that counts differs',
    ],
    ['Deutsche Krankenversicherung AG', 'DKV', 'abbreviation', 'a word inside a word'],
    ['Sumitomo Mitsui Banking Corporation', 'SMBC', 'abbreviation', 'with the form'],
    ['Foods, Thornton PLC', 'TF Ltd', 'abbreviation', 'initials in the other order'],
    ['GE', 'Global Widgets', 'different', 'initials that do not fit'],
    ['TRUEPARTNER', 'TRUEPARTNERCAPITALHOLDINGLIMITED', 'abbreviation', 'run together'],
    ['Bank of China', 'China Bank', 'same-core', 'as far as words tell'],
  ])('%s ~ %s: %s (%s)', (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  test('第三 and 3 are one number', () => {
    expect(level('第三建筑工程公司', '第3建筑工程公司')).not.toBe('branch-conflict');
  });

  test('strongest first; another branch says more against than any other name', () => {
    const bits = compareCompanies.levels.map((one) => one.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
    expect(compareCompanies.levels.at(-1)).toMatchObject({ name: 'branch-conflict', agrees: false });
  });
});

test('comparing is symmetric, and a key is the same as itself', () => {
  const piece = fc.constantFrom(...'上海 北京 南京 中国 远景 华信 华新 阿里 阿里巴巴 科技 贸易 集团 银行 一厂 二厂 第三 有限公司 分公司 acme widget group china and'.split(' ')); // prettier-ignore
  const key = fc.oneof(fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')), soup).map(keyOf).filter((one) => one !== ''); // prettier-ignore
  fc.assert(
    fc.property(key, key, (left, right) => {
      const [one, other] = [compareCompanies.prepare(left), compareCompanies.prepare(right)];
      expect(compareCompanies.compare(one, other)).toBe(compareCompanies.compare(other, one));
      expect(compareCompanies.compare(one, compareCompanies.prepare(left))).toBe(0);
    }),
    { numRuns: 5000 },
  );
});
