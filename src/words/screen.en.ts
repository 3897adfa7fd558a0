import type { Words } from './catalogue.ts';

/** Holding new records against an existing list, showing only what is new, limits on repeated values. */
export const screenEn: Words = {
  'option/against':
    'hold the files against this existing list: is each row new, in it, or perhaps in it? (screen.csv)',
  'option/merge-against':
    'merge the files into this existing list: its customers keep their ids, two of them are never merged without a person',
  'option/clean-source':
    'a source that holds every customer once: its rows are never merged with each other; repeatable',
  'screen/repeated-ids':
    'In {file} {count} rows have the id of another row (data rows {first} and {second}, for one), so a verdict could not say which customer is meant.',
  'screen/repeated-ids#hint':
    'Name columns that are unique together (--id 编号+门店), use row numbers (--id row), or merge the list first.',
  'screen/nothing-in-common':
    'The new records and {file} have no column in common that customers can be matched by.',
  'screen/nothing-in-common#hint':
    'Say what the columns are on both sides, as in: --map tel=phone --map 手机号=phone',
  'screen/rule-of-one-side':
    'The rule {rule} finds nothing: one of its columns is missing here or in the new file.',
  'screen/types-differ':
    'The column {column} is read as {type} here, and as {theirs} in {other}. If that is wrong, say what it is with --map.',
  'screen/same-file': '{file} cannot be held against itself.',
  'screen/same-file#hint': 'To find duplicates inside it, leave out --against.',
  'screen/no-new-file':
    '--against {file} needs a file of new records beside it, as in: onerow scan new.csv --against {file}',
  'cli/screen':
    '{rows} rows held against {source}: {new} new · {exact} in it already · {possible} perhaps in it',
  'cli/screen-repeated': 'among them {count} rows that are the same customer as another new row',
  'cli/screen-ambiguous':
    '{count} of those that are in it stand there several times: a person says which is meant',
  'option/since-run': 'a run folder: groups it has shown are left out, its decisions are kept',
  'cli/since':
    'since {run}: {new} new groups · {known} known (known.csv) · {resolved} resolved (resolved.csv)',
  'since/nothing-to-remember':
    '{folder} is a run of {command}: it has shown no groups and holds no decisions.',
  'since/nothing-to-remember#hint': 'Name the folder of a scan or a merge.',
  'since/same-folder': '-r and --since-run are the same folder, {folder}: the earlier run would be replaced.',
  'since/same-folder#hint': 'Leave -r out for a fresh folder.',
  'option/dup-limit':
    'how many values of a column may stand more than once, as in phone=2%; over it, --fail-on limits exits 1; repeatable',
  'cli/dup-limit': '--dup-limit {value} is no limit: it needs a column and a percentage.',
  'cli/dup-limit#hint': 'As in: --dup-limit phone=2% (from 0% to 100%).',
  'cli/over-limit':
    '{field}: {share} of its values stand more than once ({distinct} different ones in {records} rows); the limit is {limit}',
  'cli/within-limit': '{field}: {share} of its values stand more than once, within the limit of {limit}',
  'gate/limits': '--fail-on limits: a limit was passed',
  'problem/dup-limit': 'More values stand more than once than may: {about}',
  'problem/dup-limit-help': 'fields.csv names the values that stand there most often.',
  'kept-by/deleted-copy': 'the other record was to be deleted',
  'option/limit': 'of the review sheet: so many clusters at most',
  'option/sample': 'of the review sheet: this share of the clusters, the same ones in every run, e.g. 10%',
  'review/sorted-by': 'The review sheet begins with the largest "{column}" (--sort takes another column).',
  'review/left-out':
    '{count} clusters are not in the review sheet (--limit, --sample); clusters.csv has all of them.',
  'review/needs-sheet': '{flag} says how much of the review sheet is wanted: it needs --review FILE.',
  'match/rule-mostly-empty': 'The rule {rule} can hold for few rows: {share} of them lack a value of it.',
  'match/rule-constant': 'The rule {rule} tells nobody apart: all rows have the same value.',
  'match/field-empty':
    'The column read as {field} has no usable value: if it holds something else, say what with --map.',
  'match/fields-blank': 'Nothing is in the columns read as {fields}: they tell nobody apart.',
  'match/rule-too-common':
    'The rule {rule} compares nobody who shares a value with more than {most} rows: {count} values were left out. An exact part narrows it, as in {rule}+city.',
  'match/field-constant':
    'The column read as {field} has the same value in all {count} rows and tells nobody apart.',
};
