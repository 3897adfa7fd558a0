// Company cells as exports hold them: what is written, what is noticed, what they are matched by.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relationOfCompanies } from '../../src/fields/company/company-key.ts';
import { openCompany } from '../../src/fields/company/company.ts';
import { compareCompanies } from '../../src/fields/company/compare.ts';
import { INDUSTRIES } from '../../src/lexicons/industries.ts';
import { SETTINGS } from './soup.ts';

const company = openCompany(SETTINGS);
const keysOf = (cell: string): readonly string[] => company.keys(company.clean(cell));
const keyOf = (cell: string): string => keysOf(cell)[0] ?? '';
const seen: string[] = [];

describe('complete names stay as they are', () => {
  test.each([
    '上海远景科技有限公司', '深圳市腾讯计算机系统有限公司', '华为技术有限公司', '阿里巴巴（中国）有限公司', '中国石油天然气集团有限公司', '北京汽车集团有限公司',
    '中国建筑股份有限公司', '万科企业股份有限公司', '天津百利（有限合伙）', '上海景林投资中心（有限合伙）', '北京市金杜律师事务所', '德勤华永会计师事务所（特殊普通合伙）',
    '上海市第一人民医院', '北京大学', '杭州市第二中学', '张记小吃店', '义乌市佛堂镇李四百货店', '平阳县远景五金厂', '阳光幼儿园', '中国工商银行股份有限公司北京朝阳支行',
    '上海远景科技有限公司北京分公司', '中国移动通信集团广东有限公司', '株式会社日立製作所', '上海遠景科技有限公司', '国家税务总局', '某县人民政府'.slice(1),
    '张三（个体工商户）', '李四养殖场', '河南省新郑市孟庄镇鑫源养殖专业合作社', '中国人民解放军总医院', '红星农场', '上海交通大学医学院附属瑞金医院', '远景控股集团有限公司',
    'Acme Widget Co., Ltd.', 'Acme', 'International Business Machines Corp.', 'Müller GmbH & Co. KG', 'Fiat S.p.A.', "McDonald's Corporation", '삼성전자(주)', 'ООО Ромашка', 'PT Astra International Tbk',
  ])('%s', (cell) => {
    seen.push(cell);
    expect(company.clean(cell)).toEqual({ value: cell, status: 'ok', rule: '', issues: [] });
    expect(keysOf(cell).length).toBe(1);
  }); // prettier-ignore
});

describe('written as the register writes, never shortened', () => {
  test.each([
    ['上海远景科技有限公司。', '上海远景科技有限公司'],
    ['上海远景科技有限公司，', '上海远景科技有限公司'],
    ['上海 远景 科技 有限公司', '上海远景科技有限公司'],
    ['阿里巴巴(中国)有限公司', '阿里巴巴（中国）有限公司'],
    ['阿里巴巴（中国)有限公司', '阿里巴巴（中国）有限公司'],
    ['阿里巴巴 ( 中国 ) 有限公司', '阿里巴巴（中国）有限公司'],
    ['ＡＢＣ科技有限公司', 'ABC科技有限公司'],
    ['Acme （Asia） Ltd.', 'Acme (Asia) Ltd.'],
    ['Acme Ltd,', 'Acme Ltd'],
    ['上海远景科技有限公司(原上海远景信息有限公司)', '上海远景科技有限公司（原上海远景信息有限公司）'],
    ['上海远景科技有限公司(已注销)', '上海远景科技有限公司（已注销）'],
    ['Smith &amp; Sons Ltd', 'Smith & Sons Ltd'],
    ['公司名称：上海远景科技有限公司', '上海远景科技有限公司'],
    ['发票抬头:上海远景科技有限公司', '上海远景科技有限公司'],
    ['甲方：上海远景科技有限公司', '上海远景科技有限公司'],
    ['1.上海远景科技有限公司', '上海远景科技有限公司'],
    ['上海远景科技有限公 司', '上海远景科技有限公司'],
  ])('%s → %s', (cell, value) => {
    seen.push(cell);
    expect(company.clean(cell)).toMatchObject({ value, status: 'fixed' });
  });
});

