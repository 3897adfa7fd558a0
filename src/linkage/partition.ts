// Records of one component joined step by step, under constraints.
import type { Bits, Comparison } from '../model/comparison.ts';
import { compareIdentity } from './links.ts';
import { hasValue, numbersOf, type RecordStore } from './record-store.ts';

export interface PartitionSettings {
  /** Store fields whose different values on two records forbid one cluster. */
  readonly vetoFields: readonly number[];
  /** By store field: may two values be one that was mistyped? Undefined: they may not. */
  readonly comparisons?: ReadonlyMap<number, Comparison> | undefined;
  /** Pairs a person (or a rule) keeps apart, both directions looked up. */
  readonly apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** Sources that hold every customer once: no two records of one come together by themselves. */
  readonly clean?: ReadonlySet<number>;
  /**
   * Bits for or against any two records being one customer; undefined: links alone decide, as rules want it. `known`: of
   * two that a link was found for, the bits it has.
   */
  readonly weigh?: ((left: number, right: number, known?: Bits) => Bits) | undefined;
}

/** Why a link was refused: it would have put two records of a clean source together. */
export const ONE_PER_SOURCE = 'one-per-source';
export const JOINED = 'joined';
/** Of larger clusters so many records a side are weighed against each other. */
const WEIGHED_SIDE = 5;
/** No single pair counts for more bits than this in either direction. */
const MOST_WEIGHED = 10;

/** Works on numbers of its own for the records it is {@link reset} to; one is used for many components. */
export class Partition {
  readonly #store: RecordStore;
  readonly #settings: PartitionSettings;
  /** Records of the store, ascending. */
  #records: Uint32Array = new Uint32Array(0);
  #bitsBetween: (left: number, right: number) => Bits | undefined = () => undefined;
  #parent = new Int32Array(64);
  /** Members of a root, in the order they came: the next of each, and of a root its last. */
  #next = new Int32Array(64);
  #last = new Int32Array(64);
  #size = new Uint32Array(64);
  /** By root of two or more: the clean sources it has a record of. */
  readonly #sources = new Map<number, ReadonlySet<number>>();
  /** By root of two or more: what its members hold, by veto field. */
  readonly #values = new Map<number, Set<number>[]>();

