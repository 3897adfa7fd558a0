// The Western households as one file of any size, written as a stream.
import { closeSync, openSync, writeSync } from 'node:fs';
import { openRandom } from '../chinese/random.js';
import { COLUMNS, westernHouseholds } from './western-people.js';

/**
 * A file of `rows` records. They are mixed within a pool of `pool` rows, so that a customer's do not stand
 * together; record ids are row numbers. Gives the customer of each row.
 */
export function writeWesternPeople(
  file,
  rows,
  { seed = 20260803, pool = Math.min(200_000, Math.ceil(rows / 4)) } = {},
) {
  const random = openRandom(seed + 1);
  const truth = new Int32Array(rows);
  const waiting = [];
  const out = openSync(file, 'w');
  let buffer = `record_id,${COLUMNS.join(',')}\n`;
  let written = 0;
  const source = westernHouseholds(seed);
  while (written < rows) {
    // Kept as lines: a pool of rows in pieces would be ten times as large. Only streets hold commas.
    while (waiting.length < pool)
      for (const { customer, cells } of source.next().value) {
        if (cells[5].includes(',')) cells[5] = `"${cells[5]}"`;
        waiting.push([customer, cells.join(',')]);
      }
    const at = random.below(waiting.length);
    const [customer, line] = waiting[at];
    waiting[at] = waiting.at(-1);
    waiting.pop();
    truth[written++] = customer;
    buffer += `${written},${line}\n`;
    if (buffer.length > 1 << 20) {
      writeSync(out, buffer);
      buffer = '';
    }
  }
  writeSync(out, buffer);
  closeSync(out);
  return truth;
}
