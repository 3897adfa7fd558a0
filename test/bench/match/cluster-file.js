// Scoring a clusters.csv of any size: read as a stream, held as numbers.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const pairs = (count) => (count * (count - 1)) / 2;

/**
 * Pairwise precision, recall and F1 of the clusters of the given bands. `truth` holds a customer number for each row (rows
 * counted from one in the file); a row in no cluster stands alone.
 */
export async function scoreClusterFile(file, truth, bands) {
  const parent = Int32Array.from(truth, (_, at) => at);
  const find = (row) => {
    while (parent[row] !== row) row = parent[row] = parent[parent[row]];
    return row;
  };
  let columns;
  let cluster = '';
  let first = -1;
  // Lines of one cluster follow each other; what holds commas (how it is linked) stands behind the columns read here.
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })) {
    const cells = line.split(',', 8);
    if (columns === undefined) {
      columns = ['cluster_id', 'row', 'band'].map((name) => cells.indexOf(name));
      if (columns.includes(-1)) throw new Error(`${file}: unexpected columns ${line}`);
      continue;
    }
    const band = cells[columns[2]];
    if (!bands.includes(band)) continue;
    const id = `${band} ${cells[columns[0]]}`;
    const row = Number(cells[columns[1]]) - 1;
    if (id === cluster) parent[find(row)] = find(first);
    else [cluster, first] = [id, row];
  }
  return scorePartition(truth, find);
}

/** The same for a file of pairs of row numbers (`l,r,…`), closed over. */
export async function scorePairFile(file, truth) {
  const parent = Int32Array.from(truth, (_, at) => at);
  const find = (row) => {
    while (parent[row] !== row) row = parent[row] = parent[parent[row]];
    return row;
  };
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) })) {
    if (!isHeader) {
      const [left, right] = line.split(',', 2);
      parent[find(Number(left) - 1)] = find(Number(right) - 1);
    }
    isHeader = false;
  }
  return scorePartition(truth, find);
}

function scorePartition(truth, find) {
  const sizes = new Int32Array(truth.length);
  const customers = new Map();
  for (let row = 0; row < truth.length; row++) sizes[find(row)]++;
  let found = 0;
  for (const size of sizes) found += pairs(size);
  // Customer numbers are dense: a typed array counts them.
  const largest = truth.reduce((most, customer) => Math.max(most, customer), 0);
  const records = new Int32Array(largest + 1);
  for (const customer of truth) records[customer]++;
  let actual = 0;
  for (const count of records) actual += pairs(count);
  let right = 0;
  for (let row = 0; row < truth.length; row++) {
    const root = find(row);
    if (sizes[root] === 1) continue;
    const key = root * (largest + 1) + truth[row];
    const before = customers.get(key) ?? 0;
    right += before;
    customers.set(key, before + 1);
  }
  const precision = found === 0 ? 0 : right / found;
  const recall = actual === 0 ? 0 : right / actual;
  return { precision, recall, f1: found + actual === 0 ? 0 : (2 * right) / (found + actual) };
}
