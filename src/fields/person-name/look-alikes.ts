// Characters that are taken for one another by eye: typed from a business card, read by OCR, picked in an IME.
const GROUPS =
  '日曰 末未 戊戌戍戎 己已巳 土士 侯候 佘余 郎朗 洗冼 梅莓 玲铃岭伶 晴睛 情倩 薇微徽 伟纬 玮炜 琦绮 琪祺淇棋 婷停 ' +
  '敏毓 健建键 俊峻骏浚竣 浩皓 涛焘 斌赋 彬杉 杨扬 汤场 陈阵 刘浏 王玉主 五丑 天夫无 大太犬 人入 干千于 毛手 ' +
  '贝见 力刀 九丸 几凡 又叉 木本术 林淋 森淼 明朋 月目 旦且 田由甲申 右石 古占 可司 史吏 兰三 今令 午牛 白自 ' +
  '辛幸 卯卵 免兔 乌鸟 代伐 仓仑 伦沦 轮抡 住往 任仕 休体 何河 佳桂 侠峡 徐除涂 倩情 傅博 冰水 凌浚 治冶 清青 ' +
  '静睛 瑾谨 瑜渝榆 瑶遥摇 璐露 珊姗 珍诊 琳淋 瑞端 璇旋 芬纷 芳方 芝之 茜西 茹如 莉利 莹萤营 菁箐 萍平 ' +
  '蓉容 蕾雷 薛薜 苏办 范苑 荣莱 华桦晔烨 哲喆 嘉喜 坤绅 垚尧 宁宇 宏宠 宣宜 宽苋 宋宗 寿涛 小少 尤龙 岚风 ' +
  '崔催 帅师 席度 庆床 康庚 廷延 弘泓 张帐 彦产 彭膨 志忠 怡治 恒桓 恺凯 悦锐 惠慧 成咸 戴载 振震 捷婕 文又 ' +
  '斯期 旭旮 昊吴 昌冒 昱煜 晖辉 晓哓 晨辰 曼蔓 朱未 杰木 柯珂 柳抑 栋拣 桐相 楠南 槐愧 欢炊 歌哥 武式 毅殷 ' +
  '永水 汪汗 沈沉 波坡 泽译 洁诘 洋祥 洪拱 海悔 涵函 淑椒 渊洲 湘相 源原 滔稻 潇萧 澄橙 炎淡 焕涣 烁砾 熙照 ' +
  '燕无 爽夹 牟车 玟玫 珏玉 珺郡 瑄宣 甜甛 畅场 盈盆 睿壑 磊晶 祝视 禄碌 福副 秀季 程呈 穆稳 竹什 笑笔 筱莜 ' +
  '粟栗 红虹 纪记 纯钝 绍昭 维唯 缘绿 罗萝 翔祥 翟瞿 翠萃 耀跃 聪听 肖俏 胜性 胡湖 艳绝 艺芝 芮内 苗苖 英莫';

const PAIRS: ReadonlySet<string> = new Set(
  GROUPS.split(' ').flatMap((group) => {
    const characters = Array.from(group);
    return characters.flatMap((left) =>
      characters.filter((right) => right !== left).map((right) => left + right),
    );
  }),
);

export function looksAlike(left: string, right: string): boolean {
  return PAIRS.has(left + right);
}
