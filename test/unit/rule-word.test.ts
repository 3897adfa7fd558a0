// Blocking rules are named by field and part; people read them in their language.
import { expect, test } from 'vitest';
import { ruleWord } from '../../src/report/link-sentence.ts';
import { coverageEn } from '../../src/words/coverage.en.ts';
import { BLOCKING_PASS_NAMES } from './pass-names.ts';

test.each([
  ['phone', '电话', 'phone'],
  ['phone (last-eight)', '电话（末八位）', 'phone (last eight digits)'],
  ['cn-id (half)', '身份证号（前半或后半）', 'ID number (half)'],
  ['name (sound) + 累计消费', '姓名（读音） + 累计消费', 'name (sound) + 累计消费'],
  // A column of the user's own, brackets and all.
  ['phone (work)', 'phone (work)', 'phone (work)'],
  ['phone (work) (half)', 'phone (work)（前半或后半）', 'phone (work) (half)'],
])('%s', (rule, zh, en) => {
  expect(ruleWord('zh', rule)).toBe(zh);
  expect(ruleWord('en', rule)).toBe(en);
});

test.each(BLOCKING_PASS_NAMES)('the part "%s" has a word', (name) => {
  expect(coverageEn).toHaveProperty([`keyed/${name}`]);
});