describe('what is noticed', () => {
  test.each([
    ['上海远景科技', 'company/not-full-legal-name', 'ok'],
    ['华为', 'company/not-full-legal-name', 'ok'],
    ['阿里', 'company/not-full-legal-name', 'ok'],
    ['上海远景科技有限公', 'company/damaged-form', 'ok'],
    ['上海远景科技有限公', 'company/not-full-legal-name', 'ok'],
    ['上海远景科技有限', 'company/damaged-form', 'ok'],
    ['上海远景科技有限责任', 'company/damaged-form', 'ok'],
    ['上海远景科技有限责任公', 'company/damaged-form', 'ok'],
    ['上海远景科技有限公可', 'company/damaged-form', 'ok'],
    ['上海远景科技有限公同', 'company/damaged-form', 'ok'],
    ['上海远景科技股份有限', 'company/damaged-form', 'ok'],
    ['上海远景科技有限公司（原上海远景信息有限公司）', 'company/former-name', 'ok'],
    ['上海远景科技有限公司（曾用名：上海远景信息有限公司）', 'company/former-name', 'ok'],
    ['上海远景科技有限公司 原名上海远景信息有限公司', 'company/former-name', 'ok'],
    ['上海远景科技有限公司（已注销）', 'company/deregistered', 'ok'],
    ['上海远景科技有限公司（注销）', 'company/deregistered', 'ok'],
    ['上海远景科技有限公司【已吊销】', 'company/deregistered', 'ok'],
    ['上海远景科技有限公司（吊销，未注销）', 'company/deregistered', 'ok'],
    ['上海远望科技有限公司（现上海远景科技有限公司）', 'company/former-name', 'ok'],
    ['上海远望科技有限公司（已更名为上海远景科技有限公司）', 'company/former-name', 'ok'],
    ['Acme Inc. (formerly Widget Inc.)', 'company/former-name', 'ok'],
    ['Acme Inc. f/k/a Widget Inc.', 'company/former-name', 'ok'],
    ['上海远景科技有限公司（VIP）', 'company/remark', 'ok'],
    ['上海远景科技有限公司（代理商）', 'company/remark', 'ok'],
    ['上海远景科技有限公司[重点客户]', 'company/remark', 'ok'],
    ['（VIP）上海远景科技有限公司', 'company/remark', 'ok'],
    ['上海远景科技有限公司 税号：91330100799655058B', 'company/remark', 'ok'],
    ['上海远景科技有限公司（91330100799655058B）', 'company/remark', 'ok'],
    ['上海远景科技有限公司、北京天地科技有限公司', 'company/several', 'suspect'],
    ['上海远景科技有限公司/北京天地科技有限公司', 'company/several', 'suspect'],
    ['Acme Inc. / Widget Inc.', 'company/several', 'suspect'],
    ['**科技有限公司', 'company/stand-in', 'suspect'],
    ['上海远景科技有限工司', 'company/damaged-form', 'ok'],
    ['13912345678', 'company/not-a-name', 'invalid'],
    ['li@acme.com', 'company/not-a-name', 'invalid'],
    ['www.acme.com', 'company/not-a-name', 'invalid'],
    ['91330100799655058B', 'company/not-a-name', 'invalid'],
    ['个体户', 'company/none', 'empty'],
    ['在校学生', 'company/none', 'empty'],
    ['家庭主妇', 'company/none', 'empty'],
    ['本公司', 'company/none', 'empty'],
    ['无单位', 'company/none', 'empty'],
    ['上海远景科技有限公司-已注销', 'company/deregistered', 'ok'],
    ['上海远景科技有限公司已注销', 'company/deregistered', 'ok'],
    ['上海远景科技有限公司（破产清算）', 'company/deregistered', ''],
    ['上海远景科技有限公司-张三', 'company/contact', 'ok'],
    ['上海远景科技有限公司 张三', 'company/contact', 'ok'],
    ['上海远景科技有限公司（张三）', 'company/contact', 'ok'],
    ['上海远景科技有限公司张经理', 'company/contact', 'ok'],
    ['上海远景科技有限公司 13912345678', 'company/contact', 'ok'],
    ['上海远景科技有限公司-张三13912345678', 'company/contact', 'ok'],
    ['北京科技有限公司', 'company/no-trade-name', 'suspect'],
    ['科技有限公司', 'company/no-trade-name', 'suspect'],
    ['上海市贸易有限公司', 'company/no-trade-name', 'suspect'],
    ['深圳市电子商务有限责任公司', 'company/no-trade-name', 'suspect'],
    ['网络科技有限公司', 'company/no-trade-name', 'suspect'],
    ['呼和浩特商贸有限公司', 'company/no-trade-name', 'suspect'],
    ['内蒙古物流有限公司', 'company/no-trade-name', 'suspect'],
    ['某某科技有限公司', 'company/stand-in', 'suspect'],
    ['上海某某科技有限公司', 'company/stand-in', 'suspect'],
    ['XX公司', 'company/stand-in', 'suspect'],
    ['上海XX科技有限公司', 'company/stand-in', 'suspect'],
    ['测试公司', 'company/stand-in', 'suspect'],
    ['测试科技有限公司', 'company/stand-in', 'suspect'],
    ['上海测试科技有限公司', 'company/stand-in', 'suspect'],
    ['张三', 'company/looks-like-person', 'suspect'],
    ['李经理', 'company/looks-like-person', 'suspect'],
    ['王小明先生', 'company/looks-like-person', 'suspect'],
    ['有限公司', 'company/only-legal-form', 'invalid'],
    ['股份有限公司', 'company/only-legal-form', 'invalid'],
    ['上海公司', 'company/only-legal-form', 'invalid'],
    ['分公司', 'company/only-legal-form', 'invalid'],
    ['Co., Ltd.', 'company/only-legal-form', 'invalid'],
    ['GmbH', 'company/only-legal-form', 'invalid'],
    ['个人', 'company/none', 'empty'],
    ['自由职业', 'company/none', 'empty'],
    ['self-employed', 'company/none', 'empty'],
    ['无', 'text/placeholder', 'empty'],
    ['测试', 'text/placeholder', 'empty'],
    ['同上', 'text/ditto', 'suspect'],
  ].filter(([, , status]) => status !== ''))('%s: %s, %s', (cell, issue, status) => {
    seen.push(cell);
    const cleaned = company.clean(cell);
    expect(cleaned.issues).toContain(issue);
    expect(cleaned.status).toBe(status);
  }); // prettier-ignore

  test.each([
    '北京银行股份有限公司', '中国建筑有限公司', '上海汽车集团有限公司', '张江高科技有限公司', '登高科技有限公司', '新东方教育科技有限公司', '高新物业管理有限公司', '金山软件有限公司',
    '上海天马微电子有限公司', '科大讯飞股份有限公司', '原力科技有限公司', '正泰电器有限公司', '上海高新（集团）有限公司', '国际商业机器（中国）有限公司',
  ])('%s is no junk, no person and no remark', (cell) => {
    const { issues } = company.clean(cell);
    expect(issues.filter((issue) => /stand-in|contact|person|former|deregistered/.test(issue))).toEqual([]);
  }); // prettier-ignore
});

