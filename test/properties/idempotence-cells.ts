// Cells made of every kind of dirt and then bent a little more, for the properties that hold for any cell.
import fc from 'fast-check';
import { openCells } from '../../src/jobs/clean-column.ts';
import type { FieldSettings, Normalizer, Status } from '../../src/model/cleaned.ts';
import type { FieldType } from '../../src/model/field-type.ts';
import { SETTINGS, soup } from '../unit/soup.ts';

/** Cells of each kind of dirt, to be bent a little more. */
const CELLS = [
  '13912345678', '+86 139-1234-5678', '139****5678', '1.39E+10', '1.3912345678E+10', '13912345678.0', '021-62345678转801', '62345678', '0571-1234567',
  '13912345678/13812345679', '4006203715', '11111111111', '95588', '+1 415 555 2671', '4155552671', '手机：13912345678（张三）', '010-88886666/7', '88886666-8',
  '２０２５－０６－０３', '2025年6月3日', '45811', '45811.5', '20250603', '03/04/2025', '25/6/3', '6月3日', '1900-01-00', '2025-02-30', '1748908800', '民國114年6月3日', '2025-06-03T14:05:06+08:00',
  '2-Jan', '1月2日', '1.20E+06', '12E05', '########', '="0012"', "'0012", '\t110105491231002', '110105491231002', '11010519491231002x', '110105199003072000',
  '914403001922038216', '91350100m000100y43', '9.14403E+17', '9144O30071526726XG', '71526726-X', '110108000000016', 'E12345678', 'A123456(3)',
  '¥1,234.50', '(1,234.50)', '1.2万', '3万5', '壹万贰仟叁佰元整', '10-20万', '约50万', '1.234,50', '1.5E+06', '50%',
  ' Zhang.San@QQ.COM ', 'a＠qq。com', 'x@163.con', 'x@gmail.co', 'test@test.com', 'a@b.cn; c@d.cn', '张三<a@qq.com>', '123456789', 'mailto:a@b.cn', 'a@qqcom',
  '张 三', '张三先生', '张*', '*先生', 'SMITH, JOHN', 'ludwig van beethoven', '迪丽热巴．买买提', '张三（财务）', '張偉', '测试用户', '同上', '（同上）', '无', 'N/A', '\\N', '李?',
  '上海远景(中国)有限公司', 'A&amp;B 公司', '远景科技（原：旧名）', '㈱ソニー', 'ACME CO., LTD.', '上海市浦东区世纪大道1号', '北京市北京市朝阳区', '朝阳区建国路88号', '上海', '内蒙古',
  '010010', '10010', 'SW1A 1AA', '男', 'M', '1', '0', '女士', '是', '√', 'TRUE', 'VIP,ＶＩＰ、老客户', '["a","b"]', 'HTTP://Example.com/A', '微信号：abc_123',
  '寮犱笁', '濂�', '锟斤拷', 'ÕÅÈý', 'å¼ ä¸‰', 'ÃƒÂ©', '00012345', '12345', 'A-77',
]; // prettier-ignore
const bent = fc
  .tuple(
    fc.constantFrom(...CELLS),
    fc.nat({ max: 24 }),
    fc.constantFrom('', '', ' ', '　', "'", '-', '.', '.0', '*', '无', '０', 'Ｏ', '\u200b', '&amp;', '（', ')', '号', ';', '\n', '?', '万', 'x', '@', '转1'),
  )
  .map(([cell, at, odd]) => cell.slice(0, at) + odd + cell.slice(at)); // prettier-ignore
const pasted = fc.tuple(bent, bent).map(([a, b]) => a + b);
export const cells = fc.oneof(fc.constantFrom(...CELLS), bent, bent, pasted, soup);

export const SEVERAL: readonly (readonly [string, Partial<FieldSettings>])[] = [
  ['cn', {}],
  ['national, en', { phoneFormat: 'national', words: 'en', dateOrder: 'dmy' }],
  ['cc-area', { phoneFormat: 'cc-area', dateOrder: 'mdy' }],
  ['us', { country: 'US', words: 'en', phoneFormat: 'national' }],
  ['no country', { country: '' }],
  ['through Excel', { profile: { ...SETTINGS.profile, tripleZeroShare: 0.5, codedDigits: true } }],
];

/** Good, nothing, or in doubt: how a cell is counted and whether it may be matched by. */
export const VERDICT: Readonly<Record<Status, string>> = {
  ok: 'good',
  fixed: 'good',
  empty: 'nothing',
  suspect: 'in doubt',
  invalid: 'bad',
  lossy: 'bad',
};

export function open(type: FieldType, settings: Partial<FieldSettings>): Normalizer {
  const values = type === 'enum' ? { values: { 官网: ['网站', 'web'], VIP: ['老客户'] } } : {};
  return openCells({
    index: 0,
    name: 'c',
    type,
    role: 'other',
    confidence: 1,
    decidedBy: 'map',
    target: 0,
    settings: { ...SETTINGS, ...settings, ...values },
  });
}
