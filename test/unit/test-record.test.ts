import { expect, test } from 'vitest';
import { isTestRecord } from '../../src/fields/test-record.ts';
import { openCells } from '../../src/jobs/clean-column.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import { SETTINGS } from './soup.ts';

const cell = (type: FieldType, text: string): Parameters<typeof isTestRecord>[0][number] => {
  return { type, text, cleaned: openCells({ type, settings: SETTINGS }).clean(text) };
};

test.each<[string, string, string, boolean, string]>([
  ['测试用户', '11111111111', '', true, 'features.md M17'],
  ['李四', '13900139001', '', false, 'features.md M17'],
  ['测试用户', '', '', true, 'and nothing that is anybody’s'],
  ['test', '', 'test@test.com', true, ''],
  ['asdf', '12345678901', 'zhang@corp.cn', true, 'a made-up number beside somebody’s address'],
  ['测试', '13651079428', 'zhang@corp.cn', false, 'a word alone, beside real ones'],
  ['张三', '13800138000', '', true, 'the name of every manual and the number of every manual'],
  ['张三', '13651079428', '', false, 'somebody is called that'],
  ['张三', '', '', false, 'nothing speaks against him'],
  ['张三', '11111111111', 'zhangsan@corp.cn', false, 'a made-up number, but a real address'],
  [
    '王小明',
    '11111111111',
    '',
    false,
    'a real name beside a made-up number is a person who did not want to be called',
  ],
  ['', '11111111111', '', false, 'no word says test'],
  ['测试技术有限公司', '', '', false, 'a firm that tests'],
])('%j, %j, %j: %s (%s)', (name, phone, email, expected) => {
  expect(isTestRecord([cell('name', name), cell('phone', phone), cell('email', email)])).toBe(expected);
});

test('an identity number of one digit is made up', () => {
  expect(isTestRecord([cell('name', '李四'), cell('cn-id', '111111111111111111')])).toBe(true);
});

test('notes count as words, numbers in them do not', () => {
  expect(isTestRecord([cell('note', '测试数据'), cell('phone', '11111111111')])).toBe(true);
  expect(isTestRecord([cell('text', '123'), cell('phone', '11111111111')])).toBe(false);
});
