// Columns as real exports name and fill them, Chinese and from abroad: what each must be taken for. The values are invented;
// a column of them is as untidy as people type.
import { describe, expect, test } from 'vitest';
import { makeHeader } from '../../src/io/header.ts';
import { detectColumns } from '../../src/rulepack/detect-columns.ts';
import { readHeader } from '../../src/rulepack/header-lexicon.ts';
import { fitOf } from '../../src/rulepack/value-fit.ts';
import { checkCharacterOfCnId } from '../../src/fields/national-id/cn-id.ts';
import { checkCharacterOfUscc } from '../../src/fields/credit-code/uscc.ts';
import type { FieldType, Role } from '../../src/model/field-type.ts';

const COUNT = 60;
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
const two = (n: number): string => String(n).padStart(2, '0');
const mixed = (i: number): number => (i * 7_919_393 + 104_729) % 89_999_999;

const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋艳勇杰娟涛明超兰霞平');
const FIRST = [
  'Anna',
  'Peter',
  'Marie',
  'José',
  'Lukas',
  'Emily',
  'Tom',
  'Sofia',
  'Jean',
  'Olga',
  'Kate',
  'Raj',
];
const LAST = [
  'Müller',
  'Smith',
  "O'Brien",
  'Silva',
  'Dupont',
  'van Dijk',
  'Rossi',
  'Novak',
  'Jones',
  'Kim',
  'Garcia',
];
const CITIES = ['上海', '北京', '广州', '深圳', '杭州', '成都'];
const TOWNS = ['Berlin', 'Paris', 'Lyon', 'London', 'Chicago', 'São Paulo', 'Sydney', 'Leeds'];

const cnId = (i: number): string => {
  const body = `110101${1960 + (i % 40)}0${1 + (i % 9)}15${100 + i}`;
  return body + checkCharacterOfCnId(body);
};
const uscc = (i: number): string => {
  const body = `91310115MA1K4${String(1000 + i * 7).slice(-4)}`;
  return body + checkCharacterOfUscc(body);
};
const mobile = (i: number): string => `13${i % 10}${10_000_000 + mixed(i)}`;
const han = (i: number): string =>
  pick(SURNAMES, i) + pick(GIVEN, i * 7) + (i % 3 === 0 ? '' : pick(GIVEN, i * 3 + 1));

