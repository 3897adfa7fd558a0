// Partitions of records, and how one agrees with another: the measures of shared/tools/score-clusters.mjs, for sets of our
// own and for reading pairs out of it. test/bench/match.js asks that tool itself where it is there.

const pairsOf = (count) => (count * (count - 1)) / 2;
const ratio = (part, whole) => (whole === 0 ? 0 : part / whole);

/** How often each key comes. */
function tally(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const sumOfPairs = (counts) => [...counts.values()].reduce((sum, count) => sum + pairsOf(count), 0);

/**
 * Pairwise precision, recall and F1 of a partition. Both are lists over the records, in the same order, of whatever names
 * the record's cluster.
 *
 * @param {readonly (string | number)[]} found
 * @param {readonly (string | number)[]} truth
 * @returns {{precision: number, recall: number, f1: number, right: number, predicted: number, actual: number}}
 */
export function pairScore(found, truth) {
  const both = tally(found.map((cluster, at) => `${cluster}\u0000${truth[at]}`));
  const right = sumOfPairs(both);
  const predicted = sumOfPairs(tally(found));
  const actual = sumOfPairs(tally(truth));
  const precision = ratio(right, predicted);
  const recall = ratio(right, actual);
  return {
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    right,
    predicted,
    actual,
  };
}

/** Records joined by clusters that may share members: `scan` writes certain clusters and, around some, doubtful ones. */
export class Union {
  #parent;

  constructor(count) {
    this.#parent = Int32Array.from({ length: count }, (_, at) => at);
  }

  find(record) {
    while (this.#parent[record] !== record)
      record = this.#parent[record] = this.#parent[this.#parent[record]];
    return record;
  }

  join(left, right) {
    const [a, b] = [this.find(left), this.find(right)].sort((x, y) => x - y);
    this.#parent[b] = a;
  }

  /** The first record of each record's cluster. */
  labels() {
    return Array.from(this.#parent, (_, record) => this.find(record));
  }
}

/**
 * The partition that a run's clusters.csv states, taking the clusters of the given bands: a label per record. `ids` are the
 * records' ids in file order; a run that took no column as id names records by row.
 */
export function partitionOf(clusterRows, ids, bands) {
  const union = new Union(ids.length);
  const position = new Map(ids.map((id, at) => [id, at]));
  const first = new Map();
  for (const { cluster_id: cluster, band, row, record_id: id } of clusterRows) {
    if (!bands.includes(band)) continue;
    const record = position.get(id) ?? Number(row) - 1;
    const key = `${band} ${cluster}`;
    if (first.has(key)) union.join(first.get(key), record);
    else first.set(key, record);
  }
  return union.labels();
}

/** Clusters of two or more, as lists of records. */
export function groupsOf(labels) {
  const groups = new Map();
  labels.forEach((label, record) => {
    const group = groups.get(label);
    if (group) group.push(record);
    else groups.set(label, [record]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}
