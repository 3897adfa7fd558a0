import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLatin } from '../../src/text/fold-latin.ts';
import { pinyinOf, surnameReadings, toSimplified } from '../../src/text/han.ts';
import { jaroWinkler } from '../../src/text/jaro-winkler.ts';
import { isOneSlip } from '../../src/text/slip.ts';
import { foldUmlaut, pinyinSyllables } from '../../src/text/pinyin-syllables.ts';
import { soup } from './soup.ts';

test.each([
  ['張三', '张三', ''],
  ['範冰 劉餘 鍾後', '范冰 刘余 钟后', 'many to one'],
  ['阿里巴巴網絡技術', '阿里巴巴网络技术', ''],
  ['乾隆', '乾隆', '乾 is never 干 in a name'],
  ['著作', '著作', 'simplified as it is'],
  ['abc 123', 'abc 123', 'nothing Chinese'],
  ['𠮷野家', '𠮷野家', 'outside the basic plane'],
])('%s → %s %s', (text, simplified) => {
  expect(toSimplified(text)).toBe(simplified);
});

test('simplifying twice is simplifying once', () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code)) })), (text) => {
      expect(toSimplified(toSimplified(text))).toBe(toSimplified(text));
    }),
  ); // prettier-ignore
});

test.each([
  ['张三', 'zhang san'], ['单雄信', 'shan xiong xin'], ['曾国藩', 'zeng guo fan'], ['解缙', 'xie jin'], ['仇英', 'qiu ying'],
  ['查良镛', 'zha liang yong'], ['尉迟恭', 'yu chi gong'], ['区小明', 'ou xiao ming'], ['盖聂', 'ge nie'], ['万俟雪', 'mo qi xue'],
  ['覃勇', 'qin yong'], ['乐嘉', 'yue jia'], ['朴树', 'piao shu'], ['长孙无忌', 'zhang sun wu ji'], ['吕布', 'lv bu'], ['欧阳娜', 'ou yang na'],
])('%s reads %s', (name, pinyin) => {
  expect(pinyinOf(name).join(' ')).toBe(pinyin);
}); // prettier-ignore

test('people differ in how they read their surname', () => {
  expect(surnameReadings('乐')).toEqual(['yue', 'le']);
  expect(surnameReadings('覃')).toEqual(['qin', 'tan']);
  expect(surnameReadings('张')).toEqual(['zhang']);
  expect(surnameReadings('尉迟')[0]).toBe('yu chi');
});

test.each([
  ['zhangsan', ['zhang', 'san']],
  ['xiaoming', ['xiao', 'ming']],
  ['lyu', ['lyu']],
  ['smith', undefined],
  ['lucy', undefined],
])('%s in syllables', (word, syllables) => {
  expect(pinyinSyllables(word)).toEqual(syllables);
});

test.each([['lv', 'lu'], ['lyu', 'lu'], ['nv', 'nu'], ['lve', 'lue'], ['zhang', 'zhang'], ['yu', 'yu']])('ü: %s → %s', (written, folded) => {
  expect(foldUmlaut(written)).toBe(folded);
}); // prettier-ignore

test.each([
  ['Müßig', 'mussig'], ['Łódź', 'lodz'], ['Đặng', 'dang'], ['Ægir Øre', 'aegir ore'], ['İstanbul', 'istanbul'], ['ÞÓR', 'thor'], ['plain', 'plain'],
])('%s → %s', (text, folded) => {
  expect(foldLatin(text)).toBe(folded);
}); // prettier-ignore

// Values of Winkler 1990, as printed in many places.
test.each([['martha', 'marhta', 0.9611], ['dwayne', 'duane', 0.84], ['dixon', 'dicksonx', 0.8133], ['', 'a', 0], ['abc', 'xyz', 0], ['a', 'a', 1]])(
  'Jaro–Winkler of %s and %s',
  (left, right, value) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(value, 4);
  },
); // prettier-ignore

test('words longer than the bits of an integer end, too', () => {
  expect(jaroWinkler('a'.repeat(40), 'a'.repeat(50))).toBeCloseTo(1, 5);
  expect(jaroWinkler('b'.repeat(40), 'a'.repeat(50))).toBe(0);
});

test('Jaro–Winkler is symmetric and between 0 and 1', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const value = jaroWinkler(left, right);
      expect(value).toBeCloseTo(jaroWinkler(right, left), 12);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }),
  );
});

test('one slip agrees with trying every edit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(isOneSlip(left, right)).toBe(left !== right && editsOf(left).has(right));
    }),
    { numRuns: 3000 },
  );
});

function editsOf(word: string): ReadonlySet<string> {
  const edits = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    edits.add(before + after.slice(1));
    if (after.length > 1) edits.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of 'abc') edits.add(before + letter + after).add(before + letter + after.slice(1));
  }
  return edits;
}
