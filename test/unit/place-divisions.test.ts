// What an address begins with, what becomes of its text, and what today's divisions are.
import { describe, expect, test } from 'vitest';
import { openAddress } from '../../src/fields/place/address.ts';
import { divisions, placesOf } from '../../src/fields/place/divisions.ts';
import { readDivisions } from '../../src/fields/place/read-divisions.ts';
import { SETTINGS } from './soup.ts';

const address = openAddress(SETTINGS);
const RETIRED = 'address/retired-division';
const AMBIGUOUS = 'address/ambiguous-division';
const SPLIT = 'address/split-division';
const CONFLICT = 'address/division-conflict';

describe('the table', () => {
  test('it is whole', () => {
    const { all, byCode } = divisions();
    const current = all.filter(({ gone }) => !gone);
    expect(current.filter(({ level }) => level === 0)).toHaveLength(34);
    expect(current.filter(({ level, code }) => level === 1 && code < '7')).toHaveLength(333);
    expect(current.filter(({ level, code }) => level === 2 && code < '7').length).toBeGreaterThan(2840);
    const gone = all.filter((division) => division.gone);
    expect(gone.length).toBeGreaterThan(1100);
    // Every successor is there; nearly every one that is gone has one.
    expect(gone.flatMap(({ successors }) => successors.filter((code) => !byCode.has(code)))).toEqual([]);
    expect(gone.filter(({ successors }) => successors.length === 0).length).toBeLessThan(5);
    expect(gone.filter(({ code, name }) => byCode.get(code)?.name === name)).toEqual([]);
  });

  test.each([
    ['310115', '上海市', '上海市', '浦东新区'], ['440305', '广东省', '深圳市', '南山区'], ['441900', '广东省', '东莞市', ''], ['429004', '湖北省', '', '仙桃市'],
    ['500157', '重庆市', '重庆市', '两江新区'], ['653228', '新疆维吾尔自治区', '和田地区', '和康县'], ['659012', '新疆维吾尔自治区', '', '白杨市'],
    ['310000', '上海市', '上海市', ''], ['440000', '广东省', '', ''], ['330114', '浙江省', '杭州市', '钱塘区'], ['460302', '海南省', '三沙市', '西沙区'],
  ])('%s is %s %s %s', (code, province, city, district) => {
    expect(placesOf(code)).toEqual({ province, city, district });
  }); // prettier-ignore
});

