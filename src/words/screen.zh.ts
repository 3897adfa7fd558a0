import type { Words } from './catalogue.ts';

/** Holding new records against an existing list, showing only what is new, limits on repeated values. */
export const screenZh: Words = {
  'option/against': '把这些文件与已有名单对照：每一行是新客户、已存在还是可能已存在？（screen.csv）',
  'option/clean-source': '每个客户只出现一次的来源：其中的行绝不互相合并；可重复给出',
  'screen/repeated-ids':
    '{file} 里有 {count} 行的编号与其他行相同（例如第 {first} 和第 {second} 条数据），结果无法说明是哪个客户。',
  'screen/repeated-ids#hint':
    '请指定组合后唯一的列（--id 编号+门店），或用行号作编号（--id row），或先合并该名单。',
  'screen/nothing-in-common': '新记录与 {file} 没有可以用来匹配客户的共同列。',
  'screen/nothing-in-common#hint': '请指明两边的列，例如：--map tel=phone --map 手机号=phone',
  'screen/rule-of-one-side': '规则 {rule} 不会找到任何结果：它的某一列在这里或新文件里不存在。',
  'screen/types-differ':
    '列 {column} 在这里按{type}读取，在 {other} 里按{theirs}读取。如果不对，请用 --map 指明。',
  'screen/same-file': '{file} 不能与自身对照。',
  'screen/same-file#hint': '要查找文件内部的重复，请去掉 --against。',
  'screen/no-new-file': '--against {file} 还需要一个新记录文件，例如：onerow scan new.csv --against {file}',
  'cli/screen': '{rows} 行与 {source} 对照：{new} 行是新客户 · {exact} 行已存在 · {possible} 行可能已存在',
  'cli/screen-repeated': '其中有 {count} 行与另一条新记录是同一客户',
  'cli/screen-ambiguous': '已存在的行中有 {count} 行在名单里对应多个客户：需由人工确定是哪一个',
};
