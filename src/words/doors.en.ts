import type { Words } from './catalogue.ts';

export const doorsEn: Words = {
  'row/invalid-json': 'not one complete JSON object',
  'row/duplicate-key': 'a key stands twice in the object',

  'json/unfinished': '{file} is not complete JSON: something is missing or left over near line {line}.',
  'json/unfinished#hint':
    'Fetch the file again. In JSON Lines, one object on each line, a broken line costs only itself.',
  'json/not-records':
    '{file} is JSON but no table: near line {line} there is something other than an object.',
  'json/not-records#hint': 'Expected is one {…} per line, or a list [{…}, {…}].',
  'json/wrapped': '{file} holds one object with the records in its key "{key}".',
  'json/wrapped#hint': "Take the list out first, for example: jq -c '.{key}[]' {file} > records.jsonl",
  'json/too-many-keys': '{file} has more than {most} different keys: its keys seem to be data.',
  'json/too-many-keys#hint': 'Expected are objects with the same keys, one for each customer.',
  'json/record-too-long': '{file} has a record of more than 64 MB near line {line}.',
  'json/record-too-long#hint': 'A quote or bracket is probably missing there. Fetch the file again.',

  'parquet/damaged': '{file} is a damaged Parquet file ({detail}).',
  'parquet/damaged#hint': 'Fetch or export it again.',
  'parquet/binary-column': 'The column "{column}" of {file} holds binary data, not text.',
  'parquet/binary-column#hint': 'Export the table without that column.',
  'parquet/unreadable-column': 'The column "{column}" of {file} cannot be read ({detail}).',
  'parquet/unreadable-column#hint':
    'Export the table without that column, or with another type or compression.',
  'parquet/repeated-column': '{file} has two columns called "{column}".',
  'parquet/repeated-column#hint': 'Rename one of them and export it again.',
  'parquet/nested': 'lists and objects are read as JSON text: {columns}',

  'zip/choose': '{file} holds {count} files: {entries}.',
  'zip/choose#hint': "Say which one, in quotes: '{first}'. To read several as one list, unpack them.",
  'zip/no-such-entry': '{file} holds no file "{entry}". It holds: {entries}.',
  'zip/no-table': '{file} is an archive without a table in it.',
  'zip/no-table#hint':
    'Check that the export finished. CSV, TSV, XLSX, JSON Lines and Parquet are read from archives.',
  'zip/leads-out':
    '{file} was refused: it holds "{entry}", a name that leads out of the folder one would unpack it into.',
  'zip/leads-out#hint':
    'No export writes such names: ask the sender. What is in it can be packed again under a plain name.',
  'zip/encrypted': '{file} is protected with a password.',
  'zip/encrypted#hint': 'Unpack it with your archive program and the password, and run on the file inside.',
  'zip/truncated': '{file} is incomplete: its end is missing.',
  'zip/truncated#hint': 'The download or the copy was cut short. Fetch the file again.',
  'zip/damaged': '{file} is a damaged archive: {part} does not unpack to what it should.',
  'zip/damaged#hint': 'Fetch the file again.',
  'zip/bomb': '{file} was refused: {part} would unpack to far more than customer data ever does.',
  'zip/bomb#hint': 'If you trust the file, unpack it yourself. If it came by mail, ask the sender first.',
  'zip/compression': '{file} is packed with a method (number {method}) that is not read.',
  'zip/compression#hint': 'Unpack it with the program that made it, or pack it as ordinary ZIP (deflate).',

  'parts/missing-columns': 'lacks columns that other parts have; they are blank for its rows: {columns}',
  'parts/further-columns':
    'brings columns the first part does not have; they are added at the end: {columns}',
  'parts/date-systems': '{first} and {other} count days from different years (1900 and 1904).',
  'parts/date-systems#hint': 'Read them as two sources, each with a name of its own.',

  'io/no-match': 'No file matches {pattern}.',
  'io/no-match#hint': 'In a pattern, * is any text, ? one character, [0-9] one of these, ** any folders.',
  'io/foreign-pdf': '{file} is a PDF, not a table.',
  'io/foreign-pdf#hint': 'Export the list from the system it came from as CSV or XLSX.',
  'io/foreign-image': '{file} is a picture, not a table.',
  'io/foreign-image#hint': 'Export the list from the system it came from as CSV or XLSX.',
  'io/foreign-sqlite': '{file} is an SQLite database.',
  'io/foreign-sqlite#hint':
    'Export its table first: sqlite3 -csv -header {file} "SELECT * FROM customers" > customers.csv',
  'io/foreign-web-page':
    '{file} is a web page, whatever its name says. Many systems call their exports .xls so.',
  'io/foreign-web-page#hint': 'Open it in Excel or WPS and save it as "Excel Workbook (.xlsx)" or CSV.',
  'io/foreign-xml': '{file} is XML, not a table; some systems call such exports .xls.',
  'io/foreign-xml#hint': 'Open it in Excel or WPS and save it as "Excel Workbook (.xlsx)" or CSV.',
  'io/foreign-rtf': '{file} is a text document (RTF).',
  'io/foreign-rtf#hint': 'Copy its table into a spreadsheet and save it as CSV or XLSX.',
  'io/foreign-archive': '{file} is an archive of a kind that is not read.',
  'io/foreign-archive#hint': 'Unpack it first; .gz and .zip holding one table are read as they are.',
  'io/foreign-encrypted-parquet': '{file} is an encrypted Parquet file.',
  'io/foreign-encrypted-parquet#hint': 'Export it without encryption.',
  'io/foreign-orc-avro': '{file} is an ORC or Avro file.',
  'io/foreign-orc-avro#hint': 'Export it as Parquet, CSV or JSON Lines.',

  'cli/binary-to-terminal': 'A file of the format {format} cannot be shown on a terminal.',
  'cli/binary-to-terminal#hint': 'Send it into a file or a program: -o - > FILE',
};
