// A clean table of 84 rows and what can be wrong with one row of it, or with the whole file: the kinds of pollution
// that the Pollock benchmark makes, and those of Chinese exports.

export const HEADER = ['id', 'name', 'phone', 'email', 'city', 'note', 'since'] as const;

export const ROWS: readonly (readonly string[])[] = Array.from({ length: 84 }, (_, i) => [
  `C${1000 + i}`,
  ['王小明', '李雷', 'Ann Lee', "Sean O'Hara", '欧阳娜娜'][i % 5]!,
  `139${String(10000000 + i * 7919).padStart(8, '0')}`,
  i % 7 === 3 ? '' : `user${i}@example.com`,
  ['上海', 'Berlin', '广州', 'São Paulo'][i % 4]!,
  i % 6 === 0 ? 'likes tea, coffee' : i % 6 === 1 ? 'said "yes"' : i % 12 === 2 ? 'two\nlines' : 'ok',
  `20${10 + (i % 14)}-0${1 + (i % 9)}-1${i % 9}`,
]);

export interface Shape {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly eol: string;
}

export const PLAIN: Shape = { delimiter: ',', quote: '"', escape: '"', eol: '\n' };

export function lineOf(cells: readonly string[], { delimiter, quote, escape }: Shape): string {
  return cells
    .map((cell) => {
      if (!cell.includes(delimiter) && !cell.includes(quote) && !/[\r\n]/.test(cell)) return cell;
      const escaped = escape === quote ? cell : cell.replaceAll(escape, escape + escape);
      return quote + escaped.replaceAll(quote, escape + quote) + quote;
    })
    .join(delimiter);
}

export function fileOf(shape: Shape, header = true): string {
  const rows = header ? [HEADER, ...ROWS] : ROWS;
  return rows.map((row) => lineOf(row, shape) + shape.eol).join('');
}

/** A record's line with something wrong; it may become several lines, or none of the clean table's shape. */
export interface RowPollution {
  readonly name: string;
  pollute(line: string, cells: readonly string[]): string;
  /** Another line end after the record. */
  readonly eol?: string;
}

const at = (line: string, share: number): number => Math.floor(line.length * share);
const insert = (line: string, share: number, text: string): string =>
  line.slice(0, at(line, share)) + text + line.slice(at(line, share));

