import type { Words } from './catalogue.ts';

export const csvZh: Words = {
  'io/lines-above-header':
    '第 {first} 至 {last} 行在表头之上，未读入；如果表头在别处，请指明：--header-row N',
  'io/line-above-header': '表头之上的第 {first} 行未读入；如果表头在别处，请指明：--header-row N',
  'io/no-header-row':
    '没有表头：第 {line} 行已经是数据。各列暂名“column 1”“column 2”等；如果它其实是表头：--header-row {line}',
  'row/comment': '注释行',
  'row/footer': '文件末尾的合计或说明',
  'row/repeated-header': '重复出现的表头',
};
