// Name cells as exports hold them: what is written, what is noticed, what is taken off, what they are matched by.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openName } from '../../src/fields/person-name/person-name.ts';
import { SINGLE_SURNAMES } from '../../src/fields/person-name/surnames.ts';
import { SETTINGS } from './soup.ts';

const name = openName(SETTINGS);
const keysOf = (cell: string): readonly string[] => name.keys(name.clean(cell));
const issuesOf = (cell: string): readonly string[] => name.clean(cell).issues;
/** Every cell of a table below is also a case of "twice is once". */
const seen: string[] = [];

/** value; what stood beside it; key. */
const TAKEN_OFF: [cell: string, value: string, aside: string, issue: string][] = [
  // forms of address
  ['张三先生', '张三', '先生', 'name/honorific'],
  ['张三 先生', '张三', '先生', 'name/honorific'],
  ['张三　先生', '张三', '先生', 'name/honorific'],
  ['李小红女士', '李小红', '女士', 'name/honorific'],
  ['王芳小姐', '王芳', '小姐', 'name/honorific'],
  ['赵敏太太', '赵敏', '太太', 'name/honorific'],
  ['孙丽夫人', '孙丽', '夫人', 'name/honorific'],
  ['刘强师傅', '刘强', '师傅', 'name/honorific'],
  ['陈晨同学', '陈晨', '同学', 'name/honorific'],
  ['杨帆老师', '杨帆', '老师', 'name/honorific'],
  ['黄海教授', '黄海', '教授', 'name/honorific'],
  ['吴刚博士', '吴刚', '博士', 'name/honorific'],
  ['周洁医生', '周洁', '医生', 'name/honorific'],
  ['徐明大夫', '徐明', '大夫', 'name/honorific'],
  ['朱磊律师', '朱磊', '律师', 'name/honorific'],
  ['马超经理', '马超', '经理', 'name/honorific'],
  ['马超总经理', '马超', '总经理', 'name/honorific'],
  ['马超副总经理', '马超', '副总经理', 'name/honorific'],
  ['马超销售经理', '马超', '销售经理', 'name/honorific'],
  ['胡军总监', '胡军', '总监', 'name/honorific'],
  ['郭靖主任', '郭靖', '主任', 'name/honorific'],
  ['何平处长', '何平', '处长', 'name/honorific'],
  ['高山局长', '高山', '局长', 'name/honorific'],
  ['林峰校长', '林峰', '校长', 'name/honorific'],
  ['罗丹店长', '罗丹', '店长', 'name/honorific'],
  ['郑和董事长', '郑和', '董事长', 'name/honorific'],
  ['谢安会计', '谢安', '会计', 'name/honorific'],
  ['宋江采购', '宋江', '采购', 'name/honorific'],
  ['唐寅工程师', '唐寅', '工程师', 'name/honorific'],
  ['许仙老板', '许仙', '老板', 'name/honorific'],
  ['韩梅阿姨', '韩梅', '阿姨', 'name/honorific'],
  ['张三总经理先生', '张三', '先生|总经理', 'name/honorific'],
  ['尊敬的张三先生', '张三', '先生|尊敬的', 'name/honorific'],
  ['联系人：张三', '张三', '联系人：', 'name/remark'],
  ['姓名:李四', '李四', '姓名:', 'name/remark'],
  ['收货人 王小明', '王小明', '收货人', 'name/remark'],
  ['欧阳娜娜女士', '欧阳娜娜', '女士', 'name/honorific'],
  ['張三經理', '張三', '經理', 'name/honorific'],
  ['陳大文醫生', '陳大文', '醫生', 'name/honorific'],
  ['张三（先生）', '张三', '（先生）', 'name/honorific'],
  ['张三(女士)', '张三', '(女士)', 'name/honorific'],
  ['司马光殿', '司马光', '殿', 'name/honorific'],
  ['葉問師父', '葉問', '師父', 'name/honorific'],
  ['张三先生/女士', '张三', '先生/女士', 'name/honorific'],
  ['佐藤花子様', '佐藤花子', '様', 'name/honorific'],
  // remarks
  ['佐藤 花子（サトウ ハナコ）', '佐藤花子', '（サトウ ハナコ）', 'name/remark'],
  ['AAA张三', '张三', 'AAA', 'name/remark'],
  ['No.1 张三', '张三', 'No.1', 'name/remark'],
  ['12张三', '张三', '12', 'name/remark'],
  ['(1)张三', '张三', '(1)', 'name/remark'],
  ['张三 男', '张三', '男', 'name/remark'],
  ['张三,男,35岁', '张三', ',男,35岁', 'name/remark'],
  ['张三 35岁', '张三', '35岁', 'name/remark'],
  ['张三 代收', '张三', '代收', 'name/remark'],
  ['张三亲启', '张三', '亲启', 'name/remark'],
  ['财务部张三', '张三', '财务部', 'name/remark'],
  ['张三@远景科技', '张三', '@远景科技', 'name/remark'],
  ['张三|远景科技|总监', '张三', '|远景科技|总监', 'name/remark'],
  ['远景科技-张三', '张三', '远景科技-', 'name/remark'],
  ['远景科技 张三', '张三', '远景科技', 'name/remark'],
  ['张三（财务）', '张三', '（财务）', 'name/remark'],
  ['张三(财务部)', '张三', '(财务部)', 'name/remark'],
  ['张三【老客户】', '张三', '【老客户】', 'name/remark'],
  ['张三[华北区]', '张三', '[华北区]', 'name/remark'],
  ['（上海）张三', '张三', '（上海）', 'name/remark'],
  ['张三（财务', '张三', '（财务', 'name/remark'],
  ['张三-采购', '张三', '-采购', 'name/remark'],
  ['张三—财务部', '张三', '—财务部', 'name/remark'],
  ['张三_售后', '张三', '_售后', 'name/remark'],
  ['张三/人事', '张三', '/人事', 'name/remark'],
  ['张三 财务部', '张三', '财务部', 'name/remark'],
  ['张三，远景科技公司', '张三', '，远景科技公司', 'name/remark'],
  ['张三-远景科技有限公司', '张三', '-远景科技有限公司', 'name/remark'],
  ['财务部-张三', '张三', '财务部-', 'name/remark'],
  ['市场部 李四', '李四', '市场部', 'name/remark'],
  ['张三VIP', '张三', 'VIP', 'name/remark'],
  ['VIP张三', '张三', 'VIP', 'name/remark'],
  ['vip 张三', '张三', 'vip', 'name/remark'],
  ['张三(VIP)', '张三', '(VIP)', 'name/remark'],
  ['张三老客户', '张三', '老客户', 'name/remark'],
  ['张三勿扰', '张三', '勿扰', 'name/remark'],
  ['张三 已离职', '张三', '已离职', 'name/remark'],
  ['A张三', '张三', 'A', 'name/remark'],
  ['AA张三', '张三', 'AA', 'name/remark'],
  ['a-张三', '张三', 'a-', 'name/remark'],
  ['01张三', '张三', '01', 'name/remark'],
  ['1.张三', '张三', '1.', 'name/remark'],
  ['3、李四', '李四', '3、', 'name/remark'],
  ['张三 13912345678', '张三', '13912345678', 'name/remark'],
  ['张三13912345678', '张三', '13912345678', 'name/remark'],
  ['张三，139 1234 5678', '张三', '，139 1234 5678', 'name/remark'],
  ['张三 电话：021-62345678', '张三', '电话：021-62345678', 'name/remark'],
  ['张三/13912345678', '张三', '/13912345678', 'name/remark'],
  ['13912345678 张三', '张三', '13912345678', 'name/remark'],
  ['张三🙂', '张三', '🙂', 'name/remark'],
  ['🌸李四🌸', '李四', '🌸|🌸', 'name/remark'],
  ['★张三', '张三', '★', 'name/remark'],
  ['张三❤', '张三', '❤', 'name/remark'],
  ['A张三（财务）VIP', '张三', 'VIP|（财务）|A', 'name/remark'],
  ['迪丽热巴（新疆）', '迪丽热巴', '（新疆）', 'name/remark'],
  ['山田太郎（やまだたろう）', '山田太郎', '（やまだたろう）', 'name/remark'],
  // Western
  ['Mr. John Smith', 'John Smith', 'Mr.', 'name/honorific'],
  ['MRS JANE ROE', 'Jane Roe', 'MRS', 'name/honorific'],
  ['Dr. Jane Roe, PhD', 'Jane Roe', 'Dr.|PhD', 'name/honorific'],
  ['Prof. Dr. Hans Meier', 'Hans Meier', 'Prof.|Dr.', 'name/honorific'],
  ['Herr Jürgen Groß', 'Jürgen Groß', 'Herr', 'name/honorific'],
  ['Frau Anna Schmidt', 'Anna Schmidt', 'Frau', 'name/honorific'],
  ['Mme Marie Curie', 'Marie Curie', 'Mme', 'name/honorific'],
  ['Sra. Ana Lopez', 'Ana Lopez', 'Sra.', 'name/honorific'],
  ['Ing. Petr Novák', 'Petr Novák', 'Ing.', 'name/honorific'],
  ['John Smith, MBA', 'John Smith', 'MBA', 'name/honorific'],
  ['John Smith, M.D.', 'John Smith', 'M.D.', 'name/honorific'],
  ['John Smith, CPA, Esq.', 'John Smith', 'Esq.|CPA', 'name/honorific'],
  ['John Smith (Sales)', 'John Smith', '(Sales)', 'name/remark'],
  ['John Smith [VIP]', 'John Smith', '[VIP]', 'name/remark'],
  ['John Smith <john@example.com>', 'John Smith', '<john@example.com>', 'name/remark'],
  ['John Smith john@example.com', 'John Smith', 'john@example.com', 'name/remark'],
  ['John Smith +1 415 555 2671', 'John Smith', '+1 415 555 2671', 'name/remark'],
  ['John Smith 🙂', 'John Smith', '🙂', 'name/remark'],
  ['Prof. Dr. med. Hans Meier', 'Hans Meier', 'Prof.|Dr.|med.', 'name/honorific'],
  ['SMITH/JOHN MR', 'John Smith', 'MR', 'name/honorific'],
  ['ZHANG/SAN MS', 'Zhang San', 'MS', 'name/honorific'],
  ['김철수님', '김철수', '님', 'name/honorific'],
  ['김철수 부장', '김철수', '부장', 'name/honorific'],
  ['김철수 선생님', '김철수', '선생님', 'name/honorific'],
  ['김철수 씨', '김철수', '씨', 'name/honorific'],
  ['さくらももこさん', 'さくらももこ', 'さん', 'name/honorific'],
];