/** cell, what is written ('' = as it stands), code of today (several: one of them), issues */
const READ: readonly (readonly [string, string, string, ...string[]])[] = [
  // Official names
  ['上海市浦东新区世纪大道1号', '', '310115'], ['广东省深圳市南山区科技园', '', '440305'], ['湖北省仙桃市干河街道', '', '429004'], ['广东省东莞市南城街道', '', '441900'],
  ['新疆维吾尔自治区石河子市北三路', '', '659001'], ['海南省海口市龙华区', '', '460106'], ['河南省济源市沁园街道', '', '419001'], ['中山市东区中山三路', '', '442000'],
  ['甘肃省嘉峪关市新华南路', '', '620200'], ['海南省儋州市那大镇', '', '460400'], ['广西壮族自治区南宁市青秀区', '', '450103'], ['吉林省吉林市船营区', '', '220204'],
  ['江苏省苏州市昆山市花桥镇', '', '320583'], ['昆山市花桥镇', '', '320583'], ['浦东新区世纪大道1号', '', '310115'], ['天津市滨海新区新华路', '', '120116'], ['济源市黄河路', '', '419001'],
  // Without 省, 市 or the peoples
  ['上海浦东新区世纪大道1号', '上海市浦东新区世纪大道1号', '310115'], ['广东深圳南山区科技园', '广东省深圳市南山区科技园', '440305'], ['吉林长春朝阳区人民大街', '吉林省长春市朝阳区人民大街', '220104'],
  ['内蒙古呼和浩特市新城区', '内蒙古自治区呼和浩特市新城区', '150102'], ['内蒙呼和浩特新城区', '内蒙古自治区呼和浩特市新城区', '150102'], ['新疆乌鲁木齐市天山区', '新疆维吾尔自治区乌鲁木齐市天山区', '650102'],
  ['广西南宁青秀区', '广西壮族自治区南宁市青秀区', '450103'], ['湖北恩施州恩施市', '湖北省恩施土家族苗族自治州恩施市', '422801'], ['青海省海南州共和县', '青海省海南藏族自治州共和县', '632521'],
  ['海南省白沙县牙叉镇', '海南省白沙黎族自治县牙叉镇', '469025'], ['甘肃东乡县', '甘肃省东乡族自治县', '622926'], ['喀喇沁左翼县', '喀喇沁左翼蒙古族自治县', '211324'], ['阿克塞县红柳湾镇', '阿克塞哈萨克族自治县红柳湾镇', '620924'],
  ['内蒙古莫力达瓦旗尼尔基镇', '内蒙古自治区莫力达瓦达斡尔族自治旗尼尔基镇', '150722'], ['香港湾仔区轩尼诗道', '香港特别行政区湾仔区轩尼诗道', '810102'], ['宁夏银川市兴庆区', '宁夏回族自治区银川市兴庆区', '640104'],
  ['西藏拉萨市城关区', '西藏自治区拉萨市城关区', '540102'], ['北京海淀区中关村大街27号', '北京市海淀区中关村大街27号', '110108'], ['重庆渝中区解放碑', '重庆市渝中区解放碑', '500103'], ['四川成都武侯区人民南路四段1号', '四川省成都市武侯区人民南路四段1号', '510107'],
  ['伊犁州伊宁市', '伊犁哈萨克自治州伊宁市', '654002'], ['湖南湘西州吉首市', '湖南省湘西土家族苗族自治州吉首市', '433101'], ['云南大理州大理市', '云南省大理白族自治州大理市', '532901'],
  // X区 for X新区
  ['上海市浦东区世纪大道1号', '上海市浦东新区世纪大道1号', '310115'], ['浦东区世纪大道1号', '浦东新区世纪大道1号', '310115'], ['上海浦东区张江镇', '上海市浦东新区张江镇', '310115'], ['沈阳市沈北区', '沈阳市沈北新区', '210113'], ['天津滨海区', '天津市滨海新区', '120116'],
  // Twice
  ['北京市北京市朝阳区建国路88号', '北京市朝阳区建国路88号', '110105'], ['北京北京市朝阳区建国路', '北京市朝阳区建国路', '110105'], ['广东省 深圳市 广东省深圳市南山区科技园', '广东省深圳市南山区科技园', '440305'],
  ['广东省深圳市广东省深圳市科技园', '广东省深圳市科技园', '440300'], ['上海市浦东新区上海市浦东新区世纪大道1号', '上海市浦东新区世纪大道1号', '310115'], ['朝阳区北京市朝阳区建国路', '北京市朝阳区建国路', '110105'],
  ['浙江省杭州市西湖区浙江省杭州市西湖区文三路', '浙江省杭州市西湖区文三路', '330106'], ['广东省广东省广州市天河区', '广东省广州市天河区', '440106'], ['上海市上海市第一人民医院', '', '310000'], ['吉林省吉林市吉林大街', '', '220200'],
  ['深圳市南山区南山区人民医院', '', '440305'],
  // Signs and placeholders
  ['北京市市辖区朝阳区', '北京市朝阳区', '110105'], ['北京市辖区朝阳区', '北京市朝阳区', '110105'], ['重庆市县奉节县', '重庆市奉节县', '500236'], ['北京市县延庆县', '北京市延庆县', '110119', RETIRED], ['上海市县前街5号', '', '310000'], ['湖北省省直辖县级行政区划仙桃市', '湖北省仙桃市', '429004'], ['广东省-深圳市-南山区-科技园', '广东省深圳市南山区-科技园', '440305'],
  ['广东省,深圳市,南山区,科技园', '广东省深圳市南山区,科技园', '440305'], ['广东省/深圳市/南山区', '广东省深圳市南山区', '440305'], ['上海市｜浦东新区', '', '310000'], ['广东省，深圳市，南山区', '广东省深圳市南山区', '440305'],
  ['518000广东省深圳市福田区', '', '440304'], ['中国广东省深圳市福田区', '', '440304'], ['中国 上海市 浦东新区', '中国上海市浦东新区', '310115'], ['中华人民共和国上海市浦东新区', '', '310115'],
  // No more
  ['上海市卢湾区淮海中路1号', '', '310101', RETIRED], ['上海卢湾区淮海中路1号', '上海市卢湾区淮海中路1号', '310101', RETIRED], ['卢湾区淮海中路1号', '', '310101', RETIRED], ['上海市南汇区惠南镇', '', '310115', RETIRED],
  ['北京市崇文区', '', '110101', RETIRED], ['临汾市尧都区', '', '141002'], ['临汾市鼓楼北大街', '', '141000'], ['宁德市东侨开发区', '', '350900'], ['北京市宣武区广安门', '', '110102', RETIRED], ['杭州市下城区庆春路', '', '330105', RETIRED], ['上海市闸北区共和新路', '', '310106', RETIRED], ['山东省莱芜市莱城区', '', '370116', RETIRED],
  ['湖北省襄樊市襄阳区', '', '420607', RETIRED], ['襄樊市樊城区', '', '420606', RETIRED], ['海口市琼山市', '', '460107', RETIRED], ['重庆市江北区观音桥', '', '500157', RETIRED], ['苏州市昆山县', '', '320583', RETIRED], ['北京市密云县', '', '110118', RETIRED],
  ['安徽省巢湖市庐江县', '', '340124', RETIRED], ['安徽省合肥市庐江县', '', '340124'], ['安徽省合肥市巢湖市', '', '340181'], ['河北省邢台市桥东区', '', '130502', RETIRED], ['四川省达县', '', '511703,511702', RETIRED, SPLIT],
  ['云南省思茅市翠云区', '', '530802', RETIRED], ['江苏省淮阴市清河区', '', '320812', RETIRED], ['广东省广州市番禺市', '', '440113', RETIRED], ['广州市东山区', '', '440104', RETIRED], ['苏州市沧浪区', '', '320508', RETIRED], ['无锡市崇安区', '', '320213', RETIRED],
  ['四平市公主岭市', '', '220184', RETIRED], ['长春市公主岭市', '', '220184'], ['公主岭市河南街', '', '220184'], ['青岛市胶南市', '', '370211', RETIRED], ['香格里拉县', '', '533401', RETIRED], ['新疆米泉市', '新疆维吾尔自治区米泉市', '650109', RETIRED],
  ['江干区钱江路1号', '', '330102,330114', RETIRED, SPLIT], ['浙江省杭州市江干区钱江路1号', '', '330102,330114', RETIRED, SPLIT], ['重庆市渝北区龙溪街道', '', '500157,500109', RETIRED, SPLIT],
  // Several of one name
  ['朝阳区建国路88号', '', '110105,220104', AMBIGUOUS], ['鼓楼区湖北路', '', '320106,320302,350102,410204', AMBIGUOUS], ['通州区新华大街', '', '110112,320612', AMBIGUOUS], ['西湖区文三路', '', '330106,360103', AMBIGUOUS],
  ['南山区科技园', '', '230404,440305', AMBIGUOUS], ['江北区中山路', '', '330205,500157', AMBIGUOUS], ['南京市鼓楼区湖南路', '', '320106'], ['北京市朝阳区建国路88号', '', '110105'], ['静安区南京西路', '', '310106'],
  // Names that are no divisions
  ['新疆伊宁市上海城徐汇苑', '新疆维吾尔自治区伊宁市上海城徐汇苑', '654002'], ['南京路100号', '', ''], ['四川路1号', '', ''], ['北京东路2号', '', ''], ['南京西路1601号', '', ''], ['广州大道中289号', '', ''], ['中山公园', '', ''], ['上海花园3栋', '', ''],
  ['莞城区运河路', '', ''], ['城区建设路', '', ''], ['上海市南京西路1601号', '', '310000'], ['广东省广州市北京路', '', '440100'], ['世纪大道1号', '', ''], ['科技园南区', '', ''], ['江苏省苏州市工业园区星湖街', '', '320500'], ['成都市高新区天府大道', '', '510100'],
  ['深圳科技园', '', '440300'], ['上海世纪大道1号', '', '310000'], ['北京大学', '', ''], ['重庆南路205弄', '', ''], ['台北市信義區', '', ''], ['长沙县星沙街道', '', '430121'], ['中山北路1号', '', ''],
  // One place in another
  ['上海市朝阳区建国路', '', '310000', CONFLICT], ['广东省杭州市西湖区', '', '440000', CONFLICT], ['河北省天津市和平区', '', '130000', CONFLICT], ['四川省重庆市渝中区', '', '510000', CONFLICT], ['湖北省武汉市湖北省博物馆', '', '420100'], ['广东省广州市广东省人民医院', '', '440100'], ['深圳市天河区', '', '440300', CONFLICT], ['中山市火炬开发区', '', '442000'], ['东莞市南城区', '', '441900'],
  // Traditional characters
  ['廣東省深圳市南山區', '', '440305'], ['廣東深圳南山區', '', '440305'], ['臺灣省', '', '710000'], ['廣東省東莞市運河北路', '', '441900'], ['上海市盧灣區', '', '310101', RETIRED], ['北京市北京市朝陽區', '北京市朝陽區', '110105'],
]; // prettier-ignore

