// From linked pairs to clusters, under constraints that pairs alone cannot see: two valid identity numbers, a person's
// "different", a size no real customer has. A match is not transitive; a customer list needs a partition.
import type { Bits } from '../model/comparison.ts';
import { identitiesOf, idOf } from './cluster-id.ts';
import { Components } from './components.ts';
import { EdgeLinks, openLinkOrder, type Links } from './links.ts';
import type { Band, Edge } from './pair-book.ts';
import { JOINED, ONE_PER_SOURCE, Partition, type PartitionSettings } from './partition.ts';
import type { RecordStore } from './record-store.ts';

export { ONE_PER_SOURCE } from './partition.ts';

export interface Cluster {
  /** Hash of the sorted member ids: the same members have the same id in every run. */
  readonly id: string;
  /** Records, by source and row. */
  readonly members: readonly number[];
  readonly band: Band;
  /** The links that hold it together, strongest first; made anew whenever they are asked for. */
  readonly links: readonly Edge[];
  readonly oversized: boolean;
}

export interface ClusterSettings extends PartitionSettings {
  readonly maxCluster: number;
  /** So many bits more than its rival has a link to a clean source that is certain nevertheless. */
  readonly clearly?: Bits;
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
  found: Links | readonly Edge[],
  sourceNames: readonly string[],
  settings: ClusterSettings,
): Clustering {
  const links = 'edge' in found ? found : new EdgeLinks(found);
  const clusterer = new Clusterer(store, links, sourceNames, settings);
  const components = new Components(store.count, links);
  const { places } = components;
  for (let at = 0; at < components.count; at++)
    clusterer.take(components.recordsOf(at), components.linksOf(at), places);
  return clusterer.done();
}

/** Members that came together, by their own numbers within the component. */
interface Group {
  readonly root: number;
  /** Records of the store, ascending. */
  readonly members: readonly number[];
  readonly links: number[];
}

/** Links are gone through one by one up to so many. */
const FEW_LINKS = 12;

/** A number for two records, whichever comes first. */
function pairOf(left: number, right: number): number {
  return left < right ? left * 2 ** 26 + right : right * 2 ** 26 + left;
}

interface Refused {
  readonly link: number;
  readonly because: string;
  /** A certain link that is doubted because of what stands. */
  readonly isRival: boolean;
}

/** Takes component by component: no link leads out of one, so that nothing beyond it matters. */
class Clusterer {
  readonly #store: RecordStore;
  readonly #links: Links;
  readonly #identities: readonly string[];
  readonly #settings: ClusterSettings;
  readonly #compare: (a: number, b: number) => number;
  readonly #certain: Partition;
  readonly #possible: Partition;
  readonly #auto: FoundCluster[] = [];
  readonly #review: FoundCluster[] = [];
  readonly #refusedCertain: Refused[] = [];
  readonly #refusedPossible: Refused[] = [];
  #places: Uint32Array = new Uint32Array(0);
  /** Links of the component that is being taken, and, where they are many, their bits by {@link pairOf}. */
  #component: Uint32Array = new Uint32Array(0);
  #bitsByPair: ReadonlyMap<number, Bits> | undefined;

  constructor(store: RecordStore, links: Links, sourceNames: readonly string[], settings: ClusterSettings) {
    this.#store = store;
    this.#links = links;
    this.#identities = identitiesOf(sourceNames);
    this.#settings = settings;
    this.#compare = openLinkOrder(store, links);
    this.#certain = new Partition(store, settings);
    this.#possible = new Partition(store, { ...settings, clean: new Set() });
  }

