// How one phone number gets written, and what happens to it in spreadsheets.
import { clean, dirty, fullWidth, lost, NOTHING } from './cell.js';

const grouped = (m, sign) => [m.slice(0, 3), m.slice(3, 7), m.slice(7)].join(sign);

/** Spellings of a mobile that say the same number; weights are rough shares. */
const MOBILE_SPELLINGS = [
  ['spaces', 8, (m) => grouped(m, ' ')],
  ['hyphens', 8, (m) => grouped(m, '-')],
  ['dots', 2, (m) => grouped(m, '.')],
  ['+86', 8, (m) => `+86${m}`],
  ['+86 spaces', 4, (m) => `+86 ${grouped(m, ' ')}`],
  ['+86-', 3, (m) => `+86-${m}`],
  ['86', 4, (m) => `86${m}`],
  ['86-', 3, (m) => `86-${m}`],
  ['0086', 3, (m) => `0086${m}`],
  ['0086-', 2, (m) => `0086-${m}`],
  ['trunk zero', 3, (m) => `0${m}`],
  ['(+86)', 2, (m) => `(+86)${m}`],
  ['（+86）', 1, (m) => `（+86）${grouped(m, ' ')}`],
  ['+86 (0)', 1, (m) => `+86 (0)${m}`],
  ['full width', 4, (m) => fullWidth(m)],
  ['full width hyphens', 2, (m) => fullWidth(grouped(m, '-'))],
  [
    'label',
    4,
    (m, r) => `${r.pick(['手机：', '手机:', '电话：', 'TEL:', 'tel:', 'Mob ', '联系电话 ', '微信同号'])}${m}`,
  ],
  ['label after', 1, (m) => `${m}（微信同号）`],
  ['owner', 2, (m) => `${m}(本人)`],
  ['text guard', 3, (m) => `'${m}`],
  ['formula guard', 2, (m) => `="${m}"`],
  ['tab guard', 2, (m) => `\t${m}`],
  ['.0', 4, (m) => `${m}.0`],
  ['exact E+', 2, (m) => `${m[0]}.${m.slice(1)}E+10`],
  ['Java E', 2, (m) => `${m[0]}.${m.slice(1).replace(/0+$/, '') || '0'}E10`],
  ['bidi marks', 3, (m) => `\u202d${m}\u202c`],
  ['zero width', 2, (m) => `${m.slice(0, 3)}\u200b${m.slice(3)}`],
  ['no-break spaces', 2, (m) => grouped(m, '\u00a0')],
  ['ideographic space', 1, (m) => `\u3000${m}\u3000`],
  ['em dash', 1, (m) => grouped(m, '—')],
  ['+86+86', 1, (m) => `+86+86${m}`],
  ['8686', 1, (m) => `8686${m}`],
  ['line break', 1, (m) => `${m}\n`],
  ['misread O', 1, (m) => (m.includes('0') ? m.replaceAll('0', 'O') : undefined)],
  ['misread l', 1, (m) => (m.slice(1).includes('1') ? m[0] + m.slice(1).replaceAll('1', 'l') : undefined)],
  ['carrier prefix', 1, (m) => `17951${m}`],
  ['thousands', 1, (m) => Number(m).toLocaleString('en-US')],
];

const FAKE = [
  '11111111111',
  '13800138000',
  '12345678901',
  '13888888888',
  '00000000000',
  '18888888888',
  '13000000000',
  '13812345678',
];

const LOST_MOBILES = [
  ['rounded E+', 5, (m) => `${m[0]}.${m.slice(1, 3)}E+10`],
  ['rounded E+ five', 2, (m) => `${m[0]}.${m.slice(1, 6)}E+10`],
  ['masked', 5, (m) => `${m.slice(0, 3)}****${m.slice(7)}`],
  ['masked x', 1, (m) => `${m.slice(0, 3)}XXXX${m.slice(7)}`],
  ['digit lost', 3, (m) => m.slice(0, -1)],
  ['digit too many', 2, (m, r) => m + r.digits(1)],
  ['made up', 4, (_, r) => r.pick(FAKE)],
  ['nothing', 6, (_, r) => r.pick([...NOTHING, '0', '无电话'.slice(0, 1)])],
  ['words', 1, (_, r) => r.pick(['停机', '拒接', '不方便', '打不通'])],
  ['hashes', 1, () => '###########'],
  ['unassigned', 2, (m, r) => r.pick(['154', '160', '164', '169', '140']) + m.slice(3)],
  ['spreadsheet error', 1, (_, r) => r.pick(['#REF!', '#VALUE!', '#NAME?', '#DIV/0!'])],
];

const chooseFrom = (list, random) => random.weighted(list.map((entry) => [entry, entry[1]]));
const e164 = (m) => `+86${m}`;

