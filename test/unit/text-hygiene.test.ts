import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactKey, foldWidth, joinHan, NO_ISSUES, tidyText } from '../../src/text/hygiene.ts';
import { looksGarbled } from '../../src/text/mojibake.ts';
import {
  isDitto,
  isFakeEmail,
  isFakeId,
  isFakePhone,
  isMissingIdentifier,
  isPlaceholder,
  isTestWord,
} from '../../src/text/placeholders.ts';

describe('tidyText', () => {
  test.each([
    ['\ufeff张三', '张三', 'byte order mark inside a cell'],
    ['\u202d13800138001\u202c', '13800138001', 'bidi marks copied from contacts'],
    ['1380\u200b0138001', '13800138001', 'zero-width space inside'],
    ['ab\u00adc\u2060d\u180ee', 'abcde', 'soft hyphen, word joiner, Mongolian separator'],
    ['a\u0000b\u0007c\u007f', 'abc', 'control characters'],
    ['a\u0085b', 'a b', 'the EBCDIC line end'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'a joiner that Persian needs'],
    ['张\u200d三\u200c', '张三', 'joiners that Chinese does not'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧', 'a family emoji stays one'],
    ['a\r\nb\rc\nd\u2028e\u000bf', 'a b c d e f', 'every kind of line break'],
    ['a_x000D_\nb', 'a b', 'carriage return escaped by OOXML'],
    ['a<br/>b<BR>c', 'a b c', 'HTML line breaks'],
    ['北京\\n朝阳', '北京 朝阳', 'a line break somebody wrote out'],
    ['C:\\new\\report', 'C:\\new\\report', 'a path is not a line break'],
    ['Tom &amp; Jerry &#39;s &#x4e2d;', "Tom & Jerry 's 中", 'entities'],
    ['A&amp;amp;B', 'A&B', 'escaped twice'],
    ['AT&T; &unknown; &#xD800;', 'AT&T; &unknown; &#xD800;', 'not entities'],
    ['a&nbsp;b', 'a b', 'a named space becomes a space'],
    ['Jos&eacute; M&uuml;ller, Fran&ccedil;ois', 'José Müller, François', 'letters with marks'],
    ['Stra&szlig;e &euro;', 'Straße €', 'letters and signs of their own'],
    ['cafe\u0301', 'café', 'composed'],
    ['\uf900', '豈', 'CJK compatibility ideograph'],
    ['　张　三\u00a0 李 ', '张 三 李', 'every Unicode space, collapsed, trimmed'],
    ["'t Hooft", "'t Hooft", 'a name that starts with an apostrophe'],
    ["'quoted'", "'quoted'", 'quotation marks'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴（中国）有限公司', 'full-width brackets are the official form'],
    ['①½㎡™…～', '①½㎡™…～', 'compatibility characters are not typing accidents'],
  ])('%j becomes %j (%s)', (cell, text) => {
    expect(tidyText(cell)).toEqual({ text, issues: [] });
  });

  test.each([
    ["'0012", '0012', 'text marker'],
    ["''0012", '0012', 'exported twice'],
    ['="0012"', '0012', 'formula wrapper'],
    ['="a""b"', 'a"b', 'quotes inside the wrapper'],
    ['="\'007"', '007', 'both'],
    ['\t110105491231002', '110105491231002', 'leading TAB of Taobao exports'],
    ['4200001234\t', '4200001234', 'trailing TAB'],
    ['`1000039501', '1000039501', 'backtick of WeChat Pay bills'],
  ])('%j sheds its Excel guard: %j (%s)', (cell, text) => {
    expect(tidyText(cell)).toEqual({ text, issues: ['text/excel-guard'] });
  });

  test('notes keep their lines', () => {
    expect(tidyText(' a \r\n\r\n b<br>c\n', { keepLines: true }).text).toBe('a\n\nb\nc');
  });

  test('a clean cell is returned as itself, with the shared list', () => {
    const cell = '上海市浦东新区 Tom & Jerry Ltd. (中国) café';
    const tidied = tidyText(cell);
    expect(tidied.text).toBe(cell);
    expect(tidied.issues).toBe(NO_ISSUES);
  });

  test('garbled text keeps the control characters that could still repair it', () => {
    const cell = Buffer.from('公司明号', 'utf8').toString('latin1');
    expect(tidyText(cell).text).toBe(cell);
    expect(looksGarbled(cell)).toBe(true);
  });

  test('no character the fast path lets through is touched by NFC, alone or after another', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const unit = String.fromCharCode(code);
      const passes = tidyText(`a${unit}b`).text === `a${unit}b`;
      if (passes && `a${unit}b`.normalize('NFC') !== `a${unit}b`) wrong.push(code.toString(16));
    }
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const decomposed = String.fromCodePoint(code).normalize('NFD');
      if (tidyText(`a${decomposed}`).text !== `a${decomposed}`.normalize('NFC') && decomposed.length > 1)
        wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  const soup = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('\'`="\t\n\r &;<>_\\#xnbr000D李é\u0301\u200d\u200b\u3000\u00a0\u2028')),
      fc.constantFrom('&amp;', '&lt;', '&nbsp;', '&#38;', '<br>', '_x000D_', '="', '👩', '\\n', 'ي'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 30,
  });

  test('tidying twice is tidying once', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (cell, keepLines) => {
        const once = tidyText(cell, { keepLines }).text;
        expect(tidyText(once, { keepLines }).text).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  test('folding and compacting twice is doing it once', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (cell) => {
        expect(foldWidth(foldWidth(cell))).toBe(foldWidth(cell));
        expect(compactKey(compactKey(cell))).toBe(compactKey(cell));
      }),
      { numRuns: 5000 },
    );
  });
});

