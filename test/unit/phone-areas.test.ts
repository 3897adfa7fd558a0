import { describe, expect, test } from 'vitest';
import { areaCodeOf, isAreaCode, successorOf } from '../../src/fields/phone/area-codes.ts';
import { lineOfKnownArea, mainlandLine } from '../../src/fields/phone/mainland.ts';
import { openPhone } from '../../src/fields/phone/normalizer.ts';
import { openPhoneRules, phoneFromCountry, phoneFromPlace } from '../../src/fields/phone/record-rules.ts';
import { CN_AREA_CODES_TSV } from '../../src/lexicons/cn-area-codes.ts';
import { NO_PROFILE, NO_SETTINGS, type FieldSettings } from '../../src/model/cleaned.ts';
import type { FieldType, Role } from '../../src/model/field-type.ts';

const CN: FieldSettings = { ...NO_SETTINGS, country: 'CN', words: 'zh' };
const read = (cell: string, settings = CN) => {
  const normalizer = openPhone(settings);
  const cleaned = normalizer.clean(cell);
  return { ...cleaned, keys: normalizer.keys(cleaned) };
};

describe('the area code of a place', () => {
  test.each([
    ['杭州', '571'],
    ['杭州市', '571'],
    ['浙江省杭州市', '571'],
    ['浙江 杭州', '571'],
    ['浙江杭州西湖区', '571'],
    ['浙江省杭州市西湖区文三路1号', '571'],
    ['杭州西湖区文三路1号', '571'],
    ['中国浙江省杭州市', '571'],
    ['北京', '10'],
    ['北京市朝阳区建国路88号', '10'],
    ['北京朝阳区', '10'],
    ['上海浦东新区', '21'],
    ['重慶市', '23'],
    ['廣東省廣州市', '20'],
    ['鐵嶺市', '24'],
    ['本溪', '24'],
    ['湘潭市', '731'],
    ['襄阳', '710'],
    ['延边', '433'],
    ['延边朝鲜族自治州', '433'],
    ['恩施土家族苗族自治州', '718'],
    ['巴音郭楞', '996'],
    ['锡林郭勒盟', '479'],
    ['内蒙古自治区呼和浩特市', '471'],
    ['广西壮族自治区南宁市', '771'],
    ['海南省', '898'],
    ['海南省三亚市', '898'],
    ['青海省海南藏族自治州', '974'],
    ['吉林省吉林市', '432'],
    ['吉林市', '432'],
    ['吉林省长春市', '431'],
    ['朝阳市', '421'],
    ['辽宁省朝阳市', '421'],
    ['仙桃市', '728'],
    ['贵港市', '775'],
    ['', ''],
    ['浙江省', ''],
    ['吉林', ''],
    ['吉林省', ''],
    ['海南州', ''],
    ['朝阳区', ''],
    ['朝阳区建国路88号', ''],
    ['北京西路1号', ''],
    ['北京路', ''],
    ['南京东路100号', ''],
    ['上海市场1号', ''],
    ['河南南路', ''],
    ['鼓楼区', ''],
    ['昆山', ''],
    ['London', ''],
  ])('%j: %j', (place, code) => {
    expect(areaCodeOf([place])).toBe(code);
  });

  test('several cells agree, add to each other, or cancel each other out', () => {
    expect(areaCodeOf(['杭州', '浙江省', '西湖区', '浙江省杭州市西湖区文三路1号'])).toBe('571');
    expect(areaCodeOf(['', '浙江', '杭州市'])).toBe('571');
    expect(areaCodeOf(['杭州', '上海市浦东新区'])).toBe('');
    expect(areaCodeOf([])).toBe('');
  });
});

