import type { Words } from './catalogue.ts';

/** One pair of records explained. */
export const explainEn: Words = {
  'command/explain':
    'explain pair ID ID FILE: why two records are, or are not, one customer; explain config FILE: what each column is, what becomes of it and who said so; explain record ID: where it went, across runs',
  'explain/verb': 'explain takes pair, config or record, not "{verb}".',
  'explain/verb#hint':
    'For example: onerow explain pair 1001 1007 crm.csv; onerow explain config crm.csv; onerow explain record 1001',
  'explain/needs-two': 'explain pair takes the ids of two records.',
  'explain/needs-two#hint': 'For example: onerow explain pair 1001 1007 crm.csv',
  'explain/no-record': 'No record here has the id "{id}".',
  'explain/no-record#hint':
    'Ids are what the id column holds (--id COLUMN), with several sources also SOURCE:ID; rejected rows and those --where leaves out are no records.',
  'explain/no-row': 'There is no row "{id}" here: without an id column records go by their row numbers.',
  'explain/no-row#hint': 'Name the id column: --id COLUMN',
  'explain/ambiguous': 'Several records have the id "{id}".',
  'explain/ambiguous#hint':
    'Name the source: {source}:{id}; or columns that are unique together: --id a+b; or rows: --id row',
  'explain/same-record': '"{id}" was given twice: a pair is two records.',
  'explain/record': '{source}, row {row}',
  'explain/decided-one': 'A person decided that they are one customer.',
  'explain/decided-two': 'A person decided that they are two customers.',
  'explain/auto': 'Taken for one customer without asking: probability {score}, and {auto} is enough.',
  'explain/review': 'A person is asked: probability {score}, or one thing alone speaks for it.',
  'explain/auto-by-rule': 'Taken for one customer without asking: both fit the rule {rule}.',
  'explain/review-by-rule': 'A person is asked: both fit the rule {rule}.',
  'explain/chained-auto':
    'In one certain cluster of {size} records, though these two alone would not be: others connect them.',
  'explain/chained-review':
    'In one doubtful cluster of {size} records, though these two alone would not be: others connect them.',
  'explain/refused': 'They match, but the {because} of the records around them differs, so they stay apart.',
  'explain/weak-link': 'They match, but the records around them speak against it, so they stay apart.',
  'explain/veto': 'Never merged: the {field} differs, and both are valid.',
  'explain/two-people': 'Taken for two: the names are two people’s (or firms’), whatever else they share.',
  'explain/no-rule': 'Not taken for one customer: no rule holds for the two.',
  'explain/not-compared':
    'Never compared, so not found: nothing brings the two together. Compared, they would have had a probability of {score}.',
  'explain/below': 'Not taken for one customer: probability {score}; from {review} on a person is asked.',
  'explain/nothing-common': 'There is no field in which both have a value.',
  'explain/column-field': 'field',
  'explain/column-left': 'left',
  'explain/column-right': 'right',
  'explain/column-level': 'how they compare',
  'explain/column-bits': 'bits',
  'explain/missing': 'not compared',
  'explain/by-rule': 'rule {rule}, likeness {score}',
  'explain/sum':
    'any two records {prior} + evidence {bits} = {total} bits (a bit doubles the odds): probability {score}',
  'explain/met': 'brought together by {count} of {all} blocking rules: {rules}',
  'explain/never-met': 'none of {all} blocking rules brings them together:',
};
