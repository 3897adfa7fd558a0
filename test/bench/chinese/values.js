// Dates, times, amounts and e-mail addresses in the spellings of forms, exports and spreadsheets.
import { clean, dirty, fullWidth, lost, NOTHING } from './cell.js';

const two = (value) => String(value).padStart(2, '0');
const iso = ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`;
const DAY = 86_400_000;
const serial = ({ y, m, d }) => Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / DAY);
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = '日一二三四五六';
const weekday = ({ y, m, d }) => WEEKDAYS[new Date(Date.UTC(y, m - 1, d)).getUTCDay()];
const DIGITS = '〇一二三四五六七八九';
const spelled = (n) =>
  n <= 10
    ? n === 10
      ? '十'
      : DIGITS[n]
    : n < 20
      ? `十${DIGITS[n % 10]}`
      : `${DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ''}`;

const DATE_SPELLINGS = [
  ['slashes', 8, ({ y, m, d }) => `${y}/${m}/${d}`],
  ['slashes padded', 5, ({ y, m, d }) => `${y}/${two(m)}/${two(d)}`],
  ['unpadded', 4, ({ y, m, d }) => `${y}-${m}-${d}`],
  ['dots', 4, ({ y, m, d }) => `${y}.${m}.${d}`],
  ['eight digits', 5, ({ y, m, d }) => `${y}${two(m)}${two(d)}`],
  ['年月日', 6, ({ y, m, d }) => `${y}年${m}月${d}日`],
  ['年月日 padded', 2, ({ y, m, d }) => `${y}年${two(m)}月${two(d)}日`],
  ['年月日 spaced', 1, ({ y, m, d }) => `${y} 年 ${m} 月 ${d} 日`],
  ['号', 1, ({ y, m, d }) => `${y}年${m}月${d}号`],
  ['weekday', 1, (t) => `${t.y}年${t.m}月${t.d}日(星期${weekday(t)})`],
  [
    'Chinese numerals',
    2,
    ({ y, m, d }) => `${[...String(y)].map((c) => DIGITS[c]).join('')}年${spelled(m)}月${spelled(d)}日`,
  ],
  ['full width', 2, (t) => fullWidth(iso(t))],
  ['serial', 6, (t) => String(serial(t))],
  ['serial .0', 2, (t) => `${serial(t)}.0`],
  ['midnight', 4, (t) => `${iso(t)} 00:00:00`],
  ['midnight short', 2, ({ y, m, d }) => `${y}/${m}/${d} 0:00`],
  ['midnight T', 1, (t) => `${iso(t)}T00:00:00`],
  ['d-Mon-yyyy', 2, ({ y, m, d }) => `${d}-${MONTHS[m - 1]}-${y}`],
  ['Mon d, yyyy', 2, ({ y, m, d }) => `${MONTHS[m - 1]} ${d}, ${y}`],
  ['text guard', 2, (t) => `'${iso(t)}`],
  ['formula guard', 1, (t) => `="${iso(t)}"`],
  ['spaces', 2, (t) => ` ${iso(t)} `],
  [
    'weekday behind',
    2,
    (t, r) => `${iso(t)}${r.pick([' ', '（', ' '])}周${weekday(t)}`.replace(/（(.*)$/, '（$1）'),
  ],
  ['星期 behind', 1, (t) => `${t.y}/${t.m}/${t.d} 星期${weekday(t)}`],
  ['eight digits .0', 1, ({ y, m, d }) => `${y}${two(m)}${two(d)}.0`],
  ['日 behind', 1, ({ y, m, d }) => `${y}-${m}-${d}日`],
  ['民國', 1, ({ y, m, d }) => `民國${y - 1911}年${m}月${d}日`],
];

const LOST_DATES = [
  ['nothing', 6, (_, r) => r.pick(NOTHING)],
  [
    'default',
    5,
    (_, r) =>
      r.pick([
        '1900-01-01',
        '1970-01-01',
        '0000-00-00',
        '9999-12-31',
        '1899-12-30',
        '1900/1/0',
        '1900-01-00',
        '0000-00-00 00:00:00',
      ]),
  ],
  [
    'no such day',
    4,
    ({ y }, r) =>
      `${y}-${r.pick(['02-30', '04-31', '13-01', '00-12', '06-00', '02-29'.replace('29', y % 4 === 0 ? '30' : '29')])}`,
  ],
  ['no year', 2, ({ m, d }) => `${m}月${d}日`],
  ['no day', 2, ({ y, m }) => `${y}年${m}月`],
  ['hashes', 1, () => '########'],
  ['words', 1, (_, r) => r.pick(['去年', '不记得', '上个月'])],
  ['same', 1, () => '同上'],
];

const pickFrom = (list, random) => random.weighted(list.map((entry) => [entry, entry[1]]));