describe('the table', () => {
  const rows = CN_AREA_CODES_TSV.split('\n').map((line) => line.split('\t'));

  test('has every code once, with its province and its places', () => {
    expect(rows.length).toBe(331);
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    for (const [code, province, places] of rows) {
      expect(code).toMatch(/^(?:10|2[0-57-9]|[3-9]\d\d)$/);
      expect(province).not.toBe('');
      expect(places).not.toBe('');
    }
  });

  test.each(rows.map(([code = '', , , into = '']) => [code, into]))(
    '0%s: the metadata know numbers of it, unless it was merged into 0%s',
    (code, into) => {
      const lines = ['2345678', '5345678', '8345678', '23456789', '53456789', '83456789'].map((subscriber) =>
        mainlandLine(code + subscriber),
      );
      if (into === '') {
        expect(isAreaCode(code)).toBe(true);
        expect(lines).toContainEqual({ kind: 'landline', issue: '' });
      } else {
        expect(isAreaCode(into)).toBe(true);
        expect(lines).not.toContainEqual({ kind: 'landline', issue: '' });
      }
    },
  );
});

describe('merged area codes are reported with their successor, never rewritten', () => {
  test.each([
    ['0410-4567890', '+864104567890', '+862474567890', 'Tieling: 024, a 7 in front'],
    ['0413-4567890', '+864134567890', '+862454567890', 'Fushun: 024, a 5 in front'],
    ['0733-8123456', '+867338123456', '+8673128123456', 'Zhuzhou: 0731, a 2 in front'],
    ['0732-8123456', '+867328123456', '+8673158123456', 'Xiangtan: 0731, a 5 in front'],
    ['0565-8123456', '+865658123456', '+8655188123456', 'Chaohu: 0551, an 8 in front'],
    ['0852-8123456', '+868528123456', '+8685128123456', 'Zunyi: 0851, a 2 in front'],
    ['0378-8123456', '+863788123456', '0371', 'Kaifeng: which digit is not in our table'],
    ['0910-8123456', '+869108123456', '029', 'Xianyang: the same'],
    ['0634-8123456', '+866348123456', '0531', 'Laiwu: the same'],
  ])('%s is %s, perhaps %s (%s)', (cell, value, suggestion) => {
    expect(read(cell)).toMatchObject({
      value,
      status: 'suspect',
      issues: ['phone/retired-area-code'],
      suggestion,
      keys: [value],
    });
    expect(read(value)).toMatchObject({ value, suggestion });
  });

  test('the suggestion is in the style of the column', () => {
    expect(read('0733-8123456转8', { ...CN, phoneFormat: 'cc-area' })).toMatchObject({
      value: '+86-733-8123456-8',
      extension: '8',
      suggestion: '+86-731-28123456-8',
    });
  });

  test('codes in use have no successor', () => {
    expect(successorOf('571')).toBeUndefined();
    expect(successorOf('999')).toBeUndefined();
  });
});

describe('metadata that drift blank nothing', () => {
  const withoutHangzhou = /^(?:10[2-8]\d{7}|57[02-9][2-8]\d{6,7})$/;

  test('an area of our dated table that the metadata drop is suspect, not invalid', () => {
    expect(lineOfKnownArea('5718888666', withoutHangzhou)).toEqual({
      kind: 'landline',
      issue: 'phone/unlisted-area-code',
    });
  });

  test('a number of the wrong length in an area they know stays invalid, as does an area that never was', () => {
    expect(lineOfKnownArea('102345678', withoutHangzhou)).toBeUndefined();
    expect(lineOfKnownArea('2688886666', withoutHangzhou)).toBeUndefined();
    expect(mainlandLine('5121234567')).toBeUndefined();
  });

  test('a foreign number with its country code and a length that exists is suspect, not invalid', () => {
    expect(read('+1 555 123 4560')).toMatchObject({
      value: '+1 555 123 4560',
      status: 'suspect',
      issues: ['phone/unassigned-number'],
      keys: [],
    });
    expect(read('+1 555 123')).toMatchObject({ status: 'invalid' });
  });
});

