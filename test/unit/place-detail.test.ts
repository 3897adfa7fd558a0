// The part of an address behind its divisions: keys, slots, comparison.
import { describe, expect, test } from 'vitest';
import { openAddress } from '../../src/fields/place/address.ts';
import { addressKey } from '../../src/fields/place/address-key.ts';
import { blockingKeysOfAddress, compareAddresses } from '../../src/fields/place/compare.ts';
import { readDetail, type AddressDetail } from '../../src/fields/place/detail.ts';
import { maybeSay } from '../../src/words/catalogue.ts';
import { SETTINGS } from './soup.ts';

const slots = (detail: AddressDetail): string =>
  Object.entries(detail).flatMap(([slot, value]) => (value === '' ? [] : [`${slot}=${value as string}`])).join(' '); // prettier-ignore

/** As typed, and the slots of its key. */
const DETAILS: readonly (readonly [string, string])[] = [
  ['世纪大道100号8栋2005室', 'road=世纪大道 roadNumber=100 building=8 room=2005'],
  ['世纪大道100号8号楼2005', 'road=世纪大道 roadNumber=100 building=8 room=2005'],
  ['世纪大道一百号八栋二〇〇五室', 'road=世纪大道 roadNumber=100 building=8 room=2005'],
  ['世纪大道１００号８栋２００５室', 'road=世纪大道 roadNumber=100 building=8 room=2005'],
  ['建国路甲88号2号楼3单元501', 'road=建国路 roadNumber=甲88 building=2 unit=3 room=501'],
  ['建国路88号院3号楼2单元501室', 'road=建国路 roadNumber=88 building=3 unit=2 room=501'],
  ['淮海中路100弄5号301室', 'road=淮海中路 roadNumber=100弄5 room=301'],
  ['周浦镇康沈路123弄45号602', 'town=周浦镇 road=康沈路 roadNumber=123弄45 room=602'],
  ['南京西路1601号越洋广场A座1203', 'road=南京西路 roadNumber=1601 estate=越洋广场 building=a room=1203'],
  ['三里屯SOHO A座1203室', 'estate=三里屯soho building=a room=1203'],
  ['碧桂园3栋2单元501', 'estate=碧桂园 building=3 unit=2 room=501'],
  ['碧桂园3-2-501', 'estate=碧桂园 building=3 unit=2 room=501'],
  ['碧桂园3#501', 'estate=碧桂园 building=3 room=501'],
  ['碧桂园3幢501室', 'estate=碧桂园 building=3 room=501'],
  ['万科城市花园12栋3A', 'estate=万科城市花园 building=12 room=3a'],
  ['一品居三座1801', 'estate=一品居 building=3 room=1801'],
  ['和平里七区12号楼', 'estate=和平里七区 building=12'],
  ['阳光100 2期3栋1单元1202', 'estate=阳光100-2期 building=3 unit=1 room=1202'],
  ['粤海街道科技园社区科苑路15号科兴科学园B栋4单元12层1203', 'town=粤海街道 village=科技园社区 road=科苑路 roadNumber=15 estate=科兴科学园 building=b unit=4 floor=12 room=1203'],
  ['张江镇李家村3组12号', 'town=张江镇 village=李家村3组 roadNumber=12'],
  ['李家村三组', 'village=李家村3组'],
  ['大王村二队15号', 'village=大王村2队 roadNumber=15'],
  ['人民南路四段1号', 'road=人民南路4段 roadNumber=1'],
  ['北三环中路甲18号', 'road=北三环中路 roadNumber=甲18'],
  ['东四十条甲22号', 'road=东四十条 roadNumber=甲22'],
  ['菊儿胡同41号', 'road=菊儿胡同 roadNumber=41'],
  ['三里屯路11号院1号楼', 'road=三里屯路 roadNumber=11 building=1'],
  ['五一路12号', 'road=五一路 roadNumber=12'],
  ['文一西路九百六十九号', 'road=文一西路 roadNumber=969'],
  ['长安街1号', 'road=长安街 roadNumber=1'],
  ['第三大道58号', 'road=第三大道 roadNumber=58'],
  ['G107国道123号', 'road=g107国道 roadNumber=123'],
  ['中关村大街27号中关村大厦12层', 'road=中关村大街 roadNumber=27 estate=中关村大厦 floor=12'],
  ['陆家嘴环路1000号12楼', 'road=陆家嘴环路 roadNumber=1000 floor=12'],
  ['陆家嘴环路1000号恒生银行大厦12/F', 'road=陆家嘴环路 roadNumber=1000 estate=恒生银行大厦 floor=12'],
  ['天河路385号太古汇一座2301', 'road=天河路 roadNumber=385 estate=太古汇 building=1 room=2301'],
  ['12号楼3门201', 'building=12 unit=3 room=201'],
  ['5楼3门201', 'building=5 unit=3 room=201'],
  ['光明小区东区5号楼', 'estate=光明小区东区 building=5'],
  ['B1层12号铺', 'floor=b1 room=12'],
  ['地下一层12号', 'floor=b1 room=12'],
  ['负一层', 'floor=b1'],
  ['中山路88-1号', 'road=中山路 roadNumber=88-1'],
  ['中山路18号-3', 'road=中山路 roadNumber=18-3'],
  ['中山路88号附1号', 'road=中山路 roadNumber=88-1'],
  ['环市东路371-375号', 'road=环市东路 roadNumber=371-375'],
  ['解放路123号7-8层', 'road=解放路 roadNumber=123 floor=7-8'],
  ['天府大道北段1700号环球中心E1-2-1801', 'road=天府大道北段 roadNumber=1700 estate=环球中心 building=e1 unit=2 room=1801'],
  ['建设路1号（工商银行对面）', 'road=建设路 roadNumber=1 estate=工商银行对面'],
  ['建设路1号 张三 13800138000', 'road=建设路 roadNumber=1'],
  ['建设路1号张三收13800138000', 'road=建设路 roadNumber=1'],
  ['建设路1号，收货人：李四，电话：13912345678', 'road=建设路 roadNumber=1'],
  ['二十三号', 'roadNumber=23'],
  ['1-101', 'building=1 room=101'],
  ['A1203', 'room=a1203'],
  ['新华书店', 'estate=新华书店'],
  ['人民大道', 'road=人民大道'],
  ['', ''],
]; // prettier-ignore

