// How one partition of the records agrees with another, by pairs of records.

/** Of the pairs a partition puts together. */
export interface PartitionScore {
  /** Share of the found pairs that are right; undefined: none was found. */
  readonly precision: number | undefined;
  /** Share of the true pairs that were found; undefined: there is none. */
  readonly recall: number | undefined;
  /** Harmonic mean of the two; 0 where either is missing. */
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly true: number;
}

export function scoreOf(right: number, found: number, real: number): PartitionScore {
  const precision = found === 0 ? undefined : right / found;
  const recall = real === 0 ? undefined : right / real;
  const sum = (precision ?? 0) + (recall ?? 0);
  const f1 = sum === 0 ? 0 : (2 * (precision ?? 0) * (recall ?? 0)) / sum;
  return { precision, recall, f1, right, found, true: real };
}

/** Both by record, whatever number names the group it is in. */
export function scorePartition(found: Int32Array, truth: Int32Array): PartitionScore {
  const both = new Map<number, number>();
  const alone = new Map<number, number>();
  const real = new Map<number, number>();
  found.forEach((group, record) => {
    const entity = truth[record]!;
    count(both, group * truth.length + entity);
    count(alone, group);
    count(real, entity);
  });
  return scoreOf(pairsIn(both), pairsIn(alone), pairsIn(real));
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(counts: ReadonlyMap<number, number>): number {
  let pairs = 0;
  for (const size of counts.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

/** Records joined step by step; each group is named by its first record. */
export class Groups {
  readonly #parent: Int32Array;

  constructor(records: number) {
    this.#parent = Int32Array.from({ length: records }, (_, record) => record);
  }

  find(record: number): number {
    let root = record;
    while (this.#parent[root] !== root) root = this.#parent[root] = this.#parent[this.#parent[root]!]!;
    return root;
  }

  join(left: number, right: number): void {
    const [a, b] = [this.find(left), this.find(right)];
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  joinAll(members: readonly number[]): void {
    for (let at = 1; at < members.length; at++) this.join(members[0]!, members[at]!);
  }

  /** The group of each record. */
  done(): Int32Array {
    return this.#parent.map((_, record) => this.find(record));
  }
}
