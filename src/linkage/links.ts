// Links between records by number. A million of them are not a million objects: one is made when somebody asks for it.
import type { Bits } from '../model/comparison.ts';
import type { Edge } from './pair-book.ts';
import type { RecordStore } from './record-store.ts';

export interface Links {
  readonly count: number;
  left(link: number): number;
  right(link: number): number;
  /** 0..1 */
  score(link: number): number;
  bits(link: number): Bits;
  isCertain(link: number): boolean;
  isByPerson(link: number): boolean;
  edge(link: number): Edge;
}

/** Links that are objects already. */
export class EdgeLinks implements Links {
  readonly #edges: readonly Edge[];

  constructor(edges: readonly Edge[]) {
    this.#edges = edges;
  }

  get count(): number {
    return this.#edges.length;
  }

  left(link: number): number {
    return this.#edges[link]!.left;
  }

  right(link: number): number {
    return this.#edges[link]!.right;
  }

  score(link: number): number {
    return this.#edges[link]!.score;
  }

  bits(link: number): Bits {
    return this.#edges[link]!.bits;
  }

  isCertain(link: number): boolean {
    return this.#edges[link]!.band === 'auto';
  }

  isByPerson(link: number): boolean {
    return this.#edges[link]!.decidedBy === 'person';
  }

  edge(link: number): Edge {
    return this.#edges[link]!;
  }
}

/** Strongest first; equal ones by content, never by position, so that row order changes nothing. */
export function openLinkOrder(store: RecordStore, links: Links): (a: number, b: number) => number {
  return (a, b) =>
    Number(links.isByPerson(b)) - Number(links.isByPerson(a)) ||
    links.score(b) - links.score(a) ||
    links.bits(b) - links.bits(a) ||
    compareEnds(store, links.left(a), links.right(a), links.left(b), links.right(b));
}

function compareEnds(store: RecordStore, a: number, a2: number, b: number, b2: number): number {
  const swapsA = compareIdentity(store, a, a2) > 0;
  const swapsB = compareIdentity(store, b, b2) > 0;
  return (
    compareIdentity(store, swapsA ? a2 : a, swapsB ? b2 : b) ||
    compareIdentity(store, swapsA ? a : a2, swapsB ? b : b2)
  );
}

export function compareIdentity({ ids, sources }: RecordStore, left: number, right: number): number {
  return left === right ? 0 : ids.compare(left, right) || sources[left]! - sources[right]!;
}
