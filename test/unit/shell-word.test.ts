import { expect, test } from 'vitest';
import { shellWord } from '../../src/text/shell-word.ts';

test.each([
  ['手机', '手机'],
  ['phone_2', 'phone_2'],
  ['Cell / Mobile #', "'Cell / Mobile #'"],
  ['电话（手机）', "'电话（手机）'"],
  ["boss's phone", `'boss'\\''s phone'`],
  ['', "''"],
])('%j is typed as %s', (word, typed) => {
  expect(shellWord(word)).toBe(typed);
});
