// Made by rules/lexicons/pack.mjs from rules/lexicons/company-aliases.txt: change that file, not this one.
// own list of well-known names; MIT, as onerow; 2026-11-22
export const COMPANY_ALIASES: readonly string[] = `阿里巴巴 阿里 alibaba
腾讯 tencent
百度 baidu
京东 jd
字节跳动 头条 bytedance
华为 huawei
小米 xiaomi
联想 lenovo
中兴通讯 中兴 zte
比亚迪 byd
宁德时代 catl
京东方 boe
格力电器 格力 gree
美的集团 美的 midea
海尔 haier
海信 hisense
大疆 dji
贵州茅台 茅台
中国工商银行 工商银行 工行 icbc
中国建设银行 建设银行 建行 ccb
中国农业银行 农业银行 农行
中国银行 中行 bankofchina
交通银行 交行
招商银行 招行 cmb
中国邮政储蓄银行 邮政储蓄银行 邮储银行 邮储
上海浦东发展银行 浦发银行 浦发
中国民生银行 民生银行
中国光大银行 光大银行
中信银行 中信
国家开发银行 国开行
中国农业发展银行 农发行
中国人民银行 人民银行 人行
中国石油天然气 中国石油 中石油 cnpc petrochina
中国石油化工 中国石化 中石化 sinopec
中国海洋石油 中国海油 中海油 cnooc
中国移动通信 中国移动 中移动 chinamobile
中国联合网络通信 中国联通 联通 chinaunicom
中国电信 电信 chinatelecom
国家电网 国网 sgcc
中国南方电网 南方电网 南网
中国人民财产保险 人保财险 picc
中国人寿保险 中国人寿 国寿
中国平安保险 中国平安 平安
中国太平洋保险 中国太保 太保
中国第一汽车 一汽 faw
东风汽车 东风
上海汽车 上汽 saic
广州汽车 广汽
北京汽车 北汽
中国国际航空 国航 airchina
中国东方航空 东航
中国南方航空 南航
海南航空 海航
北京大学 北大
清华大学 清华
中国人民大学 人大
微软 microsoft
谷歌 google
苹果 apple
亚马逊 amazon
西门子 siemens
博世 bosch
三星 samsung
索尼 sony
丰田 toyota
本田 honda
宝马 bmw bayerischemotorenwerke
大众汽车 volkswagen vw
雀巢 nestle
宝洁 procterandgamble pandg
联合利华 unilever
麦当劳 mcdonalds
肯德基 kfc
星巴克 starbucks
沃尔玛 walmart walmartstores
家乐福 carrefour
宜家 ikea
普华永道 pwc pricewaterhousecoopers
毕马威 kpmg
德勤 deloitte
安永 ernstandyoung ey
惠普 hp hewlettpackard
国际商业机器 ibm internationalbusinessmachines
通用电气 ge generalelectric`.split('\n');
