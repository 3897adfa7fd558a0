import type { Words } from './catalogue.ts';

/** What a run needs of memory and time, said before it begins. */
export const memoryZh: Words = {
  'option/memory': '本次运行最多可用的内存，如 800M、4G，或机器内存的 50%（默认 80%）',
  'cli/memory': '{flag} 要写大小，如 800M、4G 或 50%，而不是“{value}”。',
  'limit/memory-least': '--memory {limit} 太少：任何一次运行都需要约 {least}。',
  'limit/memory':
    '比对这 {rows} 行约需 {need} 内存，而机器有 {machine}，本次运行最多可用 {limit}。没有开始比对。',
  'limit/memory#hint':
    '请用 --memory 放宽，或用更窄的规则（如 --rule a+b，选少数行才相同的列），或分批处理（--where）。',
  'limit/memory-reading':
    '这些文件约有 {rows} 行，所需内存超过 {need}，而机器有 {machine}，本次运行最多可用 {limit}。没有开始读取。',
  'limit/memory-reading#hint': '请用 --memory 放宽，或把文件拆开，例如按城市或按年份。',
  'match/memory': '内存：约需 {need}，本次运行最多可用 {limit}（机器有 {machine}）：{parts}',
  'match/memory-fewer-threads':
    '用 {of} 个线程需要 {more}：改用 {threads} 个线程继续，结果相同，只是慢一些。',
  'memory/threads-within': '--memory {limit} 只够 {of} 个线程中的 {threads} 个。',
  'memory/program': '程序 {size}',
  'memory/threads': '{threads} × 线程 {size}',
  'memory/reading': '读取 {size}',
  'memory/records': '记录 {size}',
  'memory/keys': '分组键 {size}',
  'memory/pairs': '匹配对 {size}',
  'memory/survivors': '之后合并 {size}',
  'match/forecast': '要比对 {pairs} 对，每秒 {rate} 对：{eta}',
  'eta/seconds': '约 {count} 秒',
  'eta/minutes': '约 {count} 分钟',
  'eta/hours': '约 {count} 小时',
  'eta/days': '约 {count} 天',
};