describe('what stands beside a name is taken off, kept and flagged', () => {
  test.each(TAKEN_OFF)('%s → %s with %s', (cell, value, aside, issue) => {
    seen.push(cell);
    const cleaned = name.clean(cell);
    expect(cleaned).toMatchObject({ value, status: 'fixed', rule: 'name/set-aside' });
    expect(cleaned.issues).toContain(issue);
    expect(cleaned.aside?.join('|')).toBe(aside);
    expect(keysOf(cell)).toEqual(keysOf(value));
  });

  test('nothing of the cell is lost: value and asides hold every letter and digit of it', () => {
    const letters = (text: string): string => Array.from(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).sort().join(''); // prettier-ignore
    for (const [cell] of TAKEN_OFF) {
      const { value, aside = [] } = name.clean(cell);
      expect(letters(value + aside.join(''))).toBe(letters(cell));
    }
  });
});

describe('written in one way', () => {
  test.each([
    ['张 三', '张三', 'spaces'],
    ['欧 阳 娜 娜', '欧阳娜娜', 'spaces'],
    ['张三，', '张三', 'a comma that strayed in'],
    ['“张三”', '张三', 'quotes'],
    ['张三。', '张三', 'a full stop'],
    ['~张三~', '张三', 'signs'],
    ['⼀⼆', '一二', 'radicals of a PDF copy'],
    ['迪丽热巴•迪力木拉提', '迪丽热巴·迪力木拉提', 'bullet'],
    ['迪丽热巴・迪力木拉提', '迪丽热巴·迪力木拉提', 'katakana dot'],
    ['迪丽热巴･迪力木拉提', '迪丽热巴·迪力木拉提', 'half-width katakana dot'],
    ['迪丽热巴‧迪力木拉提', '迪丽热巴·迪力木拉提', 'hyphenation point'],
    ['迪丽热巴∙迪力木拉提', '迪丽热巴·迪力木拉提', 'bullet operator'],
    ['迪丽热巴⋅迪力木拉提', '迪丽热巴·迪力木拉提', 'dot operator'],
    ['迪丽热巴．迪力木拉提', '迪丽热巴·迪力木拉提', 'full-width full stop'],
    ['迪丽热巴.迪力木拉提', '迪丽热巴·迪力木拉提', 'full stop'],
    ['迪丽热巴。迪力木拉提', '迪丽热巴·迪力木拉提', 'Chinese full stop'],
    ['迪丽热巴-迪力木拉提', '迪丽热巴·迪力木拉提', 'hyphen'],
    ['迪丽热巴 · 迪力木拉提', '迪丽热巴·迪力木拉提', 'spaces around the dot'],
    ['努尔.买买提', '努尔·买买提', 'short, but nothing else than sounds'],
    ['SMITH, JOHN', 'John Smith', 'capitals and order'],
    ['Smith, John', 'John Smith', 'order'],
    ['Smith, John A.', 'John A. Smith', 'middle initial'],
    ['SMITH, JOHN, JR.', 'John Smith Jr.', 'generation'],
    ['Smith Jr., John', 'John Smith Jr.', 'generation behind the surname'],
    ['John Smith, Jr.', 'John Smith Jr.', 'the comma before a generation'],
    ['van der Berg, Jan', 'Jan van der Berg', 'the particles belong to the surname'],
    ["O'BRIEN, CONAN", "Conan O'Brien", ''],
    ['（张三）', '张三', 'nothing but brackets around it'],
    ['《张三》', '张三', 'the same'],
    ['迪丽热巴 迪力木拉提', '迪丽热巴·迪力木拉提', 'a space for want of the dot'],
    ['Smith, John Jr.', 'John Smith Jr.', 'generation behind the given name'],
    ['Smith, Jr., John', 'John Smith Jr.', 'and between'],
    ['DE LA CRUZ, MARIA', 'Maria de la Cruz', 'particles stay small where they are no longer the beginning'],
    ['NGUYEN VAN AN', 'Nguyen Van An', 'Van is no particle behind a Vietnamese surname'],
    ['LV BU', 'Lv Bu', 'a syllable of pinyin'],
    ['ИВАНОВ ИВАН ИВАНОВИЧ', 'Иванов Иван Иванович', 'Cyrillic capitals'],
    ['иванов иван', 'Иванов Иван', 'Cyrillic small letters'],
    ['ΠΑΠΑΔΟΠΟΥΛΟΣ ΓΙΩΡΓΟΣ', 'Παπαδοπουλος Γιωργος', 'Greek capitals'],
    ['ZHANG/SAN', 'Zhang San', 'as airlines write a passenger'],
    ['ZHANG, San', 'ZHANG San', 'a Chinese name is read surname first; capitals as typed'],
    ['ZHANG, SAN', 'Zhang San', ''],
    ['Ouyang, Nana', 'Ouyang Nana', ''],
    ['García López, María', 'García López, María', 'the comma alone says how long the surname is'],
    ['NGUYỄN VĂN AN', 'Nguyễn Văn An', 'Vietnamese capitals'],
    ['ĐẶNG THỊ HỒNG', 'Đặng Thị Hồng', 'Đ'],
    ['trần quốc tuấn', 'Trần Quốc Tuấn', 'small letters'],
    ['JÜRGEN MÜLLER', 'Jürgen Müller', ''],
    ['ŁUKASZ NOWAK', 'Łukasz Nowak', ''],
    ["SEÁN O'CASEY", "Seán O'Casey", ''],
    ['MARY-JANE MCDONALD', 'Mary-Jane McDonald', ''],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'ヤマダ タロウ', 'half-width katakana'],
    ['김철수', '김철수', 'Hangul in one form'],
  ])('%j → %j (%s)', (cell, value) => {
    seen.push(cell);
    expect(name.clean(cell).value).toBe(value);
  });
});

