// Chinese companies: registered and short names, branches and stores, sister companies, former names; truth known.
// Nobody exists. Same size and seed, same bytes.
import { openRandom } from '../chinese/random.js';
import { openNames } from './chinese-names.js';
import { openPlaces } from './chinese-places.js';
import { asSet, recallCeiling, sampler, twinPairs, zipf } from './sets.js';
import { digitMissing, digitsSwapped, digitWrong } from './slips.js';

/** Shares of cells, companies or records. */
export const RATES = {
  records: [[1, 58], [2, 24], [3, 10], [4, 5], [5, 3]], // prettier-ignore
  /** Companies that belong to a group: the same core, another trade or another city. Hard: never the same customer. */
  sister: 0.14,
  /** Companies with branches (分公司, 分店, 一店 …) that are customers of their own. Hard: the name holds the head's. */
  branches: 0.09,
  /** Branches that give the head's hotline, its mail domain. Hard. */
  hotline: 0.35,
  /** Companies in a building of many; easy to take for one by the address alone. */
  tower: 0.4,
  /** Later records under a new name with the old number, phone or code. Hard where the code is missing. */
  renamed: 0.03,
  /** Later records after a move; with a new switchboard. */
  moved: 0.06,
  newPhone: 0.08,
  /** The registered name as it is; the rest is one of the spellings below. */
  fullName: 0.5,
  /** A character by sound or shape; traditional. */
  homophone: 0.015,
  lookAlike: 0.008,
  traditional: 0.02,
  /** Phones: spellings easy, slips middling. A contact's mobile in place of the switchboard is ordinary. */
  spelled: 0.3,
  digitWrong: 0.01,
  digitsSwapped: 0.006,
  digitMissing: 0.004,
  contactMobile: 0.3,
  /** Credit codes: one character wrong. */
  codeWrong: 0.012,
  /** Records of a company with several that share nothing certain with an earlier one. */
  unconnected: 0.015,
};

const COLUMNS = '来源 公司名称 统一社会信用代码 联系人 电话 手机 邮箱 城市 地址 行业 客户级别 备注'.split(
  ' ',
);

/** By channel, the share of cells it has. */
const CHANNELS = {
  crm: { weight: 34, code: 0.35, contact: 0.8, phone: 0.75, mobile: 0.5, email: 0.5, address: 0.6, city: 0.7, trade: 0.7 }, // prettier-ignore
  invoice: { weight: 26, code: 0.9, phone: 0.7, address: 0.85, email: 0.1 },
  fair: { weight: 20, contact: 0.95, mobile: 0.85, email: 0.6, city: 0.5, phone: 0.2 },
  web: { weight: 20, contact: 0.9, mobile: 0.7, email: 0.8, city: 0.6, phone: 0.3, address: 0.25 },
};
const SURE = ['code', 'email', 'mobile'];

const CORES = [...'远景天成华信瑞丰金桥海纳博雅恒泰中创新程卓越云帆启明东方正大澜拓昊澈瀚屿沐禾铎诚璟耀翊凡砚青骏驰颢元鹭洲霖泽晟安']; // prettier-ignore
/** Trade, how short names put it, and the branch of industry in lists. */
const TRADES =
  '科技/科技/信息技术 信息技术/信息/信息技术 贸易/贸易/批发零售 文化传媒/传媒/文化 电子商务/电商/批发零售 机械设备/机械/制造 食品/食品/制造 服装/服装/制造 物流/物流/运输 企业管理咨询/咨询/商务服务 建筑工程/建筑/建筑 医疗器械/医疗/制造 环保科技/环保/环境 教育科技/教育/教育 餐饮管理/餐饮/餐饮 酒店管理/酒店/住宿 汽车销售服务/汽车/批发零售 装饰工程/装饰/建筑 农业发展/农业/农业 生物科技/生物/制造'
    .split(' ')
    .map((entry) => entry.split('/'));
