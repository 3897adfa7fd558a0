import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOfKey } from '../../src/fields/company/company-key.ts';
import { openCompany } from '../../src/fields/company/company.ts';
import { blockingKeysOfCompany } from '../../src/fields/company/compare.ts';
import { SETTINGS, soup } from './soup.ts';

const company = openCompany(SETTINGS);
const keyOf = (cell: string): string => company.keys(company.clean(cell)).join('|');

describe('what is written', () => {
  test.each([
    ['上海远景科技有限公司', '上海远景科技有限公司', 'ok', 'as registered'],
    [
      '阿里巴巴(中国)有限公司',
      '阿里巴巴（中国）有限公司',
      'fixed',
      'full-width brackets, as the register writes',
    ],
    ['阿里巴巴 （中国） 有限公司', '阿里巴巴（中国）有限公司', 'fixed', 'no spaces'],
    ['上海 远景　科技有限公司', '上海远景科技有限公司', 'fixed', 'no spaces'],
    ['上海遠景科技有限公司', '上海遠景科技有限公司', 'ok', 'traditional characters stay'],
    ['ＩＢＭ（中国）有限公司', 'IBM（中国）有限公司', 'fixed', 'half-width letters'],
    ['Apple （China） Ltd.', 'Apple (China) Ltd.', 'fixed', 'ASCII brackets in Latin names'],
    ['Acme Widget Co., Ltd.', 'Acme Widget Co., Ltd.', 'ok', 'the registered name is never shortened'],
    ['IBM 中国', 'IBM 中国', 'ok', 'a space beside Latin letters stays'],
    ['无', '无', 'empty', 'placeholder'],
    ['个人', '个人', 'empty', 'there is no company'],
    ['', '', 'empty', 'blank'],
    ['有限公司', '有限公司', 'invalid', 'only a legal form'],
  ])('%j becomes %j, %s (%s)', (cell, value, status) => {
    expect(company.clean(cell)).toMatchObject({ value, status });
  });

  test.each([
    ['上海远景科技', 'company/not-full-legal-name', 'ok', 'M04: no legal form'],
    ['上海远景科技有限公', 'company/not-full-legal-name', 'ok', 'cut off'],
    ['有限公司', 'company/only-legal-form', 'invalid', ''],
    ['上海公司', 'company/only-legal-form', 'invalid', 'a place names no firm'],
    ['Co., Ltd.', 'company/only-legal-form', 'invalid', ''],
    ['张三', 'company/looks-like-person', 'suspect', ''],
    ['李经理', 'company/looks-like-person', 'suspect', ''],
    ['上海远景科技有限公司（原上海远景信息有限公司）', 'company/former-name', 'ok', ''],
    ['上海远景科技有限公司（已注销）', 'company/deregistered', 'ok', ''],
    ['自由职业', 'company/none', 'empty', ''],
    ['同上', 'text/ditto', 'suspect', ''],
    ['="远景科技有限公司"', 'text/excel-guard', 'fixed', ''],
  ])('%s: %s, %s %s', (cell, issue, status) => {
    const cleaned = company.clean(cell);
    expect(cleaned.issues).toContain(issue);
    expect(cleaned.status).toBe(status);
  });

  test.each([
    ['华为技术有限公司', ''],
    ['万科企业股份有限公司', '万 is a surname too'],
    ['上海市第一人民医院', 'institutions need no legal form'],
    ['北京大学', ''],
    ['张记小吃店', ''],
    ['天津百利（有限合伙）', 'partnership'],
    ['Acme', 'Latin names often go without'],
    ['株式会社日立製作所', 'the form in front'],
  ])('%s is complete %s', (cell) => {
    expect(company.clean(cell)).toMatchObject({ value: cell, status: 'ok', issues: [] });
  });
});

