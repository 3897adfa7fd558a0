import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingKeysOfName } from '../../src/fields/person-name/compare.ts';
import { titleCase } from '../../src/fields/person-name/latin-case.ts';
import { openName } from '../../src/fields/person-name/person-name.ts';
import { readName } from '../../src/fields/person-name/read-name.ts';
import { splitHanName } from '../../src/fields/person-name/split-han-name.ts';
import { SINGLE_SURNAMES } from '../../src/fields/person-name/surnames.ts';
import { SETTINGS, soup } from './soup.ts';

const name = openName(SETTINGS);
const keysOf = (cell: string): readonly string[] => name.keys(name.clean(cell));
const keyOf = (cell: string): string => keysOf(cell)[0] ?? '';

describe('what is written', () => {
  test.each([
    ['张三', '张三', 'ok', 'as it stands'],
    ['张 三', '张三', 'fixed', 'a space inside Chinese separates nothing'],
    ['李　雷', '李雷', 'fixed', 'full-width space'],
    [' 张三\u200b', '张三', 'fixed', 'invisible characters'],
    ['張三', '張三', 'ok', 'traditional characters are somebody’s name'],
    ['张三先生', '张三', 'fixed', 'a form of address is taken off'],
    ['迪丽热巴•迪力木拉提', '迪丽热巴·迪力木拉提', 'fixed', 'one middle dot'],
    ['迪丽热巴．迪力木拉提', '迪丽热巴·迪力木拉提', 'fixed', 'full stop for want of the dot'],
    ['张三.李四', '张三.李四', 'suspect', 'two names are not one name with a dot'],
    ['ＺＨＡＮＧ ＳＡＮ', 'Zhang San', 'fixed', 'width and capitals'],
    ['JOHN SMITH', 'John Smith', 'fixed', 'typed in capitals'],
    ['john smith', 'John Smith', 'fixed', 'typed in small letters'],
    ['John SMITH', 'John SMITH', 'ok', 'mixed case is a decision'],
    ['', '', 'empty', 'blank'],
    [' 　', '', 'empty', 'nothing but spaces'],
    ['匿名', '匿名', 'empty', 'a stand-in is kept, as empty'],
    ['13912345678', '13912345678', 'invalid', 'a phone number is no name'],
  ])('%j becomes %j, %s (%s)', (cell, value, status) => {
    expect(name.clean(cell)).toMatchObject({ value, status });
  });

  test.each([
    ['MCDONALD', 'McDonald', 'Mc'],
    ['MACDONALD', 'MacDonald', 'Mac by list'],
    ['MACHADO', 'Machado', 'not every Mac is one'],
    ["O'BRIEN", "O'Brien", 'O’'],
    ['JEAN-LUC PICARD', 'Jean-Luc Picard', 'hyphen'],
    ['LUDWIG VAN BEETHOVEN', 'Ludwig van Beethoven', 'particle'],
    ['VAN DER BERG', 'Van der Berg', 'a particle at the beginning is a capital'],
    ['MARÍA DE LA CRUZ', 'María de la Cruz', 'accents and particles'],
    ['DEAN MARTIN III', 'Dean Martin III', 'generation'],
    ['john smith jr.', 'John Smith Jr.', 'generation'],
    ['JOHN CONSTRUCTOR', 'John Constructor', 'a word every object knows'],
    ['İLKER ALİ ÖZTÜRK', 'İlker Ali Öztürk', 'Turkish İ'],
    ['JJ', 'JJ', 'initials somebody goes by'],
    ['ABC', 'ABC', 'short capitals may be initials'],
    ['LI WEI', 'Li Wei', 'short, but syllables'],
    ['NG WEI', 'Ng Wei', 'Ng has no vowel and is a surname'],
    ['J.R.R. TOLKIEN', 'J.R.R. Tolkien', 'initials before a name'],
    ["d'Artagnan", "d'Artagnan", 'mixed case is left alone'],
  ])('%s → %s (%s)', (typed, value) => {
    expect(titleCase(typed)).toBe(value);
  });
});

