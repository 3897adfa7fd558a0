// Pieces of bytes held in memory as far as there is room, and beyond that in a private file that goes with the program.
import fs from 'node:fs';
import { scratchFile } from './content.ts';
import { guarded } from './write-errors.ts';

export class Spill {
  readonly #folder: string;
  readonly #room: number;
  /** A piece, or where it stands in the file. */
  readonly #pieces: (Uint8Array | { readonly at: number; readonly length: number })[] = [];
  #held = 0;
  #descriptor = -1;
  #file = '';
  #end = 0;

  /** `room`: bytes to hold in memory. The file is made in `folder`, or the nearest one above it that is there. */
  constructor(folder: string, room: number) {
    this.#folder = folder;
    this.#room = room;
  }

  /** How many pieces were added. */
  get size(): number {
    return this.#pieces.length;
  }

  get isSpilled(): boolean {
    return this.#descriptor >= 0;
  }

  add(piece: Uint8Array): void {
    const { length } = piece;
    if (this.#held + length <= this.#room) {
      this.#held += length;
      this.#pieces.push(piece);
      return;
    }
    if (this.#descriptor < 0) {
      this.#file = scratchFile(this.#folder);
      this.#descriptor = guarded(this.#file, () => fs.openSync(this.#file, 'wx+', 0o600));
    }
    guarded(this.#file, () => {
      for (let at = 0; at < length; )
        at += fs.writeSync(this.#descriptor, piece, at, length - at, this.#end + at);
    }, this.#end); // prettier-ignore
    this.#pieces.push({ at: this.#end, length });
    this.#end += length;
  }

  /** Bytes `from` up to `to` of a piece. */
  read(piece: number, from: number, to: number): Uint8Array {
    const found = this.#pieces[piece]!;
    if (found instanceof Uint8Array) return found.subarray(from, to);
    const bytes = Buffer.allocUnsafe(to - from);
    for (let at = 0; at < bytes.length;) {
      const read = fs.readSync(this.#descriptor, bytes, at, bytes.length - at, found.at + from + at);
      if (read === 0) throw new Error('what was spilled to disk is not there any more');
      at += read;
    }
    return bytes;
  }

  close(): void {
    if (this.#descriptor >= 0) fs.closeSync(this.#descriptor);
    this.#descriptor = -1;
    if (this.#file !== '') fs.rmSync(this.#file, { force: true });
  }
}
