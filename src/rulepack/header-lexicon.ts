// What a column is called, in Chinese, English, code style and pinyin initials. Looked up folded: NFKC, lower case,
// without spaces, marks and brackets; then once more without prefixes such as 客户 or customer_.
import { closest, distance } from 'fastest-levenshtein';
import type { FieldType, Role } from '../model/field-type.ts';

interface RoleWords {
  readonly role: Role;
  readonly type: FieldType;
  readonly words: string;
}

const LEXICON: readonly RoleWords[] = [
  { role: 'id', type: 'id', words: '编号 客户编号 客户id 会员号 会员编号 会员卡号 卡号 用户id 用户编号 渠道标识 序列号 主键 id uid cid customerid custid custno customerno memberno userid accountid contactid recordid openid no bh khbh hyh hyid recid' },
  { role: 'name', type: 'name', words: '姓名 名字 联系人 联系人姓名 客户姓名 会员姓名 收货人 收件人 称呼 真实姓名 法人 法定代表人 name fullname contact contactname customername custname linkman realname personname displayname xm xingming lxr lianxiren khxm mingzi' },
  { role: 'given-name', type: 'name', words: '名 firstname givenname forename fname given' },
  { role: 'surname', type: 'name', words: '姓 姓氏 lastname surname familyname lname' },
  { role: 'nickname', type: 'text', words: '昵称 网名 微信昵称 nickname nick username alias' },
  { role: 'company', type: 'company', words: '公司 公司名称 单位 单位名称 企业 企业名称 客户全称 客户名称 机构名称 所属公司 抬头 发票抬头 商户名称 店铺名称 工作单位 company companyname organization organisation org account accountname employer corp business businessname gsmc dw dwmc qymc khmc' },
  { role: 'phone', type: 'phone', words: '手机 手机号 手机号码 移动电话 联系电话 电话 电话号码 联系方式 常用电话 联系手机 备用电话 mobile mobilephone cell cellphone phone phonenumber phoneno phone1 phone2 phone3 tel telephone telnum telno msisdn sj sjh sjhm dh dhhm lxdh lxfs yddh' },
  { role: 'landline', type: 'phone', words: '座机 固话 固定电话 办公电话 公司电话 单位电话 landline officephone workphone businessphone homephone zj gh' },
  { role: 'fax', type: 'phone', words: '传真 传真号码 fax faxno cz' },
  { role: 'email', type: 'email', words: '邮箱 电子邮箱 邮件 电子邮件 邮箱地址 电子邮件地址 email mail emailaddress emailaddr yx yj dzyx' },
  { role: 'qq', type: 'qq', words: 'qq qq号 qq号码 qicq' },
  { role: 'wechat', type: 'wechat', words: '微信 微信号 微信id wechat weixin wxid wx wxh unionid' },
  { role: 'cn-id', type: 'cn-id', words: '身份证 身份证号 身份证号码 证件号 证件号码 公民身份号码 居民身份证 idcard idcardno idno idnumber certno certificateno sfz sfzh sfzhm zjh zjhm' },
  { role: 'uscc', type: 'uscc', words: '统一社会信用代码 信用代码 社会信用代码 统一信用代码 纳税人识别号 税号 uscc creditcode unifiedcreditcode tyshxydm xydm nsrsbh' },
  { role: 'address', type: 'address', words: '地址 详细地址 通讯地址 联系地址 收货地址 注册地址 办公地址 家庭住址 住址 address addr addressline address1 addressline1 street streetaddress dz xxdz lxdz' },
  { role: 'province', type: 'region', words: '省 省份 所在省 province state sf' },
  { role: 'city', type: 'region', words: '市 城市 所在城市 所在市 地市 city town suburb cs' },
  { role: 'district', type: 'region', words: '区 区县 县 县区 所在区 district county qx' },
  { role: 'postcode', type: 'postcode', words: '邮编 邮政编码 postcode zip zipcode postalcode yb yzbm' },
  { role: 'country', type: 'region', words: '国家 国家地区 country nation' },
  { role: 'birthday', type: 'date', words: '生日 出生日期 出生年月 出生年月日 birthday birth dob birthdate dateofbirth sr csrq csny' },
  { role: 'gender', type: 'gender', words: '性别 称谓 gender sex xb' },
  { role: 'created', type: 'datetime', words: '创建时间 创建日期 注册时间 注册日期 录入时间 建档日期 建档时间 登记日期 登记时间 加入时间 createdat created createtime createdate createddate ctime regtime regdate registeredat signupdate cjsj zcsj lrsj' },
  { role: 'updated', type: 'datetime', words: '更新时间 更新日期 修改时间 修改日期 最后更新 最后修改时间 最近修改 updatedat updated updatetime updatedate mtime modified modifiedat lastmodified lastupdated gxsj xgsj' },
  { role: 'last-activity', type: 'datetime', words: '最近联系 最近联系时间 最后跟进 最后跟进时间 最近跟进 最近跟进时间 跟进时间 最近沟通时间 最近下单 最后登录 最后登录时间 最近登录 末次消费 最近消费 最后活跃 lastcontact lastcontacted lastactive lastactivity lastorder lastlogin lastseen' },
  { role: 'source', type: 'enum', words: '来源 客户来源 渠道 来源渠道 注册渠道 获客渠道 source channel utmsource leadsource ly khly qd' },
  { role: 'owner', type: 'text', words: '归属人 负责人 跟进人 销售 销售员 业务员 客户经理 创建人 所属销售 owner ownerid salesrep assignee accountmanager gsr ywy xs' },
  { role: 'level', type: 'enum', words: '等级 客户等级 会员等级 级别 客户级别 level grade tier rank dj' },
  { role: 'status', type: 'enum', words: '状态 客户状态 客户类型 账户状态 status stage lifecycle zt' },
  { role: 'industry', type: 'enum', words: '行业 客户行业 所属行业 行业分类 industry sector hy' },
  { role: 'tags', type: 'tags', words: '标签 客户标签 tag tags labels label bq' },
  { role: 'amount', type: 'money', words: '金额 消费金额 成交额 成交金额 累计消费 消费总额 年消费 amount total gmv spend totalspent revenue totalamount je' },
  { role: 'note', type: 'note', words: '备注 说明 沟通内容 描述 客户备注 remark remarks note notes memo comment comments description bz' },
  { role: 'title', type: 'text', words: '职位 职务 岗位 头衔 jobtitle position title zw' },
  { role: 'url', type: 'url', words: '网址 网站 官网地址 主页 website url homepage site wz' },
  { role: 'consent', type: 'bool', words: '同意营销 营销同意 订阅 consent optin marketingconsent subscribed' },
  { role: 'opt-out', type: 'bool', words: '退订 勿扰 拒收 拒绝营销 免打扰 optout unsubscribed donotcontact dnc' },
]; // prettier-ignore

