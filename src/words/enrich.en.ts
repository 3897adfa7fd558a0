import type { Words } from './catalogue.ts';

/** Filling from a reference file. */
export const enrichEn: Words = {
  'command/enrich': 'fill blanks from a reference file and compare the rest; never overwrites unless told',
  'option/reference': 'the reference: a file in any format, or the name of a configured source',
  'option/on': 'columns that name a record in both files: COL, COL=REFCOL, several with +',
  'option/fill': 'column to fill and compare: COL or COL=REFCOL; repeatable',
  'option/overwrite': 'replace values that differ by those of the reference (never by an invalid one)',
  'option/reference-sheet': 'sheet of the reference when it is a workbook',
  'option/reference-encoding': 'encoding of the reference (default: detected)',
  'enrich/no-reference': 'enrich needs a reference file.',
  'enrich/no-reference#hint':
    'For example: onerow enrich crm.csv --reference register.csv --on company --fill uscc',
  'enrich/no-on': 'enrich needs to know by which columns a record is found in the reference.',
  'enrich/no-on#hint':
    'For example: --on company, or --on 公司=企业名称 where the reference calls it otherwise.',
  'enrich/no-fill': 'enrich needs at least one column to fill.',
  'enrich/no-fill#hint':
    'For example: --fill uscc, or --fill 信用代码=uscc where the reference calls it otherwise.',
  'enrich/no-file': 'There is no file to fill: {file} is the reference.',
  'enrich/no-file#hint': 'Name the file to fill first: onerow enrich crm.csv --reference {file} …',
  'enrich/same-file': '{file} is both the file to fill and the reference.',
  'enrich/same-file#hint': 'A file cannot be filled from itself; name another reference.',
  'enrich/two-inputs': 'Standard input can be the file to fill or the reference, not both.',
  'enrich/pair': '{flag} takes COLUMN or COLUMN=REFERENCE_COLUMN, several joined by +; not "{value}".',
  'enrich/fill-is-key': 'The column "{column}" names the records (--on); it cannot be filled as well.',
  'enrich/fill-twice': 'The column "{column}" is to be filled twice.',
  'enrich/reference-column': 'The reference {file} has no column "{column}".',
  'enrich/reference-column#hint': 'It has: {columns}. Write COLUMN=REFERENCE_COLUMN where the names differ.',
  'enrich/no-keys':
    'In the reference {file} no cell of {column} names anything: {rows} rows, all blank or unusable there.',
  'enrich/no-keys#hint':
    'Is it the right column? onerow inspect shows what it holds; --map COLUMN=TYPE says what it is.',
  'enrich/not-unique':
    'In the reference {file} {column} does not name one thing: for {count} of {keys} values its rows contradict each other in what is to be filled (data rows {rows}).',
  'enrich/not-unique#hint':
    'Name further columns that make it unique (--on company+city), or leave one row of each in the reference.',
  'enrich/contradicting':
    '{file}: for {count} keys its rows contradict each other (data rows {rows}); records with these are not filled',
  'enrich/reference-rejected': '{file}: {count} rows cannot be read and were left out of the reference',
  'enrich/filled': 'Filled from the reference',
  'enrich/overwritten': 'Replaced by the reference',
  'enrich/disagreed': 'The reference says otherwise',
  'enrich/ambiguous': 'The reference contradicts itself here',
  'enrich/reference': 'reference {file}: {rows} rows, {keys} keys',
  'enrich/looked-up':
    '{found} found in it, {not_found} not, {no_key} have nothing to look up by, {ambiguous} contradictory there',
  'enrich/field':
    '{field}: {filled} filled, {agreed} agree, {disagreed} differ, {kept} only here, {blank} in neither',
  'enrich/invalid-line': '{count} values are invalid in the reference and were not used',
  'enrich/ambiguous-line':
    '{count} records were left alone, because rows of the reference contradict each other',
  'enrich/overwritten-line': '{count} values were replaced (--overwrite); changes.csv has the old ones',
  'enrich/nothing-found':
    'No record was found in the reference: are these the right columns, and do they hold the same kind of thing? (--map)',
  'enrich/listed': 'listed   {file}',
  'step/reference': 'reading the reference',
  'step/enrich': 'looking up',
};