describe('--default-area', () => {
  const BEIJING = { ...CN, phoneArea: '10' };

  test.each([
    ['88886666', '+861088886666', 'eight digits'],
    ['8888 6666', '+861088886666', 'in groups'],
    ['8888-6666', '+861088886666', 'with a dash'],
    ['62345678转801', '+861062345678 ext 801', 'an extension'],
    ['62345678-801', '+861062345678 ext 801', 'a dash before the extension'],
    ['电话：62345678', '+861062345678', 'a label'],
  ])('%s is %s (%s)', (cell, value) => {
    expect(read(cell, BEIJING)).toMatchObject({ value, status: 'fixed', rule: 'phone/default-area' });
    expect(read(value, BEIJING)).toMatchObject({ value, rule: '' });
  });

  test('every number of the cell gets it', () => {
    expect(read('62345678/13651079428', BEIJING)).toMatchObject({
      value: '+861062345678',
      more: ['+8613651079428'],
    });
    expect(read('62345678/9', BEIJING)).toMatchObject({ value: '+861062345678', more: ['+861062345679'] });
  });

  test.each([
    ['6888888', 'suspect', ['phone/no-area-code'], 'seven digits where Beijing has eight'],
    ['88888888', 'invalid', ['phone/placeholder'], 'made up'],
    ['20240131', 'suspect', ['phone/no-area-code'], 'a day'],
    ['95588', 'suspect', ['phone/service-number'], 'a hotline'],
  ])('%s is left as typed: %s %j (%s)', (cell, status, issues) => {
    expect(read(cell, BEIJING)).toMatchObject({ value: cell, status, issues });
  });

  test('numbers with an area code of their own keep it, and no other country has areas', () => {
    expect(read('021-62345678', BEIJING).value).toBe('+862162345678');
    expect(read('57188886666', BEIJING).value).toBe('+8657188886666');
    expect(read('91234567', { ...BEIJING, country: 'HK' }).value).toBe('+85291234567');
  });
});

describe('a local number in a row with a city', () => {
  const place = (cell: string, places: readonly string[], settings = CN) =>
    phoneFromPlace(openPhone(settings).clean(cell), places, settings);

  test.each([
    ['88886666', ['杭州市'], '+8657188886666'],
    ['88886666转801', ['浙江', '杭州'], '+8657188886666 ext 801'],
    ['8123456', ['甘肃省天水市'], '+869388123456'],
    ['6234 5678', ['上海市浦东新区世纪大道1号'], '+862162345678'],
  ])('%s in %j is %s', (cell, places, value) => {
    expect(place(cell, places)).toMatchObject({
      value,
      status: 'fixed',
      rule: 'phone/area-from-city',
      issues: [],
    });
  });

  test.each([
    ['88886666', ['朝阳区'], 'no city'],
    ['88886666', ['杭州', '上海'], 'two cities'],
    ['8123456', ['杭州'], 'seven digits, and the city has eight'],
    ['021-88886666', ['杭州'], 'an area code of its own'],
    ['13651079428', ['杭州'], 'a mobile'],
    ['95588', ['杭州'], 'a hotline'],
    ['88888888', ['杭州'], 'made up'],
    ['', ['杭州'], 'nothing'],
  ])('%s in %j stays as it is (%s)', (cell, places) => {
    expect(place(cell, places)).toEqual(openPhone(CN).clean(cell));
  });

  test('in the style of the column, and only in a file of the mainland', () => {
    expect(place('88886666', ['杭州'], { ...CN, phoneFormat: 'cn' }).value).toBe('+86-571-88886666');
    expect(place('88886666', ['杭州'], { ...CN, country: '' }).value).toBe('88886666');
  });
});

