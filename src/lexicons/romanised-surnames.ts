// Made by rules/lexicons/pack.mjs from rules/lexicons/romanised-surnames.tsv: change that file, not this one.
// own list, from common knowledge; MIT, as onerow; 2026-11-22
export const ROMANISED_SURNAMES_TSV = `陈	chan tan tran chin
张	cheung chang teo cheong chong
黄	wong hwang ng huynh hoang
李	lee ly
王	wong ong
林	lam lim lum
吴	ng goh
刘	lau liew low
郑	cheng tay cheang
谢	tse hsieh chia cheah
许	hui hsu koh khoo heo
蔡	choi tsai chua choy
周	chow chou chew chau
叶	yip yeh yap
杨	yeung yeoh yang
赵	chiu chao teoh
何	ho
梁	leung neo liang
郭	kwok kuo quek kok
罗	law lo loh
曾	tsang tseng chan
邓	tang teng
冯	fung foong
彭	pang peng
朱	chu choo
胡	wu oh
高	ko kao koh
徐	tsui hsu chee
孙	suen sun
马	ma mah
苏	so su soh
潘	poon phua pan
余	yu yue yee
钟	chung chong
谭	tam
萧	siu hsiao seow
肖	siu hsiao
江	kong chiang kang
洪	hung ang
方	fong fang png
邱	yau chiu khoo
丘	yau chiu khoo
蒋	chiang tseung
卢	lo lu loo
吕	lui lu
廖	liu liao liew
董	tung
魏	ngai wei
宋	sung
韩	hon han
唐	tong tang
沈	sum shen sim
傅	fu poh
付	fu poh
石	shek shih
施	sze shih
崔	chui tsui choi
金	kam kim
文	man
温	wan wen
甘	kam
关	kwan
区	au ou
欧	au ou
麦	mak
莫	mok
容	yung
伍	ng
翁	yung weng
庄	chong chuang
詹	jim chan
简	kan chien
范	fan pham
阮	yuen nguyen
黎	lai le
白	pak pai
朴	park bak
柯	or ko
戴	tai
代	tai
任	yam jen
姚	yiu yao
姜	keung chiang kang
袁	yuen yuan
程	ching cheng
丁	ting
孔	hung kung
尹	wan yin yoon
毛	mo mao
史	si shih
司徒	seto szeto
欧阳	auyeung ouyang auyong
诸葛	chukot chuko`;
