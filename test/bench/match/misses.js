// The pairs a run got wrong, side by side, with what the engine said of them (terminal only: the sets are not ours).
import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { groupsOf } from './partition.js';
import { readTable } from './table.js';

const pairKey = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);

function* pairsIn(groups) {
  for (const group of groups)
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) yield [group[i], group[j]];
}

/** Share of the columns filled on both sides whose cells are equal: a pair far from it is hard, one near it is a shame. */
function likeness(a, b, columns) {
  let equal = 0;
  let filled = 0;
  for (const column of columns) {
    if (a[column] === '' || b[column] === '') continue;
    filled++;
    if (a[column] === b[column]) equal++;
  }
  return filled === 0 ? 0 : equal / filled;
}

const fold = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/** How two cells stand to each other: equal but for case, blanks and signs, a third of the letters apart, more, or blank. */
function stand(a, b) {
  if (a === '' || b === '') return ' ';
  const [left, right] = [fold(a), fold(b)];
  if (left === right) return '=';
  return distance(left, right) <= Math.max(left.length, right.length) / 3 ? '~' : 'x';
}

/** The commonest ways in which the columns of pairs agree: what kind of pair goes wrong. */
function patterns(pairs, records, columns) {
  const counts = new Map();
  for (const [a, b] of pairs) {
    const key = columns.map((column) => stand(records[a][column], records[b][column])).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const common = [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 12);
  return common.map(([key, count]) => `  ${String(count).padStart(6)}  |${[...key].join('|')}|`);
}

/**
 * What the engine said of pairs, by rows: every line of pairs.csv about them, the strongest first. A pair that is not there
 * was not compared, or came out below everything that is written.
 */
function engineWords(run) {
  const words = new Map();
  for (const line of readTable(path.join(run, 'pairs.csv'))) {
    const key = pairKey(Number(line.left_row) - 1, Number(line.right_row) - 1);
    words.set(key, [...(words.get(key) ?? []), line]);
  }
  return words;
}

const opinion = (lines) =>
  lines === undefined
    ? 'no line in pairs.csv (not compared, or below review)'
    : lines
        .map(
          (line) =>
            `${line.band}${line.veto ? ` veto ${line.veto}` : ''}  p ${line.score}  ${line.weight_bits} bits  ${line.rule}  ${line.field_evidence}`,
        )
        .join('\n    ');

/** The pairs of a partition that truth does not know, and those of truth it does not have; both are labels by row. */
export function wrongPairs(found, truth) {
  return {
    falsePairs: [...pairsIn(groupsOf(found))].filter(([a, b]) => truth[a] !== truth[b]),
    missed: [...pairsIn(groupsOf(truth))].filter(([a, b]) => found[a] !== found[b]),
  };
}

/** Pairs are of rows; `sample` says how many of each kind. Worst first: the surest false ones, the most alike missed ones. */
export function describeMisses({ records, falsePairs, missed, run, sample }) {
  const columns = Object.keys(records[0]).filter((column) => column !== 'record_id');
  const words = engineWords(run);
  const bits = (pair) => Number(words.get(pairKey(...pair))?.[0].weight_bits ?? -Infinity);
  const alike = ([a, b]) => likeness(records[a], records[b], columns);
  falsePairs.sort((x, y) => bits(y) - bits(x) || alike(x) - alike(y));
  const near = new Map(missed.map((pair) => [pair, alike(pair)]));
  missed.sort((x, y) => near.get(y) - near.get(x));
  const show = ([a, b]) =>
    `  ${opinion(words.get(pairKey(a, b)))}\n${columns
      .filter((column) => records[a][column] !== '' || records[b][column] !== '')
      .map(
        (column) =>
          `    ${column.padEnd(18)} ${records[a][column] === records[b][column] ? '=' : ' '} ${records[a][column]}  |  ${records[b][column]}`,
      )
      .join('\n')}`;
  const silent = missed.filter((pair) => !words.has(pairKey(...pair))).length;
  const said = (pairs, word) => pairs.filter((pair) => words.get(pairKey(...pair))?.some(word)).length;
  const heads = `  by column (= equal, ~ near, x different, blank where one is): ${columns.join(' | ')}`;
  return [
    `${falsePairs.length} false pairs, of which ${said(falsePairs, () => true)} were linked themselves (the others came with a cluster)`,
    ...(falsePairs.length > 0 ? [heads] : []),
    ...patterns(falsePairs, records, columns),
    ...falsePairs.slice(0, sample).map(show),
    `${missed.length} missed pairs: ${silent} without a line in pairs.csv, ${said(missed, (line) => line.veto !== '')} under a veto`,
    ...(missed.length > 0 ? [heads] : []),
    ...patterns(missed, records, columns),
    ...missed.slice(0, sample).map(show),
  ].join('\n');
}
