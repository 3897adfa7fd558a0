import type { Words } from './catalogue.ts';

/** Where a record went, across runs. */
export const recordEn: Words = {
  'record/run': '{run} ({command} of {source}, {started})',
  'record/more': 'and {count} more events of these kinds',
  'record/never-seen': 'Never seen: {runs} runs looked at, and none of them tells of "{id}".',
  'record/there': 'Last seen as {now}; no run took it away.',
  'record/merged': 'It is part of {now} now.',
  'record/archived': 'It lies in an archive now (as {now}): onerow archive restore brings it back.',
  'record/removed': 'It was deleted (as {now}); undo of that run gives it back.',
  'record/no-place': '{place} is no run folder, no folder of runs and no file that has runs (FILE.onerow/).',
  'record/needs-id': 'explain record takes the id of a record.',
  'record/needs-id#hint':
    'For example: onerow explain record 1001, or with the runs: onerow explain record 1001 crm.csv',
  'event/changed': '{field}: {old} → {new} ({rule})',
  'event/enrich-disagreed': '{field}: {old}, but the reference says {new}',
  'event/enrich-invalid': '{field}: the reference holds an invalid value and was not used',
  'event/enrich-ambiguous': 'not filled: rows of the reference contradict each other',
  'event/enrich-not-found': 'not found in the reference',
  'event/enrich-no-key': 'nothing to look up by in the reference',
  'event/cluster-auto': 'in a certain cluster of {rule}: {other}',
  'event/cluster-review': 'in a doubtful cluster of {rule}: {other}',
  'event/blocked': 'its cluster {other} was left alone: {rule}',
  'event/unchanged': 'stayed as it was (row {row} of {source})',
  'event/survivor': 'survived a merge (row {row} of {source})',
  'event/merged': 'merged into {other} (row {row} of {source}; {rule})',
  'event/absorbed': '{other} was merged into it ({rule})',
  'event/archived': 'archived (row {row}; {rule})',
  'event/deleted': 'deleted (row {row}; {rule})',
  'event/erased': 'erased',
  'event/rejected': 'rejected (row {row} of {source}; {rule})',
  'event/decided': '{field}: value of {other} kept ({rule})',
  'event/undone': 'the run was undone: restored/ holds its inputs',
  'option/profile-of': 'one record and all its child rows as JSON: its id, or SOURCE:ID',
  'option/profile-child':
    'with --profile-of: a child table, FILE:FOREIGN_KEY or FILE:FOREIGN_KEY=COLUMN; repeatable',
  'profile/unknown': 'No record here has the id "{id}".',
  'profile/unknown#hint':
    'Ids are what the id column holds (--id COLUMN), with several sources also SOURCE:ID. If it was merged: onerow explain record {id}',
  'profile/ambiguous': 'Several records have the id "{id}": {first}, {second} (source:row).',
  'profile/ambiguous#hint': 'Name the source: {source}:{id}; or go by rows: --id row',
  'profile/beside': '--profile-of gives one whole record; {option} has no meaning beside it.',
  'profile/child-alone': '--child belongs to --profile-of.',
  'profile/child-alone#hint':
    'For example: onerow export crm.csv --profile-of 1001 --child orders.csv:customer_id',
  'note/profile-child': '{child}: {count} rows',
};
