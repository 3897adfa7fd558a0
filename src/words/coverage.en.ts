import type { Words } from './catalogue.ts';

/** What a run did not compare, and why. */
export const coverageEn: Words = {
  'cli/too-common':
    'too common to compare each with each: values under {rules} rules, the commonest {rule} {value} ({most} records); {records} records have nothing rarer',
  'cli/over-budget': 'left out to keep to two pairs a record: {pairs} pairs of {rules} rules (report.html)',
  'keyed/half': 'half',
  'keyed/sound': 'sound',
  'keyed/name-sound': 'sound',
  'keyed/rare word': 'rare word',
  'keyed/two words': 'two words',
  'keyed/company-core': 'trade name',
  'keyed/company-head': 'head of the trade name',
  'keyed/last-eight': 'last eight digits',
  'keyed/local-part': 'before the @',
  'keyed/road': 'road',
  'keyed/house': 'house',
  'keyed/either end': 'either end',
  'keyed/head or sound': 'head or sound',
  'keyed/first words': 'first words',
  'keyed/last-four': 'last four',
  'keyed/year or day': 'year or day',
  'keyed/of': '{field} ({part})',
  'report/section-coverage': 'What was not compared',
  'report/intro-coverage':
    'Records are compared when they share something by which two of one customer meet. Where very many share a value, they are compared by what else they share.',
  'report/coverage-alone':
    '{share} of the records ({count}) share nothing with any other and were compared with nobody.',
  'report/coverage-only-common': 'Nor were the {share} ({count}) that share only very common values.',
  'report/coverage-rule': 'rule',
  'report/coverage-limit': 'compared up to',
  'report/coverage-values': 'commoner values',
  'report/coverage-pairs': 'their pairs',
  'report/coverage-budget': 'pairs over the budget',
  'report/coverage-largest': 'the commonest, and how many records share it',
};
