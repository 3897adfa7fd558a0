import type { Words } from './catalogue.ts';

export const libraryZh: Words = {
  'library/source-name': '来源不能叫“{source}”：名称不能为空，也不能含冒号。',
  'library/no-records': '来源 {source} 里不是记录，而是 {type} 类型的值。',
  'library/no-records#hint': '请给出对象的可迭代集合、打开它的函数，或 { columns, rows }（rows 为数组）。',
  'library/no-record': '{source} 的第 {row} 条不是记录，而是 {type} 类型的值。',
  'library/no-record#hint': '记录是由单元格组成的对象；若用数组，请写成 { columns, rows }。',
  'library/cells': '{source} 的第 {row} 行有 {cells} 个单元格，而列有 {columns} 个。',
  'library/cell': '{source} 的第 {row} 条记录在“{column}”里是 {type} 类型的值，不能作为单元格。',
  'library/cell#hint': '请先写成文本：单元格是字符串、数字、真或假，或者为空。',
  'library/late-key': '{source} 的第 {row} 条记录有键“{key}”，没有这一列。现有：{columns}。',
  'library/late-key#hint': '只能读一遍的记录，列取自最前面的记录：请用 { columns, rows } 写明全部列。',
  'library/today': '选项 today 要写成 2026-03-31 这样的日期，而不是“{value}”。',
  'library/type': '列 {column} 的类型“{type}”不存在。现有：{types}。',
  'library/threads': '选项 threads 要写不小于 1 的整数，而不是“{value}”。',
  'library/probability': '选项 {option} 要写 0 到 1 之间的概率，而不是“{value}”。',
  'library/max-cluster': '选项 maxCluster 要写不小于 2 的整数，而不是“{value}”。',
  'library/decision': '没有“{decision}”这种决定。现有：{decisions}。',
  'library/clean-screen': '选项 clean 在这里没有意义：已有名单总是按无重复处理。',
  'library/unknown-record': '有一组写了记录“{id}”，而这里的 {records} 条记录中没有它。',
  'library/unknown-record#hint':
    '重复组要与找出它们的记录一起用，id 选项也要相同；没有编号列时编号就是行号。',
  'library/ambiguous-record': '有一组写了记录“{id}”，而有几条记录都用这个编号。',
  'library/ambiguous-record#hint': '请同时写明来源：{ id, source }。',
  'library/two-clusters': '记录“{id}”出现在两个组里，而它只能并成一条记录。',
  'library/child-column': '第 {row} 行没有“{column}”列。现有：{columns}。',
  'library/inactive': '选项 inactive 要写 3y、18m、90d 这样的时长，而不是“{value}”。',
};
