// A gzip file made of pieces, written and read without ever being held together.
import fs from 'node:fs';
import { createGunzip, gzipSync } from 'node:zlib';
import type { Output } from './outputs.ts';

/** So many bytes are packed at a time, however they came. */
const PIECE = 1 << 20;

export class PackedFile {
  readonly #output: Output;
  readonly #piece = Buffer.allocUnsafe(PIECE);
  #length = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + PIECE - this.#length);
      this.#piece.set(part, this.#length);
      this.#length += part.length;
      at += part.length;
      if (this.#length === PIECE) this.end();
    }
  }

  /** Members of a gzip file stand one after the other: together they are one. */
  end(): void {
    if (this.#length === 0) return;
    void this.#output.write(gzipSync(this.#piece.subarray(0, this.#length), { level: 1 }));
    this.#length = 0;
  }
}

export async function* readPackedFile(file: string): AsyncGenerator<Buffer> {
  for await (const piece of fs.createReadStream(file).pipe(createGunzip())) yield piece as Buffer;
}