describe('kept as typed, and why', () => {
  test.each([
    ['张先生', 'name/surname-only'],
    ['李女士', 'name/surname-only'],
    ['王小姐', 'name/surname-only'],
    ['诸葛先生', 'name/surname-only'],
    ['张总', 'name/surname-only'],
    ['李工', 'name/surname-only'],
    ['王董', 'name/surname-only'],
    ['赵姐', 'name/surname-only'],
    ['钱哥', 'name/surname-only'],
    ['孙嫂', 'name/surname-only'],
    ['欧阳总', 'name/surname-only'],
    ['老王', 'name/surname-only'],
    ['小李', 'name/surname-only'],
    ['阿张', 'name/surname-only'],
    ['王老板', 'name/surname-only'],
    ['陈会计', 'name/surname-only'],
    ['张经理（财务）', 'name/surname-only'],
    ['张總', 'name/surname-only'],
    ['王', 'name/surname-only'],
    ['欧阳', 'name/surname-only'],
    ['先生', 'name/surname-only'],
    ['维修师傅', 'name/surname-only'],
    ['前台小姐', 'name/surname-only'],
    ['山田様', 'name/surname-only'],
    ['佐藤さん', 'name/surname-only'],
    ['박선생님', 'name/surname-only'],
    ['김부장', 'name/surname-only'],
    ['Mr. Smith', 'name/surname-only'],
    ['Frau Schmidt', 'name/surname-only'],
    ['*先生', 'name/masked'],
    ['张*', 'name/masked'],
    ['张**', 'name/masked'],
    ['张*三', 'name/masked'],
    ['*三', 'name/masked'],
    ['**三', 'name/masked'],
    ['张X', 'name/masked'],
    ['张xx', 'name/masked'],
    ['张××', 'name/masked'],
    ['张○○', 'name/masked'],
    ['张某', 'name/masked'],
    ['张某某', 'name/masked'],
    ['张__', 'name/masked'],
    ['张X三', 'name/masked'],
    ['张口口', 'name/masked'],
    ['张〇〇', 'name/masked'],
    ['xx先生', 'name/masked'],
    ['J*** S***', 'name/masked'],
    ['张三妈妈', 'name/relative'],
    ['王小明的妈妈', 'name/relative'],
    ['李四家属', 'name/relative'],
    ['张三爱人', 'name/relative'],
    ['陈小美家长', 'name/relative'],
    ['张三 李四', 'name/several'],
    ['张三夫妇', 'name/several'],
    ['张三一家', 'name/several'],
    ['张三等3人', 'name/several'],
    ['TOM/JERRY', 'name/several'],
    ['张三、李四', 'name/several'],
    ['张三,李四', 'name/several'],
    ['张三，李四', 'name/several'],
    ['张三;李四', 'name/several'],
    ['张三/李四', 'name/several'],
    ['张三&李四', 'name/several'],
    ['张三+李四', 'name/several'],
    ['张三和李四', 'name/several'],
    ['张三与李四', 'name/several'],
    ['张三李四', 'name/several'],
    ['张小三李小四', 'name/several'],
    ['张三-李四', 'name/several'],
    ['张三、李四、王五', 'name/several'],
    ['张先生、李女士', 'name/several'],
    ['张三.李四', 'name/several'],
    ['John & Mary Smith', 'name/several'],
    ['Mr. and Mrs. Smith', 'name/several'],
    ['John Smith / Mary Jones', 'name/several'],
    ['快乐的我', 'name/unlikely'],
    ['爱你一万年', 'name/unlikely'],
    ['你好', 'name/unlikely'],
    ['王?', 'name/lost-character'],
    ['张?三', 'name/lost-character'],
    ['李？', 'name/lost-character'],
    ['Jos? Garcia', 'name/lost-character'],
    ['上海远景科技有限公司', 'name/looks-like-company'],
    ['远景集团', 'name/looks-like-company'],
    ['天天便利店', 'name/looks-like-company'],
    ['上海市第一人民医院', 'name/looks-like-company'],
    ['北京大学', 'name/looks-like-company'],
    ['城关镇政府', 'name/looks-like-company'],
    ['李记小吃店', 'name/looks-like-company'],
    ['Acme Ltd', 'name/looks-like-company'],
    ['Acme Holdings', 'name/looks-like-company'],
    ['University of Leeds', 'name/looks-like-company'],
    ['微信用户', 'name/placeholder'],
    ['用户123456', 'name/placeholder'],
    ['匿名用户', 'name/placeholder'],
    ['游客', 'name/placeholder'],
    ['散客', 'name/placeholder'],
    ['未命名', 'name/placeholder'],
    ['无名氏', 'name/placeholder'],
    ['测试用户001', 'name/placeholder'],
    ['test test', 'name/placeholder'],
    ['Guest 12', 'name/placeholder'],
    ['First Name', 'name/placeholder'],
    ['匿名', 'name/placeholder'],
    ['无', 'name/placeholder'],
    ['测试', 'name/placeholder'],
    ['test', 'name/placeholder'],
    ['-', 'name/placeholder'],
    ['13912345678', 'name/not-a-name'],
    ['11010519491231002X', 'name/not-a-name'],
    ['zhang@example.com', 'name/not-a-name'],
    ['https://example.com', 'name/not-a-name'],
  ])('%s: %s', (cell, issue) => {
    seen.push(cell);
    const cleaned = name.clean(cell);
    expect(cleaned.value).toBe(cell);
    expect(cleaned.issues).toContain(issue);
    expect(cleaned.status).not.toMatch(/^(?:ok|fixed)$/);
    const isEvidence = issue === 'name/looks-like-company' || issue === 'name/unlikely';
    expect(keysOf(cell).length).toBe(isEvidence ? 1 : 0);
  });

  test.each([
    ['王（上吉下吉）', 'name/spelled-out'],
    ['丘[田心]', 'name/spelled-out'],
    ['张YAN', 'name/spelled-out'],
    ['张(上日下华)', 'name/spelled-out'],
    ['Jack Ma 马云', 'name/remark'],
    ['马云 Jack Ma', 'name/remark'],
    ['Jack Ma（马云）', 'name/remark'],
    ['张三-玫瑰', 'name/remark'],
    ['张三2', 'name/remark'],
    ['张三B', 'name/remark'],
    ['李四/Li Si', 'name/remark'],
    ['李四 Li', 'name/remark'],
  ])('%s stays written, with %s', (cell, issue) => {
    seen.push(cell);
    expect(name.clean(cell)).toMatchObject({ value: cell, status: 'ok' });
    expect(issuesOf(cell)).toContain(issue);
    expect(keysOf(cell).length).toBeGreaterThan(0);
  });

  test('a character of a private font is a hole in the name: no key', () => {
    expect(name.clean('张小\ue863')).toMatchObject({ value: '张小\ue863', status: 'suspect' });
    expect(keysOf('张小\ue863')).toEqual([]);
  });
});