const FORMS = [['有限公司', 78], ['有限责任公司', 10], ['股份有限公司', 8], ['集团有限公司', 4]]; // prettier-ignore
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = Array.from({ length: 17 }, (_, at) => Number(3n ** BigInt(at) % 31n));
const sum = (text, weights, alphabet) => weights.reduce((all, weight, at) => all + weight * alphabet.indexOf(text[at]), 0); // prettier-ignore
const NOTES = ['月结客户', '需对账', '合同已签', '开专票', '由总部付款', '年框'];

export function chineseCompanies({ records = 5000, seed = 20260802 } = {}) {
  const random = openRandom(seed);
  const { chance, pick, between, digits, weighted, below } = random;
  const names = openNames(random);
  const places = openPlaces(random);
  const { world } = places;
  const taken = new Set();
  const fresh = (make) => {
    for (;;) {
      const made = make();
      if (taken.has(made)) continue;
      taken.add(made);
      return made;
    }
  };
  const phone = (place) => fresh(() => `${place.area}-${world.landline(place)}`);
  const towers = Array.from({ length: Math.max(4, Math.round(records / 60)) }, () => places.tower(places.place())); // prettier-ignore
  const towerOf = sampler(random, zipf(towers, 0.5));
  const trade = sampler(random, zipf(TRADES, 0.5));

  /** GB 32100 with the check characters it wants (GB 11714 inside). */
  function creditCode(place) {
    const eight = `MA${Array.from({ length: 6 }, () => pick(ALPHABET)).join('')}`;
    const check = 11 - (sum(eight, [3, 7, 9, 10, 5, 8, 4, 2], LETTERS) % 11);
    const seventeen = `91${place.code}${eight}${check === 10 ? 'X' : check % 11}`;
    return seventeen + ALPHABET[(31 - (sum(seventeen, WEIGHTS, ALPHABET) % 31)) % 31];
  }
  const mailName = () =>
    fresh(() => `${random.letters(between(4, 9))}.${pick(['com', 'com', 'cn', 'com.cn'])}`);
  function contactPerson() {
    const male = chance(0.6);
    const surname = names.surname();
    return { name: surname + names.given(male), surname, male, mobile: fresh(world.mobile) };
  }
  const site = (place) => (chance(RATES.tower) ? { tower: towerOf(), room: between(2, 32) * 100 + between(1, 16) } : { tower: places.tower(place), room: between(1, 12) * 100 + between(1, 9) }); // prettier-ignore
  const addressKey = ({ tower, room }) => `${tower.road}${tower.number}-${room}`;

  function company({
    core,
    of: kind = trade(),
    place = places.place(),
    domain = mailName(),
    suffix = '',
  } = {}) {
    const made = { core: core ?? pick(CORES) + pick(CORES) + (chance(0.3) ? pick(CORES) : ''), kind, place, domain, suffix, form: weighted(FORMS), inBrackets: chance(0.15) }; // prettier-ignore
    made.name = fullName(made);
    if (taken.has(made.name)) return company();
    taken.add(made.name);
    const at = site(place);
    const where = at.tower.place;
    return { ...made, site: at, city: suffix ? made.branchCity ?? where.city : where.city, code: fresh(() => creditCode(place)), phone: phone(where), email: fresh(() => `${pick(['info', 'sales', 'office', 'hr', names.reading(names.surname()) + digits(2)])}@${domain}`), contacts: Array.from({ length: between(1, 2) }, contactPerson) }; // prettier-ignore
  }

  const cityOf = (place) => place.city.slice(0, -1);
  function fullName({ core, kind: [word], place, form, inBrackets, suffix }) {
    const city = cityOf(place);
    return (inBrackets ? `${core}（${city}）${word}${form}` : `${city}${core}${word}${form}`) + suffix;
  }

  /** A spelling of the name that a reader can still tell from the sister companies and branches. */
  function spell(c) {
    const full = c.name;
    if (chance(RATES.homophone)) return names.homophone(full) ?? full;
    if (chance(RATES.lookAlike)) return names.lookAlike(full) ?? full;
    if (chance(RATES.traditional)) return names.traditional(full);
    if (chance(RATES.fullName)) return full;
    const { core, kind: [word, short], place, form, inBrackets, suffix } = c; // prettier-ignore
    const city = cityOf(place);
    return weighted([
      [full.replace('（', '(').replace('）', ')'), 16],
      [`${place.city}${core}${word}${form}${suffix}`, inBrackets ? 0 : 14],
      [`${core}（${city}）${word}${form}${suffix}`, inBrackets ? 0 : 6],
      [
        `${city}${core}${word}${form === '有限公司' ? '有限责任公司' : '有限公司'}${suffix}`,
        inBrackets ? 0 : 8,
      ],
      [`${city}${core}${word}公司${suffix}`, 8],
      [`${city}${core}${word}${suffix}`, 10],
      [`${city}${core}${short}${suffix}`, 12],
      [`${core}${word}${suffix}`, 10],
      [`${core}${short}${suffix}`, c.group ? 2 : 10],
      [full.split('').join(chance(0.5) ? ' ' : ''), 3],
      [` ${full}`, 5],
    ]);
  }

  function phoneCell(number) {
    const fact = [`phone:${number}`];
    const [area, local] = number.split('-');
    if (chance(RATES.digitWrong)) return [digitWrong(random, number, 6), fact];
    if (chance(RATES.digitsSwapped)) return [digitsSwapped(random, number, 6), fact];
    if (!chance(RATES.spelled)) return [number, fact];
    return [pick([`${area}${local}`, `(${area})${local}`, `86-${area}-${local}`, `+86 ${area.slice(1)} ${local}`, `${area} ${local}`, `${number}-${between(1, 8)}${digits(2)}`, `${number}转${digits(3)}`]), fact]; // prettier-ignore
  }
  function mobileCell(number) {
    const fact = [`mobile:${number}`];
    if (chance(RATES.digitWrong)) return [digitWrong(random, number, 3), fact];
    if (chance(RATES.digitsSwapped)) return [digitsSwapped(random, number, 3), fact];
    if (chance(RATES.digitMissing)) return [digitMissing(random, number, 3), fact];
    return [chance(RATES.spelled) ? pick([`${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, `+86${number}`, `86-${number}`]) : number, fact]; // prettier-ignore
  }

  const channel = sampler(random, Object.entries(CHANNELS).map(([name, { weight }]) => [name, weight])); // prettier-ignore

  function record(c, state, earlier) {
    const source = channel();
    const has = (field) => chance(CHANNELS[source][field] ?? 0);
    const facts = [];
    const cells = { 来源: source, 客户级别: pick(['A', 'B', 'B', 'C', 'C', 'C']) };
    const put = (column, [text, known]) => {
      cells[column] = text;
      facts.push(...known);
    };
    put('公司名称', [spell(state), [`name:${state.name}`]]);
    if (has('code')) put('统一社会信用代码', [chance(RATES.codeWrong) ? digitWrong(random, c.code, 8) : c.code, [`code:${c.code}`]]); // prettier-ignore
    const contact = pick(c.contacts);
    if (has('contact')) cells.联系人 = chance(0.15) ? `${contact.surname}${contact.male ? pick(['先生', '总', '经理']) : pick(['女士', '小姐'])}` : contact.name; // prettier-ignore
    if (has('phone')) put('电话', chance(RATES.contactMobile) && !c.sharesPhone ? mobileCell(contact.mobile) : phoneCell(state.phone)); // prettier-ignore
    if (has('mobile')) put('手机', mobileCell(contact.mobile));
    if (has('email')) put('邮箱', [chance(0.06) ? c.email.toUpperCase() : c.email, [`email:${c.email}`]]);
    if (has('address')) put('地址', [places.writeOffice(state.site.tower, state.site.room), [`address:${addressKey(state.site)}`]]); // prettier-ignore
    if (has('city')) cells.城市 = chance(0.8) ? state.city : state.city.slice(0, -1);
    if (has('trade')) [, , cells.行业] = c.kind;
    if (chance(0.15)) cells.备注 = pick(NOTES);
    connect(c, state, cells, put, facts, earlier);
    return { cells, facts };
  }

  function connect(c, state, cells, put, facts, earlier) {
    const known = earlier.flatMap((each) => each.facts);
    const lonely = () => recallCeiling([...earlier, { facts }].map(({ facts: each }) => ({ customer: 0, facts: each })), SURE) < 1; // prettier-ignore
    if (earlier.length === 0) {
      if (facts.length < 2) put('手机', mobileCell(pick(c.contacts).mobile));
      return;
    }
    if (!lonely() || chance(RATES.unconnected)) return;
    for (const [kind, column, write] of [
      ['mobile', '手机', (value) => mobileCell(value)],
      ['phone', '电话', (value) => phoneCell(value)],
      ['code', '统一社会信用代码', (value) => [value, [`code:${value}`]]],
      ['email', '邮箱', (value) => [value, [`email:${value}`]]],
      ['address', '地址', () => [places.writeOffice(state.site.tower, state.site.room), [`address:${addressKey(state.site)}`]]], // prettier-ignore
    ]) {
      const fact = known.find((each) => each.startsWith(`${kind}:`));
      if (fact === undefined || !lonely()) continue;
      put(column, write(fact.slice(kind.length + 1)));
    }
  }

  /** The company with what belongs to it: sisters of the same core, branches in other cities, stores. */
  function family() {
    const head = company();
    const all = [head];
    if (chance(RATES.sister)) {
      head.group = true;
      for (let at = between(1, 3); at > 0; at--) {
        const sister = chance(0.6) ? company({ core: head.core, of: TRADES[(TRADES.indexOf(head.kind) + at * 3) % TRADES.length], place: head.place, domain: chance(0.5) ? head.domain : undefined }) : company({ core: head.core, of: head.kind, place: places.place() }); // prettier-ignore
        all.push({ ...sister, group: true });
      }
    }
    if (chance(RATES.branches)) {
      const stores = ['餐饮', '酒店', '食品', '汽车'].includes(head.kind[1]);
      const count = between(1, 4);
      for (let at = 0; at < count; at++) {
        const place = places.place();
        const suffix = stores ? `${['一', '二', '三', '四'][at]}店` : `${cityOf(place)}${pick(['分公司', '分公司', '办事处'])}`; // prettier-ignore
        const branch = company({
          core: head.core,
          of: head.kind,
          place: head.place,
          domain: head.domain,
          suffix,
        });
        if (branch.core !== head.core) continue;
        branch.form = head.form;
        branch.inBrackets = head.inBrackets;
        const own = fullName(branch);
        if (own !== branch.name && taken.has(own)) continue;
        taken.add(own);
        all.push({ ...branch, name: own, ...(chance(RATES.hotline) ? { phone: head.phone, sharesPhone: true } : {}) }); // prettier-ignore
      }
    }
    return all;
  }

  const rows = [];
  let customer = 0;
  while (rows.length < records)
    for (const c of family()) {
      customer++;
      const count = weighted(RATES.records);
      const change = 1 + below(Math.max(1, count - 1));
      const renamed = chance(RATES.renamed);
      const later = {
        ...c,
        ...(renamed ? renamedTo(c) : {}),
        ...(chance(RATES.moved) ? { site: site(c.place) } : {}),
        ...(chance(RATES.newPhone) && !c.sharesPhone ? { phone: phone(c.site.tower.place) } : {}),
      };
      const own = [];
      for (let at = 0; at < count; at++) own.push(record(c, at >= change ? later : c, own));
      for (const each of own) rows.push({ customer, ...each });
    }

  function renamedTo(c) {
    const core = pick(CORES) + pick(CORES) + pick(CORES);
    const name = fullName({ ...c, core });
    if (taken.has(name)) return {};
    taken.add(name);
    return { core, name };
  }

  const set = asSet(random, COLUMNS, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
