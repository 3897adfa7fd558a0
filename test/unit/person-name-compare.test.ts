import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from '../../src/fields/person-name/compare.ts';
import { openNicknames } from '../../src/fields/person-name/nicknames.ts';
import { openName } from '../../src/fields/person-name/person-name.ts';
import { SETTINGS, soup } from './soup.ts';

const name = openName(SETTINGS);
const keyOf = (cell: string): string => name.keys(name.clean(cell))[0] ?? '';

const level = (left: string, right: string): string => {
  const [one, other] = [left, right].map((cell) => compareNames.prepare(keyOf(cell) || cell));
  const index = compareNames.compare(one!, other!);
  expect(compareNames.compare(other!, one!)).toBe(index);
  return compareNames.levels[index]!.name;
};

describe('levels', () => {
  test.each([
    ['张三', '張三', 'same', ''],
    ['张伟', '张玮', 'homophone', 'vector of the study'],
    ['张伟', '章伟', 'homophone', 'surname too'],
    ['乐嘉', '岳嘉', 'homophone', '乐 read Yue'],
    ['乐嘉', '勒嘉', 'homophone', '乐 read Le'],
    ['张梅', '张莓', 'homophone', 'same sound before same shape'],
    ['张玲珑', '张岭珑', 'homophone', ''],
    ['李戌', '李戍', 'similar', 'shape'],
    ['余小明', '佘小明', 'similar', 'surnames of one shape'],
    ['张小明', '张明小', 'similar', 'swapped'],
    ['张小明', '张明', 'contained', 'one character missing'],
    ['迪丽热巴·迪力木拉提', '迪丽热巴', 'contained', 'the short form'],
    ['张小明', '张小红', 'surname', 'two people: brother and sister'],
    ['张伟', '李娜', 'different', ''],
    ['张伟', '李伟', 'different', ''],
    ['Kim Min Soo', 'Minsoo Kim', 'reordered', 'surname last, given name as one'],
    ['Han Soo Kyu', 'Han, Sookyu', 'reordered', ''],
    ['Lee Da Soo', 'Da-su Rhee', 'similar', 'Korean surnames are spelled as the family likes'],
    ['Kyungjin Kim', 'Gyeong-jin Kim', 'similar', 'and syllables, too'],
    ['Lee Seo-ho', 'Lee Soo-ho', 'contained', 'eo is not oo: never sure'],
    ['Heo Yeongmin', 'Young Min Hur', 'similar', ''],
    ['Kim Min Soo', 'Kim Min Ho', 'given-name', 'brothers: one syllable of a generation'],
    ['Min Ho Lee', 'Minjung Lee', 'alike', 'half a Korean name is no short form'],
    ['Abdul Aziz al-Sayed', 'Abdulrahman al-Sayed', 'alike', 'nor is Abdul'],
    ['Abdul Aziz al-Sayed', 'Abdulaziz al-Sayed', 'reordered', ''],
    ['Ken Lau', 'Lau Man Ho', 'surname-only', 'may be his English name'],
    ['Lau Man Ho', 'Lau Ka Yee', 'given-name', 'two people'],
    ['Mak Man Lok', 'Mak Man Ying', 'given-name', 'nobody married'],
    ['Ken Lau', 'Robert Lau', 'western-surname', 'two people'],
    ['Jack Lee', 'Mary Ann Lee', 'western-surname', 'both English'],
    ['张三', 'Zhang San', 'romanised', ''],
    ['张三', 'San Zhang', 'romanised', 'given name first'],
    ['张三', 'ZHANGSAN', 'romanised', ''],
    ['吕布', 'Lyu Bu', 'romanised', 'passport spelling'],
    ['吕布', 'Lü Bu', 'romanised', ''],
    ['尉迟恭', 'Yuchi Gong', 'romanised', 'read as a surname'],
    ['单雄信', 'Shan Xiongxin', 'romanised', ''],
    ['张小明', 'X.M. Zhang', 'contained', 'initials'],
    ['马云', 'Jack Ma', 'surname-only', 'the given name he is called by says nothing'],
    ['陈大文', 'Chan Tai Man', 'surname-only', 'Hong Kong'],
    ['张伟', 'Lucy', 'not-comparable', 'an English name says nothing'],
    ['李娜', 'Zhang Wei', 'different', 'surnames contradict'],
    ['John Smith', 'Smith, John', 'same', ''],
    ['John Smith', 'Smith John', 'reordered', 'columns swapped'],
    ['Zhang San', 'ZhangSan', 'reordered', 'spacing'],
    ['Bob Smith', 'Robert Smith', 'short-form', 'nickname'],
    ['J. Smith', 'John Smith', 'initial', 'initial'],
    ['John Smith', 'John Andrew Smith', 'short-form', 'middle name missing'],
    ['John A. Smith', 'John B. Smith', 'contained', 'two middle names'],
    ['John Smith Jr', 'John Smith', 'short-form', 'generation not given'],
    ['John Smith Jr', 'John Smith Sr', 'other-generation', 'father and son'],
    ['Jon Smith', 'John Smith', 'short-form', 'Jon is short for Jonathan, and people write it for John'],
    ['Jhon Smith', 'John Smith', 'close', 'a slip'],
    ['Marta Jones', 'Martha Jones', 'close', ''],
    ['John Smyth', 'John Smith', 'similar', 'further apart'],
    ['Zhang Chen', 'Zhang Cheng', 'similar', 'pinyin is dense: never more than similar'],
    ['Maria Garcia Lopez', 'Maria Garcia', 'contained', 'Spanish surnames'],
    ['Jane Smith', 'John Smith', 'western-surname', ''],
    ['Smith', 'John Smith', 'surname-only', 'a surname alone names nobody else'],
    ['Smyth', 'John Smith', 'different', 'a slip in a short surname is another one'],
    ['Richardsn', 'John Richardson', 'surname-only', 'and with a slip'],
    ['L Ortiz', 'Linda Ortiz', 'initial', ''],
    ['W Zhang', 'Wei Zhang', 'initial', 'of pinyin'],
    ['E Wixmeyer', 'Elizabeth Wixmyer', 'alike', 'an initial and a slip'],
    ['阿亮', '张松亮', 'contained', 'as friends say'],
    ['阿亮', '张亮', 'contained', ''],
    ['阿亮', '张明', 'different', ''],
    ['阿亮', '阿东', 'different', ''],
    ['郭建华', '廓建华', 'alike', 'only the surname was misread'],
    ['李建华', '王建华', 'alike', 'which strangers share as well, so it never agrees'],
    ['李华', '王华', 'different', 'one character is too little for that'],
    ['赵*', 'zhaodeqiang', 'surname-only', '赵先生'],
    ['李*', 'zhaodeqiang', 'different', ''],
    ['John Smith', 'John Miller', 'given-name', ''],
    ['John Smith', 'Laura Miller', 'different', ''],
    ['张小明', '明小张', 'different', 'written backwards is not turned'],
    ['张伟', '伟张', 'reordered', 'given name first'],
    ['欧阳娜', '娜欧阳', 'reordered', 'given name first'],
    ['张丽萍', '张莉平', 'homophone', ''],
    ['李晓玲', '李小琳', 'similar', 'ling and lin sound alike to many'],
    ['李琳', '李玲', 'surname', 'one syllable alone is too little for that'],
    ['王志强', '王自强', 'similar', 'zhi and zi'],
    ['陈王小明', '王小明', 'contained', 'the husband’s surname in front'],
    ['陈王小明', '陈小明', 'contained', 'the husband’s surname in front'],
    ['李己', '李已', 'similar', 'shape'],
    ['张*明', '张小明', 'masked', ''],
    ['张*明', '张明', 'masked', 'stars are not counted'],
    ['张*明', '张小红', 'different', ''],
    ['张*明', '李小明', 'different', ''],
    ['张*', '张小明', 'surname-only', '张先生'],
    ['张*', '李小明', 'different', ''],
    ['张*', '张*', 'surname-only', 'two Mr Zhangs'],
    ['张*明', '张*明', 'masked', 'two masks are no name'],
    ['*明', '张小明', 'masked', 'as shops show their buyers'],
    ['*明', '张*', 'not-comparable', 'two masks that hide different halves'],
    ['欧阳*', '欧阳娜', 'surname-only', ''],
    ['张*', 'Zhang Wei', 'surname-only', ''],
    ['张*', 'Li Na', 'different', ''],
    ['张伟', 'Zhang Na', 'surname', 'another given name in pinyin'],
    ['张伟', 'Wei Zhang', 'romanised', ''],
    ['欧阳娜', 'Ouyang Na', 'romanised', ''],
    ['Zhang Xiaoming', 'Xiao Ming Zhang', 'reordered', 'the same syllables'],
    ['Jan van der Berg', 'Jan Berg', 'reordered', 'particles left out'],
    ['Kayne de Voga', 'Kayne Devoga', 'reordered', 'the particle written as part of the surname'],
    ['Maria de la Cruz', 'Maria Cruz', 'reordered', ''],
    ['Mary Jones', 'Mary Smith-Jones', 'short-form', 'double-barrelled'],
    ['Mary Smith', 'Mary Smith-Jones', 'contained', 'double-barrelled'],
    ['Mary Ellen Smith', 'Mary Ellen Jones', 'changed-surname', 'married'],
    ['Mary E Smith', 'Mary E Jones', 'given-name', 'an initial is shared by many'],
    ['Anna Maria Lopez Garcia', 'Ana Lopez Garcia', 'contained', 'fewer of many names'],
    ['Chloe Goss', 'Chlrp Goss', 'alike', 'two wrong letters'],
    ['Jack Vincent', 'Jake Vincent', 'alike', 'cousins, or a slip'],
    ['Trey Gardner', 'Gardner Tery', 'similar', 'swapped, and a slip'],
    ['Bob Smth', 'Robert Smith', 'close', 'nickname and a slip'],
    ['jsmith', 'John Smith', 'contained', 'a log-in name'],
    ['Michael', 'Micheal', 'alike', 'one word and a slip'],
    ['John Smith III', 'John Smith Jr', 'other-generation', ''],
    ['Bob Smith Sr', 'Robert Smith Jr', 'other-generation', ''],
    ['Anna Lee Jr', 'Robert Smith Sr', 'different', 'two strangers'],
    ['Mary Smith Jr', 'John Smith', 'western-surname', ''],
  ])('%s ~ %s: %s %s', (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  test('nobody is Rob because both are Robert', () => {
    expect(openNicknames().has('bob', 'robert')).toBe(true);
    expect(openNicknames().has('robert', 'bob')).toBe(true);
    expect(openNicknames().has('bob', 'rob')).toBe(false);
  });

  test('strongest first, and all shares of true matches are one', () => {
    const bits = compareNames.levels.map((one) => one.bits);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
    expect(compareNames.levels.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 9);
    expect(compareNames.levels.at(-1)).toMatchObject({ name: 'other-generation', agrees: false });
  });
});

test('comparing is symmetric, and a key is the same as itself', () => {
  const keys = fc.constantFrom(
      ...['张三', '张伟', '张玮', '章伟', '张小明', '张明', '张明小', '欧阳娜', '欧阳', '迪丽热巴', '迪丽热巴迪力木拉提', '乐嘉', '余一', '佘一'],
      ...['zhang san', 'san zhang', 'zhang wei', 'lucy', 'john smith', 'bob smith', 'robert smith', 'j smith', 'john smith jr', 'smith'],
      ...['john a smith', 'john b smith', 'maria garcia lopez', 'maria garcia', '김철수', 'chan tai man', 'zhangsan', '王jack'],
    ); // prettier-ignore
  const any = fc.oneof(
    keys,
    soup.map(keyOf).filter((key) => key !== ''),
  );
  fc.assert(
    fc.property(any, any, (left, right) => {
      const [one, other] = [compareNames.prepare(left), compareNames.prepare(right)];
      expect(compareNames.compare(one, other)).toBe(compareNames.compare(other, one));
      expect(compareNames.compare(one, compareNames.prepare(left))).toBe(0);
    }),
    { numRuns: 5000 },
  );
});