/** A mobile as some share of people write it. `usual` is how the channel's own form writes it. */
export function mobileCell(person, random, { dirt, damage }) {
  const m = person.mobile;
  if (random.chance(damage)) {
    const [name, , make] = chooseFrom(LOST_MOBILES, random);
    return lost(`phone: ${name}`, make(m, random));
  }
  if (!random.chance(dirt)) return clean(m, e164(m));
  if (random.chance(0.04)) return severalCell(m, random);
  const [name, , make] = chooseFrom(MOBILE_SPELLINGS, random);
  const text = make(m, random);
  return text === undefined ? clean(m, e164(m)) : dirty(`phone: ${name}`, text, e164(m));
}

function severalCell(m, random) {
  const other = `1${random.pick(['38', '59', '86', '77'])}${random.pick(['2604', '7130', '5092'])}${random.pick(['3718', '9053', '4162'])}`;
  const text = random.pick([
    `${m}/${other}`,
    `${m}、${other}`,
    `${m};${other}`,
    `${m} ${other}`,
    `${m}，${other}`,
    `${m}\n${other}`,
    `${m}或${other}`,
    m + other,
  ]);
  return { ...dirty('phone: two in a cell', text, e164(m)), more: e164(other) };
}

const LANDLINE_SPELLINGS = [
  ['hyphen', 10, (a, l) => `${a}-${l}`],
  ['digits', 6, (a, l) => a + l],
  ['brackets', 5, (a, l) => `(${a})${l}`],
  ['full width brackets', 3, (a, l) => `（${a}）${l}`],
  ['space', 4, (a, l) => `${a} ${l}`],
  ['grouped', 3, (a, l) => `${a}-${l.slice(0, -4)}-${l.slice(-4)}`],
  ['+86', 4, (a, l) => `+86 ${a.slice(1)} ${l}`],
  ['+86-0', 2, (a, l) => `+86-${a}-${l}`],
  ['86-', 3, (a, l) => `86-${a.slice(1)}-${l}`],
  ['86-0', 3, (a, l) => `86-${a}-${l}`],
  ['0086', 2, (a, l) => `0086${a.slice(1)}${l}`],
  ['em dash', 2, (a, l) => `${a}—${l}`],
  ['full width', 3, (a, l) => fullWidth(`${a}-${l}`)],
  ['lost zero', 4, (a, l) => a.slice(1) + l],
  ['lost zero hyphen', 1, (a, l) => `${a.slice(1)}-${l}`],
  ['label', 3, (a, l, r) => `${r.pick(['电话：', '座机:', 'TEL ', 'Tel: ', '办公电话'])}${a}-${l}`],
  ['.0', 2, (a, l) => `${a.slice(1)}${l}.0`],
  ['text guard', 2, (a, l) => `'${a}${l}`],
  ['tab guard', 1, (a, l) => `\t${a}${l}`],
  ['bidi marks', 1, (a, l) => `\u202d${a}-${l}\u202c`],
];

const EXTENSIONS = ['-', '转', '轉', '分机', ' 转 ', 'x', ' ext. ', ' ext ', '#', '*', ',', '转分机', '—'];

export function landlineCell(person, random, { dirt, damage, cityKnown }) {
  const { area } = person.place;
  const l = person.landline;
  const whole = `+86${area.slice(1)}${l}`;
  if (random.chance(damage)) {
    return random.weighted([
      [lost('landline: digit lost', `${area}-${l.slice(0, -1)}`), 4],
      [lost('landline: nothing', random.pick(NOTHING)), 4],
      [lost('landline: masked', `${area}-****${l.slice(4)}`), 2],
      [
        lost('landline: rounded', `${area[1]}.${(area.slice(2) + l).slice(0, 2)}E+${(area + l).length - 2}`),
        2,
      ],
      cityKnown
        ? [dirty('landline: no area code, city known', l, whole), 1]
        : [lost('landline: no area code', l), 3],
    ]);
  }
  if (!random.chance(dirt)) return clean(`${area}-${l}`, whole);
  if (random.chance(0.22)) {
    const extension = String(random.between(1, 9)) + random.digits(random.between(1, 3));
    const sign = random.pick(EXTENSIONS);
    const text = random.chance(0.1) ? `${area}-${l}(${extension})` : `${area}-${l}${sign}${extension}`;
    return dirty(`landline: extension ${sign.trim()}`, text, `${whole} ext ${extension}`);
  }
  if (random.chance(0.06)) {
    const tail =
      random.pick(['400', '800']) + random.pick(['6', '8']) + '20' + random.pick(['3715', '9062', '7408']);
    const text = random.pick([
      tail,
      grouped10(tail),
      `${tail.slice(0, 3)} ${tail.slice(3, 6)} ${tail.slice(6)}`,
    ]);
    return dirty('landline: 400/800', text, `+86${tail}`);
  }
  const [name, , make] = chooseFrom(LANDLINE_SPELLINGS, random);
  return dirty(`landline: ${name}`, make(area, l, random), whole);
}

const grouped10 = (tail) => `${tail.slice(0, 3)}-${tail.slice(3, 6)}-${tail.slice(6)}`;
