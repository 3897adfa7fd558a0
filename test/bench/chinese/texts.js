// Words: names, companies, addresses, places, notes. What forms, keyboards, web exports and wrong decoders do to them.
import iconv from 'iconv-lite';
import { blank, clean, dirty, fullWidth, lost, NOTHING } from './cell.js';

const utf8ReadAs = (text, encoding) => iconv.decode(Buffer.from(text, 'utf8'), encoding);
/** As browsers read windows-1252: the five unassigned bytes stay control characters, nothing is lost. */
const utf8ReadAsLatin = (text) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      byte >= 0x80 && byte < 0xa0 && !HOLES.has(byte)
        ? iconv.decode(Buffer.from([byte]), 'win1252')
        : String.fromCharCode(byte),
    )
    .join('');
const HOLES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const gbkReadAsLatin = (text) => iconv.decode(iconv.encode(text, 'gbk'), 'win1252');

/** Text that went through a wrong decoder: provable where nothing was lost on the way, lost otherwise. */
export function garbled(kind, text, random, { encoding }) {
  // UTF-8 read as GBK and saved as GBK is UTF-8 again: such a file is two exports in one, which reading refuses.
  const ways = encoding === 'gb18030' ? [] : ['utf-8 as gbk', 'utf-8 as gbk', 'gbk as utf-8'];
  const way = random.pick([...ways, 'utf-8 as latin', 'gbk as latin', 'three signs']);
  if (way === 'utf-8 as gbk') {
    const wrong = utf8ReadAs(text, 'gbk');
    const survived =
      iconv.encode(wrong, 'gbk').equals(Buffer.from(text, 'utf8')) && !wrong.includes('\ufffd');
    return survived && !/[\ue000-\uf8ff]/.test(wrong)
      ? dirty(`${kind}: UTF-8 read as GBK`, wrong, text)
      : lost(`${kind}: UTF-8 read as GBK, cut`, wrong.replace(/[\ue000-\uf8ff]/g, '?'));
  }
  if (way === 'utf-8 as latin')
    return dirty(`${kind}: UTF-8 read as windows-1252`, utf8ReadAsLatin(text), text);
  if (way === 'gbk as latin' && !/[\ufffd\x80-\x9f]/.test(gbkReadAsLatin(text)))
    return dirty(`${kind}: GBK read as windows-1252`, gbkReadAsLatin(text), text);
  if (way === 'gbk as utf-8')
    return lost(`${kind}: GBK read as UTF-8`, iconv.decode(iconv.encode(text, 'gbk'), 'utf8'));
  return lost(`${kind}: 锟斤拷`, '锟斤拷'.repeat(Math.max(1, Math.floor(text.length / 2))));
}

const INVISIBLE = ['\u200b', '\ufeff', '\u2060', '\u00ad', '\u200e'];
const invisible = (text, random) => text.slice(0, 1) + random.pick(INVISIBLE) + text.slice(1);
const numeric = (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join('');

/** Traditional writing of the characters our names use; kept as typed, matching folds it. */
const TRADITIONAL = new Map(
  [
    ...'张張刘劉陈陳杨楊黄黃赵趙吴吳周周孙孫马馬罗羅郑鄭谢謝许許韩韓冯馮邓鄧伟偉强強军軍杰傑涛濤辉輝鑫鑫轩軒凯凱龙龍飞飛云雲丽麗艳艷娟娟红紅莹瑩东東'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, a, b]) => [a, b]),
);
const traditional = (text) => [...text].map((c) => TRADITIONAL.get(c) ?? c).join('');

/** Forms of address: whether they stay written is a rule of the house; both are right. */
const HONORIFICS = [
  ['先生', true],
  ['女士', false],
  ['小姐', false],
  ['老师', undefined],
  ['经理', undefined],
  ['总监', undefined],
];