  /** `places`: by record, its place among the component's. */
  take(records: Uint32Array, links: Uint32Array, places: Uint32Array): void {
    this.#places = places;
    this.#component = links;
    this.#bitsByPair = undefined;
    if (links.length > 1) links.sort(this.#compare);
    const [certain, all] = [this.#certain, this.#links];
    certain.reset(records, this.#bitsBetween);
    const joined: number[] = [];
    const rivals: number[] = [];
    const possible: number[] = [];
    for (const link of links) {
      if (!all.isCertain(link)) {
        possible.push(link);
        continue;
      }
      const because = certain.join(this.#leftOf(link), this.#rightOf(link), all.isByPerson(link));
      if (because === '') joined.push(link);
      else if (because === ONE_PER_SOURCE) rivals.push(link);
      else if (because !== JOINED) this.#refusedCertain.push({ link, because, isRival: false });
    }
    const groups = joined.length === 0 ? [] : this.#groups(certain, records, joined);
    const isContested = this.#contested(groups, rivals);
    const kept: Group[] = [];
    const demoted: number[] = [];
    for (const group of groups) {
      if (group.members.length > this.#settings.maxCluster || isContested(group.root))
        for (const link of group.links) demoted.push(link);
      else {
        kept.push(group);
        this.#auto.push(this.#cluster(group, 'auto', false));
      }
    }
    if (demoted.length + rivals.length + possible.length > 0)
      this.#takePossible(records, groups, kept, demoted, rivals, possible);
  }

  /** Of two records that are not both right, a rival names one nearly as well as what stands names the other. */
  #contested(groups: readonly Group[], rivals: readonly number[]): (root: number) => boolean {
    if (rivals.length === 0) return () => false;
    const rivalled = this.#rivalledBy(groups);
    const contested = new Set(rivals.flatMap(rivalled));
    return (root) => contested.has(root);
  }

  #rivalledBy(groups: readonly Group[]): (link: number) => number[] {
    const weakest = new Map(groups.map(({ root, links }) => [root, this.#leastBits(links)]));
    return (link) => {
      const most = this.#links.bits(link) + (this.#settings.clearly ?? 0);
      return [this.#certain.find(this.#leftOf(link)), this.#certain.find(this.#rightOf(link))].filter(
        (root) => (weakest.get(root) ?? Infinity) < most,
      );
    };
  }

  #takePossible(
    records: Uint32Array,
    groups: readonly Group[],
    kept: readonly Group[],
    demoted: readonly number[],
    rivals: readonly number[],
    review: readonly number[],
  ): void {
    const [certain, possible, all] = [this.#certain, this.#possible, this.#links];
    possible.reset(records, this.#bitsBetween);
    const stands = kept.flatMap(({ links }) => links);
    // What came together in the same steps before does so again; a person's word counts less where all is possible.
    const asks = [...stands, ...demoted].some((link) => all.isByPerson(link));
    for (const link of [...stands, ...demoted]) {
      if (asks) possible.join(this.#leftOf(link), this.#rightOf(link));
      else possible.joinFreely(this.#leftOf(link), this.#rightOf(link));
    }
    const taken = [...demoted];
    const isRival = new Set(rivals);
    const doubted = rivals.length === 0 ? review : [...rivals, ...review].sort((a, b) => this.#compare(a, b));
    let rivalled: ((link: number) => number[]) | undefined;
    for (const link of doubted) {
      const [left, right] = [this.#leftOf(link), this.#rightOf(link)];
      // What is only possible does not rival what is certain.
      const isLate = !all.isCertain(link) && certain.conflicts(left, right);
      const isRefused = isLate && (rivalled ??= this.#rivalledBy(groups))(link).length === 0;
      const because = isRefused ? ONE_PER_SOURCE : possible.join(left, right);
      if (because === '') taken.push(link);
      else if (because !== JOINED) this.#refusedPossible.push({ link, because, isRival: isRival.has(link) });
    }
    if (taken.length === 0) return;
    const doubtful = new Set(taken.map((link) => possible.find(this.#leftOf(link))));
    for (const group of this.#groups(possible, records, [...stands, ...taken])) {
      if (!doubtful.has(group.root)) continue;
      this.#review.push(this.#cluster(group, 'review', group.members.length > this.#settings.maxCluster));
    }
  }

  /** The groups of two or more, with the links inside them. */
  #groups(partition: Partition, records: Uint32Array, links: readonly number[]): Group[] {
    const first = partition.find(0);
    if (partition.sizeOf(first) === records.length)
      return [{ root: first, members: Array.from(records), links: [...links] }];
    const byRoot = new Map<number, Group>();
    for (let member = 0; member < records.length; member++) {
      const root = partition.find(member);
      if (partition.sizeOf(root) < 2 || byRoot.has(root)) continue;
      byRoot.set(root, { root, members: partition.membersOf(root).sort((a, b) => a - b), links: [] });
    }
    for (const link of links) byRoot.get(partition.find(this.#leftOf(link)))?.links.push(link);
    return [...byRoot.values()];
  }

  #leftOf(link: number): number {
    return this.#places[this.#links.left(link)]!;
  }

  #rightOf(link: number): number {
    return this.#places[this.#links.right(link)]!;
  }

  readonly #bitsBetween = (left: number, right: number): Bits | undefined => {
    const [component, all] = [this.#component, this.#links];
    if (component.length > FEW_LINKS)
      return (this.#bitsByPair ??= this.#bitsOfPairs()).get(pairOf(left, right));
    for (const link of component) {
      const [one, other] = [all.left(link), all.right(link)];
      if (((one === left && other === right) || (one === right && other === left)) && !all.isByPerson(link))
        return all.bits(link);
    }
    return undefined;
  };

  #bitsOfPairs(): ReadonlyMap<number, Bits> {
    const bits = new Map<number, Bits>();
    for (const link of this.#component)
      if (!this.#links.isByPerson(link))
        bits.set(pairOf(this.#links.left(link), this.#links.right(link)), this.#links.bits(link));
    return bits;
  }

  /** Of what a machine found; a person's word has no bits. */
  #leastBits(links: readonly number[]): Bits {
    return links.reduce(
      (least, link) => (this.#links.isByPerson(link) ? least : Math.min(least, this.#links.bits(link))),
      Infinity,
    );
  }

  #cluster({ members, links }: Group, band: Band, oversized: boolean): FoundCluster {
    const id = idOf(this.#store, this.#identities, members);
    return new FoundCluster(id, members, band, oversized, this.#links, links);
  }

  done(): Clustering {
    const byFirst = (a: Cluster, b: Cluster): number => a.members[0]! - b.members[0]!;
    const refused = [...this.#inOrder(this.#refusedCertain), ...this.#inOrder(this.#refusedPossible)];
    return { auto: this.#auto.sort(byFirst), review: this.#review.sort(byFirst), refused };
  }

  /** As they would have been refused one after the other, whatever component they are of. */
  #inOrder(refused: Refused[]): { edge: Edge; because: string }[] {
    const isLater = (a: Refused, b: Refused): number =>
      this.#compare(a.link, b.link) || Number(b.isRival) - Number(a.isRival) || a.link - b.link;
    return refused.sort(isLater).map(({ link, because }) => ({ edge: this.#links.edge(link), because }));
  }
}

/** Its links are made when they are asked for. */
class FoundCluster implements Cluster {
  readonly id: string;
  readonly members: readonly number[];
  readonly band: Band;
  readonly oversized: boolean;
  readonly #all: Links;
  readonly #links: readonly number[];

  constructor(
    id: string,
    members: readonly number[],
    band: Band,
    oversized: boolean,
    all: Links,
    links: readonly number[],
  ) {
    this.id = id;
    this.members = members;
    this.band = band;
    this.oversized = oversized;
    this.#all = all;
    this.#links = links;
  }

  get links(): readonly Edge[] {
    return this.#links.map((link) => this.#all.edge(link));
  }
}