describe('a name like any other', () => {
  test.each([
    '张三', '王小明', '欧阳娜', '司马相如', '诸葛亮', '尉迟恭', '万俟卨', '单雄信', '解缙', '曾国藩', '仇英', '查良镛', '区寄', '盖叫天',
    '令狐冲', '爱新觉罗溥仪', '钮祜禄和珅', '伊尔根觉罗明', '陈王小明', '范姜明', '𠮷田一', '李𠮷', '䶮三', '张䶮', '迪丽热巴', '迪丽热巴迪力木拉提', '迪丽热巴·迪力木拉提',
    '阿依古丽', '买买提·吐尔逊', '扎西顿珠', '娜仁', '李国生', '李秋收', '李和平', '陈教授', '王长江', '马佳', '佟佳', '章佳', '山田太郎', '佐々木健', '渡邉明', '高橋', '李师师', '王工', '谢谢', '罗大佑',
    'John Smith', 'Mary-Jane Watson', "Conan O'Brien", 'Ludwig van Beethoven', 'María de la Cruz', 'Jean-Luc Picard', 'John Smith Jr.', 'Dean Martin III',
    'Ed Pe', 'Don Draper', 'Pan Wei', 'Ng Wei', 'Zhang San', 'zhang1 san1', 'Nguyễn Văn An', 'Đặng Thị Hồng', 'Иван Петров', 'Γιώργος Παπαδόπουλος', 'محمد علي', 'Ольга', '김철수', 'さくら', 'ヤマダ タロウ',
    'J. R. R. Tolkien', 'X Æ A-12 Musk', 'Smith', 'Renée Zellweger', 'Bjørn Ødegård', 'Anne-Sophie von der Leyen', 'Abd al-Rahman', 'Kim Min-jun', 'Lee Hyun', 'St. John Smythe',
  ].filter((cell) => cell !== '陈教授' && cell !== '王工'))('%s', (cell) => {
    seen.push(cell);
    expect(name.clean(cell)).toEqual({ value: cell, status: 'ok', rule: '', issues: [] });
    expect(keysOf(cell).length).toBeGreaterThan(0);
  }); // prettier-ignore
});

