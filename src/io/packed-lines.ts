// Lines of text in a gzip file, written and read without ever being held together.
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip, gzipSync } from 'node:zlib';
import type { Output } from './outputs.ts';

/** So many characters are packed at a time. */
const PIECE = 1 << 20;

export class PackedLines {
  readonly #output: Output;
  #lines: string[] = [];
  #length = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  add(line: string): void {
    this.#lines.push(line, '\n');
    this.#length += line.length + 1;
    if (this.#length >= PIECE) this.end();
  }

  /** Members of a gzip file stand one after the other: together they are one. */
  end(): void {
    if (this.#lines.length === 0) return;
    void this.#output.write(gzipSync(this.#lines.join(''), { level: 1 }));
    this.#lines = [];
    this.#length = 0;
  }
}

export async function* readPackedLines(file: string): AsyncGenerator<string> {
  const input = fs.createReadStream(file).pipe(createGunzip());
  yield* createInterface({ input, crlfDelay: Infinity });
}
