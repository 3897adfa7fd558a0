import type { Words } from './catalogue.ts';

/** 解释一对记录。 */
export const explainZh: Words = {
  'command/explain':
    'explain pair 编号 编号 文件：两条记录为什么（不）算同一客户；explain config 文件：每列是什么、会怎样处理、由谁定；explain record 编号：一条记录在各次运行中的去向',
  'explain/verb': 'explain 后面写 pair、config 或 record，不是“{verb}”。',
  'explain/verb#hint':
    '例如：onerow explain pair 1001 1007 crm.csv；onerow explain config crm.csv；onerow explain record 1001',
  'explain/needs-two': 'explain pair 需要两条记录的编号。',
  'explain/needs-two#hint': '例如：onerow explain pair 1001 1007 crm.csv',
  'explain/no-record': '这里没有编号为“{id}”的记录。',
  'explain/no-record#hint':
    '编号取自编号列（--id 列名），有多个来源时也可写 来源:编号；拒收的行和 --where 排除的行不算记录。',
  'explain/no-row': '这里没有第“{id}”行：没有编号列时记录以行号为准。',
  'explain/no-row#hint': '请指明编号列：--id 列名',
  'explain/ambiguous': '有多条记录的编号是“{id}”。',
  'explain/ambiguous#hint': '请写明来源：{source}:{id}；或用合起来唯一的列：--id a+b；或用行号：--id row',
  'explain/same-record': '“{id}”写了两次：一对是两条记录。',
  'explain/record': '{source}，第 {row} 行',
  'explain/decided-one': '人工已判定为同一客户。',
  'explain/decided-two': '人工已判定为两位客户。',
  'explain/auto': '无需询问即算同一客户：概率 {score}，达到 {auto} 即可。',
  'explain/review': '需要人工判断：概率 {score}，或只有一方面的证据。',
  'explain/auto-by-rule': '无需询问即算同一客户：两者符合规则 {rule}。',
  'explain/review-by-rule': '需要人工判断：两者符合规则 {rule}。',
  'explain/chained-auto': '同在一个 {size} 条记录的确定组中，但仅凭这两条并不够：是其他记录把它们连起来的。',
  'explain/chained-review':
    '同在一个 {size} 条记录的待审组中，但仅凭这两条并不够：是其他记录把它们连起来的。',
  'explain/refused': '两者匹配，但周围记录的{because}不同，因此分开保留。',
  'explain/weak-link': '两者匹配，但周围的记录不支持，因此分开保留。',
  'explain/veto': '绝不合并：{field}不同，且两边都有效。',
  'explain/two-people': '算作两位客户：名称属于两个人（或两家公司），无论还有什么相同。',
  'explain/no-rule': '不算同一客户：两者不符合任何规则。',
  'explain/not-compared': '从未比较，因此没有找到：没有任何规则把两者放到一起。若比较，概率为 {score}。',
  'explain/below': '不算同一客户：概率 {score}，达到 {review} 才请人判断。',
  'explain/nothing-common': '没有两边都有值的字段。',
  'explain/column-field': '字段',
  'explain/column-left': '左',
  'explain/column-right': '右',
  'explain/column-level': '比较结果',
  'explain/column-bits': '比特',
  'explain/missing': '未比较',
  'explain/by-rule': '规则 {rule}，相似度 {score}',
  'explain/sum': '任意两条记录 {prior} + 证据 {bits} = {total} 比特（一比特使可能性翻倍）：概率 {score}',
  'explain/met': '由 {all} 条分块规则中的 {count} 条放到一起：{rules}',
  'explain/never-met': '{all} 条分块规则都没有把两者放到一起：',
};