/** What stands in the columns: the ith cell. */
const VALUES = {
  mobile: (i: number) => (i % 9 === 4 ? '' : i % 7 === 2 ? `${mobile(i).slice(0, 3)}-${mobile(i).slice(3, 7)}-${mobile(i).slice(7)}` : mobile(i)),
  cnPhones: (i: number) => (i % 3 === 0 ? `0${pick([10, 21, 571, 755], i)}-${6_000_0000 + (mixed(i) % 2_000_0000)}`.slice(0, 12) : mobile(i)),
  us: (i: number) => `(${pick([212, 415, 312, 617], i)}) 555-${two(i % 100)}${two((i * 3) % 100)}`,
  de: (i: number) => `+49 ${pick([30, 89, 40], i)} ${2_000_000 + (mixed(i) % 7_000_000)}`,
  mail: (i: number) => `${pick(FIRST, i).toLowerCase().normalize('NFD').replace(/\P{ASCII}/gu, '')}${i}@${pick(['gmail.com', 'web.de', 'qq.com', 'firma.example'], i)}`,
  han: (i: number) => han(i),
  hanPolite: (i: number) => (i % 4 === 0 ? `${pick(SURNAMES, i)}先生` : i % 4 === 1 ? `${pick(SURNAMES, i)}女士` : han(i)),
  latin: (i: number) => `${pick(FIRST, i)} ${pick(LAST, i * 5 + 1)}`,
  last: (i: number) => pick(LAST, i),
  first: (i: number) => pick(FIRST, i),
  firm: (i: number) => `${pick(CITIES, i)}${pick(GIVEN, i)}${pick(GIVEN, i * 7 + 3)}${pick(['科技', '贸易', '餐饮'], i)}有限公司`,
  westFirm: (i: number) => `${pick(LAST, i)} ${pick(['Ltd', 'GmbH', 'Inc.', 'S.A.', 'BV'], i)}`,
  cnId: (i: number) => (i % 11 === 3 ? cnId(i).toLowerCase() : cnId(i)),
  uscc,
  cnAddress: (i: number) => `${pick(['上海市浦东新区世纪大道', '广东省深圳市南山区科技园路', '朝阳区建国路'], i)}${i + 1}号${i % 5}楼`,
  usAddress: (i: number) => `${100 + i * 7} ${pick(['Main St', 'Oak Avenue', 'W 42nd St Apt 3', 'Sunset Blvd.'], i)}`,
  deAddress: (i: number) => `${pick(['Hauptstr.', 'Lindenweg', 'Am Markt', 'Goethestraße'], i)} ${i + 1}`,
  cnCity: (i: number) => pick(CITIES, i),
  town: (i: number) => pick(TOWNS, i),
  cnProvince: (i: number) => pick(['广东', '浙江省', '江苏', '上海', '四川省'], i),
  state: (i: number) => pick(['CA', 'NY', 'TX', 'IL', 'WA'], i),
  country: (i: number) => pick(['DE', 'Germany', 'France', 'USA', 'United Kingdom', 'BR'], i),
  cnPostcode: (i: number) => pick(['200120', '518000', '100020', '310000'], i),
  zip: (i: number) => `${pick([10_001, 94_105, 60_601, 73_301], i) + (i % 50)}`,
  plz: (i: number) => `${pick([10_115, 80_331, 20_095, 50_667], i) + (i % 50)}`,
  ukPost: (i: number) => `${pick(['SW1A', 'M1', 'LS2', 'EC1V'], i)} ${i % 9}${pick(['AA', 'BB', 'XY'], i)}`,
  day: (i: number) => `${1955 + (i % 50)}-${two(1 + (i % 12))}-${two(1 + ((i * 3) % 28))}`,
  slashDay: (i: number) => `${2020 + (i % 5)}/${1 + (i % 12)}/${1 + ((i * 5) % 28)}`,
  deDay: (i: number) => `${two(1 + ((i * 5) % 28))}.${two(1 + (i % 12))}.${1955 + (i % 50)}`,
  usDay: (i: number) => `${1 + (i % 12)}/${1 + ((i * 5) % 28)}/${1955 + (i % 50)}`,
  moment: (i: number) => `${2023 + (i % 3)}-${two(1 + (i % 12))}-${two(1 + ((i * 3) % 28))} ${two(i % 24)}:${two((i * 7) % 60)}:${two((i * 11) % 60)}`,
  isoMoment: (i: number) => `${2023 + (i % 3)}-${two(1 + (i % 12))}-${two(1 + ((i * 3) % 28))}T${two(i % 24)}:${two((i * 7) % 60)}:00Z`,
  cnDay: (i: number) => `${2018 + (i % 7)}年${1 + (i % 12)}月${1 + ((i * 5) % 28)}日`,
  cnSex: (i: number) => pick(['男', '女', '女', '男', ''], i),
  sexLetter: (i: number) => pick(['M', 'F', 'F', 'm', ''], i),
  deSex: (i: number) => pick(['Herr', 'Frau', 'Frau', 'Herr'], i),
  yesNo: (i: number) => pick(['是', '否', '是'], i),
  yn: (i: number) => pick(['Y', 'N', 'y', 'N'], i),
  truth: (i: number) => pick(['TRUE', 'FALSE'], i),
  channel: (i: number) => pick(['微信', '抖音', '官网', '线下门店', '老客户介绍'], i),
  source: (i: number) => pick(['Website', 'Trade show', 'Referral', 'Google Ads', 'Import'], i),
  level: (i: number) => pick(['VIP', '普通', '重点', 'A类'], i),
  stage: (i: number) => pick(['Lead', 'Customer', 'Churned', 'Prospect'], i),
  industry: (i: number) => pick(['互联网', '制造业', '餐饮', '教育培训'], i),
  tags: (i: number) => pick(['老客户,VIP', '已成交', '高意向,杭州', '价格敏感,VIP'], i),
  money: (i: number) => `${pick(['¥', '', '￥'], i)}${(i * 137.5 + 99).toFixed(2)}`,
  euro: (i: number) => `${1 + (i % 9)}.${String(100 + i * 3).slice(-3)},${two(i % 100)} €`,
  qq: (i: number) => String(10_000 + mixed(i)),
  wechat: (i: number) => `wx_${pick(FIRST, i).toLowerCase()}${i}`.replace(/\P{ASCII}/gu, 'e'),
  code: (i: number) => `KH${String(202_400_000 + i * 13)}`,
  number: (i: number) => String(i + 1),
  site: (i: number) => `${pick(['https://', 'www.', 'http://www.'], i)}firma${i}.example`,
  note: (i: number) => pick(['下周再联系', '要发票', '不方便接电话, 加微信', '', '对价格敏感，想看样品'], i) + (i % 5 === 3 ? '' : String(i)),
  westNote: (i: number) => pick(['call back next week', 'Interessiert an Angebot', '', 'left voicemail; will call'], i),
  job: (i: number) => pick(['采购经理', '总监', '店长', '老板'], i),
  westJob: (i: number) => pick(['CEO', 'Einkaufsleiter', 'Office Manager', 'VP Sales'], i),
  vat: (i: number) => `DE${100_000_000 + i * 1_234_567}`,
  size: (i: number) => pick(['S', 'M', 'L', 'XL'], i),
  count: (i: number) => String((i * 37) % 50),
  blank: () => '',
  agent: (i: number) => pick(['小王', '刘莉', '陈静', '小王'], i),
  card: (i: number) => String(6_222_020_000_000_000 + i * 7_919),
  ip: (i: number) => `192.168.${i}.${(i * 7) % 250}`,
  goods: (i: number) => pick(['蓝色外套', '白衬衫', '运动鞋', '背包'], i) + String(i),
  westGoods: (i: number) => `${pick(['Blue', 'Red', 'Green'], i)} ${pick(['Jacket', 'Shirt', 'Bag'], i)} ${i}`,
  order: (i: number) => `DD2024${String(100_000 + i * 17)}`,
  wordsOfTime: (i: number) => pick(['周一至周五 9点', '周末', '工作日晚上', '随时'], i),
  device: (i: number) => pick(['iPhone 14', 'Mi 13', 'HUAWEI P50', 'OPPO'], i) + String(i % 3),
} as const; // prettier-ignore
type Kind = keyof typeof VALUES;

