// `scan` of one file as a user runs it: no options, in a folder of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measure } from '../measure.js';
import { partitionOf } from './partition.js';
import { readTable } from './table.js';

const onerow = new URL('../../../bin/onerow.js', import.meta.url).pathname;

/**
 * Runs `scan` on `folder/records.csv`. Gives the run's folder, what it cost and counted, and two partitions of the records
 * by row: certain and doubtful clusters together, and the certain ones alone.
 */
export function runScan(folder, ids, run = 'scan') {
  const at = path.join(folder, run);
  const cost = measure(`scan ${folder}`, process.execPath, [onerow, 'scan', path.join(folder, 'records.csv'), '-r', at]); // prettier-ignore
  const summary = JSON.parse(readFileSync(path.join(at, 'summary.json'), 'utf8'));
  const clusters = readTable(path.join(at, 'clusters.csv'));
  return {
    at,
    cost,
    pairs: summary.candidate_pairs,
    columns: summary.columns,
    all: partitionOf(clusters, ids, ['auto', 'review']),
    auto: partitionOf(clusters, ids, ['auto']),
  };
}