export function nameCell(person, random, { dirt, damage }) {
  const { name, surname } = person;
  if (random.chance(damage)) {
    const way = random.below(10);
    if (way === 8)
      return lost(
        'name: two people',
        random.pick(['王 芳 李 伟', '王芳 李伟', '王芳、李伟', '王芳李伟', '王芳/李伟 张敏']),
      );
    if (way === 9) return lost('name: trial', `测试${name}`);
    if (way === 0) return lost('name: masked', surname + '*'.repeat(name.length - surname.length));
    if (way === 1) return lost('name: masked surname', `*${name.slice(1)}`);
    if (way === 2)
      return lost('name: surname only', surname + random.pick(['先生', '女士', '总', '小姐', '工']));
    if (way === 3) return lost('name: nothing', random.pick(NOTHING.concat('匿名', '保密')));
    if (way === 4) return lost('name: test', random.pick(['测试', '测试用户', 'test', 'asdf', '测试数据']));
    if (way === 5) return lost('name: no name', random.pick(['123456', '13900000000', '？？？', '!!!']));
    return garbled('name', name, random, person);
  }
  if (!random.chance(dirt)) return clean(name);
  switch (random.below(13)) {
    case 11: {
      const remarked = random.pick([
        `${name}（财务）`,
        `${name}-采购`,
        `${name} ${person.mobile}`,
        `A${name}`,
        `采购部${name}`,
        `财务 ${name}`,
        `${name}(本人)`,
        `联系人：${name}`,
      ]);
      return dirty('name: remark', remarked, name);
    }
    case 12:
      return dirty(
        'name: marks around',
        random.pick([`“${name}”`, `【${name}】`, `${name}。`, `${name}，`, `（${name}）`]),
        name,
      );
    case 0:
      return dirty('name: spaces inside', [...name].join(' '), name);
    case 1:
      return dirty('name: ideographic space', [...name].join('\u3000'), name);
    case 2:
      return dirty(
        'name: spaces around',
        random.pick([` ${name}`, `${name}  `, `\u00a0${name}`, `${name}\t`, `\u3000${name}\u3000`]),
        name,
      );
    case 3:
      return dirty('name: invisible', invisible(name, random), name);
    case 4:
      return dirty(
        'name: line break',
        random.pick([`${name}\n`, `${name}\r\n`, `${name}_x000D_`, `${name}<br>`]),
        name,
      );
    case 5:
      return dirty('name: entities', random.pick([numeric(name), `${name}&nbsp;`, `&nbsp;${name}`]), name);
    case 6:
      return dirty('name: traditional', traditional(name), traditional(name));
    case 7: {
      const [honorific] = random.pick(
        HONORIFICS.filter(([, male]) => male === undefined || male === person.male),
      );
      return dirty('name: form of address', name + honorific, name, name + honorific);
    }
    case 8: {
      const dot = random.pick(['·', '•', '・', '‧', '．', ' · ']);
      const [given, father] = random.pick([
        ['迪丽热巴', '买买提'],
        ['阿卜杜拉', '艾合买提'],
        ['古丽娜尔', '吐尔逊'],
        ['麦麦提', '依明'],
      ]);
      return dirty('name: dot', given + dot + father, `${given}·${father}`);
    }
    case 9:
      return dirty('name: text guard', `'${name}`, name);
    default: {
      const [text, right] = random.pick([
        ['JOHN SMITH', 'John Smith'],
        ['mary jones', 'Mary Jones'],
        ['Ｊｏｈｎ\u3000Ｓｍｉｔｈ', 'John Smith'],
        ["PATRICK O'BRIEN", "Patrick O'Brien"],
        ['ludwig van beethoven', 'Ludwig van Beethoven'],
        ['José García', 'José García'],
        ['Jose\u0301 Garci\u0301a', 'José García'],
      ]);
      return dirty('name: Western', text, right);
    }
  }
}

