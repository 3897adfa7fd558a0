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
source	导入	批量导入|import|历史数据|excel|excel导入|数据导入
source	邮件	电子邮件|email|e-mail|edm|邮件营销
source	广告	ads|ad|广告投放|广告推广|信息流|朋友圈广告
source	其他	其它|other|others
level	A	a级|A级|A类|A级客户
level	B	b级|B级|B类|B级客户
level	C	c级|C级|C类|C级客户
level	D	d级|D级|D类|D级客户
level	S	s级|S级|S类|S级客户
level	VIP	vip|vip客户|贵宾|贵宾客户
level	重点	重点客户|重要|重要客户|大客户
level	普通	普通客户|一般|一般客户|normal
status	潜在	潜在客户
status	意向	意向客户|有意向
status	跟进中	跟进|正在跟进
status	活跃	活跃客户|active
status	沉睡	沉睡客户|休眠|休眠客户|dormant|inactive
status	黑名单	拉黑|黑名单客户|blacklist|blacklisted
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
industry	农、林、牧、渔业	A|农林牧渔|农业|林业|畜牧业|渔业|养殖|种植|agriculture|farming
industry	采矿业	B|采矿|矿业|煤炭|mining
industry	制造业	C|制造|生产|工业|工厂|生产制造|机械|食品加工|manufacturing
industry	电力、热力、燃气及水生产和供应业	D|电力|能源|水电|燃气|energy|utilities
industry	建筑业	E|建筑|工程|建筑工程|装修|装饰|建材安装|construction
industry	批发和零售业	F|批发零售|批发|零售|贸易|商贸|进出口|外贸|电商|电子商务|retail|wholesale|trade|ecommerce|e-commerce
industry	交通运输、仓储和邮政业	G|物流运输|物流|运输|快递|交通运输|交通|仓储|logistics|transport|transportation
industry	住宿和餐饮业	H|餐饮住宿|餐饮|酒店|住宿|旅馆|hospitality|restaurant|hotel
industry	信息传输、软件和信息技术服务业	I|信息技术|IT|互联网|软件|信息传输|软件和信息技术服务业|通信|technology|software|internet
industry	金融业	J|金融|银行|保险|证券|基金|投资|finance|banking|insurance|financial services
industry	房地产业	K|房地产|房产|地产|物业|物业管理|real estate
industry	租赁和商务服务业	L|商务服务|咨询|广告|法律|人力资源|租赁|会展|consulting|business services|advertising|legal
industry	科学研究和技术服务业	M|科研|技术服务|检测|设计院|研发|scientific research|engineering services
industry	水利、环境和公共设施管理业	N|环保|环境|水利|市政|environment
industry	居民服务、修理和其他服务业	O|居民服务|生活服务|美容|美发|家政|汽车维修|personal services
industry	教育	P|教育培训|培训|学校|education|training
industry	卫生和社会工作	Q|医疗健康|医疗|医药卫生|卫生|医院|诊所|养老|healthcare|medical|health care
industry	文化、体育和娱乐业	R|文化|体育|娱乐|传媒|影视|media|entertainment|sports
industry	公共管理、社会保障和社会组织	S|政府机构|政府|事业单位|机关|协会|社会组织|government|non-profit|nonprofit
industry	国际组织	T|international organisation`;