describe('a number in a row with a country', () => {
  const row = (cell: string, country: string, settings = CN) =>
    phoneFromCountry(openPhone(settings).clean(cell), country, settings);

  test.each([
    ['4155552671', 'US', '+14155552671', 'else a landline in Dandong'],
    ['(415) 555-2671', 'US', '+14155552671', 'with punctuation'],
    ['415-555-2671 x801', 'US', '+14155552671 ext 801', 'with an extension'],
    ['0117 496 0123', 'GB', '+441174960123', 'else nothing at all'],
    ['91234567', 'HK', '+85291234567', 'a mobile of Hong Kong'],
    ['0912345678', 'TW', '+886912345678', 'a mobile of Taiwan'],
    ['030 901820', 'DE', '+4930901820', 'a trunk zero'],
  ])('%s in %s is %s (%s)', (cell, country, value) => {
    expect(row(cell, country)).toMatchObject({
      value,
      status: 'fixed',
      rule: 'phone/country-from-row',
      issues: [],
    });
    expect(read(value)).toMatchObject({ value, rule: '' });
  });

  test.each([
    ['+86 13651079428', 'US', 'its own country code'],
    ['0086 13651079428', 'US', 'its own country code'],
    ['13651079428', 'CN', 'the country of the file'],
    ['13651079428', 'HK', 'no number over there'],
    ['138****8001', 'US', 'masked'],
    ['', 'US', 'nothing'],
    ['1.38E+10', 'US', 'damaged'],
    ['021-62345678', 'US', 'no number over there'],
    ['88886666', '', 'no country'],
  ])('%s in %s stays as it is (%s)', (cell, country) => {
    expect(row(cell, country)).toEqual(openPhone(CN).clean(cell));
  });

  test('a mainland mobile stays one, whatever the row says', () => {
    expect(row('13802013800', 'US').value).toBe('+8613802013800');
  });

  test('in a file without a country, its row gives a number one', () => {
    const anywhere = { ...CN, country: '' };
    expect(row('136-5107-9428', 'CN', anywhere)).toMatchObject({ value: '+8613651079428', status: 'fixed' });
    expect(row('4155552671 x801', 'US', anywhere)).toMatchObject({ value: '+14155552671 ext 801' });
  });

  test.each(['e164', 'cc-area', 'national', 'cn'] as const)(
    'a zero that was only supposed lost, as %s',
    (phoneFormat) => {
      const settings = { ...CN, phoneFormat };
      expect(row('4155552671-8', 'US', settings).value.replace(/\D/g, '')).toBe('141555526718');
      const once = row('4155552671', 'US', settings);
      expect(openPhone(settings).clean(once.value).value).toBe(once.value);
      expect(row(once.value, 'US', settings).value).toBe(once.value);
    },
  );

  test('a number that only its row explains is no longer ambiguous', () => {
    const mixed = { ...CN, profile: { ...NO_PROFILE, foreignShare: 0.05 } };
    expect(read('4155552671', mixed).issues).toEqual(['phone/ambiguous-region']);
    expect(row('4155552671', 'US', mixed)).toMatchObject({ value: '+14155552671', issues: [] });
  });

  test('a style that cannot express it falls back, and says so', () => {
    expect(row('4155552671', 'US', { ...CN, phoneFormat: 'national' })).toMatchObject({
      value: '+14155552671',
      issues: ['phone/style-impossible'],
    });
    expect(row('4155552671', 'US', { ...CN, phoneFormat: 'cn' }).value).toBe('+1-4155552671');
  });
});

test.each([
  ['电话：88886666', 'suspect', 'phone/no-area-code', 'a label does not hide why'],
  ['88886666转801', 'suspect', 'phone/no-area-code', 'nor does the word for an extension'],
  ['6234 5679转801', 'suspect', 'phone/no-area-code', 'in groups'],
  ['6234-5679-801', 'suspect', 'phone/no-area-code', 'in groups'],
  ['88886666 ext 801', 'suspect', 'phone/no-area-code', 'in English'],
  ['客服电话：95588', 'suspect', 'phone/service-number', 'a hotline'],
  ['96156', 'suspect', 'phone/service-number', 'a hotline of a city'],
  ['961200', 'suspect', 'phone/service-number', 'a hotline of a province'],
  ['10086', 'suspect', 'phone/service-number', 'a carrier'],
  ['10010', 'suspect', 'phone/service-number', 'a carrier'],
  ['120', 'suspect', 'phone/service-number', 'an ambulance'],
  ['12315', 'suspect', 'phone/service-number', 'consumer protection'],
  ['1410123456789', 'suspect', 'phone/machine-number', 'the card of a machine'],
  ['1440012345678', 'suspect', 'phone/machine-number', 'the card of a machine'],
  ['+86 1461234567890', 'suspect', 'phone/machine-number', 'with its country code'],
  ['0912345678', 'suspect', 'phone/perhaps-foreign', 'a mobile of Taiwan'],
  ['91234567', 'suspect', 'phone/perhaps-foreign', 'a mobile of Hong Kong'],
  ['手机：1365107942', 'invalid', 'phone/too-short', 'a digit missing'],
])('%s is left as typed, %s: %s (%s)', (cell, status, issue) => {
  expect(read(cell)).toMatchObject({ value: cell, status, rule: '', issues: [issue] });
});