describe('addresses', () => {
  test.each(READ)('%s', (cell, expected, code, ...issues) => {
    const { value, status, issues: found } = address.clean(cell);
    expect(value).toBe(expected || cell);
    expect(found).toEqual(issues);
    expect(status).toBe(issues.length > 0 ? 'suspect' : value === cell ? 'ok' : 'fixed');
    expect(address.clean(value)).toMatchObject({ value, issues, rule: '' });
    const reading = readDivisions(value);
    expect([...(reading?.codes ?? [])].sort().join(',')).toBe(code.split(',').sort().join(','));
    const bytes = Buffer.from(cell);
    if (address.accepts!(bytes, 0, bytes.length)) expect([value, found]).toEqual([cell, []]);
  });

  test('most addresses as they should be are told by their bytes', () => {
    const plain = READ.filter(([cell, expected, , ...issues]) => /^\p{Script=Han}[\p{Script=Han}\w-]*$/u.test(cell) && expected === '' && issues.length === 0); // prettier-ignore
    const accepted = plain.filter(([cell]) => {
      const bytes = Buffer.from(cell);
      return address.accepts!(bytes, 0, bytes.length);
    });
    // Half of the table is traps that want a closer look.
    expect(accepted.length).toBeGreaterThan(plain.length * 0.35);
  });
});