export function companyCell(person, random, { dirt, damage }) {
  const name = person.company;
  if (random.chance(damage)) {
    const way = random.below(5);
    if (way === 0) return lost('company: nothing', random.pick(NOTHING));
    if (way === 1)
      return lost('company: legal form alone', random.pick(['有限公司', '有限责任公司', '股份有限公司']));
    if (way === 2) return lost('company: test', random.pick(['测试公司', '测试', 'test', '测试数据']));
    return garbled('company', name, random, person);
  }
  if (!random.chance(dirt)) return clean(name);
  const latin = `${name.slice(0, 2)}ABC${name.slice(2)}`;
  const ampersand = `A&B${name.slice(2)}`;
  const options = [
    ['spaces inside', `${name.slice(0, 2)} ${name.slice(2, 6)} ${name.slice(6)}`, name],
    ['spaces around', ` ${name}\u3000`, name],
    ['invisible', invisible(name, random), name],
    ['full width letters', fullWidthLetters(latin), latin],
    ['entity', ampersand.replace('&', '&amp;'), ampersand],
    ['double entity', ampersand.replace('&', '&amp;amp;'), ampersand],
    ['line break', `${name.slice(0, 4)}\n${name.slice(4)}`, name],
    ['_x000D_', `${name}_x000D_`, name],
    ['label', `${random.pick(['公司名称：', '单位:', '开票抬头：'])}${name}`, name],
    ['stop behind', `${name}${random.pick(['。', '，', ' .'])}`, name],
    ['cut', name.replace(/公司$/, '公'), name.replace(/公司$/, '公'), name],
    [
      'former name',
      `${name}（原：${person.company.slice(0, 4)}商行）`,
      `${name}（原：${person.company.slice(0, 4)}商行）`,
      name,
    ],
  ];
  if (name.includes('（'))
    options.push(
      ['half-width brackets', name.replace('（', '(').replace('）', ')'), name],
      ['mixed brackets', name.replace('（', '('), name],
      ['half-width brackets', name.replace('（', ' (').replace('）', ') '), name],
    );
  const [kind, text, ...right] = random.pick(options);
  return dirty(`company: ${kind}`, text, ...right);
}

const fullWidthLetters = (text) => text.replace(/[A-Za-z0-9]+/g, fullWidth);

const CHINESE_DIGITS = '零一二三四五六七八九';
const spelled = (n) =>
  n < 10
    ? CHINESE_DIGITS[n]
    : n < 20
      ? `十${n % 10 ? CHINESE_DIGITS[n % 10] : ''}`
      : `${CHINESE_DIGITS[Math.floor(n / 10)]}十${n % 10 ? CHINESE_DIGITS[n % 10] : ''}`;

/** Another name of the same place, and the official one. */
const ALIASES = new Map([
  ['浦东新区', ['浦东区', '浦东']],
  ['内蒙古自治区', ['内蒙古', '内蒙']],
  ['广西壮族自治区', ['广西']],
]);

const detailOf = ({ road, number, estate, building, room }) =>
  `${road}${number}号${estate}${building}栋${room}室`;
const officialOf = ({ place }) =>
  (place.province === place.city ? place.city : place.province + place.city) + place.district;

const levelsOf = ({ place: { province, city, district } }) =>
  province === city ? [city, district] : [province, city, district];
const PROVINCE_LETTERS = new Map(
  '上海市沪 北京市京 广东省粤 浙江省浙 江苏省苏 四川省川 湖北省鄂 陕西省陕 山东省鲁 湖南省湘 福建省闽 河南省豫 内蒙古自治区蒙 天津市津 河北省冀 山西省晋 安徽省皖 江西省赣 广西壮族自治区桂 云南省云 辽宁省辽'
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);

/** 上海浦东世纪大道1号. Where the road begins like a landmark of the district's name, only who knows the city can tell. */
function districtWithoutItsWord(person, detail) {
  const { place, road } = person;
  const stem = place.district.replace(/新?区$/, '');
  const text = place.city.slice(0, -1) + stem + detail;
  const right = [`${place.city}${place.district}${detail}`, officialOf(person) + detail];
  return [
    'district without 区',
    text,
    ...right,
    ...(/^(?:东|科技园|学院)/.test(road) || place.district === '市南区' ? [text] : []),
  ];
}