test.each(DETAILS)('%s: %s', (typed, expected) => {
  expect(slots(readDetail(addressKey(typed)))).toBe(expected);
});

/** Different spellings of one address, one key. */
test.each([
  ['上海市浦东区世纪大道100号', '浦东新区世纪大道一百号', '上海浦东新区 世纪大道１００号', '上海市市辖区浦东新区世纪大道100号', '地址：上海市浦东新区世纪大道100号'],
  ['北京市北京市朝阳區建國路88號', '北京朝阳区建国路88号', '北京市朝阳区建国路八十八号'],
  ['上海市卢湾区淮海中路1号', '上海市黄浦区淮海中路1号', '黄浦区淮海中路1号'],
  ['湖北省襄樊市襄阳区航空路1号', '湖北省襄阳市襄州区航空路1号'],
  ['恩施州恩施市施州大道1号', '湖北省恩施土家族苗族自治州恩施市施州大道1号'],
  ['12 Main St., Apt. 4', '12 MAIN STREET #4', '12 Main Street, Apartment 4', '12 main str unit 4', '12 Main St Apt No. 4'],
  ['P.O. Box 123', 'PO Box 123', 'Post Office Box 123', 'p o box 123'],
  ['123 First Ave', '123 1st Avenue', '123 1st Av.'],
  ['500 North Michigan Avenue Suite 1200', '500 N. Michigan Ave Ste 1200', '500 N Michigan Ave #1200'],
  ['Hauptstraße 12a', 'Hauptstr. 12 a', 'HAUPTSTRASSE 12A'],
  ['221B Baker St', '221 B Baker Street'],
  ['東京都千代田区丸の内一丁目2番3号', '東京都千代田区丸の内1-2-3', '東京都千代田区丸の内1丁目2番地3号', '東京都千代田区丸の内1丁目2-3'],
])('%s …', (first, ...others) => {
  const address = openAddress(SETTINGS);
  const key = (cell: string): readonly string[] => address.keys(address.clean(cell));
  expect(key(first)).toHaveLength(1);
  for (const other of others) expect(key(other)).toEqual(key(first));
}); // prettier-ignore

test.each([
  ['12 31st Ave', '123 1st Ave'], ['1-101', '1101'], ['中山路88-1号', '中山路881号'], ['五一路', '51路'], ['下城区', '城区'], ['朝阳区建国路88号', '北京市朝阳区建国路88号'],
])('%s is not %s', (left, right) => expect(addressKey(left)).not.toBe(addressKey(right))); // prettier-ignore

