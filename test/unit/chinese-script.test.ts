import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCells } from '../../src/jobs/clean-column.ts';
import { inScript, isAmbiguousInTraditional } from '../../src/text/chinese-script.ts';
import { SETTINGS, soup } from './soup.ts';

describe('names', () => {
  test.each([
    ['張三', 's', '张三'],
    ['陳大文', 's', '陈大文'],
    ['張乾', 's', '张乾'],
    ['乾隆', 's', '乾隆'],
    ['蕭紅', 's', '萧红'],
    ['張三豐', 's', '张三丰'],
    ['上海遠景科技有限公司', 's', '上海远景科技有限公司'],
    ['张三', 's', '张三'],
    ['John Smith', 's', 'John Smith'],
    ['张三', 't', '張三'],
    ['余华', 't', '余華'],
    ['范冰冰', 't', '范冰冰'],
    ['于谦', 't', '于謙'],
    ['姜文', 't', '姜文'],
    ['沈括', 't', '沈括'],
    ['钟南山', 't', '鍾南山'],
    ['岳云鹏', 't', '岳雲鵬'],
    ['叶问', 't', '葉問'],
    ['張三', 't', '張三'],
  ] as const)('%s in %s: %s', (name, script, written) => {
    expect(inScript(name, script, true)).toBe(written);
  });
});

test.each([
  ['後來的頭髮', 's', '后来的头发'],
  ['后来的头发', 't', '後來的頭髮'],
  ['干杯', 't', '乾杯'],
  ['瞭望', 's', '瞭望'],
] as const)('text: %s in %s: %s', (text, script, written) => {
  expect(inScript(text, script, false)).toBe(written);
});

test('twice is once, in either script, for names and for text', () => {
  const han = fc.array(fc.constantFrom(...Array.from('张後后发髮干乾余餘里裡裏面麵钟鐘鍾云雲台臺范範先生公司上海頭頭来來于於葉叶甯宁系係繫松鬆历曆歷复複')), { maxLength: 6 }).map((all) => all.join('')); // prettier-ignore
  fc.assert(
    fc.property(fc.oneof(han, soup), fc.constantFrom('s', 't'), fc.boolean(), (text, script, asName) => {
      const once = inScript(text, script, asName);
      expect(inScript(once, script, asName)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test('a column of names', () => {
  const cells = openCells({ type: 'name', settings: { ...SETTINGS, script: 't' } });
  expect(cells.accepts).toBeUndefined();
  expect(cells.clean('张三')).toMatchObject({
    value: '張三',
    status: 'fixed',
    rule: 'text/trad-simp',
    issues: [],
  });
  expect(cells.clean('张后')).toMatchObject({ value: '張後', issues: ['text/trad-ambiguous'] });
  expect(cells.clean('张三经理')).toMatchObject({ value: '張三', rule: 'name/set-aside' });
  expect(isAmbiguousInTraditional('范')).toBe(true);
});
