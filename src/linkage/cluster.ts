// From linked pairs to clusters, under constraints that pairs alone cannot see: two valid identity numbers, a person's
// "different", a size no real customer has. A match is not transitive; a customer list needs a partition.
import { createHash } from 'node:crypto';
import type { Bits, Comparison } from '../model/comparison.ts';
import type { Band, Edge } from './pair-book.ts';
import { numbersOf, type RecordStore } from './record-store.ts';

export interface Cluster {
  /** Hash of the sorted member ids: the same members have the same id in every run. */
  readonly id: string;
  /** Records, by source and row. */
  readonly members: readonly number[];
  readonly band: Band;
  /** The links that hold it together, strongest first. */
  readonly links: readonly Edge[];
  readonly oversized: boolean;
}

export interface ClusterSettings {
  readonly maxCluster: number;
  /** Store fields whose different values on two records forbid one cluster. */
  readonly vetoFields: readonly number[];
  /** By store field: may two values be one that was mistyped? Undefined: they may not. */
  readonly comparisons?: ReadonlyMap<number, Comparison> | undefined;
  /** Pairs a person (or a rule) keeps apart, both directions looked up. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** Sources that hold every customer once: no two records of one come together by themselves. */
  readonly clean?: ReadonlySet<number>;
  /** So many bits more than its rival has a link to a clean source that is certain nevertheless. */
  readonly clearly?: Bits;
  /**
   * Bits for or against any two records being one customer, for pairs no link was found for; undefined: links alone
   * decide, as rules want it.
   */
  readonly weigh?: ((left: number, right: number) => Bits) | undefined;
}

export interface Clustering {
  /** Certain clusters; a record is in at most one. */
  readonly auto: readonly Cluster[];
  /** Doubtful ones: what would come together if every possible match were one. May contain whole auto clusters. */
  readonly review: readonly Cluster[];
  /** Links refused by a constraint, with the field or `decision`. */
  readonly refused: readonly { readonly edge: Edge; readonly because: string }[];
}

export function clusterRecords(
  store: RecordStore,
  edges: readonly Edge[],
  sourceNames: readonly string[],
  settings: ClusterSettings,
): Clustering {
  const order = edges.toSorted((a, b) => compareEdges(store, a, b));
  const refused: { edge: Edge; because: string }[] = [];
  const certain = new Partition(store, settings);
  const autoLinks: Edge[] = [];
  const rivals: Edge[] = [];
  for (const edge of order) {
    if (edge.band !== 'auto') continue;
    const because = certain.join(edge.left, edge.right, edge.decidedBy === 'person');
    if (because === '') autoLinks.push(edge);
    else if (because === ONE_PER_SOURCE) rivals.push(edge);
    else if (because !== JOINED) refused.push({ edge, because });
  }
  const groups = certain.groups(autoLinks);
  const weakest = new Map(groups.map(({ root, links }) => [root, leastBits(links)]));
  /** Of two records that are not both right, this link names one nearly as well as what stands names the other. */
  const rivalled = ({ left, right, bits }: Edge): number[] =>
    [certain.find(left), certain.find(right)].filter(
      (root) => (weakest.get(root) ?? Infinity) < bits + (settings.clearly ?? 0),
    );
  const contested = new Set(rivals.flatMap(rivalled));
  const auto: Cluster[] = [];
  const demoted: Edge[] = [];
  for (const { root, members, links } of groups) {
    if (members.length > settings.maxCluster || contested.has(root))
      for (const link of links) demoted.push(link);
    else auto.push(toCluster(store, sourceNames, members, 'auto', links, false));
  }
  const possible = new Partition(store, { ...settings, clean: new Set() });
  const keptLinks = auto.flatMap((cluster) => cluster.links);
  for (const link of keptLinks) possible.join(link.left, link.right);
  const reviewLinks: Edge[] = [...demoted];
  for (const link of demoted) possible.join(link.left, link.right);
  const doubted = [...rivals, ...order.filter((edge) => edge.band === 'review')];
  for (const edge of rivals.length === 0 ? doubted : doubted.sort((a, b) => compareEdges(store, a, b))) {
    // What is only possible does not rival what is certain.
    const isLate = edge.band === 'review' && certain.conflicts(edge.left, edge.right);
    const because =
      isLate && rivalled(edge).length === 0 ? ONE_PER_SOURCE : possible.join(edge.left, edge.right);
    if (because === '') reviewLinks.push(edge);
    else if (because !== JOINED) refused.push({ edge, because });
  }
  const doubtful = new Set(reviewLinks.map((link) => possible.find(link.left)));
  const review: Cluster[] = [];
  for (const { root, members, links } of possible.groups([...keptLinks, ...reviewLinks])) {
    if (!doubtful.has(root)) continue;
    review.push(
      toCluster(store, sourceNames, members, 'review', links, members.length > settings.maxCluster),
    );
  }
  return { auto, review, refused };
}

