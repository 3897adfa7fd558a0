// A customer export of any size with realistic repetition and mess: 12 columns, Chinese, about 15 % duplicates.
// Deterministic: the same size gives the same bytes. Nobody in it exists.
import { closeSync, openSync, writeSync } from 'node:fs';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红建文斌辉鑫宇浩然子涵欣怡思雨晨曦梓轩博嘉佳琪雅婷俊凯瑞雪梅兰竹菊松柏云龙飞鹏翔海波江河山川',
];
const CITIES = [
  '上海市',
  '北京市',
  '广州市',
  '深圳市',
  '杭州市',
  '成都市',
  '南京市',
  '武汉市',
  '苏州市',
  '西安市',
  '青岛市',
  '长沙市',
];
const CORES = [
  '远景',
  '天成',
  '华信',
  '瑞丰',
  '金桥',
  '海纳',
  '博雅',
  '恒泰',
  '中创',
  '新程',
  '卓越',
  '云帆',
  '启明',
  '东方',
  '正大',
];
const TRADES = [
  '科技',
  '贸易',
  '信息技术',
  '文化传媒',
  '电子商务',
  '机械设备',
  '食品',
  '服装',
  '物流',
  '咨询',
];
const ROADS = [
  '中山路',
  '人民路',
  '解放路',
  '建设路',
  '和平路',
  '新华路',
  '长江路',
  '青年路',
  '文化路',
  '滨江大道',
];
const CHANNELS = ['官网', '微信', '抖音', '门店', '转介绍', '展会', '电话', '百度'];
const DOMAINS = ['qq.com', '163.com', 'example.com', 'example.cn', '126.com'];
const HEADER = '客户编号,姓名,手机,邮箱,公司,城市,地址,性别,来源,注册时间,更新时间,备注\n';

/** mulberry32 (Tommy Ettinger): small, fast, the same everywhere. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `blankPhones`: one phone in eight is missing; without, name and phone tell every duplicate. */
export function writePeople(file, rows, { duplicates = 0.15, seed = 7, blankPhones = true } = {}) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() ** 1.6 * list.length)];
  const digits = (count) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
  const recent = [];
  const out = openSync(file, 'w');
  let buffer = HEADER;
  for (let id = 1; id <= rows; id++) {
    let person;
    if (recent.length > 100 && next() < duplicates) person = recent[Math.floor(next() * recent.length)];
    else {
      const name = pick(SURNAMES) + pick(GIVEN) + (next() < 0.8 ? pick(GIVEN) : '');
      person = {
        name,
        phone: `1${pick(['39', '38', '37', '86', '58', '77', '55', '99'])}${digits(8)}`,
        email: next() < 0.7 ? `u${digits(7)}@${pick(DOMAINS)}` : '',
        company:
          next() < 0.6
            ? `${pick(CITIES).slice(0, 2)}${pick(CORES)}${pick(CORES)}${pick(TRADES)}有限公司`
            : '',
        city: pick(CITIES),
        address: `${pick(ROADS)}${1 + Math.floor(next() * 900)}号${1 + Math.floor(next() * 30)}栋${100 + Math.floor(next() * 2000)}室`,
        male: next() < 0.5,
      };
      if (recent.length < 50_000) recent.push(person);
      else recent[Math.floor(next() * recent.length)] = person;
    }
    const p = person.phone;
    const phone = [
      p,
      p,
      p,
      `${p.slice(0, 3)} ${p.slice(3, 7)} ${p.slice(7)}`,
      `+86${p}`,
      `${p.slice(0, 3)}-${p.slice(3, 7)}-${p.slice(7)}`,
      `86-${p}`,
      blankPhones ? '' : p,
    ][Math.floor(next() * 8)];
    const date = (from) => {
      const [y, m, d] = [
        from + Math.floor(next() * 5),
        1 + Math.floor(next() * 12),
        1 + Math.floor(next() * 28),
      ];
      const two = (value) => String(value).padStart(2, '0');
      return next() < 0.8 ? `${y}-${two(m)}-${two(d)}` : `${y}/${m}/${d}`;
    };
    const name = next() < 0.95 ? person.name : `${person.name[0]} ${person.name.slice(1)}`;
    const note = next() < 0.3 ? `"${pick(CHANNELS)}来的客户, ${next() < 0.2 ? '说:\n' : ''}下周再联系"` : '';
    buffer += `C${String(id).padStart(8, '0')},${name},${phone},${person.email},${person.company},${person.city},${person.city}${person.address},${next() < 0.9 ? (person.male ? '男' : '女') : ''},${pick(CHANNELS)},${date(2018)},${date(2023)},${note}\n`;
    if (buffer.length > 1 << 20) {
      writeSync(out, buffer);
      buffer = '';
    }
  }
  writeSync(out, buffer);
  closeSync(out);
}
