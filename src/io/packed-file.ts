// A gzip file made of pieces, written and read without ever being held together.
import fs from 'node:fs';
import { createGunzip, gzipSync } from 'node:zlib';
import type { Output } from './outputs.ts';

/** So many bytes are packed at a time. */
const PIECE = 1 << 20;

export class PackedFile {
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Members of a gzip file stand one after the other: together they are one. */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE)
      void this.#output.write(gzipSync(bytes.subarray(at, at + PIECE), { level: 1 }));
  }
}

export async function* readPackedFile(file: string): AsyncGenerator<Buffer> {
  for await (const piece of fs.createReadStream(file).pipe(createGunzip())) yield piece as Buffer;
}
