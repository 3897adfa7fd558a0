import type { Words } from './catalogue.ts';

/** Two exports side by side. */
export const diffEn: Words = {
  'command/diff':
    'compare two exports by id: rows and columns added and removed, cells changed, spelling or value',
  'option/ignore': 'columns that are not compared, repeatable',
  'diff/needs-two': 'diff compares two files.',
  'diff/needs-two#hint': 'For example: onerow diff before.csv after.csv --id customer_id',
  'diff/same-file': '{file} was given twice: that compares a file with itself.',
  'diff/no-id':
    'In {file} no column was recognised as the id by which rows are found again. It has: {columns}.',
  'diff/no-id#hint':
    'Name it: --id COLUMN, several with + (--id order+line), or --id row to go by the order of rows.',
  'diff/unknown-column': 'Neither file has a column "{column}". There are: {columns}.',
  'diff/same-bytes': 'No difference: the files are the same byte for byte.',
  'diff/same-cells': 'No difference: same rows, same cells, same order.',
  'diff/rows': '{before} rows before, {after} rows after',
  'diff/added': '{count} rows added',
  'diff/removed': '{count} rows removed',
  'diff/changed': '{count} rows changed: {values} values, {spellings} only spelled otherwise',
  'diff/column-removed': 'column removed: {column}',
  'diff/column-added': 'column added: {column}',
  'diff/column-renamed': 'column renamed: {before} → {after}',
  'diff/moved': '{count} rows stand elsewhere',
  'diff/repeated': '{count} ids stand more than once in a file; their rows were paired in order',
  'diff/blank-ids': 'rows without an id: {before} before, {after} after; paired in order',
  'diff/rejected': 'lines that cannot be read, and are not the same ones: {before} before, {after} after',
  'diff/rejected-same': 'lines that cannot be read, the same in both: {before} before, {after} after',
  'diff/field': '{field}: {values} values, {spellings} spellings',
  'diff/more-fields': 'and {count} more columns',
  'diff/spelling': 'spelling',
  'step/compare': 'comparing',
};
