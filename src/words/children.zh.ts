import type { Words } from './catalogue.ts';

/** 子表：跟随客户的行，以及找不到客户的外键。 */
export const childrenZh: Words = {
  'merge/child-reference-dropped': '子表按“{column}”列指向客户，而策略 drop 去掉了该列。',
  'merge/child-reference-dropped#hint': '请保留该列，或让外键指向编号：文件:外键列。',
  'merge/child-like-source': '子表 {file} 的名称“{child}”与同名来源相同。',
  'merge/child-like-source#hint': '请给来源另取名称：--source 客户=文件。',
  'merge/child-as-csv': '{child} 读入时是 {format} 格式，其行写为 CSV：{file}。',
  'merge/repeated-child-ids':
    '{child}：有 {count} 行在“{column}”列中的编号与前面的行相同。所有行都已保留，并列在 {file} 中。该表是否导出了两次？',
  'orphan/ambiguous':
    '{child}：有 {count} 个外键的值为多位客户共有，这些行保持原样（见 {file}，code 为 ambiguous）。请让外键指向编号，或让每位客户的值各不相同。',
  'orphan/no-value':
    '{child}：有 {count} 个外键的值，其合并后的客户已没有（该列为空），这些行保持原样（见 {file}，code 为 no-value）。请为该列选择其他 --policy。',
  'orphan/scientific':
    '{child}：有 {count} 个外键找不到客户，因为子表或客户表中的长数字被表格软件缩成了 1.10105E+17 的样子。丢失的位数无法算回：请重新导出，并在 Excel 中把该列按文本导入。没有做任何猜测匹配；见 {file}，code 为 scientific。',
  'orphan/rounded':
    '{child}：有 {count} 个外键找不到客户，因为子表或客户表中的长数字被表格软件舍入为 15 位。请重新导出，并在 Excel 中把该列按文本导入。没有做任何猜测匹配；见 {file}，code 为 rounded。',
  'orphan/leading-zeros':
    '{child}：有 {count} 个外键若没有丢失开头的 0（007 变成 7，可能在子表，也可能在客户表）就能找到客户。请把该列按文本导入或补回 0 后再合并。没有做任何猜测匹配；见 {file}，code 为 leading-zeros。',
  'orphan/decimal-zero':
    '{child}：有 {count} 个外键去掉小数的 0（1001.0 应为 1001）就能找到客户。请在源头去掉后再合并。没有做任何猜测匹配；见 {file}，code 为 decimal-zero。',
  'orphan/spelling':
    '{child}：有 {count} 个外键若写法一致（全角、大小写、空格、撇号）就能找到客户。请改正后再合并。没有做任何猜测匹配；见 {file}，code 为 spelling。',
  'problem/damaged-keys': '“{name}”的外键疑似被表格软件改动',
  'problem/damaged-keys-help':
    '数字被缩短、开头的 0 丢失或写法不同，因此找不到客户；没有做任何猜测。orphans.csv 的 code 列说明属于哪种。请把该列按文本导入后再合并。',
  'option/clusters': '直接合并该次 scan 的重复组，不再重新匹配（须为相同的文件）',
  'clusters/matching': '{flag} 已由所用的那次 scan 决定。',
  'clusters/matching#hint': '请去掉 {flag}，或用它重新 scan，再把新的运行目录交给 --clusters。',
  'clusters/not-a-scan': '{folder} 是 {command} 的运行目录；重复组要来自 scan。',
  'clusters/not-a-scan#hint': '请指定 scan 的运行目录：--clusters 文件.onerow/scan-001',
  'clusters/no-links': '{folder} 中的 scan 由较早版本生成，没有保存精确的匹配结果。',
  'clusters/no-links#hint': '请重新 scan，或不用 --clusters 合并。',
  'clusters/run-altered': '{folder} 中的 {file} 与 scan 写出时不一致。',
  'clusters/run-altered#hint':
    '没有合并任何记录。判定请写在审核表里（--decisions）；若误改了运行目录中的文件，请重新 scan。',
  'clusters/other-inputs': '{file} 不是 {folder} 中扫描过的文件，或其次序不同。',
  'clusters/other-inputs#hint': '请按相同次序和名称（--source 名称=文件）给出当时的文件，或重新 scan。',
  'clusters/other-records': '这些文件的行或编号与 scan 读到的不同。',
  'clusters/other-records#hint': '请使用与 scan 相同的 --id、--sheet、--header-row 和 --encoding。',
};