  constructor(store: RecordStore, settings: PartitionSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  /** Every record alone. `bitsBetween`: of two records, what a link between them has. */
  reset(records: Uint32Array, bitsBetween: (left: number, right: number) => Bits | undefined): void {
    this.#records = records;
    this.#bitsBetween = bitsBetween;
    const count = records.length;
    if (count > this.#parent.length) {
      const room = Math.max(count, this.#parent.length * 2);
      this.#parent = new Int32Array(room);
      this.#next = new Int32Array(room);
      this.#last = new Int32Array(room);
      this.#size = new Uint32Array(room);
    }
    for (let member = 0; member < count; member++) {
      this.#parent[member] = this.#next[member] = -1;
      this.#last[member] = member;
      this.#size[member] = 1;
    }
    if (this.#sources.size > 0) this.#sources.clear();
    if (this.#values.size > 0) this.#values.clear();
  }

  find(member: number): number {
    const parent = this.#parent;
    let root = member;
    while (parent[root]! >= 0) root = parent[root]!;
    while (member !== root) {
      const next = parent[member]!;
      parent[member] = root;
      member = next;
    }
    return root;
  }

  sizeOf(root: number): number {
    return this.#size[root]!;
  }

  /** Records of a root, in the order they came. */
  membersOf(root: number): number[] {
    const members: number[] = [];
    for (let at = root; at >= 0; at = this.#next[at]!) members.push(this.#records[at]!);
    return members;
  }

  /** '' when the two are now together, JOINED when they were, else what forbids it. */
  join(left: number, right: number, byPerson = false): string {
    const a = this.find(left);
    const b = this.find(right);
    if (a === b) return JOINED;
    const because =
      this.#forbids(a, b) ||
      (byPerson
        ? ''
        : this.conflicts(left, right)
          ? ONE_PER_SOURCE
          : this.#resists(a, b, left, right)
            ? 'weak-link'
            : '');
    if (because === '') this.#unite(a, b);
    return because;
  }

  /** The same of two that may, as is known. */
  joinFreely(left: number, right: number): void {
    const a = this.find(left);
    const b = this.find(right);
    if (a !== b) this.#unite(a, b);
  }

  #unite(a: number, b: number): void {
    const [root, other] = this.#size[a]! >= this.#size[b]! ? [a, b] : [b, a];
    if (this.#settings.vetoFields.length > 0) this.#uniteValues(root, other);
    if ((this.#settings.clean?.size ?? 0) > 0)
      this.#sources.set(root, new Set([...this.#cleanSources(a), ...this.#cleanSources(b)]));
    this.#parent[other] = root;
    this.#size[root]! += this.#size[other]!;
    this.#next[this.#last[root]!] = other;
    this.#last[root] = this.#last[other]!;
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
    const source = this.#store.sources[this.#records[root]!]!;
    return this.#settings.clean?.has(source) === true ? new Set([source]) : new Set();
  }

  #forbids(a: number, b: number): string {
    const { apart, vetoFields } = this.#settings;
    if (apart.size > 0) {
      const [few, many] = this.#size[a]! <= this.#size[b]! ? [a, b] : [b, a];
      const others = this.membersOf(many);
      for (const record of this.membersOf(few)) {
        const kept = apart.get(record);
        if (kept && others.some((other) => kept.has(other))) return 'decision';
      }
    }
    for (let at = 0; at < vetoFields.length; at++) {
      if (!this.#hasValues(at, a) || !this.#hasValues(at, b)) continue;
      const [few, many] = bySize(this.#valuesOf(at, a), this.#valuesOf(at, b));
      const field = vetoFields[at]!;
      if (!holdsAny(many, few) && [...few].every((value) => this.#differs(field, value, many)))
        return this.#store.fields[field]!.name;
    }
    return '';
  }

  /** One valid identity number: a firm that was renamed is the firm it was. */
  #isOneByNumber(left: number, right: number): boolean {
    return this.#settings.vetoFields.some((at) => {
      const field = this.#store.fields[at]!;
      const [one, other] = [this.#records[left]!, this.#records[right]!];
      if (!hasValue(field, one) || !hasValue(field, other)) return false;
      const own = numbersOf(field, one);
      return numbersOf(field, other).some((value) => own.includes(value));
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
  #resists(a: number, b: number, left: number, right: number): boolean {
    const { weigh } = this.#settings;
    if (weigh === undefined || this.#size[a]! * this.#size[b]! === 1 || this.#isOneByNumber(left, right))
      return false;
    let sum = 0;
    const others = this.#someOf(b);
    for (const record of this.#someOf(a)) {
      for (const other of others) {
        const bits = weigh(record, other, this.#bitsBetween(record, other));
        sum += Math.max(-MOST_WEIGHED, Math.min(MOST_WEIGHED, bits));
      }
    }
    return sum < 0;
  }

  /** A few records of a large cluster: which, their ids tell, never where their rows stand. */
  #someOf(root: number): readonly number[] {
    const members = this.membersOf(root);
    if (members.length <= WEIGHED_SIDE) return members;
    const sorted = members.sort((a, b) => compareIdentity(this.#store, a, b));
    const step = members.length / WEIGHED_SIDE;
    return Array.from({ length: WEIGHED_SIDE }, (_, at) => sorted[Math.floor(at * step)]!);
  }

  #hasValues(at: number, root: number): boolean {
    const known = this.#values.get(root);
    if (known) return known[at]!.size > 0;
    return hasValue(this.#store.fields[this.#settings.vetoFields[at]!]!, this.#records[root]!);
  }

  /** What the cluster of a root holds in one of the veto fields. */
  #valuesOf(at: number, root: number): Set<number> {
    const known = this.#values.get(root);
    if (known) return known[at]!;
    return new Set(numbersOf(this.#store.fields[this.#settings.vetoFields[at]!]!, this.#records[root]!));
  }

  #uniteValues(root: number, other: number): void {
    const { vetoFields } = this.#settings;
    if (!vetoFields.some((_, at) => this.#hasValues(at, root) || this.#hasValues(at, other))) return;
    const joined = vetoFields.map((_, at) => {
      const [few, many] = bySize(this.#valuesOf(at, root), this.#valuesOf(at, other));
      for (const value of few) many.add(value);
      return many;
    });
    this.#values.delete(other);
    this.#values.set(root, joined);
  }
}

function bySize(a: Set<number>, b: Set<number>): readonly [smaller: Set<number>, larger: Set<number>] {
  return a.size <= b.size ? [a, b] : [b, a];
}

function holdsAny(many: ReadonlySet<number>, few: ReadonlySet<number>): boolean {
  for (const value of few) if (many.has(value)) return true;
  return false;
}