/** Header, what stands under it, the type it must get, and the role where that matters. */
type Line = readonly [header: string, values: Kind, type: FieldType, role?: Role];

const CHINESE: readonly Line[] = [
  ['联系方式', 'cnPhones', 'phone', 'phone'], ['联系方式（手机/微信）', 'mobile', 'phone'], ['手机/电话', 'cnPhones', 'phone'], ['手机号(必填)', 'mobile', 'phone'],
  ['客户电话1', 'mobile', 'phone'], ['第二联系电话', 'mobile', 'phone'], ['收货人联系电话', 'mobile', 'phone'], ['法人手机', 'mobile', 'phone'], ['移动手机', 'mobile', 'phone'],
  ['本机号码', 'mobile', 'phone'], ['号码', 'mobile', 'phone'], ['电话（座机）', 'cnPhones', 'phone'], ['TEL/手机', 'mobile', 'phone'], ['紧急联系人电话', 'mobile', 'phone'],
  ['配偶手机号', 'mobile', 'phone'], ['登录手机号', 'mobile', 'phone'], ['wx绑定手机', 'mobile', 'phone'], ['联系人手机号码（11位）', 'mobile', 'phone'],
  ['客户全称', 'firm', 'company', 'company'], ['客户名称', 'firm', 'company', 'company'], ['客户名称', 'han', 'name', 'name'], ['单位名称（全称）', 'firm', 'company'], ['开票单位', 'firm', 'company'],
  ['企业名称/个人姓名', 'firm', 'company'], ['公司/单位', 'firm', 'company'], ['签约主体', 'firm', 'company'], ['付款单位', 'firm', 'company'], ['工作单位全称', 'firm', 'company'], ['合作方', 'firm', 'company'],
  ['证件号码', 'cnId', 'cn-id', 'cn-id'], ['证件号码', 'uscc', 'uscc'], ['身份证（18位）', 'cnId', 'cn-id'], ['客户身份证号码', 'cnId', 'cn-id'], ['ID Card No.', 'cnId', 'cn-id'], ['二代证号', 'cnId', 'cn-id'], ['法人身份证', 'cnId', 'cn-id'],
  ['信用代码', 'uscc', 'uscc'], ['统一社会信用代码/税号', 'uscc', 'uscc'], ['纳税人识别号(税号)', 'uscc', 'uscc'], ['企业代码', 'uscc', 'uscc'], ['营业执照号码', 'uscc', 'uscc'],
  ['姓名', 'han', 'name', 'name'], ['姓 名', 'han', 'name'], ['联系人（先生/女士）', 'hanPolite', 'name'], ['客户姓名*', 'han', 'name'], ['您的姓名', 'han', 'name'], ['1、请填写您的姓名：', 'han', 'name'],
  ['收货人', 'han', 'name'], ['会员姓名/昵称', 'han', 'name'], ['宝宝姓名', 'han', 'name'], ['联系人1', 'han', 'name'], ['决策人', 'han', 'name'], ['对方联系人', 'han', 'name'], ['老板姓名', 'han', 'name'], ['法人代表', 'han', 'name'],
  ['邮箱', 'mail', 'email', 'email'], ['E-mail', 'mail', 'email'], ['电子邮件(E-MAIL)', 'mail', 'email'], ['客户邮箱地址', 'mail', 'email'], ['您的常用邮箱', 'mail', 'email'], ['收票邮箱', 'mail', 'email'], ['发票接收邮箱', 'mail', 'email'],
  ['通讯地址', 'cnAddress', 'address', 'address'], ['详细地址(街道门牌)', 'cnAddress', 'address'], ['收货地址', 'cnAddress', 'address'], ['家庭详细住址', 'cnAddress', 'address'], ['公司所在地址', 'cnAddress', 'address'], ['快递地址', 'cnAddress', 'address'], ['地址/住址', 'cnAddress', 'address'], ['客户地址', 'cnAddress', 'address'],
  ['城市', 'cnCity', 'region', 'city'], ['所属城市', 'cnCity', 'region', 'city'], ['省份', 'cnProvince', 'region', 'province'], ['客户所在省份', 'cnProvince', 'region', 'province'], ['所在省市', 'cnProvince', 'region'], ['邮政编码', 'cnPostcode', 'postcode', 'postcode'], ['邮编', 'cnPostcode', 'postcode'],
  ['出生年月', 'day', 'date', 'birthday'], ['生日（阳历）', 'day', 'date', 'birthday'], ['出生日期(YYYY-MM-DD)', 'day', 'date', 'birthday'], ['会员生日', 'cnDay', 'date', 'birthday'], ['您的生日', 'day', 'date', 'birthday'],
  ['性别', 'cnSex', 'gender', 'gender'], ['客户性别', 'cnSex', 'gender'], ['您的性别', 'cnSex', 'gender'], ['性别（男/女）', 'cnSex', 'gender'],
  ['创建时间', 'moment', 'datetime', 'created'], ['首次登记时间', 'moment', 'datetime', 'created'], ['建档时间', 'slashDay', 'datetime', 'created'], ['客户创建日期', 'slashDay', 'datetime', 'created'], ['注册时间(北京时间)', 'moment', 'datetime', 'created'], ['提交时间', 'moment', 'datetime', 'created'], ['加入日期', 'slashDay', 'datetime', 'created'],
  ['最近更新时间', 'moment', 'datetime', 'updated'], ['末次修改时间', 'moment', 'datetime', 'updated'], ['最后一次跟进时间', 'moment', 'datetime', 'last-activity'], ['最近一次消费日期', 'slashDay', 'datetime', 'last-activity'], ['上次购买时间', 'moment', 'datetime', 'last-activity'], ['下次跟进时间', 'moment', 'datetime'], ['合同到期日', 'slashDay', 'date'], ['有效期至', 'slashDay', 'date'],
  ['来源', 'channel', 'enum', 'source'], ['客户来源渠道', 'channel', 'enum', 'source'], ['您从哪里了解到我们', 'channel', 'enum', 'source'], ['获客方式', 'channel', 'enum', 'source'],
  ['客户等级', 'level', 'enum', 'level'], ['重要性', 'level', 'enum', 'level'], ['所属行业', 'industry', 'enum', 'industry'], ['行业类型', 'industry', 'enum', 'industry'], ['客户标签', 'tags', 'tags', 'tags'], ['标签（多个用逗号分隔）', 'tags', 'tags'], ['跟进状态', 'level', 'enum', 'status'],
  ['累计消费金额', 'money', 'money', 'amount'], ['消费总额(元)', 'money', 'money', 'amount'], ['会员余额', 'money', 'money', 'amount'], ['年度消费额', 'money', 'money', 'amount'], ['成交金额（元）', 'money', 'money', 'amount'],
  ['QQ', 'qq', 'qq', 'qq'], ['QQ/MSN', 'qq', 'qq'], ['客户QQ号', 'qq', 'qq'], ['微信', 'wechat', 'wechat', 'wechat'], ['微信号（没有填无）', 'wechat', 'wechat'], ['个人微信号', 'wechat', 'wechat'],
  ['客户编号', 'code', 'id', 'id'], ['会员卡号', 'code', 'id', 'id'], ['客户ID号', 'code', 'id', 'id'], ['会员号/卡号', 'code', 'id', 'id'], ['档案编号', 'code', 'id', 'id'], ['序号', 'number', 'text'], ['No.', 'number', 'id'],
  ['跟进人', 'agent', 'text', 'owner'], ['所属业务员', 'agent', 'text', 'owner'], ['负责人', 'agent', 'text', 'owner'], ['客户归属人', 'agent', 'text', 'owner'],
  ['备注', 'note', 'note', 'note'], ['其他备注说明', 'note', 'note', 'note'], ['客户需求描述', 'note', 'note'], ['公司网址', 'site', 'url', 'url'], ['职务', 'job', 'text', 'title'], ['职位/头衔', 'job', 'text', 'title'], ['是否同意接收短信', 'yesNo', 'bool'], ['是否拉黑', 'yesNo', 'bool', 'opt-out'],
  // Words of other things: what they end in must not decide.
  ['手机型号', 'device', 'text', 'other'], ['联系时间', 'wordsOfTime', 'text', 'other'], ['电话次数', 'count', 'text', 'other'], ['姓名首字母', 'size', 'text', 'other'], ['是否有微信', 'yesNo', 'bool', 'other'], ['微信昵称', 'han', 'text', 'nickname'], ['银行卡号', 'card', 'id', 'other'],
  ['订单编号', 'order', 'id', 'other'], ['最近订单号', 'order', 'id', 'other'], ['衣服尺码', 'size', 'text', 'other'], ['公司人数', 'count', 'text', 'other'], ['公司规模', 'level', 'text', 'other'], ['邮箱是否验证', 'yesNo', 'text', 'other'], ['推荐人', 'agent', 'text', 'other'], ['推荐人手机', 'mobile', 'phone', 'other'], ['业务员电话', 'mobile', 'phone', 'other'], ['IP地址', 'ip', 'text', 'other'], ['商品名称', 'goods', 'text', 'other'], ['账号', 'mobile', 'phone', 'phone'], ['【手机号】', 'mobile', 'phone', 'phone'], ['手机号（未填写', 'mobile', 'phone', 'phone'], ['注册时间', 'yesNo', 'bool'], ['邮箱', 'yesNo', 'bool'],
]; // prettier-ignore

