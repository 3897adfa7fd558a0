// One cell of the export and what is known about it. `right` lists every writing an expert would accept: one, or more
// where the house rules leave a choice (a form of address kept or taken off). `lost`: nobody can know the value from
// what stands in the file; such a cell must be kept and pointed out, and never look valid.

export const clean = (text, ...right) => ({ text, right: right.length > 0 ? right : [text], dirt: 'clean' });
export const dirty = (dirt, text, ...right) => ({ text, right, dirt });
export const lost = (dirt, text) => ({ text, right: [], lost: true, dirt });
export const blank = (...right) => ({ text: '', right: right.length > 0 ? right : [''], dirt: 'blank' });

const HALF_TO_FULL = 0xfee0;
export const fullWidth = (text) =>
  text.replace(/[!-~]/g, (half) => String.fromCharCode(half.charCodeAt(0) + HALF_TO_FULL));

/** Words people and systems leave where there is nothing. */
export const NOTHING = [
  '无',
  '暂无',
  '不详',
  '-',
  '--',
  '/',
  'N/A',
  'null',
  'NULL',
  '未知',
  '没有',
  '待补充',
  '未填写',
  '#N/A',
  '(null)',
  '未提供',
  '—',
  'none',
  '\\N',
  'undefined',
];
