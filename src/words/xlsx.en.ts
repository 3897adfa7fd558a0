import type { Words } from './catalogue.ts';

export const xlsxEn: Words = {
  'xlsx/not-a-zip': '{file} is not an Excel workbook, whatever its name says.',
  'xlsx/not-a-zip#hint':
    'Exports called .xlsx are often CSV or a web page inside. Rename it to .csv, or open it in Excel and save it as "Excel Workbook (.xlsx)".',
  'xlsx/encrypted': '{file} is protected with a password and cannot be read.',
  'xlsx/encrypted#hint':
    'In Excel: File → Info → Protect Workbook → Encrypt with Password, clear the password, save, and run again.',
  'xlsx/old-xls': '{file} is a workbook of Excel 97–2003 (.xls), which is not read.',
  'xlsx/old-xls#hint': 'Open it in Excel or WPS and save it as "Excel Workbook (.xlsx)".',
  'xlsx/binary-workbook': '{file} is a binary workbook (.xlsb), which is not read.',
  'xlsx/binary-workbook#hint': 'Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  'xlsx/not-a-workbook': '{file} is an archive without a workbook in it.',
  'xlsx/not-a-workbook#hint':
    'A ZIP of CSV files has to be unpacked first; a text document or an OpenDocument sheet has to be saved as .xlsx.',
  'xlsx/truncated': '{file} is incomplete: its end is missing.',
  'xlsx/truncated#hint': 'The download or the copy was cut short. Fetch the file again.',
  'xlsx/damaged': '{file} is damaged: its part {part} does not hold what it should.',
  'xlsx/damaged#hint':
    'Fetch or export the file again. If Excel opens it, let Excel repair it and save it under a new name.',
  'xlsx/no-such-text':
    '{file} is damaged: cell {cell} of {part} refers to a text that the workbook does not hold (it has {texts}).',
  'xlsx/no-such-text#hint':
    'Nothing was read, because the other cells may name the wrong texts, too. Export it again; or open it in Excel, let Excel repair it, look at that cell and its neighbours, and save it under a new name.',
  'xlsx/bad-cell-reference':
    '{file} is damaged: a cell in row {row} of {part} says that it stands somewhere else, or where no sheet reaches.',
  'xlsx/bad-cell-reference#hint':
    'Open it in Excel and save it under a new name; Excel puts the cells in order.',
  'xlsx/missing-part': '{file} is incomplete: the part {part} is missing from it.',
  'xlsx/missing-part#hint': 'Export the file again, or open it in Excel and save it under a new name.',
  'xlsx/missing-sheet': '{file} lists the sheet "{sheet}" but does not contain it.',
  'xlsx/missing-sheet#hint': 'Choose another sheet with --sheet, or export the file again.',
  'xlsx/bomb': '{file} was refused: its part {part} would unpack to far more than customer data ever does.',
  'xlsx/bomb#hint':
    'If you trust the file, open it in Excel and save the sheet as CSV. If it came by mail, ask the sender first.',
  'xlsx/dtd':
    '{file} was refused: its part {part} contains a document type definition, which no workbook needs.',
  'xlsx/dtd#hint':
    'Such files are made to attack readers. If you trust it, open it in Excel and save it under a new name.',
  'xlsx/compression': '{file} is packed with a method (number {method}) that workbooks do not use.',
  'xlsx/compression#hint': 'Open it in Excel and save it under a new name.',
  'xlsx/no-sheets': '{file} has no sheets.',
  'xlsx/no-sheets#hint': 'Check that the export finished, and export it again.',
  'xlsx/no-such-sheet': '{file} has no sheet called "{sheet}". It has: {sheets}.',
  'xlsx/no-such-sheet#hint':
    'Name one of them with --sheet, in quotes when the name contains blanks, or by its number, from 1.',
  'xlsx/choose-sheet': '{file} has several sheets with data (rows in brackets): {sheets}.',
  'xlsx/choose-sheet#hint': 'Say which one to read with --sheet, by its name or its number, from 1.',
  'xlsx/only-hidden': 'Only hidden sheets of {file} hold data: {sheets}.',
  'xlsx/only-hidden#hint': 'If one of them is meant, name it with --sheet.',
  'xlsx/part-twice': '{file} was refused: it holds the part {part} twice, with different content.',
  'xlsx/part-twice#hint':
    'Programs would read different data in it. Open it in Excel, check it, and save it under a new name.',
  'xlsx/hidden-sheet': 'the sheet "{sheet}" is hidden in the workbook',
  'xlsx/hidden-sheet-left-out': 'the hidden sheet "{sheet}" holds data too; name it with --sheet to read it',
  'xlsx/rows-above-header':
    'row {row} was taken as the header; {count} rows above it are left out (row {rows}). --header-row says otherwise',
  'xlsx/rows-above-table': '{count} rows above the table are left out (row {rows})',
  'xlsx/no-header-row':
    'there is no header: row {row} is data already. The columns are called "column 1", "column 2" and so on; if it is the header after all: --header-row {row}',
  'xlsx/header-of-several-rows': 'the header stands in rows {rows}; names are put together from them',
  'xlsx/columns-without-name':
    'values stand beside the last named column; these columns have no name: {columns}',
  'xlsx/hidden-rows': '{count} hidden rows (the first is row {row}) are read like all others',
  'xlsx/hidden-columns': 'hidden columns are read like all others: {columns}',
  'xlsx/merged-cells':
    '{count} merged ranges lie among the rows (the first at row {row}); only their first cell holds the value, the others are blank',
  'xlsx/sheet-without-cells':
    'The sheet "{sheet}" of {file} is a chart or a macro sheet: it has no rows to read.',
  'xlsx/sheet-without-cells#hint': 'Choose a sheet with a table with --sheet.',
  'xlsx/formula-without-value':
    '{count} formulas whose result was never saved are read as blank, the first in {cell} (a program wrote the file, and no spreadsheet has opened it since)',
  'xlsx/formula-without-value#hint': 'Open the file in Excel or WPS and save it: the results are then in it.',
  'xlsx/cell-too-long':
    'The cell in row {row}, column {column} is longer than the 32,767 characters an Excel cell can hold.',
  'xlsx/cell-too-long#hint': 'Write the result as .csv, which has no such limit.',
  'xlsx/too-many-columns': 'The table has {columns} columns; an Excel sheet holds 16,384.',
  'xlsx/too-many-columns#hint': 'Write the result as .csv, or leave columns out.',
};
