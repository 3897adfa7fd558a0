// The people, firms and places of the export: invented, but distributed as in real lists. Nothing of the product is
// used here; check characters follow the standards (GB 11643, GB 32100, GB 11714) by code of its own.

/** Per mille of registrations, roughly: the first hundred surnames are 86 % of all people. */
const SURNAMES =
  '王75 李74 张70 刘53 陈46 杨31 黄27 赵27 吴25 周25 徐19 孙18 马17 朱15 胡15 郭14 何14 林14 高13 罗13 郑12 梁12 谢11 宋10 唐10 许9 韩9 冯9 邓9 曹9 彭8 曾8 肖8 田8 董8 袁7 潘7 于7 蒋7 蔡6 余6 杜6 叶6 程6 苏6 魏6 吕6 丁6 任6 沈5 姚5 卢5 姜5 崔5 钟5 谭5 陆5 汪5 范5 金5 石4 廖4 贾4 夏4 韦4 付4 方4 白4 邹4 孟4 熊4 秦4 邱4 江4 尹3 薛3 闫3 段3 雷3 侯3 龙3 史3 陶3 黎3 贺3 顾3 毛3 郝3 龚3 邵3 万3 钱3 严3 覃3 武3 戴3 莫3 孔3 向3 汤3 单1 查1 解1 仇1 区1 欧阳1 上官1 司马1 诸葛1 尉迟1'
    .split(' ')
    .map((entry) => [entry.replace(/\d+/, ''), Number(/\d+/.exec(entry)[0])]);
const GIVEN_MALE = '伟强磊军洋勇杰涛明超刚平辉建文斌鑫宇浩然子轩博嘉俊凯瑞松柏云飞鹏翔海波江志国华健龙毅峰';
const GIVEN_FEMALE = '芳娜敏静丽艳娟秀霞桂英玉红欣怡思雨晨曦梓涵佳琪雅婷雪梅兰菊萍莉倩颖慧洁琳璐瑶蕾薇';

// province, city, district, division code, area code, digits of a local number, postcode
const PLACES = `上海市 上海市 浦东新区 310115 021 8 200120
上海市 上海市 徐汇区 310104 021 8 200030
上海市 上海市 黄浦区 310101 021 8 200001
北京市 北京市 朝阳区 110105 010 8 100020
北京市 北京市 海淀区 110108 010 8 100080
广东省 广州市 天河区 440106 020 8 510630
广东省 深圳市 南山区 440305 0755 8 518052
广东省 佛山市 南海区 440605 0757 8 528200
浙江省 杭州市 西湖区 330106 0571 8 310012
浙江省 宁波市 鄞州区 330212 0574 8 315100
江苏省 南京市 鼓楼区 320106 025 8 210009
江苏省 苏州市 吴中区 320506 0512 8 215128
四川省 成都市 武侯区 510107 028 8 610041
湖北省 武汉市 洪山区 420111 027 8 430070
陕西省 西安市 雁塔区 610113 029 8 710061
山东省 青岛市 市南区 370202 0532 8 266071
湖南省 长沙市 岳麓区 430104 0731 8 410006
福建省 厦门市 思明区 350203 0592 7 361001
河南省 郑州市 金水区 410105 0371 8 450003
内蒙古自治区 呼和浩特市 赛罕区 150105 0471 7 010020
内蒙古自治区 包头市 昆都仑区 150203 0472 7 014010
天津市 天津市 和平区 120101 022 8 300041
河北省 石家庄市 长安区 130102 0311 8 050011
山西省 太原市 小店区 140105 0351 7 030032
安徽省 合肥市 蜀山区 340104 0551 8 230031
江西省 南昌市 东湖区 360102 0791 8 330006
广西壮族自治区 桂林市 七星区 450305 0773 7 541004
云南省 昆明市 五华区 530102 0871 8 650031
辽宁省 大连市 中山区 210202 0411 8 116001`
  .split('\n')
  .map((line) => {
    const [province, city, district, code, area, local, postcode] = line.split(' ');
    return { province, city, district, code, area, local: Number(local), postcode };
  });

const ROADS =
  '中山路 人民路 解放路 建设路 和平路 新华路 长江路 青年路 文化路 滨江大道 世纪大道 科技园路 学院路 五一大道 迎宾路 东风西路'.split(
    ' ',
  );
const ESTATES = '锦绣花园 阳光新城 翠湖苑 金色家园 万象国际 碧水湾 朝晖里 丽景花园'.split(' ');
const TRADE_NAMES = '澜拓 昊澈 瀚屿 沐禾 铎诚 璟耀 翊凡 砚青 骏驰 颢元 鹭洲 霖泽 晟安 桥海 禾木 栩成'.split(
  ' ',
);
const TRADES =
  '科技 贸易 信息技术 文化传媒 电子商务 机械设备 食品 服装 物流 企业管理咨询 建筑工程 医疗器械 网络科技 环保科技'.split(
    ' ',
  );
const SEGMENTS =
  '130 131 132 133 134 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 173 175 176 177 178 180 181 182 183 185 186 187 188 189 191 193 198 199'.split(
    ' ',
  );

const CN_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const weightedSum = (text, weights, alphabet) =>
  weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(text[at]), 0);