export function addressCell(person, random, { dirt, damage }) {
  const detail = detailOf(person);
  const { place } = person;
  const whole = officialOf(person) + detail;
  if (random.chance(damage)) {
    const way = random.below(6);
    if (way === 0) return lost('address: nothing', random.pick(NOTHING));
    if (way === 1) return lost('address: ditto', random.pick(['同上', '同上', '（同上）']));
    if (way === 2)
      return lost('address: date-ified', random.pick(['2-Jan', '1月2日', 'Mar-01', '12月3日', '5-Aug']));
    if (way === 3) return lost('address: hashes', '########');
    return garbled('address', whole, random, person);
  }
  if (!random.chance(dirt)) return clean(whole);
  const city = place.city.slice(0, -1);
  const doubled =
    place.province === place.city ? `${place.city}${whole}` : `${place.province}${place.city}${whole}`;
  const withBuilding = { ...person, building: person.building };
  const chinese = whole.replace(`${person.building}栋`, `${spelled(person.building)}栋`);
  const options = [
    [
      'spaces between levels',
      `${place.province} ${place.city} ${place.district} ${detail}`,
      whole,
      `${place.province}${place.city}${place.district}${detail}`,
    ],
    ['full width digits', whole.replace(/\d+/g, fullWidth), whole],
    ['spaces around', `\u3000${whole} `, whole],
    ['line break', `${officialOf(withBuilding)}\r\n${detail}`, whole],
    ['entity', `${whole}&nbsp;`, whole],
    ['invisible', invisible(whole, random), whole],
    ['levels doubled', doubled, whole],
    [
      'suffix left out',
      `${city}${place.district}${detail}`,
      `${city}${place.district}${detail}`,
      `${place.city}${place.district}${detail}`,
      whole,
    ],
    ['Chinese numerals', chinese, chinese, whole],
    ['full width sign', whole.replace('号', '＃'), whole.replace('号', '#'), whole],
    ['<br>', `${officialOf(person)}<br/>${detail}`, whole],
    [
      'signs between levels',
      [...levelsOf(person), detail].join(random.pick(['-', '/', ',', '，', ' - ', '>', '|'])),
      whole,
    ],
    ['spaces beside numbers', whole.replace(/(\d+)/g, ' $1 '), whole],
    [
      'letter of the province',
      PROVINCE_LETTERS.get(place.province) + levelsOf(person).slice(1).join('') + detail,
      whole,
    ],
    ['label', `${random.pick(['地址：', '收货地址:', '详细地址：'])}${whole}`, whole],
    [
      'postcode in front',
      `${place.postcode}${whole}`,
      whole,
      `${place.postcode}${whole}`,
      `${place.postcode} ${whole}`,
    ],
    districtWithoutItsWord(person, detail),
  ];
  if (place.district === '浦东新区')
    options.push(['alias of a district', whole.replace('浦东新区', '浦东区'), whole]);
  if (place.district === '黄浦区')
    options.push([
      'retired district',
      whole.replace('黄浦区', '卢湾区'),
      whole,
      whole.replace('黄浦区', '卢湾区'),
    ]);
  const [kind, text, ...right] = random.pick(options);
  return dirty(`address: ${kind}`, text, ...right);
}

/** A province, city or district in a column of its own; the official name is the standard one. */
export function regionCell(person, random, { level, dirt, damage }) {
  const official = person.place[level];
  if (random.chance(damage)) return lost(`${level}: nothing`, random.pick(NOTHING.concat('同上')));
  if (!random.chance(dirt)) return clean(official);
  const aliases = ALIASES.get(official) ?? (level === 'district' ? [] : [official.replace(/[省市]$/, '')]);
  const way = random.below(4);
  if (way === 0 && aliases.length > 0) return dirty(`${level}: short`, random.pick(aliases), official);
  if (way === 1)
    return dirty(
      `${level}: spaces`,
      random.pick([` ${official}`, `${official}\u3000`, `${official[0]} ${official.slice(1)}`]),
      official,
    );
  if (way === 2) return dirty(`${level}: invisible`, invisible(official, random), official);
  return random.chance(0.25) ? garbled(level, official, random, person) : clean(official);
}

const REMARKS = [
  '周末再联系',
  '对价格敏感，月底有活动再推',
  '老客户介绍',
  '已加微信',
  '要求开专票',
  '等老板回复',
  '说:"下周再说"',
  '需要样品,尽快',
  '孕妇，勿在午间打扰',
];

export function noteCell(person, random, { dirt }) {
  if (!random.chance(0.4)) return blank();
  const note = random.pick(REMARKS);
  if (!random.chance(dirt)) return clean(note);
  return random.pick([
    () => dirty('note: spaces around', `  ${note} `, note),
    () => dirty('note: lines kept', `${note}\r\n第二次：未接`, `${note}\n第二次：未接`),
    () => dirty('note: entity', `${note}&lt;重要&gt;`, `${note}<重要>`),
    () => dirty('note: _x000D_', `${note}_x000D_`, note),
    () => dirty('note: invisible', `\ufeff${note}`, note),
    () => garbled('note', note.replace(/[^\u4e00-\u9fff]/g, '') + '请再联系', random, person),
  ])();
}