const WESTERN: readonly Line[] = [
  ['cust_nm', 'latin', 'name', 'name'], ['Tel.', 'us', 'phone', 'phone'], ['Tel. (day)', 'us', 'phone'], ['Ph#', 'us', 'phone'], ['Phone (Mobile)', 'us', 'phone'], ['Mobile/WhatsApp', 'us', 'phone'], ['contact_no', 'us', 'phone'], ['PhoneNum', 'us', 'phone'],
  ['Telefon-Nr.', 'de', 'phone'], ['Tel. privat', 'de', 'phone'], ['Tel. geschäftl.', 'de', 'phone'], ['Handy-Nr.', 'de', 'phone'], ['N° de téléphone', 'de', 'phone'], ['Téléphone portable', 'de', 'phone'], ['Telefone', 'de', 'phone'], ['Celular', 'de', 'phone'], ['Teléfono móvil', 'de', 'phone'], ['Numero di telefono', 'de', 'phone'], ['Telefoonnummer', 'de', 'phone'], ['Home Ph', 'us', 'phone'], ['Bus. Phone', 'us', 'phone'], ['cell_phone_number', 'us', 'phone'], ['FAX Nr', 'de', 'phone', 'fax'],
  ['E-Mail-Adresse', 'mail', 'email', 'email'], ['Email Address (Primary)', 'mail', 'email'], ['e_mail_1', 'mail', 'email'], ['eMail', 'mail', 'email'], ['Adresse e-mail', 'mail', 'email'], ['Correo electrónico', 'mail', 'email'], ['Courriel', 'mail', 'email'], ['Your email', 'mail', 'email'], ['Indirizzo e-mail', 'mail', 'email'], ['user_email', 'mail', 'email'], ['login', 'mail', 'email'], ['mail', 'mail', 'email'], ['E-Mail (geschäftlich)', 'mail', 'email'],
  ['Full Name', 'latin', 'name', 'name'], ['Name (First Last)', 'latin', 'name'], ['Customer', 'latin', 'name'], ['CONTACT', 'latin', 'name'], ['Nom complet', 'latin', 'name'], ['Nombre y apellidos', 'latin', 'name'], ['Your Name', 'latin', 'name'], ['contact_full_name', 'latin', 'name'], ['Vor- und Nachname', 'latin', 'name'], ['Nome completo', 'latin', 'name'], ['Attn', 'latin', 'name'], ['Client Name', 'latin', 'name'],
  ['Vorname', 'first', 'name', 'given-name'], ['First', 'first', 'name', 'given-name'], ['fst_nm', 'first', 'name', 'given-name'], ['Prénom', 'first', 'name', 'given-name'], ['Nachname', 'last', 'name', 'surname'], ['Last', 'last', 'name', 'surname'], ['lst_nm', 'last', 'name', 'surname'], ['Surname / Family name', 'last', 'name', 'surname'], ['Apellidos', 'last', 'name', 'surname'], ['Nom de famille', 'last', 'name', 'surname'],
  ['Company', 'westFirm', 'company', 'company'], ['Firma', 'westFirm', 'company'], ['Company / Organisation', 'westFirm', 'company'], ['co_name', 'westFirm', 'company'], ['Business Name (DBA)', 'westFirm', 'company'], ['Raison sociale', 'westFirm', 'company'], ['Razón social', 'westFirm', 'company'], ['Account Name', 'westFirm', 'company'], ['Société', 'westFirm', 'company'], ['Empresa', 'westFirm', 'company'], ['Firmenname', 'westFirm', 'company'], ['Employer', 'westFirm', 'company'], ['Bedrijfsnaam', 'westFirm', 'company'], ['Customer Name', 'westFirm', 'company'],
  ['Street Address', 'usAddress', 'address', 'address'], ['Address Line 1', 'usAddress', 'address'], ['addr_1', 'usAddress', 'address'], ['Straße/Hausnr.', 'deAddress', 'address'], ['Str. u. Hausnummer', 'deAddress', 'address'], ['Mailing Address', 'usAddress', 'address'], ['Home Addr.', 'usAddress', 'address'], ['Endereço', 'deAddress', 'address'], ['Domicilio', 'deAddress', 'address'], ['Ship To Address', 'usAddress', 'address'],
  ['City', 'town', 'region', 'city'], ['Town/City', 'town', 'region', 'city'], ['Wohnort', 'town', 'region', 'city'], ['Ville', 'town', 'region', 'city'], ['Ciudad', 'town', 'region', 'city'], ['Cidade', 'town', 'region', 'city'], ['State/Province', 'state', 'region', 'province'], ['ST', 'state', 'region', 'province'], ['County', 'town', 'region'], ['Country', 'country', 'region', 'country'], ['Country/Region', 'country', 'region', 'country'], ['Land', 'country', 'region', 'country'], ['País', 'country', 'region', 'country'],
  ['Zip', 'zip', 'postcode', 'postcode'], ['ZIP / Postal', 'zip', 'postcode'], ['Zip+4', 'zip', 'postcode'], ['PLZ', 'plz', 'postcode'], ['Code postal', 'plz', 'postcode'], ['Post Code', 'ukPost', 'postcode'], ['Postal_Code', 'ukPost', 'postcode'], ['CEP', 'zip', 'postcode'], ['C.P.', 'plz', 'postcode'], ['Código Postal', 'plz', 'postcode'],
  ['Geburtsdatum', 'deDay', 'date', 'birthday'], ['DOB', 'usDay', 'date', 'birthday'], ['D.O.B.', 'usDay', 'date', 'birthday'], ['Birth Date', 'usDay', 'date', 'birthday'], ['Date of Birth (MM/DD/YYYY)', 'usDay', 'date', 'birthday'], ['birthday_date', 'day', 'date', 'birthday'], ['Date de naissance', 'deDay', 'date', 'birthday'], ['Fecha de nacimiento', 'deDay', 'date', 'birthday'], ['Data de nascimento', 'deDay', 'date', 'birthday'], ['Geb.-Datum', 'deDay', 'date', 'birthday'],
  ['Gender', 'sexLetter', 'gender', 'gender'], ['M/F', 'sexLetter', 'gender', 'gender'], ['Sex (M/F)', 'sexLetter', 'gender'], ['Anrede', 'deSex', 'gender', 'gender'], ['Geschlecht', 'sexLetter', 'gender'], ['gndr', 'sexLetter', 'gender'],
  ['created_at', 'isoMoment', 'datetime', 'created'], ['Create Date', 'moment', 'datetime', 'created'], ['Date Created', 'usDay', 'datetime', 'created'], ['Signup Date', 'day', 'datetime', 'created'], ['Sign-up date', 'day', 'datetime', 'created'], ['Member since', 'day', 'datetime', 'created'], ['Kunde seit', 'deDay', 'datetime', 'created'], ['Angelegt am', 'deDay', 'datetime', 'created'], ['Registered', 'isoMoment', 'datetime', 'created'], ['Entry Date', 'day', 'datetime', 'created'],
  ['Last Updated', 'isoMoment', 'datetime', 'updated'], ['Last Modified Date', 'isoMoment', 'datetime', 'updated'], ['last_updt_ts', 'moment', 'datetime', 'updated'], ['Geändert am', 'deDay', 'datetime', 'updated'], ['Last Contact Date', 'usDay', 'datetime', 'last-activity'], ['Date of last purchase', 'usDay', 'datetime', 'last-activity'], ['Letzter Einkauf', 'deDay', 'datetime', 'last-activity'], ['last_seen_at', 'isoMoment', 'datetime', 'last-activity'], ['Last Login', 'isoMoment', 'datetime', 'last-activity'],
  ['Lead Source', 'source', 'enum', 'source'], ['How did you find us?', 'source', 'enum', 'source'], ['utm_source', 'source', 'enum', 'source'], ['Lifecycle Stage', 'stage', 'enum', 'status'], ['Customer Status', 'stage', 'enum', 'status'], ['Industry', 'industry', 'enum', 'industry'],
  ['Annual Revenue', 'money', 'money', 'amount'], ['Total Spend ($)', 'money', 'money', 'amount'], ['Umsatz 2024', 'euro', 'money', 'amount'], ['Umsatz (EUR)', 'euro', 'money', 'amount'], ['LTV', 'money', 'money', 'amount'], ['Lifetime Value', 'money', 'money', 'amount'],
  ['Customer ID', 'code', 'id', 'id'], ['cust_id', 'code', 'id', 'id'], ['Cust. No.', 'code', 'id', 'id'], ['Kundennr.', 'code', 'id', 'id'], ['Record ID', 'code', 'id', 'id'], ['Client Ref', 'code', 'id', 'id'], ['ID No.', 'code', 'id', 'id'], ['ID number', 'code', 'id', 'id'], ['Contact ID', 'code', 'id', 'id'],
  ['Website URL', 'site', 'url', 'url'], ['Homepage', 'site', 'url'], ['Web Site', 'site', 'url'], ['Company website', 'site', 'url'], ['Job Title', 'westJob', 'text', 'title'], ['Position', 'westJob', 'text', 'title'], ['Notes', 'westNote', 'note', 'note'], ['Notes/Comments', 'westNote', 'note'], ['Bemerkung(en)', 'westNote', 'note'], ['Additional Info', 'westNote', 'note'],
  ['Opt-in', 'yn', 'bool', 'consent'], ['Email opt in?', 'truth', 'bool', 'consent'], ['Newsletter (J/N)', 'yn', 'bool', 'consent'], ['Unsubscribed', 'truth', 'bool', 'opt-out'], ['Do Not Call', 'truth', 'bool', 'opt-out'], ['Account Manager', 'latin', 'text', 'owner'], ['Contact Owner', 'latin', 'text', 'owner'], ['Sales Rep', 'latin', 'text', 'owner'],
  ['Phone type', 'size', 'text', 'other'], ['Email verified', 'truth', 'text', 'other'], ['Number of employees', 'count', 'text', 'other'], ['Shirt size', 'size', 'text', 'other'], ['Order number', 'order', 'id', 'other'], ['Email sent count', 'count', 'text', 'other'], ['Company size', 'size', 'text', 'other'], ['Street number', 'count', 'text', 'other'], ['Best time to call', 'wordsOfTime', 'text', 'other'], ['Pet name', 'first', 'text', 'other'], ['IP address', 'ip', 'text', 'other'], ['race_ethnicity', 'stage', 'text', 'other'], ['Capacity', 'count', 'text', 'other'], ['Real estate', 'yn', 'text', 'other'], ['workemail', 'mail', 'email'], ['homePhone', 'us', 'phone'], ['relationship_to_person', 'stage', 'text', 'other'], ['Product Name', 'westGoods', 'text', 'other'], ['event_name', 'westGoods', 'text', 'other'], ['File name', 'westGoods', 'text', 'other'], ['Nickname', 'westGoods', 'text', 'nickname'],
  ["Sales rep's email", 'mail', 'email', 'other'], ['is_active', 'yn', 'bool', 'other'], ['hasChildren', 'truth', 'bool', 'other'], ['Username', 'mail', 'email', 'email'], ['Contact No.', 'us', 'phone', 'phone'], ['Pais', 'country', 'region', 'country'],
]; // prettier-ignore

