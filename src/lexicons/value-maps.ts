// Made by rules/lexicons/pack.mjs from rules/lexicons/value-maps.tsv: change that file, not this one.
// own list; values as Chinese and international CRM systems offer and people write them; MIT, as onerow; 2026-11-22
export const VALUE_MAPS_TSV = `source	官网	网站|官方网站|公司官网|网页|官网留言|官网表单|website|web|PC|pc端
source	微信	wechat|weixin|wx|公众号|微信公众号|小程序|微信小程序|企微|企业微信|视频号
source	抖音	douyin|tiktok|DY|抖音直播|抖音小店|巨量
source	快手	kuaishou|ks
source	小红书	xhs|red|红书
source	天猫	tmall|天猫旗舰店
source	淘宝	taobao|TB|淘宝店
source	京东	jd|JD|京东自营
source	拼多多	pdd
source	美团	meituan|大众点评|点评
source	电话	call|呼入|呼出|来电|电话咨询|电销|400电话
source	展会	expo|会展|展览会|线下活动
source	转介绍	老客户介绍|转介紹|referral|朋友推荐|朋友介绍|老带新|推荐
source	百度	sem|竞价|seo|baidu|baidu_sem|百度推广|搜索
source	门店	线下|store|offline|到店|门店登记|自然到店
source	导入	批量导入|import|历史数据
level	A	a级|A级|A类|A级客户
level	B	b级|B级|B类|B级客户
level	C	c级|C级|C类|C级客户
level	D	d级|D级|D类|D级客户
status	潜在	潜在客户
status	跟进中	跟进|正在跟进
status	已成交	成交|成交客户
status	流失	已流失|流失客户
status	无效	无效客户|无效账户
lead-status	Lead	lead|new|open|New Lead|subscriber|MQL|marketingqualifiedlead
lead-status	Qualified	qualified|SQL|salesqualifiedlead|opportunity|working|in progress|contacted|attempting
lead-status	Customer	customer|client|active|won|closed won|evangelist
lead-status	Lost	lost|closed lost|churned|inactive|former|former customer
lead-status	Unqualified	unqualified|disqualified|bad timing|junk|spam|do not contact
lead-source	Website	website|web|organic|organic search|web form|direct|direct traffic|inbound
lead-source	Paid search	sem|ppc|adwords|google ads|paid_search|cpc
lead-source	Social	social|facebook|instagram|linkedin|twitter|x|tiktok|social media|paid social
lead-source	E-mail	email|e-mail|newsletter|email marketing|edm
lead-source	Referral	referral|referrals|word of mouth|partner|affiliate|existing customer
lead-source	Event	event|trade show|tradeshow|conference|webinar|expo
lead-source	Phone	phone|call|cold call|inbound call|outbound
lead-source	Import	import|imported|offline|offline sources|list import
industry	制造业	制造|生产|工业|工厂|manufacturing
industry	信息技术	IT|互联网|软件|信息传输|软件和信息技术服务业|科技|technology|software|internet
industry	批发零售	批发|零售|贸易|商贸|批发和零售业|电商|retail|wholesale|trade
industry	建筑业	建筑|工程|房地产|建材|construction|real estate
industry	金融业	金融|银行|保险|证券|finance|banking|insurance
industry	教育	教育培训|培训|学校|education
industry	医疗健康	医疗|医药|卫生|医院|healthcare|medical|pharma
industry	餐饮住宿	餐饮|酒店|住宿和餐饮业|食品|hospitality|restaurant
industry	物流运输	物流|运输|快递|交通运输|logistics|transport
industry	商务服务	咨询|广告|服务业|法律|人力资源|services|consulting
industry	农林牧渔	农业|林业|养殖|agriculture
industry	政府机构	政府|事业单位|机关|协会|government|non-profit
industry	其他	其它|other`;
