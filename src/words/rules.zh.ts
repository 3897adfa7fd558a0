import type { Words } from './catalogue.ts';

export const rulesZh: Words = {
  'expression/empty': '条件是空的。',
  'expression/empty#hint': '请写一个条件，例如：status = 未激活，或：created 早于 3年。',
  'expression/unknown-column': '条件“{text}”第 {position} 个字符处：没有名为“{near}”的列。',
  'expression/unknown-column#hint': '列名里有空格或符号时请用反引号 ` 括起来；且、或、非 前后要留空格。',
  'expression/unknown-child': '条件“{text}”第 {position} 个字符处：没有名为“{near}”的子表。',
  'expression/unknown-child#hint': '子表用 --child 指定。',
  'expression/no-children': '条件“{text}”第 {position} 个字符处：“{near}”要用到子表，但没有指定任何子表。',
  'expression/no-children#hint': '请用 --child 文件:外键列 加上子表文件。',
  'expression/unknown-function': '条件“{text}”第 {position} 个字符处：没有名为“{near}”的函数。',
  'expression/unknown-function#hint': '如果这是带括号的列名，请用反引号 ` 把列名括起来。',
  'expression/bad-arguments':
    '条件“{text}”第 {position} 个字符处：{near}() 需要 {expected} 个参数，这里写了 {found} 个。',
  'expression/bad-arguments#hint': '例如：empty(phone)、flag(masked)、sum(orders.amount, 1y)。',
  'expression/needs-column': '条件“{text}”第 {position} 个字符处：没有说明用“{near}”的哪一列。',
  'expression/needs-column#hint': '请写成 表名.列名，例如 {near}.amount。',
  'expression/no-date-column': '条件“{text}”第 {position} 个字符处：“{near}”里没有日期列，无法按时间段统计。',
  'expression/no-date-column#hint': '请把日期列写在第三个位置：sum(orders.amount, 1y, orders.付款日期)。',
  'expression/bad-duration': '条件“{text}”第 {position} 个字符处：“{near}”既不是时间段，也不是日期。',
  'expression/bad-duration#hint': '时间段写作 90d、2w、6m、3y，或 90天、6个月、3年；日期写作 2024-01-31。',
  'expression/unexpected': '条件“{text}”第 {position} 个字符处：这里不应该出现“{near}”。',
  'expression/unexpected#hint':
    '值里有空格、逗号或括号时请加引号；多个条件之间用 且 / 或 连接，前后留空格：city = "New York" 且 spend >= 10000。',
  'expression/incomplete': '条件“{text}”没有写完（在第 {position} 个字符处结束）。',
  'expression/incomplete#hint': "一个条件由列名、符号、值三部分组成。空值写作 ''，例如 phone = ''。",
  'expression/unclosed-quote': '条件“{text}”第 {position} 个字符处的引号 {near} 没有配对。',
  'expression/unclosed-quote#hint': '请补上后引号；如果引号是值的一部分，请连写两个。',
  'expression/unclosed-bracket': '条件“{text}”第 {position} 个字符处的括号没有配对。',
  'expression/unclosed-bracket#hint': '请补上右括号。',
  'expression/too-deep': '条件里的括号或“非”嵌套太多层（第 {position} 个字符处）。',
  'expression/too-deep#hint': '请拆成几条规则。',

  'policy/unknown': '没有名为“{near}”的合并策略（写在“{text}”里）。',
  'policy/unknown-master': '没有名为“{near}”的主记录规则（写在“{text}”里）。',
  'policy/unknown-field': '“{text}”里写的字段“{near}”不存在。',
  'policy/needs-argument': '“{text}”：{name} 后面要用冒号写明内容。',
  'policy/needs-argument#hint':
    '例如：newest:updated、priority:金卡>银卡、has:phone；选主记录时还可以写 priority:等级:金卡>银卡。',
  'policy/no-argument': '“{text}”：{name} 后面不需要写内容。',
  'policy/no-argument#hint': '只写 {name} 即可。',
  'policy/bad-ranking': '“{text}”：优先顺序从高到低写，中间用 > 隔开，例如 A>B>C。',
  'policy/group-fields': '“{text}”：group 要在括号里写明哪些字段一起保留。',
  'policy/group-fields#hint': '例如：group(address,city,postcode):newest。',
  'policy/group-by': '“{text}”：{near} 只能比较单个值，不能用来为一组字段挑选整行。',
  'policy/group-by#hint':
    '可以用：fill、master、overwrite、newest、newest-valid、oldest、most-frequent、most-complete、source。',
  'policy/follow-circle': '字段“{field}”跟随的字段，最后又跟随它自己。',
  'policy/follow-circle#hint': '请给其中一个字段换成能独立决定的策略。',

  'survivorship/tie':
    '{source} 第 {row} 行所在的重复组里，字段“{field}”按合并策略仍有几个不同的值；按设置，遇到这种情况停止运行。',
  'survivorship/tie#hint': '请人工审核这一组，或给该字段换一个策略，或改用 --tie review。',

  'retention/active': '期限内有活动',
  'retention/inactive': '期限内没有任何活动',
  'retention/unknown-activity': '没有任何活动日期，无法判断',
  'retention/future-date': '最近活动日期在今天之后：已保留，请核对日期',
};