export function dateCell(day, random, { dirt, damage, serials = 0 }) {
  if (random.chance(damage)) {
    const [name, , make] = pickFrom(LOST_DATES, random);
    return lost(`date: ${name}`, make(day, random));
  }
  if (random.chance(serials)) return dirty('date: serial', String(serial(day)), iso(day));
  if (!random.chance(dirt)) return clean(iso(day));
  const [name, , make] = pickFrom(DATE_SPELLINGS, random);
  return dirty(`date: ${name}`, make(day, random), iso(day));
}

/** Day and month cannot be told apart, and nothing in the column helps. */
export const ambiguousDate = ({ y, m, d }) =>
  m === d || d > 12 ? undefined : lost('date: ambiguous', `${two(m)}/${two(d)}/${y}`);

export function timeCell(day, [h, n, s], random, { dirt, damage, unix }) {
  const right = `${iso(day)} ${two(h)}:${two(n)}:${two(s)}`;
  if (random.chance(damage)) {
    const [name, , make] = pickFrom(LOST_DATES, random);
    return lost(`time: ${name}`, make(day, random));
  }
  if (unix !== undefined) {
    // Chinese systems count from 1970 in UTC and mean Beijing time; the export says nothing of either.
    const seconds = Math.floor(Date.UTC(day.y, day.m - 1, day.d, h - 8, n, s) / 1000);
    const utc = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return dirty(
      `time: unix ${unix}`,
      unix === 'ms' ? `${seconds}000` : String(seconds),
      right,
      utc,
      `${utc}Z`,
      `${right}+08:00`,
    );
  }
  if (!random.chance(dirt)) return clean(right);
  const { y, m, d } = day;
  const [name, text, ...more] = random.pick([
    ['slashes', `${y}/${m}/${d} ${h}:${two(n)}:${two(s)}`],
    [
      'no seconds',
      `${iso(day)} ${two(h)}:${two(n)}`,
      `${iso(day)} ${two(h)}:${two(n)}:00`,
      `${iso(day)} ${two(h)}:${two(n)}`,
    ],
    ['T', `${iso(day)}T${two(h)}:${two(n)}:${two(s)}`],
    ['milliseconds', `${right}.000`],
    ['年月日 时分秒', `${y}年${m}月${d}日 ${two(h)}:${two(n)}:${two(s)}`],
    ['年月日 时分', `${y}年${m}月${d}日 ${two(h)}时${two(n)}分${two(s)}秒`],
    ['上午下午', `${y}-${m}-${d} ${h < 12 ? '上午' : '下午'}${h > 12 ? h - 12 : h}:${two(n)}:${two(s)}`],
    ['AM PM', `${y}/${m}/${d} ${h > 12 ? h - 12 : h}:${two(n)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`],
    ['full width', fullWidth(right).replace('\u3000', ' ')],
    ['fourteen digits', `${y}${two(m)}${two(d)}${two(h)}${two(n)}${two(s)}`],
    [
      'zone',
      `${iso(day)}T${two(h)}:${two(n)}:${two(s)}+08:00`,
      right,
      `${iso(day)}T${two(h)}:${two(n)}:${two(s)}+08:00`,
      `${right}+08:00`,
    ],
    ['serial', (serial(day) + (h * 3600 + n * 60 + s) / 86_400).toFixed(8)],
  ]);
  return dirty(`time: ${name}`, text, ...(more.length > 0 ? more : [right]));
}

export function amountCell(amount, random, { dirt, damage }) {
  if (random.chance(damage)) {
    const [name, text] = random.weighted([
      [['nothing', random.pick(NOTHING.concat('面议', '待定'))], 4],
      [['range', `${random.between(1, 9) * 10}-${random.between(10, 20) * 10}万`], 2],
      [['about', `约${random.between(1, 90)}万`], 2],
      [['colloquial', random.pick(['3万5', '三万五', '2千5', '12块5'])], 2],
      [['at least', `≥${random.between(1, 90)}万`], 1],
      [['rounded E+', `${random.between(1, 9)}.${random.digits(2)}E+06`], 2],
      [['hashes', '#######'], 1],
      [['words', random.pick(['很多', '看情况', '保密'])], 1],
      [['percent', `${random.between(5, 95)}%`], 1],
    ]);
    return lost(`amount: ${name}`, text);
  }
  if (!random.chance(dirt)) return clean(amount);
  const [whole, cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents ? `.${cents}` : '');
  const tenths = random.between(11, 99);
  const options = [
    ['¥', `¥${amount}`, amount],
    ['￥ grouped', `￥${grouped}`, amount],
    ['grouped', grouped, amount],
    ['元', `${amount}元`, amount],
    ['RMB', `RMB ${grouped}`, amount],
    ['full width', fullWidth(grouped), amount],
    ['spaces', ` ${amount} `, amount],
    ['text guard', `'${amount}`, amount],
    ['人民币', `人民币${amount}元`, amount],
    ['万', `${(tenths / 10).toFixed(1)}万`, String(tenths * 1000)],
    ['万元', `${tenths}万元`, String(tenths * 10_000)],
    ['w', `${tenths}w`, String(tenths * 10_000)],
    ['k', `${tenths}k`, String(tenths * 1000)],
    ['亿', '1.5亿', '150000000'],
    ['minus', `-${grouped}`, `-${amount}`],
    ['brackets', `(${grouped})`, `-${amount}`],
    ['full width brackets', `（${grouped}）`, `-${amount}`],
    ['capitals', '壹万贰仟叁佰元整', '12300'],
    ['capitals with cents', '伍佰陆拾元伍角', '560.5', '560.50'],
    ['整', `${whole}元整`, whole],
  ];
  const [kind, text, ...right] = random.pick(options);
  return dirty(`amount: ${kind}`, text, ...right);
}

