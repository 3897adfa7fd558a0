import type { Words } from './catalogue.ts';

/** 一次运行没有比较的部分及原因。 */
export const coverageZh: Words = {
  'cli/too-common':
    '取值太常见而未两两比较：涉及 {rules} 条规则，最常见的是 {rule} {value}（{most} 条记录）；{records} 条记录没有更少见的取值',
  'cli/over-budget': '为保持每条记录两对而略去：{rules} 条规则的 {pairs} 对（见 report.html）',
  'keyed/half': '前半或后半',
  'keyed/sound': '读音',
  'keyed/name-sound': '读音',
  'keyed/rare word': '少见的词',
  'keyed/two words': '两个词',
  'keyed/company-core': '字号',
  'keyed/company-head': '字号开头',
  'keyed/last-eight': '末八位',
  'keyed/local-part': '@ 之前',
  'keyed/road': '路名',
  'keyed/house': '门牌',
  'keyed/either end': '前段或末四位',
  'keyed/head or sound': '开头或读音',
  'keyed/first words': '前几个词',
  'keyed/last-four': '末四位',
  'keyed/year or day': '年或月日',
  'keyed/of': '{field}（{part}）',
  'report/section-coverage': '没有比较的部分',
  'report/intro-coverage':
    '两条记录有同一客户会共有的内容时才比较。很多记录共用的取值，则看它们另外还共有什么。',
  'report/coverage-alone': '{share} 的记录（{count} 条）与其他记录没有任何共同之处，没有与谁比较。',
  'report/coverage-only-common': '另有 {share}（{count} 条）只有很常见的共同取值，也没有比较。',
  'report/coverage-rule': '规则',
  'report/coverage-limit': '最多比较条数',
  'report/coverage-values': '更常见的取值',
  'report/coverage-pairs': '相应的对数',
  'report/coverage-budget': '超出预算的对数',
  'report/coverage-largest': '最常见的取值及其记录数',
};
