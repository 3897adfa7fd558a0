import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, fromDayNumber, parseIsoDate, toDayNumber } from '../../src/calendar/plain-date.ts';
import { compareBirthdays } from '../../src/fields/date/compare.ts';
import { dateEvidenceOf } from '../../src/fields/date/evidence.ts';
import { openDate, openDateTime } from '../../src/fields/date/normalizer.ts';
import { dateOrderNamed, dateOrderOf, hasYearLast } from '../../src/fields/date/order.ts';
import { holdsWholeDays } from '../../src/fields/date/whole-days.ts';
import { NO_PROFILE, type FieldSettings } from '../../src/model/cleaned.ts';

const CN: FieldSettings = {
  country: 'CN',
  phoneFormat: 'e164',
  today: '2026-11-22',
  words: 'zh',
  dateOrder: '',
  profile: NO_PROFILE,
};
const US = { ...CN, country: 'US' };
const date = openDate(CN);
const datetime = openDateTime(CN);

describe('a day, however it is written', () => {
  test.each([
    ['2025年6月3日', 'date/iso', 'M07'],
    ['2025/6/3', 'date/iso', 'M07'],
    ['20250603', 'date/iso', 'M07'],
    ['45811', 'date/excel-serial', 'M07: Excel counts days'],
    ['45811.0', 'date/excel-serial', 'through pandas'],
    ['2025-6-3', 'date/iso', 'no leading zeros'],
    ['2025.06.03', 'date/iso', 'dots'],
    ['2025 06 03', 'date/iso', 'spaces'],
    ['2025年06月03日（星期二）', 'date/iso', 'a weekday'],
    ['2025年6月3号', 'date/iso', 'spoken'],
    ['２０２５／６／３', 'date/iso', 'full width'],
    [' 2025-06-03 ', 'date/iso', 'spaces around'],
    ['二〇二五年六月三日', 'date/iso', 'Chinese numerals'],
    ['二零二五年六月三日', 'date/iso', 'another zero'],
    ['2025-06-03 00:00:00', 'date/iso', 'midnight says nothing'],
    ['2025-06-03T00:00:00+08:00', 'date/iso', 'midnight with an offset'],
    ['2025/6/3 0:00', 'date/iso', 'Excel shows midnight'],
    ['3-Jun-2025', 'date/iso', 'a month name'],
    ['3 June 2025', 'date/iso', 'a month name'],
    ['Jun 3, 2025', 'date/iso', 'American'],
    ['June 3rd, 2025', 'date/iso', 'an ordinal'],
    ['2025-Jun-03', 'date/iso', 'year first'],
    ['Tuesday, 3 June 2025', 'date/iso', 'with its weekday'],
    ['民国114年6月3日', 'date/era', 'Minguo'],
    ['民國114/06/03', 'date/era', 'Minguo, traditional'],
    ['令和7年6月3日', 'date/era', 'Reiwa'],
    ['R7.6.3', 'date/era', 'Reiwa in short'],
    ['1748880000', 'date/unix', 'seconds: midnight in China'],
    ['1748880000000', 'date/unix', 'milliseconds'],
    ['/Date(1748880000000)/', 'date/unix', '.NET'],
    ['638845056000000000', 'date/unix', '.NET ticks, local'],
  ])('%j is 2025-06-03 by %s (%s)', (cell, rule) => {
    expect(date.clean(cell)).toMatchObject({ value: '2025-06-03', status: 'fixed', rule, issues: [] });
    expect(date.keys(date.clean(cell))).toEqual(['2025-06-03']);
  });

  test('canonical is left alone', () => {
    expect(date.clean('2025-06-03')).toEqual({ value: '2025-06-03', status: 'ok', rule: '', issues: [] });
    expect(date.clean('2024-02-29').status).toBe('ok');
  });

  test.each([
    ['二〇二五年十二月二十三日', '2025-12-23'],
    ['二〇二五年十月廿三日', '2025-10-23'],
    ['一九九〇年一月三十一日', '1990-01-31'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['民国元年1月1日', '1912-01-01'],
    ['36526', '2000-01-01'],
    ['25/06/2025', '2025-06-25'],
    ['06/25/2025', '2025-06-25'],
    ['05/05/2025', '2025-05-05'],
    ['01-Mar-99', '1999-03-01'],
  ])('%j is %s', (cell, value) => {
    expect(date.clean(cell).value).toBe(value);
  });

  test('an Excel text marker comes off and is reported', () => {
    expect(date.clean("'2025-06-03")).toMatchObject({ value: '2025-06-03', issues: ['text/excel-guard'] });
  });

  test('serials of a 1904 workbook', () => {
    expect(openDate({ ...CN, date1904: true }).clean('44349').value).toBe('2025-06-03');
  });

  test('an instant is shown as its country saw it, elsewhere in UTC', () => {
    expect(openDateTime(CN).clean('1748930706').value).toBe('2025-06-03 14:05:06');
    expect(openDateTime(US).clean('1748930706').value).toBe('2025-06-03 06:05:06Z');
  });
});

describe('a day and its time', () => {
  test.each([
    ['2025-06-03 14:05', '2025-06-03 14:05:00', 'no seconds'],
    ['2025/6/3 14:05:06', '2025-06-03 14:05:06', 'slashes'],
    ['2025-06-03T14:05:06', '2025-06-03 14:05:06', 'ISO'],
    ['2025-06-03T14:05:06.000', '2025-06-03 14:05:06', 'zeros'],
    ['2025-06-03 14:05:06.120', '2025-06-03 14:05:06.12', 'a fraction'],
    ['2025-06-03T14:05:06+08:00', '2025-06-03 14:05:06+08:00', 'an offset'],
    ['2025-06-03T14:05:06+0800', '2025-06-03 14:05:06+08:00', 'an offset'],
    ['2025-06-03T06:05:06Z', '2025-06-03 06:05:06Z', 'UTC'],
    ['2025年6月3日14时5分6秒', '2025-06-03 14:05:06', 'Chinese units'],
    ['2025年6月3日 下午2:05', '2025-06-03 14:05:00', 'afternoon'],
    ['2025-6-3 上午12:05', '2025-06-03 00:05:00', 'after midnight'],
    ['2025-6-3 晚上8点', '2025-06-03 20:00:00', 'evening'],
    ['2025-6-3 中午12点05分', '2025-06-03 12:05:00', 'noon'],
    ['Jun 3, 2025 2:05 PM', '2025-06-03 14:05:00', 'p.m.'],
    ['3 Jun 2025 12:05 a.m.', '2025-06-03 00:05:00', 'a.m.'],
    ['Tue, 03 Jun 2025 14:05:06 +0800', '2025-06-03 14:05:06+08:00', 'RFC 2822'],
    ['Tue Jun 03 14:05:06 CST 2025', '2025-06-03 14:05:06', 'Java'],
    ['Tue Jun 03 2025 14:05:06 GMT+0800 (China Standard Time)', '2025-06-03 14:05:06+08:00', 'JavaScript'],
    ['20250603140506', '2025-06-03 14:05:06', 'digits'],
    ['202506031405', '2025-06-03 14:05:00', 'digits without seconds'],
    ['20250603 14:05:06', '2025-06-03 14:05:06', 'digits and a clock'],
    ['45811.586875', '2025-06-03 14:05:06', 'Excel'],
    ['2025-06-03', '2025-06-03', 'no time'],
    ['2025-06-03 00:00:00', '2025-06-03 00:00:00', 'midnight is a time here'],
  ])('%j is %s (%s)', (cell, value) => {
    expect(datetime.clean(cell).value).toBe(value);
  });

  test('a date column keeps a time that says something', () => {
    expect(date.clean('2025/6/3 14:05')).toMatchObject({ value: '2025-06-03 14:05:00', status: 'fixed' });
    expect(date.keys(date.clean('2025/6/3 14:05'))).toEqual(['2025-06-03']);
  });

  test.each(['2025-06-03 24:05', '2025-06-03 14:60', '2025-02-30 10:00'])('%j never was', (cell) => {
    expect(datetime.clean(cell)).toMatchObject({
      value: cell,
      status: 'invalid',
      issues: ['date/impossible'],
    });
  });
});

describe('kept as typed, with the reason', () => {
  test.each([
    ['2025-02-30', 'invalid', 'date/impossible', 'no such day'],
    ['2025-13-01', 'invalid', 'date/impossible', 'no such month'],
    ['20250230', 'invalid', 'date/impossible', 'no such day'],
    ['31/11/2025', 'invalid', 'date/impossible', 'no such day in either order'],
    ['never', 'suspect', 'date/never', 'of a last contact'],
    ['从未联系', 'suspect', 'date/never', 'of a last contact'],
    ['2023-02-29', 'invalid', 'date/impossible', 'no leap year'],
    ['1900-02-29', 'invalid', 'date/impossible', 'a leap year only to Excel'],
    ['1900-01-00', 'suspect', 'date/sentinel', "Excel's zero"],
    ['1900-01-01', 'suspect', 'date/sentinel', 'a default'],
    ['1900/1/1', 'suspect', 'date/sentinel', 'a default'],
    ['1899-12-30', 'suspect', 'date/sentinel', "Excel's zero"],
    ['1970-01-01', 'suspect', 'date/sentinel', "Unix's zero"],
    ['1970-01-01 08:00:00', 'suspect', 'date/sentinel', "Unix's zero in China"],
    ['0000-00-00', 'suspect', 'date/sentinel', "MySQL's zero"],
    ['00000000', 'suspect', 'date/sentinel', 'zeros'],
    ['0', 'suspect', 'date/sentinel', 'zero'],
    ['9999-12-31', 'suspect', 'date/sentinel', 'for ever'],
    ['1753-01-01', 'suspect', 'date/sentinel', "SQL Server's first day"],
    ['03/06/2025', 'suspect', 'date/ambiguous', 'March or June'],
    ['3.6.2025', 'suspect', 'date/ambiguous', 'March or June'],
    ['201206', 'suspect', 'date/ambiguous', 'a month or a day'],
    ['114/06/03', 'suspect', 'date/ambiguous', 'Minguo only where nothing else is'],
    ['2025年6月', 'suspect', 'date/no-day', 'a month'],
    ['2025-06', 'suspect', 'date/no-day', 'a month'],
    ['202506', 'suspect', 'date/no-day', 'a month'],
    ['Jun 2025', 'suspect', 'date/no-day', 'a month'],
    ['1985', 'suspect', 'date/no-day', 'a year'],
    ['6月3日', 'suspect', 'date/no-year', 'every year'],
    ['3-Jun', 'suspect', 'date/no-year', 'every year'],
    ['农历八月十五', 'suspect', 'date/lunar', 'another calendar'],
    ['腊月廿三', 'suspect', 'date/lunar', 'another calendar'],
    ['2.02506E+07', 'lossy', 'date/excel-damaged', 'rounded for display'],
    ['张三', 'invalid', 'date/not-a-date', 'a name'],
    ['13651079428', 'invalid', 'date/not-a-date', 'a phone'],
    ['110105491231002', 'invalid', 'date/not-a-date', 'an identity number'],
    ['70000', 'invalid', 'date/not-a-date', 'an amount'],
    ['同上', 'suspect', 'text/ditto', 'points at another row'],
    ['无', 'empty', 'text/placeholder', 'nothing'],
    ['长期', 'suspect', 'date/open-end', 'no last day'],
    ['今天', 'suspect', 'date/relative', 'the day somebody typed it'],
    ['3天前', 'suspect', 'date/relative', ''],
    ['下午2:05', 'suspect', 'date/no-date', 'a time alone'],
    ['2025-06-03至2025-06-10', 'suspect', 'date/range', 'two days'],
    ['2025.6.3-2025.6.10', 'suspect', 'date/range', 'two days'],
    ['2025年第二季度', 'suspect', 'date/no-day', 'a quarter'],
    ['2025年6月上旬', 'suspect', 'date/no-day', 'ten days'],
    ['2025-W23', 'suspect', 'date/no-day', 'a week'],
    ['2025H1', 'suspect', 'date/no-day', 'half a year'],
    ['2025年6月底', 'suspect', 'date/no-day', 'the end of a month'],
    ['2025年春节前', 'suspect', 'date/no-day', 'a feast'],
    ['85年6月', 'suspect', 'date/no-day', 'a month'],
    ['2025年6月3日上午', 'suspect', 'date/vague-time', 'half a day'],
    ['2025年6月3日-10日', 'suspect', 'date/range', 'two days'],
    ['2025/6/3-6/10', 'suspect', 'date/range', 'two days'],
    ['2025-06-03;2025-07-03', 'suspect', 'date/range', 'two days'],
    ['6/3/25', 'suspect', 'date/ambiguous', 'a year has two digits: it stands last'],
    ['58:32.1', 'lossy', 'date/excel-damaged', 'a moment shown as minutes and seconds'],
    ['3 listopada 2025', 'invalid', 'date/not-a-date', 'November in Poland, October in Croatia'],
  ])('%j is %s: %s (%s)', (cell, status, issue) => {
    const cleaned = date.clean(cell);
    expect(cleaned).toMatchObject({ value: cell, status, rule: '', issues: [issue] });
    expect(date.keys(cleaned)).toEqual([]);
  });

  test('a year that is nobody’s is written and pointed at', () => {
    expect(date.clean('2205-06-03')).toMatchObject({
      value: '2205-06-03',
      status: 'suspect',
      issues: ['date/unlikely-year'],
    });
    expect(date.clean('1825/6/3')).toMatchObject({
      value: '1825-06-03',
      status: 'suspect',
      rule: 'date/iso',
    });
  });

  test('blank cells are empty', () => {
    expect(date.clean('')).toMatchObject({ value: '', status: 'empty', rule: '' });
    expect(date.clean('　')).toMatchObject({ value: '', status: 'empty', rule: 'text/tidy' });
  });
});

describe('the order of day, month and year', () => {
  const inOrder = (dateOrder: FieldSettings['dateOrder'], cell: string, country = 'CN') =>
    openDate({ ...CN, country, dateOrder }).clean(cell);

  test.each([
    ['dmy', '03/06/2025', '2025-06-03'],
    ['mdy', '03/06/2025', '2025-03-06'],
    ['dmy', '03.06.25', '2025-06-03'],
    ['mdy', '3-6-25', '2025-03-06'],
    ['ymd', '25/6/3', '2025-06-03'],
    ['', '25/6/3', '2025-06-03'],
    ['', '25-06-03', '2025-06-03'],
    ['', '250603', '2025-06-03'],
    ['', '25年6月3日', '2025-06-03'],
    ['', '85/6/3', '1985-06-03'],
  ] as const)('%j: %s is %s', (dateOrder, cell, value) => {
    expect(inOrder(dateOrder, cell)).toMatchObject({ value, status: 'fixed' });
  });

  test.each([
    ['Date of birth (dd/mm/yyyy)', 'dmy'],
    ['DOB DD.MM.YY', 'dmy'],
    ['Joined [MM-DD-YYYY]', 'mdy'],
    ['出生日期（年/月/日）', 'ymd'],
    ['生日(yyyy-mm-dd)', 'ymd'],
    ['入会（日/月/年）', 'dmy'],
    ['Added', ''],
    ['command', ''],
  ])('the header %s says %j', (header, order) => {
    expect(dateOrderNamed(header)).toBe(order);
  });

  test.each([
    [['6/3/25', '12/3/25', '7/11/24'], true, 'a one-digit number is no year'],
    [['6/3/25', '12/3/25'], false, 'once is a slip'],
    [['6/3/25', '5/3/25', '25/6/3'], false, 'the year stands first elsewhere'],
    [['6/3/25', '5/3/25', '85/06/03'], false, 'so it does here'],
    [['06/03/25', '12/03/25'], false, 'nothing tells'],
  ])('%j has its year last: %s (%s)', (cells, last) => {
    expect(hasYearLast(cells)).toBe(last);
  });

  test('where the year stands last, 12/3/25 is not December of 2012, and nobody knows more', () => {
    const dates = { ...dateEvidenceOf(['6/3/25', '12/3/25', '7/11/24'], [], 'CN') };
    const column = openDate({ ...CN, profile: { ...NO_PROFILE, dates } });
    expect(column.clean('12/3/25')).toMatchObject({ value: '12/3/25', issues: ['date/ambiguous'] });
    expect(column.clean('25/6/3')).toMatchObject({ status: 'suspect' });
    expect(column.clean('6/13/25')).toMatchObject({ value: '2025-06-13' });
    expect(date.clean('12/3/25').value).toBe('2012-03-25');
  });

  test.each([
    ['46.6.3', '2046-06-03'], ['69.6.3', '2069-06-03'], ['70.6.3', '1970-06-03'], ['99.6.3', '1999-06-03'], ['00.6.3', '2000-06-03'],
  ])('%s of no birthday is %s', (cell, day) => {
    expect(inOrder('ymd', cell)).toMatchObject({ value: day, issues: ['date/two-digit-year'] });
  }); // prettier-ignore

  test('a two-digit year is pointed at', () => {
    expect(inOrder('', '25/6/3').issues).toEqual(['date/two-digit-year']);
  });

  test('outside East Asia a two-digit year decides nothing', () => {
    expect(inOrder('', '25/6/3', 'US')).toMatchObject({ status: 'suspect', issues: ['date/ambiguous'] });
    expect(inOrder('', '6/25/99', 'US').value).toBe('1999-06-25');
  });

  test('a cell that contradicts its column is read the only possible way, and pointed at', () => {
    expect(inOrder('mdy', '25/06/2025')).toMatchObject({ value: '2025-06-25', issues: ['date/mixed-order'] });
  });

  test('Minguo without a word for it, in Taiwan', () => {
    expect(inOrder('', '114/06/03', 'TW').value).toBe('2025-06-03');
  });

  test.each([
    [['03/06/2025', '25/06/2025', '1/1/2025'], 'dmy', 'a 25th in first place'],
    [['03/06/2025', '06/25/2025 10:00'], 'mdy', 'a 25th in second place'],
    [['25/06/2025', '06/25/2025'], '', 'contradiction'],
    [['03/06/2025', '05/05/2025'], '', 'no evidence'],
    [['85/6/3', '25/6/3'], 'ymd', 'an 85 in first place'],
    [['13/6/85'], 'dmy', 'an 85 in last place'],
    [['13/6/25'], '', 'the 13th or the year 13'],
    [['2025-06-03', '', 'x'], '', 'other forms'],
    [[...Array.from({ length: 40 }, () => '25/06/2025'), '06/25/2025'], 'dmy', 'one slip among forty'],
  ])('%j: %j (%s)', (samples, order) => {
    expect(dateOrderOf(samples)).toBe(order);
  });
});

describe('further spellings', () => {
  test.each([
    ['2025—06—03', '2025-06-03', 'dashes'], ['2025、6、3', '2025-06-03', 'enumeration commas'], ['2025，6，3', '2025-06-03', 'commas'],
    ['2025\\6\\3', '2025-06-03', 'the other slash'], ['公元2025年6月3日', '2025-06-03', 'common era'],
    ['中華民國一百一十四年六月三日', '2025-06-03', 'Minguo in words'], ['2025年6月3日 星期二 14:05', '2025-06-03 14:05:00', 'a weekday before the time'],
    ['2025-06-03 14:05:06 +0800 CST', '2025-06-03 14:05:06+08:00', 'Go'], ['2025-06-03T14:05:06+08:00[Asia/Shanghai]', '2025-06-03 14:05:06+08:00', 'Java'],
    ['Jun  3 2025  2:05PM', '2025-06-03 14:05:00', 'SQL Server'], ['03-JUN-25 02.05.06.000000 PM', '2025-06-03 14:05:06', 'Oracle'],
    ['20250603T140506Z', '2025-06-03 14:05:06Z', 'ISO basic'], ['20250603T140506+0800', '2025-06-03 14:05:06+08:00', 'ISO basic'],
    ['Tue, 3 Jun 2025 14:05:06 +0800 (CST)', '2025-06-03 14:05:06+08:00', 'RFC 2822 with a remark'], ['2025/6/3 14:05:06:123', '2025-06-03 14:05:06.123', 'logs'],
    ['3. Juni 2025', '2025-06-03', 'German'], ['3 août 2025', '2025-08-03', 'French'], ['1er janvier 2025', '2025-01-01', 'French'],
    ['3 de junio de 2025', '2025-06-03', 'Spanish'], ['3 giugno 2025', '2025-06-03', 'Italian'], ['3 mrt 2025', '2025-03-03', 'Dutch'],
    ['15 März 2025', '2025-03-15', 'German'], ['2025-06-03 7PM', '2025-06-03 19:00:00', 'an hour'], ['2025-06-03 (二)', '2025-06-03', 'a weekday'],
    ['二〇二五年六月三日下午两点零五分', '2025-06-03 14:05:00', 'in words'], ['1748930706123', '2025-06-03 14:05:06.123', 'milliseconds that say something'],
    ['1748930706.5', '2025-06-03 14:05:06.5', 'a fraction of a second'], ['2025-06-03，14:05', '2025-06-03 14:05:00', 'a comma before the time'],
    ['\\/Date(1748930706000)\\/', '2025-06-03 14:05:06', 'JSON of .NET'],
    ['2025_06_03', '2025-06-03', 'underscores'], ['2025。06。03', '2025-06-03', 'full stops'], ['2025--06--03', '2025-06-03', 'two hyphens'],
    ['2025-06-03_14:05', '2025-06-03 14:05:00', 'file names'], ['2025-06-03 14.05.06', '2025-06-03 14:05:06', 'dots in the time'],
    ['2025-06-03 14-05-06', '2025-06-03 14:05:06', 'hyphens in the time'], ['2025-06-03Z', '2025-06-03', 'XML Schema'], ['2025-06-03+08:00', '2025-06-03', 'XML Schema'],
    ['2025년 6월 3일', '2025-06-03', 'Korean'], ['2025년 6월 3일 오후 2:05', '2025-06-03 14:05:00', 'Korean'], ['3 czerwca 2025', '2025-06-03', 'Polish'],
    ['3 Haziran 2025', '2025-06-03', 'Turkish'], ['3 июня 2025', '2025-06-03', 'Russian'], ['3. maj 2025', '2025-05-03', 'Danish'], ['3 června 2025', '2025-06-03', 'Czech'],
    ['生日：1985-06-03', '1985-06-03', 'a label'], ['生于1985年6月3日', '1985-06-03', 'a label'], ['1985年6月3号生', '1985-06-03', 'a word behind'], ['出生日期:19850603', '1985-06-03', 'a label'],
  ])('%j is %s (%s)', (cell, value) => {
    expect(datetime.clean(cell)).toMatchObject({ value });
    expect(['fixed', 'suspect']).toContain(datetime.clean(cell).status);
  }); // prettier-ignore
});

describe('birthdays', () => {
  const birthday = openDate({ ...CN, birthdays: true });
  test.each([
    ['2026-11-23', 'suspect', 'date/future-birthday', '2026-11-23'],
    ['2027/1/1', 'suspect', 'date/future-birthday', '2027-01-01'],
    ['1905-06-03', 'suspect', 'date/over-120', '1905-06-03'],
    ['1906-06-03', 'ok', '', '1906-06-03'],
    ['2026-11-22', 'ok', '', '2026-11-22'],
    ['30/6/3', 'fixed', 'date/two-digit-year', '1930-06-03'],
    ['27.6.3', 'fixed', 'date/two-digit-year', '1927-06-03'],
    ['25/6/3', 'fixed', 'date/two-digit-year', '2025-06-03'],
  ])('%s: %s %s %s', (cell, status, issue, value) => {
    expect(birthday.clean(cell)).toMatchObject({ value, status, issues: issue === '' ? [] : [issue] });
    // Typed alike in two records a day that cannot be right is still the same day.
    expect(birthday.keys(birthday.clean(cell))).toEqual([value.slice(0, 10)]);
  });
});

describe('what a column gives away', () => {
  const opened = (cells: readonly string[], more: Partial<FieldSettings> = {}, open = openDate) => {
    const distinct = [...new Set(cells)];
    const settings = { ...CN, ...more };
    const dates = dateEvidenceOf(distinct, cells, settings.country);
    return open({ ...settings, dateOrder: dateOrderOf(distinct), profile: { ...NO_PROFILE, dates } });
  };
  const cells = (count: number, cell: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => cell(at));

  test('serials of people born before 1954, in a column of serials', () => {
    const serials = opened(cells(40, (at) => String(25_000 + at * 300)));
    expect(serials.clean('11689').value).toBe('1932-01-01');
    expect(serials.clean('61').value).toBe('1900-03-01');
    expect(serials.clean('60')).toMatchObject({ status: 'invalid', issues: ['date/impossible'] });
    expect(serials.clean('59').value).toBe('1900-02-28');
    expect(serials.clean('1')).toMatchObject({ status: 'suspect', issues: ['date/sentinel'] });
    expect(date.clean('11689').status).toBe('invalid');
    expect(
      opened(
        cells(40, (at) => String(25_000 + at)),
        { date1904: true },
      ).clean('0.5'),
    ).toMatchObject({ issues: ['date/no-date'] });
  });

  test('instants before 2001, in a column of instants', () => {
    const instants = opened(
      cells(40, (at) => String(1_700_000_000 + at * 99_999)),
      {},
      openDateTime,
    );
    expect(instants.clean('915120000').value).toBe('1999-01-01');
    expect(instants.clean('-157766400000').value).toBe('1965-01-01 08:00:00');
    expect(instants.clean('1748930706').value).toBe('2025-06-03 14:05:06');
    expect(datetime.clean('915120000').status).toBe('invalid');
  });

  test('years of the republic without a word for it', () => {
    const minguo = opened([
      ...cells(18, (at) => `11${String(at % 5)}/0${String(1 + (at % 9))}/1${String(at % 8)}`),
      '99/05/03',
      '1140603',
    ]);
    expect(minguo.clean('114/06/03')).toMatchObject({ value: '2025-06-03', rule: 'date/era' });
    expect(minguo.clean('99/05/03')).toMatchObject({ value: '2010-05-03', rule: 'date/era' });
    expect(minguo.clean('1140603').value).toBe('2025-06-03');
    expect(openDate({ ...CN, country: 'TW' }).clean('0990503').value).toBe('2010-05-03');
    expect(date.clean('1140603').status).toBe('invalid');
  });

  test('cells that contradict each other are pointed at, those that can be read two ways stay', () => {
    const mixed = opened(['25/06/2025', '06/25/2025', '03/06/2025']);
    expect(mixed.clean('25/06/2025')).toMatchObject({ value: '2025-06-25', issues: ['date/mixed-order'] });
    expect(mixed.clean('06/25/2025')).toMatchObject({ value: '2025-06-25', issues: ['date/mixed-order'] });
    expect(mixed.clean('03/06/2025')).toMatchObject({
      value: '03/06/2025',
      status: 'suspect',
      issues: ['date/ambiguous'],
    });
    expect(mixed.clean('05/05/2025')).toMatchObject({ value: '2025-05-05', issues: [] });
  });

  describe('whole days', () => {
    const midnights = [
      '2025-06-03 00:00:00',
      '2025/6/4 0:00',
      '2025-06-05T00:00:00',
      '2025-06-06',
      '45811',
      '无',
    ];
    test.each([
      ['登记日期', midnights, true],
      ['入会日（必填）', midnights, true],
      ['Create_Date', midnights, true],
      ['dateAdded', midnights, true],
      ['zcrq', midnights, true],
      ['登记时间', midnights, false],
      ['created_at', midnights, false],
      ['last update', midnights, false],
      ['date_time', midnights, false],
      ['登记日期', [...midnights, '2025-06-03 14:05:06'], false],
      ['登记日期', [...midnights, '45811.5'], false],
      ['登记日期', [...midnights, '2025-06-03T00:00:00Z'], false],
      ['登记日期', ['无', '########'], false],
    ])('%s %j: %s', (header, values, whole) => {
      expect(holdsWholeDays(header, values, CN)).toBe(whole);
    });

    test('midnight is dropped, any other time stays', () => {
      const dates = { ...dateEvidenceOf([], [], 'CN'), wholeDays: true };
      const days = openDateTime({ ...CN, profile: { ...NO_PROFILE, dates } });
      expect(days.clean('2025-06-03 00:00:00')).toMatchObject({ value: '2025-06-03', status: 'fixed' });
      expect(days.clean('2025/6/3 0:00').value).toBe('2025-06-03');
      expect(days.clean('2025-06-03 14:05:06')).toMatchObject({ value: '2025-06-03 14:05:06', status: 'ok' });
      expect(days.keys(days.clean('2025-06-03 14:05:06'))).toEqual(['2025-06-03 14:05:06']);
    });
  });

  test('days that a spreadsheet has swapped', () => {
    const swapped = opened([
      ...cells(25, (at) => `${String(13 + (at % 16))}/0${String(1 + (at % 9))}/2025`),
      ...cells(25, (at) => `20${String(10 + at)}-0${String(1 + (at % 9))}-0${String(1 + (at % 8))}`),
    ]);
    expect(swapped.clean('2025-03-06')).toEqual({
      value: '2025-03-06',
      status: 'suspect',
      rule: '',
      issues: ['date/swapped'],
      suggestion: '2025-06-03',
    });
    expect(swapped.clean('2025/3/6')).toMatchObject({ value: '2025-03-06', status: 'suspect' });
    expect(swapped.clean('25/06/2025')).toMatchObject({ value: '2025-06-25', status: 'fixed', issues: [] });
    expect(swapped.clean('2025-05-05').status).toBe('ok');
    expect(swapped.clean('3/6/2025')).toMatchObject({ value: '2025-06-03', status: 'suspect' });
    const honest = opened([
      ...cells(25, (at) => `${String(13 + (at % 16))}/06/2025`),
      ...cells(25, (at) => `2025-06-${String(1 + at).padStart(2, '0')}`),
    ]);
    expect(honest.clean('2025-03-06').status).toBe('ok');
  });

  test('Chinese midnights in UTC are the next day where every cell says so', () => {
    const days = cells(30, (at) => `2025-06-${String(1 + (at % 29)).padStart(2, '0')}`);
    const marked = opened(days.map((day) => `${day}T16:00:00Z`));
    expect(marked.clean('2025-06-02T16:00:00Z')).toEqual({
      value: '2025-06-03',
      status: 'fixed',
      rule: 'date/utc-midnight',
      issues: [],
    });
    expect(marked.clean('2025-06-30T16:00:00.000Z').value).toBe('2025-07-01');
    expect(marked.clean('2025-06-03').value).toBe('2025-06-03');
    const bare = opened(days.map((day) => `${day} 16:00:00`));
    expect(bare.clean('2025-06-02 16:00:00')).toMatchObject({
      value: '2025-06-02 16:00:00',
      status: 'suspect',
      issues: ['date/utc-midnight'],
      suggestion: '2025-06-03',
    });
    const japan = opened(
      days.map((day) => `${day}T15:00:00Z`),
      { country: 'JP' },
    );
    expect(japan.clean('2025-06-02T15:00:00Z').value).toBe('2025-06-03');
    const some = opened([
      ...days.map((day) => `${day}T16:00:00Z`),
      ...days.slice(0, 5).map((day) => `${day}T09:12:00Z`),
    ]);
    expect(some.clean('2025-06-02T16:00:00Z').value).toBe('2025-06-02 16:00:00Z');
  });

  test('a birthday that a form filled in', () => {
    const birthdays = [
      ...cells(970, (at) => formatDate(fromDayNumber(4000 + at * 11))),
      ...cells(30, () => '1990-01-01'),
    ];
    const birthday = opened(birthdays, { birthdays: true });
    expect(birthday.clean('1990-01-01')).toMatchObject({
      value: '1990-01-01',
      status: 'suspect',
      issues: ['date/form-default'],
    });
    expect(birthday.clean('1990/1/1')).toMatchObject({ value: '1990-01-01', status: 'suspect' });
    expect(birthday.keys(birthday.clean('1990-01-01'))).toEqual([]);
    expect(birthday.clean('1990-01-02').status).toBe('ok');
    expect(opened(birthdays).clean('1990-01-01').status).toBe('ok');
  });
});

describe('properties', () => {
  const soup = fc.string({
    unit: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...Array.from('0123456789')) },
      fc.constantFrom(...Array.from('-/.:年月日 T+Z,\n上下午时分秒点十二三廿〇０E')),
      fc.constantFrom(
        '2025',
        '06',
        '25',
        'Jun',
        'PM',
        '民国',
        '下午',
        'GMT',
        '+08:00',
        '星期二',
        '1900-01-0',
        '14:05',
      ),
    ),
    maxLength: 14,
  });
  const evidence = fc.option(
    fc.record({
      dates: fc.record({
        serials: fc.boolean(),
        unix: fc.boolean(),
        minguo: fc.boolean(),
        mixedOrder: fc.boolean(),
        swapped: fc.boolean(),
        utcMidnight: fc.constantFrom('' as const, 'marked' as const, 'bare' as const),
        defaults: fc.constantFrom([], ['2025-06-03']),
      }),
    }),
    { nil: {} },
  );
  const anyDay = fc.integer({
    min: toDayNumber({ year: 1901, month: 1, day: 1 }),
    max: toDayNumber({ year: 2070, month: 1, day: 1 }),
  });

  test('cleaning twice is cleaning once, and the key does not change', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, fc.string({ unit: 'binary' })),
        fc.constantFrom<FieldSettings['dateOrder']>('', 'ymd', 'dmy', 'mdy'),
        fc.constantFrom('CN', 'US', 'TW', ''),
        fc.constantFrom(openDate, openDateTime),
        evidence,
        fc.boolean(),
        (cell, dateOrder, country, open, dates, birthdays) => {
          const normalizer = open({
            ...CN,
            dateOrder,
            country,
            birthdays,
            profile: { ...NO_PROFILE, ...dates },
          });
          const once = normalizer.clean(cell);
          const twice = normalizer.clean(once.value);
          expect(twice.value).toBe(once.value);
          expect(normalizer.keys(twice)).toEqual(normalizer.keys(once));
          if (once.status === 'invalid') expect(once.value).toBe(cell);
          if (/[\p{L}\p{N}]/u.test(cell)) expect(once.value).not.toBe('');
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('every writing of a day is that day', () => {
    fc.assert(
      fc.property(anyDay, (dayNumber) => {
        const day = fromDayNumber(dayNumber);
        fc.pre(!(day.year === 1970 && day.month === 1 && day.day === 1));
        const { year, month, day: d } = day;
        const iso = formatDate(day);
        const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
          month - 1
        ]!;
        for (const cell of [
          iso,
          `${year}/${month}/${d}`,
          `${year}年${month}月${d}日`,
          iso.replaceAll('-', ''),
          `${d}-${name}-${year}`,
          `${name} ${d}, ${year}`,
        ]) {
          expect(date.clean(cell).value).toBe(iso);
        }
        expect(openDate({ ...CN, dateOrder: 'dmy' }).clean(`${d}/${month}/${year}`).value).toBe(iso);
        expect(openDate({ ...CN, dateOrder: 'mdy' }).clean(`${month}/${d}/${year}`).value).toBe(iso);
      }),
      { numRuns: 3000 },
    );
  });

  test('what is written is a real day', () => {
    fc.assert(
      fc.property(soup, (cell) => {
        const { value, status } = date.clean(cell);
        if (status === 'ok' || status === 'fixed') expect(parseIsoDate(value)).toBeDefined();
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('compareBirthdays', () => {
  test.each([
    ['1985-06-03', '1985-06-03', 'same', 'equal'],
    ['1985-01-01', '1985-01-01', 'same-default-day', 'what forms fill in'],
    ['1985-06-03', '1985-06-08', 'one-slip', 'one digit'],
    ['1985-06-03', '1995-06-03', 'one-slip', 'one digit of the year'],
    ['1985-06-12', '1985-06-21', 'one-slip', 'neighbours swapped'],
    ['1985-06-03', '1985-03-06', 'day-month-swapped', 'day and month swapped'],
    ['1985-06-03', '1985-06-28', 'same-month', 'the same month'],
    ['1985-06-03', '1985-07-19', 'lunar-window', 'lunar and solar'],
    ['1985-02-17', '1985-11-28', 'same-year', 'the same year'],
    ['1985-06-03', '1972-11-28', 'different', 'another person'],
    ['1985-12-31', '1986-01-12', 'different', 'near, in another year'],
  ])('%s and %s: %s (%s)', (left, right, expected) => {
    const [a, b] = [compareBirthdays.prepare(left), compareBirthdays.prepare(right)];
    expect(compareBirthdays.levels[compareBirthdays.compare(a, b)]!.name).toBe(expected);
    expect(compareBirthdays.compare(b, a)).toBe(compareBirthdays.compare(a, b));
  });

  test('levels run from strong to weak', () => {
    const bits = compareBirthdays.levels.map((each) => each.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
  });
});