export const ROW_POLLUTIONS: readonly RowPollution[] = [
  { name: 'a quote too many at the start of a cell', pollute: (line) => line.replace(',', ',"') },
  { name: 'a quote too many at the start of the row', pollute: (line) => `"${line}` },
  { name: 'a quote too many at the end of the row', pollute: (line) => `${line}"` },
  { name: 'a quote too many in the middle', pollute: (line) => insert(line, 0.5, '"') },
  { name: 'a quote too many before the last cell', pollute: (line) => line.replace(/,([^,]*)$/, ',"$1') },
  {
    name: 'a quote missing at the end of a cell',
    pollute: (line) => line.replace('Ann', '"Ann').replace(/"(?=,[^"]*$)/, ''),
  },
  {
    name: 'quotes inside a quoted cell that are not doubled',
    pollute: (line) => line.replace(/,([^,"]*),/, ',"a "b" c",'),
  },
  { name: 'a delimiter too many', pollute: (line) => insert(line, 0.3, ',') },
  { name: 'delimiters too many at the end', pollute: (line) => `${line},,,` },
  { name: 'a delimiter missing', pollute: (line) => line.replace(',', '') },
  {
    name: 'another delimiter in one row',
    pollute: (_, cells) => lineOf(cells, { ...PLAIN, delimiter: ';' }),
  },
  { name: 'a row cut short', pollute: (line) => line.slice(0, at(line, 0.4)) },
  { name: 'CRLF after one row', pollute: (line) => line, eol: '\r\n' },
  { name: 'a lone CR after one row', pollute: (line) => line, eol: '\r' },
  { name: 'CR CR LF after one row', pollute: (line) => line, eol: '\r\r\n' },
  { name: 'blank lines after a row', pollute: (line) => `${line}\n\n\n` },
  { name: 'a row of delimiters only', pollute: () => ',,,,,,' },
  { name: 'a comment line', pollute: (line) => `${line}\n# exported again, see above` },
  { name: 'the header once more', pollute: (line) => `${line}\n${HEADER.join(',')}` },
  { name: 'a NUL in a cell', pollute: (line) => line.replace(',', ',\0') },
  { name: 'a control character in a cell', pollute: (line) => line.replace(',', ',\u001b') },
  { name: 'a byte order mark at the start of a row', pollute: (line) => `\ufeff${line}` },
  {
    name: 'spaces around the cells',
    pollute: (_, cells) => cells.map((cell) => ` ${cell.replaceAll(/[",\n]/g, ' ')} `).join(','),
  },
  {
    name: 'a quoted cell with spaces around it',
    pollute: (line) => line.replace(/,([^,"]*),/, ', "x, y" ,'),
  },
  { name: 'a cell of 40,000 characters', pollute: (line) => line.replace(',', `,${'长'.repeat(40_000)}`) },
];

/** A whole file with something wrong; the rows are all clean. */
export interface FilePollution {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const shaped = (shape: Partial<Shape>): (() => Uint8Array) => {
  return () => utf8(fileOf({ ...PLAIN, ...shape }));
};

export const FILE_POLLUTIONS: readonly FilePollution[] = [
  ...['\t', ';', '|', '^', '~', ':', '||', '::', '|~|', ', ', '，'].map((delimiter) => ({
    name: `delimiter ${JSON.stringify(delimiter)}`,
    bytes: shaped({ delimiter }),
  })),
  { name: 'cells quoted with apostrophes', bytes: shaped({ quote: "'", escape: "'" }) },
  { name: 'quotes escaped with a backslash', bytes: shaped({ escape: '\\' }) },
  { name: 'lines end in CRLF', bytes: shaped({ eol: '\r\n' }) },
  { name: 'lines end in CR', bytes: shaped({ eol: '\r' }) },
  { name: 'lines end in CR CR LF', bytes: shaped({ eol: '\r\r\n' }) },
  { name: 'no line end after the last row', bytes: () => utf8(fileOf(PLAIN).trimEnd()) },
  { name: 'blank lines at the end', bytes: () => utf8(`${fileOf(PLAIN)}\n\n\n`) },
  { name: 'blank lines above the header', bytes: () => utf8(`\n\n${fileOf(PLAIN)}`) },
  { name: 'a title above the header', bytes: () => utf8(`客户导出 2024-01-01\n\n${fileOf(PLAIN)}`) },
  {
    name: 'a title filled up with delimiters',
    bytes: () => utf8(`客户清单,,,,,,\n导出人：test,,,,,,\n${fileOf(PLAIN)}`),
  },
  {
    name: 'names and values above the header',
    bytes: () => utf8(`Report:,customers\nDate:,2024-01-01\n\n${fileOf(PLAIN)}`),
  },
  {
    name: 'group headings above the header',
    bytes: () => utf8(`基本信息,,联系方式,,其他,,\n${fileOf(PLAIN)}`),
  },
  {
    name: 'comments above the header',
    bytes: () => utf8(`# export of 2024\n# by crm, v2\n${fileOf(PLAIN)}`),
  },
  { name: 'a sep= line', bytes: () => utf8(`sep=;\n${fileOf({ ...PLAIN, delimiter: ';' })}`) },
  { name: 'a sum at the end', bytes: () => utf8(`${fileOf(PLAIN)}合计,,,,,,84\n`) },
  { name: 'a count at the end', bytes: () => utf8(`${fileOf(PLAIN)}\n共 84 条记录\n-- end --\n`) },
  { name: 'no header', bytes: () => utf8(fileOf(PLAIN, false)) },
  {
    name: 'delimiters at the end of every line',
    bytes: () => utf8(fileOf(PLAIN).replaceAll(/(\d{4}-\d\d-\d\d|since)\n/g, '$1,\n')),
  },
  {
    name: 'delimiters at the end of every row but the header',
    bytes: () => utf8(fileOf(PLAIN).replaceAll(/(\d{4}-\d\d-\d\d)\n/g, '$1,\n')),
  },
  { name: 'a byte order mark', bytes: () => utf8(`\ufeff${fileOf(PLAIN)}`) },
  { name: 'UTF-16LE', bytes: () => Buffer.from(`\ufeff${fileOf(PLAIN)}`, 'utf16le') },
];