describe('what is noticed', () => {
  test.each([
    ['张三先生', 'name/honorific', '张三', 'the key is the name'],
    ['张三总经理', 'name/honorific', '张三', 'the longest title'],
    ['孙小美女士', 'name/honorific', '孙小美', ''],
    ['VIP张三', 'name/remark', '张三', 'in front'],
    ['尊敬的张三', 'name/honorific', '张三', 'in front'],
    ['张先生', 'name/surname-only', '', 'who of the Zhangs?'],
    ['欧阳女士', 'name/surname-only', '', 'compound surname'],
    ['欧阳', 'name/surname-only', '', 'compound surname alone'],
    ['张总', 'name/surname-only', '', 'boss Zhang'],
    ['索總', 'name/surname-only', '', 'traditional'],
    ['老王', 'name/surname-only', '', 'old Wang'],
    ['先生', 'name/surname-only', '', 'only a form of address'],
    ['王', 'name/surname-only', '', 'one character'],
    ['Mr. Smith', 'name/surname-only', '', 'Western'],
    ['*先生', 'name/masked', '', 'S3’s example'],
    ['张*', 'name/masked', '', ''],
    ['张**', 'name/masked', '', ''],
    ['张＊三', 'name/masked', '', 'full-width star'],
    ['*三', 'name/masked', '', 'as JD and Alipay show'],
    ['张某', 'name/masked', '', 'as courts write'],
    ['张某某', 'name/masked', '', ''],
    ['张X', 'name/masked', '', ''],
    ['匿名', 'name/placeholder', '', ''],
    ['测试', 'name/placeholder', '', ''],
    ['Mr A. A. A.', 'name/placeholder', '', 'a title makes nobody of it'],
    ['未知', 'name/placeholder', '', ''],
    ['test', 'name/placeholder', '', ''],
    ['张三、李四', 'name/several', '', ''],
    ['张三/李四', 'name/several', '', ''],
    ['张三李四', 'name/several', '', 'joined'],
    ['张三和李四', 'name/several', '', ''],
    ['John & Mary Smith', 'name/several', '', ''],
    [
      '上海远景科技有限公司',
      'name/looks-like-company',
      '上海远景科技有限公司',
      'equal companies are still evidence',
    ],
    ['Acme Ltd', 'name/looks-like-company', 'acmeltd', ''],
    ['张三（财务）', 'name/remark', '张三', ''],
    ['张三-采购', 'name/remark', '张三', ''],
    ['张三 13912345678', 'name/remark', '张三', ''],
    ['A张三', 'name/remark', '张三', 'letter that sorts an address book'],
    ['张三🙂', 'name/remark', '张三', ''],
    ['Jack Ma 马云', 'name/remark', '马云', ''],
    ['王（上吉下吉）', 'name/spelled-out', '王上吉下吉', '喆 spelled out'],
    ['张YAN', 'name/spelled-out', '张yan', '䶮 in pinyin'],
    ['张\ue863', 'name/private-character', '', 'a private font; one readable character is left'],
    ['13912345678', 'name/not-a-name', '', ''],
    ['someone@example.com', 'name/not-a-name', '', ''],
    ['同上', 'text/ditto', '', 'the row above may be gone'],
  ])('%s: %s, key %j %s', (cell, issue, key) => {
    expect(name.clean(cell).issues).toContain(issue);
    expect(keyOf(cell)).toBe(key);
  });

  test.each([
    ['李和平', '和 inside a given name joins nobody'],
    ['陈王小明', 'a double-barrelled surname is one person'],
    ['司马相如', 'compound surname'],
    ['迪丽热巴', 'no surname at all'],
    ['李国生', 'ends like 先生, and is a name'],
    ['李秋收', '收 may end a name'],
    ['䶮三', 'Extension A'],
    ['𠮷田一', 'outside the basic plane'],
    ['Mary-Jane Watson', ''],
    ['김철수', 'Hangul'],
  ])('%s is a name like any other %s', (cell) => {
    expect(name.clean(cell)).toMatchObject({ value: cell, status: 'ok', issues: [] });
    expect(keyOf(cell)).not.toBe('');
  });
});