const PREFIXES =
  /^(客户|联系人|会员|用户|顾客|个人|我的|customer|cust|contact|member|user|person|client|account|c|f)(?=.{2,})/;

interface Meaning {
  readonly role: Role;
  readonly type: FieldType;
}

const BY_WORD: ReadonlyMap<string, Meaning> = new Map(
  LEXICON.flatMap(({ role, type, words }) =>
    words.split(' ').map((word): [string, Meaning] => [word, { role, type }]),
  ),
);

/** The word a role's type is most often written by; used when a person names a type but no role. */
export const ROLE_OF_TYPE: ReadonlyMap<FieldType, Role> = new Map([
  ...LEXICON.toReversed().map(({ role, type }): [FieldType, Role] => [type, role]),
  ['phone', 'phone'],
  ['name', 'name'],
  ['enum', 'other'],
  ['region', 'other'],
  ['date', 'other'],
  ['datetime', 'other'],
  ['money', 'other'],
  ['bool', 'other'],
  ['text', 'other'],
  ['number', 'other'],
  ['url', 'url'],
]);

function foldHeader(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔].*?[)\]}】〕]/g, '')
    .replace(/^\ufeff|^ï»¿|^锘\??/, '')
    .replaceAll(/[\s\p{P}\p{S}_]/gu, '');
}

export interface HeaderMatch extends Meaning {
  /** 1 exact synonym, 0.8 after a prefix or number was taken off, 0.6 contains a synonym, 0.5 one typo away. */
  readonly strength: number;
}

/** What a header cell says about its column, or undefined when it says nothing known. */
export function readHeader(name: string): HeaderMatch | undefined {
  const word = foldHeader(name);
  if (word === '') return undefined;
  const exact = BY_WORD.get(word);
  if (exact) return { ...exact, strength: 1 };
  const stripped = word.replace(PREFIXES, '').replace(/[0-9一二三]+$/, '');
  const prefixed = BY_WORD.get(stripped);
  if (prefixed) return { ...prefixed, strength: 0.8 };
  let contained: (Meaning & { length: number }) | undefined;
  for (const [synonym, meaning] of BY_WORD) {
    const long = /\p{Script=Han}/u.test(synonym) ? synonym.length >= 2 : synonym.length >= 4;
    if (long && word.endsWith(synonym) && synonym.length > (contained?.length ?? 0)) {
      contained = { ...meaning, length: synonym.length };
    }
  }
  if (contained) return { role: contained.role, type: contained.type, strength: 0.6 };
  if (word.length >= 5 && !/\p{Script=Han}/u.test(word)) {
    const near = closest(word, [...BY_WORD.keys()]);
    const meaning = BY_WORD.get(near);
    if (meaning && near.length >= 5 && distance(word, near) === 1) return { ...meaning, strength: 0.5 };
  }
  return undefined;
}
