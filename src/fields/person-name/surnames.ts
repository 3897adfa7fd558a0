// Own list, ordered roughly by how many people bear the name (王 first): about 99 % of people are covered by the
// first 400. Written down from common knowledge; no frequency table is shipped.

const BY_FREQUENCY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔' +
  '钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
  '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成' +
  '苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷' +
  '晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀' +
  '郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋' +
  '相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊乌母裘亓修邰赫杭况那宿鲜印逯隆茹战慕危玉银亢嵇哈湛宾戎勾茅利居揭' +
  '干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由傅萧阎丘代同皋郗逄缑仉佴訾恽眭郄乜幺呙钭厍晋蒯撒折种贲撖占巢滑庾' +
  '暨匕支拱咸籍赖牧隗山蓬郏浦向晓酆俱柬遆归隽樓葉竺步刚火宓索';

const COMPOUNDS =
  '欧阳 上官 皇甫 令狐 司徒 诸葛 司马 宇文 呼延 东方 南宫 慕容 尉迟 长孙 公孙 夏侯 端木 西门 轩辕 独孤 澹台 钟离 赫连 ' +
  '申屠 太史 濮阳 淳于 单于 公冶 宗政 闻人 闾丘 万俟 拓跋 完颜 纳兰 百里 东郭 南门 羊舌 微生 梁丘 左丘 第五 太叔 仲孙 ' +
  '公羊 司空 司寇 亓官 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东门 南荣 北宫 颛孙 鲜于 相里 达奚 贺兰 毌丘 ' +
  '屈突 叶赫 东里 子车 公祖 即墨 延陵 青阳 哥舒 耶律 范姜 张简 富察 那拉 侯莫陈 钮祜禄 瓜尔佳 赫舍里 爱新觉罗 叶赫那拉';

/** Position in the list = commonness; a surname written twice keeps its first place. */
const RANKS: ReadonlyMap<string, number> = new Map(
  Array.from(BY_FREQUENCY, (surname, rank) => [surname, rank] as const).reverse(),
);

const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(COMPOUNDS.split(' '));

/** By UTF-16 unit, for the hot path: may this character begin a name? */
export const SURNAME_STARTS: Uint8Array = new Uint8Array(0x1_0000);
export const STARTS_SINGLE = 1;
export const STARTS_COMPOUND = 2;
for (const surname of RANKS.keys()) SURNAME_STARTS[surname.charCodeAt(0)]! |= STARTS_SINGLE;
for (const surname of COMPOUND_SURNAMES) SURNAME_STARTS[surname.charCodeAt(0)]! |= STARTS_COMPOUND;

export const SINGLE_SURNAMES: readonly string[] = [...RANKS.keys()];

/** 0 for 王; undefined when the character is no surname of this list. */
export function surnameRank(character: string): number | undefined {
  return RANKS.get(character);
}

/** One of the about 100 surnames that 86 % of people bear: strong enough to read a cut between two names by. */
export function isCommonSurname(character: string): boolean {
  return (RANKS.get(character) ?? COMMON) < COMMON;
}
const COMMON = 100;

export function isSurname(text: string): boolean {
  return RANKS.has(text) || COMPOUND_SURNAMES.has(text);
}

/** The compound surname a name begins with, the longest one, or ''. */
export function compoundSurnameOf(name: string): string {
  if ((SURNAME_STARTS[name.charCodeAt(0)]! & STARTS_COMPOUND) === 0) return '';
  for (let length = Math.min(4, name.length); length >= 2; length--) {
    const head = name.slice(0, length);
    if (COMPOUND_SURNAMES.has(head)) return head;
  }
  return '';
}

/** Two written forms of one surname, after the simplifications of 1977 were half withdrawn: folded in keys. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  ['萧肖', '阎闫', '傅付', '戴代', '邱丘', '同仝'].map((pair) => [pair[0]!, pair[1]!] as const),
);

/** The surname as keys spell it: 萧 and 肖 are one. */
export function foldSurname(surname: string): string {
  return VARIANTS.get(surname) ?? surname;
}