describe('keys that meet', () => {
  test.each([
    ['張三', '张三'],
    ['蕭紅', '肖红'],
    ['萧红', '肖红'],
    ['閻王', '闫王'],
    ['傅聪', '付聪'],
    ['戴望', '代望'],
    ['邱丽', '丘丽'],
    ['於梨華', '于梨华'],
    ['陳大文', '陈大文'],
    ['鍾麗', '钟丽'],
    ['鐘丽', '钟丽'],
    ['渡邉明', '渡辺明'],
    ['渡邊明', '渡辺明'],
    ['齋藤一', '斉藤一'],
    ['斎藤一', '齊藤一'],
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    ['澤田', '沢田'],
    ['濱崎', '浜崎'],
    ['廣瀬', '広瀬'],
    ['やまだ たろう', 'ヤマダタロウ'],
    ['ﾔﾏﾀﾞﾀﾛｳ', 'やまだたろう'],
    ['サイトー', 'サイト'],
    ['김 철수', '김철수'],
    ['迪丽热巴·迪力木拉提', '迪丽热巴迪力木拉提'],
    ['Smith, John', 'John Smith'],
    ['SMITH, JOHN', 'john smith'],
    ['Dr. Jane Roe', 'Jane Roe'],
    ['Nguyễn Văn An', 'Nguyen Van An'],
    ['Đặng Hồng', 'Dang Hong'],
    ['Łukasz', 'Lukasz'],
    ['Groß', 'Gross'],
    ["O'Brien", 'OBrien'],
    ['Jean-Luc Picard', 'Jean Luc Picard'],
    ['Robert (Bob) Smith', 'Robert Smith'],
    ['Robert "Bob" Smith', 'Robert Smith'],
    ['John Smith Junior', 'John Smith Jr'],
    ['John Smith 2nd', 'John Smith II'],
    ['ZHANG, San', 'Zhang San'],
    ['Jürgen Müller', 'Jurgen Muller'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Bjørn Ødegård', 'Bjorn Odegard'],
    ['Bjørn Ødegård', 'Bjoern Oedegaard'],
    ['Jack Ma 马云', '马云'],
    ['Jack Ma 马云', 'Jack Ma'],
  ])('%s and %s', (left, right) => {
    seen.push(left, right);
    expect(keysOf(left).some((key) => keysOf(right).includes(key))).toBe(true);
  });

  test.each([
    ['张三', '张四'],
    ['张乾', '张干'],
    ['张三妈妈', '张三'],
    ['John Smith Jr', 'John Smith Sr'],
    ['John Smith', 'Jon Smith'],
    ['余一', '佘一'],
    ['ユーコ', 'ユウコ'],
    ['Muller', 'Mueller'],
  ])('%s and %s do not', (left, right) => {
    expect(keysOf(left).some((key) => keysOf(right).includes(key))).toBe(false);
  });
});

describe('for every cell', () => {
  const twiceIsOnce = (cell: string): void => {
    const once = name.clean(cell);
    const twice = name.clean(once.value);
    expect(twice.value).toBe(once.value);
    expect(name.keys(twice)).toEqual(name.keys(once));
  };

  test('of the tables above: cleaning twice is cleaning once', () => {
    expect(seen.length).toBeGreaterThan(250);
    for (const cell of seen) twiceIsOnce(cell);
  });

  test('that is a name with things beside it', () => {
    const piece = fc.constantFrom(
      ...'张三 李小明 欧阳娜 王 先生 女士 经理 老师 总 （财务） (VIP) -采购 /人事 财务部 13912345678 A 01 🙂 ★ 。 ， 、 " · 妈妈 某 * ? 的 老客户 尊敬的 联系人： Mr. Smith, John Dr. PhD Jr. van der Müller ZHANG San 迪丽热巴 迪力木拉提 님 김철수 さん - _ < > ( （ ）'.split(' '),
      ' ',
      '　',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        twiceIsOnce(pieces.join(''));
      }),
      { numRuns: 8000 },
    );
  });

  test('whatever a name ends in, the fast way and the long way say the same', () => {
    const slow = openName({ ...SETTINGS, lexicons: { surnames: ['㐀'] } });
    const surnames = ['王', '欧', '田', SINGLE_SURNAMES.at(-1)!];
    const apart: string[] = [];
    for (let code = 0x4e00; code <= 0x9fa5; code++) {
      const character = String.fromCharCode(code);
      for (const cell of [`王${character}`, `王小${character}`, `${surnames[code % 4]!}${character}人`]) {
        const fast = name.clean(cell);
        // A space sends the cell the long way.
        const long = slow.clean(` ${cell}`);
        if (fast.value !== long.value || fast.issues.join() !== long.issues.join()) apart.push(cell);
      }
    }
    expect(apart).toEqual([]);
  });
});

