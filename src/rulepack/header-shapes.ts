// Headers that follow a pattern rather than a list: moments of a customer's life, questions, short forms of programs, and
// what belongs to somebody else than the customer.
import type { FieldType, Role } from '../model/field-type.ts';

export interface Shape {
  readonly role: Role;
  readonly type: FieldType;
}

const DONE =
  '联系|跟进|沟通|回访|拜访|访问|登录|登陆|活跃|消费|购买|购物|下单|成交|交易|到店|来店|进店|到访|到场|充值|互动|咨询|签到|使用|光临';
const BEGUN =
  '创建|新建|建立|注册|登记|录入|建档|加入|入会|开卡|开户|添加|新增|报名|提交|留资|进线|入库|导入|办卡|关注|采集|收集|填写|填表';
const CHANGED = '更新|修改|变更|编辑|维护';
const WHEN = '(?:的?(?:时间|日期|时刻|日|于))';

const MOMENTS: readonly (readonly [RegExp, Shape])[] = [
  [new RegExp(`^(?:最近|最后|最新|上次|上一次|末次|近期)一?次?(?:${DONE})${WHEN}?$`), { role: 'last-activity', type: 'datetime' }],
  [new RegExp(`^(?:最近|最后|最新|上次|末次)?一?次?(?:资料|信息|数据|记录)?(?:${CHANGED})${WHEN}$`), { role: 'updated', type: 'datetime' }],
  [new RegExp(`^(?:首次|初次|第一次|最初|数据|资料|信息|记录)?(?:${BEGUN})${WHEN}$`), { role: 'created', type: 'datetime' }],
  [/^(?:date(?:of)?|dt)?last(?:contact|activity|login|visit|order|purchase|seen|call|meeting|touch)(?:ed|at|on|date|time|ts)*$/, { role: 'last-activity', type: 'datetime' }],
  [/^(?:date(?:of)?)?last(?:update|modified|modification|change|edit)(?:ed|d|at|on|date|time|timestamp|ts|utc)*$/, { role: 'updated', type: 'datetime' }],
  [/^(?:date(?:of)?)?(?:record)?(?:creation|create|created|registration|register|registered|signup|signedup|entry|joined|joining|enrollment|enrolment|enrolled|subscribed)(?:at|on|date|time|timestamp|ts|utc)+$/, { role: 'created', type: 'datetime' }],
]; // prettier-ignore

/** 是否有微信 asks about one and is none; is_active, has_children. */
const QUESTION = /^(?:是否|是不是|有无|有没有)\p{Script=Han}/u;
const ASKS_YES = /^(?:is|has)[_ ]\p{L}|^(?:is|has)\p{Lu}\p{Ll}/u;

/** What a folded header says by its form; `name` is the header as it stands. */
export function shapeOf(word: string, name: string): Shape | undefined {
  if (QUESTION.test(word) || ASKS_YES.test(name.trim())) return { role: 'other', type: 'bool' };
  return MOMENTS.find(([pattern]) => pattern.test(word))?.[1];
}

const SHORT: Readonly<Record<string, string>> = {
  nm: 'name', fst: 'first', frst: 'first', lst: 'last', dt: 'date', addr: 'address', adr: 'address', ph: 'phone', phn: 'phone', mob: 'mobile',
  cust: 'customer', cntct: 'contact', updt: 'update', upd: 'update', crt: 'create', crtd: 'created', ts: 'timestamp', cntry: 'country',
  ctry: 'country', pstl: 'postal', cd: 'code', gndr: 'gender', bday: 'birthday', brth: 'birth', org: 'organization', co: 'company', comp: 'company',
  acct: 'account', desc: 'description', amt: 'amount', eml: 'email', bus: 'business', prov: 'province', num: 'number', nbr: 'number',
  tot: 'total', mod: 'modified', src: 'source', ind: 'industry', stat: 'status', ttl: 'title',
}; // prettier-ignore

/** `cust_nm` → customername, `Bus. Ph` → businessphone; undefined where no short form stands in it. */
export function spelledOut(name: string): string | undefined {
  const words = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[\s_.\-#/]+/)
    .filter((word) => word !== '');
  if (!words.some((word) => Object.hasOwn(SHORT, word))) return undefined;
  return words.map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word]! : word)).join('');
}

const SOMEBODY =
  /^(?:业务员|销售(?:员|人员|顾问|代表)?|客户经理|跟进人|归属人|创建人|录入人|服务顾问|专属顾问|顾问|导购(?:员)?|店员|客服|接待人|操作员|推荐人|介绍人|转介绍人|引荐人|邀请人|salesrep|salesperson|salesman|accountmanager|accountowner|contactowner|leadowner|recordowner|owner|agent|assignee|referrer|referredby|referral|createdby)(?!$)/;

/** 业务员电话, Referrer's email: in every record the same few, and never the customer's. */
export function isSomebodyElses(word: string): boolean {
  return SOMEBODY.test(word);
}

/** What is named and is nobody's name: Product Name, file_name, event name. */
const NAMED_THING =
  /(?:product|item|file|event|course|branch|brand|model|project|campaign|street|road|city|town|state|country|domain|host|role|dept|department|team|group|category|plan|package|service|bank|pet|dog|cat|screen|list|form|page|field|table|column|sheet|store|shop|school|hotel|building|tag|job|stage|status|segment|source|channel|region|territory|currency|language|template)name$/;

export function namesThing(word: string): boolean {
  return NAMED_THING.test(word);
}