test.each([
  ['ＡＢＣ＠ＱＱ．ＣＯＭ', 'ABC@QQ.COM', 'letters and signs of an address'],
  ['０２１－６８８８＋／＿＃＆', '021-6888+/_#&', 'digits and signs'],
  ['（中国）：，。；“”《》·！', '（中国）：，。；“”《》·！', 'Chinese punctuation stays'],
  ['⽂⼀', '文一', 'Kangxi radicals of a PDF copy'],
  ['⻢⻰⺠⻓', '马龙民长', 'radicals Unicode does not decompose'],
  ['ｶﾞﾗｽ', 'ガラス', 'half-width katakana with its voice mark'],
  ['①㈱™', '①㈱™', 'not a typing accident'],
])('foldWidth %j gives %j (%s)', (text, expected) => {
  expect(foldWidth(text)).toBe(expected);
});

test.each([
  ['ABC（中国） Co., Ltd.', 'abc中国coltd', 'brackets, spaces and dots'],
  ['ＡＢＣ①', 'abc1', 'compatibility forms'],
  ['客户-名称（必填）*', '客户名称必填', 'a header'],
  ['Łódź', 'łódź', 'letters keep their marks'],
  ['***', '', 'nothing left'],
])('compactKey %j gives %j (%s)', (text, expected) => {
  expect(compactKey(text)).toBe(expected);
});

test.each([
  ['张 三', '张三'],
  ['张   三 丰', '张三丰'],
  ['张 San', '张 San'],
  ['Li 雷', 'Li 雷'],
])('joinHan %j gives %j', (text, expected) => {
  expect(joinHan(text)).toBe(expected);
});

