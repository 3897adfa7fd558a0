// The first thing to beat: csv-parse piped into csv-stringify, without any cleaning.
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';

const [input, output] = process.argv.slice(2);
await pipeline(
  createReadStream(input, { highWaterMark: 1 << 20 }),
  parse({ bom: true }),
  stringify(),
  createWriteStream(output),
);