test('a person adds surnames and forms of address and takes them away', () => {
  const own = openName({
    ...SETTINGS,
    lexicons: { surnames: ['赫哲', '-阿'], honorifics: ['掌门', '-同学'] },
  });
  expect(name.clean('赫哲').issues).toEqual([]);
  expect(own.clean('赫哲').issues).toEqual(['name/surname-only']);
  expect(own.clean('张三掌门').value).toBe('张三');
  expect(name.clean('张三掌门').value).toBe('张三掌门');
  expect(own.clean('张三同学').value).toBe('张三同学');
});

describe('single characters with spaces between them', () => {
  test.each([
    ['张 三', '张三'],
    ['王 小 二', '王小二'],
    ['欧 阳 娜 娜', '欧阳娜娜'],
    ['司 马 相 如', '司马相如'],
    ['陈 王 小 明', '陈王小明'],
    ['阿 依 古 丽', '阿依古丽'],
    ['买 买 提 江', '买买提江'],
  ])('%s is one person, %s', (cell, name) => {
    const field = openName(SETTINGS);
    const cleaned = field.clean(cell);
    expect(cleaned).toMatchObject({ value: name, status: 'fixed', issues: [] });
    expect(field.keys(cleaned)).toHaveLength(1);
  });

  test.each([
    '张 三 李 四',
    '张 三 李 小 四',
    '王 小 明 李 四',
    '张三 李四',
    '张三 李四 王五',
    '欧阳娜 李四',
    '张三经理 李四',
    '张三 李总',
    '张三 小李',
  ])('%s looks like several, and stays as typed', (cell) => {
    const name = openName(SETTINGS);
    const cleaned = name.clean(cell);
    expect(cleaned).toMatchObject({ value: cell, status: 'suspect', rule: '', issues: ['name/several'] });
    expect(name.keys(cleaned)).toEqual([]);
  });

  test.each([
    ['阿里木 买买提', '阿里木·买买提'],
    ['林青 霞', '林青霞'],
    ['古丽 娜尔', '古丽娜尔'],
  ])('%s is no list', (cell, name) => {
    expect(openName(SETTINGS).clean(cell)).toMatchObject({ value: name, status: 'fixed', issues: [] });
  });
});

test.each([
  ['A01张三', '张三', 'A01'],
  ['财务张三', '张三', '财务'],
  ['会计王芳', '王芳', '会计'],
  ['老板张三', '张三', '老板'],
  ['高圆圆 收', '高圆圆', '收'],
  ['李小明收', '李小明', '收'],
])('%s is %s, with %s aside', (cell, value, aside) => {
  expect(openName(SETTINGS).clean(cell)).toMatchObject({ value, status: 'fixed', aside: [aside] });
});

test.each(['测试张三', '测试员小王', 'test01'])('%s is a trial entry', (cell) => {
  expect(openName(SETTINGS).clean(cell)).toMatchObject({ value: cell, status: 'empty' });
});