test.each([
  ['0912345678', '+886912345678'],
  ['9123 4567', '+85291234567'],
])('%s is perhaps %s, which is said and not written', (cell, suggestion) => {
  expect(read(cell)).toMatchObject({ value: cell, suggestion, keys: [] });
});

test('the rules are bound to the columns a source has', () => {
  const column = (index: number, type: FieldType, role: Role) =>
    ({ index, name: role, type, role, confidence: 1, decidedBy: 'header', settings: CN }) as const;
  const rules = openPhoneRules(
    [
      column(0, 'phone', 'phone'),
      column(1, 'region', 'country'),
      column(2, 'region', 'city'),
      column(3, 'address', 'address'),
    ],
    (name) => (name === '美国' ? 'US' : ''),
  );
  const judged = (cell: string, beside: Readonly<Record<number, string>>): string =>
    rules.reduce((phone, rule) => {
      const isAsked =
        (rule.when === undefined || phone.issues.some((issue) => rule.when!.has(issue))) &&
        (rule.whenRule === undefined || rule.whenRule === phone.rule);
      return isAsked
        ? rule.judge(
            phone,
            rule.beside.map((index) => beside[index] ?? ''),
          )
        : phone;
    }, openPhone(CN).clean(cell)).value;
  expect(rules.map(({ column: judgedColumn }) => judgedColumn)).toEqual([0, 0, 0, 0, 0]);
  expect(judged('88886666', { 2: '杭州', 3: '西湖区文三路1号' })).toBe('+8657188886666');
  expect(judged('88886666', { 1: '美国', 2: '杭州' })).toBe('+8657188886666');
  expect(judged('4155552671', { 1: '美国' })).toBe('+14155552671');
  expect(judged('4155552671', { 1: '中国' })).toBe('+864155552671');
  expect(judged('4155552671', { 3: '12 Main St, San Francisco, CA 94107' })).toBe('+14155552671');
  expect(judged('4155552671', { 3: '辽宁省丹东市振兴区1号' })).toBe('+864155552671');
  expect(judged('(415) 555-2671', { 3: '12 Main St, San Francisco, CA 94107' })).toBe('+14155552671');
  expect(judged('(415) 555-2671', { 1: '中国', 3: '12 Main St, San Francisco, CA 94107' })).toBe(
    '(415) 555-2671',
  );
  expect(openPhoneRules([column(0, 'phone', 'phone')])).toEqual([]);
  const [, byCountry] = openPhoneRules([column(0, 'phone', 'phone'), column(1, 'region', 'country')]);
  expect(byCountry!.judge(openPhone(CN).clean('4155552671'), ['美国']).value).toBe('+14155552671');
});

test.each([
  ['4155552671', 'California', '', '+14155552671'],
  ['4155552671', 'CA', '', '+14155552671'],
  ['4155552671', 'CA', '94107', '+14155552671'],
  ['4155552671-8', 'CA', '', '+14155552671 ext 8'],
  ['5368123456', 'SD', '', '+865368123456'],
  ['5368123456', 'SD', '261000', '+865368123456'],
  ['4155552671', '辽宁省', '', '+864155552671'],
  ['4155552671', 'CA', '118000', '+864155552671'],
  ['57188886666', 'CA', '', '+8657188886666'],
  ['13651079428', 'CA', '', '+8613651079428'],
])('%s in a Chinese file, beside the state %j and the code %j, is %s', (cell, state, zip, value) => {
  const column = (index: number, type: FieldType, role: Role) =>
    ({ index, name: role, type, role, confidence: 1, decidedBy: 'header', settings: CN }) as const;
  const columns = [
    column(0, 'phone', 'phone'),
    column(1, 'region', 'province'),
    column(2, 'postcode', 'postcode'),
  ];
  const beside = ['', state, zip];
  const judged = openPhoneRules(columns).reduce((phone, rule) => {
    if (rule.when !== undefined && !phone.issues.some((issue) => rule.when!.has(issue))) return phone;
    if (rule.whenRule !== undefined && rule.whenRule !== phone.rule) return phone;
    return rule.judge(
      phone,
      rule.beside.map((index) => beside[index]!),
    );
  }, openPhone(CN).clean(cell));
  expect(judged.value).toBe(value);
});
