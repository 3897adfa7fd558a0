// Chinese customers of five channels with families, switchboards, front desks and namesakes; truth known. Nobody exists.
// Same size and seed, same bytes.
import { idCheck } from '../chinese/world.js';
import { openRandom } from '../chinese/random.js';
import { openNames } from './chinese-names.js';
import { openPlaces } from './chinese-places.js';
import { asSet, recallCeiling, sampler, twinPairs, zipf } from './sets.js';
import { digitMissing, digitsSwapped, digitWrong, letterSlip } from './slips.js';

/** Shares of cells or customers. A customer file kept by hand for some years; none of it is rare there. */
export const RATES = {
  /** Records of one customer, 1 to 5: a third of all customers has more than one. */
  records: [[1, 62], [2, 22], [3, 9], [4, 4.5], [5, 2.5]], // prettier-ignore
  /** Customers of one household, 1 to 4: easy alone; the more share a landline, an address, a surname, the harder. */
  household: [[1, 55], [2, 24], [3, 14], [4, 7]], // prettier-ignore
  /** Children and old people who give the phone of a parent or child. Hard: same phone, often the same surname. */
  borrowedPhone: 0.3,
  /** Customers that take the full name of another one in the same city. Hard where contacts are missing. */
  namesake: 0.03,
  /** Customers with several records who have a new mobile, a new mail address, a new flat in the later ones. Hard. */
  newMobile: 0.12,
  newEmail: 0.06,
  newFlat: 0.08,
  /** Cells with the number of the shop in place of the customer's. Hard: many names behind one number. */
  frontDesk: 0.012,
  /** Names. Easy: blanks, traditional. Middling: one character by sound or shape, Pinyin. Hard: masked, 先生, 老王. */
  spaced: 0.02,
  traditional: 0.02,
  homophone: 0.015,
  lookAlike: 0.008,
  pinyin: 0.02,
  maskedName: 0.02,
  formOfAddress: 0.025,
  nickname: 0.004,
  /** Mobiles. Easy: spellings. Middling: one digit wrong, two swapped, one missing. Hard: masked. */
  spelled: 0.35,
  digitWrong: 0.01,
  digitsSwapped: 0.007,
  digitMissing: 0.005,
  maskedMobile: 0.025,
  /** Mail addresses: case and blanks easy, a letter wrong middling. */
  emailCase: 0.06,
  emailSlip: 0.008,
  /** Identity numbers masked in the middle; one digit wrong. */
  maskedId: 0.05,
  idWrong: 0.008,
  /** Birthdays written another way; one digit wrong; the first of January for want of better. */
  dateStyle: 0.2,
  dateWrong: 0.01,
  newYear: 0.012,
  /** Records of customers with several that share no contact with an earlier one: nobody can place them. */
  unconnected: 0.015,
};

const COLUMNS = '来源 姓名 性别 手机 座机 邮箱 身份证号 出生日期 公司 城市 地址 注册时间 备注'.split(' ');

/** By channel, the share of cells it has at all. */
const CHANNELS = {
  web: { weight: 30, name: 0.98, mobile: 0.92, email: 0.75, city: 0.8, birthday: 0.3, sex: 0.4 },
  wechat: { weight: 22, name: 1, mobile: 0.97, sex: 0.3 },
  store: { weight: 22, name: 1, mobile: 0.9, landline: 0.4, address: 0.7, birthday: 0.35, sex: 0.7 },
  erp: {
    weight: 14,
    name: 1,
    company: 1,
    email: 0.6,
    mobile: 0.65,
    switchboard: 0.6,
    office: 0.5,
    city: 0.7,
  },
  counter: { weight: 12, name: 1, id: 0.6, mobile: 0.85, address: 0.5, birthday: 0.4, sex: 0.9 },
};

/** Kinds of facts of which one is enough, beside a name that does not speak against it. */
const SURE = ['mobile', 'email', 'id'];

