import { test } from 'vitest';
import { readDivisions, holdsPlainDivisions } from '../../src/fields/place/read-divisions.ts';
import { withEdits } from '../../src/fields/place/resolve-divisions.ts';
test('probe', () => {
  const t0 = performance.now(); readDivisions('上海市'); console.log('load', performance.now() - t0);
  for (const a of ['上海市浦东区世纪大道1号','上海浦东新区世纪大道1号','浦东新区世纪大道1号','朝阳区建国路88号','上海卢湾区淮海中路1号','浙江省杭州市江干区钱江路1号','北京市北京市朝阳区建国路','广东省 深圳市 广东省深圳市南山区科技园','广东省深圳市广东省深圳市科技园','北京市市辖区朝阳区x','北京市辖区朝阳区','吉林长春朝阳区人民大街','新疆伊宁市上海城徐汇苑','廣東省東莞市運河北路','莞城区x','杭州市下城区庆春路','南京路100号','四川路1号','上海世纪大道1号','深圳科技园','广东深圳南山区科技园','安徽省巢湖市庐江县','安徽省合肥市庐江县','公主岭市x','襄樊市襄阳区','江苏省苏州市工业园区星湖街','苏州市昆山县','重庆市江北区观音桥','江北区x','广东省杭州市西湖区','上海市朝阳区','中山市东区','香港湾仔区','海南省白沙县','恩施州恩施市','湖北恩施土家族苗族自治州来凤县','内蒙古呼和浩特市新城区','518000广东省深圳市','中国广东省深圳市','湖北省仙桃市','湖北省省直辖县级行政区划仙桃市','青海省海南州共和县','吉林省吉林市船营区','沈阳市沈北区','海口市琼山市','北京北京市朝阳区','上海市上海市第一人民医院','城区建设路','台北市信义区','通州区x','南京市鼓楼区','鼓楼区湖北路','静安区南京西路','河北省邢台市桥东区','东乡县','甘肃东乡县','阿克塞县','内蒙古莫力达瓦旗','上海市南京西路1号','喀喇沁左翼县','济源市x'])
  { const r = readDivisions(a); const b=Buffer.from(a); console.log(a, r ? `${withEdits(a, r.edits)} | ${r.code} ${r.codes.join(',')} ${Object.values(r.places).join('/')} ${r.confidence} ${r.issues.join(' ')} rest=${a.slice(r.end)}` : 'NONE', holdsPlainDivisions(b,0,b.length,'')); }
  const list = ['上海市浦东新区世纪大道100号8栋2005室','广东省深圳市南山区科技园南路1号','北京市朝阳区建国路88号','世纪大道一百号']; const bs=list.map(x=>Buffer.from(x));
  for (let r=0;r<3;r++){ const t=performance.now(); let n=0; for(let i=0;i<100000;i++) if(holdsPlainDivisions(bs[i&3]!,0,bs[i&3]!.length,'')) n++; console.log((performance.now()-t)/100, 'us each', n); const t2=performance.now(); for(let i=0;i<100000;i++) readDivisions(list[i&3]!); console.log((performance.now()-t2)/100,'us string'); }
});
