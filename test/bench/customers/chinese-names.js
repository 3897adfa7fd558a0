// Chinese personal names as they are distributed, and what typing, phones and files make of them. Nothing of the product
// is used; OpenCC gives traditional characters, pinyin-pro the readings.
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { sampler, zipf } from './sets.js';

/** Per mille of people, roughly (registrations of 2020): these hundred are about 85 %. */
const SURNAMES =
  '王72 李71 张67 刘54 陈45 杨31 黄22 赵21 吴20 周19 徐14 孙14 马13 朱13 胡12 郭11 何11 林11 高11 罗10 郑9 梁9 谢8 宋8 唐7 许7 韩7 邓7 冯7 曹6 彭6 曾6 肖6 田6 董5 潘5 袁5 蔡5 蒋5 余5 于5 杜5 叶5 程5 魏5 苏5 吕4 丁4 任4 卢4 姚4 沈4 钟4 姜4 崔4 谭4 陆4 范4 汪4 廖4 石4 金4 韦4 贾4 夏3 付3 方3 邹3 熊3 白3 孟3 秦3 邱3 侯3 江3 尹3 薛3 闫3 段3 雷3 龙3 黎3 史3 陶3 贺3 毛3 郝3 顾3 龚3 邵3 万3 覃3 武3 钱3 戴2 严2 莫2 孔2 向2 常2'
    .split(' ')
    .map((entry) => [entry.replace(/\d+/, ''), Number(/\d+/.exec(entry)[0])]);
const RARE =
  '汤 康 施 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申 欧 耿 关 兰 焦 俞 左 柳 甘 祝 包 宁 尚 符 舒 阮 柯 纪 梅 童 凌 毕 单 季 裴 霍 涂 成 苗 谷 盛 曲 翁 冉 骆 路 游 辛 靳 管 柴 蒙 鲍 华 喻 祁 蒲 房 滕 屈 饶 牟 艾 尤 阳 穆 农 司 卓 古 吉 缪 简 车 项 连 芦 麦 褚 娄 窦 戚 岑 景 党 宫 费 卜 冷 晏 席 卫 米 柏 欧阳 上官 司马 诸葛 东方 皇甫 尉迟 司徒'.split(
    ' ',
  );

/** In order of how common they are, roughly; the draw is Zipf-like. */
const GIVEN = {
  male: [
    ...'伟强磊军洋勇杰涛明超刚平辉建文斌鑫宇浩然子轩博嘉俊凯瑞松柏云飞鹏翔海波江志国华健龙毅峰林东亮成永德家庆振荣泽晨旭天昊阳哲煜睿航毓诚昌福贵玉春生元兴正世学良义信友光达',
  ],
  female: [
    ...'芳娜敏静丽艳娟秀霞桂英玉红欣怡思雨晨曦梓涵佳琪雅婷雪梅兰菊萍莉倩颖慧洁琳璐瑶蕾薇淑珍凤晶莹燕玲妍悦诗若梦可心语彤紫萱宁馨媛馥嫣云月春香爱美素华文君',
  ],
};
/** Given names of two characters that many share; the rest are put together. */
const COMMON = {
  male: '建国 建华 志强 志明 国强 建军 文杰 俊杰 浩然 子轩 宇轩 浩宇 嘉豪 志伟 海涛 晓东 明辉 永强 建平 家豪 子豪 俊熙 天佑 博文 宇航 志刚 国庆 建伟 海波 小军 晓峰 文博 一鸣 雨泽 梓轩 俊豪 伟杰 志华 振华 春生'.split(
    ' ',
  ),
  female:
    '秀英 桂英 秀兰 玉兰 婷婷 淑珍 秀珍 桂兰 玉梅 丽娟 雪梅 晓燕 海燕 丽丽 欣怡 梓涵 诗涵 雨欣 子涵 佳怡 思雨 梦琪 雅婷 佳琪 晓红 春梅 红梅 小红 美玲 丽华 秀梅 玉珍 凤英 慧敏 静怡 雨桐 可馨 一诺 欣妍 语桐'.split(
      ' ',
    ),
};