const TRADES = '科技 贸易 信息技术 文化传媒 电子商务 机械设备 食品 服装 物流 企业管理咨询 建筑工程 医疗器械 环保科技 教育科技'.split(' '); // prettier-ignore
const CORE = [
  ...'远景天成华信瑞丰金桥海纳博雅恒泰中创新程卓越云帆启明东方正大澜拓昊澈瀚屿沐禾铎诚璟耀翊凡砚青骏驰颢元',
];
const NOTES = [
  '下周再联系',
  '已发资料',
  '老客户',
  '要开发票',
  '转给小李跟进',
  '价格偏高，再考虑',
  '第二次来店',
  '不方便接电话',
];

const two = (value) => String(value).padStart(2, '0');
const iso = ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`;

export function chinesePeople({ records = 10_000, seed = 20260801 } = {}) {
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
  const landline = (place) => fresh(() => `${place.area}-${world.landline(place)}`);
  const desks = Array.from({ length: Math.max(3, Math.round(records / 2500)) }, () => fresh(world.mobile));
  const firms = Array.from({ length: Math.max(8, Math.round(records / 25)) }, () => {
    const place = places.place();
    const name = fresh(() => `${place.city.slice(0, -1)}${pick(CORE)}${pick(CORE)}${chance(0.3) ? pick(CORE) : ''}${pick(TRADES)}有限公司`); // prettier-ignore
    const office = places.writeOffice(places.tower(place), between(2, 30) * 100 + between(1, 12));
    return { place, name, office, switchboard: landline(place), domain: fresh(() => `${random.letters(between(4, 8))}.${pick(['com', 'cn', 'com.cn'])}`) }; // prettier-ignore
  });
  const firmOf = sampler(random, zipf(firms, 0.6));
  const known = [];

  function person({ surname, male, birth, home, mobile, family: relatives = [] }) {
    const firm = birth.y < 2004 && birth.y > 1960 && chance(0.45) ? firmOf() : undefined;
    let [family, given] = [surname, names.given(male)];
    while (relatives.some((each) => each.given === given)) given = names.given(male);
    if (mobile === undefined && known.length > 20 && chance(RATES.namesake)) {
      const other = pick(known);
      if (other.male === male) [family, given, home] = [other.surname, other.given, places.flat(other.home.place)]; // prettier-ignore
    }
    const own = mobile ?? fresh(world.mobile);
    const sound = `${names.sound(family)}${chance(0.7) ? names.reading(given) : ''}`;
    const local = () => weighted([[`${sound}${birth.y}`, 2], [`${sound}${digits(between(2, 4))}`, 4], [`${sound}.${random.letters(3)}`, 1], [String(between(1, 9)) + digits(between(7, 9)), 5], [random.letters(between(6, 9)), 2]]); // prettier-ignore
    const email = () => fresh(() => `${local()}@${firm && chance(0.6) ? firm.domain : weighted([['qq.com', 40], ['163.com', 25], ['126.com', 10], ['gmail.com', 6], ['outlook.com', 5], ['foxmail.com', 4]])}`); // prettier-ignore
    const idNumber = () => {
      const seventeen = `${places.place().code}${iso(birth).replaceAll('-', '')}${two(between(1, 40))}${male ? pick('13579') : pick('02468')}`; // prettier-ignore
      return seventeen + idCheck(seventeen);
    };
    const made = { surname: family, given, male, birth, home, firm, mobile: own, landline: home.landline, email: email(), id: fresh(idNumber) }; // prettier-ignore
    known.push(made);
    return { ...made, later: { mobile: chance(RATES.newMobile) ? fresh(world.mobile) : own, email: chance(RATES.newEmail) ? email() : made.email, home: chance(RATES.newFlat) ? places.flat(made.home.place) : made.home } }; // prettier-ignore
  }

  /** Father or mother, partner of another surname, children and an old parent of the first's surname. */
  function household() {
    const size = weighted(RATES.household);
    const home = places.flat(places.place());
    home.landline = chance(0.5) ? landline(home.place) : '';
    const male = chance(0.55);
    const surname = names.surname();
    const birth = () => world.day(1962, 1998);
    const head = person({ surname, male, birth: birth(), home });
    const members = [head];
    const borrow = () => (chance(RATES.borrowedPhone) ? head.mobile : undefined);
    if (size > 1)
      members.push(person({ surname: names.surname(), male: !male, birth: birth(), home, family: members }));
    for (let at = 2; at < size; at++) {
      const old = chance(0.35);
      members.push(person({ surname: old || male ? surname : members[1].surname, male: chance(0.5), birth: old ? world.day(1935, 1955) : world.day(1995, 2016), home, mobile: borrow(), family: members })); // prettier-ignore
    }
    return members;
  }

  /** Text and the facts a good reader takes from it. */
  function nameCell(p) {
    const full = p.surname + p.given;
    const fact = [`name:${full}`];
    const slipped = (text) => [text ?? full, fact];
    if (chance(RATES.spaced)) return [`${p.surname} ${p.given}`, fact];
    if (chance(RATES.traditional)) return [names.traditional(full), fact];
    if (chance(RATES.homophone)) return slipped(names.homophone(full));
    if (chance(RATES.lookAlike)) return slipped(names.lookAlike(full));
    if (chance(RATES.pinyin)) return [names.pinyin(p.surname, p.given), fact];
    if (chance(RATES.maskedName)) return [p.given.length > 1 && chance(0.4) ? `${p.surname}*${p.given.at(-1)}` : `${p.surname}${'*'.repeat(p.given.length)}`, []]; // prettier-ignore
    if (chance(RATES.formOfAddress)) return [`${p.surname}${p.male ? pick(['先生', '总', '经理']) : pick(['女士', '小姐', '经理'])}`, []]; // prettier-ignore
    if (chance(RATES.nickname))
      return [pick([`老${p.surname}`, `小${p.surname}`, `阿${p.given.at(-1)}`]), []];
    return [full, fact];
  }

  function mobileCell(number, mayMask) {
    const fact = [`mobile:${number}`];
    if (chance(RATES.frontDesk)) return [pick(desks), []];
    if (chance(RATES.digitWrong)) return [digitWrong(random, number, 3), fact];
    if (chance(RATES.digitsSwapped)) return [digitsSwapped(random, number, 3), fact];
    if (chance(RATES.digitMissing)) return [digitMissing(random, number, 3), fact];
    if (mayMask && chance(RATES.maskedMobile)) return [`${number.slice(0, 3)}****${number.slice(7)}`, []];
    if (!chance(RATES.spelled)) return [number, fact];
    const grouped = (sign) => [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(sign);
    return [pick([grouped(' '), grouped('-'), `+86${number}`, `+86 ${number}`, `86-${number}`, `${number}.0`, `'${number}`]), fact]; // prettier-ignore
  }

  function emailCell(address) {
    const fact = [`email:${address}`];
    if (chance(RATES.emailSlip)) return [letterSlipped(address), fact];
    if (chance(RATES.emailCase)) return [pick([address.toUpperCase(), ` ${address}`, address.replace('@', '＠')]), fact]; // prettier-ignore
    return [address, fact];
  }

  const letterSlipped = (address) => /^\d+@/.test(address) ? digitWrong(random, address.split('@')[0], 1) + address.slice(address.indexOf('@')) : letterSlip(random, address, 0, address.indexOf('@')); // prettier-ignore

  function idCell(number) {
    if (chance(RATES.maskedId)) return [`${number.slice(0, 6)}********${number.slice(14)}`, []];
    if (chance(RATES.idWrong)) return [digitWrong(random, number, 14), [`id:${number}`]];
    return [chance(0.05) ? number.toLowerCase() : number, [`id:${number}`]];
  }

  function dateCell(birth) {
    const fact = [`birthday:${iso(birth)}`];
    if (chance(RATES.newYear)) return [`${birth.y}-01-01`, []];
    if (chance(RATES.dateWrong)) return [iso({ ...birth, d: (birth.d % 28) + 1 }), fact];
    const { y, m, d } = birth;
    return [chance(RATES.dateStyle) ? pick([`${y}/${m}/${d}`, `${y}年${m}月${d}日`, `${y}${two(m)}${two(d)}`, `${y}.${two(m)}.${two(d)}`]) : iso(birth), fact]; // prettier-ignore
  }

  const channel = sampler(random, Object.entries(CHANNELS).map(([name, { weight }]) => [name, weight])); // prettier-ignore

  function record(p, isLater, earlier) {
    let source = channel();
    if (source === 'erp' && !p.firm) source = pick(['web', 'wechat', 'store']);
    const has = (field) => chance(CHANNELS[source][field] ?? 0);
    const now = isLater ? { ...p, ...p.later } : p;
    const cells = { 来源: source, 注册时间: iso(world.day(2018, 2025)) };
    const facts = [];
    const put = (column, [text, known]) => {
      cells[column] = text;
      facts.push(...known);
    };
    if (has('name')) put('姓名', nameCell(now));
    const whole = facts.length > 0;
    if (has('mobile')) put('手机', mobileCell(now.mobile, whole));
    if (has('email') && now.birth.y < 2010) put('邮箱', emailCell(now.email));
    if (has('id')) put('身份证号', idCell(now.id));
    if (has('birthday')) put('出生日期', dateCell(now.birth));
    if (has('landline') && now.home.landline)
      put('座机', [now.home.landline, [`landline:${now.home.landline}`]]);
    if (has('switchboard')) put('座机', [`${now.firm.switchboard}${chance(0.15) ? `-${between(1, 9)}${digits(2)}` : ''}`, []]); // prettier-ignore
    if (has('company')) put('公司', [now.firm.name, [`company:${now.firm.name}`]]);
    if (has('address')) put('地址', [places.write(now.home), [`address:${now.home.road}${now.home.number}-${now.home.room}`]]); // prettier-ignore
    if (has('office')) put('地址', [now.firm.office, []]);
    if (has('city')) cells.城市 = chance(0.8) ? now.home.place.city : now.home.place.city.slice(0, -1);
    if (has('sex')) cells.性别 = pick(now.male ? ['男', '男', 'M'] : ['女', '女', 'F']);
    if (chance(0.2)) cells.备注 = pick(NOTES);
    connect(p, now, cells, put, facts, earlier);
    return { cells, facts };
  }

  /**
   * A first record has some contact; a later one has, nearly always, one by which an earlier one can be found. What it lacks
   * is put into a cell that is empty; a masked or borrowed number gives way only where nothing else helps.
   */
  function connect(p, now, cells, put, facts, earlier) {
    const lonely = () => earlier.length === 0 ? !SURE.some((kind) => facts.some((fact) => fact.startsWith(kind))) : !isConnected(facts, earlier); // prettier-ignore
    if (!lonely() || (earlier.length > 0 && chance(RATES.unconnected))) return;
    if (!facts.some((fact) => fact.startsWith('name:'))) put('姓名', [p.surname + p.given, [`name:${p.surname}${p.given}`]]); // prettier-ignore
    if (earlier.length === 0) {
      if (!cells.手机) put('手机', [now.mobile, [`mobile:${now.mobile}`]]);
      else put('邮箱', emailCell(now.email));
      return;
    }
    const known = (kind) => earlier.flatMap((each) => each.facts).find((fact) => fact.startsWith(`${kind}:`));
    const columns = [['mobile', '手机'], ['email', '邮箱'], ['birthday', '出生日期'], ['id', '身份证号']]; // prettier-ignore
    for (const isLast of [false, true])
      for (const [kind, column] of columns) {
        const fact = known(kind);
        if (fact === undefined || (cells[column] && !isLast) || !lonely()) continue;
        put(column, [fact.slice(kind.length + 1), [fact]]);
      }
  }

  const isConnected = (facts, earlier) => recallCeiling([...earlier, { customer: 0, facts }].map(({ facts: each }) => ({ customer: 0, facts: each })), SURE) === 1; // prettier-ignore

  const rows = [];
  let customer = 0;
  while (rows.length < records)
    for (const p of household()) {
      customer++;
      const count = weighted(RATES.records);
      const own = [];
      const change = 1 + below(Math.max(1, count - 1));
      for (let at = 0; at < count; at++) own.push(record(p, at >= change, own));
      for (const each of own) rows.push({ customer, ...each });
    }
  const set = asSet(random, COLUMNS, rows);
  return { ...set, ceiling: recallCeiling(rows, SURE), twins: twinPairs(rows, SURE) };
}