describe('placeholders', () => {
  test.each(
    '|-|--|—|_|/|\\|.|…|?|？|*|******|null|NULL|(null)|<null>|nil|None|na|N/A|n / a|#N/A|NaN|undefined|unknown|UNK|TBD|tba|empty|x|XXX|\\N|[object Object]|#REF!|#VALUE!|#NAME?|#DIV/0!|######|无|没有|暂无|暂 无|（暂无）|暂缺|未知|不详|不明|不清楚|未填|未填写|未提供|未登记|待定|待补充|待完善|空|空白|保密|匿名|略|不知道|拒绝提供|请选择|全部|默认|ＮＵＬＬ'.split(
      '|',
    ),
  )('%j stands for nothing', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each([
    ['无锡', 'a city'],
    ['无忧科技', 'a company'],
    ['空军医院', 'a hospital'],
    ['No', 'an answer'],
    ['N', 'an answer'],
    ['0', 'a number'],
    ['其他', 'an entry of a list'],
    ['同上', 'points at the row above'],
    ['√', 'a tick'],
    ['×', 'a cross'],
    ['✓', 'a tick'],
    ['Nancy', 'a name'],
    ['Ref', 'a word, not #REF!'],
    ['xxxx', 'longer than the habit'],
    ['❤', 'a nickname'],
    ['-1', 'a number'],
  ])('%j does not (%s)', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  test('identifiers have placeholders of their own', () => {
    for (const text of ['0', '000', 'no', '其他', '无', ''])
      expect(isMissingIdentifier(text), text).toBe(true);
    for (const text of ['01', '1', 'noa', '同上']) expect(isMissingIdentifier(text), text).toBe(false);
  });

  test('ditto marks', () => {
    expect(isDitto('同上')).toBe(true);
    expect(isDitto('（同上）')).toBe(true);
    for (const text of ['同左', '同前', '同手机', '同微信']) expect(isDitto(text)).toBe(true);
    expect(isDitto('同上海')).toBe(false);
  });

  test('test words', () => {
    for (const text of ['测试', 'Test', 'asdf', '测试用户', '111']) expect(isTestWord(text), text).toBe(true);
    for (const text of ['测试技术有限公司', 'Tess', '1111']) expect(isTestWord(text), text).toBe(false);
  });

  test.each([
    ['13800138000', true, 'the demo number'],
    ['12345678901', true, 'a run'],
    ['11111111111', true, 'all the same'],
    ['00000000000', true, 'all the same'],
    ['13888888888', true, 'last eight the same'],
    ['98765432', true, 'a run down'],
    ['13612345678', true, 'ends in a run of eight'],
    ['13651079428', false, 'ordinary'],
    ['13800138001', false, 'one above the demo number'],
    ['02112345678', false, 'a landline of every manual'],
    ['13600001234', false, 'a run of four'],
    ['13601234567', true, 'a mobile that ends in a run of seven'],
  ])('isFakePhone(%s) is %s (%s)', (digits, expected) => {
    expect(isFakePhone(digits)).toBe(expected);
  });

  test.each([
    ['test@test.com', true],
    ['a@a.com', true],
    ['1@1.com', true],
    ['xx@xx.com', true],
    ['123@qq.com', true],
    ['123456@qq.com', true],
    ['noemail@acme.com', true],
    ['none@none.com', true],
    ['abc@qq.com', false],
    ['10086@qq.com', false],
    ['tester@acme.com', false],
    ['li@example.com', false],
  ])('isFakeEmail(%s) is %s', (address, expected) => {
    expect(isFakeEmail(address)).toBe(expected);
  });

  test.each([
    ['111111111111111111', true],
    ['000000000000000', true],
    ['123456789012345678', true],
    ['11010519491231002X', false],
  ])('isFakeId(%s) is %s', (id, expected) => {
    expect(isFakeId(id)).toBe(expected);
  });
});

describe('looksGarbled', () => {
  test.each([
    ['寮犱笁', 'UTF-8 read as GBK'],
    ['涓婃捣甯傛郸涓滄柊鍖�', 'the same, last character lost'],
    ['涓婃捣甯?', 'the same, lost to a question mark'],
    [
      new TextDecoder('gb18030').decode(Buffer.from('公司')),
      'UTF-8 read as GBK, a private-use character between',
    ],
    [
      new TextDecoder('gb18030').decode(Buffer.from('上海市浦东新区世纪大道')),
      'the same, an odd number of characters',
    ],
    ['锟斤拷锟斤拷', 'replacement characters read as GBK'],
    ['烫烫烫', 'uninitialised memory'],
    ['濂�', 'a replacement character'],
    ['å¼ ä¸‰', 'UTF-8 read as windows-1252, a space lost'],
    ['å¼\u00a0ä¸‰', 'UTF-8 read as windows-1252'],
    ['SÃ£o Paulo', 'Latin accents'],
    ['Ã‰cole', 'a capital accent'],
    ['itâ€™s', 'a curly apostrophe'],
    ['ÃƒÂ©', 'twice'],
    ['ï»¿name', 'byte order mark'],
    ['ðŸ˜€', 'an emoji'],
    ['Ð˜Ð²Ð°Ð½', 'Cyrillic'],
    ['ÕÅÈý', 'GBK read as windows-1252'],
    ['ÎÞ', 'one character of it'],
    ['數(shù)據(jù)中心', 'a converter that spelled readings out'],
  ])('%j is garbled (%s)', (text) => {
    expect(looksGarbled(text)).toBe(true);
  });

  test.each(
    '张三|李涓|欧阳娜娜|上海浦东新区世纪大道1号|浠水县|王珺|José Ñandú|SÃO PAULO|IRMÃ…|passé…»|Müller & Söhne|ÅÄÖ|Łódź|Ångström|naïve|Zoë|中(zhong)国|abc|北京(Beijing)|Đặng Thị|Ж. Иванов|한국|日本語テスト|™ ® © ½ °C|“引号”…—|联通|屯门屯门|烫头发'.split(
      '|',
    ),
  )('%j is fine', (text) => {
    expect(looksGarbled(text)).toBe(false);
  });
});