test('a column of one city settles which district is meant', () => {
  const inBeijing = openAddress({ ...SETTINGS, profile: { ...SETTINGS.profile, city: '110100' } });
  expect(inBeijing.clean('朝阳区建国路88号')).toEqual({
    value: '朝阳区建国路88号',
    status: 'ok',
    rule: '',
    issues: [],
  });
  expect(inBeijing.keys(inBeijing.clean('朝阳区建国路88号'))).toEqual(['北京市朝阳区建国路88号']);
  expect(inBeijing.clean('鼓楼区湖北路').issues).toEqual([AMBIGUOUS]);
  expect(readDivisions('朝阳区建国路88号', '110100')).toMatchObject({ code: '110105', confidence: 0.8 });
});

test.each([
  ['上海市卢湾区淮海中路1号', ['上海市', '上海市', '黄浦区', '310101', '0.9']],
  ['浦东区世纪大道1号', ['上海市', '上海市', '浦东新区', '310115', '0.95']],
  ['广东省深圳市南山区科技园', ['广东省', '深圳市', '南山区', '440305', '1']],
  ['朝阳区建国路88号', ['', '', '', '', '']],
  ['浙江省杭州市江干区钱江路1号', ['浙江省', '杭州市', '', '', '0.5']],
  ['深圳科技园', ['广东省', '深圳市', '', '440300', '0.6']],
  ['世纪大道1号', undefined],
])('%s has the parts %j', (cell, parts) => {
  const splitting = openAddress({ ...SETTINGS, split: true });
  expect(splitting.accepts).toBeUndefined();
  expect(splitting.clean(cell).parts).toEqual(parts);
  expect(address.clean(cell).parts).toBeUndefined();
});