const swap = (text, from, to) => text.replace(from, to);

const EMAIL_SPELLINGS = [
  ['upper case', 8, (a) => a.toUpperCase()],
  ['full width', 4, (a) => fullWidth(a)],
  ['full width @', 4, (a) => swap(a, '@', '＠')],
  ['。 for dot', 4, (a) => a.replace(/\.([^.]*)$/, '。$1')],
  ['spaces around', 5, (a) => ` ${a} `],
  ['space inside', 2, (a) => swap(a, '@', ' @ ')],
  ['mailto', 2, (a) => `mailto:${a}`],
  ['name and brackets', 3, (a, p) => `${p.name}<${a}>`],
  ['brackets', 2, (a) => `<${a}>`],
  ['trailing mark', 3, (a, _, r) => a + r.pick([';', ',', '、', '.', '；'])],
  ['@@', 1, (a) => swap(a, '@', '@@')],
  ['(at)', 2, (a, _, r) => swap(a, '@', r.pick(['(at)', '[at]', ' at ', '#', '艾特']))],
  [
    'dot missing',
    2,
    (a) => (/@(qq|163|126|gmail|sina)\.com$/.test(a) ? a.replace(/\.com$/, 'com') : undefined),
  ],
  [
    '.con',
    3,
    (a, _, r) =>
      a.endsWith('.com')
        ? a.replace(/\.com$/, r.pick(['.con', '.cmo', '.comm', '.vom', '.c0m', '.ocm']))
        : undefined,
  ],
  ['comma for dot', 1, (a) => a.replace(/\.([^.]*)$/, ',$1')],
  ['label', 2, (a, _, r) => r.pick(['邮箱：', 'Email: ', 'E-mail：', '电子邮件:']) + a],
  ['remark behind', 1, (a) => `${a}（公司）`],
  ['。 behind', 1, (a) => `${a}。`],
  ['invisible', 2, (a) => `\u200b${a}\ufeff`],
  ['text guard', 1, (a) => `'${a}`],
];

const LOST_EMAILS = [
  ['no @', 4, (a) => a.slice(0, a.indexOf('@')).replace(/^\d+$/, 'test163')],
  ['masked', 4, (a) => `${a.slice(0, 2)}***${a.slice(a.indexOf('@'))}`],
  ['nothing', 5, (_, r) => r.pick(NOTHING)],
  [
    'made up',
    5,
    (_, r) =>
      r.pick([
        'test@test.com',
        'a@a.com',
        '1@1.com',
        '123@qq.com',
        '123456@qq.com',
        'noemail@noemail.com',
        'none@none.com',
        'xx@xx.com',
        'test@example.com',
      ]),
  ],
  ['two @', 1, (a) => a.replace('@', '@x@')],
  ['no domain', 2, (a) => a.slice(0, a.indexOf('@') + 1)],
  ['typo that exists', 2, (a) => a.replace(/@.*/, '@gmail.co')],
  ['gmial', 2, (a) => a.replace(/@.*/, '@gmial.com')],
  ['QQ number', 2, (a) => (/^\d+@qq/.test(a) ? a.replace(/@.*/, '') : undefined)],
];

export function emailCell(person, random, { dirt, damage }) {
  const address = person.email;
  if (random.chance(damage)) {
    const [name, , make] = pickFrom(LOST_EMAILS, random);
    const text = make(address, random);
    return text === undefined ? clean(address) : lost(`email: ${name}`, text);
  }
  if (!random.chance(dirt)) return clean(address);
  const [name, , make] = pickFrom(EMAIL_SPELLINGS, random);
  const text = make(address, person, random);
  return text === undefined ? clean(address) : dirty(`email: ${name}`, text, address);
}