describe('one key for every spelling of one firm', () => {
  test.each([
    ['上海远景科技有限公司', '上海远景科技有限公司（已注销）'],
    ['上海远景科技有限公司', '上海远景科技有限公司-张三'],
    ['上海远景科技有限公司', '上海远景科技有限公司 13912345678'],
    ['上海远景科技有限公司', '上海远景科技有限公司（张三）'],
    ['上海远景科技有限公司', '上海远景科技有限公司（存续）'],
    ['上海远景科技有限公司', '上海远景科技有限公司（开业）'],
    ['上海远景科技有限公司', '上海远景科技有限公'],
    ['上海远景科技有限公司', '上海远景科技有限公可'],
    ['上海远景科技有限公司', '上海远景科技股份有限公司'],
    ['上海远景科技有限公司', '上海远景科技有限责任公司'],
    ['上海远景科技有限公司', '上海远景科技责任有限公司'],
    ['上海远景科技有限公司', '上海远景科技有限公司公司'],
    ['上海远景科技有限公司', '远景科技(上海)有限公司'],
    ['上海远景科技有限公司', '上海市远景科技有限公司'],
    ['上海远景科技有限公司', '上海遠景科技有限公司'],
    ['上海远景科技有限公司', '上海 远景科技 有限公司'],
    ['上海远景科技有限公司', '“上海远景科技有限公司”'],
    ['上海远景信息有限公司', '上海远景科技有限公司（原上海远景信息有限公司）'],
    ['上海远景信息有限公司', '上海远景科技有限公司（曾用名：上海远景信息有限公司）'],
    ['上海远景信息有限公司', '上海远景科技有限公司 原名：上海远景信息有限公司'],
    ['上海远景科技有限公司', '上海远景科技有限公司（原上海远景信息有限公司）'],
    ['上海远景科技有限公司', '上海远景科技有限公司 Envision Technology Co., Ltd.'],
    ['Envision Technology Ltd', '上海远景科技有限公司 Envision Technology Co., Ltd.'],
    ['上海远景科技有限公司', '上海远景科技有限公司（Envision Technology Co., Ltd.）'],
    ['上海远景科技有限公司', '上海远景科技有限公司（VIP）'],
    ['上海远景科技有限公司', '公司名称：上海远景科技有限公司'],
    ['上海远景科技有限公司', '上海远景科技Co.,Ltd'],
    ['上海远景科技有限公司', '上海远景科技有限工司'],
    ['上海远望科技有限公司', '上海远景科技有限公司（更名：上海远望科技有限公司）'],
    ['Acme Inc.', 'Acme Inc. (formerly Widget Inc.)'],
    ['Widget LLC', 'Acme Inc. f/k/a Widget Inc.'],
    ['Widget World', 'Acme LLC d/b/a Widget World'],
    ['Acme Thailand', 'Acme Co., Ltd. (Thailand)'],
    ['Acme S.à r.l.', 'Acme SARL'],
    ['Acme UG (haftungsbeschränkt)', 'Acme'],
    ['Acme S.A.U.', 'Acme'],
    ['Acme S.A.P.I. de C.V.', 'Acme'],
    ['Acme Unipessoal Lda', 'Acme'],
    ['Acme Ltda ME', 'Acme'],
    ['Acme I/S', 'Acme'],
    ['Acme K/S', 'Acme'],
    ['UAB "Acme"', 'Acme UAB'],
    ['SIA Acme', 'Acme SIA'],
    ['Acme Spółka z o.o.', 'Acme Sp. z o.o.'],
    ['Acme sp.j.', 'Acme'],
    ['Acme Α.Ε.', 'Acme'],
    ['CV Acme', 'Acme'],
    ['Acme (P) Ltd', 'Acme Private Limited'],
    ['Acme (S) Pte Ltd', 'Acme Singapore'],
    ['Acme FZ-LLC', 'Acme'],
    ['Acme S.A.L.', 'Acme'],
    ['Công ty TNHH Acme', 'Acme'],
    ['CÔNG TY CỔ PHẦN ACME', 'Acme'],
    ['บริษัท อะมี จำกัด', 'อะมี'],
    ['M/s Acme Traders', 'Acme Traders'],
    ['合資会社山田', '合名会社山田'],
    ['远景集团有限公司', '远景（集团）有限公司'],
    ['平阳县远景五金厂', '平阳县 远景五金厂'],
    ['Acme Widget Co., Ltd.', 'ACME WIDGET'],
    ['Acme & Sons Ltd', 'Acme and Sons Limited'],
    ['The Acme Company', 'Acme'],
    ['Acme GmbH', 'Acme Gesellschaft mit beschränkter Haftung'],
    ['Acme G.m.b.H.', 'Acme GmbH'],
    ['Acme S.A.', 'Acme Société Anonyme'],
    ['Acme S.r.l.', 'Acme SRL'],
    ['Acme S. de R.L. de C.V.', 'Acme'],
    ['Acme S.A. de C.V.', 'Acme'],
    ['Acme B.V.', 'Acme BV'],
    ['Acme N.V.', 'Acme'],
    ['Acme A/S', 'Acme AS'],
    ['Acme ApS', 'Acme'],
    ['Acme Oy', 'Acme Osakeyhtiö'],
    ['Acme AB', 'Acme Aktiebolag'],
    ['Acme Sp. z o.o.', 'Acme'],
    ['Acme spol. s r.o.', 'Acme s.r.o.'],
    ['Acme Kft.', 'Acme'],
    ['Acme d.o.o.', 'Acme'],
    ['Acme Ltda', 'Acme'],
    ['Acme Sdn. Bhd.', 'Acme Sdn Bhd'],
    ['Acme Pte. Ltd.', 'Acme'],
    ['Acme Pty Ltd', 'Acme'],
    ['Acme Pvt. Ltd.', 'Acme Private Limited'],
    ['Acme L.L.C.', 'Acme LLC'],
    ['Acme LLP', 'Acme Limited Liability Partnership'],
    ['Acme P.L.C.', 'Acme'],
    ['PT Acme Tbk', 'Acme'],
    ['Acme K.K.', 'Acme Kabushiki Kaisha'],
    ['ООО Ромашка', 'Общество с ограниченной ответственностью Ромашка'],
    ['삼성전자(주)', '삼성전자 주식회사'],
    ['㈱日立製作所', '株式会社日立製作所'],
    ['Müller AG', 'Muller AG'],
  ])('%s = %s', (left, right) => {
    seen.push(left, right);
    expect(keysOf(left).some((key) => keysOf(right).includes(key))).toBe(true);
  });

  test.each([
    ['阿里巴巴（中国）有限公司', '阿里巴巴有限公司'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴（杭州）有限公司'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴网络技术有限公司'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴（中国）有限公司上海分公司'],
    ['上海远景科技有限公司', '北京远景科技有限公司'],
    ['上海远景科技有限公司', '上海远景贸易有限公司'],
    ['上海远景科技有限公司', '远景集团有限公司'],
    ['上海远景科技有限公司', '上海远景科技有限公司财务部'],
    ['上海远景科技有限公司', '上海远景科技有限公司第二分公司'],
    ['中铁一局集团有限公司', '中铁二局集团有限公司'],
    ['永辉超市1号店', '永辉超市2号店'],
    ['星巴克咖啡（国贸店）', '星巴克咖啡（西单店）'],
    ['平阳县远景五金厂', '苍南县远景五金厂'],
    ['上海华信科技有限公司', '上海华新科技有限公司'],
    ['Acme Germany GmbH', 'Acme France SAS'],
    ['Acme Inc. (New York)', 'Acme Inc. (Boston)'],
    ['Acme Store #123', 'Acme Store #124'],
    ['Acme (S) Pte Ltd', 'Acme (M) Sdn Bhd'],
    ['San Diego Zoo', 'San Diego'],
  ])('%s ≠ %s', (left, right) => {
    seen.push(left, right);
    expect(keysOf(left).some((key) => keysOf(right).includes(key))).toBe(false);
  });
});

describe('branches, stores and departments are entities of their own', () => {
  test.each([
    ['上海远景科技有限公司北京分公司', '上海远景科技有限公司', 'branch-of'],
    ['上海远景科技有限公司', '上海远景科技有限公司北京分公司', 'parent-of'],
    ['上海远景科技有限公司北京分公司', '上海远景科技有限公司广州分公司', 'same-parent'],
    ['上海远景科技有限公司财务部', '上海远景科技有限公司', 'branch-of'],
    ['上海远景科技有限公司国贸店', '上海远景科技有限公司', 'branch-of'],
    ['上海远景科技有限公司（国贸店）', '上海远景科技有限公司', 'branch-of'],
    ['中国工商银行股份有限公司北京朝阳支行', '中国工商银行', 'branch-of'],
    ['中国工商银行股份有限公司北京朝阳支行', '中国工商银行股份有限公司北京海淀支行', 'same-parent'],
    ['星巴克咖啡（国贸店）', '星巴克咖啡', 'branch-of'],
    ['上海远景科技有限公司第一项目部', '上海远景科技有限公司', 'branch-of'],
    ['肯德基南京东路店', '肯德基', 'branch-of'],
    ['肯德基南京东路店', '肯德基（人民广场店）', 'same-parent'],
    ['海底捞火锅(人民广场店)', '海底捞火锅', 'branch-of'],
    ['海底捞上海人民广场店', '海底捞', 'branch-of'],
    ['星巴克咖啡静安寺门店', '星巴克咖啡', 'branch-of'],
    ['星巴克咖啡漕溪北路店', '星巴克咖啡', 'branch-of'],
    ['全家便利店中山北路分店', '全家便利店', 'branch-of'],
    ['大润发杨浦店', '大润发', 'branch-of'],
    ['周大福万达广场专卖店', '周大福', 'branch-of'],
    ['瑞幸咖啡深圳南山科技园店', '瑞幸咖啡', 'branch-of'],
    ['华为授权体验店', '华为', 'branch-of'],
    ['如家酒店上海虹桥店', '上海如家酒店', ''],
    ['上海远景科技有限公司', '上海远景科技股份有限公司', ''],
    ['上海远景科技有限公司', '北京天地科技有限公司', ''],
  ])('%s is to %s: %s', (left, right, relation) => {
    seen.push(left, right);
    expect(relationOfCompanies(keyOf(left), keyOf(right))).toBe(relation);
  });
});

test.each([
  ['肯德基南京东路店', '肯德基（南京东路店）', '肯德基 (南京东路店)', '肯德基 南京东路店'],
  ['星巴克咖啡静安寺门店', '星巴克咖啡（静安寺门店）'],
  ['海底捞火锅浦东新区店', '海底捞火锅（浦东新区店）'],
])('%s with brackets and without is one shop', (...spellings) => {
  expect(new Set(spellings.map(keyOf)).size).toBe(1);
  expect(keyOf(spellings[0])).toContain(' / ');
});

// Nothing shows where a brand would end: the whole is the shop.
test.each([
  '正宗兰州拉面店', '重庆小面店', '老王和田大枣店', '九毛九山西面馆店', '北京王府井书店', '沙县小吃店', '新华书店', '大东方百货店', '和平饭店',
  '友谊商店', '阿里山茶叶店', '老百姓大药房', '上海第一食品商店', '南京东路店', '小商店',
])('%s is no branch', (name) => {
  expect(keyOf(name)).not.toContain(' / ');
}); // prettier-ignore

const level = (left: string, right: string): string => {
  const [one, other] = [left, right].map((cell) => compareCompanies.prepare(keyOf(cell)));
  const index = compareCompanies.compare(one!, other!);
  expect(compareCompanies.compare(other!, one!)).toBe(index);
  return compareCompanies.levels[index]!.name;
};

describe('other names of one organisation are hints', () => {
  test.each([
    ['工行', '中国工商银行股份有限公司'],
    ['建行', '中国建设银行'],
    ['招行', '招商银行股份有限公司'],
    ['中石化', '中国石油化工集团有限公司'],
    ['一汽', '中国第一汽车集团有限公司'],
    ['Huawei Technologies Co., Ltd.', '华为技术有限公司'],
    ['Alibaba', '阿里巴巴（中国）有限公司'],
    ['ICBC', '中国工商银行'],
    ['毕马威', 'KPMG'],
    ['HP Inc.', 'Hewlett-Packard'],
  ])('%s ~ %s', (left, right) => {
    expect(level(left, right)).toBe('abbreviation');
  });

  test.each([
    ['工行', '中国建设银行'],
    ['中建', '中国石油天然气集团'],
    ['Huawei', '小米科技'],
    ['工行北京分行', '中国工商银行上海分行'],
  ])('%s and %s are not', (left, right) => {
    expect(level(left, right)).not.toBe('abbreviation');
  });
});

describe('for every cell', () => {
  const twiceIsOnce = (cell: string): void => {
    const once = company.clean(cell);
    const twice = company.clean(once.value);
    expect(twice.value).toBe(once.value);
    expect(company.keys(twice)).toEqual(company.keys(once));
  };

  test('of the tables above: cleaning twice is cleaning once', () => {
    expect(seen.length).toBeGreaterThan(150);
    for (const cell of seen) twiceIsOnce(cell);
  });

  const region = fc.constantFrom(
    ...'上海 北京 上海市 深圳市 内蒙古 呼和浩特 呼和浩特市 广西壮族自治区 石家庄 中国 平阳县 中山 中卫市 广东省 浦东新区 兴安盟 新乡 延边朝鲜族自治州 阿里地区 宁夏回族自治区 西藏自治区 香港特别行政区 新疆维吾尔自治区 西安开发区'.split(
      ' ',
    ),
    '',
  );
  const term = fc.constantFrom(...INDUSTRIES);
  const core = fc.constantFrom(
    ...'远景 华信 某某 测试 张三 新 科 信息 阿里巴巴 新程 中创 中华 开元 地利 自强 回天 特步'.split(' '),
    '',
  );
  const tail = fc.constantFrom(...'有限公司 有限责任公司 股份有限公司 集团 有限公 有限公司北京分公司 有限公司（已注销） 有限公司-张三 有限公司（原天地科技有限公司） 。 店'.split(' '), ''); // prettier-ignore

  test('that is put together from places, trades and forms', () => {
    fc.assert(
      fc.property(region, core, term, tail, (...pieces) => {
        twiceIsOnce(pieces.join(''));
      }),
      { numRuns: 5000 },
    );
  });

  test('what the short way accepts, the long way leaves alone', () => {
    fc.assert(
      fc.property(region, core, term, term, fc.constantFrom('有限公司', '有限责任公司'), (...pieces) => {
        const cell = pieces.join('');
        const bytes = Buffer.from(cell);
        if (!company.accepts!(bytes, 0, bytes.length)) return;
        // A space sends the cell the long way.
        expect(company.clean(` ${cell}`)).toMatchObject({ value: cell, issues: [] });
      }),
      { numRuns: 5000 },
    );
  });
});

const listed = path.join(process.env['ONEROW_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data'), 'dedupe/cn_company_short_full_dev/records.csv'); // prettier-ignore
test.skipIf(!existsSync(listed))('registered names of listed companies are left alone', () => {
  const names = readFileSync(listed, 'utf8').split('\n').map((line) => line.split(',')[2] ?? '').filter((name) => /公司$/.test(name)); // prettier-ignore
  expect(names.length).toBeGreaterThan(1000);
  const changed = names.filter((name) => company.clean(name).value !== name.replaceAll('(', '（').replaceAll(')', '）')); // prettier-ignore
  const doubted = names.filter((name) => company.clean(name).status === 'suspect');
  expect(changed).toEqual([]);
  expect(doubted.length / names.length).toBeLessThan(0.005);
});
