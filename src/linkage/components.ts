// Records that links bring together, directly or through others, before anything forbids it.
import type { Links } from './links.ts';

/** Components of two or more, by their first record. */
export class Components {
  readonly count: number;
  /** By record, its place among the records of its component. */
  readonly places: Uint32Array;
  readonly #records: Uint32Array;
  readonly #links: Uint32Array;
  readonly #firstRecord: Uint32Array;
  readonly #firstLink: Uint32Array;

  /** `records`: how many there are, linked or not. */
  constructor(records: number, links: Links) {
    const parent = joinAll(records, links);
    // From here on the component of each linked record, plus one.
    const components = new Uint32Array(records);
    const sizes: number[] = [];
    let linked = 0;
    for (let record = 0; record < records; record++) {
      if (parent[record] === -1) continue;
      linked++;
      let root = record;
      while (parent[root]! >= 0) root = parent[root]!;
      const component = (components[root] ||= sizes.push(0));
      components[record] = component;
      sizes[component - 1]!++;
    }
    this.count = sizes.length;
    this.#firstRecord = new Uint32Array(this.count + 1);
    sizes.forEach((size, at) => (this.#firstRecord[at + 1] = this.#firstRecord[at]! + size));
    const next = this.#firstRecord.slice(0, this.count);
    this.places = components;
    this.#records = new Uint32Array(linked);
    this.#firstLink = new Uint32Array(this.count + 1);
    for (let link = 0; link < links.count; link++) this.#firstLink[components[links.left(link)]!]!++;
    for (let at = 0; at < this.count; at++) this.#firstLink[at + 1]! += this.#firstLink[at]!;
    const nextLink = this.#firstLink.slice(0, this.count);
    this.#links = new Uint32Array(links.count);
    for (let link = 0; link < links.count; link++)
      this.#links[nextLink[components[links.left(link)]! - 1]!++] = link;
    for (let record = 0; record < records; record++) {
      if (components[record] === 0) continue;
      const component = components[record]! - 1;
      const at = next[component]!++;
      this.#records[at] = record;
      this.places[record] = at - this.#firstRecord[component]!;
    }
  }

  /** Ascending. */
  recordsOf(component: number): Uint32Array {
    return this.#records.subarray(this.#firstRecord[component], this.#firstRecord[component + 1]);
  }

  /** As they were given; the array may be sorted in place. */
  linksOf(component: number): Uint32Array {
    return this.#links.subarray(this.#firstLink[component], this.#firstLink[component + 1]);
  }
}

/** By record: its parent, minus the size of a root of two or more; -1: alone. */
function joinAll(records: number, links: Links): Int32Array {
  const parent = new Int32Array(records).fill(-1);
  const find = (record: number): number => {
    let root = record;
    while (parent[root]! >= 0) root = parent[root]!;
    while (record !== root) {
      const next = parent[record]!;
      parent[record] = root;
      record = next;
    }
    return root;
  };
  for (let link = 0; link < links.count; link++) {
    const [a, b] = [find(links.left(link)), find(links.right(link))];
    if (a === b) continue;
    const [root, other] = parent[a]! <= parent[b]! ? [a, b] : [b, a];
    parent[root]! += parent[other]!;
    parent[other] = root;
  }
  return parent;
}
