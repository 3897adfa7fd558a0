// Words for what a firm does, which stand between its trade name and its legal form. They are cut off the end of a
// name to find the trade name, so the list holds words, and 张江高科技 loses 科技 and 高科技 alike.
const TERMS = `科技 高科技 信息科技 信息技术 技术 网络 网络科技 网络技术 信息 数据 数字 软件 电子 电子商务 电商 商务 智能 智能科技 人工智能 物联网
云计算 大数据 通信 通讯 计算机 计算机系统 系统 系统集成 集成 微电子 半导体 光电 光电子 芯片 集成电路 互联网 数码 传感 自动化 机器人 仪器 仪表
贸易 商贸 国际贸易 进出口 进出口贸易 外贸 供应链 供应链管理 实业 工贸 经贸 物资 百货 零售 批发 连锁 超市 商业 商城 购物 便利店 免税
投资 投资管理 投资控股 投资咨询 资产管理 资产 资本 基金 基金管理 股权投资 创业投资 控股 产业 产业投资 咨询 管理咨询 信息咨询 企业管理 管理
企业管理咨询 商务咨询 商务服务 服务 技术服务 信息服务 科技服务 企业服务 顾问 策划 营销 营销策划 文化 文化传媒 文化传播 传媒 传播 广告
广告传媒 影视 影业 娱乐 动漫 游戏 出版 印刷 印务 包装 会展 展览 展览展示 公关 设计 装饰设计 创意 艺术 体育 体育文化 健身 旅游 旅行社
国际旅行社 旅业 教育 教育科技 教育咨询 培训 文教 学校 物流 国际物流 运输 货运 货运代理 国际货运代理 快递 速递 仓储 航运 海运 船务 航空 港务 港口
建筑 建筑工程 工程 工程技术 建设 建设工程 市政 市政工程 园林 园林绿化 绿化 景观 装饰 装饰工程 装饰装修 装修 建材 建筑材料 钢结构 幕墙 房地产 房地产开发
地产 置业 置地 开发 物业 物业管理 物业服务 不动产 城建 路桥 交通 高速公路 轨道交通 机械 机械设备 机电 机电设备 设备 设备制造 制造 重工 工业
机床 模具 五金 五金制品 工具 电器 电气 电力 电力设备 电缆 电线电缆 电机 电源 照明 灯饰 阀门 轴承 液压 制冷 空调 家电 仪器仪表 精密 精密机械 精密制造
化工 化学 精细化工 石化 石油 石油化工 天然气 燃气 能源 新能源 新能源科技 光伏 太阳能 煤业 煤炭 矿业 矿产 冶金 钢铁 有色金属 金属 金属制品 铝业 铜业
材料 新材料 材料科技 塑料 塑胶 橡胶 橡塑 玻璃 陶瓷 水泥 涂料 纸业 造纸 环保 环保科技 环境 环境科技 环境工程 节能 水务 净化 医药 药业 制药 医药科技
生物 生物科技 生物技术 生物医药 生物制药 医疗 医疗器械 医疗科技 医疗设备 器械 健康 健康管理 健康科技 养老 美容 化妆品 日化 大药房 医院 诊所 食品 食品科技
饮料 酒业 酒店 酒店管理 宾馆 餐饮 餐饮管理 餐饮服务 饭店 农业 农业科技 农业发展 农牧 牧业 林业 渔业 水产 粮油 种业 茶业 乳业 饲料 肉类 果业 花卉 生态 生态农业
服装 服饰 纺织 针织 印染 鞋业 皮革 皮具 箱包 家纺 家居 家具 家私 木业 玩具 珠宝 首饰 钟表 眼镜 工艺品 礼品 文具 办公用品 办公设备 日用品 用品 制品 汽车
汽车销售 汽车服务 汽车租赁 汽车零部件 汽配 零部件 车业 摩托车 电动车 造船 船舶 航天 人力资源 人力资源服务 劳务 劳务派遣 家政 家政服务 保安 保安服务 保洁
安防 安全技术 消防 保险 保险经纪 保险代理 经纪 担保 融资担保 租赁 融资租赁 设备租赁 金融 金融信息服务 金融服务 小额贷款 典当 拍卖 商业保理 保理 支付 证券
期货 信托 银行 征信 会计师 律师 税务师 资产评估 评估 检测 检测技术 认证 知识产权 代理 知识产权代理 专利代理 翻译 测绘 勘察 监理 工程监理 造价咨询 研究 研发
科贸 科创 孵化器 众创空间 发展 国际 集团 销售 经营 股份 企业 公司 控股集团 事业 环球 联合 新材 精工 资源 动力 锆业 金控 高科 高新 电工 重机 电控 速运 集运 药房 视讯 传感器 智造 装备 智能装备 微电 通用设备 制品厂 供水 供电 热力 水利 水电 核电 风电 电站 通用 综合`;

const INDUSTRIES: ReadonlySet<string> = new Set(TERMS.split(/\s+/));
const LONGEST = Math.max(...[...INDUSTRIES].map((term) => term.length));

/** By UTF-16 unit: may this character end a term? */
const ENDS = new Uint8Array(0x1_0000);
for (const term of INDUSTRIES) ENDS[term.charCodeAt(term.length - 1)] = 1;

/** A trade name has at least two characters, by the regulation on enterprise names. */
const SHORTEST_CORE = 2;

/** Where the trade name ends: 远景科技发展 → 2. The whole length when no term follows it. */
export function coreLength(name: string): number {
  let end = name.length;
  for (;;) {
    const cut = ENDS[name.charCodeAt(end - 1)] === 1 ? termLength(name, end) : 0;
    if (cut === 0) return end;
    end -= cut;
  }
}

function termLength(name: string, end: number): number {
  for (let length = Math.min(LONGEST, end - SHORTEST_CORE); length >= 2; length--) {
    if (INDUSTRIES.has(name.slice(end - length, end))) return length;
  }
  return 0;
}