export const idCheck = (seventeen) => '10X98765432'[weightedSum(seventeen, CN_ID_WEIGHTS, '0123456789') % 11];

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = Array.from({ length: 17 }, (_, at) => Number(3n ** BigInt(at) % 31n));
const ORG_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const orgCheck = (eight) => {
  const check = 11 - (weightedSum(eight, [3, 7, 9, 10, 5, 8, 4, 2], ORG_ALPHABET) % 11);
  return check === 10 ? 'X' : String(check % 11);
};
const usccCheck = (seventeen) =>
  USCC_ALPHABET[(31 - (weightedSum(seventeen, USCC_WEIGHTS, USCC_ALPHABET) % 31)) % 31];

/** Digits that nobody takes for made up: no run of four equal or neighbouring ones. */
const isOrdinary = (digits) => {
  for (let at = 0; at + 4 <= digits.length; at++) {
    const steps = [1, 2, 3].map((next) => digits.charCodeAt(at + next) - digits.charCodeAt(at + next - 1));
    if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return false;
  }
  return true;
};
const ordinary = (make) => {
  for (;;) {
    const digits = make();
    if (isOrdinary(digits)) return digits;
  }
};

const two = (value) => String(value).padStart(2, '0');

export function openWorld(random) {
  const { pick, weighted, between, digits, chance, below } = random;
  const day = (from, to) => ({ y: between(from, to), m: between(1, 12), d: between(1, 28) });
  const iso = ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`;
  const mobile = () => ordinary(() => pick(SEGMENTS) + digits(8));
  const landline = (place) => ordinary(() => String(between(2, 8)) + digits(place.local - 1));
  /** Sequences this high are hardly issued; 996–999 are not used here, for in fifteen digits they mean a birth before 1900. */
  function cnId(place, birth, male) {
    const seventeen =
      place.code +
      iso(birth).replaceAll('-', '') +
      (male ? pick(['991', '993', '995']) : pick(['990', '992', '994']));
    return seventeen + idCheck(seventeen);
  }
  /** Series MAY has not begun; older codes have nothing but digits before the check characters. */
  function uscc(place) {
    const eight = chance(0.6)
      ? `MAY${Array.from({ length: 5 }, () => pick([...USCC_ALPHABET])).join('')}`
      : digits(8);
    const seventeen = `91${place.code}${eight}${orgCheck(eight)}`;
    return seventeen + usccCheck(seventeen);
  }
  function company(place) {
    const short = place.city.slice(0, -1);
    const name = pick(TRADE_NAMES) + (chance(0.2) ? pick(TRADE_NAMES) : '');
    const trade = pick(TRADES);
    const form = weighted([
      ['有限公司', 80],
      ['有限责任公司', 10],
      ['股份有限公司', 10],
    ]);
    if (chance(0.12)) return `${name}（${short}）${trade}${form}`;
    const head = `${short}${chance(0.3) ? '市' : ''}${name}${trade}${form}`;
    return chance(0.06) ? `${head}${short}分公司` : head;
  }
  function email(mobileNumber) {
    const domain = weighted([
      ['qq.com', 38],
      ['163.com', 22],
      ['126.com', 8],
      ['gmail.com', 6],
      ['sina.com', 5],
      ['foxmail.com', 4],
      ['139.com', 3],
      ['outlook.com', 6],
      ['hotmail.com', 3],
      ['aliyun.com', 2],
      ['langtuo-tech.com.cn', 3],
    ]);
    if (domain === 'qq.com') return `${ordinary(() => String(between(1, 9)) + digits(between(6, 9)))}@qq.com`;
    if (domain === '139.com') return `${mobileNumber}@139.com`;
    return `${random.letters(between(2, 4))}${chance(0.4) ? '.' : ''}${random.letters(between(4, 7))}${chance(0.5) ? ordinary(() => digits(between(2, 4))) : ''}@${domain}`;
  }
  return {
    iso,
    day,
    two,
    place: () => pick(PLACES),
    mobile,
    landline,
    person() {
      const male = chance(0.5);
      const given = [...(male ? GIVEN_MALE : GIVEN_FEMALE)];
      const place = pick(PLACES);
      const birth = day(1955, 2004);
      const phone = mobile();
      return {
        name: weighted(SURNAMES) + pick(given) + (chance(0.8) ? pick(given) : ''),
        male,
        place,
        birth,
        mobile: phone,
        landline: landline(place),
        email: email(phone),
        cnId: cnId(place, birth, male),
        wechat: chance(0.6) ? `wxid_${random.letters(8)}${digits(2)}` : `${random.letters(6)}_${digits(3)}`,
        road: pick(ROADS),
        number: between(1, 899),
        estate: chance(0.4) ? pick(ESTATES) : '',
        building: between(1, 30),
        room: between(1, 28) * 100 + between(1, 8),
        company: company(place),
        uscc: uscc(place),
        amount: chance(0.5) ? String(between(10, 99999)) : `${between(10, 99999)}.${two(below(100))}`,
        joined: day(2018, 2025),
        seen: day(2024, 2025),
        time: [between(8, 21), between(0, 59), between(0, 59)],
      };
    },
  };
}
