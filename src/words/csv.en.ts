import type { Words } from './catalogue.ts';

/** Delimited text: what is said about a file, and why a line of it is no record. */
export const csvEn: Words = {
  'io/lines-above-header':
    'lines {first} to {last} stand above the header and were left out; if the header is elsewhere, say where: --header-row N',
  'io/line-above-header':
    'line {first} stands above the header and was left out; if the header is elsewhere, say where: --header-row N',
  'io/no-header-row':
    'there is no header: line {line} is data already. The columns are called "column 1", "column 2" and so on; if it is the header after all: --header-row {line}',
  'row/comment': 'a comment line',
  'row/footer': 'a sum or remark at the end of the file',
  'row/repeated-header': 'the header once more',
};