/** Characters with one reading (tone aside), by what an input method offers. */
const SOUNDS =
  '伟玮炜纬 静婧靖 丽莉俐 敏旻 杰洁 磊蕾 洋扬阳 勇永 艳燕 涛韬 明鸣 平萍 英瑛 华桦 玉钰 红虹宏鸿 建健 文雯 斌彬宾 辉晖 鑫欣昕新 宇雨羽 浩昊皓 子梓紫 涵晗 怡宜 晨辰 曦熙溪 轩萱 嘉佳家 琪琦 婷庭 俊峻 凯恺 瑞睿 兰岚 云芸 飞菲霏 智志 毅义 峰锋丰 倩茜 琳林霖 瑶遥 薇微 娟涓 秀绣 张章 程成 于余俞 江姜 付傅 邱丘 肖萧'.split(
    ' ',
  );
/** Characters that a handwritten form or a scan confuses. */
const SHAPES =
  '玉王 浩洁 峰蜂 杨扬 辉挥 静净 琳淋 志忘 建健 文丈 佳住 刚钢 明朋 平乎 林材 梅悔 磊蕊 波坡 嘉喜 婷停 怡恰 思恩 晨唇 博搏 瑞端 雪雷 子于 英荚 娟姢 海诲 伟纬 宇字 国围 陈阵 李季 刘浏 周同 孙逊 朱未 林杯 何伺 郭廓'.split(
    ' ',
  );

const groupOf = (groups, sign) => groups.filter((group) => group.includes(sign));
const traditional = Converter({ from: 'cn', to: 't' });

export function openNames(random) {
  const tail = 143 / RARE.length;
  const surname = sampler(random, [...SURNAMES, ...RARE.map((rare) => [rare, tail])]);
  const sign = { male: sampler(random, zipf(GIVEN.male, 0.75)), female: sampler(random, zipf(GIVEN.female, 0.75)) }; // prettier-ignore
  const common = { male: sampler(random, zipf(COMMON.male, 0.4)), female: sampler(random, zipf(COMMON.female, 0.4)) }; // prettier-ignore
  /** One character in six names, a common pair in a quarter, else two characters put together: namesakes come by themselves. */
  const given = (male) => {
    const sex = male ? 'male' : 'female';
    if (random.chance(0.16)) return sign[sex]();
    return random.chance(0.25) ? common[sex]() : sign[sex]() + sign[sex]();
  };
  /** The name with one character replaced by one of `groups`; undefined where none can be. */
  const replaced = (name, groups) => {
    const places = [...name].map((_, at) => at).filter((at) => groupOf(groups, name[at]).length > 0);
    if (places.length === 0) return undefined;
    const at = random.pick(places);
    const other = random.pick(
      [...random.pick(groupOf(groups, name[at]))].filter((each) => each !== name[at]),
    );
    return name.slice(0, at) + other + name.slice(at + 1);
  };
  return {
    surname,
    given,
    homophone: (name) => replaced(name, SOUNDS),
    lookAlike: (name) => replaced(name, SHAPES),
    traditional,
    pinyin(surnameText, givenText) {
      const [last, first] = [reading(surnameText, 'surname'), reading(givenText, 'off')];
      const big = (text) => text[0].toUpperCase() + text.slice(1);
      return random.pick([`${big(first)} ${big(last)}`, `${big(last)} ${big(first)}`, `${last}${first}`, `${last.toUpperCase()} ${big(first)}`]); // prettier-ignore
    },
    /** How a surname is said, and any other text. */
    sound: (text) => reading(text, 'surname'),
    reading: (text) => reading(text, 'off'),
  };
}

const READINGS = new Map();

/** Pinyin without tones, one remembered text at a time: the library takes milliseconds for each. */
function reading(text, surname) {
  const key = `${surname} ${text}`;
  const known = READINGS.get(key);
  if (known !== undefined) return known;
  const signs = surname === 'surname' || text.length === 1 ? [text] : [...text];
  const said =
    signs.length > 1
      ? signs.map((sign) => reading(sign, surname)).join('')
      : pinyin(text, { toneType: 'none', type: 'array', surname: surname === 'surname' ? 'head' : 'off', v: true }).join('').replaceAll('ü', 'v'); // prettier-ignore
  READINGS.set(key, said);
  return said;
}
