// What somebody most likely meant to type.
import { expect, test } from 'vitest';
import { nearestWord } from '../../src/text/nearest.ts';

const OPTIONS = ['-r', '--run', '--review', '--review-at', '--rule', '-o', '--out', '--policy'];
const COLUMNS = ['客户编号', '手机', '邮箱', 'name', 'a'];

test.each([
  ['--revew', OPTIONS, '--review'],
  ['--review-fil', OPTIONS, '--review'],
  ['--polcy', OPTIONS, '--policy'],
  ['--output', OPTIONS, '--out'],
  ['--nothing-like-it', OPTIONS, ''],
  ['手机号码', COLUMNS, '手机'],
  ['编号', COLUMNS, '客户编号'],
  ['Name', COLUMNS, 'name'],
  ['team', COLUMNS, ''],
])('%s', (word, words, meant) => {
  expect(nearestWord(word, words)).toBe(meant);
});
