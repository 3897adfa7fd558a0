# M01 one form for every spelling of a phone
printf 'id,phone\n1,021-12345678\n2,+86 21 1234 5678\n3,(021)12345678\n4,0086 21 12345678\n5,０２１－１２３４５６７８\n' >$W/p.csv; $T normalize $W/p.csv --id id --map phone=phone --country CN -o $W/o.csv -r $W/r && [ "$(col 2 $W/o.csv|sort -u|wc -l)" = 1 ]
# M02 phone output style is a choice
printf 'id,phone\n1,+86 138-0013-8001\n' >$W/p.csv; $T normalize $W/p.csv --map phone=phone --phone-format national -o $W/o.csv -r $W/r && [ "$(col 2 $W/o.csv)" = 13800138001 ]
# M03 extension, several numbers, masked numbers
printf 'id,phone\n1,021-62345678转801\n2,13800138001/13900139001\n3,138****8001\n' >$W/p.csv; $T normalize $W/p.csv --map phone=phone -o $W/o.csv -r $W/r && grep -q 801 $W/o.csv && grep -q 13900139001 $W/o.csv && cat $W/r/changes.csv $W/r/rejects.csv $W/r/flags.csv | grep -q masked
# M04 company name variants have one key, the legal name is kept
printf 'id,company\n1,上海远景科技\n2,上海远景科技有限公司\n3,上海远景科技（有限公司）\n' >$W/c.csv; $T scan $W/c.csv --id id --map company=company --rule company -r $W/r; j $W/r/summary.json 's.clusters==1 && s.records_in_clusters==3'
# M05 a fuzzy short form is a possible duplicate, never an automatic one
printf 'id,company\n1,阿里\n2,阿里巴巴\n' >$W/c.csv; $T scan $W/c.csv --id id --map company=company --rule company~ -r $W/r; j $W/r/summary.json 's.review_clusters==1 && s.auto_clusters==0'
# M05 different regions and different trade names are no duplicates
printf 'id,company\n1,北京天地科技有限公司\n2,南京天地科技有限公司\n3,上海华信贸易有限公司\n4,上海华新贸易有限公司\n' >$W/c.csv; $T scan $W/c.csv --id id --map company=company --rule company~ -r $W/r; j $W/r/summary.json 's.auto_clusters==0'; $T scan $W/c.csv --id id --map company=company -r $W/r2; j $W/r2/summary.json 's.auto_clusters==0'
# M07 dates become YYYY-MM-DD
printf 'id,d\n1,2025年6月3日\n2,2025/6/3\n3,20250603\n4,45811\n' >$W/d.csv; $T normalize $W/d.csv --map d=date -o $W/o.csv -r $W/r && [ "$(col 2 $W/o.csv|sort -u)" = 2025-06-03 ]
# M08 standard value lists, unmapped values counted
printf 'id,source\n1,官网\n2,网站注册\n3,app\n4,门店\n5,抖音\n' >$W/s.csv; $T normalize $W/s.csv --map source=enum --enum 'source:官网注册=官网|网站注册;APP=app;门店留资=门店' -o $W/o.csv -r $W/r; j $W/r/summary.json 's.unmapped.source["抖音"]==1'
# M09 gender
printf 'id,g\n1,M\n2,女士\n3,\n4,x\n' >$W/g.csv; $T normalize $W/g.csv --map g=gender -o $W/o.csv -r $W/r && [ "$(col 2 $W/o.csv|head -3|paste -sd,)" = '男,女,未知' ]
# M10 unified social credit code
printf 'id,uscc\n1,91350100m000100y43\n2,91350100M000100Y44\n' >$W/u.csv; $T normalize $W/u.csv --map uscc=uscc -o $W/o.csv -r $W/r; j $W/r/summary.json 's.fields.uscc.valid==1 && s.fields.uscc.invalid==1'
# M11 resident ID: valid, invalid, damaged; masked on the terminal
printf 'id,idno\n1,11010519491231002x\n2,110105194912310021\n3,1.10105E+17\n4,110105194912310000\n' >$W/i.csv; $T normalize $W/i.csv --map idno=cn-id -o $W/o.csv -r $W/r; j $W/r/summary.json 's.fields.idno.valid==1 && s.fields.idno.damaged>=1' && ! $T normalize $W/i.csv --map idno=cn-id --dry-run 2>&1 | grep -q 110105194912310021
# M12 e-mail as key
printf 'id,e\n1, li@EXAMPLE.com \n2,li＠example。com\n3,test163\n' >$W/e.csv; $T normalize $W/e.csv --map e=email -o $W/o.csv -r $W/r && [ "$(col 2 $W/o.csv|sort -u|wc -l)" = 2 ]; j $W/r/summary.json 's.fields.e.invalid==1'
# M13 person name
printf 'id,name\n1,张 三\n2,张三先生\n3,*先生\n' >$W/n.csv; $T scan $W/n.csv --id id --map name=name --rule name -r $W/r; j $W/r/summary.json 's.records_in_clusters==2'
# M14 field mapping per channel
printf '{"web":{"uid":"id:客户编号","用户手机号":"phone:手机号码"},"wx":{"openid":"id:客户编号","手机":"phone:手机号码"}}' >$W/map.json; printf 'uid,用户手机号\nw1,138 0013 8001\n' >$W/web.csv; printf 'openid,手机\no1,13800138001\n' >$W/wx.csv; $T normalize --source web=$W/web.csv --source wx=$W/wx.csv --map-file $W/map.json -o $W/all.csv -r $W/r && head -1 $W/all.csv | grep -q '手机号码' && [ "$(col 1 $W/all.csv|wc -l)" = 2 ]
# M14 inspect suggests the mapping, and a pinned one stops on drift
printf 'uid,用户手机号\nw1,138 0013 8002\n' >$W/web14.csv; $T inspect $W/web14.csv -o $W/map14.yaml -r $W/r14 && grep -q '"用户手机号": { type: phone' $W/map14.yaml && $T normalize $W/web14.csv --map-file $W/map14.yaml -o $W/o14.csv -r $W/r14b && printf 'uid,联系手机号\nw1,138 0013 8002\n' >$W/web14.csv && run 3 $T normalize $W/web14.csv --map-file $W/map14.yaml -o $W/no14.csv && [ ! -e $W/no14.csv ]
# M14 two columns on one target without a rule are refused
printf 'id,手机,电话\n1,13900139001,\n' >$W/two.csv; run 2 $T normalize $W/two.csv --map 手机=phone:手机号码 --map 电话=phone:手机号码 -o $W/no2.csv && [ ! -e $W/no2.csv ]
# M15 incomplete records
printf 'id,phone,email\n1,,\n2,13800138001,\n' >$W/q.csv; $T inspect $W/q.csv --map phone=phone --map email=email --require 'phone|email' -r $W/r; j $W/r/summary.json 's.incomplete_rows==1'
# M15 a requirement that names no column is refused
printf 'id,phone\n1,\n' >$W/q.csv; run 2 $T inspect $W/q.csv --require 'phnoe' -r $W/r15 && [ ! -e $W/r15 ]
# M15 completeness per row, missing and wrong fields
printf 'id,phone,email\n1,,test163\n2,13800138001,\n3,,a@example.org\n' >$W/q.csv; $T inspect $W/q.csv --map phone=phone --map email=email --require phone --require email -r $W/r && [ "$(col 4 $W/r/incomplete.csv|paste -sd,)" = 0,50,50 ] && [ "$(col 6 $W/r/incomplete.csv|head -1)" = email ]
# M16 garbled cells
printf 'id,name\n1,å¼ ä¸‰\n2,張三\n' >$W/m.csv; $T inspect $W/m.csv --map name=name -r $W/r; j $W/r/summary.json 's.garbled_cells>=1'
# M17 test records
printf 'id,name,phone\n1,测试用户,11111111111\n2,李四,13900139001\n' >$W/t.csv; $T inspect $W/t.csv --map name=name --map phone=phone -r $W/r; j $W/r/summary.json 's.flags["suspect-test"]==1'
# M18 Excel and CSV in and out give the same table
printf 'id,phone\n1,021-12345678\n2,+86 21 1234 5678\n3,00123\n' >$W/p.csv; $T normalize $W/p.csv --map phone=phone -o $W/o.xlsx -r $W/r && $T normalize $W/o.xlsx --map phone=phone -o $W/o2.csv -r $W/r2 && $T normalize $W/p.csv --map phone=phone -o $W/o1.csv -r $W/r3 && cmp $W/o1.csv $W/o2.csv
# M20 exact match per rule
printf 'id,name,phone\n1,张三,13800138001\n2,张三,138 0013 8001\n3,张三,13900139001\n' >$W/x.csv; $T scan $W/x.csv --id id --map name=name --map phone=phone --rule name+phone -r $W/r; j $W/r/summary.json 's.clusters==1 && s.records_in_clusters==2'
# M21 blanks never equal
printf 'id,phone,idno\n1,13800138001,\n2,13800138001,\n' >$W/b.csv; $T scan $W/b.csv --id id --map phone=phone --map idno=cn-id --rule phone+idno -r $W/r21; j $W/r21/summary.json 's.clusters==0'
# M22 conflicting identity numbers veto
printf 'id,company,uscc\n1,远景科技有限公司,91350100M000100Y43\n2,远景科技有限公司,91310115MA1K4ABC18\n' >$W/v.csv; $T scan $W/v.csv --id id --map company=company --map uscc=uscc --rule company -r $W/r; j $W/r/summary.json 's.clusters==0 && s.vetoed_pairs==1'
# M23 monotone bands
$S --rule 'name~+phone~' --auto .8 -r $W/ra; $S --rule 'name~+phone~' --auto .97 -r $W/rb; [ $(node -p "require('$W/ra/summary.json').auto_clusters") -ge $(node -p "require('$W/rb/summary.json').auto_clusters") ]
# M24 duplicates across channels
printf '{"web":{"uid":"id","手机":"phone:phone"}}' >$W/map.json; printf 'uid,手机\nw1,+86 13800138001\n' >$W/web.csv; $T scan --source crm=$W/x.csv --source web=$W/web.csv --map-file $W/map.json --rule phone -r $W/r24; j $W/r24/summary.json 's.cross_source_clusters==1'
# M25 chain by two keys
printf 'id,phone,email\n1,13800138001,\n2,13800138001,q@example.com\n3,,q@example.com\n' >$W/ch.csv; $T scan $W/ch.csv --id id --map phone=phone --map email=email --rule phone --rule email -r $W/r25; j $W/r25/summary.json 's.clusters==1&&s.records_in_clusters==3' && grep -q 'phone→' $W/r25/clusters.csv && grep -q 'email→' $W/r25/clusters.csv
# M26 field duplicate rate
run 1 $S --rule phone --dup-limit phone=10% --fail-on limits -r $W/r26
# M27 filter and sort
$S --rule phone --where 'status = 未激活' --sort -reg_time --review $W/v.csv -r $W/r27; ! grep -q 无效账户 $W/v.csv
# M28 review round trip, and M31 its memory
$S --rule name+phone --review $W/v.csv -r $W/r28 && sed -i '2,$s/^\([^,]*,[^,]*,[^,]*,[^,]*,[^,]*\),[^,]*/\1,not-duplicate/' $W/v.csv; $M --decisions $W/v.csv -o $W/o28.csv -r $W/m28 && [ $(wc -l <$W/o28.csv) = $(wc -l <$W/x.csv) ] && $S --rule name+phone --decisions $W/m28/decisions.csv -r $W/r31 && j $W/r31/summary.json 's.clusters==0'
# M29 a sheet with mark leaves all rows and adds dup_of
$S --rule name+phone --review $W/v.csv -r $W/r29 && sed -i '2,$s/^\([^,]*,[^,]*,[^,]*,[^,]*,[^,]*\),[^,]*/\1,mark/' $W/v.csv; $M --decisions $W/v.csv -o $W/o29.csv -r $W/m29 && [ $(wc -l <$W/o29.csv) = $(wc -l <$W/x.csv) ] && head -1 $W/o29.csv | grep -q dup_of && [ "$(col 10 $W/o29.csv|paste -sd,)" = ,1, ]
# M31 the second run on the same input shows nothing
$S --rule name+phone -r $W/r31a && $S --rule name+phone --since-run $W/r31a -r $W/r31b && j $W/r31b/summary.json 's.review_clusters==0&&s.clusters==0&&s.since.known==1&&s.since.new==0'
# M30 pre-screen new records
printf 'id,name,phone\n7,张三,+86 13800138001\n8,赵六,13700137009\n' >$W/new.csv; $T scan $W/new.csv --against $W/x.csv --id id --rule phone --map phone=phone --fail-on dup -r $W/r; [ $? = 1 ] && grep -q exact $W/r/screen.csv
# M32 shared key cap
(echo id,name,phone; for i in $(seq 50); do echo $i,客户$i,13911112222; done) >$W/sh.csv; $T scan $W/sh.csv --id id --map phone=phone --rule phone --max-cluster 10 -r $W/r32; j $W/r32/summary.json 's.auto_clusters==0&&s.oversized_clusters==1'
# M32 shared key cap, without rules
(echo id,name,phone; for i in $(seq 50); do echo $i,客户$i,13911112222; done) >$W/sh.csv; $T scan $W/sh.csv --id id -r $W/r32; j $W/r32/summary.json 's.auto_clusters==0'
# M33 volume: pairs and memory stay within what was told, speed is told, values left out are named
node -e 'let o="id,name,phone\n";for(let i=0;i<12000;i++)o+=i+","+"王李张刘陈杨黄赵周吴"[i%10]+"伟芳娜敏静丽强磊军洋勇艳"[(i*7)%12]+"平刚桂英华"[(i*3)%5]+",1"+(i%3?"3911112222":"39"+String(10000000+i*37).slice(-8))+"\n";require("fs").writeFileSync(process.argv[1],o)' $W/v33.csv; NODE_OPTIONS="--import data:text/javascript,process.on('exit',()=>process.stderr.write('rss='+process.resourceUsage().maxRSS+String.fromCharCode(10)))" node bin/onerow.js scan $W/v33.csv -r $W/r33 2>$W/e33; rss=$(sed -n 's/^rss=//p' $W/e33); [ "$rss" -gt 50000 ] && j $W/r33/summary.json "s.counts.in==12000&&s.candidate_pairs<=20*12000&&s.auto_clusters==0&&s.speed.rows_per_second>0&&s.speed.pairs_per_second>=0&&Object.values(s.not_compared.rules).some(r=>r.largest.some(v=>v.records==8000))&&$rss*1024<=s.memory.planned" && grep -q 8,000 $W/e33
# M40 choose the master record
printf 'id,name,phone,email,city,updated\n1,张三,13800138001,a@example.com,上海,2024-01-01\n2,张三,13800138001,,,2025-01-01\n' >$W/ma.csv; $T merge $W/ma.csv --id id --map phone=phone --rule phone --master most-complete --master newest:updated --max-removed 100% --yes -o $W/mo.csv -r $W/m && [ "$(col 1 $W/mo.csv)" = 1 ] && grep -q most-complete $W/m/crosswalk.csv
# M41-M44 newest e-mail, lost values told, children re-pointed, orphans listed
$M --master newest:updated --policy email=newest:updated --child $W/orders.csv:customer_id -o $W/o.csv -r $W/m; [ "$(col 1 $W/o.csv|paste -sd,)" = 2,3 ] && grep -q a@example.com $W/m/merge-report.csv && [ $(wc -l <$W/orders.csv) = $(wc -l <$W/m/children/orders.csv) ] && grep -q '^o3,9' $W/m/children/orders.csv && grep -q o3 $W/m/orphans.csv && ! col 2 $W/m/children/orders.csv | grep -qx 1
# M42 newest valid
printf 'id,name,email,phone,updated\n1,张三,a@example.com,13800138001,2024-01-01\n2,张三,a@example.com,123,2025-01-01\n' >$W/nv.csv; $T merge $W/nv.csv --id id --map phone=phone --map email=email --rule email --policy phone=newest-valid:updated --max-removed 100% --yes -o $W/nvo.csv -r $W/rnv; grep -q 13800138001 $W/nvo.csv
# M43 no value is lost silently
$M -o $W/o.csv -r $W/r && $T verify $W/r --no-silent-loss
# M45 exact only
printf 'id,company\n1,阿里\n2,阿里巴巴\n' >$W/al.csv; $T merge $W/al.csv --id id --map company=company --rule 'company~' --only exact --yes -o $W/alo.csv -r $W/r45; [ $(wc -l <$W/alo.csv) = 3 ]
# M48 verify finds a tampered line
$M --master newest:updated --child $W/orders.csv:customer_id -o $W/o.csv -r $W/m && $T verify $W/m && sed -i '2s/张三/张四/' $W/o.csv && run 4 $T verify $W/m && $T verify $W/m 2>&1 | grep -q o.csv
# M50 undo gives the input back byte for byte
$M -o $W/o.csv -r $W/m && $T undo $W/m -o $W/back.csv && cmp $W/back.csv $W/x.csv
# M51 no terminal, no --yes: nothing changes
run 2 sh -c "${M% --yes} -o $W/no.csv -r $W/r51 </dev/null" && [ ! -e $W/no.csv ] && [ ! -e $W/r51 ]
# M100 the crosswalk composes over runs; a circle is refused
printf 'old_id,surviving_id\n2,1\n' >$W/cw0.csv; printf 'id,email\n1,z@example.com\n5,z@example.com\n' >$W/y.csv; $T merge $W/y.csv --id id --map email=email --rule email --master 'where:id=5' --crosswalk-in $W/cw0.csv --max-removed 100% --yes -o $W/y2.csv -r $W/r100 && grep -qE '(^|,)2,.*5' $W/r100/crosswalk.csv && $T verify $W/r100
printf 'old_id,surviving_id\n2,1\n1,2\n' >$W/cwc.csv; printf 'id,email\n1,z@example.com\n5,z@example.com\n' >$W/y.csv; run 3 $T merge $W/y.csv --id id --map email=email --rule email --crosswalk-in $W/cwc.csv --max-removed 100% --yes -o $W/y3.csv && [ ! -e $W/y3.csv ]
# M60 inactive: every activity date is old; no date at all is kept apart
printf 'id,last_login,last_order\n1,2024-01-01,2025-11-01\n2,2024-01-01,\n3,,\n' >$W/l.csv; $T archive $W/l.csv --id id --inactive 1y --by last_login,last_order --now 2025-12-01 --max-removed 100% --yes -o $W/o.csv --bundle $W/b && [ "$(col 1 $W/o.csv|paste -sd,)" = 1,3 ]
# M61 exactly three years is not over three years; M62 the bundle restores every row
printf 'id,last\n1,2023-02-28\n2,2023-02-27\n' >$W/ag.csv; $T archive $W/ag.csv --id id --inactive 3y --by last --now 2026-02-28 --bundle $W/bd --max-removed 100% --yes -o $W/ago.csv && [ "$(col 1 $W/ago.csv)" = 1 ] && $T archive verify $W/bd && $T archive restore $W/bd --into $W/ago.csv -o $W/again.csv && [ "$(sort $W/again.csv)" = "$(sort $W/ag.csv)" ]
# M63 mark first
$T archive $W/x.csv --id id --where 'status in (未激活,无效账户)' --action mark -o $W/mk.csv --yes && [ $(wc -l <$W/mk.csv) = 4 ] && $T archive $W/mk.csv --id id --where 'tag has 待归档' --max-removed 100% --yes -o $W/mk2.csv && [ "$(col 1 $W/mk2.csv)" = 1 ]
# M64 delete by condition, with a cap
$T archive $W/x.csv --id id --where 'status in (未激活,无效账户)' --action delete --max-removed 70% --yes -o $W/dl.csv -r $W/r64 && [ "$(col 1 $W/dl.csv)" = 1 ] && [ "$(col 3 $W/r64/removed.csv|paste -sd,)" = 2,3 ] && run 4 $T archive $W/x.csv --id id --where 'spend >= 0' --action delete --yes -o $W/z.csv && [ ! -e $W/z.csv ]
# M65 quarterly trial clean-up
printf 'id,source,created,deal\n1,试用申请,2025-01-01,0\n2,试用申请,2025-01-01,1\n3,官网,2025-01-01,0\n' >$W/tr.csv; $T archive $W/tr.csv --id id --where "source = 试用申请 and deal = 0 and created older 90d" --now 2025-12-01 --bundle $W/bt --max-removed 50% --yes -o $W/tro.csv; [ "$(col 1 $W/tro.csv|paste -sd,)" = 2,3 ]
# M90 export by range, both formats re-read equal
$T export $W/x.csv --where 'reg_time >= 2024-01-01' --columns id,name -o $W/e.csv && $T export $W/x.csv --where 'reg_time >= 2024-01-01' --columns id,name -o $W/e.xlsx && $T export $W/e.xlsx -o $W/e2.csv && cmp $W/e.csv $W/e2.csv && [ "$(col 1 $W/e.csv|paste -sd,)" = 1,2 ]
# M47 the ERP's address wins though the CRM's row is newer, and diff shows where the two differ
printf 'id,name,phone,address,updated\n1,张三,13800138001,上海市浦东新区世纪大道1号,2026-01-01\n' >$W/crm47.csv; printf 'id,name,phone,address,updated\n1,张三,13800138001,上海市黄浦区南京路9号,2024-01-01\n' >$W/erp47.csv; run 1 $T diff $W/crm47.csv $W/erp47.csv -o $W/d47.csv --fail-on findings && grep -q 'changed,1,address' $W/d47.csv && $T merge --source crm=$W/crm47.csv --source erp=$W/erp47.csv --rule name+phone --policy 'address=source:erp>crm' --max-removed 100% --yes -o $W/o47.csv -r $W/r47 && grep -q 南京路 $W/o47.csv && ! grep -q 世纪大道 $W/o47.csv
# M52 one customer with all child rows; an unknown id is refused
$T export $W/x.csv --id id --profile-of 1 --child $W/orders.csv:customer_id -o $W/p52.json -r $W/r52 && j $W/p52.json "s.counts.orders==1&&s.children.orders[0].order=='o1'&&s.record.name=='张三'" && run 3 $T export $W/x.csv --id id --profile-of 99 --child $W/orders.csv:customer_id -o $W/no52.json && [ ! -e $W/no52.json ]
# M93 a reference fills blanks, tells what differs and overwrites nothing
printf 'company,uscc\n远景科技有限公司,91350100M000100Y43\n' >$W/reg.csv; printf 'id,company,uscc\n1,远景科技有限公司,\n2,远景科技有限公司,91310115MA1K4ABC18\n' >$W/co.csv; $T enrich $W/co.csv --id id --reference $W/reg.csv --on company --fill uscc -o $W/coo.csv -r $W/r93 && j $W/r93/summary.json 's.filled==1&&s.disagreed==1' && [ "$(col 3 $W/coo.csv|paste -sd,)" = 91350100M000100Y43,91310115MA1K4ABC18 ]
# M93 a reference that contradicts itself under every key is refused
printf 'company,uscc\n远景科技有限公司,91350100M000100Y43\n远景科技有限公司,91310115MA1K4ABC18\n' >$W/reg.csv; printf 'id,company,uscc\n1,远景科技有限公司,\n' >$W/co.csv; run 3 $T enrich $W/co.csv --id id --reference $W/reg.csv --on company --fill uscc -o $W/no93.csv && [ ! -e $W/no93.csv ]
# M94 the trail replays backwards; it has one line for each cell that differs; an operator nobody named is the system's user
$T normalize $W/x.csv --id id --map phone=phone -o $W/n.csv -r $W/r94 && $T undo $W/r94 --from-trail $W/n.csv -o $W/n0.csv && cmp $W/n0.csv $W/x.csv && [ $(wc -l <$W/r94/changes.csv) = $(($(diff <(tr , '\n' <$W/x.csv) <(tr , '\n' <$W/n.csv)|grep -c '^<')+1)) ] && [ "$(col 3 $W/r94/changes.csv|sort -u)" = "$(id -un)" ]
# M95 a command the configuration does not allow
printf 'version: 1\nallow: [scan]\n' >$W/cfg.yaml; run 2 $M -c $W/cfg.yaml -o $W/q.csv && [ ! -e $W/q.csv ]
# M99 a second run changes nothing
$T normalize $W/x.csv --id id --map phone=phone -o $W/n.csv -r $W/r1 && $T normalize $W/n.csv --id id --map phone=phone -o $W/n2.csv -r $W/r99 && cmp $W/n.csv $W/n2.csv
# M101 pipes, M102 private run folder
$T normalize - --map phone=phone -o - -r $W/pipe <$W/x.csv 2>/dev/null | head -1 | grep -q phone; $M -o $W/o.csv -r $W/m && [ $(stat -c %a $W/m) = 700 ] && [ $(stat -c %a $W/o.csv) = 600 ]