describe('M04: one key for every spelling', () => {
  test.each([
    ['上海远景科技有限公司', '上海 远景科技', ''],
    ['上海远景科技', '上海 远景科技', 'no legal form'],
    ['上海远景科技（有限公司）', '上海 远景科技', 'bracketed legal form'],
    ['上海远景科技股份有限公司', '上海 远景科技', 'before and after conversion'],
    ['上海远景科技有限责任公', '上海 远景科技', 'cut off'],
    ['上海市远景科技有限公司', '上海 远景科技', '市'],
    ['上海遠景科技有限公司', '上海 远景科技', 'traditional'],
    ['上海 远景 科技有限公司', '上海 远景科技', 'spaces'],
    ['远景科技（上海）有限公司', '上海 远景科技', 'division in brackets'],
    ['远景（上海）科技有限公司', '上海 远景科技', 'in brackets further in front'],
    ['上海远景科技有限公司（已注销）', '上海 远景科技', 'remark'],
    ['广东省深圳市远景科技有限公司', '深圳 远景科技', 'the city implies its province'],
    ['深圳远景科技有限公司', '深圳 远景科技', ''],
    ['远景集团有限公司', '远景集团', 'a group is another legal person'],
    ['远景（集团）有限公司', '远景集团', 'brackets around 集团'],
    ['阿里巴巴（中国）有限公司', '中国 阿里巴巴', 'vector of the study'],
    ['阿里巴巴(中国)有限公司', '中国 阿里巴巴', 'vector of the study'],
    ['阿里巴巴（杭州）有限公司', '杭州 阿里巴巴', 'vector of the study: different'],
    ['阿里巴巴（中国）有限公司上海分公司', '中国 阿里巴巴 / 上海分公司', 'vector of the study: a branch'],
    ['中国工商银行股份有限公司北京朝阳支行', '中国 工商银行 / 北京朝阳支行', 'branch of a bank'],
    ['远景科技上海市分公司', '远景科技 / 上海分公司', 'branch without the form'],
    ['中国移动通信集团广东有限公司', '中国,广东 移动通信集团', 'member of a group'],
    ['上海市徐汇区张记小吃店', '上海,徐汇区 张记小吃店', 'district'],
    ['中铁一局集团有限公司', '中铁一局集团', 'numbers stay'],
    ['北京科技有限公司', '北京 科技', 'nothing but an industry'],
    ['IBM（中国）有限公司', '中国 ibm', 'letters'],
    ['The Acme Widget & Gear Co., Ltd.', 'acme widget and gear', ''],
    ['ACME WIDGET AND GEAR', 'acme widget and gear', ''],
    ['Müller GmbH & Co. KG', 'muller', ''],
    ['I.B.M. Corp.', 'ibm', ''],
    ['Fiat S.p.A.', 'fiat', ''],
    ['Vestas Wind Systems A/S', 'vestas wind systems', ''],
    ['Cemex S.A.B. de C.V.', 'cemex', 'Mexico'],
    ['Wal-Mart Stores, Inc.', 'wal mart stores', ''],
    ["McDonald's Corporation", 'mcdonalds', ''],
    ['㈱日立製作所', '日立制作所', ''],
    ['삼성전자(주)', '삼성전자', ''],
    ['有限公司', '', 'no key'],
    ['无', '', 'no key'],
    ['张先生', '', 'no key'],
  ])('%s → %j %s', (cell, key) => {
    expect(keyOf(cell)).toBe(key);
  });

  test.each([
    ['上海 远景科技', '远景', '科技'],
    ['深圳 腾讯计算机系统', '腾讯', '计算机系统'],
    ['华为技术', '华为', '技术'],
    ['北京 科技', '科技', ''],
    ['张江高科技', '张江', '高科技'],
    ['登高科技', '登高', '科技'],
    ['acme widget systems', 'acme widget', 'systems'],
  ])('%s: trade name %s, industry %s', (key, core, industry) => {
    expect(partsOfKey(key)).toMatchObject({ core, industry });
  });
});

test.each([
  ['上海 远景科技', '远景', '远景'],
  ['中国 阿里巴巴 / 上海分公司', '阿里巴巴', '阿里'],
  ['acme widget systems', 'acme widget', 'ac'],
])('candidates of %s meet at %s and %s', (key, core, coreHead) => {
  expect(blockingKeysOfCompany(key)).toMatchObject({ core, coreHead });
});

describe('for every cell', () => {
  test('cleaning twice is cleaning once, and the key survives', () => {
    fc.assert(
      fc.property(soup, (cell) => {
        const once = company.clean(cell);
        const twice = company.clean(once.value);
        expect(twice.value).toBe(once.value);
        expect(company.keys(twice)).toEqual(company.keys(once));
      }),
      { numRuns: 5000 },
    );
  });
});
