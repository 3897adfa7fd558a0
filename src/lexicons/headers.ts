// Made by rules/lexicons/pack.mjs from rules/lexicons/headers.tsv: change that file, not this one.
// own list; synonyms as Chinese and international CRM, shop and sign-up exports write them; MIT, as onerow; 2026-11-22
export const HEADERS_TSV = `id	id	编号 客户编号 客户id 会员号 会员编号 会员卡号 卡号 用户id 用户编号 渠道标识 序列号 主键 id uid cid customerid custid custno customerno memberno userid accountid contactid recordid openid no bh khbh hyh hyid recid
name	name	姓名 名字 联系人 联系人姓名 客户姓名 会员姓名 收货人 收件人 称呼 真实姓名 法人 法定代表人 name fullname contact contactname customername custname linkman realname personname displayname xm xingming lxr lianxiren khxm mingzi
given-name	name	名 firstname givenname forename fname given
surname	name	姓 姓氏 lastname surname familyname lname
nickname	text	昵称 网名 微信昵称 nickname nick username alias
company	company	公司 公司名称 单位 单位名称 企业 企业名称 客户全称 客户名称 机构名称 所属公司 抬头 发票抬头 商户名称 店铺名称 工作单位 company companyname organization organisation org account accountname employer corp business businessname gsmc dw dwmc qymc khmc
phone	phone	手机 手机号 手机号码 移动电话 联系电话 电话 电话号码 联系方式 常用电话 联系手机 备用电话 mobile mobilephone cell cellphone phone phonenumber phoneno phone1 phone2 phone3 tel telephone telnum telno msisdn sj sjh sjhm dh dhhm lxdh lxfs yddh
landline	phone	座机 固话 固定电话 办公电话 公司电话 单位电话 landline officephone workphone businessphone homephone zj gh
fax	phone	传真 传真号码 fax faxno cz
email	email	邮箱 电子邮箱 邮件 电子邮件 邮箱地址 电子邮件地址 email mail emailaddress emailaddr yx yj dzyx
qq	qq	qq qq号 qq号码 qicq
wechat	wechat	微信 微信号 微信id wechat weixin wxid wx wxh unionid
cn-id	cn-id	身份证 身份证号 身份证号码 证件号 证件号码 公民身份号码 居民身份证 idcard idcardno idno idnumber certno certificateno sfz sfzh sfzhm zjh zjhm
uscc	uscc	统一社会信用代码 信用代码 社会信用代码 统一信用代码 纳税人识别号 税号 uscc creditcode unifiedcreditcode tyshxydm xydm nsrsbh
address	address	地址 详细地址 通讯地址 联系地址 收货地址 注册地址 办公地址 家庭住址 住址 address addr addressline address1 addressline1 street streetaddress dz xxdz lxdz
province	region	省 省份 所在省 province state sf
city	region	市 城市 所在城市 所在市 地市 city town suburb cs
district	region	区 区县 县 县区 所在区 district county qx
postcode	postcode	邮编 邮政编码 postcode zip zipcode postalcode yb yzbm
country	region	国家 国家地区 country nation
birthday	date	生日 出生日期 出生年月 出生年月日 birthday birth dob birthdate dateofbirth sr csrq csny
gender	gender	性别 称谓 gender sex xb
created	datetime	创建时间 创建日期 注册时间 注册日期 录入时间 建档日期 建档时间 登记日期 登记时间 加入时间 createdat created createtime createdate createddate ctime regtime regdate registeredat signupdate cjsj zcsj lrsj
updated	datetime	更新时间 更新日期 修改时间 修改日期 最后更新 最后修改时间 最近修改 updatedat updated updatetime updatedate mtime modified modifiedat lastmodified lastupdated gxsj xgsj
last-activity	datetime	最近联系 最近联系时间 最后跟进 最后跟进时间 最近跟进 最近跟进时间 跟进时间 最近沟通时间 最近下单 最后登录 最后登录时间 最近登录 末次消费 最近消费 最后活跃 lastcontact lastcontacted lastactive lastactivity lastorder lastlogin lastseen
source	enum	来源 客户来源 渠道 来源渠道 注册渠道 获客渠道 source channel utmsource leadsource ly khly qd
owner	text	归属人 负责人 跟进人 销售 销售员 业务员 客户经理 创建人 所属销售 owner ownerid salesrep assignee accountmanager gsr ywy xs
level	enum	等级 客户等级 会员等级 级别 客户级别 level grade tier rank dj
status	enum	状态 客户状态 客户类型 账户状态 status stage lifecycle zt
industry	enum	行业 客户行业 所属行业 行业分类 industry sector hy
tags	tags	标签 客户标签 tag tags labels label bq
amount	money	金额 消费金额 成交额 成交金额 累计消费 消费总额 年消费 amount total gmv spend totalspent revenue totalamount je
note	note	备注 说明 沟通内容 描述 客户备注 remark remarks note notes memo comment comments description bz
title	text	职位 职务 岗位 头衔 jobtitle position title zw
url	url	网址 网站 官网地址 主页 website url homepage site wz
consent	bool	同意营销 营销同意 订阅 consent optin marketingconsent subscribed
opt-out	bool	退订 勿扰 拒收 拒绝营销 免打扰 optout unsubscribed donotcontact dnc`;
