// Merged clusters put aside until reports are written: packed, beyond a limit on disk, and read again one at a time.
import { Spill } from '../io/spill.ts';
import type { FieldOutcome } from '../survivorship/group.ts';
import type { DecidedCluster, MergedCluster } from './golden-records.ts';

/** What reports tell of a merged cluster. */
export interface ShelvedCluster extends DecidedCluster {
  readonly golden: MergedCluster['golden'];
}

const MOST_HELD = 32 << 20;
/** Clusters in one piece. */
const TOGETHER = 512;

export class MergedShelf {
  readonly #clusters: DecidedCluster[] = [];
  readonly #pieces: Spill;
  /** Of each packed cluster: its piece's end in bytes. */
  readonly #ends: number[] = [];
  #open: Buffer[] = [];
  #length = 0;
  /** By cluster: 1 where a value as good as the kept one was lost. */
  #conflicts = new Uint8Array(1024);

  constructor(folder: string) {
    this.#pieces = new Spill(folder, MOST_HELD);
  }

  add({ cluster, survivor, survivingId, masterRule, golden }: MergedCluster): void {
    if (this.#clusters.length === this.#conflicts.length) {
      const larger = new Uint8Array(this.#conflicts.length * 2);
      larger.set(this.#conflicts);
      this.#conflicts = larger;
    }
    this.#conflicts[this.#clusters.length] = golden.outcomes.some((outcome) => outcome.conflict) ? 1 : 0;
    this.#clusters.push({ cluster, survivor, survivingId, masterRule });
    const bytes = Buffer.from(JSON.stringify([golden.cells, golden.outcomes]));
    this.#open.push(bytes);
    this.#ends.push((this.#length += bytes.length));
    if (this.#open.length === TOGETHER) this.#put();
  }

  /** Those with or without a conflict, in the order they were decided. */
  *those(withConflict: boolean): Generator<ShelvedCluster> {
    this.#put();
    for (let at = 0; at < this.#clusters.length; at++) {
      if ((this.#conflicts[at] === 1) !== withConflict) continue;
      const from = at % TOGETHER === 0 ? 0 : this.#ends[at - 1]!;
      const piece = this.#pieces.read(Math.floor(at / TOGETHER), from, this.#ends[at]!);
      const [cells, outcomes] = JSON.parse(textOf(piece)) as [string[], FieldOutcome[]];
      yield { ...this.#clusters[at]!, golden: { cells, outcomes } };
    }
  }

  close(): void {
    this.#pieces.close();
  }

  #put(): void {
    if (this.#open.length === 0) return;
    this.#pieces.add(Buffer.concat(this.#open));
    this.#open = [];
    this.#length = 0;
  }
}

function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString();
}
