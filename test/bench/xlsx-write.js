// npm run build && node test/bench/xlsx-write.js [rows…]: writes the same table with exceljs' streaming writer (inline strings, waiting
// for its stream as far as it lets one) and with ours, each in a process of its own.
import { once } from 'node:events';
import { setImmediate as aTurn } from 'node:timers/promises';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse';
import { measure } from './measure.js';
import { writePeople } from './people.js';

const [mode, csv, book] = process.argv.slice(2);
if (mode === 'exceljs') await writeWithExceljs();
else if (mode === 'onerow') await writeWithOurs();
else if (mode === 'nothing') for await (const row of rows()) void row;
else await compare();

async function* rows() {
  yield* createReadStream(csv).pipe(parse());
}

async function writeWithExceljs() {
  const { default: exceljs } = await import('exceljs');
  const sink = createWriteStream(book);
  const writer = new exceljs.stream.xlsx.WorkbookWriter({
    stream: sink,
    useSharedStrings: false,
    useStyles: true,
  });
  const sheet = writer.addWorksheet('data', { views: [{ state: 'frozen', ySplit: 1 }] });
  let count = 0;
  for await (const row of rows()) {
    sheet.addRow(row).commit();
    if (++count % 1000 === 0) await aTurn();
  }
  sheet.commit();
  await writer.commit();
}

async function writeWithOurs() {
  const { openXlsxWriter } = await import('../../dist/io/xlsx-write.js');
  const sink = createWriteStream(book);
  const write = async (chunk) => {
    if (!sink.write(chunk)) await once(sink, 'drain');
  };
  let writer;
  let batch = [];
  for await (const row of rows()) {
    if (writer === undefined) writer = await openXlsxWriter({ write }, { header: row });
    else batch.push(row);
    if (batch.length < 500) continue;
    await writer.rows(batch);
    batch = [];
  }
  await writer.rows(batch);
  await writer.end();
  sink.end();
  await once(sink, 'finish');
}

async function compare() {
  const sizes = process.argv.slice(2).map(Number);
  console.log(
    '| rows × 12 | writer | CPU | CPU without reading the CSV | peak memory | file | exceljs ÷ ours, CPU | ours ÷ exceljs, memory |',
  );
  console.log('|---|---|--:|--:|--:|--:|--:|--:|');
  for (const count of sizes.length > 0 ? sizes : [200_000, 500_000]) {
    const folder = mkdtempSync(path.join(tmpdir(), 'onerow-bench-'));
    try {
      const source = path.join(folder, 'people.csv');
      writePeople(source, count);
      const run = (name) => {
        const target = path.join(folder, `${name}.xlsx`);
        const args = [new URL(import.meta.url).pathname, name, source, target];
        const bytes = () => statSync(target, { throwIfNoEntry: false })?.size ?? 0;
        return { ...measure(name, process.execPath, args), bytes: bytes() };
      };
      const floor = run('nothing');
      const theirs = run('exceljs');
      const ours = run('onerow');
      const line = (result, ...more) =>
        `| ${count.toLocaleString('en')} | ${result.name} | ${result.cpu.toFixed(1)} s | ${(result.cpu - floor.cpu).toFixed(1)} s | ${Math.round(result.megabytes)} MB | ${(result.bytes / 1e6).toFixed(1)} MB | ${more.join(' | ')} |`;
      console.log(line(theirs, '', ''));
      const faster = (theirs.cpu - floor.cpu) / (ours.cpu - floor.cpu);
      console.log(line(ours, faster.toFixed(2), (ours.megabytes / theirs.megabytes).toFixed(2)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
