import type { Words } from './catalogue.ts';

/** Which records belong together and which go: matching, review, merge, archive. */
export const decisionsEn: Words = {
  'crosswalk/columns': '{file} is no crosswalk: it has no column {column}. There are: {columns}.',
  'crosswalk/columns#hint': 'Give crosswalk.csv of an earlier run, or a table with old_id and surviving_id.',
  'crosswalk/two-in-file': 'In {file} the id {id} leads to two records, {first} and {second}.',
  'crosswalk/two-in-file#hint': 'Give the crosswalk as onerow wrote it; of its own lines each id has one.',
  'crosswalk/two-targets':
    'The id {id} would lead to two records: {first} by {file}, {second} by this run. Nothing was written.',
  'crosswalk/two-targets#hint':
    'Merge the list the earlier run wrote rather than the one it read, or leave {id} out of it.',
  'crosswalk/circle':
    'By {file} the id {id} leads to {first}, which leads back to {second}. Nothing was written.',
  'crosswalk/circle#hint': 'Let the record with the id {first} survive: --master id:{first}.',
  'archive/one-source': 'archive works on one file at a time.',
  'archive/no-rule': 'archive needs a rule: --inactive 3y --by 最近联系, or --where "…".',
  'archive/no-activity-column': 'No column was recognised as a last activity. There are: {columns}.',
  'archive/no-activity-column#hint': 'Name the date columns: --by 最近登录,最近下单',
  'archive/confirm-archive': '{removed} of {total} rows ({share}) will be moved to the archive. Go on? [y/N]',
  'archive/confirm-delete':
    '{removed} of {total} rows ({share}) will be deleted (a backup stays in the run folder). Go on? [y/N]',
  'archive/needs-bundle': 'archive {verb} needs the folder of a bundle.',
  'archive/no-bundle': '{folder} is no archive bundle.',
  'archive/no-bundle#hint':
    'A bundle is a folder with records.csv.gz and manifest.json; archive writes it where --bundle says.',
  'archive/none': 'There are no bundles in {folder}.',
  'archive/damaged':
    'The bundle {folder} is damaged: {file} is missing or has been altered. Nothing was restored.',
  'archive/damaged#hint': 'Use another copy of the bundle.',
  'archive/restore-needs': 'archive restore needs --into FILE (the current list) and -o FILE (the result).',
  'archive/other-columns': '{file} has other columns than the bundle, which has: {columns}.',
  'archive/other-columns#hint': 'Restore into a file with those columns in that order.',
  'archive/id-present':
    '{count} archived records have ids that are in the list already. Nothing was restored.',
  'archive/id-present#hint': 'Choose --on-conflict skip or --on-conflict rename.',
  'archive/verified': '{folder}: {records} records, every file as it was written.',
  'archive/restored':
    '{restored} records restored, {skipped} skipped, {renamed} renamed; {rows} rows in {file}',
  'archive/readme':
    '{count} customer records retired on {date}.\nrecords.csv.gz is a gzip-compressed CSV file in UTF-8: the header line, then every record exactly as it stood. Any archive program unpacks it; any spreadsheet opens it.\nrows.csv gives the id, the data row and the line of each record in the original file, and why it was retired.\nmanifest.json lists the files with their SHA-256, so that changes can be found.',
  'limit/max-removed':
    '{removed} of {total} rows ({share}) would go; the limit is {limit}. Nothing was changed.',
  'limit/max-removed#hint': 'Look with --dry-run; if it is right, raise it with --max-removed.',
  'match/bad-rule': '"{rule}" is no rule.',
  'match/bad-rule#hint':
    'Join columns with +, and mark fuzzy ones with ~, as in: --rule 姓名+手机 --rule 公司~0.9',
  'match/unknown-field':
    'The rule "{rule}" names "{field}", which is no column or type here. There are: {fields}.',
  'match/bad-similarity': 'In the rule "{rule}", {value} is no similarity between 0 and 1.',
  'match/thresholds': '--review-at {review} is above --auto {auto}.',
  'match/thresholds#hint': 'Pairs from --review-at up to --auto are shown to a person; put it below.',
  'match/nothing-to-match': 'No column of {file} was recognised as something customers can be matched by.',
  'match/nothing-to-match#hint':
    'Name them, as in: --map tel=phone --map kh=name, or give rules: --rule COLUMN',
  'review/unknown-word': '"{word}" is no decision.',
  'review/unknown-word#hint':
    'Use merge, not-duplicate, mark, delete or later (合并, 非重复, 仅标记, 删除副本, 稍后).',
  'review/bad-key': 'A row of cluster {cluster} has lost its row_key.',
  'review/bad-key#hint': 'Restore the first columns from the original sheet; they must not be edited.',
  'review/two-masters': 'Cluster {cluster} has two masters.',
  'review/two-masters#hint': 'Mark only one row of it in the column master.',
  'review/unknown-cluster':
    '{file} names the cluster {cluster}, which this input does not have. Nothing was applied.',
  'review/unknown-cluster#hint':
    'Use the same files, --rule and --map as when the sheet was made, or make a new sheet with scan --review. If the input has changed since, --accept-stale takes the rows that still hold.',
  'review/stale-sheet':
    '{file} shows other values than the input has now in {count} decided rows, first {key}. Nothing was applied.',
  'review/stale-sheet#hint':
    'Make a new sheet with scan --review, or take the rows that are as they were: --accept-stale.',
  'review/row-changed': 'The record holds other values now than when it was decided on.',
  'review/beside-stale': 'The records it was decided with have changed or are gone.',
  'review/changed-keys':
    'In {file} the rows of cluster {cluster} are not the ones it has. Nothing was applied.',
  'review/changed-keys#hint': 'The columns cluster_id and row_key must not be edited.',
  'review/missing-column': '{file} is no review sheet: it has no column "{column}". It has: {columns}.',
  'review/not-applied':
    '{count} decisions or typed values did not take effect; {file} in the run folder says why.',
  'review/blocked': 'The cluster was not merged.',
  'review/record-gone': 'The record is not in the input any more.',
  'review/typed-invalid':
    'The typed value is not valid for its column, so the row counts for nothing and the cluster was not merged. Mend it and run again.',
  'review/typed-beside-invalid':
    'Another value typed in the same row is not valid; the whole row counts for nothing.',
  'review/typed-twice':
    'Two different values were typed for the same column of one cluster, and it was not merged. Leave only one.',
  'review/typed-not-merged': 'The record was not merged, so the typed value was not written.',
  'review/typed-unknown-field':
    'The review sheet has override:{field}, and there is no such column. No decision was applied.',
  'review/typed-unknown-field#hint': 'Restore the header. There are: {fields}.',
  'review/typed-id': 'override:{field} would change the ids of records. No decision was applied.',
  'review/typed-id#hint': 'Empty that column. Which record stays is marked in the column master.',
  'review/stale-decisions':
    '{count} decisions are about records that are not there any more; they were kept and not applied.',
  'merge/unusable-dates':
    '{column}: of the records in clusters {unreadable} have a date that cannot be read and {future} one after the day of the run; they count as undated.',
  'merge/confirm':
    '{removed} of {total} rows ({share}) in {clusters} clusters will be merged into others. Go on? [y/N]',
  'merge/no-owner': 'No column here is known as the one that names the owner. There are: {columns}.',
  'merge/no-owner#hint': 'Name it: --respect-owner COLUMN',
  'merge/unknown-owner': 'There is no column "{column}" that could name the owner. There are: {columns}.',
  'merge/duplicate-ids':
    'In {source} two rows have the same id (data rows {first} and {second}), so a merge could not say which is which.',
  'merge/duplicate-ids#hint':
    'Name columns that are unique together (--id 编号+门店), or use row numbers (--id row).',
  'merge/id-clash':
    'The sources {sources} use the same ids for different customers, so child rows cannot be told apart.',
  'merge/id-clash#hint':
    'Give the ids a prefix per source before merging with child tables, or name a column they do not share: FILE:FK=COLUMN.',
};
