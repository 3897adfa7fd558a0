# T is the built command, W a scratch folder; a check passes when its last command exits 0.
col(){ node -e 'const{parse}=require("csv-parse/sync");const r=parse(require("fs").readFileSync(process.argv[2]),{bom:true});console.log(r.slice(1).map(x=>x[process.argv[1]-1]).join("\n"))' "$1" "$2"; }
j(){ node -e 'const s=JSON.parse(require("fs").readFileSync(process.argv[1]));process.exit(eval(process.argv[2])?0:1)' "$1" "$2"; }
run(){ want=$1; shift; "$@" >/dev/null 2>&1; [ $? = "$want" ]; }
cat >$W/x.csv <<'X'
id,name,phone,email,status,team,reg_time,updated,spend
1,张三,13800138001,a@example.com,活跃,甲,2024-01-02,2024-02-01,9999.99
2,张三,138 0013 8001,b@example.com,未激活,甲,2025-01-02,2025-02-01,10000
3,李四,13900139001,c@example.com,无效账户,乙,2023-01-02,2023-02-01,50
X
printf 'order,customer_id,amount,date\no1,1,10,2025-01-01\no2,2,20,2025-03-01\no3,9,5,2025-03-01\n' >$W/orders.csv
S="$T scan $W/x.csv --id id --map name=name --map phone=phone --map email=email"
M="$T merge $W/x.csv --id id --map name=name --map phone=phone --map email=email --rule name+phone --max-removed 100% --yes"
