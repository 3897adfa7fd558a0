// What was decided, packed by record in memory that all threads share: the last pass reads it and nothing else.
import { sharedNumbers, TextPacker, type PackedTexts } from '../linkage/text-list.ts';
import type { Edge } from '../linkage/pair-book.ts';
import type { Cluster } from '../linkage/cluster.ts';
import { csvRow } from '../text/csv-cell.ts';
import type { MergedCluster } from './golden-records.ts';

export interface MergeBook {
  /** By record: the record that survives for it, plus one; 0: it is in no cluster. */
  readonly survivors: Uint32Array;
  /** By record: the number of its texts plus one. */
  readonly entries: Uint32Array;
  /** By entry: cluster, rule, score and who decided, as the crosswalk's line ends. */
  readonly tails: PackedTexts;
  /** By entry: columns and texts that differ from the record's own, as JSON; '' for none. */
  readonly changes: PackedTexts;
}

/** A column of the layout survivorship works on, and its new text, and so on. */
export type Changes = readonly (number | string)[];

export class MergeBookBuilder {
  readonly #survivors: Uint32Array;
  readonly #entries: Uint32Array;
  readonly #tails = new TextPacker();
  readonly #changes = new TextPacker();
  #size = 0;

  constructor(records: number) {
    this.#survivors = sharedNumbers(records);
    this.#entries = sharedNumbers(records);
  }

  add({ cluster, survivor, masterRule, members, golden }: MergedCluster): void {
    const links = linkOfEach(cluster);
    cluster.members.forEach((record, at) => {
      this.#survivors[record] = survivor + 1;
      this.#entries[record] = ++this.#size;
      if (record !== survivor) {
        const link = links.get(record);
        const score = (link?.score ?? 0).toFixed(4);
        this.#tails.add(csvRow([cluster.id, link?.rule ?? '', score, link?.decidedBy ?? 'auto']));
        this.#changes.add('');
        return;
      }
      this.#tails.add(csvRow([cluster.id, masterRule, '', 'auto']));
      const { cells } = members[at]!;
      const changes = golden.cells.flatMap((cell, field) =>
        cell === (cells[field] ?? '') ? [] : [field, cell],
      );
      this.#changes.add(changes.length === 0 ? '' : JSON.stringify(changes));
    });
  }

  done(): MergeBook {
    return {
      survivors: this.#survivors,
      entries: this.#entries,
      tails: shared(this.#tails.done()),
      changes: shared(this.#changes.done()),
    };
  }
}

/** The first link, and so the strongest, of each record of a cluster. */
export function linkOfEach({ links }: Pick<Cluster, 'links'>): ReadonlyMap<number, Edge> {
  const first = new Map<number, Edge>();
  for (const link of links) {
    if (!first.has(link.left)) first.set(link.left, link);
    if (!first.has(link.right)) first.set(link.right, link);
  }
  return first;
}

/** In memory that threads share instead of copying. */
export function shared({ bytes, starts }: PackedTexts): PackedTexts {
  const own = new Uint8Array(new SharedArrayBuffer(bytes.length));
  own.set(bytes);
  const places = sharedNumbers(starts.length);
  places.set(starts);
  return { bytes: own, starts: places };
}