describe('comparison', () => {
  const level = (left: string, right: string): string => {
    const [a, b] = [left, right].map((address) => compareAddresses.prepare(addressKey(address)));
    const [there, back] = [compareAddresses.compare(a!, b!), compareAddresses.compare(b!, a!)];
    expect(there).toBe(back);
    return compareAddresses.levels[there]!.name;
  };
  const H = '上海市浦东新区世纪大道100号';
  test.each([
    [`${H}8栋2005室`, '上海浦东区世纪大道一百号8号楼2005', 'same'],
    [`${H}8栋2005室`, `${H}8栋`, 'same-building'],
    [`${H}8栋2005室`, H, 'same-building'],
    [`${H}8栋2005室`, '世纪大道100号8栋2005室', 'same'],
    [`${H}8栋2005室`, '上海市世纪大道100号8栋2005室', 'same'],
    [`${H}8栋2005室`, `${H}8栋2006室`, 'neighbour'],
    [`${H}8栋2005室`, `${H}9栋2005室`, 'neighbour'],
    [H, '上海市浦东新区世纪大道102号', 'other-number'],
    [H, '上海市浦东新区世纪大道1000号', 'number-slip'],
    [H, '上海市浦东新区张杨路100号', 'same-district'],
    [H, '上海市徐汇区漕溪北路100号', 'same-city'],
    [H, '北京市朝阳区世纪大道100号', 'other-city'],
    ['世纪大道100号', '建国路88号', 'different'],
    ['深圳市南山区碧桂园3栋501', '广东深圳南山区碧桂园3-501', 'same'],
    ['深圳市南山区碧桂园3栋501', '深圳市南山区碧桂园3栋502', 'neighbour'],
    ['浙江省杭州市江干区钱江路1号', '浙江省杭州市上城区钱江路1号', 'same'],
    ['浙江省杭州市江干区钱江路1号', '浙江省杭州市西湖区钱江路1号', 'same-city'],
    ['朝阳区建国路88号', '北京市朝阳区建国路88号', 'same'],
    ['朝阳区建国路88号', '上海市静安区建国路88号', 'other-city'],
    ['浙江省杭州市西湖区文三路', '杭州市西湖区文三路478号华星时代广场', 'same-street'],
  ])('%s and %s: %s', (left, right, expected) => expect(level(left, right)).toBe(expected));

  test.each(compareAddresses.levels)('$name has words', ({ name }) => {
    expect(maybeSay('en', `level/${name}`)).toBeTruthy();
    expect(maybeSay('zh', `level/${name}`)).toMatch(/\p{Script=Han}/u);
  });

  test('what is compared is brought together', () => {
    const keys = (address: string): readonly string[] => blockingKeysOfAddress(addressKey(address));
    expect(keys(`${H}8栋2005室`)).toEqual(['3101:世纪大道100']);
    expect(keys('浦东区世纪大道一百号')).toEqual(keys(H));
    expect(keys('深圳市南山区碧桂园3栋501')).toEqual(['4403:碧桂园3-501']);
    expect(keys('新华书店')).toEqual(['新华书店-']);
  });
});

describe('what else stands in a cell', () => {
  const address = openAddress(SETTINGS);
  test.each([
    ['地址：上海市浦东新区世纪大道1号', '上海市浦东新区世纪大道1号', 'fixed', 'address/label', []],
    ['收货地址: 上海市浦东新区世纪大道1号', '上海市浦东新区世纪大道1号', 'fixed', 'address/label', []],
    ['Address: 12 Main St', '12 Main St', 'fixed', 'address/label', []],
    [
      '上海市浦东新区世纪大道1号 张三 13912345678',
      '上海市浦东新区世纪大道1号 张三 13912345678',
      'suspect',
      '',
      ['address/contains-phone'],
    ],
    [
      '上海市浦东新区世纪大道1号13912345678',
      '上海市浦东新区世纪大道1号13912345678',
      'suspect',
      '',
      ['address/contains-phone'],
    ],
    ['3月2日', '3月2日', 'lossy', '', ['address/date-damage']],
    ['2-Mar', '2-Mar', 'lossy', '', ['address/date-damage']],
    ['Mar-02', 'Mar-02', 'lossy', '', ['address/date-damage']],
    ['2001-01-01 00:00:00', '2001-01-01 00:00:00', 'lossy', '', ['address/date-damage']],
    ['无', '无', 'empty', '', ['text/placeholder']],
    ['同上', '同上', 'suspect', '', ['text/ditto']],
    ['　上海市　浦东新区　世纪大道１号', '上海市浦东新区世纪大道1号', 'fixed', 'text/tidy', []],
    ['12  Main   St', '12 Main St', 'fixed', 'text/tidy', []],
    ['', '', 'empty', '', []],
  ] as const)('%j → %j %s', (cell, value, status, rule, issues) => {
    expect(address.clean(cell)).toEqual({ value, status, rule, issues });
  });
});
