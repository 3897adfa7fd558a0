// npm run build && node test/bench/xlsx-read.js [rows]: reads the same workbook with exceljs' streaming reader and with ours, each in a
// process of its own, with shared strings as Excel lays them out (the sheet before the strings) and with inline strings.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse';
import { measure } from './measure.js';
import { writePeople } from './people.js';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const [mode, file] = process.argv.slice(2);
if (mode === 'exceljs') await readWithExceljs(file);
else if (mode === 'onerow') await readWithOurs(file);
else if (mode !== 'nothing') await compare(Number(mode ?? 200_000));

async function readWithExceljs(name) {
  const { default: exceljs } = await import('exceljs');
  const reader = new exceljs.stream.xlsx.WorkbookReader(name, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  let cells = 0;
  for await (const sheet of reader) for await (const row of sheet) cells += row.cellCount;
  process.stderr.write(`${cells}\n`);
}

async function readWithOurs(name) {
  const { openWorkbook } = await import('../../dist/io/xlsx-read.js');
  const workbook = await openWorkbook(name);
  let cells = 0;
  for await (const batch of workbook.rows(workbook.sheets[0].name))
    for (const row of batch) cells += row.cells.length;
  process.stderr.write(`${cells}\n`);
}

async function compare(rows) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onerow-bench-'));
  try {
    const csv = path.join(folder, 'people.csv');
    writePeople(csv, rows);
    const run = (name, ...args) =>
      measure(name, process.execPath, [new URL(import.meta.url).pathname, ...args]);
    const floor = run('nothing', 'nothing');
    console.log(
      `${rows.toLocaleString('en')} rows × 12 columns; Node ${process.version}, which alone takes ${Math.round(floor.megabytes)} MB\n`,
    );
    console.log(
      '| layout | reader | CPU | peak memory | exceljs ÷ ours, CPU | ours ÷ exceljs, memory |\n|---|---|--:|--:|--:|--:|',
    );
    for (const layout of ['shared', 'inline']) {
      const book = path.join(folder, `${layout}.xlsx`);
      await writeBook(csv, book, layout === 'shared');
      const theirs = run('exceljs', 'exceljs', book);
      const ours = run('onerow', 'onerow', book);
      const line = (result, ...more) =>
        `| ${layout}, ${(statSync(book).size / 1e6).toFixed(1)} MB | ${result.name} | ${result.cpu.toFixed(1)} s | ${Math.round(result.megabytes)} MB | ${more.join(' | ')} |`;
      console.log(line(theirs, '', ''));
      console.log(
        line(ours, (theirs.cpu / ours.cpu).toFixed(2), (ours.megabytes / theirs.megabytes).toFixed(2)),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of a CSV as a workbook: Excel's order of parts, every text a shared string; or every text where it stands. */
async function writeBook(csv, book, isShared) {
  const { openZipWriter } = await import('../../dist/io/zip-write.js');
  const { columnLetters } = await import('../../dist/io/xlsx-write-parts.js');
  const { encodeText } = await import('../../dist/io/xml-text.js');
  const sink = createWriteStream(book);
  const write = async (chunk) => {
    if (!sink.write(chunk)) await once(sink, 'drain');
  };
  const zip = openZipWriter({ write }, 6);
  const relationship = (id, kind, target) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relationships = (...list) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
  const override = (name, type) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${CONTENT}.${type}+xml"/>`;
  await zip.add(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('sharedStrings', 'sharedStrings')}</Types>`,
  );
  await zip.add('_rels/.rels', relationships(relationship(1, 'officeDocument', 'xl/workbook.xml')));
  await zip.add(
    'xl/workbook.xml',
    `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    relationships(
      relationship(1, 'worksheet', 'worksheets/sheet1.xml'),
      relationship(2, 'sharedStrings', 'sharedStrings.xml'),
    ),
  );
  const numbers = new Map();
  const sheet = await zip.begin('xl/worksheets/sheet1.xml');
  let text = `${XML}<worksheet ${MAIN}><sheetData>`;
  let row = 0;
  for await (const cells of createReadStream(csv).pipe(parse())) {
    row++;
    text += `<row r="${row}" spans="1:12">`;
    cells.forEach((cell, column) => {
      if (cell === '') return;
      const reference = `<c r="${columnLetters(column)}${row}"`;
      if (isShared) {
        let number = numbers.get(cell);
        if (number === undefined) numbers.set(cell, (number = numbers.size));
        text += `${reference} t="s"><v>${number}</v></c>`;
      } else text += `${reference} t="inlineStr"><is><t>${encodeText(cell)}</t></is></c>`;
    });
    text += '</row>';
    if (text.length > 1 << 18) {
      await sheet.write(Buffer.from(text));
      text = '';
    }
  }
  await sheet.write(Buffer.from(`${text}</sheetData></worksheet>`));
  await sheet.end();
  const strings = await zip.begin('xl/sharedStrings.xml');
  text = `${XML}<sst ${MAIN} uniqueCount="${numbers.size}">`;
  for (const cell of numbers.keys()) {
    text += `<si><t xml:space="preserve">${encodeText(cell)}</t></si>`;
    if (text.length > 1 << 18) {
      await strings.write(Buffer.from(text));
      text = '';
    }
  }
  await strings.write(Buffer.from(`${text}</sst>`));
  await strings.end();
  await zip.end();
  sink.end();
  await once(sink, 'finish');
}