const whole = ([header, kind, type, role]: Line): readonly [string, Kind, FieldType, Role | 'any'] => [
  header,
  kind,
  type,
  role ?? 'any',
];

function detect(header: string, kind: Kind, settings: { country: string; words: 'zh' | 'en' }) {
  const sample = Array.from({ length: COUNT }, (_, i) => [VALUES[kind](i)]);
  return detectColumns(makeHeader([header]), sample, { ...settings, today: '2026-06-30' })[0]!;
}

describe('Chinese exports', () => {
  test.each(CHINESE.map(whole))('%s of %s is %s', (header, kind, type, role) => {
    const found = detect(header, kind, { country: 'CN', words: 'zh' });
    expect({ type: found.type, role: role === 'any' ? 'any' : found.role }).toEqual({ type, role });
  });
});

describe('exports from abroad', () => {
  test.each(WESTERN.map(whole))('%s of %s is %s', (header, kind, type, role) => {
    const found = detect(header, kind, { country: '', words: 'en' });
    expect({ type: found.type, role: role === 'any' ? 'any' : found.role }).toEqual({ type, role });
  });
});

/** Day and moment are one kind of value, and whose names they are the row tells. */
const KIN: readonly (readonly FieldType[])[] = [['date', 'datetime'], ['name', 'company'], ['number', 'money', 'id', 'qq', 'postcode', 'phone', 'bool'], ['gender', 'bool']]; // prettier-ignore
const RIVALS: readonly FieldType[] = ['uscc', 'cn-id', 'email', 'phone', 'url', 'date', 'datetime', 'company', 'address', 'name', 'gender']; // prettier-ignore

const JUDGED = [...CHINESE, ...WESTERN].filter(
  ([header, , type]) => RIVALS.includes(type) && readHeader(header)?.type === type,
);

test.each(JUDGED.map(whole))('%s of %s is at least 0.15 ahead of every other kind', (header, kind, type) => {
  const settings = { country: 'CN', words: 'zh', today: '2026-06-30' } as const;
  const values = [...new Set(Array.from({ length: COUNT }, (_, i) => VALUES[kind](i)))].filter((value) => value !== ''); // prettier-ignore
  const score = (of: FieldType): number =>
    0.45 * (of === type ? readHeader(header)!.strength : 0) + 0.55 * (fitOf(of, values, settings)?.share ?? 0); // prettier-ignore
  const others = RIVALS.filter((of) => of !== type && !KIN.some((kin) => kin.includes(of) && kin.includes(type))); // prettier-ignore
  expect(score(type) - Math.max(...others.map(score))).toBeGreaterThanOrEqual(0.15);
});
