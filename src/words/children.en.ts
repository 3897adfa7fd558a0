import type { Words } from './catalogue.ts';

/** Child tables: rows that follow a customer, and keys that lead nowhere. */
export const childrenEn: Words = {
  'merge/child-reference-dropped':
    'Child rows name their customers by {column}, and policy "drop" leaves that column out.',
  'merge/child-reference-dropped#hint': 'Keep the column, or let the foreign key name the id: FILE:FK.',
  'merge/child-like-source': 'The child table {file} would be called "{child}", as the source of that name.',
  'merge/child-like-source#hint': 'Name the source otherwise: --source customers=FILE.',
  'merge/child-as-csv': '{child} was read as {format}; its rows are written as CSV: {file}.',
  'merge/repeated-child-ids':
    '{child}: {count} rows have an id in column "{column}" that an earlier row has, too. All rows were kept; they are listed in {file}. Was the table exported twice?',
  'orphan/ambiguous':
    '{child}: {count} keys with a value that several customers share. Those rows were left as they were (code ambiguous in {file}). Let the key name the id, or give each customer a value of its own.',
  'orphan/no-value':
    '{child}: {count} keys whose value is gone: the column is empty in the merged customer. Those rows were left as they were (code no-value in {file}). Choose another --policy for the column.',
  'orphan/scientific':
    '{child}: {count} keys without a customer, because a spreadsheet shortened long numbers (1.10105E+17), here or in the customers. Digits that are gone cannot be computed: export again, and let Excel import the column as text. Nothing was matched by guessing; see {file}, code scientific.',
  'orphan/rounded':
    '{child}: {count} keys without a customer, because a spreadsheet rounded long numbers to 15 digits, here or in the customers. Export again, and let Excel import the column as text. Nothing was matched by guessing; see {file}, code rounded.',
  'orphan/leading-zeros':
    '{child}: {count} keys would match a customer if leading zeros had not been lost (7 for 007), here or in the customers. Import the column as text, or write the zeros back, and merge again. Nothing was matched by guessing; see {file}, code leading-zeros.',
  'orphan/decimal-zero':
    '{child}: {count} keys would match a customer without a decimal zero (1001.0 for 1001). Take it away where the table comes from, and merge again. Nothing was matched by guessing; see {file}, code decimal-zero.',
  'orphan/spelling':
    '{child}: {count} keys would match a customer if written the same way (full width, upper case, blanks, an apostrophe). Put them right, and merge again. Nothing was matched by guessing; see {file}, code spelling.',
  'problem/damaged-keys': 'Keys of “{name}” look changed by a spreadsheet',
  'problem/damaged-keys-help':
    'Shortened numbers, lost zeros, another spelling: they match nobody, and nothing was guessed. Column code of orphans.csv says which. Import the column as text and merge again.',
  'option/clusters':
    'merge the clusters of this scan as they are, without matching again (the same files are needed)',
  'clusters/matching': '{flag} was decided by the scan whose clusters are merged.',
  'clusters/matching#hint': 'Leave {flag} out, or scan again with it and give that run to --clusters.',
  'clusters/not-a-scan': '{folder} is a run of {command}; clusters come from a scan.',
  'clusters/not-a-scan#hint': 'Name the folder of a scan: --clusters FILE.onerow/scan-001',
  'clusters/no-links': 'The scan in {folder} did not keep what it found exactly: an earlier version made it.',
  'clusters/no-links#hint': 'Scan again, or merge without --clusters.',
  'clusters/run-altered': '{file} in {folder} is not as the scan wrote it.',
  'clusters/run-altered#hint':
    'Nothing was merged. Decisions belong in the review sheet (--decisions); if files of the run were altered by mistake, scan again.',
  'clusters/other-inputs':
    '{file} is not the file that was scanned in {folder}, or its place among the files is another.',
  'clusters/other-inputs#hint':
    'Give the very files of the scan, in the same order and under the same names (--source NAME=FILE), or scan again.',
  'clusters/other-records': 'The rows or ids of these files are read otherwise than by the scan.',
  'clusters/other-records#hint': 'Give --id, --sheet, --header-row and --encoding as the scan had them.',
};
