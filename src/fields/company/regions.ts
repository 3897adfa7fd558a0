// Places as company names use them: short forms, without 市, 省, 自治州. Names of provinces, prefectures and the
// county-level cities whose firms are many. Only facts, written by hand; the full division table is the address
// field's business.

/** Province → its prefectures and better-known cities. */
const CHINA = `北京|天津|上海 浦东|重庆|
河北 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 迁安 任丘 三河 霸州 定州 辛集 涿州|
山西 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁|
内蒙古 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善 满洲里|
辽宁 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 瓦房店|
吉林 长春 四平 辽源 通化 白山 松原 白城 延边 延吉 公主岭|
黑龙江 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭|
江苏 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 常熟 张家港 太仓 宜兴 靖江 泰兴 如皋 海门 启东 丹阳 溧阳 邳州 兴化 东台|
浙江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 诸暨 海宁 桐乡 瑞安 乐清 温岭 永康 东阳 平湖 嵊州 上虞 萧山 余杭 富阳 临安|
安徽 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 巢湖 桐城 天长|
福建 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 福清 南安 平潭|
江西 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 赣江|
山东 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 莱芜 龙口 莱州 胶州 即墨 寿光 诸城 招远 荣成 滕州 邹城|
河南 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 巩义 偃师 长葛 新郑|
湖北 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架|
湖南 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 浏阳 醴陵|
广东 广州 深圳 珠海 汕头 韶关 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德 南海 番禺 前海 横琴|
广西 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左|
海南 海口 三亚 三沙 儋州 琼海 文昌 万宁 五指山|
四川 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 西昌 都江堰 峨眉山 简阳|
贵州 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 仁怀 凯里 都匀 兴义|
云南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 瑞丽 腾冲|
西藏 拉萨 日喀则 昌都 林芝 山南 那曲 阿里地区|
陕西 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌 西咸|
甘肃 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 敦煌|
青海 西宁 海东 海北 黄南 果洛 玉树 海西 格尔木|
宁夏 银川 石嘴山 吴忠 固原 中卫|
新疆 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 库尔勒 伊宁 奎屯|
香港|澳门|台湾 台北 新北 桃园 台中 台南 高雄 新竹 基隆 嘉义`;

/** Territories that stand in the bracket of a name, or before the name of a group of national standing. */
const WIDE =
  '中国 大中华 大中华区 亚太 亚洲 全球 国际 华东 华南 华北 华中 华西 东北 西北 西南 东南亚 长三角 珠三角 大湾区';

export interface Region {
  readonly name: string;
  /** '' for a province and for everything wider. */
  readonly province: string;
}

const REGIONS: ReadonlyMap<string, Region> = new Map(
  CHINA.split('|').flatMap((line) => {
    const [province = '', ...cities] = line.trim().split(' ');
    return [
      [province, { name: province, province: '' }] as const,
      ...cities.map((name) => [name, { name, province }] as const),
    ];
  }),
);

const BRACKETED: ReadonlySet<string> = new Set(WIDE.split(' '));

const LONGEST_NAME = 5;
const STARTS: Uint8Array = new Uint8Array(0x1_0000);
for (const name of REGIONS.keys()) STARTS[name.charCodeAt(0)] = 1;
STARTS[unit('中')] = 1;

/** What may stand after the short form: the longest first. */
const SUFFIX =
  /^(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|[\u4e00-\u9fff]{1,6}族自治州|自治区|自治州|地区|新区|开发区|省|市|盟)/;
const DISTRICT = /^[\u4e00-\u9fff]{2,3}?(?:区|县)/;

/** Two UTF-16 units a division begins with, and whether one of them goes on after them. */
const REGION_PAIRS = new Map<number, boolean>();
for (const name of REGIONS.keys()) {
  const pair = name.charCodeAt(0) * 0x1_0000 + name.charCodeAt(1);
  REGION_PAIRS.set(pair, name.length > 2 || REGION_PAIRS.get(pair) === true);
}

const [CENTRAL, STATE] = [unit('中'), unit('国')];

function unit(character: string): number {
  return character.charCodeAt(0);
}

/** Do these two units begin the name of a division? `longer`: of one with more than two characters. */
export function regionByPair(first: number, second: number): 'none' | 'whole' | 'longer' {
  if (STARTS[first] === 0) return 'none';
  if (first === CENTRAL && second === STATE) return 'whole';
  const longer = REGION_PAIRS.get(first * 0x1_0000 + second);
  return longer === undefined ? 'none' : longer ? 'longer' : 'whole';
}

const COUNTY = /^(?![全本该我你县])[\u4e00-\u9fff]{2,3}?(?:县|旗)|^[\u4e00-\u9fff]{2,6}自治县/;

/** A county nobody put a city before: 平阳县[…]. How many characters it takes; 0 for none. */
export function countyAtStart(text: string): number {
  return COUNTY.exec(text)?.[0].length ?? 0;
}

export interface RegionAtStart {
  readonly region: Region;
  /** How many characters of the text it takes, 省 or 市 included. */
  readonly length: number;
  /** 市, 省 … was written out. */
  readonly spelledOut: boolean;
}

/** The division a name begins with: 上海…, 上海市…, 广西壮族自治区…, 中国…. */
export function regionAtStart(text: string): RegionAtStart | undefined {
  if (STARTS[text.charCodeAt(0)] !== 1) return undefined;
  if (text.startsWith('中国'))
    return { region: { name: '中国', province: '' }, length: 2, spelledOut: false };
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length--) {
    const region = REGIONS.get(text.slice(0, length));
    if (!region) continue;
    const suffix = SUFFIX.exec(text.slice(length))?.[0] ?? '';
    return { region, length: length + suffix.length, spelledOut: suffix !== '' };
  }
  return undefined;
}

/** The district behind a city that was written out: 上海市[徐汇区]…, never 上海[小区]…. */
export function districtAtStart(text: string): number {
  return DISTRICT.exec(text)?.[0].length ?? 0;
}

/** The division a name ends with: 中国移动通信集团[广东]. */
export function regionAtEnd(text: string): Region | undefined {
  for (let length = Math.min(LONGEST_NAME, text.length - 2); length >= 2; length--) {
    const region = REGIONS.get(text.slice(-length));
    if (region) return region;
  }
  return undefined;
}

/** A whole bracket that is a territory: （中国）, （上海）, （深圳市）. */
export function regionInBracket(text: string): string | undefined {
  if (BRACKETED.has(text)) return text === '大中华区' ? '大中华' : text;
  const found = regionAtStart(text);
  return found?.length === text.length ? found.region.name : undefined;
}
