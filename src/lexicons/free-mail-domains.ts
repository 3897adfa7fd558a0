// Made by rules/lexicons/pack.mjs from rules/lexicons/free-mail-domains.tsv: change that file, not this one.
// own list; facts about mail providers; facts, no rights claimed; 2026-11-22
export const FREE_MAIL_DOMAINS_TSV = `qq.com	target
163.com	target
126.com	target
gmail.com	target
foxmail.com	target
sina.com	target
sina.cn	target
sohu.com	target
139.com	target
189.cn	target
yeah.net	target
aliyun.com	target
21cn.com	target
tom.com	target
hotmail.com	target
outlook.com	target
live.com	target
live.cn	target
icloud.com	target
yahoo.com	target
yahoo.com.cn	target
yahoo.cn	target
msn.com	target
vip.163.com	target
vip.126.com	target
vip.qq.com	target
vip.sina.com	target
wo.cn	target
188.com	target
263.net	target
naver.com	target
hanmail.net	target
daum.net	target
yahoo.co.jp	target
docomo.ne.jp	target
gmx.de	target
web.de	target
mail.ru	target
yandex.ru	target
proton.me	target
mail.com
ymail.com
email.com
gmx.com
gmx.net
gmx.at
gmx.ch
163.net
126.net
aol.com
me.com
mac.com
msn.cn
zoho.com
googlemail.com
protonmail.com
pm.me
fastmail.com
fastmail.fm
hey.com
hotmail.co.uk
hotmail.co.jp
hotmail.fr
hotmail.de
hotmail.it
hotmail.es
hotmail.com.tw
live.co.uk
live.fr
live.jp
live.hk
outlook.fr
outlook.de
outlook.es
outlook.jp
outlook.co
yahoo.co.uk
yahoo.fr
yahoo.de
yahoo.it
yahoo.es
yahoo.ca
yahoo.in
yahoo.co.in
yahoo.com.tw
yahoo.com.hk
yahoo.com.sg
yahoo.com.br
yahoo.com.mx
yahoo.com.au
rocketmail.com
sina.com.cn
sogou.com
aliyun.cn
alibaba.com
eyou.com
2980.com
cloud.com
q.com
love.com
bk.ru
inbox.ru
list.ru
yandex.com
ya.ru
rambler.ru
orange.fr
free.fr
wanadoo.fr
laposte.net
t-online.de
libero.it
web.com
comcast.net
verizon.net
att.net
sbcglobal.net
ezweb.ne.jp
softbank.ne.jp
nate.com
netvigator.com
pchome.com.tw
hinet.net
seznam.cz
wp.pl
o2.pl
vip.188.com
vip.sina.cn
sohu.net
263.com
21cn.net
china.com
chinaren.com
wo.com.cn
eyou.net
51.com
35.com
windowslive.com
hotmail.ca
hotmail.nl
hotmail.be
hotmail.com.br
hotmail.com.ar
outlook.it
outlook.kr
outlook.in
outlook.com.br
outlook.com.au
outlook.pt
live.it
live.nl
live.ca
live.be
live.se
live.dk
live.no
live.com.au
live.com.mx
live.com.pt
live.cl
live.com.ar
yahoo.ie
yahoo.gr
yahoo.se
yahoo.nl
yahoo.dk
yahoo.no
yahoo.pl
yahoo.ro
yahoo.be
yahoo.com.ar
yahoo.com.ph
yahoo.com.vn
yahoo.com.my
yahoo.com.tr
yahoo.com.co
yahoo.com.pe
yahoo.co.id
yahoo.co.kr
yahoo.co.nz
yahoo.co.za
yahoo.co.th
myyahoo.com
gmx.co.uk
gmx.us
gmx.fr
tutanota.com
tutanota.de
tuta.io
tutamail.com
posteo.de
mailbox.org
freenet.de
arcor.de
online.de
bluewin.ch
hispeed.ch
ziggo.nl
kpnmail.nl
telenet.be
skynet.be
sfr.fr
bbox.fr
neuf.fr
alice.it
tin.it
virgilio.it
tiscali.it
inwind.it
terra.com.br
uol.com.br
bol.com.br
ig.com.br
btinternet.com
sky.com
virginmedia.com
talktalk.net
ntlworld.com
blueyonder.co.uk
bigpond.com
optusnet.com.au
xtra.co.nz
shaw.ca
rogers.com
sympatico.ca
telus.net
cox.net
charter.net
earthlink.net
bellsouth.net
juno.com
netzero.net
rediffmail.com
indiatimes.com
abv.bg
ukr.net
i.ua
meta.ua
tut.by
internet.ru
inbox.lv
interia.pl
onet.pl
op.pl
centrum.cz
email.cz
post.cz
azet.sk
freemail.hu
citromail.hu
walla.com
walla.co.il
singnet.com.sg
kakao.com
i.softbank.jp
au.com
nifty.com
biglobe.ne.jp
ocn.ne.jp
so-net.ne.jp
plala.or.jp
infoseek.jp
excite.co.jp
ybb.ne.jp
privaterelay.appleid.com
duck.com
mozmail.com
simplelogin.com`;