describe('one key for every spelling', () => {
  test.each([
    ['張三', '张三', 'simplified'],
    ['蕭紅', '肖红', 'variant surname'],
    ['萧红', '肖红', 'variant surname'],
    ['閻王', '闫王', 'traditional variant surname'],
    ['傅聪', '付聪', 'variant surname'],
    ['张乾', '张乾', '乾 in names is qián, never 干'],
    ['迪丽热巴·迪力木拉提', '迪丽热巴迪力木拉提', 'no dots'],
    ['Smith, John', 'john smith', 'surname first with a comma'],
    ['SMITH, JOHN, JR.', 'john smith jr', 'generation kept, at the end'],
    ['John Smith III', 'john smith iii', 'generation kept'],
    ['Dr. Jane Roe, PhD', 'jane roe', 'titles left out'],
    ['Müßig Łukasz Đorđe Åse Øre Ægir', 'mussig lukasz dorde ase ore aegir', 'marks and expansions'],
    ['Zhang Xiao-ming', 'zhang xiao ming', 'hyphen'],
    ["Conan O'Brien", 'conan obrien', 'apostrophe'],
    ['zhang1 san1', 'zhang san', 'tone digits'],
    ['John A. Smith', 'john a smith', 'initial'],
    ['김 철수', '김철수', 'Hangul without spaces'],
    ['やまだ たろう', 'ヤマダタロウ', 'kana in one script'],
  ])('%s → %s (%s)', (cell, key) => {
    expect(keyOf(cell)).toBe(key);
  });
});

test.each([
  ['欧阳娜', '欧阳', '娜', 'vector of the study'],
  ['张伟', '张', '伟', ''],
  ['司马相如', '司马', '相如', ''],
  ['欧阳', '欧阳', '', 'surname only'],
  ['东方明', '东方', '明', 'plausible either way: compound'],
  ['陈王小明', '陈', '王小明', 'double-barrelled'],
  ['迪丽热巴', '', '迪丽热巴', 'no surname'],
  ['爱新觉罗溥仪', '爱新觉罗', '溥仪', 'four characters'],
])('%s = %s + %s %s', (whole, surname, given) => {
  expect(splitHanName(whole)).toEqual({ surname, given });
});

describe('candidates meet', () => {
  test.each([
    ['张小明', 'zhang xiaoming', 'ming xiao zhang', 'zhang', 'xm'],
    ['张小明', 'xiaoming zhang', 'ming xiao zhang', 'zhang', 'xm'],
    ['吕布', 'lyu bu', 'bu lu', 'lu', 'b'],
    ['欧阳娜', 'ouyang na', 'na ou yang', 'ouyang', 'n'],
  ])('%s and %s', (han, latin, pinyin, surnamePinyin, initials) => {
    expect(blockingKeysOfName(han)).toEqual({ pinyin, surnamePinyin, initials });
    expect(blockingKeysOfName(latin).pinyin).toBe(pinyin);
  });

  test('Western names by sorted words, surname and initials', () => {
    expect(blockingKeysOfName('john andrew smith')).toEqual({
      pinyin: 'andrew john smith',
      surnamePinyin: 'smith',
      initials: 'ja',
    });
  });
});

describe('for every cell', () => {
  test('cleaning twice is cleaning once, and the key survives', () => {
    fc.assert(
      fc.property(soup, (cell) => {
        const once = name.clean(cell);
        const twice = name.clean(once.value);
        expect(twice.value).toBe(once.value);
        expect(name.keys(twice)).toEqual(name.keys(once));
      }),
      { numRuns: 5000 },
    );
  });

  test('the fast path says what the slow path says', () => {
    const han = fc
      .tuple(fc.constantFrom(...SINGLE_SURNAMES), fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 2 }))
      .map(([surname, given]) => surname + String.fromCharCode(...given)); // prettier-ignore
    const word = fc.constantFrom(
      'John',
      'Mary',
      'A.',
      'Smith',
      'Lee',
      'Test',
      'Ltd',
      'And',
      'Jr',
      'Xxx',
      'Mr',
      'No',
      'Doe',
      'Md',
    );
    const latin = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(han, latin), (cell) => {
        const cleaned = name.clean(cell);
        const reading = readName(cleaned.value);
        expect(name.keys(cleaned)).toEqual(reading.keys);
        if (cleaned.status === 'ok' && cleaned.issues.length === 0) expect(reading.kind).toBe('person');
      }),
      { numRuns: 5000 },
    );
  });
});