/** Of what a machine found; a person's word has no bits. */
function leastBits(links: readonly Edge[]): Bits {
  return links.reduce(
    (least, { bits, decidedBy }) => (decidedBy === 'person' ? least : Math.min(least, bits)),
    Infinity,
  );
}

/** Why a link was refused: it would have put two records of a clean source together. */
export const ONE_PER_SOURCE = 'one-per-source';
const JOINED = 'joined';
/** Of larger clusters so many records a side are weighed against each other. */
const WEIGHED_SIDE = 5;
/** No single pair counts for more bits than this in either direction. */
const MOST_WEIGHED = 10;

class Partition {
  readonly #parent: Int32Array;
  readonly #members = new Map<number, number[]>();
  /** By root of two or more: the clean sources it has a record of. */
  readonly #sources = new Map<number, ReadonlySet<number>>();
  /** By root of two or more: what its members hold, by veto field. */
  readonly #values = new Map<number, Set<number>[]>();
  readonly #store: RecordStore;
  readonly #settings: ClusterSettings;

  constructor(store: RecordStore, settings: ClusterSettings) {
    this.#store = store;
    this.#settings = settings;
    this.#parent = new Int32Array(store.count).fill(-1);
  }

  find(record: number): number {
    let root = record;
    while (this.#parent[root]! >= 0) root = this.#parent[root]!;
    while (record !== root) {
      const next = this.#parent[record]!;
      this.#parent[record] = root;
      record = next;
    }
    return root;
  }

  /** '' when the two are now together, JOINED when they were, else what forbids it. */
  join(left: number, right: number, byPerson = false): string {
    const a = this.find(left);
    const b = this.find(right);
    if (a === b) return JOINED;
    const leftMembers = this.#members.get(a) ?? [a];
    const rightMembers = this.#members.get(b) ?? [b];
    const because =
      this.#forbids(leftMembers, rightMembers) ||
      (byPerson
        ? ''
        : this.conflicts(left, right)
          ? ONE_PER_SOURCE
          : this.#isOneByNumber(left, right)
            ? ''
            : this.#resists(leftMembers, rightMembers));
    if (because !== '') return because;
    const [root, other] = leftMembers.length >= rightMembers.length ? [a, b] : [b, a];
    const joined = root === a ? leftMembers : rightMembers;
    for (const record of root === a ? rightMembers : leftMembers) joined.push(record);
    this.#joinValues(root, other);
    this.#members.set(root, joined);
    this.#members.delete(other);
    if ((this.#settings.clean?.size ?? 0) > 0)
      this.#sources.set(root, new Set([...this.#cleanSources(a), ...this.#cleanSources(b)]));
    this.#parent[other] = root;
    return '';
  }

  /** Would the two bring records of one clean source together? */
  conflicts(left: number, right: number): boolean {
    if ((this.#settings.clean?.size ?? 0) === 0) return false;
    const [a, b] = [this.find(left), this.find(right)];
    if (a === b) return false;
    const others = this.#cleanSources(b);
    for (const source of this.#cleanSources(a)) if (others.has(source)) return true;
    return false;
  }

  #cleanSources(root: number): ReadonlySet<number> {
    const known = this.#sources.get(root);
    if (known) return known;
    const source = this.#store.sources[root]!;
    return this.#settings.clean?.has(source) === true ? new Set([source]) : new Set();
  }

  #forbids(left: readonly number[], right: readonly number[]): string {
    const { apart, vetoFields } = this.#settings;
    if (apart.size > 0) {
      const [few, many] = left.length <= right.length ? [left, right] : [right, left];
      for (const record of few) {
        const kept = apart.get(record);
        if (kept && many.some((other) => kept.has(other))) return 'decision';
      }
    }
    for (let at = 0; at < vetoFields.length; at++) {
      const [few, many] = bySize(this.#valuesOf(at, left[0]!), this.#valuesOf(at, right[0]!));
      const field = vetoFields[at]!;
      if (
        few.size > 0 &&
        !holdsAny(many, few) &&
        [...few].every((value) => this.#differs(field, value, many))
      )
        return this.#store.fields[field]!.name;
    }
    return '';
  }

  /** One valid identity number: a firm that was renamed is the firm it was. */
  #isOneByNumber(left: number, right: number): boolean {
    return this.#settings.vetoFields.some((field) => {
      const own = numbersOf(this.#store.fields[field]!, left);
      return own.length > 0 && numbersOf(this.#store.fields[field]!, right).some((value) => own.includes(value)); // prettier-ignore
    });
  }

  #differs(field: number, value: number, others: ReadonlySet<number>): boolean {
    if (others.has(value)) return false;
    const comparison = this.#settings.comparisons?.get(field);
    if (comparison === undefined) return true;
    const { dictionary } = this.#store.fields[field]!;
    const own = comparison.prepare(dictionary.at(value));
    return [...others].every((other) => {
      const level = comparison.levels[comparison.compare(own, comparison.prepare(dictionary.at(other)))]!;
      return !level.agrees && level.bits < 0;
    });
  }

  /** One link must not chain together records that on the whole speak against it. */
  #resists(left: readonly number[], right: readonly number[]): string {
    const { weigh } = this.#settings;
    if (weigh === undefined || left.length * right.length === 1) return '';
    let sum = 0;
    let pairs = 0;
    const others = this.#someOf(right);
    for (const record of this.#someOf(left)) {
      for (const other of others) {
        sum += Math.max(-MOST_WEIGHED, Math.min(MOST_WEIGHED, weigh(record, other)));
        pairs++;
      }
    }
    return sum < 0 && pairs > 0 ? 'weak-link' : '';
  }

  /** A few records of a large cluster: which, their ids tell, never where their rows stand. */
  #someOf(members: readonly number[]): readonly number[] {
    if (members.length <= WEIGHED_SIDE) return members;
    const sorted = members.toSorted((a, b) => compareIdentity(this.#store, a, b));
    const step = members.length / WEIGHED_SIDE;
    return Array.from({ length: WEIGHED_SIDE }, (_, at) => sorted[Math.floor(at * step)]!);
  }

  /** What the cluster of a record holds in one of the veto fields. */
  #valuesOf(at: number, record: number): Set<number> {
    const known = this.#values.get(this.find(record));
    if (known) return known[at]!;
    return new Set(numbersOf(this.#store.fields[this.#settings.vetoFields[at]!]!, record));
  }

  #joinValues(root: number, other: number): void {
    const { vetoFields } = this.#settings;
    if (vetoFields.length === 0) return;
    const joined = vetoFields.map((_, at) => {
      const [few, many] = bySize(this.#valuesOf(at, root), this.#valuesOf(at, other));
      for (const value of few) many.add(value);
      return many;
    });
    this.#values.delete(other);
    this.#values.set(root, joined);
  }

  /** The groups of two or more, with the links inside them. */
  groups(links: readonly Edge[]): { root: number; members: number[]; links: Edge[] }[] {
    const byRoot = new Map<number, Edge[]>();
    for (const link of links) {
      const root = this.find(link.left);
      const list = byRoot.get(root);
      if (list) list.push(link);
      else byRoot.set(root, [link]);
    }
    const groups = [...this.#members].map(([root, members]) => ({
      root,
      members: members.toSorted((a, b) => a - b),
      links: byRoot.get(root) ?? [],
    }));
    return groups.sort((a, b) => a.members[0]! - b.members[0]!);
  }
}

function bySize(a: Set<number>, b: Set<number>): readonly [smaller: Set<number>, larger: Set<number>] {
  return a.size <= b.size ? [a, b] : [b, a];
}

function holdsAny(many: ReadonlySet<number>, few: ReadonlySet<number>): boolean {
  for (const value of few) if (many.has(value)) return true;
  return false;
}

function toCluster(
  store: RecordStore,
  sourceNames: readonly string[],
  members: readonly number[],
  band: Band,
  links: readonly Edge[],
  oversized: boolean,
): Cluster {
  return { id: clusterId(store, sourceNames, members), members, band, links, oversized };
}

/** The same for the same members, whatever order and run they come in. `sourceNames`: '' where there is one source. */
export function clusterId(
  store: Pick<RecordStore, 'sources' | 'ids'>,
  sourceNames: readonly string[],
  members: readonly number[],
): string {
  const keys = members
    .map((record) => JSON.stringify([sourceNames[store.sources[record]!], store.ids.at(record)]))
    .sort();
  return createHash('sha256').update(keys.join('\n')).digest('hex').slice(0, 12);
}

/** Strongest first; equal ones by content, never by position, so that row order changes nothing. */
function compareEdges(store: RecordStore, a: Edge, b: Edge): number {
  return (
    Number(b.decidedBy === 'person') - Number(a.decidedBy === 'person') ||
    b.score - a.score ||
    b.bits - a.bits ||
    compareEnds(store, a, b)
  );
}

function compareEnds(store: RecordStore, a: Edge, b: Edge): number {
  const byIdentity = (left: number, right: number): number => compareIdentity(store, left, right);
  const [a1, a2] = byIdentity(a.left, a.right) <= 0 ? [a.left, a.right] : [a.right, a.left];
  const [b1, b2] = byIdentity(b.left, b.right) <= 0 ? [b.left, b.right] : [b.right, b.left];
  return byIdentity(a1, b1) || byIdentity(a2, b2);
}

function compareIdentity({ ids, sources }: RecordStore, left: number, right: number): number {
  return ids.compare(left, right) || sources[left]! - sources[right]!;
}
