import type { Words } from './catalogue.ts';

/** Holding new records against an existing list, showing only what is new, limits on repeated values. */
export const screenZh: Words = {
  'option/against': '把这些文件与已有名单对照：每一行是新客户、已存在还是可能已存在？（screen.csv）',
  'option/merge-against': '把文件并入这份已有名单：名单里的客户保留原编号，其中两位未经人工判定绝不合并',
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
  'option/since-run': '以前的运行文件夹：已展示过的重复组不再展示，已作的决定继续有效',
  'cli/since':
    '与 {run} 相比：新增 {new} 组 · 已知 {known} 组（known.csv）· 已解决 {resolved} 组（resolved.csv）',
  'since/nothing-to-remember': '{folder} 是 {command} 的运行文件夹，其中没有重复组，也没有决定。',
  'since/nothing-to-remember#hint': '请指定 scan 或 merge 的运行文件夹。',
  'since/same-folder': '-r 与 --since-run 是同一个文件夹 {folder}，会覆盖以前的运行。',
  'since/same-folder#hint': '去掉 -r 即可使用新文件夹。',
  'option/dup-limit': '某列允许的重复值比例，例如 手机=2%；超过时 --fail-on limits 以 1 退出；可重复给出',
  'cli/dup-limit': '--dup-limit {value} 不是有效的上限：需要列名和百分比。',
  'cli/dup-limit#hint': '例如：--dup-limit 手机=2%（0% 到 100%）。',
  'cli/over-limit': '{field}：{share} 的值有重复（{records} 行中有 {distinct} 个不同的值），超过上限 {limit}',
  'cli/within-limit': '{field}：{share} 的值有重复，未超过上限 {limit}',
  'gate/limits': '--fail-on limits：超过了上限',
  'problem/dup-limit': '重复值的比例超过上限：{about}',
  'problem/dup-limit-help': 'fields.csv 列出了重复最多的值。',
  'kept-by/deleted-copy': '另一条记录按决定删除',
  'option/limit': '审核表最多列出多少组',
  'option/sample': '审核表只抽取这一比例的组（每次运行抽到的相同），例如 10%',
  'review/sorted-by': '审核表中各组按“{column}”从高到低排列（可用 --sort 另行指定）。',
  'review/left-out': '审核表里没有列出另外 {count} 组（--limit、--sample）；clusters.csv 有全部。',
  'review/needs-sheet': '{flag} 用来限制审核表，需要同时给出 --review 文件。',
  'match/rule-mostly-empty': '规则 {rule} 只适用于少数行：{share} 的行缺少它需要的值。',
  'match/rule-constant': '规则 {rule} 无法区分客户：所有行的值都相同。',
  'match/field-empty': '按 {field} 读取的列没有可用的值：如果内容是别的，请用 --map 指明。',
  'match/fields-blank': '按 {fields} 读取的列全部是空的，无法用来区分客户。',
  'match/rule-too-common':
    '规则 {rule} 不比对超过 {most} 行共有的值：有 {count} 个值没有比对。加上一个精确的部分可以缩小范围，如 {rule}+city。',
  'match/field-constant': '按 {field} 读取的列在全部 {count} 行中值都相同，无法区分客户。',
};
